"""`giar-lint rules` and `giar-lint explain`: the rules, from what each of them declares."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

from giar_lint.catalogue.interface import say
from giar_lint.cli.pages import page, table
from giar_lint.config.load import Configurations
from giar_lint.errors import UserError
from giar_lint.policy import known_words, resolve_rule
from giar_lint.rule import Rule
from giar_lint.rules import registry


def listing(form: str, language: str) -> str:
    """Every rule with code, name, severity, summary and whether it can be fixed, as "text", "json" or "markdown"."""
    rules = _rules().values()
    if form == "json":
        import json

        return json.dumps([_data(rule, language) for rule in rules], ensure_ascii=False, indent=2) + "\n"
    return table(rules, language) if form == "markdown" else _text(rules, language)


def explanation(word: str, language: str) -> str:
    """The whole page of the rule that a code or name names. Raises UserError where there is none."""
    rules = _rules()
    code = resolve_rule(word, rules) or resolve_rule(word.upper(), rules)
    if code is None:
        raise UserError("error-rule", word=word, known=known_words(rules))
    return page(rules[code], language)


def _rules() -> dict[str, Rule]:
    """All rules, with those of the plugins that the working directory's configuration names, if it can be read."""
    configurations = Configurations(registry())
    # Of an OSError: a working directory that has been removed.
    with suppress(UserError, OSError):
        configurations.of_folder(os.getcwd())
    return configurations.rules


def _data(rule: Rule, language: str) -> dict[str, str]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.label,
        "summary": rule.summary.text(language),
        "fixable": rule.fixable,
    }


def _text(rules: Iterable[Rule], language: str) -> str:
    rows = [
        (
            rule.code,
            rule.severity.label,
            rule.name,
            rule.summary.text(language),
            say(f"fixable-{rule.fixable}", language),
        )
        for rule in rules
    ]
    longest = max(len(row[2]) for row in rows)
    return "".join(
        f"{code}  {severity:7}  {name:{longest}}  {summary}{f'  [{fixable}]' if fixable else ''}\n"
        for code, severity, name, summary, fixable in rows
    )
