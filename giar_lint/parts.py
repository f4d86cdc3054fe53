"""The parts of 总体情况: the headings and lead-ins that name aspects, what stands below them, and what is not covered.

A lead stands at the beginning of a paragraph (（二）依申请公开, 依申请公开方面。…) or after a stop inside one
(二是依申请公开方面，…).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from giar_lint.aspects import ASPECTS, Aspect, own_title, reports
from giar_lint.ordinals import DIGITS, NUMERALS, ordinal_end, read_marks
from giar_lint.records import NamedTuple

_TITLE_ENDS = "。；;：:，,\n"
_CLAUSE_ENDS = str.maketrans(dict.fromkeys("，,。；;：:！!？?", "\n"))
_MARKUP = frozenset(" *_\t\u3000\xa0")
_LONGEST_TITLE = 40
_LONGEST_HEADING = 24
_LONGEST_RUN_IN = 12
_HEADED_FROM = 3


class Lead(NamedTuple):
    """A heading or lead-in: the index of its paragraph, where it stands there, and the aspects that it names.

    `own` is the aspect whose title it is and nothing else, "" for none; `ordinal` as printed, "" for none.
    """

    paragraph: int
    start: int
    end: int
    ordinal: str
    named: tuple[str, ...]
    own: str


@lru_cache(maxsize=8)
def leads(texts: tuple[str, ...]) -> tuple[Lead, ...]:
    """The headings and lead-ins of a section's paragraphs that name an aspect, in order."""
    return tuple(lead for index, text in enumerate(texts) for lead in _leads(index, text))


def _leads(index: int, text: str) -> Iterator[Lead]:
    first = _lead(index, text, 0)
    if first is not None:
        yield first
    for stop in "。；;：:":
        at = text.find(stop) + 1
        while at:
            ahead = text[at : at + _LONGEST_HEADING + 6]
            if ("方面" in ahead or "情况" in ahead or "公开" in ahead) and (lead := _lead(index, text, at)) is not None:
                yield lead
            at = text.find(stop, at) + 1


def _lead(index: int, text: str, at: int) -> Lead | None:
    """The lead that begins at an offset of a paragraph (at 0, or after a stop), None where nothing is headed there."""
    while text[at : at + 1] in _MARKUP:
        at += 1
    begin = ordinal_end(text, at)
    ordinal = text[at:begin]
    while text[begin : begin + 1] and ((text[begin] in "、，," and ordinal) or text[begin] in _MARKUP):
        begin += 1
    limit = min(len(text), begin + _LONGEST_TITLE + 1)
    end = next((place for place in range(begin, limit) if text[place] in _TITLE_ENDS), limit)
    title, mark = "".join(text[begin:end].strip("*_ ").split()), text[end : end + 1]
    if not 2 <= len(title) <= _LONGEST_TITLE:
        return None
    own = own_title(title)
    first = _is_bare(text, 0, at)
    whole = first and _is_bare(text, end + 1, len(text))
    if own:
        heads = mark in ("", "。", "：", ":") or title.endswith(("方面", "情况")) or (bool(ordinal) and first)
        return Lead(index, at, end, ordinal, (own,), own) if heads else None
    short = len(title) <= (_LONGEST_HEADING if ordinal or whole else _LONGEST_RUN_IN)
    if not first or not short or not (ordinal or (whole and mark != "。") or mark in tuple("。：:")):
        return None
    named = tuple(aspect.key for aspect in ASPECTS if any(word in title for word in aspect.words))
    return Lead(index, at, end, ordinal, named, "") if named else None


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether nothing but markup stands between two places. Looks no further than the first other character: a paragraph may
    be a whole page, with leads all over it."""
    return all(text[at] in "*_ " for at in range(start, end))


def content(texts: Sequence[str], lead: Lead, following: Sequence[Lead]) -> str:
    """The text of the part that a lead heads, up to the next ordinal of its kind or the next aspect's lead.

    `following` are the leads after it.
    """
    stop = next(((each.paragraph, each.start) for each in following if each.own not in ("", lead.own)), None)
    parts = []
    for index in range(lead.paragraph, len(texts)):
        text = texts[index]
        ends = [len(text)] if stop is None or stop[0] != index else [stop[1]]
        if lead.ordinal:
            ends.extend(_siblings(text, lead, inside=index == lead.paragraph))
        start = lead.end if index == lead.paragraph else 0
        parts.append(text[start : min(ends)])
        if min(ends) < len(text):
            break
    return "\n".join(parts)


def _siblings(text: str, lead: Lead, *, inside: bool) -> Iterator[int]:
    """Where ordinals of a lead's kind stand: behind it in its own paragraph, at the beginning of a later one."""
    kind = _kind(lead.ordinal)
    for mark in read_marks(text):
        behind = mark.item.start >= lead.end if inside else mark.leading or lead.start > 0
        if behind and _kind(mark.item.text) == kind and (lead.start > 0 or not inside):
            yield mark.item.start


def _kind(ordinal: str) -> str:
    return "".join("0" if each in NUMERALS else "1" if each in DIGITS else each for each in ordinal).replace(" ", "")


def uncovered(texts: tuple[str, ...]) -> tuple[Aspect, ...]:
    """The aspects that the prose of 总体情况 does not cover, in the order of the form."""
    found = leads(texts)
    named = {key for lead in found for key in lead.named}
    rest = [aspect for aspect in ASPECTS if aspect.key not in named]
    if not rest:
        return ()
    clauses = _ungrouped("\n".join(texts)).translate(_CLAUSE_ENDS).split("\n")
    headed = len({lead.own for lead in found} - {""}) >= _HEADED_FROM
    return tuple(aspect for aspect in rest if not any(reports(clause, aspect, headed) for clause in clauses))


def _ungrouped(text: str) -> str:
    """The text with its numbers in one piece: 9,204条 is no end of a clause."""
    first, *others = text.split(",")
    pieces = [first]
    for piece in others:
        if not (piece[:1].isdigit() and pieces[-1][-1:].isdigit()):
            pieces.append(",")
        pieces.append(piece)
    return "".join(pieces)
