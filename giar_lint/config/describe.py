"""The JSON Schema of the configuration, for editors and for checking: made from the keys and kinds by which a file is
checked, and from the options that the rules declare.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args, get_origin, get_type_hints

from giar_lint.config import values
from giar_lint.config.options import by_name, rule_options
from giar_lint.config.schema import KEYS, Choice, Kind, Tables
from giar_lint.diagnostics import Severity
from giar_lint.policy import DIGITS, known_words
from giar_lint.rule import Rule

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Rules = Mapping[str, Rule]
Shape = dict[str, Any]

_TEXT: Shape = {"type": "string", "pattern": r"\S"}
_TEXTS: Shape = {"type": "array", "items": _TEXT}
_PLAIN: Mapping[type, Shape] = {
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number", "minimum": 0},
    str: {"type": "string"},
}


def schema(rules: Rules) -> Shape:
    """The schema, as data for JSON, under the rules there are."""
    return {
        "$schema": DIALECT,
        "title": "giar-lint.toml",
        "$defs": {"code": {"enum": known_words(rules)}, "selector": {"enum": _selectors(rules)}},
        **_table(KEYS, rules),
    }


def _table(keys: Mapping[str, Kind], rules: Rules, required: tuple[str, ...] = ()) -> Shape:
    shape: Shape = {
        "type": "object",
        "properties": {key: shape_of(kind, rules) for key, kind in keys.items()},
        "additionalProperties": False,
    }
    return {**shape, "required": list(required)} if required else shape


def shape_of(kind: Kind, rules: Rules) -> Shape:
    """The schema of a value of that kind."""
    if isinstance(kind, Choice):
        return {"enum": list(kind.known)}
    if isinstance(kind, Tables):
        return {"type": "array", "items": _table(kind.keys, rules, kind.required)}
    return _SHAPES[kind](rules)


def _selectors(rules: Rules) -> list[str]:
    """Codes, names and every prefix of a code."""
    prefixes = {code[:-digits] for code in rules for digits in range(1, DIGITS + 1)}
    return [*sorted(prefixes), *known_words(rules)]


def _severities(rules: Rules) -> Shape:
    labels = [each.label for each in reversed(Severity)]
    return {
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/code"},
        "additionalProperties": {"enum": labels},
    }


def _options(rules: Rules) -> Shape:
    tables: dict[str, Shape] = {}
    for code, rule in rules.items():
        if rule.options is not None:
            hints = get_type_hints(rule.options)
            fields = {
                key: {"default": plain(value), **_field(hints[key.replace("-", "_")])}
                for key, value in by_name(rule).items()
            }
            table = {"type": "object", "properties": fields, "additionalProperties": False}
            tables |= {word: {"title": f"{code} {rule.name}", **table} for word in (code, rule.name)}
    return {"type": "object", "properties": tables, "additionalProperties": False}


def _field(hint: Any) -> Shape:
    origin = get_origin(hint)
    if origin is None:
        return _PLAIN[hint]
    if origin is tuple:
        return _TEXTS
    return {"type": "object", "additionalProperties": _PLAIN[get_args(hint)[1]]}


def plain(value: Any) -> Any:
    """The value of an option as TOML and JSON have it: arrays and tables."""
    if isinstance(value, tuple | frozenset):
        return [plain(each) for each in (value if isinstance(value, tuple) else sorted(value))]
    return {key: plain(each) for key, each in value.items()} if isinstance(value, Mapping) else value


_SHAPES: Mapping[Kind, Callable[[Rules], Shape]] = {
    values.text: lambda rules: _TEXT,
    values.file: lambda rules: _TEXT,
    values.glob: lambda rules: _TEXT,
    values.edition: lambda rules: _TEXT,
    values.strings: lambda rules: _TEXTS,
    values.globs: lambda rules: _TEXTS,
    values.codes: lambda rules: {"type": "array", "items": {"$ref": "#/$defs/selector"}},
    values.one_code: lambda rules: {"$ref": "#/$defs/code"},
    values.severity_table: _severities,
    values.size: lambda rules: {
        "oneOf": [
            {"type": "integer", "minimum": 1, "maximum": values.LARGEST_SIZE},
            {"type": "string", "pattern": values.SIZE},
        ]
    },
    values.day: lambda rules: {"type": "string", "pattern": r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"},
    values.year: lambda rules: {"type": "integer", "minimum": values.YEARS[0], "maximum": values.YEARS[1]},
    values.required_version: lambda rules: _TEXT,
    rule_options: _options,
}
"""What a value of each kind looks like; a kind that is missing here is found by the test on the schema."""
