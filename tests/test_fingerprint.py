"""A fingerprint follows the content of a finding, not its line."""

from __future__ import annotations

import pytest

from giar_lint.api import lint_text
from giar_lint.diagnostics import Diagnostic, Place, Span
from giar_lint.fingerprint import Fingerprints
from giar_lint.rule import Finding

PLACE = Place(section=3, table=3, row="granted", column="total")
FINDING = Finding(Span(4, 6), "", {"total": 24, "sum": 23, "line": 9, "other_line": 3})


def test_it_survives_what_moves_and_reflows() -> None:
    moved = Finding(Span(40, 43), "", {"total": 24, "sum": 23, "line": 14, "other_line": 8})
    assert Fingerprints().of("GIA301", FINDING, "二 四", PLACE) == Fingerprints().of("GIA301", moved, "二四", PLACE)


@pytest.mark.parametrize(
    ("code", "finding", "text", "place"),
    [
        ("GIA302", FINDING, "24", PLACE),
        ("GIA301", Finding(Span(4, 6), "other", FINDING.values), "24", PLACE),
        ("GIA301", Finding(Span(4, 6), "", {"total": 24, "sum": 22}), "24", PLACE),
        ("GIA301", FINDING, "25", PLACE),
        ("GIA301", FINDING, "24", None),
        ("GIA301", FINDING, "24", Place(section=3, table=3, row="granted", column="other")),
    ],
)
def test_it_changes_with_the_content(code: str, finding: Finding, text: str, place: Place | None) -> None:
    assert Fingerprints().of(code, finding, text, place) != Fingerprints().of("GIA301", FINDING, "24", PLACE)


def test_equal_findings_of_one_file_differ_by_their_count() -> None:
    prints = Fingerprints()
    first, second = (prints.of("GIA301", FINDING, "24", PLACE) for _ in range(2))
    assert first != second
    assert Fingerprints().of("GIA301", FINDING, "24", PLACE) == first


def test_lines_above_and_a_new_name_change_no_fingerprint(bad: str) -> None:
    def prints(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
        return [(each.code, each.fingerprint) for each in diagnostics]

    known = prints(lint_text(bad))
    assert len(set(known)) == len(known) == 3
    assert prints(lint_text("\n\n" + bad, "renamed.txt")) == known
