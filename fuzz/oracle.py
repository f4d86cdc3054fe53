"""What must hold of every input, whatever it is. Each function raises `Broken`, or whatever broke inside, where it does not."""

from __future__ import annotations

import csv
import io
import json
import re
import time
import zlib
from collections.abc import Iterable
from functools import lru_cache
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

from giar_lint.choices import FORMATS
from giar_lint.cli.about import run_info
from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import Diagnostic, FileResult, Location, Span
from giar_lint.document import Document, Passage, Row
from giar_lint.engine import Linter
from giar_lint.extract.data import report_data
from giar_lint.extract.encode import encode
from giar_lint.extract.linear import lines_of_text
from giar_lint.extract.tidy import csv_text, tidy_rows
from giar_lint.fixing import Judged, mend, statistics
from giar_lint.outputs import Style, formatter
from giar_lint.outputs.terminal import harmless
from giar_lint.readers import Unreadable, read
from giar_lint.readers.formats import format_of
from giar_lint.report import Report
from giar_lint.rules import registry
from giar_lint.target import STANDARD_INPUT, Target

_LINE_END = re.compile(r"\r\n|\r|\n")
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What steers a terminal or reorders text. Line ends and tabs are the outputs' own."""


SECONDS = 2.0
"""So much time of the processor one file may take to lint; by the clock, it would depend on what else the machine does."""


class Broken(AssertionError):  # noqa: N818 - says what it is
    """Something that must hold of every input does not."""


def require(holds: object, what: str, *about: object) -> None:
    """Raises Broken unless `holds`."""
    if not holds:
        raise Broken(f"{what}: {', '.join(map(repr, about))[:2000]}")


@lru_cache(maxsize=1)
def linter() -> Linter:
    """The linter that runs every rule under the default configuration, and tells of what breaks with its traceback."""
    return Linter(Resolver(registry(), Layer("defaults")), trace=True, content=True)


def target(name: str, configuration: Configuration | None = None) -> Target:
    """A file of that name, as if named on the command line."""
    return Target(STANDARD_INPUT, name, f"/{name}", True, configuration or Configuration())


def lint(data: bytes, name: str) -> FileResult:
    """What the linter says of the bytes of a file, in the time that it may take, with nothing broken inside."""
    start = time.process_time()
    result = linter().lint(target(name), data)
    seconds = time.process_time() - start
    require(seconds < SECONDS, "too slow", seconds, len(data))
    require(not result.failures, "something broke", *(line for _, line in result.failures))
    return result


def sound_document(document: Document) -> None:
    """Blocks, passages and landmarks lie within the text, and where a passage stands for text one by one, it is the text."""
    size, last = len(document.source.text), 0
    for block in document.blocks:
        _within(block.span, size, "block")
        # In a page, text that stands astray in a table comes before it.
        require(block.span.start >= last or document.markup, "blocks out of order", block)
        last = block.span.start
        for passage in block.cells if isinstance(block, Row) else (block.passage,):
            _sound_passage(passage, size)
    for span in (*document.comments, *(residue.span for residue in document.residues)):
        _within(span, size, "comment")
    offsets = [each.offset for each in document.landmarks]
    require(offsets == sorted(offsets) and all(0 <= each <= size for each in offsets), "landmarks", offsets)


def _sound_passage(passage: Passage, size: int) -> None:
    require(passage.pieces, "a passage without a place", passage)
    places = [piece.at for piece in passage.pieces]
    require(places[0] == 0 and places == sorted(places) and places[-1] <= len(passage.text), "pieces", passage)
    for piece in passage.pieces:
        _within(Span(piece.start, piece.end), size, "piece")
    middle = len(passage.text) // 2
    for start, end in ((0, None), (0, 0), (middle, None), (middle, middle), (0, middle), (len(passage.text), None)):
        _within(passage.span(start, end), size, "span of a passage")
        part = passage.slice(start, end)
        require(part.text == passage.text[start:end] and part.pieces, "slice of a passage", passage, start, end)


def _within(span: Span, size: int, what: str) -> None:
    require(0 <= span.start <= span.end <= size, f"{what} outside the text", span, size)


def sound_report(report: Report) -> None:
    """Every cell of the tables lies within the text."""
    size = len(report.document.source.text)
    for table in report.tables:
        for row in table.rows.values():
            for cell in (*row.cells.values(), *row.unassigned, *row.surplus):
                _within(cell.span, size, "cell")


