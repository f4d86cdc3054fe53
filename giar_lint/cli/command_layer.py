"""What the command line says about rules, as the strongest layer of the configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping

from giar_lint.cli.arguments import Arguments
from giar_lint.config.model import Layer
from giar_lint.errors import UserError
from giar_lint.rule import Rule

COMMAND_LINE = "command line"


def command_layer(arguments: Arguments, rules: Mapping[str, Rule]) -> Layer:
    """The layer of the command line. Raises UserError for a rule or severity that there is not."""
    given = {flag: arguments.items(flag) for flag in ("--select", "--extend-select", "--ignore", "--severity")}
    if not any(items is not None for items in given.values()):
        return Layer(COMMAND_LINE)
    from giar_lint.config.schema import KEYS
    from giar_lint.config.values import ConfigError, Context

    values = {}
    context = Context(rules, os.getcwd())
    for flag, items in given.items():
        if items is not None:
            key = flag.removeprefix("--")
            try:
                values[key] = KEYS[key](_pairs(items) if key == "severity" else items, context, (key,))
            except ConfigError as problem:
                raise problem.as_user_error(flag) from None
    return Layer(COMMAND_LINE, values)


def _pairs(items: list[str]) -> dict[str, str]:
    """`CODE=severity` as a table. Of the same word given twice, the last holds."""
    table = {}
    for item in items:
        word, mark, severity = item.partition("=")
        if not mark:
            raise UserError("error-severity-form", where="--severity", word=item)
        table[word.strip()] = severity.strip()
    return table
