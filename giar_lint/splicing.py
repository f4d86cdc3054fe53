"""Edits of a decoded text, as rules give them, to new bytes of the file: markup, cell separators, the encoding and every
byte that no edit is about stay."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from giar_lint.diagnostics import Edit, Span
from giar_lint.document import Document, Passage, Row
from giar_lint.readers.formats import Format
from giar_lint.records import NamedTuple
from giar_lint.source import Source

Why = Literal["encoding", "content", "markup", "numbering", "tracked", "field", "paragraph"]


class Refused(Exception):  # noqa: N818 - a state of the edit, as Unreadable is one of the file
    """An edit that cannot be written: the file's encoding does not hold its content, its content would end a line or
    cell, or it cannot be told from the markup around it. In a Word file also: it is of a number that Word counts, lies in a
    tracked change or in a field, or goes over the end of a paragraph."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class Unmapped(Exception):  # noqa: N818 - a state of the file
    """A file in which nothing can be changed. `why`: the decoded text does not stand for its "bytes" one by one, so that
    nothing could be said of those between cuts; a Word file is a "package" of a strange make, or is "signed"."""

    def __init__(self, why: Literal["bytes", "package", "signed"] = "bytes") -> None:
        super().__init__(why)
        self.why = why


class Cut(NamedTuple):
    """source.text[start:end] becomes `content`, which is as the file's format writes it. Offsets 0-based."""

    start: int
    end: int
    content: str


class _Run(NamedTuple):
    """A stretch of the source's text and what it reads as; `whole` unless something of it was cut off."""

    start: int
    end: int
    text: str
    whole: bool = True

    @property
    def verbatim(self) -> bool:
        return len(self.text) == self.end - self.start


