"""The values of the configuration: for each kind one function that checks what TOML or the command line holds and
resolves it.

Each takes the raw value and the trail to it, and raises ConfigError for a wrong one. Nothing here knows which key has
which kind.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import Any

from giar_lint.config.model import Globs, compile_globs
from giar_lint.diagnostics import Severity
from giar_lint.errors import UserError, listed
from giar_lint.policy import known_words, resolve_prefix, resolve_rule
from giar_lint.records import NamedTuple
from giar_lint.rule import Rule

Trail = tuple[str | int, ...]

KINDS: dict[type, tuple[str, str]] = {
    str: ("字符串", "a string"),
    int: ("整数", "an integer"),
    float: ("数值", "a number"),
    bool: ("true或false", "true or false"),
    list: ("数组", "an array"),
    dict: ("表", "a table"),
}
YEARS = (2000, 2099)
"""The first and the last year that a report can be configured to be of."""

SIZE = r"^(\d{1,15})\s*([KkMmGg]?[Ii]?[Bb]?)$"
"""A size in bytes as a string."""

LARGEST_SIZE = 2**30
"""The most bytes that `max-size` may allow: a file is read as a whole."""

_UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class ConfigError(Exception):
    """A wrong value: the trail to it, the key of the text that says so, the wrong word and what it could have been."""

    def __init__(self, trail: Trail, key: str, *, word: str = "", known: Iterable[str] = (), **values: object) -> None:
        super().__init__(key)
        self.trail = trail
        self.key = key
        self.word = word
        self.known = tuple(known)
        self.values = values

    def as_user_error(self, where: str) -> UserError:
        """The error that ends the run, with the place that the user knows."""
        return UserError(self.key, word=self.word, known=self.known, where=where, **self.values)


class Context(NamedTuple):
    """What values are checked against: the rules there are, and the absolute folder from which paths count."""

    rules: Mapping[str, Rule]
    base: str


def of_type(value: object, kind: type, trail: Trail) -> Any:
    """`value`, if it is of that type as TOML has it (a bool is no number, an integer is a number too)."""
    accepted = (int, float) if kind is float else (kind,)
    if not isinstance(value, accepted) or (isinstance(value, bool) and kind is not bool):
        raise ConfigError(trail, "error-type", word=str(trail[-1]), wanted=KINDS[kind])
    return value


def strings(value: object, context: Context, trail: Trail) -> tuple[str, ...]:
    """An array of strings, none of them blank."""
    for index, item in enumerate(of_type(value, list, trail)):
        if not isinstance(item, str) or not item.strip():
            raise ConfigError((*trail, index), "error-strings", word=str(trail[-1]))
    return tuple(value)  # type: ignore[arg-type]


def text(value: object, context: Context, trail: Trail) -> str:
    """A string that is not blank."""
    if not of_type(value, str, trail).strip():
        raise ConfigError(trail, "error-blank", word=str(trail[-1]))
    return str(value)


def codes(value: object, context: Context, trail: Trail) -> tuple[str, ...]:
    """An array of codes, prefixes of codes and names of rules, as codes and prefixes."""
    found = []
    for index, word in enumerate(strings(value, context, trail)):
        code = resolve_prefix(word, context.rules)
        if code is None:
            raise ConfigError((*trail, index), "error-rule", word=word, known=known_words(context.rules))
        found.append(code)
    return tuple(found)


def one_code(value: object, context: Context, trail: Trail) -> str:
    """A code or name of one rule, as its code."""
    word = text(value, context, trail)
    code = resolve_rule(word, context.rules)
    if code is None:
        raise ConfigError(trail, "error-rule", word=word, known=known_words(context.rules))
    return code


def by_rule(value: object, context: Context, trail: Trail) -> dict[str, tuple[Any, Trail]]:
    """A table with a code or name of a rule as each key: its value and the trail to it, by code."""
    found: dict[str, tuple[Any, Trail]] = {}
    for word, item in of_type(value, dict, trail).items():
        code = resolve_rule(word, context.rules)
        if code is None:
            raise ConfigError((*trail, word), "error-rule", word=word, known=known_words(context.rules))
        if code in found:
            raise ConfigError((*trail, word), "error-rule-twice", word=word, code=code, name=context.rules[code].name)
        found[code] = (item, (*trail, word))
    return found


def severity_table(value: object, context: Context, trail: Trail) -> dict[str, Severity]:
    """A table of severities by code."""
    return {code: severity(word, context, place) for code, (word, place) in by_rule(value, context, trail).items()}


def severity(value: object, context: Context, trail: Trail) -> Severity:
    """`error`, `warning`, `info` or `off`."""
    return Severity.parse(one_of(value, [each.label for each in reversed(Severity)], trail))


def one_of(value: object, known: Iterable[str], trail: Trail) -> str:
    """A string out of `known`."""
    word = of_type(value, str, trail)
    choices = tuple(known)
    if word not in choices:
        raise ConfigError(trail, "error-choice", word=word, known=choices, name=trail[-1], choices=listed(choices))
    return str(word)


def globs(value: object, context: Context, trail: Trail) -> Globs:
    """An array of patterns, written as in a .gitignore."""
    patterns = strings(value, context, trail)
    for index, pattern in enumerate(patterns):
        if not usable_glob(pattern):
            raise ConfigError((*trail, index), "error-glob", word=pattern)
    return Globs(context.base, patterns)


def glob(value: object, context: Context, trail: Trail) -> Globs:
    """One pattern, or a path."""
    return globs([text(value, context, trail)], context, trail)


def file(value: object, context: Context, trail: Trail) -> str:
    """The path of a file, absolute. Whether it is there is for whoever reads it."""
    return os.path.normpath(os.path.join(context.base, text(value, context, trail)))


def year(value: object, context: Context, trail: Trail) -> int:
    """A report's year, in four digits."""
    number: int = of_type(value, int, trail)
    if not YEARS[0] <= number <= YEARS[1]:
        raise ConfigError(trail, "error-year", word=str(number))
    return number


