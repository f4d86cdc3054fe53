"""Years, statistics period and dates: the report speaks of one year, its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from giar_lint.dates import Slip, find_slips
from giar_lint.diagnostics import Severity, Span
from giar_lint.document import Paragraph
from giar_lint.report import Period, Report
from giar_lint.rule import Example, Finding, Note, Replacement, rule

_ART_49 = ("《政府信息公开条例》第四十九条、第五十条", "Regulation, art. 49 and 50")
_TELLING = frozenset({1, 3, 4})
_MODEL_PERIOD = "自2023年1月1日起至2023年12月31日止"
_WITNESSES = {
    "configured": ("配置指定的报告年度", "the configuration"),
    "period": ("统计期限", "the statistics period"),
    "file": ("文件名称标明的年度", "the file's name"),
    "prose": ("正文叙述的年度", "the text"),
}


def _explained(report: Report) -> frozenset[int]:
    """The years whose appearance is the title's slip (GIA502) and nothing else."""
    verdict = report.years
    titled = report.title.year if report.title is not None else None
    if titled is None or not verdict.witnesses:
        return frozenset()
    years = {titled.value} if titled.value != report.year else set()
    if "prose" in verdict.witnesses and verdict.stated is not None:
        years.add(verdict.stated)
    return frozenset(years)


@rule(
    "GIA501",
    "wrong-year",
    Severity.ERROR,
    summary=("正文叙述的是另一年度的工作", "The text tells the work of another year"),
    source=_ART_49,
    example=Example(
        good="2023年，我局通过县政府门户网站发布信息186条",
        bad="2022年，我局通过县政府门户网站发布信息186条",
    ),
)
def wrong_year(report: Report, options: None) -> Iterator[Finding]:
    """A sentence of section one, three or four tells the agency's finished work under another year than the report's.

    It is the commonest trace of last year's text. Only sentences that begin with the year and have the agency, or
    nothing, for subject are looked at; comparisons, plans, history and names of documents are left alone. Where all
    sentences agree on one other year, the title is asked about instead (GIA502).

    Correct the year, and verify that the content is this year's.

    --- zh
    第一、三、四部分中有句子以“某某年，”开头叙述本机关已完成的工作，而该年份不是报告年度。

    这是沿用上年文稿最常见的痕迹。仅检查以年份起句、主语为本机关或省略主语的句子；同比、计划、沿革以及文件名称中的年份不在此列。
    全文均按另一年份叙述的，改为提示核对标题年份（GIA502）。

    请更正年份，并核实内容是否为本年度情况。
    """
    if report.year is None:
        return
    explained = {report.year, *_explained(report)}
    for told in report.years.told:
        if told.value in explained or not (told.figure or told.value == report.year - 1):
            continue
        place = report.place(told.span)
        if place is not None and place.section in _TELLING:
            yield Finding(told.span, "", {"year": report.year, "told": told.value})


@rule(
    "GIA502",
    "title-year",
    Severity.ERROR,
    summary=(
        "标题年份与统计期限、文件名称等不一致",
        "The title's year differs from the period, file name and the like",
    ),
    source=_ART_49,
    example=Example(
        good="云岭县自然资源局2023年政府信息公开工作年度报告\n", bad="云岭县自然资源局2022年政府信息公开工作年度报告\n"
    ),
)
def title_year(report: Report, options: None) -> Iterator[Finding]:
    """The title's year differs from the configured year, from the file name's, or from what period and text say.

    A report under the wrong year is taken for another year's, and the deadline of its own counts as missed.

    Correct the title, or what contradicts it.

    --- zh
    标题年份与配置指定的年度、文件名称标明的年度不一致，或者与统计期限、正文叙述的年度不一致。

    标题年份有误，会被当作另一年度的报告，本年度则视为未按期公布。

    请核对后更正标题；标题无误的，更正与之不符之处。
    """
    verdict = report.years
    titled = report.title.year if report.title is not None else None
    if titled is None or not verdict.witnesses:
        return
    chinese, english = zip(*(_WITNESSES[witness] for witness in verdict.witnesses), strict=True)
    several = len(chinese) > 1
    witnesses = (
        "、".join(chinese) + ("均" if several else ""),
        " and ".join(english) + (" say" if several else " says"),
    )
    notes = []
    if "period" in verdict.witnesses:
        notes.append(Note(report.periods[0].span, "period"))
    if "prose" in verdict.witnesses:
        notes.append(Note(next(told.span for told in verdict.told if told.value == verdict.stated), "prose"))
    values = {"title": titled.value, "stated": verdict.stated, "witnesses": witnesses}
    yield Finding(titled.span, "", values, tuple(notes))


def _text(report: Report, span: Span) -> str:
    return report.document.said(span)


