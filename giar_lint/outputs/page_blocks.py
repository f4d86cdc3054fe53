"""The text and the tables of a report, with the places of its diagnostics marked and each note beside its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from giar_lint.catalogue.interface import say
from giar_lint.catalogue.page import word
from giar_lint.diagnostics import FileResult, Location, Segment, ShownBlock
from giar_lint.outputs.page_markup import Html, element, join, text
from giar_lint.outputs.page_notes import Note, note
from giar_lint.outputs.page_table import Shape, shapes

_BROAD = 12
"""Tables with more columns than this have their notes below them, since nothing is left beside them."""
_LIKE_A_HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,3}、[^。；]{1,30}\s*")
_LIKE_AN_AGENCY = re.compile(r"[^\W\d]{2,40}\s*")
_REST_OF_TITLE = re.compile(
    r"\s*+(?:关于)?(?:[\d０-９〇零○一二三四五六七八九]{4}年度?)?\s*+政府信息公开[^。；]{0,10}报告\s*"
)
_LIKE_A_TITLE = re.compile(r"[^。；]{1,60}年度?报告\s*")


class Text:
    """One report. `notes` are in the order of the file; `prefix` makes the ids of its blocks differ from those of other
    reports, `rules` tells what each rule looks for.
    """

    def __init__(
        self, result: FileResult, notes: Sequence[Note], prefix: str, language: str, rules: Mapping[str, str]
    ) -> None:
        self._result = result
        self._notes = {each.found.fingerprint: each for each in notes if each.found.fingerprint}
        self._prefix = prefix
        self._language = language
        self._rules = rules
        self._placed: set[str] = set()
        self._at = {each.found.location: each.place for each in reversed(notes)}
        self._starts = [block.line for block in result.blocks]
        wanted = (other.location for each in notes for other in each.found.related)
        self._sought = {self._block_at(location) for location in wanted if location not in self._at}

    def render(self, notes: Sequence[Note]) -> Html:
        """What cannot be marked in the text first, with its line, then the whole text."""
        blocks = self._result.blocks
        parts: list[Html] = []
        for region, group in groupby(enumerate(blocks), key=lambda pair: pair[1].region):
            if region is None:
                parts += [self._paragraph(number, block) for number, block in group]
            else:
                parts.append(self._table(list(group)))
        left = [each for each in notes if each.anchor not in self._placed]
        excerpts = join(self._excerpt(each) for each in left)
        return join([excerpts, element("div", *parts, class_="text", lang="zh-CN") if parts else Html("")])

    def _paragraph(self, number: int, block: ShownBlock) -> Html:
        content, notes = self._cell(block.cells[0] if block.cells else ())
        following = self._result.blocks[number + 1 : number + 2]
        kind = _kind(number, block, following[0] if following else None)
        return self._beside(
            element(kind, content, id=self._id(number)), notes, "noted" if kind == "p" else "noted headed"
        )

    def _beside(self, block: Html, notes: Sequence[Note], kind: str = "noted") -> Html:
        if not notes:
            return block
        return element("div", block, element("div", *map(self._note, notes), class_="notes"), class_=kind)

    def _table(self, rows: Sequence[tuple[int, ShownBlock]]) -> Html:
        texts = [["".join(segment.text for segment in cell) for cell in block.cells] for _, block in rows]
        laid_out = shapes(
            texts,
            [self._marked(block) for _, block in rows],
            [block.extents for _, block in rows],
            [block.figures for _, block in rows],
        )
        columns = sum((*laid_out[0].spans, *laid_out[0].skips, laid_out[0].gap))
        shown, groups = [], []
        for line, ((number, block), shape) in enumerate(zip(rows, laid_out, strict=True), start=1):
            cells = [self._cell(cell) for cell in block.cells]
            contents = [content for content, _ in cells]
            shown.append(element("tr", *_cells(shape, contents), id=self._id(number), role="row"))
            notes = [each for _, here in cells for each in here]
            if notes:
                groups.append((line, notes))
        label = word("table", self._language)
        table = element("table", *shown, role="table")
        scroller = element("div", table, class_="scroll", tabindex="0", role="region", aria_label=label)
        if not groups:
            return scroller
        ends = [line for line, _ in groups[1:]] + [len(rows) + 2]
        beside = join(
            element("div", *map(self._note, notes), class_="notes", style=f"grid-row:{line}/{end}")
            for (line, notes), end in zip(groups, ends, strict=True)
        )
        kind = "noted broad" if columns > _BROAD else "noted tabular"
        return element("div", scroller, beside, class_=kind, style=f"--columns:{columns};--rows:{len(rows)}")

    def _marked(self, block: ShownBlock) -> frozenset[int]:
        return frozenset(
            index
            for index, cell in enumerate(block.cells)
            if any(each in self._notes for segment in cell for each in segment.fingerprints)
        )

    def _excerpt(self, each: Note) -> Html:
        """A note with its line, where the text is not shown or does not hold the place."""
        start, end = each.found.location, each.found.end_location
        line = self._result.lines.get(start.line, "")
        stop = end.column - 1 if end.line == start.line else len(line)
        low, high = max(0, start.column - 41), stop + 160
        before = ("…" if low else "") + line[low : start.column - 1]
        after = line[stop:high] + ("…" if high < len(line) else "")
        mark = self._mark(line[start.column - 1 : stop], [each], [each])
        number = element("span", word("line", self._language, line=start.line), class_="line")
        label = word("excerpt", self._language)
        return self._beside(element("div", number, before, mark, after, class_="excerpt", aria_label=label), [each])

    def _cell(self, segments: Sequence[Segment]) -> tuple[Html, list[Note]]:
        """The text of a paragraph or cell, and the notes that are marked in it first."""
        parts: list[str] = []
        here: list[Note] = []
        for segment in segments:
            on = [self._notes[each] for each in segment.fingerprints if each in self._notes]
            new = [each for each in on if each.anchor not in self._placed]
            parts.append(self._mark(segment.text, new, on) if on else segment.text)
            here += new
        return join(parts), here

    def _mark(self, content: str, new: Sequence[Note], on: Sequence[Note]) -> Html:
        """A marked piece of text with the numbers of the notes that begin on it. `on` are all that cover it."""
        worst = max(on, key=lambda each: each.found.severity).found.severity
        self._placed.update(each.anchor for each in new)
        marked = text(content)
        for each in new[1:]:
            marked = element("span", marked, id=each.place)
        place = new[0].place if new else None
        return element("mark", marked, *map(self._number, new), class_=worst.label, id=place)

    def _number(self, each: Note) -> Html:
        found, language = each.found, self._language
        label = say(f"severity-{found.severity.label}", language)
        return element(
            "a",
            class_=f"number {found.severity.label}",
            href=f"#{each.anchor}",
            data_n=str(each.number),
            aria_label=word("to-note", language, severity=label, code=found.code, number=each.number),
        )

    def _note(self, each: Note) -> Html:
        rule = self._rules.get(each.found.code, "")
        return note(each, self._result.lines, self._target, self._language, rule)

    def _target(self, location: Location) -> str:
        """The id of what stands at a location: the mark of another diagnostic, else the block."""
        if location in self._at:
            return self._at[location]
        number = self._block_at(location)
        return "" if number is None else f"{self._prefix}-{number}"

    def _block_at(self, location: Location) -> int | None:
        number = bisect_right(self._starts, location.line) - 1
        return number if number >= 0 else None

    def _id(self, number: int) -> str | None:
        return f"{self._prefix}-{number}" if number in self._sought else None


def _kind(number: int, block: ShownBlock, following: ShownBlock | None) -> str:
    """The element of a paragraph. Plain text marks no headings; what is worded like one is shown as one, and so is the first
    line of a title that goes on in the next.
    """
    if block.level is not None:
        return f"h{min(block.level + 3, 6)}"
    plain = "".join(segment.text for cell in block.cells for segment in cell)
    if number < 3 and _LIKE_A_TITLE.fullmatch(plain):
        return "h4"
    if number == 0 and following is not None and following.region is None and _LIKE_AN_AGENCY.fullmatch(plain):
        rest = "".join(segment.text for cell in following.cells for segment in cell)
        if _REST_OF_TITLE.fullmatch(rest):
            return "h4"
    return "h5" if _LIKE_A_HEADING.fullmatch(plain) else "p"


def _cells(shape: Shape, contents: Sequence[Html]) -> Iterator[Html]:
    header = not any(shape.spans[shape.labels :])
    if shape.listed:
        labels = join(element("span", content, class_="listed") for content in contents if content)
        wide = str(shape.spans[0])
        yield element("th", labels, colspan=wide, style=f"--span:{wide}", scope="row", role="rowheader")
        return
    skips = shape.skips or (0,) * len(contents)
    for index, (content, span) in enumerate(zip(contents, shape.spans, strict=True)):
        if skips[index]:
            yield element("th", colspan=str(skips[index]), style=f"--span:{skips[index]}", role="cell")
        if not span:
            continue
        scope = None if index >= shape.labels else "col" if header else "row"
        yield element(
            "td" if scope is None else "th",
            content,
            colspan=str(span) if span > 1 else None,
            style=f"--span:{span}" if span > 1 else None,
            scope=scope,
            role={"col": "columnheader", "row": "rowheader"}.get(scope or "", "cell"),
        )
    if shape.gap and header and shape.skips:
        # Under headings that the file itself places, a cell from above goes on.
        yield element("th", colspan=str(shape.gap), style=f"--span:{shape.gap}", role="cell")
    elif shape.gap:
        yield element("td", colspan=str(shape.gap), style=f"--span:{shape.gap}", class_="gap", role="cell")
