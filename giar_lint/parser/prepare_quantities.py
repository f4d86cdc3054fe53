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
    for terminal in sorted(_compiled(text, (_VOCABULARY, *_STARTS)).terminals, key=lambda each: each.name):
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
        **_table(_compiled(text, _STARTS)),
    }


def _compiled(text: str, starts: tuple[str, ...]) -> Lark:
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
    """The LALR table: per state and symbol n for "go to state n" and -n for "reduce by rule n - 1"; a state in which
    only one rule can be reduced has that under "", whatever comes next (an error is then found a little later, at the
    same token).

    A rule is its origin, its length and the name of the node that it makes, "" where its children take its place.
    """
    from lark.parsers.lalr_analysis import Shift

    table = lark.parser.parser._parse_table
    order = {rule: index for index, rule in enumerate(lark.rules)}
    rules = [_rule(rule) for rule in lark.rules]
    states: list[dict[str, int]] = []
    for number in range(len(table.states)):
        actions: dict[str, int] = {}
        for symbol, (action, argument) in sorted(table.states[number].items()):
            if action is Shift:
                actions[str(symbol)] = argument
            else:
                if argument not in order:
                    order[argument] = len(rules)
                    rules.append(_rule(argument))
                actions[str(symbol)] = -order[argument] - 1
        states.append(_with_default(actions))
    return {"states": states, "rules": rules, "starts": dict(table.start_states), "ends": dict(table.end_states)}


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
