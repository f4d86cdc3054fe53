"""Which rules run, and how much each weighs."""

from __future__ import annotations

import pytest

from giar_lint.config.model import Layer
from giar_lint.diagnostics import Severity
from giar_lint.policy import resolve_prefix, resolve_rule, severities
from giar_lint.rule import Bilingual, Rule

RULES = {
    code: Rule(code, name, severity, Bilingual("", ""), Bilingual("", ""), "", None)
    for code, name, severity in (
        ("GIA101", "missing-section", Severity.ERROR),
        ("GIA111", "missing-period", Severity.INFO),
        ("GIA205", "blank-cell", Severity.WARNING),
    )
}
ALL = list(RULES)


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([], ALL),
        ([{"select": ("GIA1",)}], ["GIA101", "GIA111"]),
        ([{"select": ()}], []),
        ([{"ignore": ("GIA1",)}], ["GIA205"]),
        ([{"ignore": ("GIA1",), "extend-select": ("GIA111",)}], ["GIA111", "GIA205"]),
        ([{"select": ("GIA111",), "ignore": ("GIA1",)}], ["GIA111"]),
        ([{"select": ("GIA111",), "ignore": ("GIA111",)}], []),
        ([{"select": ("GIA",), "ignore": ("GIA",)}], []),
        ([{"select": ("GIA1",)}, {"select": ("GIA2",)}], ["GIA205"]),
        ([{"select": ("GIA1",)}, {"extend-select": ("GIA2",)}], ALL),
        ([{"ignore": ("GIA111",)}, {"ignore": ("GIA205",)}], ["GIA101"]),
        ([{"ignore": ("GIA111",)}, {"select": ("GIA1",)}], ["GIA101"]),
        ([{"ignore": ("GIA1",)}, {"select": ("GIA111",)}], ["GIA111"]),
        ([{"severity": {"GIA205": Severity.OFF}}], ["GIA101", "GIA111"]),
        ([{"severity": {"GIA205": Severity.OFF}}, {"severity": {"GIA205": Severity.INFO}}], ALL),
    ],
)
def test_selection(layers: list[dict[str, object]], expected: list[str]) -> None:
    assert list(severities(RULES, [Layer("", values) for values in layers])) == expected


def test_a_later_layer_sets_the_severity_key_by_key() -> None:
    layers = [
        Layer("", {"severity": {"GIA101": Severity.INFO, "GIA111": Severity.ERROR}}),
        Layer("", {"severity": {"GIA101": Severity.WARNING}}),
    ]
    assert severities(RULES, layers) == {
        "GIA101": Severity.WARNING,
        "GIA111": Severity.ERROR,
        "GIA205": Severity.WARNING,
    }


@pytest.mark.parametrize(
    ("word", "prefix", "rule"),
    [
        ("GIA", "GIA", None),
        ("GIA1", "GIA1", None),
        ("GIA11", "GIA11", None),
        ("GIA111", "GIA111", "GIA111"),
        ("blank-cell", "GIA205", "GIA205"),
        ("GIA9", None, None),
        ("GI", None, None),
        ("GIA1110", None, None),
        ("blank", None, None),
        ("", None, None),
    ],
)
def test_words_that_name_rules(word: str, prefix: str | None, rule: str | None) -> None:
    assert (resolve_prefix(word, RULES), resolve_rule(word, RULES)) == (prefix, rule)
