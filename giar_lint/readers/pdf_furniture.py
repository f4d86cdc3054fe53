"""Running heads and feet and page numbers: what stands on pages without belonging to the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from giar_lint.readers.pdf_lines import Line

_MARGIN = 0.15
"""How much of a page's height at its ends heads and feet may take."""

_OUTER = 3
"""How many lines at each end of a page may be of its head or foot."""

_SHARE = 0.4
_SAME_HEIGHT = 4.0
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-—－–─·•~～\s]*(?:第?\s*\d{1,3}\s*页?|[IVXivx]{1,5})"
    r"(?:\s*[/／,，]?\s*(?:共?\s*\d{1,3}\s*页?|of\s*\d{1,3}))?[-—－–─·•~～\s]*|Page\s*\d+(?:\s*of\s*\d+)?",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"(?:https?|fi ?le)://\S+(?:\s+\d{1,3}\s*[/／]\s*\d{1,3})?|(?:19|20)?\d\d[/.-]\d{1,2}[/.-]\d{1,2}[,，]?\s*(?:[上下]午)?\s*\d{1,2}:\d\d.*"
)
"""What a browser prints at the ends of a page: the address, the time and the title of the page."""

_CORNER = "本列数据"


def without_furniture(pages: Sequence[tuple[float, list[Line]]]) -> list[list[Line]]:
    """The lines of each page (given with its height) without running heads and feet and page numbers."""
    heads = _repeated(pages)
    found = []
    for height, lines in pages:
        kept = [line for line in lines if not any(_alike(line, head) for head in heads)]
        while kept and kept[0].base < _MARGIN * height and _is_of_page(kept[0].text):
            del kept[0]
        while kept and kept[-1].base > (1 - _MARGIN) * height and _is_of_page(kept[-1].text):
            del kept[-1]
        found.append(kept)
    return found


def _is_of_page(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None or _BROWSER.fullmatch(text) is not None


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
