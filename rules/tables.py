"""The three official tables: their rows, labels, cells and edition."""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.diagnostics import Place, Severity, Span
from giar_lint.edition import Edition, load
from giar_lint.report import Cell, Label, Match, Report, Table, TableRow
from giar_lint.rule import Finding, Note, Replacement, rule
from giar_lint.tables import SECTIONS, edition_of

_FORM = ("国办公开办函〔2021〕30号、〔2019〕60号所附格式", "The form of 国办公开办函〔2021〕30号 and 〔2019〕60号")


@rule(
    "GIA201",
    "missing-table",
    Severity.ERROR,
    summary=("第二、三、四部分缺少规定的表格", "The table of section two, three or four is absent"),
    source=_FORM,
)
def missing_table(report: Report, options: None) -> Iterator[Finding]:
    """The table of section two, three or four is absent, or is a picture.

    These sections consist of their tables, which stay also when every figure is zero. A picture cannot be read by
    programs nor by readers who cannot see.

    Put the table of the form, as text.

    --- zh
    第二、三、四部分没有规定的表格，或者以图片代替表格。

    这三个部分以表格为主要内容，数据均为零的也应保留表格；图片既不便统计，也不符合无障碍阅读的要求。

    请按格式补上文字形式的表格。
    """
    for deviation in report.deviations:
        if deviation.level == "table" and deviation.kind == "missing":
            yield Finding(deviation.span, "picture" if deviation.picture else "", {"heading": deviation.names[0]})


@rule(
    "GIA202",
    "missing-row",
    Severity.ERROR,
    summary=("表格缺少规定的行", "Rows of the edition's table are absent"),
    source=_FORM,
)
def missing_row(report: Report, options: None) -> Iterator[Finding]:
    """One or more consecutive rows of the edition's table are absent.

    Rows without cases stay, with zeros; without them sums cannot be checked and reports cannot be collected.

    Add the rows named, with 0 where there was nothing.

    --- zh
    表格缺少格式规定的一行或连续几行。

    没有发生的事项也应保留该行并填“0”，否则无法核对合计，也无法汇总。

    请补上所列各行，没有的填“0”。
    """
    for deviation in report.deviations:
        if deviation.level == "row" and deviation.kind == "missing":
            rows = "、".join(f"“{name}”" for name in deviation.names)
            values = {
                "section": SECTIONS[deviation.section or 0],
                "number": deviation.section,
                "rows": rows,
                "count": len(deviation.names),
            }
            place = Place(section=deviation.section, table=deviation.section, row=deviation.keys[0])
            yield Finding(deviation.span, "one" if len(deviation.names) == 1 else "several", values, place=place)


@rule(
    "GIA203",
    "unexpected-row",
    Severity.WARNING,
    summary=("表格出现格式以外、重复或错位的行", "A row that the edition does not know, twice, or out of order"),
    source=_FORM,
)
def unexpected_row(report: Report, options: None) -> Iterator[Finding]:
    """A row that the form does not have, one that stands twice, or one out of order.

    Header rows repeated after a page break and blank lines are not reported.

    Remove the row, or put it in its place.

    --- zh
    表格中有格式没有规定的行、重复的行，或者顺序不对的行。

    换页后重复的表头和空行不作提示。

    请删去多余的行，或移至规定的位置。
    """
    for deviation in report.deviations:
        values = {"section": SECTIONS[deviation.section or 0], "number": deviation.section, "row": deviation.names[0]}
        if deviation.level == "row" and deviation.kind != "missing":
            notes = (Note(deviation.related, "first"),) if deviation.related is not None else ()
            yield Finding(deviation.span, deviation.kind, values, notes)
        elif deviation.level == "table" and deviation.kind == "duplicate":
            yield Finding(deviation.span, "table", {"heading": deviation.names[0]})


