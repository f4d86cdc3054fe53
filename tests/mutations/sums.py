"""Numbers of the tables that do not agree (GIA301 to 306). Prose may speak of the number that was changed."""

from __future__ import annotations

from random import Random

from giar_lint.report import Cell, TableRow
from mutations.specimen import Edit, Mutation, Specimen, operator

_PROSE = ("GIA401", "GIA402", "GIA408", "GIA410")
_NO_POWER = {
    "department": ("provincial", "prefectural", "county"),
    "government": ("county", "township"),
}


def _set(specimen: Specimen, cell: Cell, value: object, at: Cell) -> Mutation:
    """A cell with another value. `at` is where the rule must fire."""
    return specimen.mutate(Edit(cell.span.start, cell.span.end, str(value)), at=at.span.start)


def _plain(row: TableRow | None) -> TableRow | None:
    """The row where all its numbers are known and plainly written, else None."""
    if row is None or not row.cells or any(cell.value is None or cell.oddities for cell in row.cells.values()):
        return None
    return row


def _raised(cell: Cell, random: Random) -> int:
    return int(cell.value or 0) + random.randint(1, 9)


@operator("GIA301", "GIA302", *_PROSE)
def row_total(specimen: Specimen, random: Random) -> Mutation | None:
    """The 总计 of a row of outcomes; the sum of that column then differs too."""
    row = _plain(specimen.table(3).rows[random.choice(("granted", "unavailable-not-held", "unprocessed-petition"))])
    if row is None:
        return None
    cell = row.cells["total"]
    return _set(specimen, cell, _raised(cell, random), cell)


@operator("GIA302", "GIA301", *_PROSE)
def outcome_of_one_applicant(specimen: Specimen, random: Random) -> Mutation | None:
    """A number of one applicant: its column and its row no longer agree with their sums."""
    rows = specimen.table(3).rows
    row, total = _plain(rows["denied-internal"]), _plain(rows["outcome-total"])
    if row is None or total is None:
        return None
    cell = row.cells["natural-person"]
    return _set(specimen, cell, _raised(cell, random), total.cells["natural-person"])


@operator("GIA303", "GIA301", *_PROSE)
def carried_forward(specimen: Specimen, random: Random) -> Mutation | None:
    row = _plain(specimen.table(3).rows["carried-forward"])
    if row is None:
        return None
    cell = row.cells[random.choice(("natural-person", "enterprise"))]
    return _set(specimen, cell, _raised(cell, random), cell)


@operator("GIA304", *_PROSE)
def dispute_total(specimen: Specimen, random: Random) -> Mutation | None:
    row = next(iter(specimen.table(4).rows.values()))
    cell = row.cells.get(random.choice(("review-total", "direct-total", "after-review-total")))
    if cell is None or cell.value is None or cell.oddities:
        return None
    return _set(specimen, cell, _raised(cell, random), cell)


@operator("GIA305", *_PROSE)
def stock_short(specimen: Specimen, random: Random) -> Mutation | None:
    """More documents issued than are in force and were repealed together."""
    row = _plain(specimen.table(2).rows["normative-documents"])
    if row is None or "in-force" not in row.cells:
        return None
    issued = int(row.value("in-force") or 0) + int(row.value("repealed") or 0) + random.randint(1, 9)
    return _set(specimen, row.cells["issued"], issued, row.cells["in-force"])


@operator("GIA306", *_PROSE)
def regulations_without_power(specimen: Specimen, random: Random) -> Mutation | None:
    """Regulations in force at an agency whose name tells that it cannot make any."""
    row = _plain(specimen.table(2).rows["regulations"])
    agency = specimen.report.agency
    if row is None or agency.kind is None or agency.level not in _NO_POWER[agency.kind]:
        return None
    if any(cell.value for cell in row.cells.values()) or specimen.case.kind == "other":
        return None
    cell = row.cells[row.columns[-1]]
    return _set(specimen, cell, random.randint(1, 4), cell)
