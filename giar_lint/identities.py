"""Evaluates the identities (勾稽关系) that stand beside a grammar as data, over the cells of one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from giar_lint.edition import Edition, Identity
from giar_lint.records import NamedTuple
from giar_lint.report import Cell, Number, Table


class Term(NamedTuple):
    """One cell of an identity with its sign (1 or -1), by row and column key."""

    row: str
    column: str
    cell: Cell
    value: Number
    sign: int


class Equation(NamedTuple):
    """An identity in one row or column: both sides with their cells. `line` is the key of that row or column."""

    identity: Identity
    line: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]

    @property
    def sums(self) -> tuple[Number, Number]:
        """The two sides, summed."""
        return _sum(self.left), _sum(self.right)

    @property
    def holds(self) -> bool:
        return _related(*self.sums, self.identity)

    @property
    def at(self) -> Term:
        """The cell at which a failure is reported."""
        return next(term for term in (*self.left, *self.right) if self.identity.at in (term.row, term.column))


def equations(table: Table, edition: Edition) -> Iterator[Equation]:
    """Every identity of the edition in every row or column whose cells all have values. Doubtful cells leave theirs
    out."""
    for identity in edition.identities:
        if identity.table == table.number:
            for line in _lines(table, identity):
                left = _terms(table, identity, line, identity.left)
                right = _terms(table, identity, line, identity.right)
                if left is not None and right is not None:
                    yield Equation(identity, line, left, right)


def agree(table: Table, edition: Edition) -> bool:
    """Whether every identity holds in every row or column whose cells all have values: what `equations` would tell,
    without making them."""
    rows = {
        key: {column: cell.value for column, cell in row.cells.items() if cell.value is not None}
        for key, row in table.rows.items()
    }
    columns: dict[str, dict[str, Number]] = {}
    for key, values in rows.items():
        for column, value in values.items():
            columns.setdefault(column, {})[key] = value
    for identity in edition.identities:
        if identity.table == table.number:
            left, right = _signed(identity.left), _signed(identity.right)
            for values in (rows if identity.in_every == "row" else columns).values():
                one = _total(values, left)
                other = None if one is None else _total(values, right)
                if one is not None and other is not None and not _related(one, other, identity):
                    return False
    return True


@lru_cache(maxsize=256)
def _signed(names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The keys of one side of an identity, each with its sign."""
    return tuple((name.removeprefix("-"), -1 if name[0] == "-" else 1) for name in names)


def _cells(table: Table, identity: Identity, line: str) -> Mapping[str, Cell]:
    """The cells of a row by column, or of a column by row."""
    if identity.in_every == "row":
        return table.rows[line].cells
    return {key: cell for key, row in table.rows.items() if (cell := row.cells.get(line)) is not None}


def _total(values: Mapping[str, Number], terms: Sequence[tuple[str, int]]) -> Number | None:
    """The sum of one side, None where a value lacks."""
    total: Number = 0
    for key, sign in terms:
        value = values.get(key)
        if value is None:
            return None
        total += value if sign > 0 else -value
    return total


def _related(left: Number, right: Number, identity: Identity) -> bool:
    return left >= right if identity.relation == ">=" else left == right


def _lines(table: Table, identity: Identity) -> Sequence[str]:
    if identity.in_every == "row":
        return list(table.rows)
    return list(dict.fromkeys(column for row in table.rows.values() for column in row.columns))


def _terms(table: Table, identity: Identity, line: str, names: tuple[str, ...]) -> tuple[Term, ...] | None:
    """The terms of one side, None where one of them is absent or has no value."""
    terms = []
    along_row = identity.in_every == "row"
    cells = _cells(table, identity, line)
    for key, sign in _signed(names):
        cell = cells.get(key)
        if cell is None or cell.value is None:
            return None
        row, column = (line, key) if along_row else (key, line)
        terms.append(Term(row, column, cell, cell.value, sign))
    return tuple(terms)


def _sum(terms: Sequence[Term]) -> Number:
    total: Number = 0
    for term in terms:
        total = total + term.sign * term.value
    return total


def suspects(failing: Sequence[Equation], holding: Sequence[Equation]) -> dict[int, Term]:
    """For each failing equation (by index) the one cell that, changed, would mend it and all that are connected with it
    and break none that holds; only where two or more are connected and exactly one such cell exists."""
    found: dict[int, Term] = {}
    for component in _components(failing):
        if len(component) < 2:
            continue
        members = [failing[index] for index in component]
        candidates = [term for term in members[0].left + members[0].right if _mends(term, members, holding)]
        if len(candidates) == 1:
            found.update(dict.fromkeys(component, candidates[0]))
    return found


def mended(term: Term, equation: Equation) -> Number:
    """The value with which the cell of `term` would make an equation (of relation "=") that holds it hold."""
    left, right = equation.sums
    for side, other, terms in ((left, right, equation.left), (right, left, equation.right)):
        for each in terms:
            if each.cell is term.cell:
                return term.value + each.sign * (other - side)
    raise ValueError("the cell is not of this equation")


def _mends(term: Term, members: Sequence[Equation], holding: Sequence[Equation]) -> bool:
    if any(_has(equation, term) and equation.identity.relation == "=" for equation in holding):
        return False
    if not all(_has(equation, term) and equation.identity.relation == "=" for equation in members):
        return False
    values = {mended(term, equation) for equation in members}
    return len(values) == 1 and min(values) >= 0


def _has(equation: Equation, term: Term) -> bool:
    return any(each.cell is term.cell for each in (*equation.left, *equation.right))


def _components(failing: Sequence[Equation]) -> Iterator[list[int]]:
    """The indices of failing equations that share cells, directly or through others."""
    left = set(range(len(failing)))
    while left:
        component = [left.pop()]
        for index in component:
            linked = [other for other in left if _shares(failing[index], failing[other])]
            left.difference_update(linked)
            component.extend(linked)
        yield sorted(component)


def _shares(first: Equation, second: Equation) -> bool:
    return any(_has(second, term) for term in (*first.left, *first.right))
