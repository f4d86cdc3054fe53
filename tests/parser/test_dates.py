"""Period, signature, the file's year, and which year the report is of."""

from __future__ import annotations

import pytest

from giar_lint.parser.dates import file_year, find_periods, find_signature, settle_year
from giar_lint.parser.title import find_title
from giar_lint.report import Title
from giar_lint.years import YearVerdict
from support.changes import paragraphs

WHOLE = ((2022, 1, 1), (2022, 12, 31))
PERIODS = (
    ("本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。", *WHOLE, "2022年1月1日起至2022年12月31日"),
    ("数据统计时限：2022年1月1日—12月31日。", *WHOLE, "2022年1月1日—12月31日"),
    ("统计期限自 2022 年 1 月 1 日 起 至 12 月 31 日 止", *WHOLE, "2022 年 1 月 1 日 起 至 12 月 31 日"),
    ("统计时间为２０２２年１月１日至１２月３１日", *WHOLE, "２０２２年１月１日至１２月３１日"),
    ("所列数据统计期限从2022年1月1日起，截至2022年12月31日止", *WHOLE, "2022年1月1日起，截至2022年12月31日"),
    ("统计期限为二〇二二年一月一日至二〇二二年十二月三十一日", *WHOLE, "二〇二二年一月一日至二〇二二年十二月三十一日"),
    ("统计期限为2022.1.1-2022.12.31", *WHOLE, "2022.1.1-2022.12.31"),
    ("统计数据时间范围为2022年1月至12月。", *WHOLE, "2022年1月至12月"),
    ("统计时间为2022年1-12月。", *WHOLE, "2022年1-12月"),
    ("统计时间为2022年度。", *WHOLE, "2022年"),
    ("现将我镇2022年1月1日至2022年12月31日政府信息公开情况报告如下", *WHOLE, "2022年1月1日至2022年12月31日"),
    ("数据起止时间为2022年1月1日至2022年12月31日", *WHOLE, "2022年1月1日至2022年12月31日"),
    ("统计限自2022年1月1日至2022年12月31日", *WHOLE, "2022年1月1日至2022年12月31日"),
    ("内容涵盖2022年1月1日至12月21日的工作情况。", (2022, 1, 1), (2022, 12, 21), "2022年1月1日至12月21日"),
    ("2022年1月1日到2022年12月31日止，我镇公开信息292条。", *WHOLE, "2022年1月1日到2022年12月31日"),
    ("（2022年1月1日—12月31日）", *WHOLE, "2022年1月1日—12月31日"),
    ("自2010年1月1日起至2009年12月31日止。", (2010, 1, 1), (2009, 12, 31), "2010年1月1日起至2009年12月31日"),
    ("数据统计截止日期为2022年12月31日。", None, (2022, 12, 31), "2022年12月31日"),
    ("统计期限自2022年1月1日起。", (2022, 1, 1), None, "2022年1月1日"),
    ("统计期限为1月1日至12月31日。", None, None, "1月1日至12月31日"),
    ("统计期限为20221月1日至2022年12月31日", None, (2022, 12, 31), "20221月1日至2022年12月31日"),
    ("统计期限自202211日起至20221231日止", None, None, "202211日起至20221231日"),
    ("统计期限为2022年1月1至12月31日", (2022, 1, 1), (2022, 12, 31), "2022年1月1至12月31日"),
    ("统计期限为2022年2月30日至2022年12月31日", None, (2022, 12, 31), "2022年2月30日至2022年12月31日"),
)


@pytest.mark.parametrize(("text", "start", "end", "phrase"), PERIODS)
def test_periods(text: str, start: object, end: object, phrase: str) -> None:
    (period,) = find_periods(paragraphs(text))
    assert (period.start, period.end, text[slice(*period.span)]) == (start, end, phrase)
    assert text[slice(*period.start_span)] in phrase and text[slice(*period.end_span)] in phrase


@pytest.mark.parametrize(
    "text",
    (
        "截至2022年12月31日，我局共公开信息300条。",
        "2022年3月1日至3月31日，开展政务公开宣传月活动。",
        "对2021年1月1日至12月31日期间出台的文件进行清理。",
        "据后台统计，2022年全县各单位公开信息1200条。",
        "现公布云岭县统计局2022年政府信息公开工作年度报告。",
        "《办法》有效期自2021年1月1日至12月31日。",
        "与上年同期（较2021年1月1日至12月31日）相比增长5%。",
        "实施方案执行期为2021年至2025年。",
        "统计分析能力进一步提高。",
        "据统计，2022年1月1日至6月30日，我局公开信息30条。",
        "统计数据较上年同期（2021年1月1日至12月31日）增长5%。",
        "县统计局2022年3月1日至3月31日开展宣传活动。",
    ),
)
def test_what_is_no_period(text: str) -> None:
    assert find_periods(paragraphs(text)) == ()


