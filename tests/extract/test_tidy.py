"""The tables as tidy rows: every number of the report, whatever its layout, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from giar_lint.extract.tidy import COLUMNS, csv_text, tidy_rows
from support.extraction import report_of
from support.generate import SEEDS, seeded_report
from support.model import model_report
from support.parts import ReportModel
from support.render import LAYOUTS, file_name, render

Key = tuple[str, str, str]


def rows(text: str, path: str = "report.txt") -> list[dict[str, str]]:
    """The rows of a report as whoever reads the CSV finds them."""
    return list(csv.DictReader(io.StringIO(csv_text([COLUMNS, *tidy_rows(report_of(text, path))]))))


def numbers(model: ReportModel) -> dict[Key, str]:
    tables = [section.table for section in model.sections if section.table is not None]
    return {
        (str(table.number), row.key, column): row.cell(column)
        for table in tables
        for row in table.data
        for column in row.columns
    }


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SEEDS)
def test_the_numbers_are_those_of_the_report(layout: Any, seed: int) -> None:
    model = seeded_report(seed)
    found = rows(render(model, layout), file_name(layout))
    assert {(each["table"], each["row"], each["column"]): each["value"] for each in found} == numbers(model)
    assert len(found) == len(numbers(model))
    assert {(each["agency"], each["year"], each["path"]) for each in found} == {
        (model.agency, str(model.year), file_name(layout))
    }


def changed(number: int, row: str, column: str, text: str) -> str:
    model = model_report()
    table = model.table(number)
    assert table is not None
    return render(model.with_table(table.with_cell(row, column, text)), "tabs")


@pytest.mark.parametrize("text", ["", "/", "—", "若干", "13800138000"])
def test_what_is_missing_is_empty_and_never_nought(text: str) -> None:
    found = {(each["row"], each["column"]): each for each in rows(changed(3, "granted", "enterprise", text))}
    assert found["granted", "enterprise"]["value"] == ""
    assert found["granted", "natural-person"]["value"] != ""
    assert found["granted", "enterprise"]["line"] == found["granted", "natural-person"]["line"]


def test_a_decimal_keeps_its_digits() -> None:
    (row,) = [each for each in rows(changed(2, "fees", "amount", "6.10")) if each["row"] == "fees"]
    assert row["value"] == "6.10"


def test_a_negative_number_of_the_older_form_stays_a_number() -> None:
    model = model_report("2019", 2020)
    table = model.table(2)
    assert table is not None
    text = render(model.with_table(table.with_cell("licences", "change", "-3")), "tabs")
    (row,) = [each for each in rows(text) if (each["row"], each["column"]) == ("licences", "change")]
    assert row["value"] == "-3"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋"])
def test_no_text_of_a_file_is_a_formula(start: str) -> None:
    found = rows(render(model_report(), "tabs"), f"{start}cmd|'/c calc'!A1.txt")
    assert {each["path"] for each in found} == {f"'{start}cmd|'/c calc'!A1.txt"}


def test_an_agency_that_begins_as_a_formula_is_text() -> None:
    report = report_of(render(model_report(), "tabs"))
    assert report.title is not None
    agency = report.agency._replace(name='=HYPERLINK("x")\x1b]0;')
    found = {row[0] for row in tidy_rows(report._replace(agency=agency))}
    assert found == {'\'=HYPERLINK("x")␛]0;'}


def test_a_report_without_tables_has_no_rows() -> None:
    text = render(model_report(), "tabs")
    kept = [line for line in text.split("\n") if "\t" not in line]
    assert rows("\n".join(kept)) == []
