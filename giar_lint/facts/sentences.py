"""The sentences of a paragraph that may state a fact, cut into tokens and read by the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from giar_lint.facts.lexer import Token, lex
from giar_lint.facts.machine import Node, grammar
from giar_lint.facts.names import Own
from giar_lint.records import NamedTuple
from giar_lint.wordlist import has_any, wordlist

_WIDE = "０１２３４５６７８９．"
_FULL_WIDTH = str.maketrans(_WIDE, "0123456789.")
# Begins with one set of characters, which makes the search pass over all others at once.
_NUMBER = re.compile(
    r"[\d一二两三四五六七八九十百](?:(?<=\d)(?<![\d/]\d)\d*(?!\d|\s*[年月日号〕.、)）/])"
    r"|(?<![\d一])余?[件条篇次份宗起封项期]|(?<=一)[件份宗起封])"
)
_NEGATIONS = ("未", "无", "没有", "不存在")
_DENIED = ("申请", "复议", "诉讼", "许可", "处罚", "强制", "规范性文件", "收费通知", "败诉")
_ALL = ("均", "全部", "都", "皆")
_DONE = ("办结", "答复", "回复", "维持", "予以公开")
_CLAIMED = wordlist("申请 公开请求 复议 诉讼 应诉 起诉 许可 处罚 强制 规范性文件 规章 现行有效 费通知 信息处理费")
_SUMMED = wordlist("其中 包括 包含 含 涵盖 具体 分为 分别 共 合计 总计 ： : % ％")
_SCOPE = ("年", "全", "我市", "我县", "我区", "我省", "本市", "本县", "本区", "本省", "各", "所属", "辖区")
_CLAUSE_END = re.compile(r"[，,；;]")
_ENDS = "。！？!?"
_END_OR_BRACKET = re.compile(r"[。！？!?（()）]")
_STRUCTURE = frozenset(
    (
        "NUMBER", "UNIT", "ODD", "NEAR", "PERCENT", "PAUSE", "AND", "COMMA", "SEMI", "COLON", "LPAR", "RPAR",
        "LEAD", "DISTRIBUTE", "TOTAL", "REST", "LISTED", "EACH", "SHARE", "RATE", "COMPARE",
    )
)  # fmt: skip


class Entry(NamedTuple):
    """A piece of a sentence as its structure sees it: an amount, an aside, or a run of tokens of one kind.

    `first`..`last` are the indices (0-based, inclusive) of its tokens. `kind`: "AMOUNT", "ROUNDED", "ASIDE" (with
    what stands in it under `inner`), "WORD", or a mark as the grammar calls it.
    """

    kind: str
    first: int
    last: int
    inner: tuple[Entry, ...] = ()


class Sentence:
    """A sentence without its final mark: its tokens, and its entries (none where its numbers do not parse)."""

    def __init__(self, tokens: Sequence[Token], entries: tuple[Entry, ...]) -> None:
        self.tokens = tokens
        self.entries = entries


def plain(text: str) -> str:
    """The text with full-width digits made ordinary and without the marks of bold, of the same length, so that offsets hold."""
    text = text.replace("**", "  ")
    return text.translate(_FULL_WIDTH) if has_any(text, _WIDE) else text


def may_claim(text: str, topic: str) -> bool:
    """Whether a paragraph's plain text may claim, deny or say something of all that the tables hold.

    Without a topic its first claim or denial names what it speaks of, and all others need one before them."""
    return topic != "" or has_any(text, _CLAIMED)


def may_sum(text: str) -> bool:
    """Whether a paragraph's plain text may hold a sum or a share: a word or mark that leads from one amount to others.

    No bracket belongs to an amount at the very beginning, and 共和国 counts nothing."""
    return has_any(text.replace("共和国", ""), _SUMMED) or "（" in text[1:] or "(" in text[1:]


def has_cue(text: str) -> bool:
    """Whether a text may state a fact at all: a number that is no date, a negation, a word for all."""
    return _NUMBER.search(text) is not None or _cue(text, 0, len(text)) >= 0


def _cue(text: str, start: int, end: int) -> int:
    """Where the first cue of text[start:end] stands, -1 where there is none."""
    number = _NUMBER.search(text, start, end)
    found = [number.start()] if number is not None else []
    for words, things in ((_NEGATIONS, _DENIED), (_ALL, _DONE)):
        places = [place for word in words if (place := text.find(word, start, end)) >= 0]
        if places and any(text.find(thing, min(places), end) >= 0 for thing in things):
            found.append(min(places))
    return min(found, default=-1)


def sentences(text: str, own: Own) -> Iterator[Sentence]:
    """The sentences of a paragraph's plain text in order. Of one without a cue only the beginning is read, which may
    tell whose figures follow; of one with cues, what stands far from them is passed over."""
    for start, end in _split(text):
        cue = _cue(text, start, end)
        if cue >= 0:
            tokens = [token for first, last in _near(text, start, end, cue) for token in lex(text, first, last, own)]
            yield Sentence(tokens, _structure(tokens))
        else:
            head = _after_clauses(text, start, end, 2)
            scoped = any(text.find(word, start, head) >= 0 for word in _SCOPE)
            tokens = lex(text, start, head, own) if scoped else []
            yield Sentence(tokens, ())


def _near(text: str, start: int, end: int, cue: int) -> list[tuple[int, int]]:
    """The parts of a sentence to read: its first two clauses, and all from the clause before the first cue on."""
    head = _after_clauses(text, start, end, 2)
    resume = start
    before = start
    for mark in _CLAUSE_END.finditer(text, start, cue):
        before, resume = resume, mark.end()
    skipped = text[head:before]
    if before <= head or skipped.count("（") != skipped.count("）") or skipped.count("(") != skipped.count(")"):
        return [(start, end)]
    return [(start, head), (before, end)]


def _after_clauses(text: str, start: int, end: int, count: int) -> int:
    """Where so many clauses of a sentence are over."""
    for mark in _CLAUSE_END.finditer(text, start, end):
        count -= 1
        if not count:
            return mark.end()
    return end


def _split(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences begin and end; one that ends inside brackets goes on where the next bracket is the one that
    closes."""
    marks = [(match.start(), match[0]) for match in _END_OR_BRACKET.finditer(text)]
    closes = [False] * (len(marks) + 1)
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index][1]
        closes[index] = closes[index + 1] if mark in _ENDS else mark in "）)"
    start = depth = 0
    for index, (place, mark) in enumerate(marks):
        if mark in "（(":
            depth += 1
        elif mark in "）)":
            depth = max(depth - 1, 0)
        elif not depth or not closes[index]:
            yield start, place
            start, depth = place + 1, 0
    if start < len(text):
        yield start, len(text)


