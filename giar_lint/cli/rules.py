"""`giar-lint rules` and `giar-lint explain`: the rules, from what each of them declares."""

from __future__ import annotations

from collections.abc import Iterable

from giar_lint.catalogue.interface import say
from giar_lint.errors import UserError
from giar_lint.policy import known_words, resolve_rule
from giar_lint.rule import Rule
from giar_lint.rules import registry


def listing(form: str, language: str) -> str:
    """Every rule with code, name, severity, summary and whether it can be fixed, as "text", "json" or "markdown"."""
    rules = registry().values()
    if form == "json":
        import json

        return json.dumps([_data(rule, language) for rule in rules], ensure_ascii=False, indent=2) + "\n"
    return _markdown(rules, language) if form == "markdown" else _text(rules, language)


def explanation(word: str, language: str) -> str:
    """The whole page of the rule that a code or name names. Raises UserError where there is none."""
    rules = registry()
    code = resolve_rule(word, rules) or resolve_rule(word.upper(), rules)
    if code is None:
        raise UserError("error-rule", word=word, known=known_words(rules))
    rule = rules[code]
    severity = say("explain-severity", language, severity=say(f"severity-{rule.severity.label}", language))
    fix = say(f"fixable-{rule.fixable}", language)
    parts = [f"{rule.code} {rule.name}\n{rule.summary.text(language)}", "\n".join(filter(None, (severity, fix)))]
    source = rule.source.text(language)
    if source:
        parts.append(say("explain-source", language, source=source))
    parts.append(rule.page(language))
    if rule.example is not None:
        parts.append(f"{say('explain-bad', language)}\n{_example(rule.example.bad, language)}")
        parts.append(f"{say('explain-good', language)}\n{_example(rule.example.good, language)}")
    if rule.options is not None:
        defaults = rule.options()._asdict()
        lines = [f"{name.replace('_', '-')} = {value!r}" for name, value in defaults.items()]
        parts.append(f"{say('explain-options', language)}\n{_indented(chr(10).join(lines))}")
    return "\n\n".join(part for part in parts if part) + "\n"


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


def _markdown(rules: Iterable[Rule], language: str) -> str:
    columns = ("code", "name", "severity", "summary", "fixable")
    lines = [
        f"| {' | '.join(say(f'table-{column}', language) for column in columns)} |",
        "| --- | --- | --- | --- | --- |",
    ]
    for rule in rules:
        severity = say(f"severity-{rule.severity.label}", language)
        summary = rule.summary.text(language).replace("|", "\\|")
        fixable = say(f"fixable-{rule.fixable}", language)
        lines.append(f"| {rule.code} | {rule.name} | {severity} | {summary} | {fixable} |")
    return "\n".join(lines) + "\n"


def _example(text: str, language: str) -> str:
    return _indented(text.strip("\n") or say("explain-absent", language))


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
