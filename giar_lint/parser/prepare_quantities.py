"""Compiles the grammar of quantities in prose with Lark and prepares it as data: `python -m
giar_lint.parser.prepare_quantities` writes `grammar/prepared/quantities.json`, so that a run neither compiles a
grammar nor imports Lark.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lark import Lark
    from lark.lexer import TerminalDef

_GRAMMAR = Path(__file__).resolve().parent.parent / "grammar"
_STARTS = ("sentence", "claim", "denial", "universal")
_VOCABULARY = "vocabulary"


def prepare_quantities(grammar: Path) -> dict[str, Any]:
    """The words of each terminal, parted by "|"; the lengths of words by first character, longest first; the LALR
    table.

    Raises ValueError where a word stands in two terminals, and what Lark raises where the grammar does not compile.
    """
    text = grammar.read_text(encoding="utf-8")
    kinds: dict[str, str] = {}
    lengths: dict[str, set[int]] = {}
    words: dict[str, str] = {}
    for terminal in sorted(compiled(text, (_VOCABULARY, *_STARTS)).terminals, key=lambda each: each.name):
        found = sorted(_words(terminal))
        for word in found:
            if word in kinds:
                raise ValueError(f"{grammar}: {word!r} stands in {kinds[word]} and in {terminal.name}")
            kinds[word] = terminal.name
            lengths.setdefault(word[0], set()).add(len(word))
        words[terminal.name] = "|".join(found)
    return {
        "words": words,
        "lengths": {first: sorted(known, reverse=True) for first, known in sorted(lengths.items())},
        **_table(compiled(text, _STARTS)),
    }


def compiled(text: str, starts: tuple[str, ...]) -> Lark:
    """The grammar compiled with Lark under some start rules, for its table only: it has no lexer."""
    from lark import Lark
    from lark.lexer import Lexer

    class NoLexer(Lexer):
        """Lark's own lexer is not wanted: tokens come from `giar_lint.facts.lexer`."""

        def __init__(self, _: Any) -> None:
            pass

        def lex(self, *_: Any) -> Iterator[Any]:
            raise NotImplementedError

    return Lark(text, start=list(starts), parser="lalr", lexer=NoLexer, strict=True, maybe_placeholders=False)


def _words(terminal: TerminalDef) -> Iterator[str]:
    """The words that a terminal is defined as."""
    from lark.lexer import PatternRE

    pattern = terminal.pattern
    if not isinstance(pattern, PatternRE):
        yield pattern.value
        return
    for word in pattern.value.removeprefix("(?:").removesuffix(")").split("|"):
        yield re.sub(r"\\(.)", r"\1", word)


def _table(lark: Lark) -> dict[str, Any]:
    """The LALR table: per state and symbol n for "go to state n" and -n for "reduce by rule n - 1"; a state in which only
    one rule can be reduced has that under "", whatever comes next (an error is then found a little later, at the same
    token).

    A rule is its origin, its length and the name of the node that it makes, "" where its children take its place.
    States and rules are numbered by where they stand in the grammar, so that the same grammar gives the same table.
    """
    from lark.parsers.lalr_analysis import Shift

    table = lark.parser.parser._parse_table
    numbers: dict[int, int] = {table.start_states[start]: index for index, start in enumerate(_STARTS)}
    queue = list(numbers)
    rules: dict[Any, int] = {}
    states: list[dict[str, int]] = []
    for state in queue:
        actions: dict[str, int] = {}
        for symbol, (action, argument) in sorted(table.states[state].items()):
            if action is Shift:
                if argument not in numbers:
                    numbers[argument] = len(queue)
                    queue.append(argument)
                actions[str(symbol)] = numbers[argument]
            else:
                actions[str(symbol)] = -rules.setdefault(argument, len(rules)) - 1
        states.append(_with_default(actions))
    return {
        "states": states,
        "rules": [_rule(rule) for rule in rules],
        "starts": {start: numbers[table.start_states[start]] for start in _STARTS},
        "ends": {start: numbers[table.end_states[start]] for start in _STARTS},
    }


def _with_default(actions: dict[str, int]) -> dict[str, int]:
    reductions = {action for action in actions.values() if action < 0}
    if len(reductions) != 1:
        return actions
    return {"": reductions.pop(), **{symbol: action for symbol, action in actions.items() if action >= 0}}


def _rule(rule: Any) -> list[Any]:
    origin = str(rule.origin.name)
    inline = origin.startswith("_") or (rule.options.expand1 and len(rule.expansion) == 1)
    return [origin, len(rule.expansion), "" if inline else str(rule.alias or origin)]


def main() -> int:
    """Write the prepared file."""
    target = _GRAMMAR / "prepared" / "quantities.json"
    data = prepare_quantities(_GRAMMAR / "quantities.lark")
    target.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(data['states'])} states, {len(data['words'])} words", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
