"""Sections: present, once, in order, under their own headings."""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.diagnostics import Severity, Span
from giar_lint.report import Deviation, Heading, Match, Report
from giar_lint.rule import Example, Finding, Note, Replacement, rule

_FORM = ("国办公开办函〔2021〕30号、〔2019〕60号所附格式", "The form of 国办公开办函〔2021〕30号 and 〔2019〕60号")


_SAYING = "（(：:，,。"


def _deviations(report: Report, level: str, *kinds: str) -> Iterator[Deviation]:
    return (each for each in report.deviations if each.level == level and each.kind in kinds)


@rule(
    "GIA101",
    "missing-section",
    Severity.ERROR,
    summary=("缺少规定的部分或其标题", "A canonical section, or its heading, is absent"),
    source=_FORM,
    example=Example(good="五、存在的主要问题及改进情况\n", bad="\n"),
)
def missing_section(report: Report, options: None) -> Iterator[Finding]:
    """A section of the official form is absent, or only its heading is.

    The form has six parts in a fixed order; a part with nothing to report still appears and says so. A section that
    is gone is reported at the heading that follows; a heading that is gone, at the table or text that it should head.

    Add the section, or its heading, where it belongs.

    --- zh
    年度报告缺少格式规定的某一部分，或者只缺该部分的标题。

    格式规定年度报告由六个部分依次组成，无内容可报的部分也应保留标题并如实说明。整个部分缺失的，在其后一个标题处提示；
    只缺标题的，在其表格首行或正文首段处提示。

    请在相应位置补上该部分或其标题。
    """
    for deviation in _deviations(report, "section", "missing", "heading-missing"):
        key = "heading" if deviation.kind == "heading-missing" else "section"
        yield Finding(deviation.span, key, {"heading": deviation.names[0]})


@rule(
    "GIA102",
    "section-order",
    Severity.ERROR,
    summary=("部分的先后顺序与格式不符", "A canonical section stands out of order"),
    source=_FORM,
)
def section_order(report: Report, options: None) -> Iterator[Finding]:
    """A section of the form, or its table, does not stand in its place.

    The order of the six parts is fixed, so that reports can be read side by side and their tables collected by program.

    Move the section with its content to its place.

    --- zh
    某一部分（或其表格）没有排在格式规定的位置。

    六个部分的顺序是固定的，便于对照阅读和汇总统计。

    请将该部分连同内容移到规定的位置。
    """
    for deviation in _deviations(report, "section", "moved"):
        yield Finding(deviation.span, "", {"heading": deviation.names[0]})
    for deviation in _deviations(report, "table", "moved"):
        yield Finding(deviation.span, "table", {"heading": deviation.names[0]})


@rule(
    "GIA103",
    "duplicate-section",
    Severity.ERROR,
    summary=("同一部分出现两次", "The same section stands twice"),
    source=_FORM,
    example=Example(
        good="承办县人大代表建议5件、县政协提案3件，办理结果均已公开。\n",
        bad="承办县人大代表建议5件、县政协提案3件，办理结果均已公开。\n\n六、其他需要报告的事项\n\n无其他需要报告的事项。\n",
    ),
)
def duplicate_section(report: Report, options: None) -> Iterator[Finding]:
    """A section of the form stands in the report twice.

    Usually a part was pasted again; where the two differ, a reader cannot tell which one holds.

    Keep one of the two.

    --- zh
    同一部分在报告中出现了两次。

    多为重复粘贴所致；两处内容不一致时，读者无从判断以哪一处为准。

    请保留其一，删去另一处。
    """
    for deviation in _deviations(report, "section", "duplicate"):
        notes = (Note(deviation.related, "first"),) if deviation.related is not None else ()
        yield Finding(deviation.span, "", {"heading": deviation.names[0]}, notes)


@rule(
    "GIA104",
    "heading-wording",
    Severity.WARNING,
    summary=("部分标题的文字与格式不一致", "A heading is neither canonical nor an accepted variant"),
    source=_FORM,
    fixable="safe",
    example=Example(good="五、存在的主要问题及改进情况\n", bad="五、存在的问题及改进情况\n"),
)
def heading_wording(report: Report, options: None) -> Iterator[Finding]:
    """A heading is recognised, but its wording is neither that of the form nor a variant in common use.

    Headings are how readers and collecting programs find their way; a note such as “（无）” belongs into the text
    below.

    Use the wording of the form.

    --- zh
    部分标题可以辨认，但文字与格式规定的不一致，也不属于通行的写法。

    标题是阅读和汇总时定位的依据；“（无）”之类的说明应写入正文，不写在标题里。

    请改用格式规定的标题。
    """
    for section in report.sections:
        heading = section.heading
        if heading is not None and heading.match is Match.APPROXIMATE:
            ordinal = heading.passage.text.find("、") + 1 if heading.ordinal else 0
            canonical = heading.canonical.partition("、")[2]
            found = heading.passage.text[ordinal:].strip()
            start = heading.passage.text.find(found, ordinal)
            edit = Replacement(heading.passage.span(start, start + len(found)), canonical)
            values = {"found": heading.passage.text, "heading": heading.canonical}
            # What a heading says beside its name (（无）) belongs into the text, and must not go unseen.
            says_more = any(mark in found and mark not in canonical for mark in _SAYING)
            yield Finding(heading.span, "", values, edits=(edit,), applicability="unsafe" if says_more else "safe")


