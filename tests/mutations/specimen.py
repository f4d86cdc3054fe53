"""What a mutation works on and with: a clean report of the corpus, edits of its text, and the registry of operators.

An operator knows the text only by the spans of the parsed report, so that it works whatever the layout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from giar_lint.diagnostics import Span
from giar_lint.document import Paragraph
from giar_lint.parser import Hints, parse
from giar_lint.readers import read
from giar_lint.report import Report, Section, Table, TableRow
from support.corpus import Case

_SENTENCE = re.compile(r"[^。！？]+[。！？]?")


class Edit(NamedTuple):
    """Replace text[start:end] by `new`; offsets are 0-based into the text of the specimen."""

    start: int
    end: int
    new: str


class Sentence(NamedTuple):
    """A sentence of a paragraph: its text without blanks around it, and its span in the specimen's text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mutation:
    """A report with a defect, and the line (1-based) on which its rule must fire."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Specimen:
    """A silent report of the corpus: its decoded text (no BOM) and what the parser makes of it."""

    case: Case
    text: str
    report: Report

    @property
    def year(self) -> int:
        """The report year. Raises ValueError where none is known: every report of the corpus has one."""
        if self.report.year is None:
            raise ValueError(f"{self.case.name} has no year")
        return self.report.year

    @property
    def newline(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"

    def section(self, key: str) -> Section:
        """The section of a key; a clean report has all six, with their headings."""
        found = self.report.section(key)
        if found is None or found.heading is None:
            raise ValueError(f"{self.case.name} has no {key}")
        return found

    def table(self, number: int) -> Table:
        found = self.report.table(number)
        if found is None:
            raise ValueError(f"{self.case.name} has no table {number}")
        return found

    def heading(self, key: str) -> Span:
        """The span of a section's heading."""
        heading = self.section(key).heading
        assert heading is not None
        return heading.span

    def block(self, key: str) -> Span:
        """A section, any but the last, from the line of its heading to the line of the next one."""
        start = self.heading(key).start
        following = min(
            each.heading.span.start for each in self.report.sections if each.heading and each.heading.span.start > start
        )
        return Span(self.line_start(start), self.line_start(following))

    def line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """The offset at which the line of an offset ends, before its line end."""
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def next_line(self, offset: int) -> int:
        """The offset at which the line after that of an offset begins."""
        return min(self.line_end(offset) + len(self.newline), len(self.text))

    def sentences(self, paragraphs: Iterable[Paragraph]) -> Iterator[Sentence]:
        for paragraph in paragraphs:
            for match in _SENTENCE.finditer(paragraph.text):
                yield Sentence(match[0].strip(), paragraph.passage.span(match.start(), match.end()))

    def gap(self, offset: int) -> str:
        """What stands between paragraphs after a line: line ends, with a blank line where the report has them."""
        end = self.line_end(offset)
        return self.newline * (2 if self.text.startswith(self.newline * 2, end) else 1)

    def row_block(self, row: TableRow) -> Span:
        """The lines of a row, with its blank first cells and, where each cell has a line, the blank line after it."""
        start, end = self.line_start(row.span.start), self.next_line(row.span.end)
        several = "\n" in self.text[start : row.span.end]
        while several and re.fullmatch(r"\t[ \u3000]*\r?\n", self.text[self.line_start(start - 1) : start]):
            start = self.line_start(start - 1)
        if several and self.text.startswith(self.newline, end):
            end += len(self.newline)
        return Span(start, end)

    def mutate(self, *edits: Edit, at: int, into: int = 0) -> Mutation:
        """The text with the edits made, and the line of `at`.

        `at` is an old offset; where an edit begins there, `into` counts into what it writes. Raises ValueError where
        edits overlap.
        """
        parts: list[str] = []
        done, shift = 0, 0
        where = at
        for edit in sorted(edits):
            if edit.start < done:
                raise ValueError(f"edits overlap at {edit.start}")
            if edit.start <= at < edit.end or edit.start == edit.end == at:
                where = edit.start + shift + into
            elif edit.end <= at:
                where = at + shift + len(edit.new) - (edit.end - edit.start)
            shift += len(edit.new) - (edit.end - edit.start)
            parts += [self.text[done : edit.start], edit.new]
            done = edit.end
        text = "".join(parts) + self.text[done:]
        return Mutation(text, text.count("\n", 0, where) + 1)

    def with_paragraph(self, key: str, text: str, *others: Edit, mark: str = "") -> Mutation:
        """A paragraph added at the end of a section's prose; the rule must fire where `mark` stands in it."""
        edit, into = self.paragraph_after(self.section(key).paragraphs[-1].span.end, text)
        return self.mutate(edit, *others, at=edit.start, into=into + (text.index(mark) if mark else 0))

    def paragraph_after(self, offset: int, text: str) -> tuple[Edit, int]:
        """The edit that puts a paragraph after the line of an offset, and where in what it writes the text begins."""
        end = self.line_end(offset)
        gap = self.gap(offset)
        return Edit(end, end, gap + text), len(gap)

    def with_preamble(self, text: str) -> Mutation:
        """A paragraph put before the first section; the rule must fire on its line."""
        start = self.line_start(self.heading("overview").start)
        return self.mutate(Edit(start, start, text + self.newline * 2), at=start)


Make = Callable[[Specimen, Random], Mutation | None]


@dataclass(frozen=True, slots=True)
class Operator:
    """A defect of one kind: it makes a mutation of a report, or None where it makes no sense for it.

    `companions` are the codes of warnings and errors that may come with it.
    """

    code: str
    name: str
    make: Make
    companions: frozenset[str] = field(default_factory=frozenset)

    def mutation(self, specimen: Specimen) -> Mutation | None:
        """The mutation of a report: the same every time."""
        return self.make(specimen, Random(f"{self.name} {specimen.case.name}"))


_DECLARED: dict[str, list[Operator]] = {}


def operator(code: str, *companions: str) -> Callable[[Make], Make]:
    """Declare a function as the operator of a rule."""

    def declare(make: Make) -> Make:
        own = Operator(code, make.__name__, make, frozenset(companions))
        _DECLARED.setdefault(make.__module__, []).append(own)
        return make

    return declare


def declared(module: str) -> tuple[Operator, ...]:
    """The operators that a module declares, in its order."""
    return tuple(_DECLARED[module])


def specimen(case: Case) -> Specimen:
    """The specimen of a case."""
    document = read(case.path.read_bytes(), case.path.name)
    return Specimen(case, document.source.text, parse(document, case.path.name, Hints()))
