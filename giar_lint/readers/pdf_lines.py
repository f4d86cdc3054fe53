"""Characters to lines and their text, spaces that are only layout left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from giar_lint.readers.pdf_sheets import Char
from giar_lint.records import NamedTuple

_NEAR = 0.35
"""How far, in sizes of the font, baselines of one line may lie apart."""

_WORD_GAP = 0.2
_PART = 1.6
"""From which gap on, in sizes of the font, two parts of a line stand apart."""

GAP = 0.55
"""From which gap on, in sizes of the font, parts of a line of a table are of different cells."""

_SPREAD_FROM = 3
_UNEVEN = 0.25
_MOSTLY_EVEN = 0.8
_WIDE = "\u2e80"
"""A line that is set wide: from so many gaps on, how even they are, and the first of the characters it consists of."""

_OVERLAP = 0.5
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_FIGURE = _DIGITS | frozenset(".,．，-+－—/%")


class Line(NamedTuple):
    """Characters on one baseline, from left to right, without blanks."""

    chars: tuple[Char, ...]

    @property
    def x0(self) -> float:
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        return max(char.x1 for char in self.chars)

    @property
    def base(self) -> float:
        return self.chars[0].base

    @property
    def size(self) -> float:
        return median(char.size for char in self.chars)

    @property
    def text(self) -> str:
        return _text(self.chars)

    @property
    def garbled(self) -> bool:
        """Whether characters lie over each other or are lost, so that nobody can tell what the line says."""
        return any(char.lost for char in self.chars) or any(
            a.x1 - b.x0 > _OVERLAP * min(a.x1 - a.x0, b.x1 - b.x0) > 0 for a, b in pairwise(self.chars)
        )

    def _is_spread(self, gap: float) -> bool:
        """Whether all characters stand as far apart as parts would, as in a title that is set wide."""
        gaps = [b.x0 - a.x1 for a, b in pairwise(self.chars)]
        if len(gaps) < _SPREAD_FROM or min(gaps) <= 0.5 * gap * self.size:
            return False
        usual = median(gaps)
        even = sum(abs(each - usual) <= _UNEVEN * self.size for each in gaps)
        wide = sum(char.text >= _WIDE for char in self.chars)
        return even >= _MOSTLY_EVEN * len(gaps) and wide * 2 > len(self.chars)

    def parts(self, gap: float = _PART) -> list[Line]:
        """The line cut where blanks are wide: the cells of a table without rules, the halves of a footer."""
        if self._is_spread(gap):
            return [self]
        cut = [0]
        for index, (a, b) in enumerate(pairwise(self.chars), 1):
            if b.x0 - a.x1 > gap * min(a.size, b.size):
                cut.append(index)
        return [Line(self.chars[start:end]) for start, end in pairwise([*cut, len(self.chars)])]


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """The lines of characters, from top to bottom; blanks are only noted, what is drawn twice counts once."""
    groups: list[list[Char]] = []
    for char in sorted(chars, key=lambda each: each.base):
        if groups and char.base - groups[-1][0].base <= _NEAR * max(char.size, groups[-1][0].size):
            groups[-1].append(char)
        else:
            groups.append([char])
    lines = (_once(_without_blanks(sorted(group, key=lambda each: each.x0))) for group in groups)
    return [Line(tuple(line)) for line in lines if line]


def _without_blanks(chars: Sequence[Char]) -> list[Char]:
    kept: list[Char] = []
    spaced = False
    for char in chars:
        if char.text != " ":
            kept.append(char._replace(spaced=True) if spaced else char)
        spaced = char.text == " "
    return kept


def _once(chars: Sequence[Char]) -> list[Char]:
    """The characters without those drawn again a hair beside, which makes them bold."""
    kept: list[Char] = []
    for char in chars:
        for before in reversed(kept[-3:]):
            if before.text == char.text and abs(before.x0 - char.x0) < 0.3 * max(char.x1 - char.x0, 0.1):
                break
        else:
            kept.append(char)
    return kept


def _text(chars: Sequence[Char]) -> str:
    said = [chars[0].text]
    for before, char in pairwise(chars):
        gap = (char.x0 - before.x1) / min(before.size, char.size)
        if gap > _PART or (_is_word(before, char) and (char.spaced or gap > _WORD_GAP)):
            said.append(" ")
        said.append(char.text)
    return "".join(said)


def _is_word(before: Char, char: Char) -> bool:
    """Whether two characters are of words or numbers, between which a blank says something."""
    one, other = before.text[-1], char.text[0]
    return (one.isascii() and other.isascii() and one.isalnum() and other.isalnum()) or {one, other} <= _DIGITS


def is_figure(text: str) -> bool:
    """Whether a text consists of what numbers are written with, a digit or a mark for none among it."""
    return bool(text) and all(each in _FIGURE or each == " " for each in text)


def joined(lines: Sequence[Line]) -> tuple[str, bool]:
    """The text of the lines of a cell, and whether it may be more than one number or is garbled otherwise."""
    if not lines:
        return "", False
    text = lines[0].text
    for line in lines[1:]:
        text = join_texts(text, line.text)
    digits = [line for line in lines if is_figure(line.text)]
    several = len(digits) > 1 and len(digits) == len(lines)
    return text, any(line.garbled for line in lines) or several or (is_figure(text) and " " in text)


def join_texts(before: str, after: str) -> str:
    """A text that goes on in the next line; only two words of letters, or two numbers, have a blank between."""
    if not before or not after:
        return before or after
    blank = before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalnum()
    return before + (" " if blank else "") + after
