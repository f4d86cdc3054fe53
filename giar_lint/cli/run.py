"""One run of `giar-lint check`: lints one file after the other and hands what was found to stages, outputs and figures."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from giar_lint.catalogue.interface import say
from giar_lint.cli.arguments import Arguments
from giar_lint.cli.inputs import tell
from giar_lint.cli.sinks import Sinks
from giar_lint.cli.stages import Stage
from giar_lint.cli.unused import Suppressions
from giar_lint.config.load import shown_chain
from giar_lint.diagnostics import FileResult
from giar_lint.discovery import Found
from giar_lint.engine import Linter
from giar_lint.outputs.summary import Tally
from giar_lint.records import NamedTuple
from giar_lint.target import Target

_NAMED = 10
"""How many files that could not be read are named."""


class Linted(NamedTuple):
    """A file with what is left of its diagnostics after fixing and after the stages, what is to be told on standard error,
    and what goes to standard output besides: a diff, or the bytes of standard input as mended.
    """

    target: Target
    whole: FileResult
    result: FileResult
    lines: tuple[str, ...] = ()
    diff: str = ""
    data: bytes | None = None


class Lints(Protocol):
    """What gives the result for one file: a linter, or one that asks the cache first."""

    def lint(self, target: Target) -> FileResult: ...


class Work(Protocol):
    """How files are linted: one after the other, mended as well, or by several processes."""

    def results(self, targets: Iterable[Target]) -> Iterator[Linted]:
        """What becomes of each file, in their order."""

    @property
    def would_change(self) -> bool:
        """Whether a diff was shown."""

    def summary(self) -> str:
        """What the work adds to the summary as a line of its own, "" where it has nothing to say."""

    def end(self) -> None:
        """Lets go of all that the work holds, however the run ended."""


class Run:
    """A run whose options are settled. `work` lints, `stages` are asked before and after it."""

    def __init__(
        self, arguments: Arguments, language: str, linter: Linter, work: Work, stages: Sequence[Stage], sinks: Sinks
    ) -> None:
        self._arguments = arguments
        self._language = language
        self._linter = linter
        self._work = work
        self._stages = stages
        self._sinks = sinks
        self._told: set[str] = set()
        self._without_extra = ""
        self._unreadable = 0
        self._unread: list[str] = []

    def execute(self, found: Found) -> Tally:
        """Lints the files and writes every output; the figures of the run."""
        tally = Tally(found.excluded)
        suppressions = Suppressions(found.roots)
        # What suppressions of a configuration were good for is known at the end; until then what was found waits, so
        # that the output stays in the order of the paths.
        waiting = _Spool() if any(each.configuration.suppressions for each in found.targets) else None
        self._sinks.begin()
        targets = [each for each in found.targets if all(stage.takes(each) for stage in self._stages)]
        try:
            for linted in self._progress(self._work.results(targets), len(targets)):
                self._tell_configuration(linted.target)
                suppressions.judge(linted.whole, linted.target.configuration)
                tally.add(linted.result)
                if waiting is None:
                    self._sinks.file(linted.result)
                else:
                    waiting.put(linted.result)
                self._tell_of(linted)
        finally:
            self._work.end()
        if waiting is not None:
            unused = suppressions.unused(self._linter)
            for result in unused:
                tally.note(result)
            for result in waiting.merged(unused):
                self._sinks.file(result)
        self._sinks.end()
        sys.stdout.flush()
        self._close(tally)
        return tally

    def _progress(self, results: Iterator[Linted], total: int) -> Iterator[Linted]:
        """The results, beside a progress bar where one helps."""
        if not sys.stderr.isatty():
            return results
        from giar_lint.cli.progress import helps, shown_beside

        return shown_beside(results, total, self._language) if helps(self._arguments) else results

    def _tell_configuration(self, target: Target) -> None:
        """When the result is there, since files may be taken up long before."""
        if self._arguments.on("--verbose") and target.configuration.path is not None:
            path = shown_chain(target.configuration)
            tell(say("verbose-configuration", self._language, path=path), self._told)

    def _tell_of(self, linted: Linted) -> None:
        """What one file has to say besides its diagnostics."""
        if linted.diff:
            sys.stdout.write(linted.diff)
        if linted.data is not None:
            sys.stdout.flush()
            sys.stdout.buffer.write(linted.data)
            sys.stdout.buffer.flush()
        result = linted.result
        if result.skipped == "extra":
            self._without_extra = self._without_extra or result.path
        elif result.skipped == "unreadable":
            self._unreadable += 1
            if len(self._unread) < _NAMED:
                self._unread.append(result.path)
        if result.skipped and self._arguments.on("--verbose"):
            tell(say(f"verbose-{result.skipped}", self._language, path=result.path), self._told)
        for line in linted.lines:
            tell(line, self._told)
        for _, line in result.failures:
            tell(line, self._told, traced=True)

    def _close(self, tally: Tally) -> None:
        """What is said at the end, on standard error."""
        language = self._language
        if self._without_extra:
            tell(say("skipped-extra", language, path=self._without_extra), self._told)
        if self._unread and not any(self._arguments.on(flag) for flag in ("--only-reports", "--quiet")):
            cut = self._unreadable > len(self._unread)
            names = ("、".join(self._unread) + "等" * cut, ", ".join(self._unread) + ", ..." * cut)
            tell(say("skipped-unreadable", language, count=self._unreadable, names=names), self._told)
        for stage in self._stages:
            for line in stage.end(language):
                tell(line, self._told)
        if self._arguments.on("--statistics"):
            sys.stderr.write(tally.statistics(language))
        if not self._arguments.on("--quiet"):
            mended = self._work.summary()
            if mended:
                sys.stderr.write(mended + "\n")
            more = "".join(stage.summary(language) for stage in self._stages)
            sys.stderr.write(tally.summary(language, more) + "\n")


class OneByOne:
    """Lints in this process."""

    def __init__(self, linter: Lints, stages: Sequence[Stage]) -> None:
        self._linter = linter
        self._stages = stages

    def results(self, targets: Iterable[Target]) -> Iterator[Linted]:
        for target in targets:
            whole = self._linter.lint(target)
            yield Linted(target, whole, through(self._stages, target, whole))

    @property
    def would_change(self) -> bool:
        return False

    def summary(self) -> str:
        return ""

    def end(self) -> None:
        pass


class Mending:
    """Lints in this process, and mends or shows how."""

    def __init__(self, linter: Linter, stages: Sequence[Stage], language: str, *, unsafe: bool, write: bool) -> None:
        from giar_lint.cli.fix import Fixer

        self._whole: FileResult | None = None
        self._stages = stages
        self._fixer = Fixer(linter, self._judged, language, unsafe=unsafe, write=write)

    def results(self, targets: Iterable[Target]) -> Iterator[Linted]:
        for target in targets:
            outcome = self._fixer.fix(target)
            whole = self._whole or outcome.result
            yield Linted(target, whole, outcome.result, outcome.lines, outcome.diff, outcome.data)

    @property
    def would_change(self) -> bool:
        return self._fixer.would_change

    def summary(self) -> str:
        return self._fixer.summary()

    def end(self) -> None:
        pass

    def _judged(self, target: Target, whole: FileResult) -> FileResult:
        self._whole = whole
        return through(self._stages, target, whole)


def through(stages: Sequence[Stage], target: Target, result: FileResult) -> FileResult:
    """A result as the stages leave it."""
    for stage in stages:
        result = stage.apply(target, result)
    return result


class _Spool:
    """Results that wait outside the memory, in a file that nobody else can open."""

    def __init__(self) -> None:
        from tempfile import TemporaryFile

        self._file = TemporaryFile()  # noqa: SIM115 - closed when all of it was read
        self._count = 0

    def put(self, result: FileResult) -> None:
        import pickle

        pickle.dump(result._replace(lines=dict(result.lines)), self._file)
        self._count += 1

    def merged(self, more: Sequence[FileResult]) -> Iterator[FileResult]:
        """What was put and some more, in the order of the paths."""
        from heapq import merge

        yield from merge(self._taken(), more, key=lambda each: each.path)

    def _taken(self) -> Iterator[FileResult]:
        import pickle

        with self._file:
            self._file.seek(0)
            for _ in range(self._count):
                yield pickle.load(self._file)
