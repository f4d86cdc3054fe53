"""`--jobs` of `giar-lint check`: files are linted by several processes, everything else happens in this one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from giar_lint.caching import CachingLinter
from giar_lint.catalogue.interface import say
from giar_lint.cli.arguments import Arguments
from giar_lint.cli.cached import command_of
from giar_lint.cli.run import Linted, Lints, OneByOne, Work, through
from giar_lint.cli.signals import end_in_order
from giar_lint.cli.stages import Stage
from giar_lint.config.merge import Resolver
from giar_lint.diagnostics import FileResult
from giar_lint.engine import Linter
from giar_lint.errors import one_line
from giar_lint.parallel import Workers
from giar_lint.target import Target
from giar_lint.worker import Setup, plugins_of


class Several:
    """Lints in up to `jobs` processes, and in this one by `lints` where they do not pay."""

    def __init__(self, setup: Setup, jobs: int, lints: Lints, stages: Sequence[Stage]) -> None:
        self._stages = stages
        self._language = setup.language
        self._workers = Workers(setup, jobs, lints.lint, self._gone)
        if isinstance(lints, CachingLinter):
            # What the cache knows is had sooner than a process can be asked for it.
            self._workers = Workers(setup, jobs, lints.lint, self._gone, known=lints.known)

    def results(self, targets: Iterable[Target]) -> Iterator[Linted]:
        for target, whole in self._workers.results(targets):
            yield Linted(target, whole, through(self._stages, target, whole))

    @property
    def would_change(self) -> bool:
        return False

    def summary(self) -> str:
        return ""

    def end(self) -> None:
        self._workers.close()

    def _gone(self, target: Target) -> FileResult:
        line = one_line(say("failure-process", self._language, path=target.shown))
        return FileResult(target.shown, failures=(("", line),))


def several(
    arguments: Arguments,
    resolver: Resolver,
    linter: Linter,
    lints: Lints,
    between: Sequence[Stage],
    language: str,
) -> Work:
    """The work as `--jobs` has it: `linter` lints in this process, `lints` is that or asks the cache first."""
    setup = Setup(
        plugins_of(resolver.rules),
        resolver.command,
        language,
        skip_named=arguments.on("--only-reports"),
        trace=arguments.on("--verbose"),
        content=linter.content,
        # The stamp of what runs here: were the program upgraded meanwhile, what it finds would be kept as the new one's.
        cache=(lints.cache.folder, lints.cache.stamp) if isinstance(lints, CachingLinter) else None,
        about=command_of(arguments, language),
    )
    jobs = int(arguments.text("--jobs") or usable_cores())
    if jobs == 1:
        return OneByOne(lints, between)
    # However the run is ended, the processes are ended with it.
    end_in_order()
    return Several(setup, jobs, lints, between)


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
