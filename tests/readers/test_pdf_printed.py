"""PDFs that LibreOffice and Chromium make, as offices make theirs: the same report says the same.

Skipped with a word where the program is not installed.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("pypdfium2_raw")
pytest.importorskip("reportlab")

from support import lint
from support.defects import Damage, add, cells, clean, outline, prose, rows
from support.generate import seeded_report
from support.model import model_report
from support.printing import by_browser, by_office, page

DEFECTS = (cells.number_wrong, rows.row_unknown, prose.period_reversed, outline.heading_reworded)
STYLES = ({}, {"size": "A4 landscape"}, {"font": 15, "cell": 12}, {"font": 10.5, "cell": 7})


def expected(damage: Damage) -> Counter[str]:
    return Counter(code for code, _ in damage.all_expected)


def codes(data: bytes) -> Counter[str]:
    """What a file gives, less what a changed number brings about in prose that was written for the one before."""
    found = lint.lint_bytes(data, "report.pdf").diagnostics
    return Counter(each.code for each in found if each.code not in lint.AGAINST_PROSE)


def damages() -> list[Damage]:
    """The model report, and a generated one with each defect."""
    found = [clean(model_report()), clean(model_report("2019", 2020))]
    for seed, defect in enumerate(DEFECTS):
        damage = clean(seeded_report(seed))
        found.append(add(damage, defect, Random(seed)) or damage)
    return found


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_what_a_browser_prints_says_the_same(tmp_path: Path, style: dict[str, str | float]) -> None:
    index = STYLES.index(style)
    for damage in damages()[index % 2 :: 2]:
        data = by_browser(tmp_path, page(damage.model, **style))  # type: ignore[arg-type]
        if data is None:
            pytest.skip("Chromium is not installed, or does not print here")
        assert codes(data) == expected(damage)


@pytest.mark.parametrize("number", range(2 + len(DEFECTS)))
def test_what_an_office_program_exports_says_the_same(tmp_path: Path, number: int) -> None:
    """A Word file that LibreOffice exports, with rows and labels that its page ends cut."""
    to_docx = pytest.importorskip("support.to_docx")
    damage = damages()[number]
    data = by_office(tmp_path, to_docx.render(damage.model)[0], "report.docx")
    if data is None:
        pytest.skip("LibreOffice is not installed, or does not export here")
    assert codes(data) == expected(damage)
