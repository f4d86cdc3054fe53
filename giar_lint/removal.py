"""What has to go with a paragraph that is taken out of a file, so that no empty line or element stays behind."""

from __future__ import annotations

import re

from giar_lint.diagnostics import Span

_BLANK = " \t\u00a0\u3000"
_MARKS = _BLANK + "#*_>"
"""What may stand beside a paragraph on its line in Markdown."""
_WITHIN = r"(?:\s|</?(?:span|b|strong|i|em|u|font|center|o:p)\b[^<>]*>|<br\s*/?>|&nbsp;)*"
_OPENING = rf"(?i)<(p|h[1-6]|div)\b[^<>]*>{_WITHIN}$"
_FARTHEST = 2000
"""How far around a paragraph the tags of its element are looked for."""


def removal(text: str, span: Span) -> Span | None:
    """The span to take out together with the paragraph at `span`: its line with the line end and one of the blank lines around
    it, or in HTML its element. None where anything else stands beside it. Offsets are into the source's text."""
    whole = _element(text, span) or span
    line = _line_of_its_own(text, whole, _BLANK)
    if line is None and whole is not span:
        return whole
    line = line or _line_of_its_own(text, whole, _MARKS)
    if line is None:
        return None
    start, stop = line
    stop = _line_end(text, stop)
    following = next((at for at in range(stop, len(text)) if text[at] not in _BLANK), len(text))
    between_blanks = start == 0 or text[max(0, start - 4) : start].endswith(("\n\n", "\r\n\r\n", "\r\r"))
    if between_blanks and text[following : following + 1] in ("\r", "\n"):
        stop = _line_end(text, following)
    return Span(start, stop)


def _line_of_its_own(text: str, span: Span, blanks: str) -> Span | None:
    """The line that holds nothing but the span and such characters, without its end; None where anything else stands beside it
    (which is looked for no further than the next other character: lines may be long)."""
    start, stop = span
    while start and text[start - 1] in blanks:
        start -= 1
    while stop < len(text) and text[stop] in blanks:
        stop += 1
    alone = (start == 0 or text[start - 1] in "\r\n") and (stop == len(text) or text[stop] in "\r\n")
    return Span(start, stop) if alone else None


def _line_end(text: str, at: int) -> int:
    """The end of the line end that stands at a place, if one does."""
    return at + (2 if text.startswith("\r\n", at) else text[at : at + 1] != "")


def _element(text: str, span: Span) -> Span | None:
    """The element that holds nothing but the paragraph, None where none does."""
    before = text[max(0, span.start - _FARTHEST) : span.start]
    opening = re.search(_OPENING, before) if ">" in before else None
    if opening is None:
        return None
    closing = re.compile(rf"(?i){_WITHIN}</{opening[1]}\s*>").match(text, span.end, span.end + _FARTHEST)
    if closing is None:
        return None
    return Span(span.start - (opening.end() - opening.start()), closing.end())
