"""The parser with repair: walks the LALR table that Lark made, and where a token does not fit finds the cheapest
edits that make the whole stream fit, exactly, by Dijkstra's search over (position, stack of states).

Edits: drop a token, insert a terminal that the parser accepts there, read a token as another terminal (a heading or
label in other words). Ties go to dropping what comes later, so the first of two copies stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import Literal

from giar_lint.edition import Automaton
from giar_lint.records import NamedTuple

_END = "$END"
_MOST_NODES = 20_000
_MOST_STREAMS = 64
_LONGEST_STREAM = 200
Action = Literal["keep", "drop", "insert"]
Stack = tuple[int, ...]
_Node = tuple[int, Stack, bool]
"""Where the search stands: the index of the next token, the stack, and whether an insertion came right before."""
_Edit = tuple[Action, str | None]


class Token(NamedTuple):
    """One token: what it may be read as with the price of each reading, what dropping it costs, and what it stands
    for."""

    readings: Mapping[str, int]
    drop: int
    value: int

    @property
    def terminal(self) -> str | None:
        """The reading that its wording suggests, None where there is none."""
        readings = self.readings
        return min(readings, key=readings.__getitem__) if len(readings) > 1 else next(iter(readings), None)


class Step(NamedTuple):
    """One step of the repaired parse. `token` is the index of the token (for "insert": of the one it comes before)."""

    action: Action
    token: int
    terminal: str | None


class Repair(NamedTuple):
    """The cheapest way to make a stream fit, with its total price (0: it fits as it is)."""

    steps: tuple[Step, ...]
    price: int


class Machine:
    """The LALR automaton of one start rule: pure functions on stacks of states, with their results kept."""

    def __init__(self, automaton: Automaton, start: str) -> None:
        self.automaton = automaton
        self.start: Stack = (automaton.starts[start],)
        self._end = automaton.ends[start]
        self._moves: dict[tuple[Stack, str], Stack | None] = {}
        self._accepted: dict[Stack, tuple[tuple[str, Stack], ...]] = {}
        self._straight: dict[tuple[tuple[str, int], ...], Repair | None] = {}

    def straight(self, tokens: Sequence[Token]) -> Repair | None:
        """The parse of a stream that fits with every token read as its wording suggests, None where it does not. The
        streams of reports of one form are alike, so the last are remembered."""
        prices = []
        for token in tokens:
            terminal = token.terminal
            if terminal is None or (price := token.readings[terminal]) > token.drop:
                return None
            prices.append((terminal, price))
        key = tuple(prices)
        if key not in self._straight:
            if len(self._straight) >= _MOST_STREAMS:
                self._straight.clear()
            if len(key) > _LONGEST_STREAM:
                return self._walk(key)
            self._straight[key] = self._walk(key)
        return self._straight[key]

    def _walk(self, prices: Sequence[tuple[str, int]]) -> Repair | None:
        stack = self.start
        for terminal, _ in prices:
            after = self.advance(stack, terminal)
            if after is None:
                return None
            stack = after
        if self.advance(stack, _END) is None:
            return None
        steps = tuple(Step("keep", index, terminal) for index, (terminal, _) in enumerate(prices))
        return Repair(steps, sum(price for _, price in prices))

    def advance(self, stack: Stack, terminal: str) -> Stack | None:
        """The stack after a terminal, None where it does not fit. Never leaves a stack half reduced."""
        key = (stack, terminal)
        if key not in self._moves:
            self._moves[key] = self._advance(stack, terminal)
        return self._moves[key]

    def _advance(self, stack: Stack, terminal: str) -> Stack | None:
        states, rules = self.automaton.states, self.automaton.rules
        work = list(stack)
        while True:
            action = states[work[-1]].get(terminal)
            if action is None:
                return None
            kind, argument = action
            if kind == 0:
                return (*work, argument)
            origin, length = rules[argument]
            if length:
                del work[-length:]
            work.append(states[work[-1]][origin][1])
            if terminal == _END and work[-1] == self._end:
                return tuple(work)

    def accepts(self, stack: Stack) -> tuple[tuple[str, Stack], ...]:
        """The terminals that fit after a stack, each with the stack after it, in alphabetical order; the end is none of
        them."""
        found = self._accepted.get(stack)
        if found is None:
            names = [name for name in sorted(self.automaton.states[stack[-1]]) if name.isupper() and name != _END]
            afters = [(name, self.advance(stack, name)) for name in names]
            found = self._accepted[stack] = tuple((name, after) for name, after in afters if after is not None)
        return found


def repair(
    machine: Machine, tokens: Sequence[Token], insert: Callable[[str, bool], int | None], limit: int
) -> Repair | None:
    """The cheapest steps that parse the tokens; None where they would cost more than `limit`.

    `insert` prices the insertion of a terminal, the flag telling that another insertion comes right before; None:
    never.
    """
    # Nothing is cheaper: each token costs at least its cheapest reading, or what dropping it costs where that is less.
    straight = machine.straight(tokens)
    if straight is not None:
        return straight
    count = len(tokens)
    start = (0, machine.start, False)
    best: dict[_Node, tuple[int, int]] = {start: (0, 0)}
    came: dict[_Node, tuple[_Node, _Edit | None]] = {}
    heap: list[tuple[int, int, int, _Node]] = [(0, 0, 0, start)]
    order = 0
    visited = 0
    while heap:
        price, late, _, node = heappop(heap)
        if best[node] != (price, late):
            continue
        position = node[0]
        if position > count:
            return Repair(tuple(_path(came, node)), price)
        visited += 1
        if visited > _MOST_NODES:
            return None
        for edit, after, cost, delay in _edges(machine, tokens, node, insert):
            total = (price + cost, late + delay)
            if total[0] <= limit and (after not in best or total < best[after]):
                best[after] = total
                came[after] = (node, edit)
                order += 1
                heappush(heap, (*total, order, after))
    return None


def first_misfit(machine: Machine, tokens: Sequence[Token]) -> int:
    """The index of the first token that does not fit as it is; the number of tokens where only the end is wrong."""
    stack = machine.start
    for index, token in enumerate(tokens):
        after = machine.advance(stack, token.terminal) if token.terminal else None
        if after is None:
            return index
        stack = after
    return len(tokens)


def _edges(
    machine: Machine,
    tokens: Sequence[Token],
    node: _Node,
    insert: Callable[[str, bool], int | None],
) -> Iterator[tuple[_Edit | None, _Node, int, int]]:
    """The edits that are possible at a node, each with the node after it, its price and how late a drop comes."""
    position, stack, gap = node
    count = len(tokens)
    if position == count:
        if machine.advance(stack, _END) is not None:
            yield None, (count + 1, stack, False), 0, 0
    else:
        token = tokens[position]
        for terminal, cost in token.readings.items():
            if terminal == "*":
                for name, after in machine.accepts(stack):
                    yield ("keep", name), (position + 1, after, False), cost, 0
            elif (fitting := machine.advance(stack, terminal)) is not None:
                yield ("keep", terminal), (position + 1, fitting, False), cost, 0
        delay = count - position if token.drop else 0
        yield ("drop", token.terminal), (position + 1, stack, False), token.drop, delay
    for name, after in machine.accepts(stack):
        cost_or_none = insert(name, gap)
        if cost_or_none is not None:
            yield ("insert", name), (position, after, True), cost_or_none, 0


def _path(came: Mapping[_Node, tuple[_Node, _Edit | None]], node: _Node) -> Iterator[Step]:
    steps = []
    while node in came:
        node, edit = came[node]
        if edit is not None:
            action, terminal = edit
            steps.append(Step(action, node[0], terminal))
    return reversed(steps)
