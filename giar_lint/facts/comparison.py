"""Holds what the prose claims against the official tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from giar_lint.diagnostics import Span
from giar_lint.edition import load
from giar_lint.facts import checkable
from giar_lint.facts.metrics import METRICS, Metric, Term
from giar_lint.facts.model import Claim, Denial, Quantity
from giar_lint.records import NamedTuple
from giar_lint.report import Cell, Number, Report, Table
from giar_lint.tables import edition_of
from giar_lint.wordlist import about

Kind = Literal["strict", "loose", "denied", "nil"]
_TOTALS: dict[str, tuple[str, ...]] = {
    "total": ("natural-person", "enterprise", "research", "welfare", "legal-service", "other-organisation")
}
_RESULTS = ("upheld", "corrected", "other", "pending")


class Mismatch(NamedTuple):
    """A claim that no reading of the tables bears out. `sums` are those readings, the plainest first; `cell` is one
    that shows it.

    `kind`: "strict" or "loose" as the words are; "nil" where one side says none; "denied" where a clause without a
    number does. `number` is where the number stands, None where there is none.
    """

    kind: Kind
    metric: str
    span: Span
    phrase: str
    value: Number
    unit: str
    sums: tuple[Number, ...]
    cell: Cell
    number: Span | None = None


def mismatches(report: Report) -> tuple[Mismatch, ...]:
    """Every claim and denial of a report that its tables contradict, claims first. Where a cell is blank or doubtful,
    nothing is held against it. Every rule after the first gets them for nothing."""
    return report.once(_mismatches)


def _mismatches(report: Report) -> tuple[Mismatch, ...]:
    found = checkable(report)
    return tuple(_contradicted(report, found.claims, found.denials))


def _contradicted(report: Report, claims: tuple[Claim, ...], denials: tuple[Denial, ...]) -> Iterator[Mismatch]:
    # A metric is read once, however many sentences speak of it.
    known = lru_cache(maxsize=None)(lambda name: readings(report, METRICS[name]))
    for claim in claims:
        metric = METRICS[claim.metric]
        quantity = claim.quantity
        found = known(claim.metric)
        if found is None or quantity.value in found.accepted:
            continue
        if claim.level and quantity.value < max(found.plain):
            continue
        kind: Kind = "strict" if metric.strict else "loose"
        if quantity.value == 0 or (metric.strict and not any(found.plain)):
            kind = "nil"
        if kind != "nil" and _is_part(quantity, found.accepted):
            continue
        span = quantity.span
        if kind == "nil":
            span = quantity.passage.span(quantity.phrase_start, quantity.phrase_end)
        value, unit = quantity.value, quantity.unit
        yield Mismatch(kind, claim.metric, span, quantity.phrase, value, unit, found.plain, found.cell, quantity.span)
    for denial in denials:
        for name in denial.metrics:
            found = known(name)
            if found is not None and 0 not in found.accepted:
                yield Mismatch("denied", name, denial.span, denial.phrase, 0, "件", found.plain, found.cell)
                break


_LATE = r"[^，。；、\d]{0,4}[，；、](?:经)?(?:延期|逾期|超期|延长期限)[^，。；、\d]{0,8}(\d{1,9})(?!\d)"
_SUMMED = r"(?:合计|共计|总计|一共|总共)[^，。；、\d]{0,8}?(\d{1,9})(?!\d)"


def _is_part(quantity: Quantity, accepted: frozenset[Number]) -> bool:
    """Whether a number is one of a row whose sum its sentence tells, as the tables have it: 甲局12件、乙局1件，合计13件; or what
    was done in time, beside what was done later: 按期办结47件，延期办结1件."""
    text = quantity.passage.text
    late = re.compile(_LATE).match(text, quantity.end)
    if late is not None and quantity.value + int(late[1]) in accepted:
        return True
    begin, end = about(text, quantity.start, quantity.end, "。")
    for total in re.compile(_SUMMED).finditer(text, quantity.end, end):
        if int(total[1]) in accepted:
            parts = [
                int(each) for each in re.findall(rf"(?<!\d)(\d{{1,9}}) ?{quantity.unit}", text[begin : total.start()])
            ]
            return len(parts) > 1 and sum(parts) == int(total[1])
    return False


class Readings:
    """What the tables say of a metric: the sums as they stand, all that may be accepted for them, and a cell that
    shows it."""

    def __init__(self, plain: tuple[Number, ...], accepted: frozenset[Number], cell: Cell) -> None:
        self.plain = plain
        self.accepted = accepted
        self.cell = cell


def readings(report: Report, metric: Metric) -> Readings | None:
    """What the tables say of a metric; None where no table does, or a number that it takes is blank or doubtful."""
    table = report.table(metric.table) if metric.table else None
    if table is None:
        return None
    plain: list[Number] = []
    accepted: set[Number] = set()
    shown: Cell | None = None
    for terms in metric.sums:
        known = [term for each in terms for term in _expand(report, table, each)]
        if not known or not all(_in_form(table, term) for term in known):
            continue
        cells = [_cell(table, term) for term in known]
        if any(cell is None or cell.value is None for cell in cells):
            return None
        sums = [sum(_value(table, term, way) * term.sign for term in known) for way in ("cell", "parts")]
        plain.append(sums[0])
        accepted.update(sums)
        filled = (cell for cell in cells if cell is not None and cell.value)
        shown = shown or next(filled, cells[0])
    if shown is None:
        return None
    return Readings(tuple(plain), frozenset(accepted), shown)


def _expand(report: Report, table: Table, term: Term) -> list[Term]:
    """The rows that a term with "*" stands for: those of the form, so that a row that is missing is not passed over."""
    if not term.row.endswith("*"):
        return [term]
    rows = load(report.edition).table(table.number)
    found = edition_of(report, table).table(table.number) or rows
    begin = term.row[:-1]
    return [term._replace(row=row.key) for row in (found.rows if found else ()) if row.key.startswith(begin)]


def _in_form(table: Table, term: Term) -> bool:
    """Whether the table has the column of a term at all; a row that is missing counts as one that has it."""
    row = table.rows.get(term.row)
    return row is None or term.column in row.columns


def _cell(table: Table, term: Term) -> Cell | None:
    return table.cell(term.row, term.column)


def _value(table: Table, term: Term, way: str) -> Number:
    """The value of a term: that of its cell, or the sum of the cells that make it up where these are all known."""
    cell = _cell(table, term)
    own = cell.value if cell is not None and cell.value is not None else 0
    if way == "cell":
        return own
    columns = _TOTALS.get(term.column, ())
    if term.column.endswith("-total"):
        course = term.column.removesuffix("total")
        columns = tuple(f"{course}{result}" for result in _RESULTS)
    cells = [table.cell(term.row, column) for column in columns]
    values = [cell.value for cell in cells if cell is not None and cell.value is not None]
    return sum(values) if values and len(values) == len(columns) else own
