"""Turns edits of the linear text of a Word file into changes of its text elements, and tells which cannot be made safely."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from giar_lint.copying.archive import Unsplit, names, replaced
from giar_lint.copying.obstacles import Part, can_go, paragraph_of
from giar_lint.copying.part import rewritten
from giar_lint.diagnostics import Edit
from giar_lint.document import Document
from giar_lint.readers.docx import traced
from giar_lint.readers.docx.linear import Stretch
from giar_lint.readers.docx.names import Element, kind
from giar_lint.readers.docx.runs import words
from giar_lint.records import NamedTuple
from giar_lint.splicing import Cut, Refused, Splicer, Unmapped, Why

_ENCODINGS = ("utf-8", "us-ascii", "ascii", "utf-16")
_SIGNATURES = b"_xmlsignatures/"


class _Change(NamedTuple):
    """words[start:end] of a text element (0-based) become `content`."""

    element: Element
    start: int
    end: int
    content: str


class _Plan(NamedTuple):
    """What a cut comes to: changes of text elements, or paragraphs that go."""

    changes: tuple[_Change, ...] = ()
    gone: tuple[Element, ...] = ()


class WordEditor:
    """Edits one Word file. `document` is what the reader made of `data`. Raises Unmapped where it is of a make that
    cannot be written."""

    def __init__(self, data: bytes, document: Document) -> None:
        stretches: list[Stretch] = []
        again, self._package = traced(data, document.source.path, stretches)
        try:
            signed = any(name.lower().lstrip(b"/").startswith(_SIGNATURES) for name in names(data))
        except Unsplit:
            raise Unmapped("package") from None
        if signed:
            raise Unmapped("signed")
        assert again.source.text == document.source.text
        self._data = data
        self._text = document.source.text
        self._splicer = Splicer(document, "docx")
        self._stretches = stretches
        self._starts = [each.start for each in stretches]
        self._parts: dict[Element, Part] = {}
        self._by_paragraph: dict[Element, list[Stretch]] = {}
        for each in stretches:
            self._by_paragraph.setdefault(paragraph_of(each.element), []).append(each)

    def cuts(self, edits: Iterable[Edit]) -> tuple[Cut, ...]:
        """The cuts of the linear text for the edits of one fix, in the order of the text. Raises Refused."""
        found = self._splicer.cuts(edits)
        for each in found:
            self._plan(each)
        return found

    def made(self, cuts: Iterable[Cut]) -> tuple[bytes, str]:
        """The file with cuts made, which do not overlap, and what its linear text has to be then. Raises Refused."""
        ordered = sorted(cuts)
        plans = [self._plan(each) for each in ordered]
        texts: dict[Element, str] = {}
        changes = [change for plan in plans for change in plan.changes]
        for change in reversed(changes):
            twins = self._part(change.element).twins(change.element)
            assert twins is not None
            for each in twins:
                text = texts.get(each, words(each))
                texts[each] = text[: change.start] + change.content + text[change.end :]
        gone = {each: None for plan in plans for each in plan.gone}
        if not all(can_go(each, gone) for each in gone):
            raise Refused("paragraph")
        try:
            return self._written(texts, gone), _expected(self._text, ordered)
        except Unsplit:
            raise Refused("markup") from None

    def _written(self, texts: dict[Element, str], gone: Iterable[Element]) -> bytes:
        by_root: dict[Element, tuple[dict[int, str], list[int]]] = {}
        for element in (*texts, *gone):
            root = element.getroottree().getroot()
            inner, whole = by_root.setdefault(root, ({}, []))
            number = self._part(element).numbers[element]
            if element in texts:
                inner[number] = texts[element]
            else:
                whole.append(number)
        parts: dict[int, bytes] = {}
        for root, (inner, whole) in by_root.items():
            offset, content = self._package.entry(root)
            parts[offset] = rewritten(content, inner, whole)
        return replaced(self._data, parts)

    def _part(self, element: Element) -> Part:
        """The part that an element belongs to. Raises Refused for one in an encoding that no Word file is in."""
        root = element.getroottree().getroot()
        if root not in self._parts:
            if (root.getroottree().docinfo.encoding or "utf-8").lower() not in _ENCODINGS:
                raise Refused("markup")
            self._parts[root] = Part(root)
        return self._parts[root]

    # One cut

    def _plan(self, cut: Cut) -> _Plan:
        if cut.start == cut.end:
            return _Plan((self._inserted(cut),))
        if "\n" in self._text[cut.start : cut.end]:
            if cut.content:
                raise Refused("paragraph")
            return _Plan(gone=tuple(self._gone(cut)))
        pieces = list(self._pieces(cut))
        self._require_one_place(pieces)
        first, *others = pieces
        changes = [_Change(*first, cut.content), *(_Change(*each, "") for each in others)]
        return _Plan(tuple(changes))

    def _inserted(self, cut: Cut) -> _Change:
        """What puts text in: at the end of the element before, as who types there does, else at the beginning of the one after."""
        why = Refused("markup")
        for index in self._around(cut.start):
            stretch = self._stretches[index]
            at = stretch.at + cut.start - stretch.start
            if self._follows_number(stretch, at) and cut.start == stretch.start and not cut.content[:1].isalnum():
                # A mark before the first word belongs to the number, which is none of the words.
                raise Refused("numbering")
            try:
                self._require_one_place([(stretch.element, at, at)])
            except Refused as refused:
                why = refused
            else:
                return _Change(stretch.element, at, at, cut.content)
        raise why

    def _around(self, offset: int) -> Iterator[int]:
        """The stretches that an offset lies in or touches, by their index: the one before it first."""
        index = bisect_right(self._starts, offset) - 1
        if index > 0 and self._stretches[index].start == offset == self._stretches[index - 1].end:
            yield index - 1
        if index >= 0 and offset <= self._stretches[index].end:
            yield index

    def _follows_number(self, stretch: Stretch, at: int) -> bool:
        """Whether a place is the beginning of the words of a paragraph, right after its automatic number."""
        before = self._text[stretch.start - 1 : stretch.start]
        first = self._by_paragraph[paragraph_of(stretch.element)][0]
        return at == 0 and stretch is first and before not in ("", "\n", "\t")

    def _pieces(self, cut: Cut) -> Iterator[tuple[Element, int, int]]:
        """The words that a cut covers, by their elements. Raises Refused where it covers what is no word."""
        index = max(0, bisect_right(self._starts, cut.start) - 1)
        done = cut.start
        for stretch in self._stretches[index:]:
            if stretch.start >= cut.end:
                break
            if stretch.end <= done:
                continue
            if stretch.start > done:
                raise Refused(self._missing(done))
            low, done = done, min(stretch.end, cut.end)
            yield stretch.element, stretch.at + low - stretch.start, stretch.at + done - stretch.start
        if done < cut.end:
            raise Refused(self._missing(done))

    def _missing(self, offset: int) -> Why:
        """Why the character at an offset is none of a text element's words."""
        start = max(self._text.rfind(end, 0, offset) for end in "\n\t") + 1
        first = bisect_left(self._starts, start)
        if first == len(self._starts) or self._starts[first] < offset:
            return "markup"
        return "markup" if "\n" in self._text[offset : self._starts[first]] else "numbering"

    def _require_one_place(self, pieces: Sequence[tuple[Element, int, int]]) -> None:
        """Raises Refused unless pieces lie in one paragraph, between two changes or fields, and can be changed."""
        spots = [self._part(element).spots[element] for element, *_ in pieces]
        for (element, *_), spot in zip(pieces, spots, strict=True):
            if spot.obstacle:
                raise Refused(spot.obstacle)
            if self._part(element).twins(element) is None:
                raise Refused("markup")
        if len({paragraph_of(element) for element, *_ in pieces}) > 1:
            raise Refused("paragraph")
        if len({spot.zone for spot in spots}) > 1:
            raise Refused("markup")

    def _gone(self, cut: Cut) -> Iterator[Element]:
        """The paragraphs that go with a cut of lines. Raises Refused where it leaves anything of one of them."""
        within = self._stretches[bisect_left(self._starts, cut.start) : bisect_left(self._starts, cut.end)]
        done = cut.start
        for each in (*within, Stretch(cut.end, cut.end, within[0].element, 0)) if within else ():
            lost = self._text[done : each.start].lstrip("\n")
            if lost:
                raise Refused(self._missing(each.start - len(lost)))
            done = each.end
        own = {each.element for each in within}
        for element in own:
            if why := self._part(element).spots[element].obstacle:
                raise Refused(why)
        paragraphs = dict.fromkeys(paragraph_of(each.element) for each in within)
        for paragraph in paragraphs:
            others = (each for each in paragraph.iter() if kind(each) == "t" and each not in own)
            if not can_go(paragraph, paragraphs) or any(words(each).strip() for each in others):
                raise Refused("paragraph")
            yield paragraph
        if done != cut.end:
            raise Refused("paragraph")


def _expected(text: str, cuts: Iterable[Cut]) -> str:
    parts, done = [], 0
    for cut in cuts:
        parts += [text[done : cut.start], cut.content]
        done = cut.end
    return "".join([*parts, text[done:]])
