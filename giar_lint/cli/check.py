"""`giar-lint check`: settles from the command line and the configuration what a run is to do, and has it done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from giar_lint.choices import SHOWING_ALL
from giar_lint.cli.arguments import Arguments
from giar_lint.cli.command_layer import command_layer
from giar_lint.cli.inputs import configuration_of_run, find, require_sense
from giar_lint.cli.run import Lints, Mending, OneByOne, Run, Work
from giar_lint.cli.screen import coloured, columns
from giar_lint.cli.sinks import STANDARD_ERROR, STANDARD_OUTPUT, Output, Sinks, outputs_of
from giar_lint.cli.stages import Known, Stage, stages
from giar_lint.config.load import Configurations
from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration
from giar_lint.discovery import Found
from giar_lint.engine import Linter
from giar_lint.errors import UserError
from giar_lint.outputs import RunInfo, Style
from giar_lint.rules import registry
from giar_lint.target import FORKED, STANDARD_INPUT

if TYPE_CHECKING:
    from giar_lint.cache import Cache

Look = Callable[[Arguments, Configurations], Found | None]


def run(arguments: Arguments, language: str) -> int:
    """Lints, prints, and returns the exit status. `language` is the one stated on the command line, "" for none.

    Language and `fail-on` hold for the whole run. Where the command line does not state them they come from the
    configuration of the working directory, and where there is none, from that of the first path: the working
    directory stays the same for every batch of files that pre-commit hands over, the first path does not.
    """
    require_sense(arguments)
    if arguments.on("--watch"):
        from giar_lint.cli.watch import watch

        watch(arguments, language)
    fixed, enabled = arguments.text("--config"), not arguments.on("--no-config")
    configurations = Configurations(registry(), fixed=fixed, enabled=enabled)
    return once(arguments, language, configurations, _found)


def once(
    arguments: Arguments, language: str, configurations: Configurations, look: Look, more: Sequence[Stage] = ()
) -> int:
    """One run over the files that `look` finds, as `run` has it; none where it finds None, which is no error. `more` are
    stages before those that the options ask for.
    """
    general = configuration_of_run(configurations, arguments.words)
    language = language or general.value("language") or "zh"
    try:
        # After the configuration, whose plugins may bring the rules that the command line names.
        command = command_layer(arguments, configurations.rules)
        found = look(arguments, configurations)
        if found is None:
            return 0
        return _run(arguments, found, configurations, general, Resolver(configurations.rules, command), language, more)
    except UserError as error:
        error.language = error.language or language
        raise


def _found(arguments: Arguments, configurations: Configurations) -> Found:
    return find(arguments, configurations, force_exclude=arguments.on("--force-exclude"))


_WRITING = ("--fix", "--output-file", "--output", "--write-baseline", "--prune-baseline")


def _run(
    arguments: Arguments,
    found: Found,
    configurations: Configurations,
    general: Configuration,
    resolver: Resolver,
    language: str,
    more: Sequence[Stage],
) -> int:
    outputs = outputs_of(arguments)
    writes = any(arguments.options.get(flag) for flag in _WRITING)
    if writes:
        from giar_lint.cli.signals import end_in_order

        end_in_order()
    linter = Linter(
        resolver,
        language=language,
        skip_named=arguments.on("--only-reports"),
        trace=arguments.on("--verbose"),
        content=any(each.format in SHOWING_ALL for each in outputs),
    )
    between = [*more, *stages(arguments, general, linter)]
    if writes:
        from giar_lint.cli.signals import Asked

        between.append(Asked())
    lints, cache = _cached(arguments, linter, general, language)
    work = _work(arguments, lints, linter, between, language)
    if isinstance(work, OneByOne) and len(found.targets) >= 2 * FORKED and arguments.text("--jobs") != "1":
        from giar_lint.cli.jobs import several

        work = several(arguments, resolver, linter, lints, between, language)
    baseline = any(isinstance(each, Known) for each in between)

    def about() -> RunInfo:
        from giar_lint.cli.about import run_info

        return run_info(resolver.rules.values(), language, baseline=baseline)

    sinks = Sinks(
        _written(arguments, outputs),
        style=Style(language, coloured(arguments.text("--color") or "auto"), columns()),
        file_style=Style(language, arguments.text("--color") == "always"),
        about=about,
        inputs=(each.path for each in found.targets),
    )
    with sinks:
        tally = Run(arguments, language, linter, work, between, sinks).execute(found)
    if cache is not None:
        from giar_lint.cli.cached import remember

        remember(cache, configurations, (general, *(each.configuration for each in found.targets)))
        cache.close()
    fail_on = arguments.text("--fail-on") or general.value("fail-on") or "error"
    return tally.status(fail_on) or int(fail_on != "never" and work.would_change)


def _cached(arguments: Arguments, linter: Linter, general: Configuration, language: str) -> tuple[Lints, Cache | None]:
    """What lints files, and its cache; none where it is not wanted, or results hold what it does not keep."""
    if arguments.on("--no-cache") or linter.content:
        return linter, None
    from giar_lint.cache import Cache
    from giar_lint.caching import CachingLinter
    from giar_lint.cli.cached import cache_folder, command_of

    cache = Cache(cache_folder(general.path))
    return CachingLinter(linter, cache, command_of(arguments, language)), cache


def _work(arguments: Arguments, lints: Lints, linter: Linter, between: Sequence[Stage], language: str) -> Work:
    """How the files are linted. Raises UserError for options that contradict each other."""
    fix, diff, unsafe = (arguments.on(flag) for flag in ("--fix", "--diff", "--unsafe-fixes"))
    if fix and diff:
        raise UserError("error-together", first="--fix", second="--diff")
    if not fix and not diff:
        if unsafe:
            raise UserError("error-unsafe-alone")
        return OneByOne(lints, between)
    return Mending(linter, between, language, unsafe=unsafe, write=fix)


def _written(arguments: Arguments, outputs: Sequence[Output]) -> Sequence[Output]:
    """The outputs of the run: where standard output is taken by a diff or by the mended text, the main one goes to
    standard error, or nowhere.
    """
    main, *others = outputs
    if main.path != STANDARD_OUTPUT:
        return outputs
    if arguments.on("--diff"):
        return others
    if arguments.on("--fix") and arguments.words == (STANDARD_INPUT,):
        return [main._replace(path=STANDARD_ERROR), *others]
    return outputs
