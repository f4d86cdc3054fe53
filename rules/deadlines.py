"""When a report is signed and published: not before its year is over, and not after the deadline of the regulation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from giar_lint.dates import Day, as_day, read_dates
from giar_lint.diagnostics import Severity, Span
from giar_lint.document import Paragraph
from giar_lint.report import Agency, Report
from giar_lint.rule import Example, Finding, rule
from giar_lint.wordlist import has_any, wordlist

_ART_49 = ("《政府信息公开条例》第四十九条", "Regulation, art. 49")

_DEPARTMENTS, _GOVERNMENTS = (1, 31), (3, 31)
_TOWNSHIPS = (
    "街道",
    "街道办",
    "街道办事处",
    "镇",
    "乡",
    "苏木",
    "镇人民政府",
    "乡人民政府",
    "苏木人民政府",
    "镇政府",
    "乡政府",
)
_ZONES = wordlist("开发区 园区 新区 景区 度假区 示范区 保税区 合作区 集聚区 试验区 名胜区 管理区 旅游区 高新区 经开区")
_COMMITTEES = ("管委会", "管理委员会", "管委会办公室", "管理委员会办公室")
_PUBLISHED = wordlist("发布日期 发布时间 公布日期 公布时间 公开日期 公开时间 发文日期 印发日期 成文日期 生成日期")
_LONGEST_NOTE = 200
_LONGEST_DATE = 16


def _years(report: Report) -> tuple[int, ...]:
    """The years that may be the report's: its own, and the one that contradicts the title (which GIA502 tells)."""
    if report.year is None:
        return ()
    stated = report.years.stated
    return (report.year,) if stated is None else (report.year, stated)


def _deadline(agency: Agency) -> tuple[int, int] | None:
    """Month and day by which the report is due, None where the law names none and the profile neither."""
    if agency.deadline is not None:
        return agency.deadline
    name = agency.name
    zone = name.endswith(_COMMITTEES) and (has_any(name, _ZONES) or "管委会" in name)
    if agency.level == "township" or zone or name.endswith(_TOWNSHIPS):
        return None
    return _DEPARTMENTS if agency.kind == "department" else _GOVERNMENTS


@rule(
    "GIA505",
    "late-report",
    Severity.WARNING,
    summary=("成文或者发布日期晚于法定期限", "Signed or published after the deadline"),
    source=_ART_49,
    example=Example(good="2024年1月20日", bad="2024年2月20日"),
)
def late_report(report: Report, options: None) -> Iterator[Finding]:
    """The report is signed, or was published, after its deadline.

    Article 49 of the regulation has departments publish by 31 January of the next year, and the reports of governments
    by 31 March. Where name and profile do not tell which one it is, the later date holds. The law sets no date for
    townships, street offices and the committees of development zones; theirs is checked where the profile states one
    (deadline).

    Publish in time; where the date is a slip, correct it.

    --- zh
    报告的成文日期或者发布日期晚于规定期限。

    《条例》第四十九条规定，县级以上人民政府部门应当在每年1月31日前公布上一年度报告，政府信息公开工作主管部门在3月31日前公布本级政府的
    年度报告。从名称和配置看不出是政府还是部门的，按3月31日掌握；乡镇、街道、管委会法律没有规定日期，配置了期限（deadline）的才核对。

    请按期公布；日期书写有误的，请更正。
    """
    due, years = _deadline(report.agency), _years(report)
    if due is None or not years:
        return
    for key, day, span in _dated(report):
        if all(day > (year + 1, *due) for year in years):
            month, date = due
            year = years[0]
            limit = (f"{year + 1}年{month}月{date}日", f"{year + 1}-{month:02}-{date:02}")
            values = {"date": _text(report, span), "year": year, "deadline": limit}
            yield Finding(span, key, values)
            return


def _dated(report: Report) -> Iterator[tuple[str, Day, Span]]:
    """The dates that tell when the report was signed and published, as ("signed" or "published", day, place)."""
    signature = report.signature
    if signature.date is not None and signature.date_span is not None:
        yield "signed", signature.date, signature.date_span
    first = report.standing[0].anchor.start if report.standing else 0
    front = takewhile(lambda block: block.span.start < first, report.document.blocks)
    for paragraph in (*(block for block in front if isinstance(block, Paragraph)), *report.annexes):
        if len(paragraph.text) > _LONGEST_NOTE or not ("日期" in paragraph.text or "时间" in paragraph.text):
            continue
        for word in _PUBLISHED:
            at = paragraph.text.find(word)
            if at >= 0:
                start = at + len(word)
                start += len(paragraph.text[start:]) - len(paragraph.text[start:].lstrip("：: \u3000"))
                date = next(iter(read_dates(paragraph.text[start : start + _LONGEST_DATE])), None)
                day = as_day(date.year, date.month, date.day) if date is not None and date.start == 0 else None
                if date is not None and day is not None:
                    yield "published", day, paragraph.passage.span(start, start + date.end)


def _text(report: Report, span: Span) -> str:
    return report.document.said(span)


@rule(
    "GIA506",
    "early-report",
    Severity.WARNING,
    summary=("成文日期早于报告年度结束", "Signed before the report year had ended"),
    source=_ART_49,
    example=Example(good="2024年1月20日", bad="2023年1月20日"),
)
def early_report(report: Report, options: None) -> Iterator[Finding]:
    """The report is signed before 31 December of the year on which it reports.

    In January last year's number is easily written on; figures cannot be complete before the year is over.

    Correct the date.

    --- zh
    报告的成文日期早于报告年度的12月31日。

    多为一月成文时误写上年年份；年度尚未结束，数据也不可能统计完整。

    请核对并更正日期。
    """
    day, span, years = report.signature.date, report.signature.date_span, _years(report)
    if day is None or span is None or not years or not all(day < (year, 12, 31) for year in years):
        return
    values = {"date": _text(report, span), "year": years[0], "next": years[0] + 1}
    yield Finding(span, "slip" if day[0] == years[0] else "", values)