def usable_glob(pattern: str) -> bool:
    """Whether a line is a pattern (and not a comment, blank or malformed)."""
    try:
        patterns = list(compile_globs((pattern,)).patterns)
    except (ValueError, re.error):
        return False
    return bool(patterns) and all(each.include is not None for each in patterns)


def edition(value: object, context: Context, trail: Trail) -> str:
    """`auto`, the key of an edition, or the absolute path of a folder that holds one."""
    from giar_lint.edition import BUILT_IN

    word = text(value, context, trail)
    if word == "auto" or word in BUILT_IN:
        return word
    folder = os.path.normpath(os.path.join(context.base, word))
    if not os.path.isdir(folder):
        raise ConfigError(trail, "error-edition", word=word, known=("auto", *BUILT_IN))
    return folder


def size(value: object, context: Context, trail: Trail) -> int:
    """A number of bytes up to LARGEST_SIZE: an integer, or a string with a unit (`16MiB`)."""
    if isinstance(value, int) and not isinstance(value, bool):
        number = value
    else:
        match = re.fullmatch(SIZE, value) if isinstance(value, str) else None
        unit = _UNITS.get(match[2].upper()) if match else None
        if match is None or unit is None:
            raise ConfigError(trail, "error-size", word=str(value))
        number = int(match[1]) * unit
    if not 0 < number <= LARGEST_SIZE:
        raise ConfigError(trail, "error-size", word=str(value))
    return number


def day(value: object, context: Context, trail: Trail) -> tuple[int, int]:
    """A day of the year, `MM-DD`, as (month, day)."""
    match = re.fullmatch(r"(\d\d)-(\d\d)", value) if isinstance(value, str) else None
    if match is None or not 1 <= int(match[1]) <= 12 or not 1 <= int(match[2]) <= _DAYS[int(match[1]) - 1]:
        raise ConfigError(trail, "error-day", word=str(value))
    return int(match[1]), int(match[2])


def required_version(value: object, context: Context, trail: Trail) -> str:
    """A condition on the program's version (`>=0.1,<2`), which must hold."""
    from giar_lint import __version__

    word = text(value, context, trail)
    conditions = [re.fullmatch(r"\s*(>=|<=|==|!=|>|<)\s*(\d+(?:\.\d+){0,3})\s*", part) for part in word.split(",")]
    for condition in conditions:
        if condition is None:
            raise ConfigError(trail, "error-version-form", word=word)
        mine, other = _release(__version__), _release(condition[2])
        holds = {
            ">=": mine >= other,
            "<=": mine <= other,
            "==": mine == other,
            "!=": mine != other,
            ">": mine > other,
            "<": mine < other,
        }[condition[1]]
        if not holds:
            raise ConfigError(trail, "error-version", word=word, version=__version__)
    return word


def _release(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in version.split(".")]
    return (*numbers, *[0] * (4 - len(numbers)))