@rule(
    "GIA503",
    "period",
    Severity.ERROR,
    summary=("统计期限不是报告年度，或起止颠倒", "The statistics period is another year's, or starts after its end"),
    source=_ART_49,
    example=Example(good=_MODEL_PERIOD, bad="自2022年1月1日起至2022年12月31日止"),
)
def period(report: Report, options: None) -> Iterator[Finding]:
    """The statistics period is of another year than the report, or its start lies after its end.

    Article 49 has agencies report on the year before. A period of another year puts every figure in doubt.

    Correct the period; if it is right, correct the title.

    --- zh
    统计期限不在报告年度之内，或者起始日期晚于截止日期。

    《条例》第四十九条要求公布上一年度的情况；统计期限有误，全部数据的口径都会受到质疑。

    请更正统计期限；统计期限无误的，请核对标题年份。
    """
    explained = _explained(report)
    for stated in report.periods:
        values = {"year": report.year, "period": _text(report, stated.span)}
        if stated.start is not None and stated.end is not None and stated.start > stated.end:
            yield Finding(stated.span, "order", values)
        elif report.year is not None and any(year not in {report.year, *explained} for year in _years(stated)):
            yield Finding(stated.span, "year", values)


def _years(stated: Period) -> list[int]:
    return [day[0] for day in (stated.start, stated.end) if day is not None]


@rule(
    "GIA504",
    "malformed-date",
    Severity.ERROR,
    summary=("日期书写有误或不存在", "A date is miswritten or does not exist"),
    source=("《党政机关公文格式》（GB/T 9704—2012）", "GB/T 9704—2012, layout of official documents"),
    example=Example(good=_MODEL_PERIOD, bad="自20231月1日起至2023年12月31日止"),
    fixable="unsafe",
)
def malformed_date(report: Report, options: None) -> Iterator[Finding]:
    """A date lacks a unit (20241月1日), has one twice (2024年年), or is on no calendar (13月, 2月30日).

    Dates are lost in conversion and in typing; one that cannot be read cannot be checked either. The fix is offered
    only where a single reading is possible.

    Write year, month and day.

    --- zh
    日期缺少“年”“月”“日”（如“20241月1日”）、重复“年”字（如“2024年年”），或者月份、日期不存在（如“13月”“2月30日”）。

    多为排版转换或录入所致。日期有误，统计期限和成文日期都无法核对。只有一种读法的，可以自动更正。

    请按“某年某月某日”的格式更正。
    """
    for block in report.document.blocks:
        if isinstance(block, Paragraph):
            found = list(find_slips(block.text))
            for slips in _by_period(report, block, found) if found else ():
                yield _slip_finding(block, slips)


def _by_period(report: Report, paragraph: Paragraph, slips: list[Slip]) -> Iterator[list[Slip]]:
    """The slips, those of one kind in one statistics period together: they have one cause."""
    spans = sorted(stated.span for stated in report.periods)
    held: list[Slip] = []
    for slip in slips:
        if held and held[0].kind == slip.kind:
            start, end = paragraph.passage.span(held[0].start, slip.end)
            index = bisect_right(spans, start, key=lambda span: span.start) - 1
            if index >= 0 and end <= spans[index].end:
                held.append(slip)
                continue
        if held:
            yield held
        held = [slip]
    if held:
        yield held


def _slip_finding(paragraph: Paragraph, slips: list[Slip]) -> Finding:
    start, end = slips[0].start, slips[-1].end
    found = right = paragraph.text[start:end]
    span = paragraph.passage.span(start, end)
    certain = all(slip.right for slip in slips) and not any(start < at < end for at in paragraph.breaks)
    edits: list[Replacement] = []
    for slip in reversed(slips) if certain else ():
        right = right[: slip.start - start] + slip.right + right[slip.end - start :]
        edits.insert(0, Replacement(paragraph.passage.span(slip.start, slip.end), slip.right))
    values = {"found": found, "right": right}
    return Finding(span, "right" if certain else slips[0].kind, values, (), tuple(edits), "unsafe")


@rule(
    "GIA508",
    "partial-period",
    Severity.WARNING,
    summary=("统计期限不是1月1日至12月31日", "The statistics period is not the whole year"),
    source=_ART_49,
    example=Example(good=_MODEL_PERIOD, bad="自2023年1月1日起至2023年11月30日止"),
)
def partial_period(report: Report, options: None) -> Iterator[Finding]:
    """The statistics period lies in the right year but is not 1 January to 31 December.

    Reports are often drafted in December; figures that stop there leave out the rest of the year, and the next
    report cannot take them up.

    State and count the whole year.

    --- zh
    统计期限的年份正确，但不是1月1日至12月31日。

    年度报告往往在12月起草，如果数据只统计到起草之日，年底的情况就会遗漏，也无法与下一年度衔接。

    请按全年统计，并更正统计期限。
    """
    for stated in report.periods:
        if not _years(stated) or any(year != report.year for year in _years(stated)):
            continue
        late = stated.start is not None and stated.start[1:] != (1, 1)
        early = stated.end is not None and stated.end[1:] != (12, 31)
        in_order = stated.start is None or stated.end is None or stated.start <= stated.end
        if in_order and (late or early):
            yield Finding(stated.span, "", {"period": _text(report, stated.span), "year": report.year})
