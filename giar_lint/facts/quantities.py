"""Turns the entries of a sentence into quantities: each number with its measure word, what it counts and its part in
a sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giar_lint.document import Passage
from giar_lint.facts.lexer import Token
from giar_lint.facts.model import Quantity, Role
from giar_lint.facts.sentences import Entry, Sentence
from giar_lint.records import NamedTuple

_QUOTED = 18
AMOUNTS = frozenset(("AMOUNT", "ROUNDED"))
JOINTS = frozenset(("PAUSE", "AND"))
_BOUNDARIES = frozenset(("COMMA", "SEMI", "COLON", "LEAD", "DISTRIBUTE"))
_EACH = frozenset(("EACH", "ALL"))
_TAIL_ENDS = _BOUNDARIES | JOINTS | AMOUNTS


class Stated(NamedTuple):
    """An entry of a sentence with what it states. `quantity` belongs to amounts, `inner` to asides.

    `head` are the indices of the tokens that belong to an amount and stand before it, back to the last comma, amount
    or 其中; `tail` are those that follow it up to the next boundary.
    """

    kind: str
    first: int
    last: int
    quantity: Quantity | None = None
    inner: tuple[Stated, ...] = ()
    head: Sequence[int] = ()
    tail: Sequence[int] = ()


def state(sentence: Sentence, passage: Passage) -> tuple[Stated, ...]:
    """What the entries of a sentence state, in order."""
    return _level(sentence.entries, sentence.tokens, passage)


def _level(entries: Sequence[Entry], tokens: Sequence[Token], passage: Passage) -> tuple[Stated, ...]:
    result: list[Stated] = []
    units = _units(entries, tokens)
    head: list[int] = []
    listing = False
    counted_last = False
    for index, entry in enumerate(entries):
        if entry.kind in AMOUNTS:
            tail = list(_tail(entries, index))
            role: Role = "part" if listing else ""
            quantity = _quantity(entry, tokens, passage, head, tail, units[index], role)
            result.append(Stated(entry.kind, entry.first, entry.last, quantity, (), tuple(head), tuple(tail)))
            head, counted_last = [], True
            continue
        inner = _level(entry.inner, tokens, passage) if entry.kind == "ASIDE" else ()
        result.append(Stated(entry.kind, entry.first, entry.last, None, inner))
        if entry.kind == "ASIDE":
            continue
        if entry.kind in _BOUNDARIES or (entry.kind in JOINTS and counted_last):
            head = []
            listing = (listing and entry.kind != "SEMI") or entry.kind in ("LEAD", "DISTRIBUTE")
        else:
            head.extend(range(entry.first, entry.last + 1))
        counted_last = counted_last and entry.kind not in _BOUNDARIES and entry.kind not in JOINTS
    return _with_totals(result)


def _tail(entries: Sequence[Entry], index: int) -> Iterator[int]:
    """The tokens after an amount up to the next boundary or amount, brackets left out."""
    for at in range(index + 1, len(entries)):
        entry = entries[at]
        if entry.kind in _TAIL_ENDS:
            return
        if entry.kind != "ASIDE":
            yield from range(entry.first, entry.last + 1)


def _units(entries: Sequence[Entry], tokens: Sequence[Token]) -> list[str]:
    """The measure word of each entry that is an amount; of bare numbers in a list (10、20、30条) that of the last."""
    units = [""] * (len(entries) + 2)
    for index in range(len(entries) - 1, -1, -1):
        entry = entries[index]
        if entry.kind in AMOUNTS:
            own = next((token.word for token in tokens[entry.first : entry.last + 1] if token.kind == "UNIT"), "")
            joined = index + 2 < len(entries) and entries[index + 1].kind in JOINTS
            units[index] = own or (units[index + 2] if joined else "")
    return units


def _quantity(
    entry: Entry,
    tokens: Sequence[Token],
    passage: Passage,
    head: Sequence[int],
    tail: Sequence[int],
    unit: str,
    role: Role,
) -> Quantity:
    number = next(token for token in tokens[entry.first : entry.last + 1] if token.kind == "NUMBER")
    end = tokens[entry.last].end
    kinds = [tokens[index].kind for index in head]
    start = _phrase_start(tokens, head, kinds, number.start)
    named = [tokens[index] for index in (head or tail) if tokens[index].kind != "TOTAL"]
    counted = passage.text[named[0].start : named[-1].end] if named else ""
    return Quantity(
        passage,
        number.start,
        number.end,
        start,
        end,
        number.value,
        unit,
        entry.kind == "ROUNDED",
        "".join(counted.split()),
        "total" if "TOTAL" in kinds else role,
        not _EACH.isdisjoint(kinds),
        "COMPARE" in kinds,
    )


def _phrase_start(tokens: Sequence[Token], head: Sequence[int], kinds: Sequence[str], number: int) -> int:
    """Where the phrase begins that a message quotes: at 共, else at what stands before the number, but not too far
    back."""
    if "TOTAL" in kinds:
        return tokens[head[len(kinds) - 1 - kinds[::-1].index("TOTAL")]].start
    return next((tokens[index].start for index in head if number - tokens[index].start <= _QUOTED), number)


def _with_totals(entries: Sequence[Stated]) -> tuple[Stated, ...]:
    """The entries, the amounts before 其中 marked as totals."""
    last = -1
    totals = set()
    for index, entry in enumerate(entries):
        if entry.quantity is not None:
            last = index
        elif (entry.kind == "LEAD" or (entry.kind == "ASIDE" and _leads(entry.inner))) and last >= 0:
            totals.add(last)
    marked = list(entries)
    for index in totals:
        entry = entries[index]
        if entry.quantity is not None:
            marked[index] = entry._replace(quantity=entry.quantity._replace(role="total"))
    return tuple(marked)


def _leads(entries: Sequence[Stated]) -> bool:
    return any(entry.kind == "LEAD" for entry in entries)
