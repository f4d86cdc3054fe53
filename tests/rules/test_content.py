"""GIA106, GIA111, GIA112, GIA116."""

from __future__ import annotations

import pytest

from giar_lint.diagnostics import Diagnostic
from support import lint
from support.changes import FEE, OTHER, PERIOD, TITLE, changed, found
from support.model import model_report
from support.parts import ParagraphModel, SectionModel
from support.render import render

OVERVIEW, SHORTCOMINGS, OTHER_MATTERS = "一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"


def _with_prose(key: str, *texts: str, heading: str | None = None) -> str:
    """The model report with other prose in a section."""
    model = model_report()
    old = model.section(key)
    new = SectionModel(key, heading or old.heading, tuple(ParagraphModel(text) for text in texts), old.table)
    return render(model.with_section(new), "tabs")


@pytest.mark.parametrize(
    ("key", "texts", "heading"),
    (
        ("overview", (), OVERVIEW),
        ("overview", ("（一）主动公开", "（二）依申请公开情况"), OVERVIEW),
        ("shortcomings", (), SHORTCOMINGS),
        ("shortcomings", ("（一）存在的主要问题", "（二）改进情况"), SHORTCOMINGS),
        ("shortcomings", ("无。",), SHORTCOMINGS),
        ("shortcomings", ("（一）存在问题", "无", "（二）改进措施"), SHORTCOMINGS),
        ("other-matters", (), OTHER_MATTERS),
    ),
)
def test_empty_section(key: str, texts: tuple[str, ...], heading: str) -> None:
    # without its content, section one or six lacks other things too: one diagnostic all the same
    assert found(_with_prose(key, *texts)) == [("GIA106", heading)]


@pytest.mark.parametrize(
    ("key", "texts"),
    (
        ("shortcomings", ("一是解读偏少。二是更新不及时。下一步，加强解读，及时更新。",)),
        ("shortcomings", ("一是加强管理", "二是完善公开")),
        ("overview", ("2023年，我局依法公开信息。",)),
    ),
)
def test_section_with_content(key: str, texts: tuple[str, ...]) -> None:
    assert "GIA106" not in [code for code, _ in found(_with_prose(key, *texts))]


def test_section_five_may_be_a_table() -> None:
    table = "问题\t改进情况\n解读不及时\t已建立同步解读机制"
    assert "GIA106" not in [code for code, _ in found(_with_prose("shortcomings", table))]


@pytest.mark.parametrize(
    "statement",
    (
        "2023年，我局未发出信息处理费收费通知。",
        "2023年，我局没有发出收费通知，没有收取信息处理费。",
        "2023年度政府信息公开信息处理费应收0元、已收0元，收费通知0份。",
        "2023年度，我局未收取信息处理费，故无收费通知。",
        "2023年没有收取信息处理费，收费通知为零，金额为零。",
        "2023年收到信息处理费0元，发出收费通知0件，应收0元。",
        "2023年，我局发出信息处理费收费通知0份，收费总额0元，实际收费0元。",
        "2023年度，我局未制发信息处理费收费通知，收费为0元。",
        "2023年度收取信息处理费：0元；收费通知：0件。",
    ),
)
def test_none_of_the_notices_is_none_of_the_amounts(statement: str) -> None:
    assert "GIA116" not in [code for code, _ in found(changed((FEE, statement)))]


def test_section_six_may_say_nil() -> None:
    assert found(_with_prose("other-matters", "无。")) == [("GIA112", OTHER_MATTERS)]
    answered = _with_prose("other-matters", heading=f"{OTHER_MATTERS}：无")
    assert "GIA106" not in [code for code, _ in found(answered)]


def test_missing_period() -> None:
    sentence = f"本报告所列数据的统计期限{PERIOD}。"
    assert found(changed((sentence, ""))) == [("GIA111", TITLE.strip())]
    assert found(changed((sentence, "数据的统计期限为2023年1月至12月。"))) == []
    assert found(changed((sentence, "本报告数据起于2023年1月1日，止于2023年12月31日。"))) == []
    assert found(changed((sentence, "本报告反映2023年1月1日至12月31日的工作。"))) == []
    assert found(changed((sentence, "统计期\t2023年1月1日至2023年12月31日\n"))) == []
    moved = changed((sentence, ""), (OTHER, f"{sentence}\n\n{OTHER}"))
    assert found(moved) == []


@pytest.mark.parametrize(
    "statement",
    (
        "",
        "本局承办建议5件，办理费心尽力。",
        "无其他需要报告的事项。",
    ),
)
def test_missing_fee_statement(statement: str) -> None:
    assert found(changed((FEE, f"{statement}\n\n" if statement else ""))) == [("GIA112", OTHER_MATTERS)]


@pytest.mark.parametrize(
    "statement",
    (
        "2023年，我局未产生收费情况。",
        "依据有关规定，我单位本年度未收取相关费用。",
        "本年度没有发生收取信息处理费的情况。",
        "2023年度我局没有收取任何费用。",
        "依申请公开均为免费提供。",
        "发出收费通知0件，总金额0元，实际收取0元。",
    ),
)
def test_fee_statements_as_they_are_worded(statement: str) -> None:
    assert "GIA112" not in [code for code, _ in found(changed((FEE, statement + "\n\n")))]


def test_fee_statement_elsewhere() -> None:
    said = "2023年，我局发出信息处理费收费通知0件，总金额0元，实际收取的总金额0元。\n\n"
    text = changed((FEE, ""), ("（三）政府信息管理\n\n", f"{said}（三）政府信息管理\n\n"))
    assert found(text) == []


def test_no_fee_is_owed_before_2021() -> None:
    assert found(render(model_report("2019", 2020), "tabs")) == []


@pytest.mark.parametrize(
    ("statement", "missing"),
    (
        ("2023年，我局未收取信息处理费。", "件数、总金额"),
        ("2023年，我局收取信息处理费60元。", "件数、实际收取的总金额"),
        ("2023年，我局发出收费通知2件，实际收取60元。", ""),
        ("2023年，我局发出收费通知2件，总金额60元。", "实际收取的总金额"),
        ("收费通知件数为0，总金额为0，实际收取总金额为0。", ""),
        ("本年度未收取信息处理费，收费通知零件，金额零元。", ""),
        ("我局没有向任何单位和个人收取信息处理费，收费通知0件，涉及金额0元。", ""),
    ),
)
def test_fee_detail(statement: str, missing: str) -> None:
    text = changed((FEE, statement + "\n\n"))
    diagnostics: list[Diagnostic] = lint.lint(text)
    assert [(each.code, text[slice(*each.span)]) for each in diagnostics] == (
        [("GIA116", statement)] if missing else []
    )
    assert all(f"未写明{missing}；" in each.message for each in diagnostics)
