"""What the editor shows where the pointer rests: the figure in a table with the sums it is part of, and the page of each
rule that found something there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from giar_lint.catalogue.server import tell
from giar_lint.cli.pages import page
from giar_lint.diagnostics import Diagnostic
from giar_lint.edition import Edition
from giar_lint.identities import Equation, Term, equations
from giar_lint.report import Cell, Report, Table, TableRow
from giar_lint.rule import Rule
from giar_lint.server.symbols import table_name
from giar_lint.tables import edition_of


def rule_pages(found: Iterable[Diagnostic], rules: Mapping[str, Rule], language: str) -> list[str]:
    """The page of each rule once, in Markdown."""
    return [page(rules[code], language).strip() for code in dict.fromkeys(each.code for each in found)]


def cell_note(report: Report, offset: int, language: str) -> str:
    """The cell at an offset of the text, in Markdown: row, column, value, and the sums; "" where there is none."""
    for table in report.tables:
        if table.span.start <= offset <= table.span.end:
            for row in table.rows.values():
                for column, cell in row.cells.items():
                    if row.span.start <= offset <= row.span.end and cell.span.start <= offset <= cell.span.end:
                        return _note(report, table, row, column, language)
    return ""


def _note(report: Report, table: Table, row: TableRow, column: str, language: str) -> str:
    edition = edition_of(report, table)
    cell = row.cells[column]
    head = tell(
        "cell" if row.name else "cell-alone",
        language,
        table=table_name(table.number, language),
        row=row.name,
        column=edition.column_names.get(column, column),
        value=_value(cell, language),
    )
    sums = [
        _sum(equation, table, edition, language)
        for equation in equations(table, edition)
        if any(term.cell is cell for term in (*equation.left, *equation.right))
    ]
    return "\n".join([head, *([""] if sums else []), *sums])


def _value(cell: Cell, language: str) -> str:
    if cell.value is not None:
        return str(cell.value)
    return tell("cell-invalid" if cell.problem == "invalid" else "cell-blank", language)


def _sum(equation: Equation, table: Table, edition: Edition, language: str) -> str:
    left, right = equation.sums
    exact = equation.identity.relation == "="
    names = {True: ("sum-holds", "sum-fails"), False: ("sum-enough", "sum-short")}[exact]
    sides = [_side(terms, equation, table, edition, language) for terms in (equation.left, equation.right)]
    return tell(
        names[not equation.holds],
        language,
        left=sides[0],
        right=sides[1],
        code=equation.identity.rule,
        difference=abs(left - right),
    )


def _side(terms: Sequence[Term], equation: Equation, table: Table, edition: Edition, language: str) -> str:
    """One side of a sum, each figure under its name; of many, those that are 0 together."""
    shown = [term for term in terms if term.value or len(terms) <= 2]
    parts = [(_name(term, equation, table, edition) + f" {term.value}", term.sign) for term in shown]
    if len(shown) < len(terms):
        parts.append((tell("others", language, count=len(terms) - len(shown)), 1))
    text = parts[0][0] if parts[0][1] > 0 else f"-{parts[0][0]}"
    for part, sign in parts[1:]:
        text = tell("sum" if sign > 0 else "sum-less", language, left=text, right=part)
    return text


def _name(term: Term, equation: Equation, table: Table, edition: Edition) -> str:
    """What tells a figure from the others of the sum: its column within a row, its row within a column."""
    if equation.identity.in_every == "row":
        return edition.column_names.get(term.column, term.column)
    return table.rows[term.row].name
