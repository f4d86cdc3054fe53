"""Numbers of prose: Arabic and Chinese, and the measure word after them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giar_lint.facts.numbers import read_arabic, read_chinese, read_unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百二十", 120),
        ("一百零五", 105),
        ("两千三百", 2300),
        ("三万", 30_000),
        ("一万二千", 12_000),
        ("零", 0),
        ("一百", 100),
    ],
)
def test_chinese_numerals(text: str, value: int) -> None:
    reading = read_chinese(text, 0)
    assert reading is not None
    assert (reading.value, reading.end, reading.round) == (value, len(text), "万" in text)


@pytest.mark.parametrize("text", ["一二", "二三", "十百", "百", "万", "千百"])
def test_characters_that_make_no_number(text: str) -> None:
    assert read_chinese(text, 0) is None


_DIGITS = "零一二三四五六七八九"


def _chinese(value: int) -> str:
    """A number below 10,000 as people write it."""
    text, gap = "", False
    for factor, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // factor % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return text or "零"


@given(st.integers(0, 9999))
def test_every_chinese_numeral_is_read_back(value: int) -> None:
    reading = read_chinese(_chinese(value), 0)
    assert reading is not None
    assert reading.value == value


@pytest.mark.parametrize(
    ("text", "value", "end", "is_round"),
    [
        ("12件", 12, 2, False),
        ("1,234件", 1234, 5, False),
        ("1 463条", 1463, 5, False),
        ("12.36万元", Decimal("12.36"), 5, False),
        ("1.2万条", 12_000, 4, True),
        ("5万次", 50_000, 2, True),
        ("12,34", 12, 2, False),
    ],
)
def test_arabic_numbers(text: str, value: int, end: int, is_round: bool) -> None:
    reading = read_arabic(text, 0)
    assert reading is not None
    assert (reading.value, reading.end, reading.round) == (value, end, is_round)


def test_a_number_too_long_to_count_anything_is_none() -> None:
    assert read_arabic("1234567890123456789", 0) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("件，", "件"),
        ("条次", "条次"),
        ("人次", "人次"),
        ("万元", "万元"),
        ("个工作日", "个工作日"),
        ("条例", ""),
        ("项目", ""),
        ("部门", ""),
        ("期间", ""),
        ("人大", ""),
        ("热线", ""),
        ("", ""),
    ],
)
def test_measure_words(text: str, unit: str) -> None:
    assert read_unit(text, 0) == unit
