"""Numbers that must agree (勾稽关系). Which ones is data beside the grammar; here is what to say when they do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giar_lint.diagnostics import Place, Severity
from giar_lint.edition import Edition
from giar_lint.identities import Equation, Term, agree, equations, mended, suspects
from giar_lint.report import Number, Report, Table
from giar_lint.rule import Example, Finding, Note, Replacement, rule
from giar_lint.tables import SECTIONS, edition_of

_FORM = (
    "国办公开办函〔2021〕30号、〔2019〕60号所附表格的勾稽关系",
    "The identities of the tables in 〔2021〕30号 and 〔2019〕60号",
)


def _failures(report: Report, code: str) -> Iterator[Finding]:
    """The failures of one rule's identities in all tables, each with the cell that would mend all that are
    connected."""
    for table, edition, failing in report.once(_failing):
        for equation, blamed in failing:
            if equation.identity.rule == code:
                yield _finding(table, edition, equation, blamed)


def _failing(report: Report) -> list[tuple[Table, Edition, list[tuple[Equation, Term | None]]]]:
    """The tables with failing equations, each of these with the cell that is to blame, where one is."""
    found = []
    for table in report.tables:
        edition = edition_of(report, table)
        if not agree(table, edition):
            every = list(equations(table, edition))
            failing = [equation for equation in every if not equation.holds]
            blamed = suspects(failing, [equation for equation in every if equation.holds])
            found.append((table, edition, [(each, blamed.get(index)) for index, each in enumerate(failing)]))
    return found


def _finding(table: Table, edition: Edition, equation: Equation, blamed: Term | None) -> Finding:
    left, right = equation.sums
    at = equation.at
    values: dict[str, object] = {
        "section": SECTIONS[table.number],
        "number": table.number,
        "row": edition.row_name(table.number, at.row),
        "column": edition.column_name(at.column),
        "left": _terms(equation.left),
        "right": _terms(equation.right),
        "left_sum": left,
        "right_sum": right,
        "difference": abs(left - right),
    }
    notes: tuple[Note, ...] = ()
    if blamed is not None and blamed.cell is not at.cell:
        value = mended(blamed, equation)
        name = {"row": edition.row_name(table.number, blamed.row), "column": edition.column_name(blamed.column)}
        notes = (Note(blamed.cell.span, "suspect", {**name, "found": blamed.value, "value": value}),)
    edits: tuple[Replacement, ...] = ()
    by_itself = blamed is None or blamed.cell is at.cell
    if by_itself and equation.identity.relation == "=" and len(equation.left) == 1:
        edits = (Replacement(at.cell.span, str(right)),)
    place = Place(section=table.number, table=table.number, row=at.row, column=at.column)
    return Finding(at.cell.span, "", values, notes, edits, "display", place)


def _terms(terms: Sequence[Term]) -> str:
    """The values of a side as a sum: 46＋0, 7－7."""
    text = ""
    for term in terms:
        sign = "－" if term.sign < 0 else "＋" if text else ""
        text += f"{sign}{_number(term.value)}"
    return text


def _number(value: Number) -> str:
    return f"{value}"


@rule(
    "GIA301",
    "row-total",
    Severity.ERROR,
    summary=("总计不等于各类申请人之和", "A row's 总计 is not the sum of the applicants"),
    source=_FORM,
    fixable="display",
    example=Example(good="（一）予以公开\t7\t1\t0\t0\t1\t0\t9", bad="（一）予以公开\t7\t1\t0\t0\t1\t0\t8"),
)
def row_total(report: Report, options: None) -> Iterator[Finding]:
    """In a row of table three, 总计 differs from the sum of the applicant columns.

    Every application has one applicant, so the six columns make up the total. Rows with blank or doubtful cells are
    not checked.

    Correct the figure that is wrong.

    --- zh
    第三部分表格某一行的“总计”不等于各类申请人之和。

    每件申请只归入一类申请人，六列之和即为总计。含有空白或存疑数据的行不作核对。

    请核对并更正有误的数据。
    """
    yield from _failures(report, "GIA301")


@rule(
    "GIA302",
    "outcome-total",
    Severity.ERROR,
    summary=("办理结果总计不等于各类结果之和", "（七）总计 is not the sum of the outcomes"),
    source=_FORM,
    fixable="display",
    example=Example(good="（七）总计\t\t13\t3\t0\t0\t1\t0\t17", bad="（七）总计\t\t12\t3\t0\t0\t1\t0\t16"),
)
def outcome_total(report: Report, options: None) -> Iterator[Finding]:
    """In a column of table three, （七）总计 differs from the sum of the rows of （一） to （六）.

    Every application that was closed has one outcome. Columns with blank or doubtful cells are not checked.

    Correct the figure that is wrong.

    --- zh
    第三部分表格某一列的“（七）总计”不等于（一）至（六）各项之和。

    每件办结的申请只有一种办理结果，各项之和即为总计。含有空白或存疑数据的列不作核对。

    请核对并更正有误的数据。
    """
    yield from _failures(report, "GIA302")


@rule(
    "GIA303",
    "balance",
    Severity.ERROR,
    summary=("第一项加第二项不等于第三项加第四项", "Items one and two do not equal items three and four"),
    source=_FORM,
    example=Example(
        good="四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1", bad="四、结转下年度继续办理\t\t2\t0\t0\t0\t0\t0\t2"
    ),
)
def balance(report: Report, options: None) -> Iterator[Finding]:
    """In a column of table three, 一 + 二 differs from 三（七）+ 四.

    What came in and what was carried over was either closed or is carried forward; the table's corner note says so.

    Find the figure that is missing or wrong.

    --- zh
    第三部分表格某一列中，第一项加第二项之和不等于第三项加第四项之和。

    本年新收和上年结转的申请，要么已经办结，要么结转下年度，表格左上角已注明这一勾稽关系。

    请核对漏填或错填的一项。
    """
    yield from _failures(report, "GIA303")


@rule(
    "GIA304",
    "dispute-total",
    Severity.ERROR,
    summary=("复议、诉讼总计不等于各类结果之和", "A 总计 of table four is not the sum of its outcomes"),
    source=_FORM,
    fixable="display",
    example=Example(good="1\t0\t1\t0\t2\t1", bad="1\t0\t1\t0\t3\t1"),
)
def dispute_total(report: Report, options: None) -> Iterator[Finding]:
    """In table four, a 总计 of 行政复议, 未经复议直接起诉 or 复议后起诉 differs from the sum of its four outcomes.

    Correct the figure that is wrong.

    --- zh
    第四部分表格中，行政复议、未经复议直接起诉或复议后起诉的“总计”不等于其四种结果之和。

    请核对并更正有误的数据。
    """
    yield from _failures(report, "GIA304")


@rule(
    "GIA305",
    "stock-shortfall",
    Severity.WARNING,
    summary=(
        "现行有效件数少于本年制发减去废止的件数",
        "Fewer documents in force than were issued and not repealed this year",
    ),
    source=_FORM,
    example=Example(good="行政规范性文件\t3\t1\t11", bad="行政规范性文件\t3\t1\t1"),
)
def stock_shortfall(report: Report, options: None) -> Iterator[Finding]:
    """In table two, 现行有效件数 is less than 本年制发件数 − 本年废止件数.

    What was issued this year and not repealed is in force at its end. Documents that lapse within the year are the
    exception.

    Check the three figures.

    --- zh
    第二部分表格中，“现行有效件数”少于“本年制发件数”减去“本年废止件数”。

    本年制发且未废止的文件，年末应当现行有效；当年即失效的文件除外。

    请核对这三项数据。
    """
    yield from _failures(report, "GIA305")
