"""For when a report plans: section five looks to the year after the report's."""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.dates import read_years
from giar_lint.diagnostics import Severity
from giar_lint.plans import announces_plan, plans_for
from giar_lint.report import Report
from giar_lint.rule import Example, Finding, rule

_ART_50 = ("《政府信息公开条例》第五十条", "Regulation, art. 50")


@rule(
    "GIA507",
    "stale-plan",
    Severity.WARNING,
    summary=("第五部分的计划年份不在报告年度之后", "Section 5 plans for a year that is not after the report year"),
    source=_ART_50,
    example=Example(good="2024年，我局将从三个方面加以改进", bad="2023年，我局将从三个方面加以改进"),
)
def stale_plan(report: Report, options: None) -> Iterator[Finding]:
    """Section five plans (将, 拟, 下一步, 继续) for a year that is not after the report year.

    The plans of a report lie in the next year; an earlier one is the trace of last year's text. Years in the names of
    documents, and sentences that tell what was done or what lacked in the report year, are left alone.

    Correct the year, and verify that the plan is this year's.

    --- zh
    第五部分谈下一步打算（将、拟、下一步、继续），所写年份却不在报告年度之后。

    改进措施应当是下一年度的安排，写成报告年度或者更早的年份，往往是沿用了上年文稿。文件名称中的年份、叙述报告年度做法和不足的句子，不在此列。

    请更正年份，并核实内容是否为本次报告的打算。
    """
    section = report.section("shortcomings")
    if section is None or report.year is None:
        return
    years = {report.year, report.years.stated or report.year}
    announced = False
    for paragraph in section.paragraphs:
        announced = announced or announces_plan(paragraph.text)
        if "年" not in paragraph.text:
            continue
        for year in read_years(paragraph.text):
            if not any(year.value > each for each in years) and plans_for(paragraph.text, year, announced):
                span = paragraph.passage.span(year.start, year.end)
                yield Finding(span, "", {"found": year.value, "year": report.year, "next": report.year + 1})
