"""The prose of a report as one text leads back to the report."""

from __future__ import annotations

import pytest

from giar_lint.document import Passage
from giar_lint.words.text import Prose, characters_of, pairs_of, prose_of
from support.sections import report_of


def test_every_passage_stands_in_it_and_leads_back() -> None:
    report = report_of(overview="第一段。\n第二段，“引文”。")
    prose = prose_of(report)
    at = prose.text.index("引文")
    span = prose.span(at, at + 2)
    assert report.document.source.text[slice(*span)] == "引文"
    assert prose.line(at)[1].text == "第二段，“引文”。"
    assert all(prose.text[start:].startswith(passage.text) for start, passage in prose.lines())
    assert prose_of(report) is prose


def test_title_headings_and_signature_belong_to_it() -> None:
    text = prose_of(report_of()).text
    assert text.startswith("云岭县自然资源局2023年")
    assert "\n二、主动公开政府信息情况\n" in text
    assert text.endswith("\n云岭县自然资源局")
    assert "本年处理决定数量" not in text


def test_pairs() -> None:
    prose = prose_of(report_of(overview="处理行政出发一件。"))
    assert {characters_of(pair) for pair in pairs_of("政出政法")} == {"政出", "政法"}
    assert pairs_of("政出") <= prose.pairs and not pairs_of("政法") & prose.pairs


@pytest.mark.parametrize(
    ("text", "lengths"), (("政府信息政府信息", [4]), ("情况情况", [2]), ("公开信息", []), ("哈哈哈哈", [2]))
)
def test_repeats(text: str, lengths: list[int]) -> None:
    found = prose_of(report_of(overview=f"按要求{text}。", other_matters="无。")).repeats(2, 6)
    assert found == lengths


@pytest.mark.parametrize(
    ("text", "places"),
    (
        ("与与", [0]),
        ("由由由", [0, 1]),
        ("𠮷与与Ā\0\0", [1, 4]),
        ("\ud800\ud800公开", [0]),
        ("公开", []),
        ("与", []),
        ("", []),
    ),
)
def test_doubled(text: str, places: list[int]) -> None:
    assert list(Prose((Passage(text, ()),)).doubled()) == places
