"""The same report says the same as a PDF: a clean one nothing, a damaged one its defects, each on its page and line.

HYPOTHESIS_PROFILE=thorough tries many more reports than the default.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("pypdfium2_raw")
pytest.importorskip("reportlab")

from giar_lint.diagnostics import Diagnostic
from giar_lint.readers.pdf import read_pdf
from support import lint
from support.defects import DEFECTS, Damage, Defect, cells, clean, damaged
from support.generate import SEEDS
from support.model import model_report
from support.parts import Edition
from support.to_pdf import STYLES, PdfPlaces, Style, render

thorough = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
profile = settings(
    max_examples=200 if thorough else 8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=not thorough,
)

BLANK: tuple[Defect, ...] = (cells.row_blank, cells.table_blank)
"""What leaves a row of table four without a mark on the page: without rules nothing of it is left to see."""


def wrong(damage: Damage, style: Style) -> list[str]:
    """Where the diagnostics of a report differ from what it must give, its pages included."""
    data, places = render(damage.model, style)
    found = lint.lint_bytes(data, "report.pdf").diagnostics
    told = lint.differences(found, damage.all_expected, places)  # type: ignore[arg-type]
    return told + [f"wrong page: {each.code} {each.place}" for each in found if _page(each) != _told(each, places)]


def _page(diagnostic: Diagnostic) -> int | None:
    return diagnostic.place.page if diagnostic.place else None


def _told(diagnostic: Diagnostic, places: PdfPlaces) -> int:
    return places.pages[diagnostic.location.line]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("edition", "year"), [("2021", 2023), ("2019", 2020)])
def test_model_report_gives_nothing(edition: Edition, year: int, style: Style) -> None:
    assert wrong(clean(model_report(edition, year)), style) == []


@profile
@given(SEEDS, st.sampled_from(STYLES))
def test_clean_report_gives_nothing(seed: int, style: Style) -> None:
    assert wrong(damaged(seed), style) == []


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
def test_defect_gives_the_same(defect: Defect) -> None:
    """Each defect in each style, on the first reports that it damages."""
    seeds = (seed for seed in range(400) if damaged(seed, defect).all_expected)
    for style in STYLES * (10 if thorough else 1):
        damage = damaged(next(seeds), defect)
        if style == "ruled" or defect not in BLANK:
            assert wrong(damage, style) == []


@pytest.mark.parametrize("style", STYLES)
def test_the_linear_text_says_the_same_as_the_file(style: Style) -> None:
    damage = damaged(11, cells.number_wrong)
    data, _ = render(damage.model, style)
    text = read_pdf(data, "report.pdf").source.text

    def told(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[object, ...]]:
        return [(each.code, each.location, each.end_location, each.message) for each in diagnostics]

    assert told(lint.lint_bytes(data, "report.pdf").diagnostics) == told(tuple(lint.lint(text)))
