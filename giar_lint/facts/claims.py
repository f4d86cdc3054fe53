"""Finds what a paragraph claims of the agency itself in closed frames: so many received, none received, all answered.

A frame is one clause. What it leaves unsaid comes from the clauses before it in the paragraph: whose figure it is, of
which time, and what is being counted. Wherever that is not certain, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from giar_lint.document import Passage
from giar_lint.facts.denials import INFLOW, read_denial, read_universal
from giar_lint.facts.frames import LONGEST, SILENT, frame, kinds_of, unit_kind
from giar_lint.facts.lexer import Token
from giar_lint.facts.machine import Node, grammar
from giar_lint.facts.metrics import CASE_UNITS, DECISION_UNITS, METRICS, MONEY_UNITS, Context, metric_of
from giar_lint.facts.model import Claim, Denial, Universal
from giar_lint.facts.quantities import Stated
from giar_lint.facts.sentences import Sentence
from giar_lint.wordlist import has_any

_CUT = frozenset(("ALL", "CAUSE", "LISTED", "COMPARE", "SHARE", "ASIDE_FROM", "NOT", "BY"))
_OTHER_YEARS = frozenset(("OTHER_YEAR", "LAST_YEAR", "NEXT_YEAR", "LAST", "NEXT"))
_ACTS = frozenset(("RECEIVE", "NEW", "ACCEPT", "CLOSE", "ANSWER", "DECIDE", "ENFORCE", "ISSUE"))
_CLAUSE_ENDS = frozenset(("COMMA", "SEMI", "COLON"))
_DISPUTES = frozenset(("review", "suit", "disputes"))
_IN_TIME = ("按期", "按时", "及时", "限期")
_LEADING = frozenset(("ORDINAL", "LPAR"))
_CASES = frozenset(("REVIEW", "SUIT", "LICENCE", "PENALTY", "COERCION"))
_TAKEN_OFF = ("剔除", "扣除", "去除", "合并", "不计")
_SPAN = re.compile(
    r"(?:近|去|连续|这)[\d一二两三四五六七八九十]{1,2}年|(?<!\d)[\d二两三四五六七八九十]{1,2}(?:年|个月)[来间]|历年|任期"
    r"|20\d\d年?(?:[-—–~～]+|[至到])20\d\d年|(?<![年月日初])以来"
    r"|(?:施行|实施|上线|启用|开通|改革|组建|成立|划转)[之以]?[后前]"
)
"""A time that is not the report year: 近三年, 条例实施以来, 平台上线后. 今年以来 and 一年来 are it."""
_APPLICATIONS = frozenset(("REQUEST", "APPLY"))


class ClaimReader:
    """Reads one paragraph, sentence by sentence. `department` tells that the agency is known to be no government;
    `topic` is "requests" or "disputes" where the paragraph's place in the report says that it speaks of these."""

    def __init__(self, passage: Passage, *, department: bool, topic: str = "") -> None:
        self._passage = passage
        self._department = department
        fee = "信息处理费" in passage.text or "收费通知" in passage.text
        # a government's report often goes on to who has handled how many of them
        self._context = Context(topic=topic, fee=fee, strange=not department)
        self._wide = False
        self._other_year = False
        self._part_year = False
        self._foreign = False
        self._level = False
        self._asides: Sequence[tuple[int, int]] = ()
        self._outside: str | None = None
        self.claims: list[Claim] = []
        self.denials: list[Denial] = []
        self.universals: list[Universal] = []

    def read(self, sentence: Sentence, stated: Sequence[Stated]) -> None:
        """Reads a sentence with what its entries state."""
        tokens = sentence.tokens
        if not tokens:
            return
        self._begin(tokens)
        self._asides = [(entry.first, entry.last) for entry in stated if entry.inner]
        amounts = {entry.first: entry for entry in _amounts(stated)}
        start = 0
        for index in range(len(tokens) + 1):
            if index == len(tokens) or tokens[index].kind in _CLAUSE_ENDS:
                if start < index:
                    self._clause(tokens, start, index, amounts)
                start = index + 1

    def _begin(self, tokens: Sequence[Token]) -> None:
        """What a new sentence keeps of the last: who and when, as long as it does not begin anew."""
        self._leave_aside()
        first = next((token.kind for token in tokens if token.kind not in _LEADING), "")
        self._foreign = self._foreign and first == "LEAD"
        if first != "LEAD":
            self._context = self._context._replace(last="", inflow=False)
        if first in ("THIS_YEAR", "WHEN", "SELF"):
            self._other_year = self._other_year and first != "THIS_YEAR"
            self._part_year = False
            self._wide = self._wide and not self._department

    def _clause(self, tokens: Sequence[Token], start: int, end: int, amounts: Mapping[int, Stated]) -> None:
        """One clause: whose it is, then what it claims, denies or says of all."""
        kinds = {tokens[index].kind for index in range(start, end)}
        self._place(tokens, start, end, kinds)
        before = len(self.claims)
        inside = [amounts[index] for index in range(start, end) if index in amounts]
        for entry in inside:
            self._amount(tokens, entry)
        if self._silent or self._level:
            return
        if "NOT" in kinds or (len(self.claims) == before and any(_is_nought(entry) for entry in inside)):
            denial = read_denial(self._passage, frame(tokens, start, end, amounts), self._context)
            if denial is not None:
                self.denials.append(denial)
                if "no_request" in denial.metrics or "fresh" in denial.metrics:
                    self._context = self._context._replace(family="requests")
        if ("ALL" in kinds or "LOSE" in kinds) and not _excepts(tokens):
            universal = read_universal(self._passage, frame(tokens, start, end, amounts), self._context, self.claims)
            if universal is not None:
                self.universals.append(universal)

    def _place(self, tokens: Sequence[Token], start: int, end: int, kinds: Iterable[str]) -> None:
        """Settles whose figures follow and of which time."""
        leading = [
            kind for index in range(start, end) if (kind := tokens[index].kind) not in _LEADING and kind != "LEAD"
        ]
        first = leading[0] if leading else ""
        if "PERIOD" in kinds:
            self._part_year = True
        elif "THIS_YEAR" in kinds:
            self._other_year = self._part_year = False
        elif "WHEN" in kinds:
            self._part_year = False
        if not {"CARRY", "COMPARE"}.intersection(kinds) and not _OTHER_YEARS.isdisjoint(
            leading[: 2 if first == "OTHER" else 1]
        ):
            self._other_year = True
        if "SELF" in kinds:
            # 执法大队作出21件，局机关作出16件: a part beside others
            self._wide = self._wide and self._is_of(tokens[start:end], "机关")
            self._foreign = False
            level = self._is_of(tokens[start:end], "本级")
            self._level = level and not self._department
            if level:
                self._lose_topic()
        if start < end and _SPAN.search(self._passage.text, tokens[start].start, tokens[end - 1].end):
            self._part_year = True
        if leading[:1] == ["ASIDE_FROM"] and "NUMBER" not in kinds and self._context.family == "disputes":
            # 除此之外，行政复议11件
            self._foreign = True
        # a sentence that goes on to other levels tells parts
        if first == "WIDE" or (self._level and any(token.kind == "WIDE" for token in tokens[end:])):
            self._wide = True

    def _is_of(self, tokens: Sequence[Token], end: str, kind: str = "SELF") -> bool:
        """Whether a word ends so: 县本级 and 局机关 are only a part of the agency."""
        return any(token.kind == kind and self._passage.text.endswith(end, 0, token.end) for token in tokens)

    def _leave_aside(self) -> None:
        """After a bracket the sentence goes on from what stood before it: 收到26件（含结转2件），其中自然人22件."""
        if self._outside is not None:
            self._context = self._context._replace(last=self._outside)
            self._outside = None

    @property
    def _silent(self) -> bool:
        return self._wide or self._other_year or self._part_year or self._foreign

    def _amount(self, tokens: Sequence[Token], entry: Stated) -> None:
        quantity = entry.quantity
        assert quantity is not None
        if any(first < entry.first < last for first, last in self._asides):
            self._outside = self._context.last if self._outside is None else self._outside
        else:
            self._leave_aside()
        head = [tokens[index] for index in entry.head]
        kinds = kinds_of(head)
        self._wide = self._wide or "WIDE" in kinds
        unit = unit_kind(quantity)
        parsed, used = None, head
        if unit and len(kinds) <= LONGEST and not quantity.compared and not quantity.each:
            tail = _noun_after(tokens, entry)
            used = [*head, *tail]
            listed = bool(head) and tokens[max(entry.head[0] - 1, 0)].kind == "LEAD"
            led = 0 if listed else self._led_on(kinds)
            if not (tail and _goes_on(tokens, entry)):
                parsed = grammar().parse("claim", [*kinds[led:], unit, *kinds_of(tail)])
        if parsed is None:
            self._not_claimed(kinds)
            if quantity.unit in CASE_UNITS:
                self._lose_topic()
            return
        metric = self._metric(parsed, used)
        if self._is_of_more(tokens, entry, metric) if metric else not _CASES.isdisjoint(kinds):
            self._context = self._context._replace(last="other")
            self._lose_topic()
            return
        if metric and _counts(metric, parsed, quantity.unit):
            inflow = self._context.inflow or metric in INFLOW
            self._context = self._context._replace(family=METRICS[metric].family, last=metric, inflow=inflow)
            if quantity.exact and not self._silent:
                said = [token for token in used if token.kind not in SILENT]
                start = min([quantity.start, *(token.start for token in said)])
                end = max([quantity.phrase_end, *(token.end for token in said)])
                said_so = quantity._replace(phrase_start=start, phrase_end=end)
                self.claims.append(Claim(said_so, metric, self._level))

    def _is_of_more(self, tokens: Sequence[Token], entry: Stated, metric: str) -> bool:
        """Whether an amount is not that of this year's requests, reviews or suits alone: it is the rest of others, those
        of the year or about disclosure are parts of it, or some are taken off it."""
        rest = any(tokens[index].kind == "REST" for index in entry.head)
        if metric in _DISPUTES:
            # 其余复议11件、诉讼17件
            self._foreign = self._foreign or rest
            return rest or _among_others(tokens, entry)
        if metric == "closed" and entry.head and tokens[entry.head[0] - 1].kind == "UNIT":
            # 上年结转的2件办结2件
            return "CARRY" in [token.kind for token in tokens[max(0, entry.head[0] - 5) : entry.head[0]]]
        if metric not in INFLOW or rest:
            return metric in INFLOW
        after = self._passage.text[tokens[entry.last].end : tokens[-1].end]
        return has_any(after, _TAKEN_OFF) or _among_more(tokens, entry)

    def _led_on(self, kinds: Sequence[str]) -> int:
        """How many words like 被提起 begin a clause that goes on from the reviews or suits before it in the sentence."""
        if self._context.family != "disputes" or self._context.last in ("", "other"):
            return 0
        return next((index for index, kind in enumerate(kinds) if kind != "LED"), 0)

    def _not_claimed(self, kinds: Sequence[str]) -> None:
        """A number in no frame: an act of somebody else, or by one channel, leaves open what the next clauses are
        about."""
        if not _CASES.isdisjoint(kinds):
            # 因处罚引发行政复议26件、诉讼5件
            self._context = self._context._replace(last="other")
        if "TOPIC" in kinds:
            self._context = self._context._replace(family="", last="other")
            self._lose_topic()
        if not _ACTS.isdisjoint(kinds) and "NOT" not in kinds:
            self._foreign = self._foreign or "OTHER" in kinds or "BY" in kinds
            self._context = self._context._replace(last="other")
            self._lose_topic()

    def _lose_topic(self) -> None:
        """Where something else was counted before any request, a paragraph's place no longer tells what 办结 counts."""
        if not self._context.family:
            self._context = self._context._replace(strange=True)

    def _metric(self, parsed: Node, used: Sequence[Token]) -> str:
        nodes = parsed.nodes()
        caused = any(child.name == "about" for node in nodes for child in node.nodes())
        noun = "".join(self._passage.text[token.start : token.end] for token in used if token.kind == "REQUEST")
        single = all(len(node.children) == 1 for node in nodes)
        metric = metric_of([node.name for node in nodes], self._context, caused=caused, noun=noun, single=single)
        in_time = any(token.kind == "CLOSE" and self._passage.text.endswith(_IN_TIME, 0, token.start) for token in used)
        if metric.endswith("_handled") and self._is_of(used, "受理", "ACCEPT"):
            return ""  # what was accepted need not have been decided
        # 按期办结 may be fewer than were closed
        return "answered" if metric == "closed" and in_time else metric


