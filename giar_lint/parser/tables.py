"""Parses the rows of an official table: readings of rows to tokens, repair, deviations, cells.

A table is parsed under the report's edition; where another built-in edition fits it better, it has that edition's
structure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from giar_lint.diagnostics import Span
from giar_lint.document import Row
from giar_lint.edition import BUILT_IN, Edition, RowWording, load
from giar_lint.lexer.rows import ANY, Reading, Shape, TableReader
from giar_lint.parser.assign import assign
from giar_lint.parser.repair import Machine, Repair, Token, first_misfit, repair
from giar_lint.parser.torn import is_torn
from giar_lint.records import NamedTuple
from giar_lint.report import Deviation, HeaderRow, Label, Match, Table, TableRow

_ROW = 4
_NEXT_ROW = 1
_HEADER = 1
_LIMIT = 60
_MOST_TABLES = 64
_LONGEST_TABLE = 10_000


@lru_cache(maxsize=32)
def table_reader(edition: str, number: int) -> TableReader | None:
    """The reader of a table of an edition; None where the edition has no table of that number."""
    wording = load(edition).table(number)
    return None if wording is None else TableReader(wording)


@lru_cache(maxsize=32)
def machine(edition: str, start: str) -> Machine:
    """The machine of a start rule of an edition."""
    return Machine(load(edition).automaton, start)


class ParsedTable(NamedTuple):
    """A table with what the parser had to repair; `misfit` is the first row beyond repair."""

    table: Table
    deviations: tuple[Deviation, ...]
    misfit: Span | None = None


class _Judgement(NamedTuple):
    """What the shapes of a table's rows come to: the reading of each row, the tokens that they make, and the repair, with
    its price (more than the limit where there is none)."""

    readings: Sequence[Reading]
    tokens: Sequence[Token]
    repair: Repair | None

    @property
    def price(self) -> int:
        return _LIMIT + 1 if self.repair is None else self.repair.price


class _Form:
    """An official table of an edition, as tables of reports are judged by it. Tables with the same labels in the same
    cells are judged once, whatever their numbers."""

    def __init__(self, name: str, reader: TableReader) -> None:
        self.reader = reader
        self.machine = machine(name, reader.wording.start)
        self._known: dict[tuple[Shape, ...], _Judgement] = {}

    def judge(self, shapes: tuple[Shape, ...]) -> _Judgement:
        """The judgement of a table whose rows have these shapes. The memory is emptied before it can grow without bound,
        and does not take up what is too long to be a table of a report."""
        found = self._known.get(shapes)
        if found is None:
            readings = self._read(shapes)
            tokens = list(_tokens(readings))
            found = _Judgement(readings, tokens, repair(self.machine, tokens, self._insertion, _LIMIT))
            if sum(len(text) + 1 for shape in shapes for text in shape) <= _LONGEST_TABLE:
                if len(self._known) >= _MOST_TABLES:
                    self._known.clear()
                self._known[shapes] = found
        return found

    def _read(self, shapes: Sequence[Shape]) -> list[Reading]:
        readings = [self.reader.read(shape) for shape in shapes]
        if not any(reading.kind == "row" for reading in readings):
            for index, reading in enumerate(readings):
                figures = self.reader.blank_figures(shapes[index]) if reading.kind == "blank" else None
                if figures is not None:
                    readings[index] = figures
                    break
        return readings

    def _insertion(self, terminal: str, gap: bool) -> int | None:
        wording = self.reader.by_terminal.get(terminal)
        if wording is None or wording.kind == "header":
            return None
        return _NEXT_ROW if gap else _ROW


def _tokens(readings: Sequence[Reading]) -> Iterator[Token]:
    previous = ""
    for index, reading in enumerate(readings):
        if reading.kind == "blank":
            continue
        if reading.kind == "header":
            # Header rows that follow each other are one header on several levels.
            if previous != "header":
                yield Token(reading.readings, _HEADER, index)
        else:
            yield Token(reading.readings, _ROW, index)
        previous = reading.kind


@lru_cache(maxsize=32)
def _form(edition: str, number: int) -> _Form:
    reader = table_reader(edition, number)
    if reader is None:
        raise ValueError(f"edition {edition} has no table {number}")
    return _Form(edition, reader)


def parse_table(
    rows: Sequence[Row], shapes: tuple[Shape, ...], number: int, edition: Edition, name: str
) -> ParsedTable:
    """The table of the given rows, which have these shapes, under the report's edition (`name` is how `load` knows it), or
    under the one that it fits."""
    own = _Attempt(rows, shapes, number, edition, name)
    if own.price:
        for other in reversed(BUILT_IN):
            if other != edition.key and load(other).table(number) is not None:
                attempt = _Attempt(rows, shapes, number, load(other), other)
                gives_away = attempt.foreign_row(own)
                if attempt.price < own.price and gives_away is not None:
                    return attempt.parsed(gives_away)
    return own.parsed(None)


class _Attempt:
    """One table under one edition."""

    def __init__(
        self, rows: Sequence[Row], shapes: tuple[Shape, ...], number: int, edition: Edition, name: str
    ) -> None:
        form = _form(name, number)
        judged = form.judge(shapes)
        self.rows = rows
        self.number = number
        self.edition = edition
        self.reader = form.reader
        self.machine = form.machine
        self.readings = judged.readings
        self.tokens = judged.tokens
        self.repair = judged.repair
        self.price = judged.price

    def foreign_row(self, own: _Attempt) -> tuple[Row, str] | None:
        """The first row or header that this edition has word for word and the report's has not, with its name."""
        theirs = {row.path for row in own.reader.wording.rows}
        known = {label for path in theirs for label in path}
        for row, reading in zip(self.rows, self.readings, strict=True):
            if reading.terminal is None or not reading.sure:
                continue
            wording = self.reader.by_terminal[reading.terminal]
            if wording.path in theirs:
                continue
            sound = [canonical for _, canonical, match in reading.labels if match in (Match.EXACT, Match.NORMALISED)]
            if reading.kind == "header":
                foreign = [label for label in sound if label not in known]
                if foreign:
                    return row, foreign[0]
            elif reading.labels and reading.labels[-1][1] in sound:
                return row, wording.name
        return None

    def parsed(self, gives_away: tuple[Row, str] | None) -> ParsedTable:
        """The table and its deviations, with the row that gives away another edition, if any."""
        kept, deviations = self._explain(self.repair) if self.repair is not None else (self._sure(), ())
        span = Span(self.rows[0].span.start, max(row.span.end for row in self.rows))
        if any(row.inferred or row.doubtful for row in self.rows) and is_torn(
            self.rows, self.readings, deviations, self.reader
        ):
            unread = Table(self.number, self.edition.key, span, (), {}, unread=self.rows[0].span)
            return ParsedTable(unread, ())
        rows = [(index, self.reader.by_terminal[terminal]) for index, terminal in kept]
        data = [(index, wording) for index, wording in rows if wording.kind == "row"]
        assigned = assign(
            [(self.rows[index], self.readings[index].label_end, wording.columns) for index, wording in data],
            self.edition,
        )
        table_rows = {
            wording.key: TableRow(
                wording.key,
                wording.name,
                self.rows[index].span,
                self._labels(index, wording),
                wording.columns,
                cells.cells,
                cells.unassigned,
                cells.missing,
                cells.surplus,
            )
            for (index, wording), cells in zip(data, assigned, strict=True)
        }
        headers = [
            HeaderRow(self.rows[index].span, reading.labels_in(self.rows[index]))
            for index, reading in enumerate(self.readings)
            if reading.kind == "header"
        ]
        headers += [
            HeaderRow(self.rows[index].span, self._labels(index, wording))
            for index, wording in rows
            if wording.kind == "block"
        ]
        misfit = None
        if self.repair is None:
            index = first_misfit(self.machine, self.tokens)
            misfit = self.rows[self.tokens[min(index, len(self.tokens) - 1)].value].span
        table = Table(
            self.number,
            self.edition.key,
            span,
            tuple(sorted(headers, key=lambda header: header.span.start)),
            table_rows,
            gives_away[0].span if gives_away else None,
            gives_away[1] if gives_away else "",
        )
        return ParsedTable(table, deviations, misfit)

    def _labels(self, index: int, wording: RowWording) -> tuple[Label, ...]:
        row, reading = self.rows[index], self.readings[index]
        if reading.terminal == wording.terminal:
            return reading.labels_in(row)
        if not wording.path:
            return ()
        cell = row.cells[reading.labels[-1][0] if reading.labels else 0]
        return (Label(cell, wording.path[-1], Match.APPROXIMATE),)

    def _sure(self) -> list[tuple[int, str]]:
        """What a table beyond repair still tells: each row that wording alone decides, once."""
        seen: dict[str, int] = {}
        for index, reading in enumerate(self.readings):
            if reading.kind == "row" and reading.terminal is not None and reading.sure:
                seen.setdefault(reading.terminal, index)
        return [(index, terminal) for terminal, index in seen.items()]

    def _explain(self, done: Repair) -> tuple[list[tuple[int, str]], tuple[Deviation, ...]]:
        """The rows that count, as (index, terminal), and what the steps of the repair mean."""
        kept = [(self.tokens[step.token].value, step.terminal) for step in done.steps if step.action == "keep"]
        rows = [(index, terminal) for index, terminal in kept if terminal is not None]
        if not done.price:
            # Whatever is dropped or inserted has a price.
            return rows, ()
        inserted = [step.terminal for step in done.steps if step.action == "insert"]
        deviations: list[Deviation] = []
        moved: set[str] = set()
        for step in done.steps:
            if step.action != "drop":
                continue
            index = self.tokens[step.token].value
            reading = self.readings[index]
            if reading.kind == "header":
                continue
            terminal = reading.terminal if reading.terminal is not None and reading.sure else None
            if terminal is not None and terminal in inserted and terminal not in moved:
                moved.add(terminal)
                rows.append((index, terminal))
                deviations.append(self._deviation("moved", index, terminal))
            elif terminal is not None and any(terminal == other for _, other in rows):
                first = next(other for other, name in rows if name == terminal)
                deviations.append(self._deviation("duplicate", index, terminal, self.rows[first].span))
            else:
                deviations.append(self._deviation("unknown", index, None))
        deviations.extend(self._missing(done, moved))
        return sorted(rows), tuple(deviations)

    def _missing(self, done: Repair, moved: set[str]) -> Iterator[Deviation]:
        """One deviation for each run of missing rows, at the row that follows it, else at the last row."""
        run: list[RowWording] = []
        last = self.rows[max(token.value for token in self.tokens)].span if self.tokens else self.rows[-1].span
        for step in done.steps:
            if step.action == "insert" and step.terminal is not None and step.terminal not in moved:
                run.append(self.reader.by_terminal[step.terminal])
            elif step.action == "keep" and run:
                if self.readings[self.tokens[step.token].value].kind == "header":
                    continue
                yield self._gap(run, self.rows[self.tokens[step.token].value].span)
                run = []
        if run:
            yield self._gap(run, last)

    def _gap(self, run: Sequence[RowWording], span: Span) -> Deviation:
        return Deviation(
            "missing", "row", tuple(row.key for row in run), tuple(row.name for row in run), span, section=self.number
        )

    def _deviation(self, kind: str, index: int, terminal: str | None, related: Span | None = None) -> Deviation:
        row = self.rows[index]
        if terminal is not None:
            wording = self.reader.by_terminal[terminal]
            keys, names = (wording.key,), (wording.name,)
        else:
            label = next((cell.text for cell in row.cells if cell.text), "")
            keys, names = (ANY,), (label,)
        return Deviation(kind, "row", keys, names, row.span, section=self.number, related=related)  # type: ignore[arg-type]
