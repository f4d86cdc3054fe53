"""Finds the marks of a text that should stand in pairs and do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from giar_lint.records import NamedTuple
from giar_lint.wordlist import places_of

_CLOSING = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": "）",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
_OPENING = {closing: opening for opening, closing in _CLOSING.items() if opening != "("}
_MARKS = frozenset("\n".join((*_CLOSING, *_OPENING, ")")))
_EMPTY = tuple(opening + closing for opening, closing in _CLOSING.items() if opening != "(")
_ORDINAL = r"(?:(?<![0-9])[0-9]{1,2}|(?<![A-Za-z])[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])$"
_WIDTH = {"(": "（", ")": "）"}


class Unpaired(NamedTuple):
    """A mark without its other half: `open` (never closed), `close` (nothing to close) or `wrong` (closes `first`, which is
    of another kind). Places are offsets into the text."""

    kind: Literal["open", "close", "wrong"]
    at: int
    other: str
    first: str = ""
    first_at: int | None = None


_Mark = tuple[str, int]


def find_unpaired(text: str) -> Iterator[Unpaired]:
    """The first mark of each line (paragraph) that does not pair; a pair may close in the line after or the one after that."""
    marks = [(mark, at) for at, mark in sorted(_places(text))]
    if not _reduced("".join([mark for mark, _ in marks])).strip("\n"):
        return
    issues = [_issue(line, text) for line in _lines(marks)]
    for index, issue in enumerate(issues):
        if issue is None or _spans(issue, issues[index + 1 : index + 3], text):
            continue
        if any(earlier is not None and _spans(earlier, [issue], text) for earlier in issues[max(0, index - 2) : index]):
            continue
        yield issue


def _places(text: str) -> Iterator[tuple[int, str]]:
    """Where each mark stands, round brackets as full-width ones, sought one mark after the other: far fewer than characters."""
    for mark in _MARKS:
        kind = _WIDTH.get(mark, mark)
        for at in places_of(text, mark):
            yield at, kind


def _reduced(marks: str) -> str:
    """What is left of marks when those that pair are taken away."""
    while True:
        shorter = marks
        for pair in _EMPTY:
            shorter = shorter.replace(pair, "")
        if shorter == marks:
            return marks
        marks = shorter


def _lines(marks: Sequence[_Mark]) -> Iterator[list[_Mark]]:
    line: list[_Mark] = []
    for mark in marks:
        if mark[0] == "\n":
            yield line
            line = []
        else:
            line.append(mark)
    yield line


def _spans(first: Unpaired, later: Sequence[Unpaired | None], text: str) -> bool:
    """Whether a mark that is open at the end of its line is closed in a later one."""
    closing = next((each for each in later if each is not None), None)
    return first.kind == "open" and closing is not None and closing.kind == "close" and text[closing.at] == first.other


def _issue(marks: Sequence[_Mark], text: str) -> Unpaired | None:
    """The first mark of a line that does not pair, None where all do in one of the ways to take brackets after ordinals."""
    marks = [mark for mark in marks if not _is_apostrophe(mark, text)]
    if not _reduced("".join(mark for mark, _ in marks)):
        return None
    found = _first_unpaired(marks, text, ordinals=False)
    if found is None or _first_unpaired(marks, text, ordinals=True) is None:
        return None
    return found


def _is_apostrophe(mark: _Mark, text: str) -> bool:
    character, at = mark
    return character == "’" and (text[at - 1 : at].isascii() or text[at + 1 : at + 2].isdigit())


def _first_unpaired(marks: Sequence[_Mark], text: str, *, ordinals: bool) -> Unpaired | None:
    """The first mark that does not pair. `ordinals`: the bracket after an ordinal (1）) never closes one that is open before it."""
    opened: list[_Mark] = []
    for mark, at in marks:
        if mark in _CLOSING:
            if mark in "“‘" and any(each == mark for each, _ in opened):
                first = next(place for place in opened if place[0] == mark)
                return Unpaired("wrong", at, _CLOSING[mark], mark, first[1])
            opened.append((mark, at))
            continue
        opening = _OPENING[mark]
        is_ordinal = mark == "）" and re.compile(_ORDINAL).search(text, max(0, at - 3), at) is not None
        if opened and opened[-1][0] == opening:
            if not (ordinals and is_ordinal and re.compile(_ORDINAL).fullmatch(text, opened[-1][1] + 1, at) is None):
                opened.pop()
        elif is_ordinal:
            continue
        elif any(each == opening for each, _ in opened):
            last, place = opened[-1]
            return Unpaired("open", place, _CLOSING[last])
        elif opened:
            last, place = opened[-1]
            return Unpaired("wrong", at, _CLOSING[last], last, place)
        else:
            return Unpaired("close", at, opening)
    if not opened:
        return None
    mark, at = opened[0]
    straight = text.find('"', at, _line_end(text, at)) if mark == "“" else -1
    if straight >= 0:
        return Unpaired("wrong", straight, "”", "“", at)
    return Unpaired("open", at, _CLOSING[mark])


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
