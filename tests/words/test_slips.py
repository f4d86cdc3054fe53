"""The list of slips holds together, and finds what it should where it should."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from giar_lint.document import Passage, Piece
from giar_lint.words import slips
from giar_lint.words.text import Prose, pairs_of

SLIPS = list(slips.listed_slips())
PAIRS = Path(slips.__file__).parent / "slips.pairs"


def prose(text: str) -> Prose:
    return Prose((Passage(text, (Piece(0, 0, len(text)),)),))


def found(text: str, words: dict[str, str] | None = None, allow: tuple[str, ...] = ()) -> list[tuple[str, str, bool]]:
    return [(slip.text, slip.right, slip.advice) for _, slip in slips.find_slips(prose(text), words or {}, allow)]


def test_the_list_is_long_and_says_where_it_comes_from() -> None:
    assert len(SLIPS) > 500
    assert "Source" in (PAIRS.parent / "slips.txt").read_text(encoding="utf-8")[:400]


def test_no_slip_stands_twice() -> None:
    assert [text for text, count in Counter(slip.text for slip in SLIPS).items() if count > 1] == []


def test_no_slip_is_part_of_a_right_word() -> None:
    rights = {slip.right for slip in SLIPS}
    assert [(slip.text, right) for slip in SLIPS for right in rights if found_in(right, slip)] == []


def found_in(right: str, slip: slips.Slip) -> bool:
    return any(each == slip.text for each, _, _ in found(right)) if slip.text in right else False


def test_pairs_are_those_of_the_list() -> None:
    """Whoever changes the list has to run bench/lexicon/build.py, which makes the pairs."""
    keys = pairs_of(PAIRS.read_text(encoding="utf-8"))
    for slip in SLIPS:
        pairs = {pair for start in range(len(slip.text) - 1) for pair in pairs_of(slip.text[start : start + 2])}
        assert pairs & keys, slip.text


@pytest.mark.parametrize("slip", SLIPS, ids=lambda each: each.text)
def test_every_slip_is_found_with_what_is_right(slip: slips.Slip) -> None:
    right = [each for each in found(f"，{slip.text}。") if each[0] == slip.text or slip.text in each[0]]
    assert right and (right[0][0] != slip.text or right[0][1] == slip.right)


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("全年处理行政出发26条。", [("行政出发", "行政处罚", False)]),
        ("从依法行政出发，规范办事流程。", []),
        ("从行政出发考虑", []),
        ("按时公开部门决赛。", [("部门决赛", "部门决算", False)]),
        ("认真布署全年工作。", [("布署", "部署", False)]),
        ("在报刊公布署名文章", []),
        ("抓好多顶工作", [("多顶工作", "多项工作", False)]),
        ("发放多顶帽子", []),
        ("推进规范计划生育行政执法", []),
        ("公开规范计划信息", [("规范计划信息", "规划计划信息", False)]),
        ("自己公开承诺", []),
        ("相关信息己公开", [("己公开", "已公开", False)]),
        ("不得泄露国家机密", [("国家机密", "国家秘密", True)]),
        ("截止目前，共公开", [("截止目前", "截至目前", True)]),
        ("数据统计限于本级", []),
        ("最近一步推进的", []),
        ("进一步加强", []),
        ("系统记录完整", []),
        ("会审记录", []),
        ("创建全国文明城市", []),
        ("总书纪强调，总书记强调", [("总书纪", "总书记", False)]),
        ("学习进平安社区", []),
        ("业务培讯有序开展", [("业务培讯", "业务培训", False)]),
    ),
)
def test_context(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert found(text) == expected


def test_configuration_adds_and_takes() -> None:
    assert found("县政务公示", {"政务公示": "政务公开"}) == [("政务公示", "政务公开", False)]
    assert found("行政出发26条", allow=("行政出发",)) == []
    assert found("行政出发", {"行政出发": "行政处置"}) == [("行政出发", "行政处置", False)]
