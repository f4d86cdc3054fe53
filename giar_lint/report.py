"""The report model: what the parser makes of a document and all that a rule may look at.

Words: a *section* is one of the six parts, a *table* one of the three official tables (numbered by its section: 2, 3,
4), a *row* and a *column* have English keys (`carried-forward`, `natural-person`) that come from the grammar. Every
number is a Cell with its span, its raw text and its value or why it has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union

from giar_lint.diagnostics import Place, Span
from giar_lint.document import Document, Paragraph, Passage
from giar_lint.records import NamedTuple
from giar_lint.years import YearVerdict

if TYPE_CHECKING:
    from decimal import Decimal

Number = Union[int, "Decimal"]
"""A count, or an amount with decimals; `decimal` is imported only where there is one."""


class Match(Enum):
    """How a label or heading of the report compares with the grammar's wording, best first."""

    EXACT = "exact"
    NORMALISED = "normalised"  # differs in brackets, quotes, commas, spaces or units only
    ACCEPTED = "accepted"  # a variant that the edition accepts without a word
    TRUNCATED = "truncated"  # cut off or torn apart, as PDF text is
    APPROXIMATE = "approximate"  # worded differently


class Label(NamedTuple):
    """A label cell (or header cell) of a table: the text found, the wording expected and how they compare."""

    passage: Passage
    canonical: str
    match: Match

    @property
    def span(self) -> Span:
        return self.passage.span()


class Cell(NamedTuple):
    """A cell where a number should stand.

    `problem`: "" (there is a value), "blank", "nil" (`-`, `—`, `/`, `无`) or "invalid" (text, a negative or a
    fraction where things are counted). `oddities`: number-format matters that leave the value intact: "thousands",
    "full-width", "spaces", "decimals", "unit".
    """

    passage: Passage
    value: Number | None
    problem: Literal["", "blank", "nil", "invalid"] = ""
    oddities: tuple[str, ...] = ()

    @property
    def raw(self) -> str:
        return self.passage.text

    @property
    def span(self) -> Span:
        return self.passage.span()


class TableRow(NamedTuple):
    """One row of an official table that was recognised.

    `name` is how messages name it (“（六）其他处理 3.其他”). `columns` are the keys of the columns that the edition
    asks for; `cells` holds what was assigned with certainty. Where fewer numbers than columns stand in the row and it
    cannot be said which are absent, `cells` is empty, `unassigned` holds the numbers and `missing` says how many
    lack. `surplus` are numbers beyond the columns.
    """

    key: str
    name: str
    span: Span
    labels: tuple[Label, ...]
    columns: tuple[str, ...]
    cells: Mapping[str, Cell]
    unassigned: tuple[Cell, ...] = ()
    missing: int = 0
    surplus: tuple[Cell, ...] = ()

    def value(self, column: str) -> Number | None:
        """The value in a column, None where the cell is blank, invalid or not certain."""
        cell = self.cells.get(column)
        return None if cell is None else cell.value


class HeaderRow(NamedTuple):
    """A row of column labels; `columns` are its label cells."""

    span: Span
    labels: tuple[Label, ...]


class Table(NamedTuple):
    """An official table that stands in the report. `number` is that of its section (2, 3, 4); `edition` the key of the
    edition whose structure it has, which need not be the report's; `given_away` the row that shows another edition. Of a table
    with `unread`, its first row, no more is known than that it stands there: it has no rows and no headers."""

    number: int
    edition: str
    span: Span
    headers: tuple[HeaderRow, ...]
    rows: Mapping[str, TableRow]  # by key, in the order of the report
    given_away: Span | None = None
    given_away_name: str = ""
    unread: Span | None = None

    def cell(self, row: str, column: str) -> Cell | None:
        found = self.rows.get(row)
        return None if found is None else found.cells.get(column)


class Heading(NamedTuple):
    """The heading of a section as found. `ordinal` is the one printed ("二", "" where there is none), `expected` the
    right one."""

    key: str
    number: int
    passage: Passage
    canonical: str
    ordinal: str
    expected: str
    match: Match

    @property
    def span(self) -> Span:
        return self.passage.span()


