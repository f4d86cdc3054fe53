"""The grammar of quantities as the program uses it: its words, and a walk over its LALR table. Lark is not needed for
either.

All of it comes from `grammar/quantities.lark`, prepared as JSON by `giar_lint.parser.prepare_quantities`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from giar_lint.records import NamedTuple

Start = Literal["sentence", "claim", "denial", "universal"]

_LONGEST = 60
_MOST_PARSED = 1024
_PREPARED = os.path.join(os.path.dirname(os.path.dirname(__file__)), "grammar", "prepared", "quantities.json")


class Node(NamedTuple):
    """What a rule of the grammar made of its tokens; a leaf is the index (0-based) of a token."""

    name: str
    children: list[Node | int]

    def nodes(self) -> list[Node]:
        """The children that are nodes themselves."""
        return [child for child in self.children if isinstance(child, Node)]


class Grammar:
    """The prepared grammar. `words` gives the terminal of a word, `lengths` the lengths of words by first character,
    longest first; the rest is the LALR table as `giar_lint.parser.prepare_quantities` describes it."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.words: dict[str, str] = {}
        for terminal, joined in data["words"].items():
            self.words.update(dict.fromkeys(joined.split("|"), terminal))
        self.lengths: Mapping[str, Sequence[int]] = data["lengths"]
        self._states: Sequence[Mapping[str, int]] = data["states"]
        self._rules: Sequence[tuple[str, int, str]] = data["rules"]
        self._starts: Mapping[str, int] = data["starts"]
        self._ends: Mapping[str, int] = data["ends"]
        self._parsed: dict[tuple[str, ...], Node | None] = {}

    def parse(self, start: Start, kinds: Sequence[str]) -> Node | None:
        """The tree of a sequence of terminals under a start rule, None where it does not parse. The last short ones are
        remembered: reports say the same things."""
        if len(kinds) > _LONGEST:
            return self._walk(start, kinds)
        key = (start, *kinds)
        if key not in self._parsed:
            if len(self._parsed) >= _MOST_PARSED:
                self._parsed.clear()
            self._parsed[key] = self._walk(start, kinds)
        return self._parsed[key]

    def _walk(self, start: Start, kinds: Sequence[str]) -> Node | None:
        states, rules = self._states, self._rules
        end = self._ends[start]
        stack = [self._starts[start]]
        values: list[Node | int | list[Node | int]] = []
        for index, kind in enumerate((*kinds, "$END")):
            while True:
                state = states[stack[-1]]
                action = state.get(kind)
                if action is None:
                    action = state.get("")
                    if action is None:
                        return None
                if action >= 0:
                    stack.append(action)
                    values.append(index)
                    break
                origin, length, name = rules[-action - 1]
                if length == 1 and not name:
                    # the commonest rule: one thing stands for another
                    stack.pop()
                    if not isinstance(values[-1], list):
                        values[-1] = [values[-1]]
                else:
                    children: list[Node | int] = []
                    if length:
                        children = _joined(values[-length:])
                        del stack[-length:]
                        del values[-length:]
                    values.append(Node(name, children) if name else children)
                stack.append(states[stack[-1]][origin])
                if kind == "$END" and stack[-1] == end:
                    return _root(values[-1])
        return None


def _joined(values: Sequence[Node | int | list[Node | int]]) -> list[Node | int]:
    """The children of a rule; a list among them takes its own place. The first list is used on, so that long lists
    stay linear."""
    first = values[0]
    joined = first if isinstance(first, list) else [first]
    for value in values[1:]:
        if isinstance(value, list):
            joined.extend(value)
        else:
            joined.append(value)
    return joined


def _root(value: Node | int | list[Node | int]) -> Node | None:
    if isinstance(value, list):
        value = value[0]
    return value if isinstance(value, Node) else None


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The grammar of quantities, read when it is first needed."""
    import json

    with open(_PREPARED, encoding="utf-8") as file:
        return Grammar(json.load(file))
