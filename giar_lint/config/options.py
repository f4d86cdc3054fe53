"""The options of rules: a table of the configuration checked against the NamedTuple that the rule declares."""

from __future__ import annotations

from typing import Any, get_args, get_origin, get_type_hints

from giar_lint.config.values import ConfigError, Context, Trail, by_rule, of_type, strings
from giar_lint.rule import Rule


def rule_options(value: object, context: Context, trail: Trail) -> dict[str, dict[str, Any]]:
    """The table `rules`: for each code the fields that are set, by the name of the field. Raises ConfigError."""
    return {
        code: _table(context.rules[code], table, context, place)
        for code, (table, place) in by_rule(value, context, trail).items()
    }


def names(rule: Rule) -> list[str]:
    """The keys of the rule's options as the configuration writes them."""
    return [] if rule.options is None else [name.replace("_", "-") for name in get_type_hints(rule.options)]


def by_name(rule: Rule, options: object = None) -> dict[str, Any]:
    """The options of a rule, by the key that the configuration has for each; the defaults where none are given."""
    if rule.options is None:
        return {}
    options = rule.options() if options is None else options
    return {name: getattr(options, name.replace("-", "_")) for name in names(rule)}


def _table(rule: Rule, table: object, context: Context, trail: Trail) -> dict[str, Any]:
    if rule.options is None:
        raise ConfigError(trail, "error-no-options", word=str(trail[-1]), code=rule.code, name=rule.name)
    hints = get_type_hints(rule.options)
    found: dict[str, Any] = {}
    for key, value in of_type(table, dict, trail).items():
        name = key.replace("-", "_")
        if key not in names(rule):
            raise ConfigError(
                (*trail, key), "error-option", word=key, known=names(rule), code=rule.code, name=rule.name
            )
        found[name] = _value(value, hints[name], context, (*trail, key))
    return found


def _value(value: object, hint: Any, context: Context, trail: Trail) -> Any:
    """A value as the field's type has it: plain types, `tuple[str, ...]` and `Mapping[str, str]`."""
    origin = get_origin(hint)
    if origin is None:
        plain = of_type(value, hint, trail)
        if hint in (int, float) and plain < 0:
            raise ConfigError(trail, "error-negative", word=str(trail[-1]))
        return plain
    if origin is tuple:
        return strings(value, context, trail)
    kind = get_args(hint)[1]
    return {key: of_type(item, kind, (*trail, key)) for key, item in of_type(value, dict, trail).items()}
