"""Dates in text: what is read, and what cannot be right."""

from __future__ import annotations

import pytest

from giar_lint.dates import as_day, chinese_number, find_slips, read_dates, read_years

READ = (
    ("2022年1月1日", [(2022, 1, 1)]),
    ("2022 年 1 月 1 日至 12 月 31 日", [(2022, 1, 1), (None, 12, 31)]),
    ("２０２２年１月１日", [(2022, 1, 1)]),
    ("二〇二三年一月二十八日", [(2023, 1, 28)]),
    ("二○二二年十二月三十一日", [(2022, 12, 31)]),
    ("2022.1.1-2022.12.31", [(2022, 1, 1), (2022, 12, 31)]),
    ("2022-01-05", [(2022, 1, 5)]),
    ("2022年度、2021年12月", [(2022, None, None), (2021, 12, None)]),
    ("20个工作日，每月5日，3年", []),
)


@pytest.mark.parametrize(("text", "dates"), READ)
def test_dates_are_read(text: str, dates: list[tuple[int | None, int | None, int | None]]) -> None:
    assert [(date.year, date.month, date.day) for date in read_dates(text)] == dates


def test_places_are_those_of_the_text() -> None:
    text = "自２０２２ 年１月１日起"
    date = read_dates(text)[0]
    assert text[date.start : date.end] == "２０２２ 年１月１日"
    text = "在2021 年和二〇二二年，3年，12022年"
    assert [text[year.start : year.end] for year in read_years(text)] == ["2021 年", "二〇二二年"]


def test_numerals_and_the_calendar() -> None:
    assert [chinese_number(text) for text in ("二〇二二", "十", "二十", "二十八", "十二")] == [2022, 10, 20, 28, 12]
    assert as_day(2024, 2, 29) == (2024, 2, 29)
    assert as_day(2023, 2, 29) is as_day(2023, 13, 1) is as_day(None, 1, 1) is None


SLIPS = (
    ("统计期限自20241月1日起", "20241月1日", "unit-missing", "2024年1月1日"),
    ("自202511日起至12月31日止", "202511日", "unit-missing", ""),
    ("至20251231日", "20251231日", "unit-missing", "2025年12月31日"),
    ("自2018年11日至", "2018年11日", "unit-missing", ""),
    ("2022年1月1至12月31日", "2022年1月1", "unit-missing", "2022年1月1日"),
    ("2024年年，我局", "2024年年", "year-twice", "2024年"),
    ("2024年年政府信息公开", "2024年年", "year-twice", "2024年"),
    ("自2022年13月1日起", "2022年13月1日", "no-such-month", ""),
    ("2022年0月", "2022年0月", "no-such-month", ""),
    ("2月30日召开会议", "2月30日", "no-such-day", ""),
    ("2023年2月29日", "2023年2月29日", "no-such-day", ""),
    ("至４月３１日", "４月３１日", "no-such-day", ""),
)


@pytest.mark.parametrize(("text", "found", "kind", "right"), SLIPS)
def test_slips_are_found(text: str, found: str, kind: str, right: str) -> None:
    assert [(text[slip.start : slip.end], slip.kind, slip.right) for slip in find_slips(text)] == [(found, kind, right)]


@pytest.mark.parametrize(
    "text",
    (
        *(
            "2024年2月29日",
            "12月31日",
            "2024年年底",
            "2024年年初",
            "2024年年度报告",
            "2024年年均",
            "2024年年报",
            "0-36月龄",
        ),
        *("20个工作日", "2022年365日开放", "住院床日202345日", "2022年1月1至5日", "2022年1月15，16日", "2022—2025年"),
        *("2022年12月日均发布3条", "13月龄", "2022年5月", "电话：0371-67170020", "〔2021〕30号", "2022年20日内答复"),
    ),
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert list(find_slips(text)) == []
