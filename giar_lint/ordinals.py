"""Reads the ordinals of prose: 一是, （一）, 1., ①, 第一，, 首先.

Pure functions over one text, by plain comparisons: compiling patterns would cost more than a report takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from giar_lint.dates import chinese_number
from giar_lint.records import NamedTuple

if TYPE_CHECKING:
    import re

NUMERALS = "一二三四五六七八九十"
DIGITS = "0123456789０１２３４５６７８９"
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SINGLE = {
    chr(first + offset): (style, offset + 1)
    for style, first, count in (
        ("circled", 0x2460, 20),
        ("round digits", 0x2474, 20),
        ("digits", 0x2488, 20),
        ("round", 0x3220, 10),
    )
    for offset in range(count)
}
"""Ordinals of one character: ①, ⑴, ⒈, ㈠."""
_WORDS = {"首先": 1, "其次": 2, "再次": 3}
_STOPS = "。；;：:！!？?"
_PAUSES = _STOPS + "，,、）)”》"
_MARKUP = " *_\t\u3000\xa0"
_BLANKS = frozenset(_MARKUP)
_STARTERS = frozenset((*NUMERALS, *DIGITS, *_SINGLE, *"（(第其首再"))
_NO_VERB = {"要": "素点件求务"}
_AFTER_BRACKET = "项款目条类至到"
_LARGEST = 30
_LONGEST_FORM = 16


class Item(NamedTuple):
    """One ordinal: its number, the index of its text (0-based in what was given), where it stands there, as written."""

    number: int
    paragraph: int
    start: int
    end: int
    text: str

    @property
    def place(self) -> tuple[int, int]:
        """The index of its text and where it stands there: what items are put in order by."""
        return self.paragraph, self.start

    def written(self, number: int) -> str:
        """Another number in the way this one is written: 二是 for 三是, （一） for （四）."""
        if self.text in _SINGLE:
            same = (_SINGLE[self.text][0], number)
            return next((sign for sign, value in _SINGLE.items() if value == same), str(number))
        if self.text in _WORDS:
            return next((word for word, value in _WORDS.items() if value == number), f"第{chinese(number)}")
        kept = [character for character in self.text if character not in NUMERALS + DIGITS]
        first = next(at for at, character in enumerate(self.text) if character in NUMERALS + DIGITS)
        new = chinese(number) if self.text[first] in NUMERALS else str(number)
        return "".join((*kept[:first], new, *kept[first:]))


class Mark(NamedTuple):
    """An ordinal with its style (two styles never make one list); `leading`: it stands at the beginning of its text."""

    style: str
    item: Item
    leading: bool


def chinese(number: int) -> str:
    """A number from 1 in Chinese numerals; from 1000 on, to which no list comes, in digits."""
    if number >= 1000:
        return str(number)
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        link = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
        return f"{NUMERALS[hundreds - 1]}百{link}{chinese(rest) if rest else ''}"
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else NUMERALS[tens - 1]) + "十" if tens else "") + (NUMERALS[ones - 1] if ones else "")


def told_otherwise(text: str, number: int) -> bool:
    """Whether an item of that number stands in a text in any form: 二、 and 第二， and 其次 tell the same as 二是."""
    return _forms(number).search(text) is not None


class FirstTold:
    """Whether a first item is told anywhere before an item, in any form. `texts` are the paragraphs that items stand in,
    `ahead` what stands before these. Asked about items in their order, it reads each text but once.
    """

    def __init__(self, texts: Sequence[str], ahead: str) -> None:
        self._texts = (ahead, *texts)
        self._told = False
        self._index = self._at = 0  # what has been read, without a first item

    def before(self, item: Item) -> bool:
        end = item.paragraph + 1
        while not self._told and (self._index, self._at) < (end, item.start):
            text = self._texts[self._index]
            stop = item.start if self._index == end else len(text)
            # A form may have begun before the place that was read to.
            self._told = _forms(1).search(text, max(0, self._at - _LONGEST_FORM), stop) is not None
            self._index, self._at = (end, stop) if self._index == end else (self._index + 1, 0)
        return self._told


@lru_cache(maxsize=_LARGEST)
def _forms(number: int) -> re.Pattern[str]:
    import re  # asked only where something seems to lack

    numeral = chinese(number)
    begin = r"(?:^|[\s*。；;：:，,])"
    forms = (
        rf"(?<![统唯万之同单专合]){numeral}(?:[是要来则]|方面)|{begin}[（(]?{numeral}\s*[、，,）)．.：:]"
        rf"|{begin}[（(]\s*(?:{numeral}|{number}\b)|第{numeral}[，,、：:是]|其{numeral}|(?<!\d){number}\s*(?:[、）)]|[.．](?!\d))"
        rf"|(?:^|\n)\s*{number}\s*[.．]|{CIRCLES[min(number, len(CIRCLES)) - 1]}"
    )
    words = {1: r"首先|一方面|首要|[⼀—－–-]\s*[是、）)]", 2: "其次|另一方面|再者"}.get(number, "再次|最后|另外|此外")
    return re.compile(f"{forms}|{words}")


def ordinal_end(text: str, at: int) -> int:
    """Where the ordinal that stands at an offset of a text ends, the offset itself where none does."""
    mark = _mark(text, at)
    return at if mark is None else at + len(mark[2])


def _before(text: str, at: int) -> str:
    """The character before a place, markup aside; "" where there is none."""
    while at and text[at - 1] in _MARKUP:
        at -= 1
    return text[at - 1 : at] if at else ""


def read_marks(text: str, paragraph: int = 0, counted: bool = False) -> Iterator[Mark]:
    """The ordinals of a text that stand where one can stand, in order. `counted`: numbers like `1. ` mean nothing."""
    for at in sorted(_places(text)):
        mark = _mark(text, at)
        if mark is None or not 1 <= mark[1] <= _LARGEST:
            continue
        style, number, written = mark
        before = _before(text, at)
        end = at + len(written)
        if style in ("是", "要", "word", "circled"):
            placed = True
        elif style == "、":
            placed = not before
        elif style == "digits":
            placed = (not before or before in _STOPS) and not (counted and text[end : end + 1] == " ")
        else:
            placed = not before or before in _STOPS + "，,"
        if placed:
            yield Mark(style, Item(number, paragraph, at, end, written), not before)


def _places(text: str) -> set[int]:
    """Where an ordinal may begin: at the beginning, after a stop, before 是, or where a circle stands."""
    lead = len(text) - len(text.lstrip(_MARKUP))
    places = {lead} if text[lead : lead + 1] in _STARTERS else set()
    for mark in _STOPS + "，,":
        at = text.find(mark) + 1
        while at:
            after, first = at, text[at : at + 1]
            while first in _BLANKS:
                after += 1
                first = text[after : after + 1]
            if first in _STARTERS:
                places.add(after)
            at = text.find(mark, at) + 1
    at = text.find("是")
    while at >= 0:
        begin = at
        while begin and text[begin - 1] in NUMERALS:
            begin -= 1
        if begin < at and (begin == 0 or text[begin - 1] in _PAUSES or text[begin - 1].isspace()):
            places.add(begin)
        at = text.find("是", at + 1)
    if "②" in text:
        places.update(at for at, character in enumerate(text) if character in CIRCLES)
    return places


def _mark(text: str, at: int) -> tuple[str, int, str] | None:
    """The ordinal at an offset as (style, number, text), None where none begins there."""
    first = text[at : at + 1]
    if not first:
        return None
    if first in NUMERALS:
        return _numeral(text, at)
    if first in DIGITS:
        return _digits(text, at)
    if first in "（(":
        return _bracketed(text, at)
    if first in _SINGLE:
        return (*_SINGLE[first], first)
    if first in "第其":
        end = _run(text, at + 1, NUMERALS)
        follow, next_ = text[end : end + 1], text[end + 1 : end + 2]
        plain = (follow and follow in "，,：:是") or (follow == "、" and next_ not in tuple("第" + NUMERALS))
        if at + 1 < end <= at + 4 and plain:
            return first, chinese_number(text[at + 1 : end]), text[at : end + (follow == "是")]
    word = text[at : at + 2]
    if word in _WORDS and (word != "再次" or text[at + 2 : at + 3] in ("，", ",")):
        return "word", _WORDS[word], word
    return None


def _numeral(text: str, at: int) -> tuple[str, int, str] | None:
    """一是, 一要 and 一、."""
    end = _run(text, at, NUMERALS)
    verb, after = text[end : end + 1], text[end + 1 : end + 2]
    if end > at + 3 or verb not in ("是", "要", "、") or (after and after in _NO_VERB.get(verb, "")):
        return None
    if verb == "、" and after and after in NUMERALS:
        return None
    return verb, chinese_number(text[at:end]), text[at : end + 1]


def _digits(text: str, at: int) -> tuple[str, int, str] | None:
    """1. and 1、 and 1）; not 2.5% and not 1.2万, but 1.2024年 is the first item of a list."""
    end = _run(text, at, DIGITS)
    mark = text[end : end + 1]
    if end > at + 2 or not mark or mark not in ".．、）)":
        return None
    after = text[end + 1 :].lstrip() if mark in ".．、" else ""
    if after[:1] in tuple(DIGITS) and not (_run(after, 0, DIGITS) == 4 and after[4:].lstrip().startswith("年")):
        return None
    return "round digits" if mark in "）)" else "digits", int(text[at:end]), text[at : end + 1]


def _bracketed(text: str, at: int) -> tuple[str, int, str] | None:
    """（一） and （1）; not as part of a reference such as 第二十条第（一）、（五）项."""
    start = at + 1 + (text[at + 1 : at + 2] == " ")
    for style, characters in (("round", NUMERALS), ("round digits", DIGITS)):
        end = _run(text, start, characters)
        if start < end <= start + 3:
            close = end + (text[end : end + 1] == " ")
            if text[close : close + 1] not in ("）", ")"):
                return None
            rest = text[close + 1 : close + 4].lstrip()
            if rest and (rest[0] in _AFTER_BRACKET or rest.lstrip("、，和及 ")[:1] in tuple("（(")):
                return None
            digits = text[start:end]
            return style, int(digits) if style == "round digits" else chinese_number(digits), text[at : close + 1]
    return None


def _run(text: str, at: int, characters: str) -> int:
    """Where a run of such characters that begins at an offset ends."""
    while at < len(text) and text[at] in characters:
        at += 1
    return at
