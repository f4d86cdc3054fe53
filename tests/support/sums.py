"""The identities between numbers (勾稽关系), worked out from the model alone: what a linter has to say of its sums."""

from __future__ import annotations

from collections.abc import Iterator

from support import form
from support.page import Key
from support.parts import ReportModel, RowModel, TableModel

Expected = tuple[str, Key]
"""A code, and the key of the place where it has to stand."""


def failing(model: ReportModel) -> set[Expected]:
    """Every identity that fails. One that needs a number which is absent or no number is left out."""
    return {*_stock(model), *_requests(model), *_disputes(model)}


def number(text: str) -> int | None:
    """The whole number that a cell holds, however oddly written; None where it holds none."""
    plain = text.removesuffix("件").removesuffix(".0")
    return int(plain) if plain.isdecimal() else None


def _numbers(row: RowModel) -> dict[str, int | None]:
    return {column: number(text) for column, text in zip(row.columns, row.cells, strict=False)}


def _rows(table: TableModel) -> dict[str, dict[str, int | None]]:
    """The numbers of each row by its key; of a row that stands twice, those of the first."""
    return {row.key: _numbers(row) for row in reversed(table.data)}


def _sum(numbers: list[int | None]) -> int | None:
    known = [value for value in numbers if value is not None]
    return sum(known) if len(known) == len(numbers) else None


def _differ(left: int | None, right: int | None) -> bool:
    return left is not None and right is not None and left != right


def _stock(model: ReportModel) -> Iterator[Expected]:
    table = model.table(2)
    for key, row in _rows(table).items() if table else ():
        issued, repealed, in_force = row.get("issued"), row.get("repealed"), row.get("in-force")
        if issued is not None and repealed is not None and in_force is not None and in_force < issued - repealed:
            yield "GIA305", ("cell", 2, key, "in-force")


def _requests(model: ReportModel) -> Iterator[Expected]:
    table = model.table(3)
    if table is None:
        return
    rows = _rows(table)
    for key, row in rows.items():
        if _differ(_sum([row.get(column) for column in form.APPLICANTS]), row.get("total")):
            yield "GIA301", ("cell", 3, key, "total")
    edition = "2021" if rows.keys() & {"other-not-corrected", "other-unpaid"} else "2019"
    for column in form.REQUEST_COLUMNS:

        def at(key: str, column: str = column) -> int | None:
            return rows.get(key, {}).get(column)

        if _differ(_sum([at(key) for key in form.OUTCOME_ROWS[edition]]), at("outcome-total")):
            yield "GIA302", ("cell", 3, "outcome-total", column)
        before, after = [at("new-requests"), at("carried-over")], [at("outcome-total"), at("carried-forward")]
        if _differ(_sum(before), _sum(after)):
            yield "GIA303", ("cell", 3, "carried-forward", column)


def _disputes(model: ReportModel) -> Iterator[Expected]:
    table = model.table(4)
    for key, row in _rows(table).items() if table else ():
        for kind in form.DISPUTES:
            outcomes = [row.get(f"{kind}-{outcome}") for outcome in form.OUTCOMES]
            if _differ(_sum(outcomes), row.get(f"{kind}-total")):
                yield "GIA304", ("cell", 4, key, f"{kind}-total")