@rule(
    "GIA204",
    "label-wording",
    Severity.WARNING,
    summary=("表格项目名称与格式不一致", "A row or column label is worded differently"),
    source=_FORM,
    fixable="safe",
)
def label_wording(report: Report, options: None) -> Iterator[Finding]:
    """The label of a row or column differs from that of the form.

    Brackets, quotes, commas, spaces, units and notes on decimals do not matter; words do: 法律行政法规 is not 法律法规.

    Use the wording of the form.

    --- zh
    表格中行或列的名称与格式规定的文字不一致。

    括号、引号、顿号、空格、计量单位和小数位说明不影响判断；文字不同则提示，如“法律行政法规”不能写作“法律法规”。

    请改用格式规定的名称。
    """
    for table in report.tables:
        seen: set[Span] = set()
        for label in _labels(table):
            if label.match is not Match.APPROXIMATE or label.span in seen:
                continue
            seen.add(label.span)
            found = label.passage.text
            values = {
                "section": SECTIONS[table.number],
                "number": table.number,
                "found": found,
                "label": label.canonical,
            }
            edits = (Replacement(label.span, label.canonical),) if found and label.canonical else ()
            yield Finding(label.span, "" if found else "blank", values, edits=edits)


def _labels(table: Table) -> Iterator[Label]:
    for header in table.headers:
        yield from header.labels
    for row in table.rows.values():
        yield from row.labels


@rule(
    "GIA205",
    "blank-cell",
    Severity.WARNING,
    summary=("表格数据项未填写", "A cell is blank or has a nil mark in place of a number"),
    source=_FORM,
)
def blank_cell(report: Report, options: None) -> Iterator[Finding]:
    """Fewer numbers than columns, or a nil mark (`-`, `—`, `/`, `无`) where a number should stand.

    An empty cell leaves open whether there was nothing or nothing was counted. One diagnostic per run of cells in a
    row, per column blank through consecutive rows, and per table of which a third or more is blank. Sums that need a
    blank cell are not checked.

    Enter 0 where there was nothing.

    --- zh
    数据项没有填写，或以“-”“—”“/”“无”代替数字。

    空白不能说明是没有发生还是没有统计。同一行内相连的空白、连续几行同一列的空白各提示一次；空白达到全表三分之一的，
    全表提示一次。涉及空白项的合计不作核对。

    没有发生的，请填“0”。
    """
    for table in report.tables:
        yield from _blanks(table, edition_of(report, table))


def _blanks(table: Table, edition: Edition) -> Iterator[Finding]:
    rows = sorted(table.rows.values(), key=lambda row: row.span.start)
    runs = [(index, *run) for index, row in enumerate(rows) for run in _runs(row)]
    total = sum(len(row.columns) for row in rows)
    count = sum(end - start for _, start, end, _ in runs)
    values = {"section": SECTIONS[table.number], "number": table.number, "count": count, "total": total}
    if (
        count
        and count * 3 >= total
        and len({index for index, *_ in runs} if len(rows) > 1 else {0}) >= min(2, len(rows))
    ):
        index, start, _, edge = runs[0]
        yield _blank(rows[index], start, edge, "table", values, table)
        return
    for group in _rectangles(runs):
        index, start, end, edge = group[0]
        row = rows[index]
        width = end - start
        values = {
            **values,
            "row": row.name or _columns(edition, row, start, end),
            "last": rows[group[-1][0]].name,
            "rows": len(group),
            "count": width,
            "expected": len(row.columns),
            "found": len(row.columns) - width,
        }
        if edge:
            key = "short" if len(group) == 1 else "short-rows"
        elif len(group) > 1:
            key = "rows" if width == len(row.columns) else "column"
            values["column"] = _columns(edition, row, start, end)
        elif width == len(row.columns):
            key = "row"
        else:
            key = "cells" if row.name else "figures"
            values["column"] = _columns(edition, row, start, end)
        yield _blank(row, start, edge, key, values, table)


def _runs(row: TableRow) -> Iterator[tuple[int, int, bool]]:
    """The runs of cells without a number in a row, as (first, end, whether it is unknown which cells lack)."""
    if not row.cells:
        if row.missing:
            yield 0, row.missing, True
        return
    start: int | None = None
    for index, column in enumerate((*row.columns, "")):
        cell = row.cells.get(column)
        blank = column != "" and (cell is None or cell.problem in ("blank", "nil"))
        if blank and start is None:
            start = index
        elif not blank and start is not None:
            yield start, index, False
            start = None


def _rectangles(runs: list[tuple[int, int, int, bool]]) -> Iterator[list[tuple[int, int, int, bool]]]:
    """Runs of the same columns in consecutive rows, together. A run at the edge continues rows of which it is unknown
    which cells lack."""
    open_groups: list[list[tuple[int, int, int, bool]]] = []
    done: list[list[tuple[int, int, int, bool]]] = []
    for run in runs:
        group = next((each for each in open_groups if each[-1][0] == run[0] - 1 and _same_columns(each[0], run)), None)
        if group is None:
            group = []
            open_groups.append(group)
            done.append(group)
        group.append(run)
    yield from done


