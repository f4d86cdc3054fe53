"""Running heads and feet and page numbers: what stands on pages without belonging to the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from giar_lint.readers.pdf_lines import Line, lines_of
from giar_lint.readers.pdf_sheets import Char

_MARGIN = 0.15
"""How much of a page's height at its ends heads and feet may take."""

_OUTER = 3
"""How many lines at each end of a page may be of its head or foot."""

_SHARE = 0.4
_SAME_HEIGHT = 4.0
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-—－–─·•~～\s]*+(?:第?\s*+\d{1,3}\s*+页?+|[IVXivx]{1,5})"
    r"(?:\s*+[/／,，]?\s*+(?:共?\s*+\d{1,3}\s*+页?+|of\s*+\d{1,3}))?[-—－–─·•~～\s]*+|Page\s*\d+(?:\s*of\s*\d+)?",
    re.IGNORECASE,
)
_EDGE = 0.065
"""How much of a page's height at its ends is left to what a browser prints there."""

_ADDRESS = re.compile(r"(?:https?|fi ?le)://.+")
_TIME = re.compile(
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|(?:19|20)\d\d年\d{1,2}月\d{1,2}日)\.?[,，]?\s*+(?:(?:[上下]午|[AaPp]\.?[Mm]\.?)\s*+)?\d{1,2}:\d\d.*"
)
_COUNTED = re.compile(
    r"\d{1,3}\s*[/／]\s*\d{1,3}|第\s*\d{1,3}\s*页\s*+[/／,，]?\s*+共\s*\d{1,3}\s*页|(?:Page\s*)?\d{1,3}\s*of\s*\d{1,3}",
    re.IGNORECASE,
)
"""What a browser prints at the ends of a page, beside its title: its address, the time, and which page it is of how many."""

_CORNER = "本列数据"


def without_furniture(pages: Sequence[tuple[float, list[Line]]]) -> list[list[Line]]:
    """The lines of each page (given with its height) without running heads and feet and page numbers."""
    heads = _repeated(pages)
    found = []
    for height, lines in pages:
        kept = [line for line in lines if not any(_alike(line, head) for head in heads)]
        while kept and kept[0].base < _MARGIN * height and _NUMBER.fullmatch(kept[0].text):
            del kept[0]
        while kept and kept[-1].base > (1 - _MARGIN) * height and _NUMBER.fullmatch(kept[-1].text):
            del kept[-1]
        found.append(kept)
    return found


def without_browser_lines(pages: Sequence[tuple[float, list[Char]]]) -> list[list[Char]]:
    """The characters of each page (given with its height) without what a browser prints at its ends.

    This has to come before tables are read: the rules of a table that goes on on the next page may reach beyond these lines,
    which would then be text of its cells. They are told from it by the size of their font and stand on most pages.
    """
    found = [_browser_lines(height, chars) for height, chars in pages]
    kept = []
    for (_, chars), lines in zip(pages, found, strict=True):
        drop: set[Char] = set()
        for line in lines:
            same = sum(any(abs(line.base - other.base) <= _SAME_HEIGHT for other in others) for others in found)
            if same >= max(2, _SHARE * len(pages)) or (len(pages) == 1 and len(line.parts()) > 1):
                drop.update(line.chars)
        kept.append([char for char in chars if char._replace(spaced=False) not in drop] if drop else chars)
    return kept


def _browser_lines(height: float, chars: Sequence[Char]) -> list[Line]:
    """The lines near the ends of a page that say what a browser prints there."""
    by_size: dict[tuple[bool, int], list[Char]] = {}
    for char in chars:
        if not _EDGE * height < char.base < (1 - _EDGE) * height:
            by_size.setdefault((char.base < height / 2, round(4 * char.size)), []).append(char)
    lines = [line for group in by_size.values() for line in lines_of(group)]
    return [
        line._replace(chars=tuple(char._replace(spaced=False) for char in line.chars))
        for line in lines
        if _is_printed(line)
    ]


def _is_printed(line: Line) -> bool:
    parts = [part.text for part in line.parts()]
    return any(pattern.fullmatch(part) for part in parts for pattern in (_ADDRESS, _TIME)) or (
        len(parts) > 1 and any(_COUNTED.fullmatch(part) for part in parts)
    )


def _repeated(pages: Sequence[tuple[float, list[Line]]]) -> list[Line]:
    """One of each line that stands at the same height of most pages (or of most even ones) in the same words, numbers
    aside. A title stands once, and so is none, though a head that repeats it is."""
    seen: list[tuple[Line, set[int]]] = []
    for number, (height, lines) in enumerate(pages):
        outer = [line for line in lines[:_OUTER] if line.base < _MARGIN * height]
        outer += [line for line in lines[-_OUTER:] if line.base > (1 - _MARGIN) * height]
        for line in outer:
            if _CORNER in line.text or len(line.parts()) > 3:
                continue
            for other, numbers in seen:
                if _alike(line, other):
                    numbers.add(number)
                    break
            else:
                seen.append((line, {number}))
    return [line for line, numbers in seen if len(numbers) >= max(2, _SHARE * len(pages))]


def _alike(line: Line, other: Line) -> bool:
    if abs(line.base - other.base) > _SAME_HEIGHT or abs(line.size - other.size) > 1:
        return False
    return _DIGITS.sub("#", line.text) == _DIGITS.sub("#", other.text)
