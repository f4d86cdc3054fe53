"""GIA501 to 504, GIA508: the report speaks of one year."""

from __future__ import annotations

import pytest

from giar_lint.api import lint_text
from support import lint
from support.changes import FIRST, PERIOD, TITLE, changed, found
from support.model import model_report
from support.render import render

WRONG = (
    "2022年，我局围绕中心工作依法推进政府信息公开，各项工作平稳有序。",
    "2022年，县自然资源局认真落实条例，主动公开政府信息32条。",
    "2022 年，在县委、县政府的领导下，我局坚持以公开为常态。",
    "2022年，云岭县自然资源局未收到政府信息公开申请。",
    "2022年度，累计公开信息32条。",
    "2020年，我局主动公开政府信息32条。",
    "2024年，我局主动公开政府信息32条。",
)
RIGHT = (
    "2022年以来，我局持续优化栏目。",
    "截至2022年底，我局累计公开信息32条。",
    "全年公开信息32条，较2022年增长20%。",
    "2022年度部门决算、2023年部门预算均已公开。",
    "2022年，我局公开信息32条；2023年公开40条，增长25%。",
    "2021年，我局公开信息20条。2022年，公开信息32条。2023年，公开信息40条。",
    "2019年，我局成立政务公开领导小组。",
    "2022年，我局成立政务公开领导小组。",
    "2021年，我局制定了信息公开制度。",
    "2022年，县政府办公室开展了专项检查。",
    "2022年，国务院办公厅、省政府先后作出部署。",
    "按照《云岭县2022年政务公开工作要点》，2023年，我局公开信息40条。",
    "在2022年度考核中，我局位列全县前茅。",
    "“十四五”规划实施以来，2021年至2025年的目标逐项公开。",
    "2024年1月，我局印发《2024年政务公开要点》。",
    "2024年，我局将继续加大公开力度。",
    "2024年，我局认真谋划公开工作。",
    "根据云办发〔2022〕30号文件，我局及时调整目录。",
    "2022年结转的2件申请均已答复。",
)


@pytest.mark.parametrize("sentence", WRONG)
def test_wrong_year(sentence: str) -> None:
    text = changed((FIRST, f"{FIRST}\n\n{sentence}"))
    (diagnostic,) = lint.lint(text)
    told = sentence[: sentence.index("年") + 1]
    assert (diagnostic.code, text[slice(*diagnostic.span)]) == ("GIA501", told)
    assert "本报告为2023年度" in diagnostic.message and f"“{told[:4]}年”" in diagnostic.message


@pytest.mark.parametrize("sentence", RIGHT)
def test_right_year(sentence: str) -> None:
    assert found(changed((FIRST, f"{FIRST}\n\n{sentence}"))) == []


def test_wrong_year_only_where_the_year_is_told() -> None:
    sentence = "2022年，我局主动公开政府信息32条。"
    heading = "五、存在的主要问题及改进情况\n\n"
    assert found(changed((heading, f"{heading}{sentence}\n\n"))) == []
    heading = "三、收到和处理政府信息公开申请情况\n\n"
    assert found(changed((heading, f"{heading}{sentence}\n\n"))) == [("GIA501", "2022年")]


def test_two_sentences_of_one_year_are_two_diagnostics() -> None:
    wrong = f"{FIRST}2022年，我局加强管理。\n\n2022年，我局规范流程。"
    assert found(changed((FIRST, wrong))) == [("GIA501", "2022年")] * 2


def test_title_outvoted() -> None:
    text = changed((TITLE, TITLE.replace("2023", "2022")))
    (diagnostic,) = lint.lint(text)
    assert (diagnostic.code, diagnostic.location, diagnostic.year) == ("GIA502", (1, 9), 2023)
    assert "标题年份为“2022年”，统计期限、正文叙述的年度均为“2023年”" in diagnostic.message
    assert [related.location.line for related in diagnostic.related] == [5, 9]