def _same_columns(first: tuple[int, int, int, bool], second: tuple[int, int, int, bool]) -> bool:
    if first[3] or second[3]:
        return first[2] - first[1] == second[2] - second[1]
    return first[1:3] == second[1:3]


def _columns(edition: Edition, row: TableRow, start: int, end: int) -> str:
    names = [edition.column_name(column) for column in row.columns[start:end]]
    return "、".join(name if "“" in name else f"“{name}”" for name in names)


def _blank(row: TableRow, start: int, edge: bool, key: str, values: dict[str, object], table: Table) -> Finding:
    column = None if edge else row.columns[start]
    cell = row.cells.get(column) if column else None
    span = row.span if cell is None else cell.span
    place = Place(section=table.number, table=table.number, row=row.key, column=column)
    if cell is not None and span.start == span.end and span.start < row.span.start:
        span = Span(span.start, span.start)
    return Finding(span, key, values, place=place)


@rule(
    "GIA206",
    "invalid-number",
    Severity.ERROR,
    summary=("数据项不是有效的数字", "A cell holds no valid number"),
    source=_FORM,
)
def invalid_number(report: Report, options: None) -> Iterator[Finding]:
    """Text that is no number, a negative, or a fraction where things are counted.

    本年增/减 of the edition of 2019 may be negative; amounts in 万元 may have decimals.

    Enter the number.

    --- zh
    数据项填写的不是数字，或者是负数，或者在计件的项目填写了小数。

    2019年版的“本年增/减”可以为负数，以万元计的金额可以有小数。

    请填写数字。
    """
    for table in report.tables:
        edition = edition_of(report, table)
        for row in table.rows.values():
            for column, cell in row.cells.items():
                if cell.problem == "invalid":
                    values = {
                        "section": SECTIONS[table.number],
                        "number": table.number,
                        "row": row.name or edition.column_name(column),
                        "column": edition.column_name(column),
                        "found": cell.raw,
                    }
                    place = Place(section=table.number, table=table.number, row=row.key, column=column)
                    yield Finding(cell.span, "" if row.name else "figures", values, place=place)


@rule(
    "GIA207",
    "surplus-cell",
    Severity.ERROR,
    summary=("一行的数据多于列数", "A row has more numbers than the table has columns"),
    source=_FORM,
)
def surplus_cell(report: Report, options: None) -> Iterator[Finding]:
    """A row has more numbers than the table has columns.

    Empty cells at the edges never count. Which number stands in which column is then open.

    Remove what is too much.

    --- zh
    某一行的数据个数多于表格的列数。

    行首行尾的空单元格不计。数据多出后，各数与各列的对应关系便不能确定。

    请删去多余的数据。
    """
    for table in report.tables:
        for row in table.rows.values():
            if row.surplus:
                values = {
                    "section": SECTIONS[table.number],
                    "number": table.number,
                    "row": row.name,
                    "found": len(row.cells) + len(row.surplus),
                    "expected": len(row.columns),
                }
                yield Finding(row.span, "" if row.name else "figures", values)


@rule(
    "GIA208",
    "edition-mismatch",
    Severity.ERROR,
    summary=("表格采用了其他年度的版式", "The table has the structure of another edition"),
    source=_FORM,
)
def edition_mismatch(report: Report, options: None) -> Iterator[Finding]:
    """A table has the columns or rows of another edition of the form.

    Report years 2019 and 2020 use the form of 〔2019〕60号, years from 2021 on that of 〔2021〕30号. The usual cause
    is a report that was written over last year's.

    Set up the table by the form of the report's year.

    --- zh
    表格的行或列属于另一版格式。

    2019、2020年度使用国办公开办函〔2019〕60号所附格式，2021年度起使用〔2021〕30号所附格式。多因在往年文稿上修改所致。

    请按报告年度适用的格式重新制表。
    """
    own = load(report.edition)
    for table in report.tables:
        if table.given_away is not None:
            other = load(table.edition)
            key = "single-row" if table.given_away_name == "其他处理" and own.table(table.number) else ""
            values = {
                "section": SECTIONS[table.number],
                "number": table.number,
                "row": table.given_away_name,
                "other": other.key,
                "year": report.year if report.year is not None else own.first_year,
                "document": own.document,
            }
            yield Finding(table.given_away, key, values)


