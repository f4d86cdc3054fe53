"""Finds sums in the sentences of a paragraph: a total and its parts, parts and their total, a total across a full
stop.

How far a list of parts goes is often left open by the language. What may still belong to it is kept beside it, so
that a rule can be silent wherever one way to read adds up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from giar_lint.facts.lexer import Token
from giar_lint.facts.model import Breakdown, Quantity
from giar_lint.facts.parts import MOST_PARTS, Style, read_parts, style_of
from giar_lint.facts.quantities import Stated
from giar_lint.report import Number

_AMONG = frozenset(("其中", "其中包括", "其中包含", "其中含", "其中有"))
_SUMS = frozenset(("共", "共计", "总共", "一共", "合计", "总计", "共计有"))
_SUMS_OF_ALL = frozenset(("共计", "合计", "总计"))
_PASSED = frozenset(("ASIDE", "COMMA", "COLON"))
_LOOK_BACK = 12
_ADDS_NOT = re.compile(r"[（(][^（）()]*(?:同时|交叉|重叠|兼有|兼具)[^（）()]*[）)]|扣分|扣减")
"""Parts that overlap, as a bracket says, or of which one is taken off."""


class Setting:
    """What stands around a level of a sentence: its tokens and text, the amounts of the sentence before it (last
    first) that are no parts, and the amount to which a bracket belongs."""

    def __init__(
        self, tokens: Sequence[Token], text: str, before: Sequence[Quantity] = (), host: Quantity | None = None
    ) -> None:
        self.tokens = tokens
        self.text = text
        self.before = before
        self.host = host

    def word(self, entry: Stated) -> str:
        return self.text[self.tokens[entry.first].start : self.tokens[entry.last].end]


def breakdowns(level: Sequence[Stated], setting: Setting) -> Iterator[Breakdown]:
    """The sums of one level of a sentence, those in its brackets included."""
    opening = next((index for index, entry in enumerate(level) if entry.kind not in _PASSED), len(level))
    listing = False
    for index, entry in enumerate(level):
        found = None
        if entry.kind in ("LEAD", "DISTRIBUTE", "COLON"):
            found = _led(level, index, setting, opens=index <= opening, listing=listing)
            listing = listing or entry.kind == "LEAD"
        elif entry.quantity is not None and _is_sum(entry, setting):
            found = _summed_up(level, index, setting)
        if found is not None and not _adds_not(found, level, setting):
            yield found
        if entry.inner:
            owner = level[index - 1].quantity if index else None
            inside = Setting(setting.tokens, setting.text, (), owner)
            bare = _bracketed(entry.inner, inside)
            if bare is not None:
                yield bare
            yield from breakdowns(entry.inner, inside)


def _adds_not(found: Breakdown, level: Sequence[Stated], setting: Setting) -> bool:
    """Whether parts overlap or are taken off, or a percentage says how much of the total they are together: 三者占50.2%."""
    if _ADDS_NOT.search(setting.text, found.parts[0].start, setting.tokens[-1].end):
        return True
    total = found.total.value
    whole: Number = sum(part.value for part in found.parts)
    percentages = (setting.tokens[entry.last].value for entry in level if entry.kind == "PERCENT")
    return whole < total and any(-total <= (each * total - whole * 100) * 10 <= total for each in percentages)


def _led(level: Sequence[Stated], index: int, setting: Setting, *, opens: bool, listing: bool) -> Breakdown | None:
    """The sum whose parts follow 其中, 包括 or a colon. `opens`: nothing stands before it; `listing`: another 其中
    does."""
    totals = _totals(level, index, setting)
    anew = False
    if not totals and opens and setting.host is not None:
        totals = [setting.host]
    elif not totals and opens and setting.word(level[index]) in _AMONG:
        totals, anew = list(setting.before[:_LOOK_BACK]), True
    found = read_parts(level[index + 1 : index + 1 + 8 * MOST_PARTS], setting.tokens, setting.text, inner=listing)
    if not totals or not found.parts or not all(part.exact for part in found.parts):
        return None
    unit = found.parts[0].unit
    totals = [total for total in totals if total.unit == unit and not total.compared]
    if not totals or not totals[0].exact or not unit or (anew and len(totals) > 1):
        # a 其中 that begins a sentence after several amounts may mean any of them
        return None
    values = [total.value for total in totals]
    sums = list(accumulate(values))
    joined = _joined_totals(level, index)
    ceiling = max(sums) if joined else max(values)
    closed = found.closed and not (joined and len(values) > 1)
    return Breakdown(totals[0], found.parts, (*values[1:], *sums[1:]), ceiling, found.more, closed)


def _totals(level: Sequence[Stated], index: int, setting: Setting) -> list[Quantity]:
    """The amounts that the parts after level[index] may belong to, the nearest first."""
    lead = level[index]
    among = lead.kind == "LEAD" and setting.word(lead) in _AMONG
    totals: list[Quantity] = []
    for entry in reversed(level[max(0, index - 4 * _LOOK_BACK) : index]):
        quantity = entry.quantity
        if quantity is None:
            if entry.kind == "SEMI" and totals:
                break
            if not totals and not among and lead.kind != "DISTRIBUTE" and entry.kind not in _PASSED:
                return []
            continue
        if not totals and lead.kind == "DISTRIBUTE" and quantity.role != "total":
            return []
        totals.append(quantity)
        if len(totals) == _LOOK_BACK:
            break
    return totals


def _joined_totals(level: Sequence[Stated], index: int) -> bool:
    """Whether the amount before 其中 is joined to another: 复议2件、诉讼3件，其中."""
    amounts = 0
    for entry in reversed(level[max(0, index - 4 * _LOOK_BACK) : index]):
        if entry.quantity is not None:
            amounts += 1
            if amounts == 2:
                return True
        elif entry.kind in ("COMMA", "SEMI", "COLON", "LEAD") and amounts:
            return False
    return False


def _is_sum(entry: Stated, setting: Setting) -> bool:
    """Whether an amount is the sum of what stands before it: nothing but 共 and its like leads to it."""
    words = [setting.tokens[index] for index in entry.head]
    wanted = _SUMS
    if len(words) == 2 and words[0].kind == "WIDE":
        # 本级44件，部门153件，全区合计197件
        words, wanted = words[1:], _SUMS_OF_ALL
    sums = (token.kind == "TOTAL" and setting.text[token.start : token.end] in wanted for token in words)
    return bool(words) and all(sums)


def _summed_up(level: Sequence[Stated], index: int, setting: Setting) -> Breakdown | None:
    """The sum whose parts come first: 网站10条、微信5条，共15条."""
    total = level[index].quantity
    assert total is not None
    parts: list[Quantity] = []
    styles: list[Style] = []
    for at in range(index - 1, max(-1, index - 1 - 4 * MOST_PARTS), -1):
        entry = level[at]
        if entry.kind == "COLON" and at < _LOOK_BACK and not any(each.quantity for each in level[:at]):
            break  # 依申请公开：收到线上2件、线下1件，共3件
        if entry.kind in ("LEAD", "DISTRIBUTE", "COLON", "LISTED", "REST"):
            return None
        if entry.kind == "SEMI" or _is_sum(entry, setting):
            break
        if entry.quantity is not None:
            parts.append(entry.quantity)
            styles.append(style_of(entry, setting.tokens, setting.text))
    if len(parts) < 2 or not total.exact or not total.unit or len(parts) > MOST_PARTS:
        return None
    if (
        not all(part.exact and part.unit == total.unit for part in parts)
        or len({style.category for style in styles[:-1]}) > 1
    ):
        return None
    parts.reverse()
    values = [part.value for part in parts]
    runs: set[Number] = set()
    for first in range(max(0, len(values) - _LOOK_BACK), len(values)):
        runs.update(list(accumulate(values[first:]))[1:])
    earlier = [quantity.value for quantity in setting.before[:_LOOK_BACK] if quantity.unit == total.unit]
    runs.update(accumulate([sum(values), *earlier]))
    return Breakdown(total, tuple(parts), tuple(sorted(runs - {sum(values)})), total.value, (), True, True)


def _bracketed(inner: Sequence[Stated], setting: Setting) -> Breakdown | None:
    """The parts that stand in brackets right after their total, without 其中."""
    host = setting.host
    if host is None or not host.exact or not host.unit or any(each.kind in ("LEAD", "DISTRIBUTE") for each in inner):
        return None
    found = read_parts(inner, setting.tokens, setting.text, inner=False)
    if len(found.parts) < 2 or found.more or not all(part.exact and part.unit == host.unit for part in found.parts):
        return None
    return Breakdown(host, found.parts, (), host.value, (), found.by_words)
