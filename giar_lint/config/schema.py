"""Which keys the configuration has and of what kind each is; the one table from which a file is checked."""

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


def _choice(*known: str) -> Kind:
    return lambda value, context, trail: values.one_of(value, known, trail)


AGENCY: Mapping[str, Kind] = {
    "name": values.text,
    "aliases": values.strings,
    "files": values.globs,
    "level": _choice(*LEVELS),
    "kind": _choice(*AGENCY_KINDS),
    "deadline": values.day,
    "ignore": values.codes,
    "severity": values.severity_table,
    "rules": rule_options,
}
"""The keys of an `[[agency]]`."""


def agencies(value: object, context: Context, trail: Trail) -> list[dict[str, Any]]:
    """The array of tables `agency`, each checked; a name is given and given once."""
    found: list[dict[str, Any]] = []
    for index, table in enumerate(values.of_type(value, list, trail)):
        place = (*trail, index)
        checked = check(values.of_type(table, dict, place), AGENCY, context, place)
        if "name" not in checked:
            raise ConfigError(place, "error-agency-name")
        if any(other["name"] == checked["name"] for other in found):
            raise ConfigError((*place, "name"), "error-agency-twice", word=checked["name"])
        found.append(checked)
    return found


KEYS: Mapping[str, Kind] = {
    "select": values.codes,
    "extend-select": values.codes,
    "ignore": values.codes,
    "severity": values.severity_table,
    "fail-on": _choice(*FAIL_ON),
    "include": values.globs,
    "exclude": values.globs,
    "edition": values.edition,
    "language": _choice(*LANGUAGES),
    "required-version": values.required_version,
    "max-size": values.size,
    "rules": rule_options,
    "agency": agencies,
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
