"""Reads paragraphs one after the other and gathers their facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giar_lint.document import Passage
from giar_lint.facts.breakdowns import Setting, breakdowns
from giar_lint.facts.claims import ClaimReader
from giar_lint.facts.model import Breakdown, Claim, Denial, Facts, Quantity, Share, Universal
from giar_lint.facts.names import Own
from giar_lint.facts.quantities import Stated, state
from giar_lint.facts.sentences import has_cue, may_claim, may_sum, plain, sentences
from giar_lint.facts.shares import shares

_MOST_PAST = 12
"""As many amounts of earlier sentences may be what a share is one of."""


class Reader:
    """Gathers the facts of paragraphs. `department` tells that the agency is known to be no government; `every` asks for
    the quantities, else there are none, and paragraphs without anything that could be checked are passed over."""

    def __init__(self, own: Own, *, department: bool, every: bool = True) -> None:
        self._own = own
        self._department = department
        self._every = every
        self._quantities: list[Quantity] = []
        self._claims: list[Claim] = []
        self._denials: list[Denial] = []
        self._universals: list[Universal] = []
        self._breakdowns: list[Breakdown] = []
        self._shares: list[Share] = []

    def read(self, passage: Passage, topic: str, *, claims: bool) -> None:
        """Reads a paragraph; `topic` is what its place says that it is about, `claims` whether it may speak of the
        tables."""
        text = plain(passage.text)
        claims = claims and may_claim(text, topic)
        sums = self._every or may_sum(text)
        if not (claims or sums) or not has_cue(text):
            return
        reader = ClaimReader(passage, department=self._department, topic=topic)
        before: list[Quantity] = []
        past: list[Quantity] = []
        for sentence in sentences(text, self._own):
            stated = state(sentence, passage)
            if claims:
                reader.read(sentence, stated)
            if not stated or not sums:
                continue
            self._breakdowns.extend(breakdowns(stated, Setting(sentence.tokens, text, before)))
            self._shares.extend(shares(stated, sentence.tokens, passage, [*before, *past]))
            found = [entry.quantity for entry in stated if entry.quantity is not None and entry.quantity.unit]
            if self._every:
                self._quantities.extend(quantity for quantity in _all(stated) if quantity.unit)
            if found:
                past = [*(each for each in before if each.exact), *past][:_MOST_PAST]
                before = [quantity for quantity in reversed(found) if quantity.role != "part"]
        self._claims.extend(reader.claims)
        self._denials.extend(reader.denials)
        self._universals.extend(reader.universals)

    def facts(self) -> Facts:
        """All that was read so far."""
        return Facts(
            tuple(self._quantities),
            tuple(self._claims),
            tuple(self._denials),
            tuple(self._universals),
            tuple(self._breakdowns),
            tuple(self._shares),
        )


def _all(stated: Sequence[Stated]) -> Iterator[Quantity]:
    for entry in stated:
        if entry.quantity is not None:
            yield entry.quantity
        yield from _all(entry.inner)
