"""One report says the same in every format that reports live in: text in all layouts, Markdown, HTML, Word and PDF.

The tests of each reader try its styles one by one; this one holds all of them together, on the same report.
HYPOTHESIS_PROFILE=thorough tries many more reports than the default.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from random import Random
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("lxml")
pytest.importorskip("docx")
pytest.importorskip("pypdfium2_raw")
pytest.importorskip("reportlab")

from giar_lint.readers import read
from support import lint, to_docx, to_html, to_pdf
from support.defects import DEFECTS, Damage, Defect, cells, damaged
from support.generate import SEEDS
from support.render import LAYOUTS, file_name, render_with_places

thorough = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
profile = settings(
    max_examples=200 if thorough else 6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=not thorough,
)

UNSEEN: tuple[Defect, ...] = (cells.row_blank, cells.table_blank)
"""On a page without rules, a row of nothing but blanks leaves no mark: only a ruled PDF shows these."""


def everywhere(damage: Damage, random: Random, *, ruled: bool) -> Iterator[tuple[str, list[str]]]:
    """Each format with where its diagnostics differ from what the report must give: all layouts of text and Markdown, and
    a style of each other format by chance.
    """
    expected = damage.all_expected
    for layout in LAYOUTS:
        text, places = render_with_places(damage.model, layout)
        yield layout, lint.differences(lint.lint(text, file_name(layout), layout), expected, places)
    style = random.choice(get_args(to_html.Style))
    data, html = to_html.render(damage.model, style)
    found = lint.lint_bytes(data, to_html.file_name(style)).diagnostics
    yield f"HTML, {style}", lint.differences(found, expected, html)
    variant = random.choice(to_docx.VARIANTS)
    data, paragraphs = to_docx.render(damage.model, variant)
    found = lint.lint_bytes(data, "report.docx").diagnostics
    yield f"Word, {variant}", lint.differences(found, expected, paragraphs.in_text(read(data, "report.docx")))
    look = "ruled" if ruled else random.choice(to_pdf.STYLES)
    data, pages = to_pdf.render(damage.model, look)
    found = lint.lint_bytes(data, "report.pdf").diagnostics
    yield f"PDF, {look}", lint.differences(found, expected, pages)  # type: ignore[arg-type]


def wrong(seed: int, *defects: Defect) -> dict[str, list[str]]:
    damage = damaged(seed, *defects)
    told = everywhere(damage, Random(seed), ruled=bool(set(defects) & set(UNSEEN)))
    return {where: differences for where, differences in told if differences}


@profile
@given(SEEDS)
def test_a_clean_report_gives_nothing_in_any_format(seed: int) -> None:
    assert wrong(seed) == {}


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
def test_each_defect_is_found_at_its_place_in_every_format(defect: Defect) -> None:
    seed = next(seed for seed in range(500, 900) if damaged(seed, defect).all_expected)
    assert wrong(seed, defect) == {}


@profile
@given(SEEDS, st.sets(st.sampled_from(DEFECTS), min_size=2, max_size=2))
def test_two_defects_at_once(seed: int, defects: set[Defect]) -> None:
    assert wrong(seed, *defects) == {}