def test_all_sentences_under_another_year_ask_about_the_title_once() -> None:
    text = render(model_report("2021", 2022), "tabs").replace(PERIOD.replace("2023", "2022"), "如下")
    text = text.replace(TITLE.replace("2023", "2022"), TITLE)
    assert [code for code, _ in found(text)] == ["GIA111", "GIA502"]


def test_a_period_alone_is_asked_about_itself() -> None:
    text = changed((PERIOD, PERIOD.replace("2023", "2022")))
    assert found(text) == [("GIA503", "2022年1月1日起至2022年12月31日")]


def test_the_file_name() -> None:
    text = changed()
    assert found(text, "云岭县自然资源局2023年年报.txt") == []
    assert found(text, "云岭县自然资源局2024年1月20日.txt") == []
    (diagnostic,) = lint.lint(text, "云岭县自然资源局2022年年报.txt")
    assert (diagnostic.code, diagnostic.location) == ("GIA502", (1, 9))
    assert "文件名称标明的年度为“2022年”" in diagnostic.message


@pytest.mark.parametrize(
    ("period", "code", "marked"),
    (
        ("自2022年1月1日起至12月31日止", "GIA503", "2022年1月1日起至12月31日"),
        ("自2023年1月1日起至2024年12月31日止", "GIA503", "2023年1月1日起至2024年12月31日"),
        ("自2010年1月1日起至2009年12月31日止", "GIA503", "2010年1月1日起至2009年12月31日"),
        ("自2023年12月31日起至2023年1月1日止", "GIA503", "2023年12月31日起至2023年1月1日"),
        ("自2023年1月1日起至2023年11月30日止", "GIA508", "2023年1月1日起至2023年11月30日"),
        ("自2023年3月1日起至12月31日止", "GIA508", "2023年3月1日起至12月31日"),
        ("截止日期为2023年11月30日", "GIA508", "2023年11月30日"),
        ("自20231月1日起至2023年12月31日止", "GIA504", "20231月1日"),
        ("自202311日起至20231231日止", "GIA504", "202311日起至20231231日"),
        ("自2023年1月1日起至2023年12月32日止", "GIA504", "2023年12月32日"),
        ("自2023年年1月1日起至2023年12月31日止", "GIA504", "2023年年"),
    ),
)
def test_one_diagnostic_for_a_period(period: str, code: str, marked: str) -> None:
    assert found(changed((PERIOD, period))) == [(code, marked)]


@pytest.mark.parametrize(
    "period",
    (
        "自2023年1月1日起至12月31日止",
        "为２０２３年１月１日至１２月３１日",
        "自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止",
        "为2023年1月—12月",
        "为2023年度",
        "截止日期为2023年12月31日",
        "自2023年1月1日起至年末",
        "为二〇二三年一月一日至十二月三十一日",
    ),
)
def test_periods_that_are_right(period: str) -> None:
    assert found(changed((PERIOD, period))) == []


def test_a_certain_slip_can_be_mended() -> None:
    text = changed((PERIOD, "自20231月1日起至20231231日止"), (FIRST, FIRST + "2023年年，我局未发生舆情。"))
    edits = [edit for each in lint.lint(text) if each.fix is not None for edit in each.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.content + text[edit.span.end :]
    assert PERIOD in text and "2023年，我局未发生舆情" in text
    assert found(text) == []


def test_slips_anywhere() -> None:
    assert found(changed((FIRST, FIRST + "2月30日，召开会议。"))) == [("GIA504", "2月30日")]
    assert found(changed(("2024年1月20日\n", "2024年13月20日\n"))) == [("GIA504", "2024年13月20日")]


def test_english() -> None:
    text = changed((FIRST, f"{FIRST}2022年，我局加强管理。"), (PERIOD, "自2023年1月1日起至2023年11月30日止"))
    messages = {each.code: each.message for each in lint_text(text, language="en")}
    assert "tells the work of 2022" in messages["GIA501"] and "not the whole year" in messages["GIA508"]
