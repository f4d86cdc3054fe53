"""The prepared grammar of quantities is that of the Lark file, and walking it gives what Lark gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark, Token
from lark.exceptions import UnexpectedInput
from lark.parsers.lalr_interactive_parser import InteractiveParser

from giar_lint.facts.machine import Start, grammar
from giar_lint.parser.prepare_quantities import compiled, prepare_quantities

FOLDER = Path(__file__).parents[2] / "grammar"
PREPARED = FOLDER / "prepared" / "quantities.json"
STARTS: tuple[Start, ...] = ("sentence", "claim", "denial", "universal")


def test_the_prepared_grammar_is_current() -> None:
    assert json.loads(PREPARED.read_text(encoding="utf-8")) == json.loads(
        json.dumps(prepare_quantities(FOLDER / "quantities.lark"))
    )


def test_no_word_stands_in_two_terminals(tmp_path: Path) -> None:
    text = (FOLDER / "quantities.lark").read_text(encoding="utf-8")
    twice = tmp_path / "quantities.lark"
    twice.write_text(text.replace('REPEAL: "废止"', 'REPEAL: "废止" | "结转"'), encoding="utf-8")
    with pytest.raises(ValueError, match="结转"):
        prepare_quantities(twice)


@pytest.fixture(scope="module")
def lark() -> Lark:
    return compiled((FOLDER / "quantities.lark").read_text(encoding="utf-8"), STARTS)


def ends_with(parser: InteractiveParser, kind: str) -> bool:
    """Whether what Lark has read so far is whole with one more token."""
    copy = parser.copy()
    try:
        copy.feed_token(Token(kind, kind))
    except UnexpectedInput:
        return False
    return "$END" in copy.accepts()


@pytest.mark.parametrize("start", STARTS)
def test_the_walk_accepts_what_lark_accepts(lark: Lark, start: Start) -> None:
    """Along runs of tokens that Lark itself would take next, and where one of them is another instead."""
    seen = {True: 0, False: 0}
    terminals = {terminal.name for terminal in lark.terminals}

    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def compare(data: st.DataObject) -> None:
        parser = lark.parse_interactive("", start=start)
        kinds: list[str] = []
        while len(kinds) < 8:
            accepted = parser.accepts()
            assert (grammar().parse(start, kinds) is not None) == ("$END" in accepted)
            seen["$END" in accepted] += 1
            other = data.draw(st.sampled_from(sorted(terminals)))
            assert (grammar().parse(start, [*kinds, other]) is not None) == ends_with(parser, other)
            following = sorted(accepted - {"$END"})
            if not following:
                break
            kinds.append(data.draw(st.sampled_from(following)))
            parser.feed_token(Token(kinds[-1], kinds[-1]))

    compare()
    assert seen[True] and seen[False]


def test_a_tree_names_what_stands_where() -> None:
    tree = grammar().parse("claim", ["LAST", "CARRY", "REQUEST", "AMOUNT"])
    assert tree is not None
    assert [node.name for node in tree.nodes()] == ["carry_over", "request"]
    assert tree.nodes()[0].children == [0, 1]


def test_a_long_list_is_one_flat_sentence() -> None:
    kinds = ["WORD", "NUMBER", "UNIT", "PAUSE"] * 5000 + ["NUMBER", "UNIT"]
    tree = grammar().parse("sentence", kinds)
    assert tree is not None
    assert len(tree.nodes()) == 5001