@rule(
    "GIA105",
    "heading-number",
    Severity.WARNING,
    summary=("部分标题的序号缺失或有误", "The ordinal of a heading is missing or wrong"),
    source=_FORM,
    fixable="safe",
    example=Example(good="二、主动公开政府信息情况\n", bad="主动公开政府信息情况\n"),
)
def heading_number(report: Report, options: None) -> Iterator[Finding]:
    """A section's heading lacks its ordinal (一、 to 六、) or has another one.

    Lost automatic numbering and copied headings are the usual causes. Headings that were numbered on consistently
    after a missing section are not reported again, and where all lack their ordinal one info (GIA122) says so.

    Put the ordinal of the form.

    --- zh
    部分标题没有序号（一、至六、），或者序号不对。

    多因自动编号丢失或沿用其他标题所致。前面缺少某一部分而后文顺次编号的，不再重复提示；各部分标题均无序号的，
    只作一次提示（GIA122）。

    请按格式补上或更正序号。
    """
    headings = [section.heading for section in report.sections if section.heading is not None]
    if _all_unnumbered(report):
        return
    for heading in headings:
        if heading.ordinal == heading.expected:
            continue
        if not heading.ordinal:
            yield Finding(heading.span, "missing", {"heading": heading.canonical}, edits=(_numbered(heading),))
        else:
            index = heading.passage.text.find(heading.ordinal)
            edit = Replacement(heading.passage.span(index, index + len(heading.ordinal)), heading.expected)
            values = {"found": heading.ordinal, "expected": heading.expected, "heading": heading.canonical}
            yield Finding(heading.span, "wrong", values, edits=(edit,))


@rule(
    "GIA107",
    "extra-section",
    Severity.WARNING,
    summary=("出现格式以外的部分", "A top-level section that the edition does not know"),
    source=_FORM,
    example=Example(
        good="承办县人大代表建议5件、县政协提案3件，办理结果均已公开。\n",
        bad="承办县人大代表建议5件、县政协提案3件，办理结果均已公开。\n\n七、下一年工作安排\n\n继续做好各项工作。\n",
    ),
)
def extra_section(report: Report, options: None) -> Iterator[Finding]:
    """A top-level section stands in the report that the form does not have.

    The form is uniform; further matters belong into section six, annexes after it. 附件, 附表 and 名词解释 are not
    reported.

    Move the content to where the form has a place for it.

    --- zh
    报告中出现了格式没有规定的一级部分。

    年度报告使用统一格式，其他事项应写入第六部分；附件、附表、名词解释列在文后，不在此列。

    请将有关内容并入格式规定的部分。
    """
    for deviation in _deviations(report, "section", "unknown"):
        yield Finding(deviation.span, "", {"heading": deviation.names[0]})


@rule(
    "GIA108",
    "missing-title",
    Severity.ERROR,
    summary=("报告没有标题", "The report has no title"),
    source=_FORM,
    example=Example(good="云岭县自然资源局2023年政府信息公开工作年度报告\n", bad="\n"),
)
def missing_title(report: Report, options: None) -> Iterator[Finding]:
    """The report begins without a title.

    The title names the agency and the year; without it a published text cannot be attributed.

    Put the title: agency, year and 政府信息公开工作年度报告.

    --- zh
    报告开头没有标题。

    标题载明机关名称和报告年度，缺少标题则无从判断报告的主体和年份。

    请补写标题，例如“某某局2023年政府信息公开工作年度报告”。
    """
    for deviation in _deviations(report, "title", "missing"):
        yield Finding(deviation.span)


@rule(
    "GIA122",
    "unnumbered-headings",
    Severity.INFO,
    summary=("各部分标题均无序号", "All headings of sections lack their ordinal"),
    source=_FORM,
    fixable="safe",
)
def unnumbered_headings(report: Report, options: None) -> Iterator[Finding]:
    """No heading of a section has its ordinal: the automatic numbering of a word processor was lost on the way to text.

    One info at the first heading, in place of one warning for each.

    Put 一、 to 六、, or publish from a text that keeps the numbering.

    --- zh
    各部分标题都没有序号，多为文字处理软件的自动编号在转换时丢失。

    只在第一个标题处提示一次，不逐个提示。

    请补上“一、”至“六、”，或改用保留编号的文本发布。
    """
    if _all_unnumbered(report):
        headings = sorted((s.heading for s in report.sections if s.heading is not None), key=lambda each: each.span)
        yield Finding(headings[0].span, edits=tuple(_numbered(heading) for heading in headings))


def _numbered(heading: Heading) -> Replacement:
    """The edit that puts its ordinal before a heading."""
    return Replacement(Span(heading.span.start, heading.span.start), f"{heading.expected}、")


def _all_unnumbered(report: Report) -> bool:
    headings = [section.heading for section in report.sections if section.heading is not None]
    return len(headings) >= 3 and not any(heading.ordinal for heading in headings)
