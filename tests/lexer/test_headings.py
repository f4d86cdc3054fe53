"""Headings of sections as reports really have them, by the diagnostics that come of it."""

from __future__ import annotations

import re

import pytest

from giar_lint.edition import load
from support.clock import by_the_clock
from support.lint import lint
from support.model import model_report
from support.render import render

TEXT = render(model_report(), "tabs")
HEADINGS = [heading.full for heading in load("2021").headings]


def found(text: str) -> list[tuple[str, str]]:
    """Code and first line's text of each diagnostic of the families on structure and tables."""
    return [(each.code, text.splitlines()[each.location.line - 1]) for each in lint(text) if each.code[3] in "123"]


def test_the_model_has_its_headings() -> None:
    assert all(f"\n{heading}\n" in TEXT for heading in HEADINGS)
    assert found(TEXT) == []


def test_arabic_ordinals_are_ordinals_of_the_wrong_kind() -> None:
    text = TEXT
    for number, heading in enumerate(HEADINGS, 1):
        text = text.replace(heading, f"{number}.{heading[2:]}")
    assert [code for code, _ in found(text)] == ["GIA105"] * 6


@pytest.mark.parametrize(
    ("key", "wording"),
    [(0, "一、概述"), (2, "三、依申请公开办理情况"), (4, "五、不足之处与努力方向"), (5, "六、需要说明的其他事项")],
)
def test_a_heading_in_other_words_is_one_diagnostic(key: int, wording: str) -> None:
    assert found(TEXT.replace(HEADINGS[key], wording)) == [("GIA104", wording)]


def test_a_table_of_contents_is_no_section() -> None:
    title, rest = TEXT.split("\n", 1)
    assert found("\n".join([title, "", "目录", *HEADINGS, rest])) == []


def test_a_block_header_without_its_empty_cells_is_a_row() -> None:
    for layout in ("tabs", "pipes"):
        text = render(model_report(), layout)  # type: ignore[arg-type]
        text = re.sub(r"^\|?\s*(第二十条第（.）项)[\s|]*?$", r"\1", text, flags=re.MULTILINE)
        text = "\n".join(line.rstrip("\t |") if "第二十条" in line else line for line in text.splitlines())
        assert found(text) == []


@by_the_clock
def test_a_very_wide_row_takes_no_more_than_its_share() -> None:
    """Work grows with the size of the row: eight times the cells, well under eight times eight the steps."""
    import time

    took = []
    for count in (4_000, 32_000):
        text = TEXT.replace("规章\t", "规章\t" + "x\t" * count, 1)
        begin = time.perf_counter()
        lint(text)
        took.append(time.perf_counter() - begin)
    assert took[1] < took[0] * 8 * 3