def _structure(tokens: Sequence[Token]) -> tuple[Entry, ...]:
    every = [token.kind for token in tokens]
    if "NUMBER" not in every and "PERCENT" not in every:
        return ()
    kinds: list[str] = []
    places: list[int] = []
    for index, kind in enumerate(every):
        kind = kind if kind in _STRUCTURE else "WORD"
        if kind == "NEAR" and (index + 1 == len(tokens) or tokens[index + 1].kind not in ("NUMBER", "PERCENT")):
            # 加上2022年结转的3件: a year is no number that a word could make approximate
            kind = "WORD"
        if kind != "WORD" or not kinds or kinds[-1] != "WORD":
            kinds.append(kind)
            places.append(index)
    tree = grammar().parse("sentence", kinds)
    return () if tree is None else tuple(_entries(tree, kinds, [*places, len(tokens)]))


def _entries(tree: Node, kinds: Sequence[str], places: Sequence[int]) -> Iterator[Entry]:
    for child in tree.children:
        if isinstance(child, int):
            yield Entry(kinds[child], places[child], places[child + 1] - 1)
        else:
            first, last = _ends(child)
            inner = next((node for node in child.children if isinstance(node, Node)), None)
            kind = {"exact": "AMOUNT", "rounded": "ROUNDED", "aside": "ASIDE"}[child.name]
            entries = () if inner is None else tuple(_entries(inner, kinds, places))
            yield Entry(kind, places[first], places[last], entries)


def _ends(node: Node) -> tuple[int, int]:
    first, last = node.children[0], node.children[-1]
    assert isinstance(first, int) and isinstance(last, int)
    return first, last
