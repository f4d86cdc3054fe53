"""What prose states in numbers: quantities, what they count, sums, shares, and what is said of none or of all.

Every fact knows its passage and its place in it (0-based offsets, ends exclusive); `Passage.span` leads to the source.
"""

from __future__ import annotations

from typing import Literal

from giar_lint.diagnostics import Span
from giar_lint.document import Passage
from giar_lint.records import NamedTuple
from giar_lint.report import Number

Role = Literal["", "total", "part"]


class Quantity(NamedTuple):
    """A number with what it counts. `counted` is the text before it in its clause (after it, where nothing stands
    before).

    `start`..`end` is the number, `phrase_start`..`phrase_end` the phrase with noun and measure word that messages
    quote. `approximate`: 约, 余, 万 and the like. `each`: it counts once for each of several things (各10条). `role`
    is what the marks of the sentence make of it: a total (共, or before 其中) or a part (after 其中). `compared`: a
    growth or a difference.
    """

    passage: Passage
    start: int
    end: int
    phrase_start: int
    phrase_end: int
    value: Number
    unit: str
    approximate: bool
    counted: str
    role: Role = ""
    each: bool = False
    compared: bool = False

    @property
    def span(self) -> Span:
        return self.passage.span(self.start, self.end)

    @property
    def phrase(self) -> str:
        """The phrase as messages quote it, without the spaces that PDF text has and the stars of Markdown."""
        return "".join(self.passage.text[self.phrase_start : self.phrase_end].replace("*", "").split())

    @property
    def exact(self) -> bool:
        return not self.approximate and not self.each and not self.compared


class Claim(NamedTuple):
    """A quantity of the agency's own, in a closed frame: `metric` names what it is (a key of
    `giar_lint.facts.metrics`). `level`: that of a government's own level (本级), which is a part where its tables count
    its departments too."""

    quantity: Quantity
    metric: str
    level: bool = False


class Denial(NamedTuple):
    """A clause that says there was none of something; `metrics` are what it denies. `start`..`end` is the phrase."""

    passage: Passage
    start: int
    end: int
    metrics: tuple[str, ...]

    @property
    def span(self) -> Span:
        return self.passage.span(self.start, self.end)

    @property
    def phrase(self) -> str:
        return "".join(self.passage.text[self.start : self.end].split())


UniversalKind = Literal["all_closed", "all_granted", "all_upheld", "none_lost"]


class Universal(NamedTuple):
    """A clause that says something of all: requests (all_closed, all_granted), reviews or suits (all_upheld,
    none_lost).

    `about` tells whether it speaks of reviews, of suits or of both ("" for requests).
    """

    passage: Passage
    start: int
    end: int
    kind: UniversalKind
    about: Literal["", "review", "suit", "disputes"]

    @property
    def span(self) -> Span:
        return self.passage.span(self.start, self.end)

    @property
    def phrase(self) -> str:
        return "".join(self.passage.text[self.start : self.end].split())


class Breakdown(NamedTuple):
    """A total and the parts that the sentence names for it, all exact and in one measure word.

    `others` are further totals that the parts may add up to, `ceiling` the largest that they may belong to. `more`
    are quantities after the parts that may be parts too. `closed`: the words say that nothing is left out.
    `stands_after`: the total comes last.
    """

    total: Quantity
    parts: tuple[Quantity, ...]
    others: tuple[Number, ...]
    ceiling: Number
    more: tuple[Quantity, ...] = ()
    closed: bool = False
    stands_after: bool = False


class Share(NamedTuple):
    """A percentage with the parts and totals that it may be the share of; `start`..`end` is the percentage.

    `whole` is the sum of the list that the part stands in: it too may be what the percentage is a share of.
    """

    passage: Passage
    start: int
    end: int
    value: Number
    decimals: int
    parts: tuple[Quantity, ...]
    totals: tuple[Quantity, ...]
    whole: Number = 0

    @property
    def span(self) -> Span:
        return self.passage.span(self.start, self.end)


class Facts(NamedTuple):
    """All that the prose of a report states in numbers, in reading order."""

    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    denials: tuple[Denial, ...] = ()
    universals: tuple[Universal, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    shares: tuple[Share, ...] = ()
