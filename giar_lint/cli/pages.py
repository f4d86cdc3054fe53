"""The page of a rule, in Markdown, from what the rule declares: `explain` prints it, `docs/rules/` keeps it."""

from __future__ import annotations

from collections.abc import Iterable

from giar_lint.catalogue.interface import say
from giar_lint.config.options import by_name
from giar_lint.config.toml import literal
from giar_lint.rule import Rule

COLUMNS = ("code", "name", "severity", "summary", "fixable")


def page(rule: Rule, language: str) -> str:
    """The whole page of a rule: what and why, the source, a bad and a good example, options with their defaults."""
    severity = say(f"severity-{rule.severity.label}", language)
    facts = [say("explain-severity", language, severity=severity)]
    if rule.fixable:
        facts.append(say("explain-fix", language, fix=say(f"fixable-{rule.fixable}", language)))
    if source := rule.source.text(language):
        facts.append(say("explain-source", language, source=source))
    parts = [f"# {rule.code} {rule.name}", rule.summary.text(language)]
    parts += ["\n".join(f"- {fact}" for fact in facts), rule.page(language)]
    if rule.example is not None:
        parts.append(f"## {say('explain-bad', language)}\n\n{_example(rule.example.bad, language)}")
        parts.append(f"## {say('explain-good', language)}\n\n{_example(rule.example.good, language)}")
    if rule.options is not None:
        parts.append(f"## {say('explain-options', language)}\n\n{_options(rule, language)}")
    return "\n\n".join(part for part in parts if part) + "\n"


def index(rules: Iterable[Rule], language: str) -> str:
    """The page that lists all rules, each with a link to its own."""
    head = f"# {say('pages-title', language)}\n\n{say('pages-about', language)}"
    return f"{head}\n\n{table(rules, language, linked=True)}"


def table(rules: Iterable[Rule], language: str, *, linked: bool = False) -> str:
    """All rules as a table in Markdown; `linked` makes each code a link to the page beside it."""
    lines = [
        f"| {' | '.join(say(f'table-{column}', language) for column in COLUMNS)} |",
        "| --- | --- | --- | --- | --- |",
    ]
    for rule in rules:
        code = f"[{rule.code}]({rule.code}.md)" if linked else rule.code
        severity = say(f"severity-{rule.severity.label}", language)
        summary = rule.summary.text(language).replace("|", "\\|")
        fixable = say(f"fixable-{rule.fixable}", language)
        lines.append(f"| {code} | {rule.name} | {severity} | {summary} | {fixable} |")
    return "\n".join(lines) + "\n"


def _options(rule: Rule, language: str) -> str:
    defaults = [f"{name} = {literal(value)}" for name, value in by_name(rule).items()]
    block = "\n".join(["```toml", f"[rules.{rule.name}]", *defaults, "```"])
    about = _about_options(rule) if language == "en" else ""
    return f"{block}\n\n{about}" if about else block


def _about_options(rule: Rule) -> str:
    """What the declaration says of its options, in the spelling of the configuration."""
    options = rule.options
    assert options is not None
    text = options.__doc__ or ""
    # A class without a docstring is given its signature instead.
    if text.startswith(f"{options.__name__}("):
        return ""
    for name in by_name(rule):
        text = text.replace(f"`{name.replace('-', '_')}`", f"`{name}`")
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _example(text: str, language: str) -> str:
    stripped = text.strip("\n")
    return f"```text\n{stripped}\n```" if stripped else say("explain-absent", language)