def _counts(metric: str, parsed: Node, unit: str) -> bool:
    """Whether a measure word is one in which a metric is counted."""
    family = METRICS[metric].family
    if family == "decisions":
        return unit in DECISION_UNITS
    if metric in ("charged", "paid"):
        # 实际收取1件40元: the amount is what stands in money
        return unit in MONEY_UNITS
    named = any(node.name in ("request", "bare_request") for node in parsed.nodes())
    return family != "requests" or named or unit in CASE_UNITS


def _amounts(stated: Sequence[Stated]) -> Iterator[Stated]:
    for entry in stated:
        if entry.quantity is not None:
            yield entry
        yield from _amounts(entry.inner)


def _among_others(tokens: Sequence[Token], entry: Stated) -> bool:
    """Whether those about disclosure are told as a part of an amount: 行政复议36件，其中涉及工伤34件、政府信息公开2件."""
    kinds = [token.kind for token in tokens[entry.last + 1 :]]
    return "LEAD" in kinds and "DISCLOSURE" in kinds[kinds.index("LEAD") :]


def _among_more(tokens: Sequence[Token], entry: Stated) -> bool:
    """Whether the requests of this year are told as a part of an amount: 申请19件，其中政府信息公开申请16件; 312件，其中本年16件."""
    kinds = [token.kind for token in tokens[entry.last + 1 :]]
    if "LEAD" not in kinds:
        return False
    parts = kinds[kinds.index("LEAD") + 1 :]
    if parts[:1] in (["THIS_YEAR"], ["WHEN"]):
        return parts[1:2] in (["NUMBER"], ["RECEIVE"])
    named = any(tokens[index].kind == "REQUEST" for index in (*entry.head, *entry.tail))
    return not named and ("REQUEST", "NUMBER") in pairwise(parts)


