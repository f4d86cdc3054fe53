"""The official tables: their cells, blank, invalid, too many, oddly written, or of no certain column."""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.diagnostics import Place, Severity, Span
from giar_lint.edition import Edition
from giar_lint.report import Cell, Report, Table, TableRow
from giar_lint.rule import Example, Finding, Replacement, rule
from giar_lint.tables import SECTIONS, edition_of

_FORM = ("国办公开办函〔2021〕30号、〔2019〕60号所附格式", "The form of 国办公开办函〔2021〕30号 and 〔2019〕60号")


@rule(
    "GIA205",
    "blank-cell",
    Severity.WARNING,
    summary=("表格数据项未填写", "A cell is blank or has a nil mark in place of a number"),
    source=_FORM,
    example=Example(good="3.其他\t0\t0\t0\t0\t0\t0\t0", bad="3.其他\t\t\t\t\t\t\t"),
    fixable="display",
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
    for table, unsettled in report.once(_unsettled):
        if unsettled:
            yield from _blanks(table, edition_of(report, table))


def _unsettled(report: Report) -> tuple[tuple[Table, tuple[TableRow, ...]], ...]:
    """The tables, each with the rows in which not every column has its one plain number: few rules have to look at
    others."""
    return tuple((table, tuple(filter(_is_unsettled, table.rows.values()))) for table in report.tables)


def _is_unsettled(row: TableRow) -> bool:
    if row.missing or row.unassigned or row.surplus or tuple(row.cells) != row.columns:
        return True
    return any(cell.problem or cell.oddities for cell in row.cells.values())


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
        blank = _blank(rows[index], start, edge, "table" if count < total else "all", values, table)
        yield blank._replace(edits=_zeros(rows, runs))
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
            key = "short-rows" if len(group) > 1 else "short" if row.name else "short-figures"
        elif len(group) > 1:
            key = "rows" if 1 < width == len(row.columns) else "column"
            values["column"] = _columns(edition, row, start, end)
        elif 1 < width == len(row.columns) and row.name:
            key = "row"
        else:
            key = "cells" if row.name else "figures"
            values["column"] = _columns(edition, row, start, end)
        yield _blank(row, start, edge, key, values, table)._replace(edits=_zeros(rows, group))


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
    return Finding(span, key, values, applicability="display", place=place)


def _zeros(rows: list[TableRow], runs: list[tuple[int, int, int, bool]]) -> tuple[Replacement, ...]:
    """The edits that put 0 into blank cells, as far as it is known where they stand."""
    edits = []
    for index, start, end, edge in runs:
        for column in rows[index].columns[start:end] if not edge else ():
            cell = rows[index].cells.get(column)
            if cell is not None:
                edits.append(Replacement(cell.span, "0"))
    return tuple(edits)


@rule(
    "GIA206",
    "invalid-number",
    Severity.ERROR,
    summary=("数据项不是有效的数字", "A cell holds no valid number"),
    source=_FORM,
    example=Example(good="行政处罚\t37", bad="行政处罚\t若干"),
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
    for table, unsettled in report.once(_unsettled):
        edition = edition_of(report, table)
        for row in unsettled:
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
    example=Example(good="行政处罚\t37", bad="行政处罚\t37\t2"),
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
    for table, unsettled in report.once(_unsettled):
        for row in unsettled:
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
    "GIA209",
    "number-format",
    Severity.INFO,
    summary=("数字书写不规范", "A number with separators, full-width digits, spaces, needless decimals or its unit"),
    source=_FORM,
    fixable="safe",
    example=Example(good="行政许可\t268", bad="行政许可\t268件"),
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
    for table, unsettled in report.once(_unsettled):
        for row in unsettled:
            for column, cell in row.cells.items():
                if cell.value is not None and cell.oddities:
                    values = {"found": cell.raw, "plain": _plain(cell)}
                    place = Place(section=table.number, table=table.number, row=row.key, column=column)
                    yield Finding(cell.span, "", values, edits=(Replacement(cell.span, _plain(cell)),), place=place)


def _plain(cell: Cell) -> str:
    return f"{cell.value}"


@rule(
    "GIA212",
    "unchecked-sums",
    Severity.INFO,
    summary=(
        "部分数据无法对应到行列，有关合计未核对",
        "Cells that could not be assigned with certainty, and the sums left out",
    ),
    source=_FORM,
    example=Example(
        good="一、本年新收政府信息公开申请数量\t\t12\t3\t0\t0\t1\t0\t16\t",
        bad="一、本年新收政府信息公开申请数量\t12\t3\t0\t0\t1\t16",
    ),
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
    for table, unsettled in report.once(_unsettled):
        if table.unread is not None:
            yield Finding(table.unread, "unread", {"section": SECTIONS[table.number], "number": table.number})
        rows = [row for row in unsettled if any(cell.value for cell in row.unassigned)]
        if rows:
            values = {
                "section": SECTIONS[table.number],
                "number": table.number,
                "rows": "、".join(f"“{row.name}”" for row in rows[:3] if row.name) + ("等" if len(rows) > 3 else ""),
                "count": len(rows),
            }
            yield Finding(rows[0].unassigned[0].span, "" if rows[0].name else "figures", values)
