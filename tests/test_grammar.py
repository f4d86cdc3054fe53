"""The grammars: free of conflicts, prepared files current, and walked exactly as Lark itself walks them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from lark import Lark
from lark.exceptions import UnexpectedToken
from lark.lexer import Token as LarkToken
from lark.parsers.lalr_interactive_parser import InteractiveParser

from giar_lint.edition import BUILT_IN, build, load
from giar_lint.parser import prepare
from giar_lint.parser.repair import Machine

GRAMMAR = Path(prepare.__file__).resolve().parent.parent / "grammar"
STARTS = ("report", "table_two", "table_three", "table_four")


def compile_with_lark(key: str, *, strict: bool) -> Lark:
    text = (GRAMMAR / f"{key}.lark").read_text(encoding="utf-8")
    # A custom lexer: Lark's own never runs, and the wordings of terminals may overlap.
    return Lark(
        text,
        start=list(STARTS),
        parser="lalr",
        lexer="basic",
        strict=strict,
        import_paths=[str(GRAMMAR)],
        keep_all_tokens=True,
    )


@pytest.mark.parametrize("key", BUILT_IN)
def test_the_prepared_file_is_current(key: str) -> None:
    fresh = prepare.prepare(GRAMMAR / f"{key}.lark", GRAMMAR / f"{key}.toml")
    stored = json.loads((GRAMMAR / "prepared" / f"{key}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(fresh)) == stored, "run: python -m giar_lint.parser.prepare"


@pytest.mark.parametrize("key", BUILT_IN)
def test_the_grammar_has_no_conflicts(key: str) -> None:
    pytest.importorskip("interegular")
    compile_with_lark(key, strict=True)


@pytest.mark.parametrize("key", BUILT_IN)
@pytest.mark.parametrize("start", STARTS)
def test_the_machine_accepts_what_lark_accepts(key: str, start: str) -> None:
    """From every stack that is reached within a few tokens, the same terminals fit as in Lark's interactive parser."""
    edition = load(key)
    machine = Machine(edition.automaton, start)
    lark = compile_with_lark(key, strict=False)
    bare = {str(name).replace("shared__", ""): str(name) for name in _terminals(lark)}
    paths: list[tuple[str, ...]] = [()]
    for _ in range(60):
        fitting = [name for name, _ in machine.accepts(_walk(machine, paths[-1]))]
        interactive = lark.parse_interactive(start=start)
        for name in paths[-1]:
            interactive.feed_token(LarkToken(bare[name], ""))
        accepted = {name.replace("shared__", "") for name in _accepts(interactive)}
        assert set(fitting) == accepted - {"$END"}
        assert (machine.advance(_walk(machine, paths[-1]), "$END") is not None) == ("$END" in accepted)
        if not fitting:
            break
        paths.append((*paths[-1], fitting[0]))
    else:
        pytest.fail("the grammar of an edition is finite")
    assert machine.advance(_walk(machine, paths[-1]), "$END") is not None


def _accepts(interactive: InteractiveParser) -> Iterator[str]:
    """As Lark's own accepts(), which leaves out terminals that an import gave a prefix in lower case."""
    for name in interactive.choices():
        if name.replace("shared__", "").isupper() or name == "$END":
            trial = interactive.copy()
            with suppress(UnexpectedToken):
                trial.feed_token(LarkToken(name, "")) if name != "$END" else trial.feed_eof()
                yield name


def _terminals(lark: Lark) -> set[str]:
    return {symbol.name for rule in lark.rules for symbol in rule.expansion if symbol.is_term}


def _walk(machine: Machine, names: tuple[str, ...]) -> tuple[int, ...]:
    stack = machine.start
    for name in names:
        after = machine.advance(stack, name)
        assert after is not None
        stack = after
    return stack


@pytest.mark.parametrize(("key", "numbers"), [("2019", 23), ("2021", 25)])
def test_table_three_has_the_rows_of_its_edition(key: str, numbers: int) -> None:
    table = load(key).table(3)
    assert table is not None
    rows = [row for row in table.rows if row.kind == "row"]
    assert len(rows) == numbers
    assert {len(row.columns) for row in rows} == {7}


def test_headings_are_those_of_the_form() -> None:
    assert [heading.full for heading in load("2021").headings] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def test_an_identity_of_an_unknown_row_is_refused(tmp_path: Path) -> None:
    text = (GRAMMAR / "2021.toml").read_text(encoding="utf-8").replace('"carried-over"]', '"carried-ofer"]')
    (tmp_path / "edition.toml").write_text(text, encoding="utf-8")
    (tmp_path / "edition.lark").write_text((GRAMMAR / "2021.lark").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(prepare.EditionError, match="carried-ofer"):
        build(prepare.prepare_folder(str(tmp_path)))