SIGNATURES = (
    (["无。", "云岭县教育局", "2023年1月28日"], "云岭县教育局", (2023, 1, 28), 2),
    (["无。", "云岭县教育局 2023年1月28日"], "云岭县教育局", (2023, 1, 28), 1),
    (["无。", "2023年1月28日", "云岭县教育局"], "云岭县教育局", (2023, 1, 28), 2),
    (["无。", "云岭县教育局（盖章）", "（2023年1月28日）"], "云岭县教育局", (2023, 1, 28), 2),
    (["无。", "云 岭 县 教 育 局", "二〇二三年一月二十八日"], "云 岭 县 教 育 局", (2023, 1, 28), 2),
    (["无。", "", "云岭县教育局", "", "2023.1.28", ""], "云岭县教育局", (2023, 1, 28), 4),
    (["无。", "云岭县教育局", "2023年1月28日", "打印 关闭本页"], "云岭县教育局", (2023, 1, 28), 3),
    (["无。", "云岭县教育局", "2023年2月30日"], "云岭县教育局", None, 2),
    (["无。", "云岭县教育局", "20231月28日"], "云岭县教育局", None, 2),
    (["无。", "云岭县教育局"], "云岭县教育局", None, 1),
    (["无。", "2023年1月28日"], None, (2023, 1, 28), 1),
    (["无。"], None, None, 0),
    (["截至2022年12月31日，云岭县教育局"], None, None, 0),
    (["3.云岭县教育局"], None, None, 0),
    (["无其他需要报告的事项"], None, None, 0),
    ([], None, None, 0),
)


@pytest.mark.parametrize(("texts", "agency", "date", "count"), SIGNATURES)
def test_signatures(texts: list[str], agency: str | None, date: object, count: int) -> None:
    signature, used = find_signature(paragraphs(*texts))
    assert (signature.agency and signature.agency.text, signature.date, used) == (agency, date, count)
    if count and any("日" in text or "." in text for text in texts):
        assert signature.date_span is not None


@pytest.mark.parametrize(
    ("path", "year"),
    (
        ("reports/云岭县教育局2022年政府信息公开年报.txt", 2022),
        ("云岭县教育局二〇二二年度报告.md", 2022),
        ("2022年度.txt", 2022),
        ("C:\\报告\\云岭 2022 年.txt", 2022),
        ("20230128云岭2022年年报.txt", 2022),
        ("2023年发布2022年度报告.txt", 2022),
        ("2023年1月公开2022年政府信息公开年报.docx", 2022),
        ("2022年/云岭.txt", None),
        ("yunling-2022.txt", None),
        ("云岭2023年1月28日.txt", None),
        ("云岭2023-01-28.txt", None),
        ("2021-2022年.txt", None),
        ("2021年2022年.txt", None),
    ),
)
def test_the_year_in_a_file_name(path: str, year: int | None) -> None:
    assert file_year(path) == year


def _title(year: int | None) -> Title:
    found = find_title(paragraphs(f"云岭县教育局{'' if year is None else f'{year}年'}政府信息公开工作年度报告"))
    assert found is not None
    return found[0]


def _settle(
    title: int | None = 2022,
    configured: int | None = None,
    period: int | None = None,
    file: int | None = None,
    told: tuple[int, ...] = (),
) -> YearVerdict:
    periods = find_periods(paragraphs(f"统计期限为{period}年1月1日至12月31日。")) if period is not None else ()
    prose = paragraphs(*(f"{year}年，我局认真落实条例要求。" for year in told))
    return settle_year(configured, _title(title), periods, file, prose)


@pytest.mark.parametrize(
    ("verdict", "year", "stated", "witnesses"),
    (
        (_settle(), 2022, None, ()),
        (_settle(period=2022, file=2022, told=(2022, 2022)), 2022, None, ()),
        # a configured year stands, and the title is asked about
        (_settle(configured=2021), 2021, 2021, ("configured",)),
        (_settle(configured=2022, period=2021), 2022, None, ()),
        # two witnesses against the title, none for it
        (_settle(period=2021, told=(2021, 2021)), 2021, 2021, ("period", "prose")),
        (_settle(period=2021, file=2021), 2021, 2021, ("period", "file")),
        (_settle(period=2021, told=(2021,)), 2021, 2021, ("period", "prose")),
        (_settle(file=2021, period=2021, told=(2022,)), 2021, 2021, ("period", "file")),
        # one of them stands with the title
        (_settle(period=2021, file=2021, told=(2022, 2022)), 2022, 2021, ("file",)),
        (_settle(period=2022, told=(2021, 2021, 2021)), 2022, None, ()),
        (_settle(period=2021, file=2022, told=(2021, 2021)), 2022, None, ()),
        # one witness alone: the period is asked about itself, the file name and unanimous prose speak against the title
        (_settle(period=2021), 2022, None, ()),
        (_settle(file=2021), 2022, 2021, ("file",)),
        (_settle(told=(2021, 2021)), 2022, 2021, ("prose",)),
        (_settle(told=(2021, 2021, 2022)), 2022, None, ()),
        (_settle(told=(2021,)), 2022, None, ()),
        # a year to come, without a single figure, may be plans
        (_settle(told=(2023, 2023)), 2022, None, ()),
        # no year in the title
        (_settle(title=None), None, None, ()),
        (_settle(title=None, period=2021), 2021, None, ()),
        (_settle(title=None, period=2021, told=(2022, 2022)), 2022, None, ()),
        (_settle(title=None, period=2021, told=(2022,)), 2021, None, ()),
        (_settle(title=None, period=2021, file=2022, told=(2021,)), 2021, None, ()),
    ),
)
def test_the_year_is_settled(verdict: YearVerdict, year: int | None, stated: int | None, witnesses: object) -> None:
    assert (verdict.year, verdict.stated, verdict.witnesses) == (year, stated, witnesses)
