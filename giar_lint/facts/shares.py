"""Finds percentages that are said to be the share of a part in a total: 自然人12件，占75%; 收回120份，满意114份，满意
率95%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from giar_lint.document import Passage
from giar_lint.facts.lexer import Token
from giar_lint.facts.model import Quantity, Share
from giar_lint.facts.quantities import Stated
from giar_lint.report import Number

_LOOK_BACK = 24
_STEM = 2
_GENERAL = ("群众", "公众", "综合", "总体")
_NEARLY = ("约", "近", "超", "大约")
_REDUCED = ("精简", "压减", "压缩", "减少", "削减", "下降", "缩减", "降低", "整合")
"""Rates of what was taken away: 42个栏目精简为31个，精简率26.2% counts the eleven that are gone."""
_LIST_ENDS = frozenset(("COMMA", "SEMI", "COLON", "LEAD", "DISTRIBUTE"))
_LEFT_OVER = frozenset(("CARRY", "ASIDE_FROM", "NEXT", "NEXT_YEAR", "COMPARE"))


def shares(
    level: Sequence[Stated],
    tokens: Sequence[Token],
    passage: Passage,
    before: Sequence[Quantity],
    host: tuple[Quantity, Sequence[Quantity]] | None = None,
) -> Iterator[Share]:
    """The shares of one level of a sentence, those in its brackets included.

    `before` are the amounts of the sentences before it, last first; `host` is the amount to which a bracket belongs,
    and the amounts before that one.
    """
    sums = _sums(level)
    beside = _with_shares(level)
    for index, entry in enumerate(level):
        if entry.kind == "PERCENT":
            mark = _mark(level, index, tokens, passage.text)
            share = None
            if mark == "SHARE":
                share = _share(level, index, tokens, passage, before, host, beside)
            elif mark == "RATE" and host is None:
                share = _rate(level, index, tokens, passage)
            if share is not None:
                yield share._replace(whole=sums.get(share.parts[0].unit, 0))
        if entry.inner and index and (owner := level[index - 1].quantity) is not None:
            earlier = _amounts(level, index - 1)
            for share in shares(entry.inner, tokens, passage, (), (owner, earlier or before)):
                yield share._replace(whole=sums.get(share.parts[0].unit, 0))


def _sums(level: Sequence[Stated]) -> dict[str, Number]:
    """The sum of the amounts after the first 其中, by measure word."""
    sums: dict[str, Number] = {}
    led = False
    for entry in level:
        led = led or entry.kind == "LEAD"
        if led and entry.quantity is not None and entry.quantity.exact:
            sums[entry.quantity.unit] = sums.get(entry.quantity.unit, 0) + entry.quantity.value
    return sums


def _amounts(level: Sequence[Stated], index: int) -> list[Quantity]:
    """The amounts before level[index], the nearest first."""
    found = (entry.quantity for entry in reversed(level[max(0, index - 2 * _LOOK_BACK) : index]))
    return [quantity for quantity in found if quantity is not None][:_LOOK_BACK]


def _mark(level: Sequence[Stated], index: int, tokens: Sequence[Token], text: str) -> str:
    """What makes a percentage a share or a rate; "" where it is approximate, one of several, or something else."""
    following = level[index + 1 : index + 3]
    if len(following) == 2 and following[0].kind in ("PAUSE", "AND") and following[1].kind == "PERCENT":
        return ""
    mark = level[index - 1] if index else None
    if mark is None or mark.kind not in ("SHARE", "RATE") or text.endswith(_NEARLY, 0, tokens[mark.first].start):
        return ""
    return mark.kind


def _percentage(
    level: Sequence[Stated],
    index: int,
    tokens: Sequence[Token],
    passage: Passage,
    parts: Sequence[Quantity],
    totals: Sequence[Quantity],
) -> Share:
    token = tokens[level[index].last]
    return Share(passage, token.start, token.end, token.value, token.decimals, tuple(parts), tuple(totals))


def _share(
    level: Sequence[Stated],
    index: int,
    tokens: Sequence[Token],
    passage: Passage,
    before: Sequence[Quantity],
    host: tuple[Quantity, Sequence[Quantity]] | None,
    beside: Set[int],
) -> Share | None:
    """A share of the amount before it: the last in its clause or in the clause before, or the owner of its bracket. An amount
    that stands `beside` it with a share of its own is a total only where no other is."""
    if _has_subject(level, index - 1):
        return None
    found = _amounts(level, index)
    if host is not None and not found:
        part, earlier = host[0], host[1]
    elif found and host is None:
        clauses = 0
        for entry in reversed(level[max(0, index - 2 * _LOOK_BACK) : index]):
            if entry.quantity is not None:
                break
            clauses += entry.kind in ("COMMA", "SEMI", "COLON")
        if clauses > 1:
            return None
        part, earlier = found[0], found[1:]
        # 收到31件。办结29件。其中查询18件，占58.1%: any total that the paragraph has named may be the whole
        earlier = [*earlier, *(each for each in before if each.exact)] if earlier else before
    else:
        return None
    totals = [
        total for total in earlier if total.unit == part.unit and total.value >= part.value and not total.compared
    ]
    listed = _listed_with(level, part)
    totals = [total for total in totals if total not in listed]
    totals.sort(key=lambda total: total.start in beside)
    known = part.role == "part" or any(total.role == "total" for total in totals)
    if not totals or not known or not part.exact or not all(total.exact for total in totals) or not part.unit:
        return None
    return _percentage(level, index, tokens, passage, (part, *listed), totals)


def _listed_with(level: Sequence[Stated], part: Quantity) -> list[Quantity]:
    """The amounts that are listed right before one, so that none is its total: 住建44件、公安31件，占50.2%."""
    found: list[Quantity] = []
    here = False
    for entry in reversed(level):
        quantity = entry.quantity
        if quantity is not None and (here or quantity.start == part.start):
            if here and quantity.exact and quantity.unit == part.unit:
                found.append(quantity)
            here = True
        elif here and entry.kind in _LIST_ENDS:
            break
    return found


def _with_shares(level: Sequence[Stated]) -> set[int]:
    """Where the amounts stand that have their own share after them: they are parts beside each other, no totals."""
    kinds = [entry.kind for entry in level]
    if "SHARE" not in kinds:
        return set()
    return {
        entry.quantity.start
        for index, entry in enumerate(level)
        if entry.quantity is not None and "SHARE" in kinds[index + 1 : index + 3]
    }


def _has_subject(level: Sequence[Stated], mark: int) -> bool:
    """Whether the word for a share has a noun of its own before it, and no amount: 许可占50%，计300条."""
    for entry in reversed(level[max(0, mark - 6) : mark]):
        if entry.quantity is not None or entry.kind == "ASIDE":
            return False
        if entry.kind in ("COMMA", "SEMI"):
            break
        if entry.kind == "WORD":
            return True
    return False


def _rate(level: Sequence[Stated], index: int, tokens: Sequence[Token], passage: Passage) -> Share | None:
    """A rate whose name says which of the amounts before it are counted: 满意114份，满意率95%."""
    if any(tokens[at].kind in _LEFT_OVER for entry in level[:_LOOK_BACK] for at in range(entry.first, entry.last + 1)):
        return None
    stem = _stem(level, index, tokens, passage)
    found = _amounts(level, index)
    if len(stem) != _STEM or not found or stem in _REDUCED:
        return None
    counted = 0
    while counted < len(found) and stem in found[counted].counted:
        counted += 1
    parts = found[:counted]
    if not parts or counted == len(found) or not all(part.exact and part.unit == parts[0].unit for part in parts):
        return None
    total = found[counted]
    if not total.exact or total.unit != parts[0].unit or stem in total.counted or total.value < parts[0].value:
        return None
    return _percentage(level, index, tokens, passage, parts, (total,))


def _stem(level: Sequence[Stated], index: int, tokens: Sequence[Token], passage: Passage) -> str:
    """The name of a rate without 率, where its clause says nothing else; "" otherwise."""
    start = tokens[level[0].first].start
    for entry in reversed(level[max(0, index - 6) : index - 1]):
        if entry.kind in ("COMMA", "SEMI"):
            start = tokens[entry.last].end
            break
        if entry.kind != "WORD":
            return ""
    stem = "".join(passage.text[start : tokens[level[index - 1].first].start].split())
    return next((stem.removeprefix(word) for word in _GENERAL if stem.startswith(word)), stem)
