"""What outputs tell of the run as a whole, made only where one of them does."""

from __future__ import annotations

from collections.abc import Iterable

from giar_lint import __version__
from giar_lint.catalogue import FAMILIES
from giar_lint.cli.pages import page
from giar_lint.outputs import RuleInfo, RunInfo
from giar_lint.rule import Rule


def run_info(rules: Iterable[Rule], language: str, *, baseline: bool = False) -> RunInfo:
    """The version and the rules in the language of the run; `baseline` tells that known diagnostics are left out."""
    return RunInfo(__version__, tuple(_rule(each, language) for each in rules), baseline)


def _rule(rule: Rule, language: str) -> RuleInfo:
    family = FAMILIES.get(rule.code[3:4], "") if rule.code.startswith("GIA") else ""
    return RuleInfo(
        rule.code,
        rule.name,
        rule.severity,
        rule.summary.text(language),
        rule.page(language),
        page(rule, language),
        (family,) if family else (),
    )
