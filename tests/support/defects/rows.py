"""Defects of the rows and labels of the tables."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from support import form, sums
from support.defects.damage import Damage, damage
from support.page import Key
from support.parts import ReportModel, RowModel, TableModel, proactive_table

SECTION = {number: key for key, number in form.TABLE_SECTIONS.items()}
REWORDED = {
    "new-requests": "一、本年度新收政府信息公开申请数量",
    "carried-over": "二、上年度结转政府信息公开申请数量",
    "denied-by-law": "2.其他法律法规禁止公开",
    "denied-third-party": "4.保护第三方权益",
    "denied-internal": "5.属于内部事务信息",
    "denied-process": "6.属于过程性信息",
    "unavailable-not-held": "1.本机关不掌握相关信息",
    "unavailable-not-existing": "2.没有现成信息需要加工制作",
    "unavailable-unclear": "3.补正后内容仍不明确",
    "unprocessed-publication": "3.要求提供出版物",
    "carried-forward": "四、结转下一年度继续办理",
    "licences": "行政许可事项",
    "coercion": "行政强制措施",
}
REWORDED_HEADERS = {
    "本年制发件数": "本年度制发件数",
    "本年处理决定数量": "本年度处理决定数量",
    "本年收费金额（单位：万元）": "本年增收费金额（单位：万元）",
    "上一年项目数量": "上年度项目数量",
    "社会公益组织": "社会公益机构",
    "未经复议直接起诉": "未经复议起诉",
}
UNKNOWN_ROWS = {
    "denied-inquiry": "9.属于历史档案",
    "unavailable-unclear": "4.已移交档案馆",
    "unprocessed-confirmation": "6.咨询类来信",
}


def _any_table(model: ReportModel, random: Random, *numbers: int) -> TableModel | None:
    return model.table(random.choice(numbers))


def _damage(model: ReportModel, table: TableModel, *expected: tuple[str, Key]) -> Damage:
    return damage(model.with_table(table), SECTION[table.number], *expected)


def rows_missing(model: ReportModel, random: Random) -> Damage | None:
    """One row or two consecutive ones gone."""
    table = _any_table(model, random, 2, 3)
    if table is None:
        return None
    row = random.choice(table.data)
    index = table.rows.index(row)
    keys = [other.key for other in table.rows[index : index + random.randint(1, 2)] if other.kind == "data"]
    others = {"other-not-corrected", "other-unpaid", "other-outcome"}
    if model.edition == "2021" and len(others & set(keys)) == 2:
        return None  # what is left may be taken for the one row of the edition of 2019
    return without_rows(model, table.number, *keys)


def without_rows(model: ReportModel, number: int, *keys: str) -> Damage:
    """Consecutive rows gone: one diagnostic, at the row or block header that follows, or at the table's last row."""
    table = _table(model, number)
    start = table.rows.index(table.row(keys[0]))
    rest = table.rows[:start] + table.rows[start + len(keys) :]
    changed = replace(table, rows=rest)
    return _damage(model, changed, ("GIA202", _row_key(changed, min(start, len(rest) - 1))))


def _table(model: ReportModel, number: int) -> TableModel:
    table = model.table(number)
    assert table is not None
    return table


def _row_key(table: TableModel, index: int) -> Key:
    row = table.rows[index]
    if row.kind == "data":
        return ("row", table.number, row.key)
    return ("header", table.number, sum(other.kind != "data" for other in table.rows[:index]))


def row_doubled(model: ReportModel, random: Random) -> Damage | None:
    """A row a second time, after itself or further down."""
    table = _any_table(model, random, 2, 3)
    if table is None:
        return None
    index = table.rows.index(random.choice(table.data))
    at = index + 1 if table.number == 2 else random.randint(index + 1, len(table.rows))
    return with_row_again(model, table.number, table.rows[index].key, at)


def with_row_again(model: ReportModel, number: int, key: str, at: int | None = None) -> Damage:
    """A row a second time before the row of an index (after itself, if not told): said of the second."""
    table = _table(model, number)
    row = table.row(key)
    at = table.rows.index(row) + 1 if at is None else at
    changed = replace(table, rows=(*table.rows[:at], row, *table.rows[at:]))
    return _damage(model, changed, ("GIA203", ("again", ("row", number, key))))


