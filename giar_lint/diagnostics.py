"""What a run has to say: diagnostics, their places and their fixes. Knows nothing of reports, rules or outputs."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Literal

from giar_lint.records import NamedTuple

Applicability = Literal["safe", "unsafe", "display"]


class Severity(IntEnum):
    """How much a diagnostic weighs; comparable, so that `--fail-on` is a comparison. OFF is never reported."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The lower-case word used in the configuration, on the command line and in every output."""
        return self.name.lower()

    @classmethod
    def parse(cls, word: str) -> Severity:
        """The severity that `word` names. Raises KeyError for any other word."""
        return {severity.label: severity for severity in cls}[word]


class Span(NamedTuple):
    """A half-open range of offsets (0-based, in code points) into the decoded text of one file."""

    start: int
    end: int


class Location(NamedTuple):
    """A place for people: line and column, both 1-based, columns counted in code points."""

    line: int
    column: int


class Place(NamedTuple):
    """Where a diagnostic stands in the report's own terms; None for what does not apply. Row and column are English
    keys.

    `page` (PDF), `paragraph` and `file_cell` (Word; table, row and cell) are 1-based numbers in the file, for formats
    that have no lines.
    """

    page: int | None = None
    section: int | None = None
    table: int | None = None
    row: str | None = None
    column: str | None = None
    paragraph: int | None = None
    file_cell: tuple[int, int, int] | None = None


class Related(NamedTuple):
    """A second place that explains a diagnostic, in the same file."""

    location: Location
    end_location: Location
    message: str


class Edit(NamedTuple):
    """Replace the text of `span` (offsets into the decoded text) by `content`."""

    span: Span
    location: Location
    end_location: Location
    content: str


class Fix(NamedTuple):
    """A way to mend a diagnostic. `display` is shown and never applied."""

    applicability: Applicability
    edits: tuple[Edit, ...]


class Diagnostic(NamedTuple):
    """One finding of one rule in one file, worded in the language of the run and ready for any output.

    `path` is as outputs show it (relative to the working directory where it lies below it, with `/`); `end_location` is
    exclusive; `fingerprint` depends on content and not on the line number.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    location: Location
    end_location: Location
    span: Span
    place: Place | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    agency: str | None = None
    year: int | None = None
    fingerprint: str = ""
    url: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key by which diagnostics are sorted in every output: path, line, column, code."""
        return (self.path, self.location.line, self.location.column, self.code, self.message)


class Judgement(NamedTuple):
    """Whether a suppression of the configuration was used in one file; `path` (absolute) and `trail` tell where it is
    stated.
    """

    path: str
    trail: tuple[str | int, ...]
    used: bool


class Held(NamedTuple):
    """A diagnostic that is kept back: by a comment in the file, a `[[suppress]]` of the configuration or the baseline, with
    the reason that was given there ("" for none)."""

    diagnostic: Diagnostic
    by: Literal["comment", "configuration", "baseline"]
    reason: str = ""


class Segment(NamedTuple):
    """A piece of text of a report, masked, and the fingerprints of the diagnostics that stand on it. A diagnostic without
    extent has an empty segment."""

    text: str
    fingerprints: tuple[str, ...] = ()


class ShownBlock(NamedTuple):
    """A paragraph (one cell) or a row of a table, for outputs that show the whole report.

    `level` is that of a heading, None for other paragraphs; `region` numbers the table, None for paragraphs; `line` is
    the line (1-based) where the block begins. `extents` are the columns (0-based, the end exclusive) that each cell of a row
    takes, empty where the file does not say. `figures` tells of a row of an official table how many of its cells stand before
    its figures, and how many columns of figures it has; None where that is not certain.
    """

    cells: tuple[tuple[Segment, ...], ...]
    line: int
    level: int | None = None
    region: int | None = None
    extents: tuple[tuple[int, int], ...] = ()
    figures: tuple[int, int] | None = None


class FileResult(NamedTuple):
    """What linting one file gave: its diagnostics, and the lines of its text that outputs may want to show.

    `skipped` tells why a file found by walking was left out (for the summary); it then has no diagnostics.
    `failures` are rules that broke, as `(code, one line)`; they lead to exit status 2 after all other work is done.
    `judgements` tell of suppressions in the configuration, for GIA004 at the end of the run. `held` are the diagnostics
    that were kept back. `blocks` are the whole report, only where an output of the run shows it. `agency` and `year` are
    the report's, None where unknown. `idle` are the codes of the rules that did not run on the file.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: Mapping[int, str] = MappingProxyType({})
    skipped: Literal["", "not-a-report", "unreadable", "extra"] = ""
    failures: tuple[tuple[str, str], ...] = ()
    judgements: tuple[Judgement, ...] = ()
    held: tuple[Held, ...] = ()
    blocks: tuple[ShownBlock, ...] = ()
    agency: str | None = None
    year: int | None = None
    idle: tuple[str, ...] = ()
