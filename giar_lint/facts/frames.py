"""The tokens of a clause as the closed frames see them: neutral words left out, an amount as one token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from giar_lint.facts.lexer import Token
from giar_lint.facts.metrics import COUNT_UNITS, MONEY_UNITS
from giar_lint.facts.model import Quantity
from giar_lint.facts.quantities import Stated

SILENT = frozenset(("TOTAL", "SELF", "WHEN", "THIS_YEAR", "ORDINAL", "EACH", "REST"))
_AS = {"LAST_YEAR": "LAST", "NEXT_YEAR": "NEXT"}
LONGEST = 24
"""A frame has fewer tokens than this; what is longer is not tried."""


class Frame:
    """The terminals of a clause, and where in the text each of them stands. `amounts` are the quantities among them,
    in order."""

    def __init__(
        self, kinds: Sequence[str], places: Sequence[tuple[int, int]], amounts: Sequence[Quantity] = ()
    ) -> None:
        self.kinds = kinds
        self.places = places
        self.amounts = amounts

    def since(self, index: int) -> Frame:
        """The frame from a token on; its amounts are all kept."""
        return Frame(self.kinds[index:], self.places[index:], self.amounts)


def unit_kind(quantity: Quantity) -> str:
    """The terminal of an amount by its measure word, "" where the frames do not count in it."""
    if quantity.unit in COUNT_UNITS:
        return "AMOUNT"
    return "MONEY" if quantity.unit in MONEY_UNITS else ""


def kinds_of(tokens: Sequence[Token]) -> list[str]:
    """The terminals of tokens without amounts."""
    return [_AS.get(token.kind, token.kind) for token in tokens if token.kind not in SILENT]


def frame(tokens: Sequence[Token], start: int, end: int, amounts: Mapping[int, Stated]) -> Frame:
    """The frame of tokens[start:end]; what stands in brackets is left out."""
    kinds: list[str] = []
    places: list[tuple[int, int]] = []
    found: list[Quantity] = []
    skip = start
    for index in _without_asides(tokens, start, end):
        if index < skip:
            continue
        token = tokens[index]
        entry = amounts.get(index)
        if entry is not None and entry.quantity is not None:
            skip = entry.last + 1
            kinds.append(unit_kind(entry.quantity) or "OTHER")
            places.append((token.start, tokens[entry.last].end))
            found.append(entry.quantity)
        elif token.kind not in SILENT:
            kinds.append(_AS.get(token.kind, token.kind))
            places.append((token.start, token.end))
    return Frame(kinds, places, found)


def _without_asides(tokens: Sequence[Token], start: int, end: int) -> Iterator[int]:
    """The indices of the tokens outside brackets; of a range that begins or ends inside brackets, those outside as
    well."""
    kept: list[int] = []
    depth = 0
    for index in range(start, end):
        if tokens[index].kind == "LPAR":
            depth += 1
        elif tokens[index].kind == "RPAR":
            depth -= 1
            if depth < 0:
                kept, depth = [], 0
        elif not depth:
            kept.append(index)
    yield from kept
