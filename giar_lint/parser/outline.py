"""Parses the outline: items to tokens, repair, and from its steps the sections with what is missing, moved, doubled
or unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giar_lint.diagnostics import Span
from giar_lint.document import Document, Paragraph
from giar_lint.edition import Edition, HeadingWording
from giar_lint.lexer.outline import Item
from giar_lint.parser.parts import Part, first_hinted, item_span, section_of
from giar_lint.parser.repair import Repair, Token, first_misfit, repair
from giar_lint.parser.tables import machine, parse_table
from giar_lint.records import NamedTuple
from giar_lint.report import Deviation, Match, Section, Table, Title

_HEADING = 10
_TABLE = 8
_ALIKE = 3
_RENAMED = 6
_LIMIT = 120


class Outline(NamedTuple):
    """What the outline gives: sections in canonical order, the paragraphs before the first, those of annexes and of
    unknown sections, the deviations, and the spans that could not be parsed."""

    sections: tuple[Section, ...]
    front: tuple[Paragraph, ...]
    annexes: tuple[Paragraph, ...]
    deviations: tuple[Deviation, ...]
    unparsable: tuple[Span, ...]


def parse_outline(
    items: Sequence[Item], title: Title | None, document: Document, edition: Edition, name: str
) -> Outline:
    """The outline of a report. `items` come from the lexer, without the title's paragraphs; `name` is how `load`
    knows the edition."""
    return _Outline(items, title, document, edition, name).result()


class _Outline:
    def __init__(
        self, items: Sequence[Item], title: Title | None, document: Document, edition: Edition, name: str
    ) -> None:
        self.items = [item for item in items if item.kind != "annex"]
        self.annexes = [paragraph for item in items if item.kind == "annex" for paragraph in item.paragraphs]
        self.title = title
        self.document = document
        self.edition = edition
        self.name = name
        self.by_terminal = {heading.terminal: heading for heading in edition.headings}
        self.table_of = {heading.table: heading for heading in edition.headings if heading.table}
        self.deviations: list[Deviation] = []
        self.parts: list[Part] = [Part(None)]
        self.unparsable: list[Span] = []

    # Tokens

    def _tokens(self) -> list[Token]:
        tokens = []
        if self.title is not None:
            tokens.append(Token({"TITLE": 0}, _HEADING, -1))
            if self.title.repeated is not None:
                tokens.append(Token({"REPEATED_TITLE": 0}, _HEADING, -1))
        for index, item in enumerate(self.items):
            if item.kind == "heading" and item.candidate is not None:
                price = _ALIKE if item.candidate.match is Match.APPROXIMATE else 0
                tokens.append(Token({item.candidate.terminal: price}, _HEADING, index))
            elif item.kind == "extra":
                readings = {item.candidate.terminal: _RENAMED} if item.candidate is not None else {}
                tokens.append(Token(readings, _HEADING, index))
            elif item.kind == "table":
                tokens.append(Token({self._table_terminal(item.table): 0}, _TABLE, index))
            else:
                tokens.append(Token({"PROSE": 0}, 0, index))
        return tokens

    def _table_terminal(self, number: int) -> str:
        wording = self.edition.table(number)
        return wording.terminal if wording is not None else ""

    def _insertion(self, terminal: str, gap: bool) -> int | None:
        if terminal in self.by_terminal or terminal == "TITLE":
            return _HEADING
        return _TABLE if terminal in self.table_of else None

    # Steps to parts

    def result(self) -> Outline:
        tokens = self._tokens()
        automaton = machine(self.name, "report")
        done = repair(automaton, tokens, self._insertion, _LIMIT)
        if done is None:
            misfit = tokens[min(first_misfit(automaton, tokens), len(tokens) - 1)].value
            self.unparsable.append(item_span(self.items[max(misfit, 0)]))
            self._without_repair(tokens)
        else:
            self._with_repair(done, tokens)
        renumbered = any(each.level == "section" for each in self.deviations)
        standing = [part for part in self.parts if part.wording is not None and part.fate != "duplicate"]
        built = (section_of(part, self._parsed(part), self.items, renumbered=renumbered) for part in standing)
        sections = [section for section in built if section is not None]
        front = tuple(self.parts[0].paragraphs)
        others = list(self._others())
        order = {heading.key: heading.number for heading in self.edition.headings}
        sections.sort(key=lambda section: (order[section.key], section.anchor.start))
        return Outline(tuple(sections), front, (*others, *self.annexes), tuple(self.deviations), tuple(self.unparsable))

    def _parsed(self, part: Part) -> Table | None:
        """The table of a part, parsed."""
        if part.table is None or self.edition.table(part.table.table) is None:
            return None
        parsed = parse_table(part.table.rows, part.table.shapes, part.table.table, self.edition, self.name)
        self.deviations.extend(parsed.deviations)
        if parsed.misfit is not None:
            self.unparsable.append(parsed.misfit)
        return parsed.table

    def _others(self) -> Iterator[Paragraph]:
        """The paragraphs of unknown sections, and those of a section's second copy that the first does not have."""
        seen = {paragraph.text for part in self.parts if part.fate != "duplicate" for paragraph in part.paragraphs}
        for part in self.parts[1:]:
            if part.wording is None or part.fate == "duplicate":
                yield from (each for each in part.paragraphs if part.fate != "duplicate" or each.text not in seen)

    def _without_repair(self, tokens: Sequence[Token]) -> None:
        """Beyond the bound: headings and tables count where they stand, the first of each."""
        seen: set[str] = set()
        for token in tokens:
            if token.value < 0:
                continue
            item, terminal = self.items[token.value], token.terminal
            if item.kind in ("heading", "extra"):
                fresh = terminal is not None and terminal not in seen
                self.parts.append(Part(self.by_terminal[terminal] if fresh and terminal else None, item))
            elif item.kind == "table" and terminal not in seen:
                self.parts[-1].table = item
            elif item.kind == "prose":
                self.parts[-1].paragraphs.extend(item.paragraphs)
            seen.add(terminal or "")

    def _with_repair(self, done: Repair, tokens: Sequence[Token]) -> None:
        inserted = [step.terminal for step in done.steps if step.action == "insert"]
        kept = {step.terminal for step in done.steps if step.action == "keep"}
        waiting: list[str] = []
        moved: set[str] = set()
        for position, step in enumerate(done.steps):
            if step.action == "insert":
                if step.terminal is not None:
                    waiting.append(step.terminal)
                    if step.terminal in self.by_terminal and self._table_follows(done, position):
                        self.parts.append(Part(self.by_terminal[step.terminal]))
                continue
            index = tokens[step.token].value
            if index < 0:
                continue
            item = self.items[index]
            if item.kind == "prose":
                self.parts[-1].paragraphs.extend(item.paragraphs)
            elif item.kind == "table":
                self._table(item, step.action, step.terminal, inserted, kept)
            elif step.action == "keep" and step.terminal is not None:
                self.parts.append(Part(self.by_terminal[step.terminal], item))
            else:
                self._dropped_heading(item, step.terminal, inserted, kept, moved)
        self._missing([terminal for terminal in waiting if terminal not in moved], done, tokens)

    def _table_follows(self, done: Repair, position: int) -> bool:
        """Whether a heading that had to be inserted has its table standing: then only the heading is gone."""
        heading = self.by_terminal[done.steps[position].terminal or ""]
        for step in done.steps[position + 1 :]:
            if step.terminal == heading.table:
                return step.action == "keep"
            if step.terminal in self.by_terminal or step.action == "insert":
                return False
        return False

    def _dropped_heading(
        self, item: Item, terminal: str | None, inserted: Sequence[str | None], kept: set[str | None], moved: set[str]
    ) -> None:
        span = item_span(item)
        if item.kind == "extra":
            terminal = None
        if terminal is not None and terminal in inserted and terminal not in moved:
            moved.add(terminal)
            wording = self.by_terminal[terminal]
            self.parts.append(Part(wording, item, fate="moved"))
            self.deviations.append(
                Deviation("moved", "section", (wording.key,), (wording.full,), span, section=wording.number)
            )
        elif terminal is not None and (terminal in kept or terminal in moved):
            wording = self.by_terminal[terminal]
            first = next((part.item for part in self.parts if part.wording == wording and part.item), None)
            self.parts.append(Part(wording, item, fate="duplicate"))
            related = item_span(first) if first is not None else None
            self.deviations.append(
                Deviation("duplicate", "section", (wording.key,), (wording.full,), span, wording.number, related)
            )
        else:
            self.parts.append(Part(None, item, fate="unknown"))
            self.deviations.append(Deviation("unknown", "section", ("*",), (item.paragraphs[0].text,), span))

    def _table(
        self, item: Item, action: str, terminal: str | None, inserted: Sequence[str | None], kept: set[str | None]
    ) -> None:
        part = self.parts[-1]
        if action == "keep" or part.fate == "moved" or (part.table is None and part.fate == "duplicate"):
            part.table = item
            return
        span = item.rows[0].span
        name = self.table_of[terminal].full if terminal in self.table_of else ""
        if terminal in inserted:
            heading = self.table_of[terminal or ""]
            owner = next((each for each in self.parts if each.wording == heading), None)
            self.deviations.append(Deviation("moved", "table", (heading.key,), (name,), span, section=heading.number))
            if owner is not None:
                owner.table = item
            else:
                self.parts.append(Part(heading, None, table=item))
        elif terminal in kept and not self._is_of_its_own(item):
            standing = next((each for each in self.parts if each.table and each.table.table == item.table), None)
            if standing is not None and standing.table is not None and self._is_of_its_own(standing.table):
                standing.table = item
            else:
                self.deviations.append(Deviation("duplicate", "table", ("*",), (name,), span))

    def _is_of_its_own(self, item: Item) -> bool:
        """Whether a table with rows of the form has so few of them that the agency made it for its prose: 新收4件、办结4件."""
        wording = self.edition.table(item.table)
        return wording is not None and 2 * len(item.rows) <= len(wording.rows)

    # What is missing

    def _missing(self, waiting: Sequence[str], done: Repair, tokens: Sequence[Token]) -> None:
        moved_tables = {deviation.keys[0] for deviation in self.deviations if deviation.level == "table"}
        for terminal in waiting:
            if terminal == "TITLE":
                self.deviations.append(Deviation("missing", "title", ("title",), ("",), Span(0, 0)))
            elif terminal in self.by_terminal:
                self._missing_heading(self.by_terminal[terminal], done, tokens)
            elif terminal in self.table_of:
                wording = self.table_of[terminal]
                part = next((each for each in self.parts if each.wording == wording), None)
                gone = wording.terminal in waiting and part is None
                if part is None or gone or wording.key in moved_tables or part.table is not None:
                    continue
                picture = any(paragraph.picture for paragraph in part.paragraphs)
                span = item_span(part.item) if part.item else part.paragraphs[0].span
                self.deviations.append(
                    Deviation(
                        "missing",
                        "table",
                        (wording.key,),
                        (wording.full,),
                        span,
                        section=wording.number,
                        picture=picture,
                    )
                )

    def _missing_heading(self, wording: HeadingWording, done: Repair, tokens: Sequence[Token]) -> None:
        part = next((each for each in self.parts if each.wording == wording), None)
        if part is not None and part.table is not None:
            span, kind = part.table.rows[0].span, "heading-missing"
        else:
            found = self._hinted(wording)
            if found is not None:
                span, kind = found.span, "heading-missing"
            else:
                span, kind = self._following(wording, done, tokens), "missing"
        self.deviations.append(
            Deviation(kind, "section", (wording.key,), (wording.full,), span, section=wording.number)  # type: ignore[arg-type]
        )

    def _hinted(self, wording: HeadingWording) -> Paragraph | None:
        """The first paragraph of a section without table whose heading is gone, told by its words; it becomes a part
        of its own."""
        before = [part for part in self.parts if part.wording is None or part.wording.number < wording.number]
        holder = before[-1]
        if wording.table is not None or holder.fate == "unknown":
            return None
        paragraphs = holder.paragraphs
        begin = first_hinted(paragraphs, wording, front=holder.wording is None)
        if begin is None:
            return None
        holder.paragraphs = paragraphs[:begin]
        self.parts.insert(self.parts.index(holder) + 1, Part(wording, None, paragraphs[begin:]))
        return paragraphs[begin]

    def _following(self, wording: HeadingWording, done: Repair, tokens: Sequence[Token]) -> Span:
        """The heading that follows a section that is gone, else the last line that is not blank."""
        position = next(
            step.token for step in done.steps if step.action == "insert" and step.terminal == wording.terminal
        )
        for token in tokens[position:]:
            if token.value >= 0 and self.items[token.value].kind in ("heading", "extra"):
                return item_span(self.items[token.value])
        source = self.document.source
        if self.document.markup and self.document.blocks:
            return self.document.blocks[-1].span
        for number in range(source.line_count(), 0, -1):
            if source.line(number).strip():
                return source.line_span(number)
        return Span(0, 0)
