"""Which keys the configuration has and of what kind each is; the one table from which a file is checked and from which
its JSON Schema is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from giar_lint.choices import FAIL_ON, LANGUAGES
from giar_lint.config import values
from giar_lint.config.options import rule_options
from giar_lint.config.values import ConfigError, Context, Trail

Kind = Callable[[object, Context, Trail], Any]

LEVELS = ("national", "provincial", "prefectural", "county", "township")
AGENCY_KINDS = ("government", "department")


class Choice:
    """The kind of a value that is one of some words."""

    def __init__(self, *known: str) -> None:
        self.known = known

    def __call__(self, value: object, context: Context, trail: Trail) -> str:
        return values.one_of(value, self.known, trail)


class Tables:
    """The kind of an array of tables: the keys of each, those that must be there, and one whose value no two share."""

    def __init__(self, keys: Mapping[str, Kind], *required: str, unique: str = "") -> None:
        self.keys = keys
        self.required = required
        self.unique = unique

    def __call__(self, value: object, context: Context, trail: Trail) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        taken: set[object] = set()
        for index, table in enumerate(values.of_type(value, list, trail)):
            place = (*trail, index)
            checked = check(values.of_type(table, dict, place), self.keys, context, place)
            for key in self.required:
                if key not in checked:
                    raise ConfigError(place, "error-missing-key", table=f"[[{trail[-1]}]]", missing=key)
            if self.unique and checked[self.unique] in taken:
                raise ConfigError((*place, self.unique), "error-agency-twice", word=checked[self.unique])
            if self.unique:
                taken.add(checked[self.unique])
            found.append(checked)
        return found


_CHANGES: Mapping[str, Kind] = {
    "select": values.codes,
    "extend-select": values.codes,
    "ignore": values.codes,
    "severity": values.severity_table,
    "rules": rule_options,
}
"""What may be said of rules, for all files, for an agency and for some files."""

AGENCY: Mapping[str, Kind] = {
    "name": values.text,
    "aliases": values.strings,
    "files": values.globs,
    "level": Choice(*LEVELS),
    "kind": Choice(*AGENCY_KINDS),
    "deadline": values.day,
    **_CHANGES,
}
"""The keys of an `[[agency]]`."""

OVERRIDE: Mapping[str, Kind] = {
    "files": values.globs,
    "year": values.year,
    "edition": values.edition,
    **_CHANGES,
}
"""The keys of an `[[override]]`."""

SUPPRESS: Mapping[str, Kind] = {
    "file": values.glob,
    "code": values.one_code,
    "text": values.text,
    "reason": values.text,
}
"""The keys of a `[[suppress]]`."""

KEYS: Mapping[str, Kind] = {
    "extends": values.file,
    "required-version": values.required_version,
    "language": Choice(*LANGUAGES),
    "include": values.globs,
    "exclude": values.globs,
    "max-size": values.size,
    "edition": values.edition,
    "fail-on": Choice(*FAIL_ON),
    "baseline": values.file,
    "plugins": values.strings,
    **_CHANGES,
    "agency": Tables(AGENCY, "name", unique="name"),
    "override": Tables(OVERRIDE, "files"),
    "suppress": Tables(SUPPRESS, "file", "code", "reason"),
}
"""The keys of the configuration."""


def check(table: Mapping[str, object], keys: Mapping[str, Kind], context: Context, trail: Trail) -> dict[str, Any]:
    """The table with every value checked and resolved. Raises ConfigError for the first that is wrong, in the order of
    the file.
    """
    checked = {}
    for key, value in table.items():
        kind = keys.get(key)
        if kind is None:
            raise ConfigError((*trail, key), "error-key", word=key, known=keys)
        checked[key] = kind(value, context, (*trail, key))
    return checked
