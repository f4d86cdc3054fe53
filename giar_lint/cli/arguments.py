"""What each command takes, and the parsing of it; `argparse` does the options, errors and help follow the language."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from giar_lint.choices import COLOURS, FAIL_ON, FORMATS, LANGUAGES, LISTINGS, SCHEMAS
from giar_lint.errors import UserError, listed
from giar_lint.records import NamedTuple


class Option(NamedTuple):
    """An option of a command. `value` is how help names its value, "" for a switch; `choices` all that it can be, `number`
    that it is a whole number from 1 on.
    """

    flag: str
    value: str = ""
    choices: tuple[str, ...] = ()
    repeatable: bool = False
    number: bool = False


class Command(NamedTuple):
    """A command: how help shows its arguments, and its options."""

    usage: str
    options: tuple[Option, ...]


_LANGUAGE = Option("--language", choices=LANGUAGES)
_HELP = Option("--help")
COMMANDS: Mapping[str, Command] = {
    "check": Command(
        "[PATH ...]",
        (
            Option("--output-format", choices=FORMATS),
            Option("--output-file", "FILE"),
            Option("--output", "FORMAT=FILE", repeatable=True),
            Option("--config", "FILE"),
            Option("--no-config"),
            Option("--select", "LIST", repeatable=True),
            Option("--extend-select", "LIST", repeatable=True),
            Option("--ignore", "LIST", repeatable=True),
            Option("--severity", "CODE=error|warning|info|off", repeatable=True),
            Option("--fail-on", choices=FAIL_ON),
            Option("--fix"),
            Option("--unsafe-fixes"),
            Option("--diff"),
            Option("--baseline", "FILE"),
            Option("--write-baseline"),
            Option("--prune-baseline"),
            Option("--changed-since", "REV"),
            Option("--force-exclude"),
            Option("--only-reports"),
            Option("--stdin-filename", "NAME"),
            Option("--jobs", "N", number=True),
            Option("--no-cache"),
            Option("--watch"),
            Option("--statistics"),
            Option("--quiet"),
            Option("--verbose"),
            Option("--color", choices=COLOURS),
            _LANGUAGE,
            _HELP,
        ),
    ),
    "rules": Command("", (Option("--output-format", choices=LISTINGS), _LANGUAGE, _HELP)),
    "explain": Command("CODE|NAME", (_LANGUAGE, _HELP)),
    "config": Command(
        "[PATH]",
        (
            Option("--config", "FILE"),
            Option("--no-config"),
            Option("--select", "LIST", repeatable=True),
            Option("--extend-select", "LIST", repeatable=True),
            Option("--ignore", "LIST", repeatable=True),
            Option("--severity", "CODE=error|warning|info|off", repeatable=True),
            _LANGUAGE,
            _HELP,
        ),
    ),
    "clean": Command("", (_LANGUAGE, _HELP)),
    "init": Command("", (Option("--force"), _LANGUAGE, _HELP)),
    "extract": Command(
        "[PATH ...]",
        (
            Option("--text"),
            Option("--csv"),
            Option("--output-file", "FILE"),
            Option("--config", "FILE"),
            Option("--no-config"),
            Option("--stdin-filename", "NAME"),
            Option("--quiet"),
            Option("--verbose"),
            _LANGUAGE,
            _HELP,
        ),
    ),
    "schema": Command("", (Option("--of", choices=SCHEMAS), _LANGUAGE, _HELP)),
    "server": Command("", (Option("--stdio"), _LANGUAGE, _HELP)),
}


class Arguments(NamedTuple):
    """What was given: the values of options by flag, and the rest in its order."""

    options: Mapping[str, Any]
    words: tuple[str, ...]

    def text(self, flag: str) -> str | None:
        """The value of an option, None where it was not given."""
        value: str | None = self.options[flag]
        return value

    def on(self, flag: str) -> bool:
        """Whether a switch was given."""
        return bool(self.options[flag])

    def each(self, flag: str) -> list[str]:
        """The values of an option that is repeatable, as they were given."""
        values: list[str] | None = self.options[flag]
        return values or []

    def items(self, flag: str) -> list[str] | None:
        """The items of an option that takes a list, over all its occurrences; None where it was not given."""
        lists: list[str] | None = self.options[flag]
        if lists is None:
            return None
        return [item.strip() for each in lists for item in each.split(",") if item.strip()]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UserError("error-usage", word=message)


def _formatter(prog: str) -> argparse.HelpFormatter:
    """With a width of its own, argparse does not import what it takes to ask the terminal for one, at every start."""
    return argparse.HelpFormatter(prog, width=80)


def parse(command: Command, given: Sequence[str]) -> Arguments:
    """The arguments of a command. Raises UserError for an unknown option, a missing value and a value that is none of
    the choices.

    Options and paths may be mixed; everything after `--` is a path.
    """
    parser = _Parser(add_help=False, allow_abbrev=False, exit_on_error=False, formatter_class=_formatter)
    for option in command.options:
        if option.value or option.choices:
            parser.add_argument(option.flag, dest=option.flag, action="append" if option.repeatable else "store")
        else:
            parser.add_argument(option.flag, dest=option.flag, action="store_true")
    end = given.index("--") if "--" in given else len(given)
    try:
        found, rest = parser.parse_known_args(given[:end])
    except argparse.ArgumentError as error:
        raise UserError("error-usage", word=error.argument_name or "") from None
    flags = [option.flag for option in command.options]
    for word in rest:
        if word.startswith("-") and word != "-":
            raise UserError("error-option-name", word=word.partition("=")[0], known=flags)
    options = vars(found)
    for option in command.options:
        value = options[option.flag]
        if option.choices and value is not None and value not in option.choices:
            shown = listed(option.choices)
            raise UserError("error-choice", word=value, known=option.choices, name=option.flag, choices=shown)
        if option.number and value is not None and not _positive(value):
            raise UserError("error-count", word=value, name=option.flag)
    return Arguments(options, (*rest, *given[end + 1 :]))


def _positive(value: str) -> bool:
    """Whether a value is a whole number from 1 on, of a length that anybody means."""
    return value.isascii() and value.isdecimal() and len(value) < 10 and int(value) > 0


def stated_language(given: Sequence[str]) -> str:
    """The language that the arguments state, however wrong the rest of them is; "" where they state none."""
    for index, word in enumerate(given):
        flag, mark, value = word.partition("=")
        if flag == "--language":
            value = value if mark else "".join(given[index + 1 : index + 2])
            return value if value in LANGUAGES else ""
    return ""


def help_page(name: str, language: str) -> str:
    """The help of a command; of the whole program for ""."""
    from giar_lint.catalogue.help import help_text
    from giar_lint.outputs.terminal import width

    usage = help_text("usage", language)
    if name:
        command = COMMANDS[name]
        head = f"{usage}giar-lint {name} {command.usage}".rstrip() + f"\n\n{help_text(name, language)}"
        more = f"\n{help_text(f'{name}-more', language)}" if name in ("check", "extract") else ""
        rows = [(_shape(option), help_text(option.flag, language)) for option in command.options]
        parts = [head + more, help_text("options", language)]
    else:
        rows = [(f"{each} {COMMANDS[each].usage}".rstrip(), help_text(each, language)) for each in COMMANDS]
        rows += [(flag, help_text(flag, language)) for flag in ("--version", "--help")]
        head = f"{usage}giar-lint COMMAND ...\n\n{help_text('giar-lint', language)}{help_text('more', language)}"
        parts = [head, help_text("commands", language)]
    column = max(width(left) for left, _ in rows) + 2
    lines = [f"  {left}{' ' * (column - width(left))}{right}" for left, right in rows]
    return "\n\n".join(parts) + "\n" + "\n".join(lines) + "\n"


def _shape(option: Option) -> str:
    value = option.value or "|".join(option.choices)
    return f"{option.flag} {value}".rstrip()