def linted(data: bytes, name: str, *, thorough: bool | None = None) -> FileResult:
    """What linting the bytes of a file of that name gives, looked at from all sides. `thorough`: also twice, mended, extracted and
    in every output; None does all but the mending, for one input in eight by its content, so that the others go quickly."""
    result = lint(data, name)
    try:
        document = read(data, name)
    except Unreadable:
        require([each.code for each in result.diagnostics] in (["GIA001"], []), "not said to be unreadable", result)
        return result
    _sound_result(result, document)
    if zlib.crc32(data) % 8 == 0 if thorough is None else thorough:
        require(lint(data, name) == result, "another result the second time")
        written(result)
        extracted(data, name)
    if thorough:
        fixed(data, name)
    return result


def _sound_result(result: FileResult, document: Document) -> None:
    text = document.source.text
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    orders = [each.order for each in result.diagnostics]
    require(orders == sorted(orders), "diagnostics out of order", orders)
    for each in (*result.diagnostics, *(held.diagnostic for held in result.held)):
        _stands(each.span, each.location, each.end_location, text, starts)
        require(each.message and each.fingerprint, "nothing said", each)
        for related in each.related:
            require(
                _offset(related.location, starts) <= _offset(related.end_location, starts) <= len(text),
                "related",
                related,
            )
        if each.fix is not None:
            edits = sorted(each.fix.edits, key=lambda edit: edit.span)
            for edit in edits:
                _stands(edit.span, edit.location, edit.end_location, text, starts)
            spans = [edit.span for edit in edits]
            require(all(a.end <= b.start for a, b in pairwise(spans)), "edits overlap", each)
    _distinct(result.diagnostics)


def _distinct(diagnostics: Iterable[Diagnostic]) -> None:
    prints = [each.fingerprint for each in diagnostics]
    require(len(prints) == len(set(prints)), "two diagnostics of one fingerprint", prints)


def _stands(span: Span, first: Location, last: Location, text: str, starts: list[int]) -> None:
    _within(span, len(text), "span")
    require(_offset(first, starts) == span.start, "location", first, span)
    require(_offset(last, starts) == span.end, "end location", last, span)


def _offset(location: Location, starts: list[int]) -> int:
    require(1 <= location.line <= len(starts) and location.column >= 1, "location outside the text", location)
    return starts[location.line - 1] + location.column - 1


def written(result: FileResult) -> None:
    """Every output can be written, is what it says it is, and holds nothing that steers or reorders."""
    for language in ("zh", "en"):
        for name in FORMATS:
            made = formatter(name, Style(language), lambda: run_info(registry().values(), "zh"))
            text = made.begin() + made.file(result) + made.end()
            steering = _STEERING.search(text)
            require(
                steering is None,
                f"steers in {name}",
                steering and text[max(0, steering.start() - 40) : steering.end() + 40],
            )
            text.encode("utf-8")
            if name in ("json", "sarif", "gitlab"):
                json.loads(text)
            elif name == "junit":
                ElementTree.fromstring(text)
            elif name == "html":
                HTMLParser().feed(text)


def extracted(data: bytes, name: str) -> None:
    """What is in a report can be extracted in every form."""
    document, report, _ = linter().analyse(target(name), data)
    if report is None:
        return
    sound_report(report)
    form = format_of(data, name)
    found = encode(report_data(report, form))
    require(_STEERING.search(found) is None, "steers in the data")
    json.loads(found)
    rows = list(csv.reader(io.StringIO(csv_text(tidy_rows(report)))))
    require(len({len(row) for row in rows}) <= 1, "rows of different widths", rows)
    for line in lines_of_text(document, form):
        require(_STEERING.search(harmless(line)) is None, "steers in the text", line)


def judged(data: bytes, name: str) -> Judged:
    """What the bytes of a file amount to."""
    return Judged(lint(data, name), linter().analyse(target(name), data).report)


def fixed(data: bytes, name: str) -> None:
    """Mending ends, breaks nothing, and changes no statistic."""
    before = judged(data, name)
    if before.report is None:
        return
    # With or without the unsafe fixes, by the content: a second time would double the time of an input.
    result = mend(data, before, lambda new: judged(new, name), unsafe=zlib.crc32(data) % 16 < 8)
    require(result.problem in ("", "endless"), "mending", result.problem)
    require(not result.judged.result.failures, "mending broke it", result.judged.result.failures)
    after = result.judged.report
    require(after is not None, "mending leaves no report")
    assert after is not None
    old, new = statistics(before.report), statistics(after)
    changed = {
        place: (value, new.get(place)) for place, value in old.items() if place not in new or new[place] != value
    }
    require(not changed, "mending changes statistics", changed)
    require(bool(result.fixed) == (result.data != data), "mending that does nothing", result.fixed)
