"""The examples of rules: the good text stands in the model report, and the bad one in its place makes the rule fire."""

from __future__ import annotations

import pytest

from giar_lint.rule import Rule
from giar_lint.rules import registry
from support.lint import lint
from support.model import model_report
from support.render import render

GOOD = {layout: render(model_report(), layout) for layout in ("tabs", "pipes")}
"""Examples are written for paragraphs with a blank line between them (tabs) or without (pipes)."""

WITHOUT = {
    **dict.fromkeys(("GIA001", "GIA002", "GIA003", "GIA004"), "is about the file, not about a text in it"),
    **dict.fromkeys(("GIA102", "GIA122", "GIA201", "GIA210"), "takes more than one piece of text"),
    "GIA119": "is about governments, and the model report is a bureau's",
}
"""Rules that no example in the model report can show, and why."""


def test_every_rule_has_an_example_or_a_reason_for_none() -> None:
    assert {code for code, rule in registry().items() if rule.example is None} == set(WITHOUT)


@pytest.mark.parametrize(
    "rule", [rule for rule in registry().values() if rule.example is not None], ids=lambda rule: rule.code
)
def test_the_example_holds(rule: Rule) -> None:
    assert rule.example is not None
    holds = []
    for text in GOOD.values():
        if text.count(rule.example.good) == 1:
            assert rule.code not in {each.code for each in lint(text)}
            told = {each.code for each in lint(text.replace(rule.example.good, rule.example.bad))}
            holds.append(rule.code in told)
    assert any(holds)