def _noun_after(tokens: Sequence[Token], entry: Stated) -> list[Token]:
    """The words after an amount that may be its noun: those up to what begins another thought."""
    words: list[Token] = []
    for index in entry.tail:
        if tokens[index].kind in _CUT:
            break
        words.append(tokens[index])
    return words


def _goes_on(tokens: Sequence[Token], entry: Stated) -> bool:
    """Whether what an amount counts is more than the noun after it, 8件为上年结转及延期件, or that noun has a number of its
    own: 其余4件为部分公开1件、不予公开3件."""
    after = [token.kind for token in tokens[entry.tail[-1] + 1 : entry.tail[-1] + 1 + LONGEST]]
    if after[:1] == ["NUMBER"]:
        return not _APPLICATIONS.issuperset(kinds_of([tokens[index] for index in entry.tail]))
    if not after or after[0] not in ("AND", "PAUSE"):
        return False
    end = next((index for index, kind in enumerate(after) if kind in _CLAUSE_ENDS), len(after))
    return "NUMBER" not in after[:end]


def _is_nought(entry: Stated) -> bool:
    return entry.quantity is not None and entry.quantity.value == 0


def _excepts(tokens: Sequence[Token]) -> bool:
    """Whether a sentence itself speaks of what is left over: 除结转的2件外，均已办结. What was carried over is not left over."""
    kinds = [token.kind for token in tokens]
    if not {"ASIDE_FROM", "NEXT", "NEXT_YEAR"}.isdisjoint(kinds):
        return True
    return kinds.count("CARRY") > kinds.count("LAST") + kinds.count("LAST_YEAR")
