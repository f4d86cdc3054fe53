"""Ordinals of prose: where one stands, how it is written, and in which other forms it may be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giar_lint.enumerations import read_lists
from giar_lint.ordinals import chinese, ordinal_end, read_marks, told_otherwise


def _found(text: str, *, counted: bool = False) -> list[tuple[str, int]]:
    return [(mark.item.text, mark.item.number) for mark in read_marks(text, counted=counted)]


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("一是加强学习；二是完善机制。", [("一是", 1), ("二是", 2)]),
        ("（一）主动公开。（二）依申请公开。", [("（一）", 1), ("（二）", 2)]),
        ("(一) 主动公开", [("(一)", 1)]),
        ("（ 十二 ）其他", [("（ 十二 ）", 12)]),
        ("1.主动公开。2.依申请公开。", [("1.", 1), ("2.", 2)]),
        ("1、主动公开；2、依申请公开", [("1、", 1), ("2、", 2)]),
        ("１．主动公开", [("１．", 1)]),
        ("1.2024年，我局公开信息", [("1.", 1)]),
        ("1. 2024 年，我局公开信息", [("1.", 1)]),
        ("（1）网站；（2）公众号", [("（1）", 1), ("（2）", 2)]),
        ("1）网站；2）公众号", [("1）", 1), ("2）", 2)]),
        ("①网站②公众号", [("①", 1), ("②", 2)]),
        ("⑴网站；⒉公众号；㈢热线", [("⑴", 1), ("⒉", 2), ("㈢", 3)]),
        ("第一，加强学习；第二，完善机制", [("第一", 1), ("第二", 2)]),
        ("其一，加强学习；其二，完善机制", [("其一", 1), ("其二", 2)]),
        ("一要学习，二要落实", [("一要", 1), ("二要", 2)]),
        ("首先，学习；其次，落实；再次，检查", [("首先", 1), ("其次", 2), ("再次", 3)]),
        ("一、存在的问题", [("一、", 1)]),
        ("**（一）主动公开。** 公开3条", [("（一）", 1)]),
        ("二十一是完善机制", [("二十一是", 21)]),
        # none of these is an ordinal
        ("2.5%，1.2万次，3.15活动，12.4国家宪法日", []),
        ("12345热线", []),
        ("第一书记、第一时间、第一责任人、第三季度", []),
        ("第二十条第（一）、（五）、（六）项", []),
        ("见第（三）项，依照（一）至（六）项", []),
        ("统一是前提，唯一是标准，万一是不行的", []),
        ("，三要素齐全，二要点明确", []),
        ("一、二级医院，1、2、3号窗口", []),
        ("再次强调，再次部署", []),
        ("2023.12.31", []),
        ("共发布3、5两类", []),
        ("", []),
    ),
)
def test_marks(text: str, expected: list[tuple[str, int]]) -> None:
    assert _found(text) == expected


def test_numbers_that_the_format_counts() -> None:
    assert _found("1. 网站\n", counted=True) == []
    assert _found("1.网站", counted=True) == [("1.", 1)]


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    (
        ("三是", 2, "二是"),
        ("（四）", 13, "（十三）"),
        ("4.", 3, "3."),
        ("（2）", 10, "（10）"),
        ("④", 3, "③"),
        ("⒋", 2, "⒉"),
        ("第三", 2, "第二"),
        ("其次", 1, "首先"),
        ("十二、", 11, "十一、"),
    ),
)
def test_written(text: str, number: int, expected: str) -> None:
    probe = f"{text}，" if text[0] in "第其" else f"{text}甲"
    (mark,) = read_marks(probe)
    assert mark.item.text == text
    assert mark.item.written(number) == expected


@given(st.integers(1, 99))
def test_chinese_numbers_are_read_back(number: int) -> None:
    mark = next(iter(read_marks(f"（{chinese(number)}）甲")), None)
    assert (mark.item.number if mark is not None else None) == (number if number <= 30 else None)


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    (
        ("……。二、完善机制", 2, True),
        ("第二，完善机制", 2, True),
        ("其次，完善机制", 2, True),
        ("措施二是完善机制", 2, True),
        ("\n2.12345热线", 2, True),
        ("②完善机制", 2, True),
        ("（二依申请公开", 2, True),
        ("最后，强化考核", 4, True),
        ("统二是", 2, False),
        ("下载量5.3万", 5, False),
        ("第二季度、第二批", 2, False),
        ("同时完善机制", 2, False),
        ("", 1, False),
    ),
)
def test_told_otherwise(text: str, number: int, expected: bool) -> None:
    assert told_otherwise(text, number) is expected


def test_ordinal_end() -> None:
    assert ordinal_end("（一）主动公开", 0) == 3
    assert ordinal_end("甲：2、乙", 2) == 4
    assert ordinal_end("主动公开", 0) == 0


@given(st.integers(2, 9), st.data())
def test_a_whole_list_has_no_slip_and_a_damaged_one_has_one(count: int, data: st.DataObject) -> None:
    styles = ("{}是", "（{}）", "{}要", "第{}，")
    style = data.draw(st.sampled_from(styles))
    joint = data.draw(st.sampled_from(("；", "。")))
    items = [style.format(chinese(number)) + "甲乙丙" for number in range(1, count + 1)]
    assert read_lists((joint.join(items),)).slips == ()
    assert read_lists(tuple(items)).slips == ()
    gone = data.draw(st.integers(1, count - 1))
    rest = (*items[:gone], *items[gone + 1 :])
    slips = read_lists((joint.join(rest),)).slips
    assert [slip.expected for slip in slips] == ([gone + 1] if gone < count - 1 else [])


@given(st.lists(st.text(alphabet="一二三是（）1２2.、；。，第其①②要首先甲 \n*年", max_size=30), max_size=6))
def test_any_text_is_read(texts: list[str]) -> None:
    reading = read_lists(tuple(texts))
    for slip in reading.slips:
        assert texts[slip.item.paragraph][slip.item.start : slip.item.end] == slip.item.text
        assert slip.item.written(slip.expected)
