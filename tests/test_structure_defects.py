"""A fixed table of structural defects: each gives the diagnostics that the design asks for, in place, and no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from support import lint
from support.defects import Damage, outline, rows
from support.model import model_report
from support.page import Key
from support.parts import ReportModel
from support.render import LAYOUTS, Layout, file_name, render, render_with_places
from support.sums import Expected, failing

MODEL = model_report()
Step = Callable[[ReportModel], Damage]


def heading(key: str) -> Key:
    return ("heading", key)


def gone(key: str) -> Step:
    return lambda model: outline.without_section(model, key)


def heading_gone(key: str) -> Step:
    return lambda model: outline.without_heading(model, key)


def again(key: str, at: int) -> Step:
    return lambda model: outline.with_section_again(model, key, at)


def moved(key: str, to: int) -> Step:
    return lambda model: outline.with_section_moved(model, key, to)


def rows_gone(number: int, *keys: str) -> Step:
    return lambda model: rows.without_rows(model, number, *keys)


def row_again(number: int, key: str, at: int | None = None) -> Step:
    return lambda model: rows.with_row_again(model, number, key, at)


def row_moved(key: str, to: int) -> Step:
    return lambda model: rows.with_row_moved(model, key, to)


def unknown_row(after: str) -> Step:
    return lambda model: rows.with_unknown_row(model, after)


def damaged(*steps: Step) -> ReportModel:
    model = MODEL
    for step in steps:
        model = step(model).model
    return model


def differences(model: ReportModel, layout: Layout, *expected: Expected) -> list[str]:
    text, places = render_with_places(model, layout)
    return lint.differences(lint.lint(text, file_name(layout), layout), {*expected, *failing(model)}, places)


ONE = {
    "section one missing": (gone("overview"), "GIA101", heading("proactive")),
    "section two missing": (gone("proactive"), "GIA101", heading("requests")),
    "section three missing": (gone("requests"), "GIA101", heading("disputes")),
    "section four missing": (gone("disputes"), "GIA101", heading("shortcomings")),
    "section five missing": (gone("shortcomings"), "GIA101", heading("other-matters")),
    "section six missing": (gone("other-matters"), "GIA101", "last-line"),
    "heading of two missing": (heading_gone("proactive"), "GIA101", ("header", 2, 0)),
    "heading of three missing": (heading_gone("requests"), "GIA101", ("header", 3, 0)),
    "heading of four missing": (heading_gone("disputes"), "GIA101", ("header", 4, 0)),
    "heading of five missing": (heading_gone("shortcomings"), "GIA101", ("paragraph", "shortcomings", 0)),
    "section one doubled": (again("overview", 1), "GIA103", ("again", heading("overview"))),
    "section two doubled": (again("proactive", 2), "GIA103", ("again", heading("proactive"))),
    "section two again at the end": (again("proactive", 6), "GIA103", ("again", heading("proactive"))),
    "section three again after four": (again("requests", 4), "GIA103", ("again", heading("requests"))),
    "section five doubled": (again("shortcomings", 5), "GIA103", ("again", heading("shortcomings"))),
    "section six doubled": (again("other-matters", 6), "GIA103", ("again", heading("other-matters"))),
    "section one moved to the end": (moved("overview", 5), "GIA102", heading("overview")),
    "section two moved after four": (moved("proactive", 3), "GIA102", heading("proactive")),
    "section three moved after five": (moved("requests", 4), "GIA102", heading("requests")),
    "section five moved before three": (moved("shortcomings", 2), "GIA102", heading("shortcomings")),
    "section six moved before two": (moved("other-matters", 1), "GIA102", heading("other-matters")),
    "row one missing": (rows_gone(3, "new-requests"), "GIA202", ("row", 3, "carried-over")),
    "row two missing": (rows_gone(3, "carried-over"), "GIA202", ("row", 3, "granted")),
    "first row of a group missing": (rows_gone(3, "denied-state-secret"), "GIA202", ("row", 3, "denied-by-law")),
    "row in a group missing": (rows_gone(3, "denied-process"), "GIA202", ("row", 3, "denied-enforcement")),
    "last row of a group missing": (rows_gone(3, "denied-inquiry"), "GIA202", ("row", 3, "unavailable-not-held")),
    "total of outcomes missing": (rows_gone(3, "outcome-total"), "GIA202", ("row", 3, "carried-forward")),
    "last row missing": (rows_gone(3, "carried-forward"), "GIA202", ("row", 3, "outcome-total")),
    "two rows in a group missing": (
        rows_gone(3, "unprocessed-repeated", "unprocessed-publication"),
        "GIA202",
        ("row", 3, "unprocessed-excessive"),
    ),
    "two rows across groups missing": (
        rows_gone(3, "unavailable-unclear", "unprocessed-petition"),
        "GIA202",
        ("row", 3, "unprocessed-repeated"),
    ),
    "a group missing": (
        rows_gone(3, "unavailable-not-held", "unavailable-not-existing", "unavailable-unclear"),
        "GIA202",
        ("row", 3, "unprocessed-petition"),
    ),
    "row of table two missing": (rows_gone(2, "regulations"), "GIA202", ("row", 2, "normative-documents")),
    "last row of a block missing": (rows_gone(2, "normative-documents"), "GIA202", ("header", 2, 2)),
    "only row of a block missing": (rows_gone(2, "licences"), "GIA202", ("header", 2, 4)),
    "last row of table two missing": (rows_gone(2, "fees"), "GIA202", ("header", 2, 7)),
    "row doubled": (row_again(3, "granted"), "GIA203", ("again", ("row", 3, "granted"))),
    "row one doubled": (row_again(3, "new-requests"), "GIA203", ("again", ("row", 3, "new-requests"))),
    "row in a group doubled": (row_again(3, "denied-process"), "GIA203", ("again", ("row", 3, "denied-process"))),
    "row again far below": (row_again(3, "carried-over", 20), "GIA203", ("again", ("row", 3, "carried-over"))),
    "last row doubled": (row_again(3, "carried-forward"), "GIA203", ("again", ("row", 3, "carried-forward"))),
    "row of table two doubled": (row_again(2, "penalties"), "GIA203", ("again", ("row", 2, "penalties"))),
    "row moved down in its group": (row_moved("denied-by-law", 10), "GIA203", ("row", 3, "denied-by-law")),
    "row moved up in its group": (row_moved("denied-enforcement", 8), "GIA203", ("row", 3, "denied-enforcement")),
    "row moved to another group": (row_moved("unprocessed-repeated", 9), "GIA203", ("row", 3, "unprocessed-repeated")),
    "row two moved down": (row_moved("carried-over", 9), "GIA203", ("row", 3, "carried-over")),
    "last row moved up": (row_moved("carried-forward", 5), "GIA203", ("row", 3, "carried-forward")),
    "row unknown": (unknown_row("denied-inquiry"), "GIA203", ("row", 3, "unknown")),
    "row unknown in another group": (unknown_row("unprocessed-confirmation"), "GIA203", ("row", 3, "unknown")),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ONE)
def test_one_defect_gives_one_diagnostic(name: str, layout: Layout) -> None:
    step, code, place = ONE[name]
    assert differences(damaged(step), layout, (code, place)) == []


TWO = {
    "two sections missing": (
        (gone("proactive"), gone("shortcomings")),
        (("GIA101", heading("requests")), ("GIA101", heading("other-matters"))),
    ),
    "two neighbours missing": (
        (gone("requests"), gone("disputes")),
        (("GIA101", heading("shortcomings")), ("GIA101", heading("shortcomings"))),
    ),
    "a section missing and a heading missing": (
        (gone("shortcomings"), heading_gone("requests")),
        (("GIA101", heading("other-matters")), ("GIA101", ("header", 3, 0))),
    ),
    "two headings missing": (
        (heading_gone("proactive"), heading_gone("disputes")),
        (("GIA101", ("header", 2, 0)), ("GIA101", ("header", 4, 0))),
    ),
    "a section missing and another doubled": (
        (gone("shortcomings"), again("proactive", 2)),
        (("GIA101", heading("other-matters")), ("GIA103", ("again", heading("proactive")))),
    ),
    "a section missing and another moved": (
        (gone("other-matters"), moved("proactive", 4)),
        (("GIA101", "last-line"), ("GIA102", heading("proactive"))),
    ),
    "a section doubled and another moved": (
        (moved("shortcomings", 1), again("requests", 4)),
        (("GIA102", heading("shortcomings")), ("GIA103", ("again", heading("requests")))),
    ),
    "two sections doubled": (
        (again("other-matters", 6), again("overview", 1)),
        (("GIA103", ("again", heading("other-matters"))), ("GIA103", ("again", heading("overview")))),
    ),
    "a row missing and another doubled": (
        (row_again(3, "unprocessed-repeated"), rows_gone(3, "denied-by-law")),
        (("GIA203", ("again", ("row", 3, "unprocessed-repeated"))), ("GIA202", ("row", 3, "denied-security"))),
    ),
    "a row missing in two places": (
        (rows_gone(3, "granted"), rows_gone(3, "unprocessed-petition")),
        (("GIA202", ("row", 3, "partly-granted")), ("GIA202", ("row", 3, "unprocessed-repeated"))),
    ),
    "a row moved and another unknown": (
        (unknown_row("unprocessed-confirmation"), row_moved("denied-by-law", 10)),
        (("GIA203", ("row", 3, "unknown")), ("GIA203", ("row", 3, "denied-by-law"))),
    ),
    "a section missing and a row missing in another": (
        (gone("disputes"), rows_gone(3, "denied-internal")),
        (("GIA101", heading("shortcomings")), ("GIA202", ("row", 3, "denied-process"))),
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", TWO)
def test_two_defects_give_two_diagnostics(name: str, layout: Layout) -> None:
    steps, expected = TWO[name]
    model = damaged(*steps)
    text, places = render_with_places(model, layout)
    assert lint.differences(lint.lint(text, file_name(layout), layout), [*expected, *failing(model)], places) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", outline.UNKNOWN_SECTIONS)
def test_unknown_section(name: str, layout: Layout) -> None:
    extra = replace(MODEL.section("other-matters"), key="extra", heading=f"七、{name}")
    text = replace(extra, paragraphs=extra.paragraphs[1:])
    model = replace(MODEL, sections=(*MODEL.sections, text))
    kept = replace(model.section("other-matters"), paragraphs=MODEL.section("other-matters").paragraphs[:1])
    assert differences(model.with_section(kept), layout, ("GIA107", heading("extra"))) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["附件", "附表", "名词解释"])
def test_annexes_are_no_unknown_sections(name: str, layout: Layout) -> None:
    extra = replace(MODEL.section("other-matters"), key="extra", heading=f"七、{name}", paragraphs=())
    assert differences(replace(MODEL, sections=(*MODEL.sections, extra)), layout) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_neighbours_that_changed_places(layout: Layout) -> None:
    """Of two neighbours either can be called the one out of place: enough that one of them is, and only one."""
    model = damaged(moved("requests", 3))
    text, places = render_with_places(model, layout)
    found = [(diagnostic.code, diagnostic.location.line) for diagnostic in lint.lint(text, file_name(layout), layout)]
    assert len(found) == 1
    assert found[0] in [("GIA102", places[heading(key)].line) for key in ("requests", "disputes")]


@pytest.mark.parametrize("row", ["新收\t16\n办结\t17\n结转\t1", "一、本年新收政府信息公开申请数量\t16\n（七）总计\t17"])
def test_a_small_table_of_the_agency_is_no_second_copy(row: str) -> None:
    text = render(MODEL, "tabs")
    heading_line = "二、主动公开政府信息情况\n"
    assert heading_line in text
    assert lint.lint(text.replace(heading_line, f"上年结转\t2\n{row}\n\n{heading_line}")) == []


def test_a_second_copy_of_a_table_is_told() -> None:
    lines = render(MODEL, "tabs").split("\n")
    table = [line for line in lines if "\t" in line]
    first = next(index for index, line in enumerate(table) if line.startswith("行政复议\t"))
    requests = table[next(i for i, line in enumerate(table) if "勾稽关系" in line) : first]
    at = lines.index("五、存在的主要问题及改进情况")
    text = "\n".join([*lines[:at], *requests, "", *lines[at:]])
    assert [(each.code, each.location.line) for each in lint.lint(text)] == [("GIA203", at + 1)]
