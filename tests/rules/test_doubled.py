"""GIA701."""

from __future__ import annotations

import pytest

from giar_lint.rules.doubled import doubled_character
from support.sections import hits, report_of


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("加强与与群众的沟通。", ["与"]),
        ("推动卫卫健事业发展。", ["卫"]),
        ("对过程性性信息不予公开。", ["性"]),
        ("按月通报公开情况情况。", ["情况"]),
        ("通过县政府门户网站县政府门户网站发布。", ["县政府门户网站"]),
        ("加强与与群众的沟通，推动卫卫健事业发展。", ["与", "卫"]),
        ("由由由办公室办理。", ["由"]),
        ("扎实做好信息信息相关工作。", ["信息"]),
        ("四是公开公开公开提升质量。", ["公开公开"]),
        ("主动公开政府政府信息286条，参训65人人次。", ["政府", "人"]),
        ("紧紧围绕中心工作，公开开展情况，转变工作作风，源源不断。", []),
        ("现将年度报告报告如下，市政府政府网站同步发布。", []),
        ("全年公开22条，占99%……", []),
    ),
)
def test_places(text: str, expected: list[str]) -> None:
    assert hits(doubled_character, report_of(overview=text)) == [f": {each}" for each in expected]


def test_the_second_is_marked_and_deleted() -> None:
    report = report_of(overview="加强与与群众的沟通。")
    (finding,) = doubled_character.check(report, doubled_character.options())
    assert finding.span.start == report.document.source.text.index("与与") + 1
    assert [(edit.span, edit.content) for edit in finding.edits] == [(finding.span, "")]
    assert finding.applicability == "unsafe"


@pytest.mark.parametrize("layout", ("tabs", "pdf", "cells", "pipes", "markdown"))
def test_title_and_headings_are_read_too(layout: str) -> None:
    assert hits(doubled_character, report_of(agency="云岭县自然然资源局", layout=layout)) != []


def test_a_local_name_can_be_allowed() -> None:
    text = "在“办办”小程序开设专栏，办办办理量居前。"
    assert hits(doubled_character, report_of(overview=text)) != []
    assert hits(doubled_character, report_of(overview=text), allow=("办办",)) == []


def test_characters_of_two_paragraphs_are_not_one() -> None:
    assert hits(doubled_character, report_of(overview="做好信息公开\n开展自查，逐项整改。")) == []
