"""The list of names out of force holds together."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from giar_lint.document import Passage, Piece
from giar_lint.words import names
from giar_lint.words.text import Prose, pairs_of

NAMES = list(names.listed_names())


def found(text: str, year: int = 2022) -> list[str]:
    prose = Prose((Passage(text, (Piece(0, 0, len(text)),)),))
    return [f"{name.text}>{name.now(year)}" for _, name in names.find_names(prose, year, {}, ())]


def test_the_list_says_where_it_comes_from() -> None:
    assert "深化党和国家机构改革方案" in (Path(names.__file__).parent / "names.tsv").read_text(encoding="utf-8")[:300]


def test_every_name_has_a_sign_and_stands_once() -> None:
    signs = pairs_of(names.SIGNS)
    for name in NAMES:
        assert {pair for at in range(len(name.text) - 1) for pair in pairs_of(name.text[at : at + 2])} & signs, (
            name.text
        )
        assert name.before in ("any", "place", "free", "state")
        assert name.since >= 2019 and name.when and name.successor
    assert max(Counter(name.text for name in NAMES).values()) == 1


@pytest.mark.parametrize("name", NAMES, ids=lambda each: each.text)
def test_every_name_is_found_from_its_year_on(name: names.Name) -> None:
    lead = "由国务院" if name.before == "state" else "由县"
    assert found(f"{lead}{name.text}汇总", name.since) == [f"{name.text}>{name.now(name.since)}"]
    assert found(f"{lead}{name.text}汇总", name.since - 1) == []
