"""How far a list of parts goes: the amounts after 其中 that belong to it, and those that may belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from giar_lint.facts.lexer import Token
from giar_lint.facts.model import Quantity
from giar_lint.facts.quantities import JOINTS, Stated
from giar_lint.records import NamedTuple

MOST_PARTS = 60
"""A list of parts is not read further than this."""

_MOST_AFTER = 20
_VERBS = frozenset(
    ("VERB", "RECEIVE", "ACCEPT", "CLOSE", "ANSWER", "DECIDE", "ENFORCE", "ISSUE", "REPEAL", "SEND", "COLLECT", "OCCUR")
)
_ANEW = frozenset(("WHEN", "THIS_YEAR", "ASIDE_FROM", "ORDINAL"))
_SUBJECT_BEGINS = ("全", "我", "本")
_LABELS = frozenset(("UNAVAILABLE", "DENIED", "GRANTED", "PARTLY", "UNPROCESSED", "OTHER_OUTCOME"))
_OUTCOMES = frozenset(("CLOSE", "ANSWER"))
_KEPT = ("继续有效", "保留", "失效", "修改", "修订")
"""What becomes of documents that are gone through; 废止 then is another of the outcomes, not an act of its own."""
_PASSED_OVER = frozenset(("TOTAL", "EACH", "REST", "NOT"))


class Style(NamedTuple):
    """How a part begins: with a noun, with a channel (通过…), with a verb (then `word` is the verb), or as a new
    thought."""

    category: str
    word: str = ""
    kind: str = ""


class Parts:
    """The parts of a list, and the amounts after them that may be parts too. `closed`: the words or three parts and
    more say that nothing is left out; `by_words`: the words alone do."""

    def __init__(
        self, parts: tuple[Quantity, ...], more: tuple[Quantity, ...], *, closed: bool, by_words: bool
    ) -> None:
        self.parts = parts
        self.more = more
        self.closed = closed
        self.by_words = by_words


def style_of(entry: Stated, tokens: Sequence[Token], text: str) -> Style:
    """How the clause of an amount begins."""
    words = [tokens[index] for index in entry.head if tokens[index].kind not in _PASSED_OVER]
    if not words:
        return Style("new" if any(tokens[index].kind == "TOTAL" for index in entry.head) else "noun")
    first = words[0]
    if first.kind in _VERBS:
        return Style("verb", text[first.start : first.end], first.kind)
    if first.kind in _ANEW:
        return Style("new")
    if first.kind in ("SELF", "WIDE") and text.startswith(_SUBJECT_BEGINS, first.start):
        # 本机关无法提供 names an outcome, 我局 begins a new thought
        return Style("noun" if len(words) > 1 and words[1].kind in _LABELS else "new")
    return Style("channel" if first.kind == "BY" else "noun")


def read_parts(entries: Sequence[Stated], tokens: Sequence[Token], text: str, *, inner: bool) -> Parts:
    """The parts at the beginning of `entries`. An `inner` list stands in another one, to which any comma may lead
    back."""
    reader = _Reader(inner)
    for index, entry in enumerate(entries):
        if reader.done:
            break
        if entry.kind == "COMMA" and _is_share(entries, index + 1) and _goes_on_with_shares(entries, index + 2):
            continue
        if entry.quantity is None:
            reader.mark(entry.kind)
        elif not entry.quantity.compared:
            reader.amount(entry.quantity, style_of(entry, tokens, text))
    return reader.result()


def _is_share(entries: Sequence[Stated], index: int) -> bool:
    return index < len(entries) and entries[index].kind == "SHARE"


def _goes_on_with_shares(entries: Sequence[Stated], index: int) -> bool:
    """Whether the next amount has its share after it too, or there is none: 征地286条，占39.5%；规划118条，占16.3%."""
    following = next((at for at in range(index, len(entries)) if entries[at].quantity is not None), None)
    if following is None:
        return True
    comma = following + 1 < len(entries) and entries[following + 1].kind == "COMMA"
    return _is_share(entries, following + 1 + comma)


class _Reader:
    def __init__(self, inner: bool) -> None:
        self._inner = inner
        self.done = False
        self._parts: list[Quantity] = []
        self._more: list[Quantity] = []
        self._style = Style("")
        self._separator = ""
        self._joint = ""
        self._ended = False
        self._open = False
        self._closing = False
        self._rest = False
        self._closed_by_last = False

    def mark(self, kind: str) -> None:
        """Anything but an amount."""
        if kind in ("COMMA", "SEMI") or kind in JOINTS:
            if not self._parts:
                return
            if kind not in JOINTS:
                self._rest_told()
            if kind == "SEMI" and self._separator not in ("", "SEMI"):
                self._ended = True
            if self._inner and kind not in JOINTS and (len(self._parts) > 1 or self._separator in JOINTS):
                self._ended = True
            self._separator = self._separator or kind
            self._joint = kind
        elif kind == "LEAD":
            self.done = self._ended and not self._more
            self._ended = self._open = True
        elif not self._ended and kind in ("LISTED", "EACH"):
            self._open = True
        elif not self._ended and kind == "REST":
            self._rest = True
        elif not self._ended and kind == "DISTRIBUTE":
            self._closing = True

    def amount(self, quantity: Quantity, style: Style) -> None:
        if self._parts and quantity.unit != self._parts[0].unit:
            self._open = self._open or not self._ended
            self._ended = True
            return
        self._closing = self._closing or self._rest
        self._rest = False
        clause = self._joint in ("COMMA", "SEMI")
        if self._parts and clause and not self._ended and self._leaves(style):
            # what begins with another verb is no part (办结15件) or, in a loose list, one after all (回应留言5条)
            self._open = self._open or (style.category == "verb" and style.kind not in _OUTCOMES)
            self._ended = True
        elif self._ended and not self._more and style.category != "new" and style.kind not in _OUTCOMES:
            self._open = self._open or style.category != "verb"
        if self._ended or len(self._parts) == MOST_PARTS:
            self._more.append(quantity)
            self.done = len(self._more) == _MOST_AFTER
        else:
            self._style = self._style if self._parts else style
            self._closed_by_last = self._joint == "AND"
            self._parts.append(quantity)

    def _leaves(self, style: Style) -> bool:
        if style.kind == "REPEAL" and self._parts[0].counted.endswith(_KEPT):
            return False
        return style.category == "new" or (style.category == "verb" and style.word != self._style.word)

    def _rest_told(self) -> None:
        """其余 without a number of its own (其余为专题信息) leaves the list open."""
        self._open = self._open or self._rest
        self._rest = False

    def result(self) -> Parts:
        self._rest_told()
        by_words = (self._closing or self._closed_by_last) and not self._open and len(self._parts) > 1
        closed = by_words or (len(self._parts) >= 3 and not self._open)
        return Parts(tuple(self._parts), tuple(self._more), closed=closed, by_words=by_words)