class Splicer:
    """Turns edits of one document into cuts. `form` is the format that the document was read from."""

    def __init__(self, document: Document, form: Format) -> None:
        self._source = document.source
        self._form = form
        self._runs = sorted(_runs(document))
        self._starts = [run.start for run in self._runs]
        self._rows = [block.span for block in document.blocks if isinstance(block, Row)]
        self._row_starts = [span.start for span in self._rows]
        self._codec = _codec(self._source)

    def cuts(self, edits: Iterable[Edit]) -> tuple[Cut, ...]:
        """The cuts for the edits of one fix, in the order of the text. Raises Refused."""
        found = sorted(cut for edit in edits for cut in self._cuts(edit.span, edit.content))
        if any(second.start < first.end for first, second in pairwise(found)):
            raise Refused("markup")
        return tuple(found)

    def _cuts(self, span: Span, content: str) -> Iterator[Cut]:
        if any(character < " " or character in "\x7f\x85\u2028\u2029" for character in content):
            raise Refused("content")
        if self._form == "html":
            # Edits come as markup, and are compared with what the page says.
            content = content.replace("&lt;", "<").replace("&amp;", "&")
        if span.start == span.end:
            yield Cut(span.start, span.end, self._written(content, span.start))
            return
        runs = self._covered(span)
        if not runs:
            raise Refused("markup")
        if not content and (span.start < runs[0].start or runs[-1].end < span.end):
            # A whole paragraph goes, with its line end or the marks around it.
            yield Cut(span.start, span.end, "")
            return
        yield from self._replaced(runs, content)

    def _covered(self, span: Span) -> list[_Run]:
        """The runs within a span, cut off at its ends."""
        found = []
        index = max(0, bisect_right(self._starts, span.start) - 1)
        for run in self._runs[index:]:
            if run.start >= span.end:
                break
            if run.end > span.start:
                low, high = max(run.start, span.start), min(run.end, span.end)
                if run.verbatim and (low, high) != (run.start, run.end):
                    run = _Run(low, high, run.text[low - run.start : high - run.start], whole=False)
                found.append(run)
        return found

    def _replaced(self, runs: Sequence[_Run], content: str) -> Iterator[Cut]:
        """What makes runs read as `content`: what they have in common stays, the rest goes where it begins to differ."""
        old = "".join(run.text for run in runs)
        head = _common(old, content)
        tail = min(_common(old[::-1], content[::-1]), len(old) - head, len(content) - head)
        stop, new = len(old) - tail, content[head : len(content) - tail]
        at, before = 0, runs[0].start
        for run in runs:
            low, high = max(head - at, 0), min(stop - at, len(run.text))
            # New text stands where old text goes; where none does, at the end of the run before.
            holds = new and (low < high or (head == stop and (at == 0 or at < head) and head <= at + len(run.text)))
            if low < high or holds:
                cut = self._of(run, low, max(low, high))
                start = cut.start
                if not holds and run.whole and high - low == len(run.text) and self._is_mere_break(before, run.start):
                    start = before
                yield Cut(start, cut.end, self._written(new, cut.start) if holds else "")
                new = "" if holds else new
            at, before = at + len(run.text), run.end

    def _of(self, run: _Run, low: int, high: int) -> Cut:
        """The place of run.text[low:high]. Raises Refused where it is a part of what can only go as a whole."""
        if run.verbatim:
            return Cut(run.start + low, run.start + high, "")
        if high - low not in (0, len(run.text)):
            raise Refused("markup")
        return Cut(run.start if low == 0 else run.end, run.end if high == len(run.text) else run.start, "")

    def _is_mere_break(self, start: int, end: int) -> bool:
        """Whether nothing but a line end stands in text[start:end], which then goes with the half that it parted."""
        between = self._source.text[start:end]
        return between != "" and "\t" not in between and not between.strip()

    def _written(self, content: str, at: int) -> str:
        """The content as the format writes it, and as the encoding holds it. Raises Refused."""
        if self._form == "docx":
            return content
        if self._form == "html":
            escaped = content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            return escaped.encode(self._codec, "xmlcharrefreplace").decode(self._codec)
        try:
            content.encode(self._codec)
        except UnicodeEncodeError:
            raise Refused("encoding") from None
        return content.replace("|", "\\|") if self._is_among_pipes(at) else content

    def _is_among_pipes(self, at: int) -> bool:
        index = bisect_right(self._row_starts, at) - 1
        if index < 0 or at > self._rows[index].end:
            return False
        return any(mark in self._source.line(self._source.location(at).line) for mark in "|｜")


def splice(data: bytes, source: Source, cuts: Iterable[Cut]) -> bytes:
    """The bytes of a file with cuts made, which do not overlap. Raises Unmapped."""
    text, encoding = source.text, source.encoding
    if source.bom + text.encode(encoding, "replace") != data:
        raise Unmapped
    parts, offset, place = [source.bom], 0, len(source.bom)
    for cut in sorted(cuts):
        kept = len(text[offset : cut.start].encode(encoding))
        parts += [data[place : place + kept], cut.content.encode(encoding)]
        place += kept + len(text[cut.start : cut.end].encode(encoding))
        offset = cut.end
    return b"".join([*parts, data[place:]])


def _codec(source: Source) -> str:
    """The encoding that new content has to fit: a file that every reader of GBK can read stays one."""
    if source.encoding != "gb18030":
        return source.encoding
    try:
        source.text.encode("gbk")
    except UnicodeEncodeError:
        return "gb18030"
    return "gbk"


def _runs(document: Document) -> Iterator[_Run]:
    for block in document.blocks:
        passages: tuple[Passage, ...] = block.cells if isinstance(block, Row) else (block.passage,)
        for passage in passages:
            for index, piece in enumerate(passage.pieces):
                last = index + 1 == len(passage.pieces)
                text = passage.text[piece.at : len(passage.text) if last else passage.pieces[index + 1].at]
                if piece.start < piece.end and text:
                    yield _Run(piece.start, piece.end, text)


def _common(first: str, second: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next(
        (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
