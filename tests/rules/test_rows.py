"""GIA201: a table that is not there, and one that lost its columns."""

from __future__ import annotations

import re

import pytest

from support.corpus import FOLDER
from support.lint import lint
from support.model import model_report
from support.render import render

TEXT = (FOLDER / "a02-tongchuan-health-2021.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("between", ("    ", " ", "\n"))
def test_a_table_without_columns_is_not_called_absent(between: str) -> None:
    assert "\t" in TEXT
    found = [each for each in lint(re.sub(r"\t+", between, TEXT)) if each.code == "GIA201"]
    assert found and all("失去分列" in each.message for each in found)


def test_a_table_that_is_not_there() -> None:
    text = "\n".join(line for line in TEXT.split("\n") if "\t" not in line)
    found = [each for each in lint(text) if each.code == "GIA201"]
    assert len(found) == 3 and all("没有规定的表格" in each.message for each in found)


def test_a_damaged_label_is_shown_with_its_wording() -> None:
    text = render(model_report(), "torn")
    (found,) = [each for each in lint(text) if each.code == "GIA211"]
    assert text.split("\n")[found.location.line - 1].startswith("一、\t")
    assert "如“本年新收政府信息公开申请数”，应为“" in found.message and "应为“”" not in found.message
