"""Defects of the official tables (GIA201 to 212)."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from giar_lint.report import Match, TableRow
from mutations.specimen import Edit, Mutation, Specimen, operator

_MIDDLE = (
    "denied-by-law", "denied-security", "denied-third-party", "denied-internal", "denied-process", "denied-enforcement",
    "unavailable-not-existing", "unprocessed-repeated", "unprocessed-publication", "unprocessed-excessive",
)  # fmt: skip
"""Rows of table three that are neither the first nor the last of their group, so that they bear no label of it."""

_REWORDED = {
    "denied-by-law": "2.其他法律法规禁止公开",
    "denied-third-party": "4.保护第三方权益",
    "denied-internal": "5.属于内部事务信息",
    "denied-process": "6.属于过程性信息",
    "unavailable-not-held": "1.本机关不掌握相关信息",
    "unavailable-not-existing": "2.没有现成信息需要加工制作",
    "unprocessed-publication": "3.要求提供出版物",
}
_SECTIONS = {2: "proactive", 3: "requests", 4: "disputes"}


def _zero_row(specimen: Specimen, random: Random, keys: tuple[str, ...] = _MIDDLE) -> TableRow | None:
    """A row of table three with nothing but zeros, so that no sum and no sentence depends on it."""
    rows = specimen.table(3).rows
    found = [
        row
        for key in keys
        if (row := rows.get(key)) and row.cells and not any(cell.value for cell in row.cells.values())
    ]
    return random.choice(found) if found else None


def _following(specimen: Specimen, row: TableRow) -> TableRow:
    rows = sorted(specimen.table(3).rows.values(), key=lambda each: each.span.start)
    return rows[rows.index(row) + 1]


@operator("GIA201")
def table_gone(specimen: Specimen, random: Random) -> Mutation | None:
    number = random.choice((2, 3, 4))
    table = specimen.table(number)
    start, end = specimen.line_start(table.span.start), specimen.next_line(table.span.end)
    return specimen.mutate(Edit(start, end, ""), at=specimen.heading(_SECTIONS[number]).start)


@operator("GIA202")
def row_gone(specimen: Specimen, random: Random) -> Mutation | None:
    row = _zero_row(specimen, random)
    if row is None:
        return None
    block = specimen.row_block(row)
    return specimen.mutate(Edit(block.start, block.end, ""), at=_following(specimen, row).span.start)


@operator("GIA203")
def row_twice(specimen: Specimen, random: Random) -> Mutation | None:
    row = _zero_row(specimen, random)
    if row is None:
        return None
    block = specimen.row_block(row)
    text = specimen.text[block.start : block.end]
    return specimen.mutate(Edit(block.end, block.end, text), at=block.end, into=row.span.start - block.start)


@operator("GIA203")
def row_unknown(specimen: Specimen, random: Random) -> Mutation | None:
    """A row that no edition has, after that of 重复申请."""
    row = _zero_row(specimen, random, ("unprocessed-repeated",))
    if row is None or row.labels[-1].match is Match.TRUNCATED:
        return None
    block, label = specimen.row_block(row), row.labels[-1].span
    text = specimen.text[block.start : label.start] + "6.属于历史档案资料" + specimen.text[label.end : block.end]
    return specimen.mutate(Edit(block.end, block.end, text), at=block.end, into=row.span.start - block.start)


@operator("GIA204")
def label_reworded(specimen: Specimen, random: Random) -> Mutation | None:
    rows = specimen.table(3).rows
    key = random.choice([each for each in _REWORDED if each in rows])
    label = rows[key].labels[-1]
    if label.match is not Match.EXACT:
        return None
    return specimen.mutate(Edit(label.span.start, label.span.end, _REWORDED[key]), at=label.span.start)


def _cell_replaced(specimen: Specimen, random: Random, text: str, column: str = "") -> Mutation | None:
    row = _zero_row(specimen, random)
    if row is None:
        return None
    span = row.cells[column or random.choice(row.columns)].span
    return specimen.mutate(Edit(span.start, span.end, text), at=span.start)


@operator("GIA205")
def cell_blank(specimen: Specimen, random: Random) -> Mutation | None:
    return _cell_replaced(specimen, random, "", "research")


@operator("GIA205")
def cell_nil(specimen: Specimen, random: Random) -> Mutation | None:
    return _cell_replaced(specimen, random, random.choice("—/无"))


@operator("GIA206")
def cell_invalid(specimen: Specimen, random: Random) -> Mutation | None:
    return _cell_replaced(specimen, random, random.choice(("若干", "见附表", "-1", "1.5")))


@operator("GIA209")
def cell_with_unit(specimen: Specimen, random: Random) -> Mutation | None:
    return _cell_replaced(specimen, random, random.choice(("0件", "０", "0.0")))


@operator("GIA207")
def cell_surplus(specimen: Specimen, random: Random) -> Mutation | None:
    """One number more in a row, parted from the last as that is from the one before."""
    row = _zero_row(specimen, random)
    if row is None:
        return None
    before, last = row.cells[row.columns[-2]].span, row.cells[row.columns[-1]].span
    more = specimen.text[before.end : last.start] + "0"
    return specimen.mutate(Edit(last.end, last.end, more), at=row.span.start)


@operator("GIA208")
def other_outcomes_in_one_row(specimen: Specimen, random: Random) -> Mutation | None:
    """One row for （六）其他处理, the form of 2019, in a report of 2021 or later."""
    rows = specimen.table(3).rows
    keys = ("other-not-corrected", "other-unpaid", "other-outcome")
    if specimen.report.edition != "2021" or any(len(rows[key].labels) < 2 for key in keys[:1]):
        return None
    three = [rows[key] for key in keys]
    if any(cell.value for row in three for cell in row.cells.values()):
        return None
    label = three[0].labels[-1].span
    edits = [Edit(block.start, block.end, "") for row in three[1:] for block in (specimen.row_block(row),)]
    return specimen.mutate(Edit(label.start, label.end, ""), *edits, at=three[0].span.start)


@operator("GIA210", *(f"GIA{code}" for code in (201, 202, 203, 204, 205, 208, 301, 302, 303)))
def table_in_disorder(specimen: Specimen, random: Random) -> Mutation | None:
    """The rows of table three from last to first: more than can be repaired."""
    rows = sorted(specimen.table(3).rows.values(), key=lambda each: each.span.start)
    blocks = [specimen.row_block(row) for row in rows]
    if any(first.end > second.start for first, second in pairwise(blocks)):
        return None
    texts = [specimen.text[block.start : block.end] for block in reversed(blocks)]
    if len({text.endswith(specimen.newline * 2) for text in texts}) > 1:
        return None  # a table that its section's end follows at once: the last row would run into another
    text = "".join(texts)
    into = rows[-1].span.start - blocks[-1].start
    return specimen.mutate(Edit(blocks[0].start, blocks[-1].end, text), at=blocks[0].start, into=into)


@operator("GIA211")
def labels_cut_off(specimen: Specimen, random: Random) -> Mutation | None:
    """Labels of table three cut off after eight characters, as the cells of a PDF do."""
    labels = [row.labels[-1] for key, row in specimen.table(3).rows.items() if key in _MIDDLE]
    labels = [each for each in labels if each.match is Match.EXACT and len(each.canonical) > 10]
    if len(labels) < 5:
        return None
    edits = [Edit(each.span.start + 8, each.span.end, "") for each in labels]
    return specimen.mutate(*edits, at=min(each.span.start for each in labels))


@operator("GIA212", "GIA205")
def number_gone(specimen: Specimen, random: Random) -> Mutation | None:
    """One number fewer in a row that has any but zeros, and no telling which."""
    row = specimen.table(3).rows["new-requests"]
    if not row.value("total") or not row.cells:
        return None
    first, second = row.cells[row.columns[2]].span, row.cells[row.columns[3]].span
    return specimen.mutate(Edit(first.end, second.end, ""), at=row.cells[row.columns[0]].span.start)
