"""`giar-lint check`: finds the files, lints one after the other, writes what the output format makes of it, counts."""

from __future__ import annotations

import os
import sys

from giar_lint.catalogue.interface import say
from giar_lint.cli.arguments import Arguments
from giar_lint.cli.command_layer import command_layer
from giar_lint.cli.inputs import configuration_of_run, find, require_sense, tell
from giar_lint.cli.stages import stages
from giar_lint.cli.unused import Suppressions
from giar_lint.config.load import Configurations, shown
from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration
from giar_lint.diagnostics import FileResult, Severity
from giar_lint.engine import Linter
from giar_lint.errors import UserError
from giar_lint.outputs import Style, formatter
from giar_lint.outputs.summary import Tally
from giar_lint.rules import registry

_PLAIN_WIDTH = 100


def run(arguments: Arguments, language: str) -> int:
    """Lints, prints, and returns the exit status. `language` is the one stated on the command line, "" for none.

    Language and `fail-on` hold for the whole run. Where the command line does not state them they come from the
    configuration of the working directory, and where there is none, from that of the first path: the working
    directory stays the same for every batch of files that pre-commit hands over, the first path does not.
    """
    paths = arguments.words
    require_sense(arguments)
    fixed, enabled = arguments.text("--config"), not arguments.on("--no-config")
    configurations = Configurations(registry(), fixed=fixed, enabled=enabled)
    general = configuration_of_run(configurations, paths)
    language = language or general.value("language") or "zh"
    try:
        # After the configuration, whose plugins may bring the rules that the command line names.
        command = command_layer(arguments, configurations.rules)
        return _run(arguments, paths, configurations, general, Resolver(configurations.rules, command), language)
    except UserError as error:
        error.language = error.language or language
        raise


def _run(
    arguments: Arguments,
    paths: tuple[str, ...],
    configurations: Configurations,
    general: Configuration,
    resolver: Resolver,
    language: str,
) -> int:
    found = find(arguments, configurations, force_exclude=arguments.on("--force-exclude"))
    linter = Linter(
        resolver, language=language, skip_named=arguments.on("--only-reports"), trace=arguments.on("--verbose")
    )
    style = Style(language, _coloured(arguments.text("--color") or "auto"), _width())
    output = formatter(arguments.text("--output-format") or "full", style)
    between = stages(arguments, general, linter)
    tally = Tally(found.excluded)
    told: set[str] = set()
    extra = ""
    suppressions = Suppressions(found.roots)
    # What suppressions of a configuration were good for is known at the end; until then what was found is kept, so
    # that the output stays in the order of the paths.
    kept: list[FileResult] | None = [] if any(each.configuration.suppressions for each in found.targets) else None
    _write(output.begin())
    for target in found.targets:
        if not all(stage.takes(target) for stage in between):
            continue
        if arguments.on("--verbose") and target.configuration.path is not None:
            tell(say("verbose-configuration", language, path=shown(target.configuration.path)), told)
        result = linter.lint(target)
        suppressions.judge(result, target.configuration)
        for stage in between:
            result = stage.apply(target, result)
        tally.add(result)
        if kept is None:
            _write(output.file(result))
        elif result.diagnostics:
            kept.append(result)
        if result.skipped == "extra":
            extra = extra or result.path
        if result.skipped and arguments.on("--verbose"):
            tell(say(f"verbose-{result.skipped}", language, path=result.path), told)
        for _, line in result.failures:
            tell(line, told)
    for result in suppressions.unused(linter):
        tally.note(result)
        kept = [*(kept or ()), result]
    for result in sorted(kept or (), key=lambda each: each.path):
        _write(output.file(result))
    _write(output.end())
    if extra:
        tell(say("skipped-extra", language, path=extra), told)
    sys.stdout.flush()
    for stage in between:
        for line in stage.end(language):
            tell(line, told)
    if arguments.on("--statistics"):
        sys.stderr.write(tally.statistics(language))
    if not arguments.on("--quiet"):
        more = "".join(stage.summary(language) for stage in between)
        sys.stderr.write(tally.summary(language, more) + "\n")
    return _status(tally, arguments.text("--fail-on") or general.value("fail-on") or "error")


def _status(tally: Tally, fail_on: str) -> int:
    if tally.failed:
        return 2
    if fail_on == "never":
        return 0
    return int(any(severity >= Severity.parse(fail_on) for severity in tally.by_severity))


def _coloured(choice: str) -> bool:
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return choice == "always"


def _width() -> int:
    """The width of the terminal; a fixed one where there is none, so that output to a file is the same everywhere."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _PLAIN_WIDTH
    except (OSError, ValueError):
        return _PLAIN_WIDTH


def _write(text: str) -> None:
    if text:
        sys.stdout.write(text)