def row_moved(model: ReportModel, random: Random) -> Damage | None:
    """A row of table three two places or more from where it belongs."""
    table = model.table(3)
    if table is None:
        return None
    row = random.choice(table.data)
    index = table.rows.index(row)
    headers = len(table.rows) - len(table.data)
    places = [place for place in range(headers, len(table.rows)) if abs(place - index) >= 2]
    return with_row_moved(model, row.key, random.choice(places))


def with_row_moved(model: ReportModel, key: str, to: int) -> Damage:
    """A row of table three out of order: said of that row. `to` is its index in the new order, headers counted."""
    table = _table(model, 3)
    rows = [row for row in table.rows if row.key != key]
    rows.insert(to, table.row(key))
    return _damage(model, replace(table, rows=tuple(rows)), ("GIA203", ("row", 3, key)))


def row_unknown(model: ReportModel, random: Random) -> Damage | None:
    if model.table(3) is None:
        return None
    return with_unknown_row(model, random.choice(tuple(UNKNOWN_ROWS)))


def with_unknown_row(model: ReportModel, after: str) -> Damage:
    """A row of table three that no edition knows, with zeros: said of that row."""
    table = _table(model, 3)
    before = table.row(after)
    labels = (*before.labels[:-1], UNKNOWN_ROWS[after])
    row = RowModel("data", "unknown", labels, ("0",) * len(form.REQUEST_COLUMNS), form.REQUEST_COLUMNS)
    at = table.rows.index(before) + 1
    changed = replace(table, rows=(*table.rows[:at], row, *table.rows[at:]))
    return _damage(model, changed, ("GIA203", ("row", 3, "unknown")))


def label_reworded(model: ReportModel, random: Random) -> Damage | None:
    table = _any_table(model, random, 2, 3)
    rows = [row for row in table.data if row.key in REWORDED] if table else []
    if table is None or not rows:
        return None
    row = random.choice(rows)
    changed = table.with_row(replace(row, labels=(*row.labels[:-1], REWORDED[row.key])))
    return _damage(model, changed, ("GIA204", ("label", table.number, row.key)))


def header_reworded(model: ReportModel, random: Random) -> Damage | None:
    """A column label worded differently."""
    table = _any_table(model, random, 2, 3, 4)
    if table is None:
        return None
    headers = [row for row in table.rows if row.kind != "data"]
    found = [
        (row, at, number)
        for number, row in enumerate(headers)
        for at, label in enumerate(row.labels)
        if label in REWORDED_HEADERS
    ]
    if not found:
        return None
    row, at, number = random.choice(found)
    labels = (*row.labels[:at], REWORDED_HEADERS[row.labels[at]], *row.labels[at + 1 :])
    changed = replace(table, rows=tuple(replace(r, labels=labels) if r is row else r for r in table.rows))
    return _damage(model, changed, ("GIA204", ("header-label", table.number, number, at)))


def other_edition_rows(model: ReportModel, random: Random) -> Damage | None:
    """One row for （六）其他处理, the form of 2019, in a report of 2021 or later: said of that row."""
    table = model.table(3)
    if table is None or model.edition != "2021":
        return None
    three = [row for row in table.data if row.key.startswith("other-")]
    if len(three) != 3:
        return None
    columns = zip(*(row.cells for row in three), strict=True)
    cells = tuple(str(sum(sums.number(text) or 0 for text in column)) for column in columns)
    one = RowModel("data", "other-outcome", three[0].labels[:2], cells, form.REQUEST_COLUMNS)
    rows = tuple(one if row is three[0] else row for row in table.rows if row not in three[1:])
    return _damage(model, replace(table, rows=rows), ("GIA208", ("row", 3, "other-outcome")))


def other_edition_columns(model: ReportModel, random: Random) -> Damage | None:
    """Table two in the form of 2019 in a report of 2021 or later: said of its first header row."""
    if model.edition != "2021" or model.table(2) is None:
        return None
    cells = {key: ("0",) * len(block.columns) for block in form.BLOCKS["2019"] for key, _ in block.rows}
    return _damage(model, proactive_table("2019", cells), ("GIA208", ("header", 2, 1)))