@rule(
    "GIA209",
    "number-format",
    Severity.INFO,
    summary=("数字书写不规范", "A number with separators, full-width digits, spaces, needless decimals or its unit"),
    source=_FORM,
    fixable="safe",
)
def number_format(report: Report, options: None) -> Iterator[Finding]:
    """A number with thousands separators, full-width digits, spaces inside, needless decimals, or its unit in the cell.

    The value is clear and is used; programs that collect the tables may stumble over it.

    Write plain digits.

    --- zh
    数字带有千位分隔符、全角数字、数字间空格、多余的小数位，或者把计量单位写进了单元格。

    数值可以辨认并照常核对，但不利于汇总统计。

    请只填写半角数字。
    """
    for table in report.tables:
        for row in table.rows.values():
            for column, cell in row.cells.items():
                if cell.value is not None and cell.oddities:
                    values = {"found": cell.raw, "plain": _plain(cell)}
                    place = Place(section=table.number, table=table.number, row=row.key, column=column)
                    yield Finding(cell.span, "", values, edits=(Replacement(cell.span, _plain(cell)),), place=place)


def _plain(cell: Cell) -> str:
    return f"{cell.value}"


@rule(
    "GIA211",
    "damaged-labels",
    Severity.INFO,
    summary=("表格项目名称残缺", "Labels of a table are cut off or torn apart"),
    source=_FORM,
)
def damaged_labels(report: Report, options: None) -> Iterator[Finding]:
    """Labels are cut off at the width of their cells or torn apart, as in text taken out of a PDF. One info per table.

    The rows were recognised all the same.

    Publish the text from its source.

    --- zh
    表格中的项目名称被截断或拆散，多为从PDF文件提取文字所致。每张表提示一次。

    各行仍可辨认，数据照常核对。

    请用原始文稿发布，补全项目名称。
    """
    for table in report.tables:
        damaged = [label for label in _labels(table) if label.match is Match.TRUNCATED]
        if damaged:
            first = min(damaged, key=lambda label: label.span.start)
            values = {
                "section": SECTIONS[table.number],
                "number": table.number,
                "found": first.passage.text,
                "label": first.canonical,
                "count": len(damaged),
            }
            yield Finding(first.span, "", values)


@rule(
    "GIA210",
    "unparsable-structure",
    Severity.ERROR,
    summary=("结构与格式相差过大，无法逐项核对", "More damage than the parser can repair"),
    source=_FORM,
)
def unparsable_structure(report: Report, options: None) -> Iterator[Finding]:
    """The outline or a table differs from the form in more places than can be told apart.

    What could be recognised is checked all the same.

    Set up the report by the form, then check again.

    --- zh
    报告的结构或某张表格与格式相差过大，无法逐处说明。

    能够辨认的内容照常检查。

    请先按格式整理，再重新检查。
    """
    for span in report.unparsable:
        yield Finding(span)


@rule(
    "GIA212",
    "unchecked-sums",
    Severity.INFO,
    summary=(
        "部分数据无法对应到行列，有关合计未核对",
        "Cells that could not be assigned with certainty, and the sums left out",
    ),
    source=_FORM,
)
def unchecked_sums(report: Report, options: None) -> Iterator[Finding]:
    """Numbers of a row could not be assigned to its columns with certainty; sums that need them were left out.

    Nothing is guessed: a number in the wrong column would make true sums look false.

    Fill every cell of the row, then check again.

    --- zh
    某些行的数字无法确定对应哪一列，涉及这些行的合计没有核对。

    数字错列会把正确的合计判为错误，因此不作推测。

    请将该行各项填写完整后重新检查。
    """
    for table in report.tables:
        rows = [row for row in table.rows.values() if any(cell.value for cell in row.unassigned)]
        if rows:
            values = {
                "section": SECTIONS[table.number],
                "number": table.number,
                "rows": "、".join(f"“{row.name}”" for row in rows[:3]) + ("等" if len(rows) > 3 else ""),
                "count": len(rows),
            }
            yield Finding(rows[0].unassigned[0].span, "", values)
