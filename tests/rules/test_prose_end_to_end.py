"""Figures in prose from file to finding: whole reports in every layout, clean ones silent, one edit found at its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from giar_lint.parser import Hints, parse
from giar_lint.readers import read
from giar_lint.report import Report
from giar_lint.rule import Rule
from giar_lint.rules import fees, prose, quantities
from support.generate import seeded_report
from support.model import model_report
from support.prose import told
from support.render import LAYOUTS, Layout, file_name, render

RULES = [rule for module in (prose, quantities, fees) for rule in vars(module).values() if isinstance(rule, Rule)]


def report_of(text: str, layout: Layout) -> Report:
    name = file_name(layout)
    return parse(read(text.encode(), name), name, Hints())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_clean_reports_are_silent(layout: Layout) -> None:
    for model in (model_report("2021", 2023), model_report("2019", 2020)):
        assert told(report_of(render(model, layout), layout), RULES) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_generated_reports_are_silent(layout: Layout) -> None:
    # their fee is not made to fit the requests that were closed as unpaid
    rules = [rule for rule in RULES if rule is not fees.fee_notice]
    for seed in range(12):
        assert told(report_of(render(seeded_report(seed), layout), layout), rules) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_example_of_a_rule_holds(rule: Rule) -> None:
    assert rule.example is not None
    good = render(model_report(), "tabs")
    assert good.count(rule.example.good) == 1
    bad = good.replace(rule.example.good, rule.example.bad)
    found = told(report_of(bad, "tabs"), RULES)
    assert found
    assert {each.partition(" ")[0] for each in found} == {rule.code}


EDITS = [
    ("新收政府信息公开申请16件", "新收政府信息公开申请61件", ["GIA401 61"]),
    ("上年结转2件", "上年结转3件", ["GIA401 3"]),
    ("全年办结17件", "全年办结18件", ["GIA401 18"]),
    ("结转下年度继续办理1件", "结转下年度继续办理5件", ["GIA401 5"]),
    ("不予公开2件", "不予公开4件", ["GIA401 4"]),
    ("因政府信息公开引起的行政复议2件", "因政府信息公开引起的行政复议7件", ["GIA401 7"]),
    ("行政复议2件，其中结果维持1件", "行政复议2件，其中结果维持2件", ["GIA401 2"]),
    ("废止1件", "废止2件", ["GIA401 2"]),
    ("作出行政许可决定268件", "作出行政许可决定286件", ["GIA401 286"]),
    ("行政处罚决定37件", "行政处罚决定73件", ["GIA401 73"]),
    ("新收政府信息公开申请16件", "未收到政府信息公开申请", ["GIA402 未收到政府信息公开申请"]),
    ("发布信息186条", "发布信息168条", ["GIA403 168"]),
    ("发布信息186条", "发布信息196条", ["GIA403 196"]),
    ("工作动态97条", "工作动态79条", ["GIA403 186"]),
    ("工作动态97条", "工作动态970条", ["GIA407 970"]),
    ("视频解读3篇", "视频解读5篇", ["GIA403 9"]),
    ("满意率95%", "满意率96.5%", ["GIA404 96.5%"]),
    ("回应网民留言42条", "回应网民留言条", ["GIA405 条"]),
]


_DIGITS = "0123456789."


def edited(layout: Layout, good: str, bad: str) -> Iterator[str]:
    """The model report in a layout with one edit; PDF text has spaces between numbers and characters, so both do."""
    text = render(model_report(), layout)
    if layout == "pdf":
        good, bad = _spaced(good), _spaced(bad)
    if text.count(good) == 1:
        yield text.replace(good, bad)


def _spaced(text: str) -> str:
    spaced = ""
    for character in text:
        if spaced and (character in _DIGITS) != (spaced[-1] in _DIGITS) and character not in "，%":
            spaced += " "
        spaced += character
    return spaced


@pytest.mark.parametrize(("good", "bad", "expected"), EDITS)
def test_one_edit_is_one_finding_in_every_layout(good: str, bad: str, expected: list[str]) -> None:
    tried = 0
    for layout in LAYOUTS:
        for text in edited(layout, good, bad):
            tried += 1
            found = told(report_of(text, layout), RULES)
            assert ["".join(each.replace(" ", "", 1).split()) for each in found] == [
                each.replace(" ", "", 1) for each in expected
            ]
    assert tried >= len(LAYOUTS) - 1
