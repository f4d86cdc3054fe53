"""Names in the XML of Word files, short and the same for files in the transitional and in the strict form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from giar_lint.readers import Unreadable

if TYPE_CHECKING:
    from typing import TypeAlias

    from lxml import etree

Element: TypeAlias = "etree._Element"

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_PREFIXES = {
    **dict.fromkeys(_WORD, ""),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}": "mc:",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}": "m:",
    "{http://purl.oclc.org/ooxml/officeDocument/math}": "m:",
}
_OFF = ("0", "false", "off", "none")
_DEEPEST = 120
_LONGEST_NUMBER = 9
"""So many digits a number in an attribute may have; one that is longer is none."""


@lru_cache(maxsize=2048)
def _short(tag: str) -> str:
    space, brace, local = tag.rpartition("}")
    return _PREFIXES.get(space + brace, "x:") + local


def kind(element: Element) -> str:
    """The name of an element: bare for Word's own (`p`), `mc:` and `m:` for alternatives and formulas, `x:` for all else."""
    return _short(str(element.tag))


def attribute(element: Element, name: str = "val") -> str:
    """An attribute of Word's own, "" where there is none."""
    return element.get(_WORD[0] + name) or element.get(_WORD[1] + name) or ""


def number(element: Element | None, name: str = "val") -> int | None:
    """A whole number in an attribute, None where there is none."""
    text = "" if element is None else attribute(element, name).strip()
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER):
        return None
    return int(text)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, or what a path of names leads to."""
    for name in path:
        if element is None:
            return None
        for each in element:
            if kind(each) == name:
                element = each
                break
        else:
            return None
    return element


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off stands there and is on."""
    return element is not None and attribute(element).lower() not in _OFF


def chosen(alternatives: Element) -> Iterable[Element]:
    """What mc:AlternateContent stands for: the content of its first choice, else of the fallback; never of both."""
    for name in ("mc:Choice", "mc:Fallback"):
        found = child(alternatives, name)
        if found is not None:
            return found
    return ()


def deeper(depth: int) -> int:
    """One level further down. Raises Unreadable where no report nests so deep."""
    if depth >= _DEEPEST:
        raise Unreadable("too-complex", {"format": "DOCX"})
    return depth + 1


def inside(element: Element) -> Iterator[Element]:
    """All elements below one in order, with one of each set of alternatives, and nothing below a text box."""
    waiting = list(element)[::-1]
    while waiting:
        each = waiting.pop()
        yield each
        name = kind(each)
        if name != "txbxContent":
            waiting.extend(list(chosen(each) if name == "mc:AlternateContent" else each)[::-1])