class Section(NamedTuple):
    """A section that stands in the report: its heading (None where only the text or table stands), prose and table."""

    key: str
    number: int
    heading: Heading | None
    paragraphs: tuple[Paragraph, ...]
    table: Table | None = None

    @property
    def anchor(self) -> Span:
        """Where a diagnostic about the section as a whole stands: its heading, else the first that it has."""
        if self.heading is not None:
            return self.heading.span
        if self.table is not None:
            return self.table.span
        return self.paragraphs[0].span

    @property
    def text(self) -> str:
        """The section's prose, paragraphs parted by line feeds (for searching; places come from the paragraphs)."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


DeviationKind = Literal["missing", "heading-missing", "moved", "duplicate", "unknown"]


class Deviation(NamedTuple):
    """A difference from the canonical structure that the parser had to repair, with the place that DESIGN.md gives it.

    `level`: "section" (key of a section), "title", "table" (a whole table) or "row". `keys` and `names` hold one
    entry, but for consecutive missing rows. `related` is the other place of a moved or doubled thing.
    """

    kind: DeviationKind
    level: Literal["title", "section", "table", "row"]
    keys: tuple[str, ...]
    names: tuple[str, ...]
    span: Span
    section: int | None = None
    related: Span | None = None
    picture: bool = False


class Year(NamedTuple):
    """A year that the report states, with its place."""

    value: int
    span: Span


class Title(NamedTuple):
    """The title: one to three paragraphs read as one. `agency` is what stands before or after the year, "" if
    nothing."""

    passages: tuple[Passage, ...]
    text: str
    agency: str
    agency_span: Span | None
    year: Year | None
    repeated: Span | None = None

    @property
    def span(self) -> Span:
        return Span(self.passages[0].span().start, self.passages[-1].span().end)


class Period(NamedTuple):
    """A statistics period: its first and last day as (year, month, day), None where not stated or not readable, and
    the phrase."""

    start: tuple[int, int, int] | None
    end: tuple[int, int, int] | None
    span: Span
    start_span: Span
    end_span: Span


class Signature(NamedTuple):
    """Who signed and when, after the last section. Date as (year, month, day)."""

    agency: Passage | None
    date: tuple[int, int, int] | None
    date_span: Span | None


class Agency(NamedTuple):
    """The agency as rules know it: the profile's data where one matched, else guessed from the name, else unknown
    (None)."""

    name: str = ""
    aliases: tuple[str, ...] = ()
    level: Literal["national", "provincial", "prefectural", "county", "township"] | None = None
    kind: Literal["government", "department"] | None = None
    deadline: tuple[int, int] | None = None
    configured: bool = False


_Result = TypeVar("_Result")


class _Report(NamedTuple):
    """The fields of a report. `edition` is how `giar_lint.edition.load` knows it (a key, or a folder of the user's own);
    `year` is the report year as `years` settled it; `sections` holds those that stand in the report, in canonical order,
    each once; `annexes` the paragraphs that belong to none of them (annexes, unknown sections, what a second copy of
    a section has anew)."""

    document: Document
    path: str
    edition: str
    year: int | None
    agency: Agency
    title: Title | None
    preamble: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    signature: Signature
    annexes: tuple[Paragraph, ...] = ()
    periods: tuple[Period, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    unparsable: tuple[Span, ...] = ()
    file_year: int | None = None
    unknown_edition: str = ""
    years: YearVerdict = YearVerdict()


class Report(_Report):
    """One report, with what follows from its fields and is asked for more than once: worked out once, let go with it."""

    @cached_property
    def _known(self) -> dict[Callable[[Report], Any], Any]:
        return {}

    def once(self, work: Callable[[Report], _Result]) -> _Result:
        """What a pure function makes of this report; every caller after the first gets the same."""
        if work not in self._known:
            self._known[work] = work(self)
        result: _Result = self._known[work]
        return result

    def section(self, key: str) -> Section | None:
        """The section of that key ("overview", "proactive", "requests", "disputes", "shortcomings",
        "other-matters")."""
        return next((section for section in self.sections if section.key == key), None)

    def table(self, number: int) -> Table | None:
        """The official table of that section number (2, 3 or 4)."""
        return next((s.table for s in self.sections if s.table is not None and s.table.number == number), None)

    @property
    def tables(self) -> Iterator[Table]:
        return (section.table for section in self.sections if section.table is not None)

    @cached_property
    def standing(self) -> tuple[Section, ...]:
        """The sections in the order in which they stand in the report."""
        return tuple(sorted(self.sections, key=lambda section: section.anchor.start))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All prose in order: preamble, sections, annexes; no headings of sections, no tables, no title."""
        return (*self.preamble, *(each for section in self.standing for each in section.paragraphs), *self.annexes)

    def place(self, span: Span) -> Place | None:
        """The place of a span in the report's terms: section, table, row, column; None outside every section."""
        holder = next((section for section in reversed(self.standing) if section.anchor.start <= span.start), None)
        if holder is None:
            return None
        table = holder.table
        if table is None or not table.span.start <= span.start < table.span.end:
            return Place(section=holder.number)
        for row in table.rows.values():
            if row.span.start <= span.start < max(row.span.end, row.span.start + 1):
                column = next((key for key, cell in row.cells.items() if cell.span == span), None)
                return Place(section=holder.number, table=table.number, row=row.key, column=column)
        return Place(section=holder.number, table=table.number)
