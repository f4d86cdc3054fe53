"""`giar-lint check`: finds the files, lints one after the other, writes what the output format makes of it, counts."""

from __future__ import annotations

import os
import sys

from giar_lint.catalogue.interface import say
from giar_lint.cli.arguments import Arguments
from giar_lint.cli.command_layer import command_layer
from giar_lint.cli.unused import Suppressions
from giar_lint.config.load import Configurations, shown
from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration
from giar_lint.diagnostics import FileResult, Severity
from giar_lint.discovery import Found, discover, standard_input
from giar_lint.engine import Linter
from giar_lint.errors import UserError
from giar_lint.outputs import Style, formatter
from giar_lint.outputs.summary import Tally
from giar_lint.outputs.terminal import harmless
from giar_lint.rules import registry
from giar_lint.target import STANDARD_INPUT

_PLAIN_WIDTH = 100


def run(arguments: Arguments, language: str) -> int:
    """Lints, prints, and returns the exit status. `language` is the one stated on the command line, "" for none.

    Language and `fail-on` hold for the whole run. Where the command line does not state them they come from the
    configuration of the working directory, and where there is none, from that of the first path: the working
    directory stays the same for every batch of files that pre-commit hands over, the first path does not.
    """
    rules = registry()
    paths = arguments.words
    if arguments.on("--no-config") and arguments.text("--config") is not None:
        raise UserError("error-together", first="--config", second="--no-config")
    if STANDARD_INPUT in paths and len(paths) > 1:
        raise UserError("error-stdin")
    if arguments.text("--stdin-filename") is not None and paths != (STANDARD_INPUT,):
        raise UserError("error-stdin-name")
    command = command_layer(arguments, rules)
    configurations = Configurations(rules, fixed=arguments.text("--config"), enabled=not arguments.on("--no-config"))
    general = _general(configurations, paths)
    language = language or general.value("language") or "zh"
    try:
        return _run(arguments, paths, configurations, general, Resolver(rules, command), language)
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
    found = _targets(arguments, paths, configurations)
    linter = Linter(
        resolver, language=language, skip_named=arguments.on("--only-reports"), trace=arguments.on("--verbose")
    )
    style = Style(language, _coloured(arguments.text("--color") or "auto"), _width())
    output = formatter(arguments.text("--output-format") or "full", style)
    tally = Tally(found.excluded)
    told: set[str] = set()
    suppressions = Suppressions(found.roots)
    # What suppressions of a configuration were good for is known at the end; until then what was found is kept, so
    # that the output stays in the order of the paths.
    kept: list[FileResult] | None = [] if any(each.configuration.suppressions for each in found.targets) else None
    _write(output.begin())
    for target in found.targets:
        if arguments.on("--verbose") and target.configuration.path is not None:
            _tell(say("verbose-configuration", language, path=shown(target.configuration.path)), told)
        result = linter.lint(target)
        tally.add(result)
        suppressions.judge(result, target.configuration)
        if kept is None:
            _write(output.file(result))
        elif result.diagnostics:
            kept.append(result)
        if result.skipped and arguments.on("--verbose"):
            _tell(say(f"verbose-{result.skipped}", language, path=result.path), told)
        for _, line in result.failures:
            _tell(line, told)
    for result in suppressions.unused(linter):
        tally.note(result)
        kept = [*(kept or ()), result]
    for result in sorted(kept or (), key=lambda each: each.path):
        _write(output.file(result))
    _write(output.end())
    sys.stdout.flush()
    if arguments.on("--statistics"):
        sys.stderr.write(tally.statistics(language))
    if not arguments.on("--quiet"):
        sys.stderr.write(tally.summary(language) + "\n")
    return _status(tally, arguments.text("--fail-on") or general.value("fail-on") or "error")


def _status(tally: Tally, fail_on: str) -> int:
    if tally.failed:
        return 2
    if fail_on == "never":
        return 0
    return int(any(severity >= Severity.parse(fail_on) for severity in tally.by_severity))


def _targets(arguments: Arguments, paths: tuple[str, ...], configurations: Configurations) -> Found:
    force = arguments.on("--force-exclude")
    if paths == (STANDARD_INPUT,):
        return standard_input(arguments.text("--stdin-filename") or "", configurations, force_exclude=force)
    return discover(paths, configurations, force_exclude=force)


def _general(configurations: Configurations, paths: tuple[str, ...]) -> Configuration:
    """The configuration that settles what holds for the run as a whole."""
    found = configurations.of_folder(os.getcwd())
    if found.path is None and paths and paths != (STANDARD_INPUT,):
        found = configurations.of_path(paths[0])
    return found


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


def _tell(line: str, told: set[str]) -> None:
    """A line on standard error, once; what goes before it on standard output is shown before it."""
    if line not in told:
        told.add(line)
        sys.stdout.flush()
        print("giar-lint: " + "\n".join(harmless(each) for each in line.split("\n")), file=sys.stderr)
