"""GIA702."""

from __future__ import annotations

import pytest

from giar_lint.rules.words import confusable_word
from support.sections import hits, report_of


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("处理行政出发26件。", [": 行政出发"]),
        ("公开2022年部门决赛。", [": 部门决赛"]),
        ("成立以了以局长为组长的领导小组。", [": 成立以了以"]),
        ("本报告由办公室编及发布，数据统计限为全年。", [": 编及发布", ": 统计限"]),
        ("不得公开涉及国家机密的信息。", ["advice: 国家机密"]),
        ("从依法行政出发，抓好决赛圈保障，规范计划生育服务，公布署名文章。", []),
    ),
)
def test_places(text: str, expected: list[str]) -> None:
    assert hits(confusable_word, report_of(overview=text)) == expected


def test_the_right_word_is_offered() -> None:
    (finding,) = confusable_word.check(report_of(overview="处理行政出发26件。"), confusable_word.options())
    assert [edit.content for edit in finding.edits] == ["行政处罚"]
    assert finding.applicability == "unsafe"


def test_options() -> None:
    report = report_of(overview="处理行政出发26件，县政公示栏更新。")
    assert hits(confusable_word, report, words={"县政公示": "县情公示"}) == [": 行政出发", ": 县政公示"]
    assert hits(confusable_word, report, allow=("行政出发",)) == []
