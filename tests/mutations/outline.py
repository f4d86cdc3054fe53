"""Defects of the outline: title, sections and their headings (GIA101 to 109, 118, 122)."""

from __future__ import annotations

import re
from random import Random

from giar_lint.report import Match, Section
from mutations.specimen import Edit, Mutation, Specimen, operator

_REWORDED = {
    "总体情况": "总体概况",
    "主动公开政府信息情况": "主动公开信息情况",
    "收到和处理政府信息公开申请情况": "收到和处理政府信息公开申请情况（无）",
    "政府信息公开行政复议、行政诉讼情况": "政府信息公开复议、诉讼情况",
    "存在的主要问题及改进情况": "存在的问题及改进情况",
    "其他需要报告的事项": "其他需要报告事项",
}
_ORDINALS = "一二三四五六"
_TABLE_SECTIONS = ("proactive", "requests", "disputes")


def _numbered(specimen: Specimen) -> list[tuple[Section, int]]:
    """The sections whose headings begin with an ordinal and its mark, and the length of both."""
    found = []
    for section in specimen.report.sections:
        span = section.anchor
        match = re.match(r"[一二三四五六]、", specimen.text[span.start : span.end])
        if section.heading is not None and match:
            found.append((section, match.end()))
    return found


@operator("GIA101")
def section_gone(specimen: Specimen, random: Random) -> Mutation | None:
    """A section is gone, heading and all: said of the heading that follows."""
    key = random.choice((*_TABLE_SECTIONS, "shortcomings"))
    if any(
        specimen.report.place(period.span) == specimen.report.place(specimen.heading(key))
        for period in specimen.report.periods
    ):
        return None
    block = specimen.block(key)
    return specimen.mutate(Edit(block.start, block.end, ""), at=block.end)


@operator("GIA101")
def heading_gone(specimen: Specimen, random: Random) -> Mutation | None:
    """A heading is gone, its table stands: a blank line in its place: said of the table's first row."""
    section = specimen.section(random.choice(_TABLE_SECTIONS))
    if section.table is None or section.paragraphs:
        return None
    start = specimen.line_start(specimen.heading(section.key).start)
    return specimen.mutate(Edit(start, specimen.line_end(start), ""), at=section.table.span.start)


@operator("GIA102")
def section_moved(specimen: Specimen, random: Random) -> Mutation | None:
    """Section five stands before section two."""
    block = specimen.block("shortcomings")
    to = specimen.block("proactive").start
    text = specimen.text[block.start : block.end].rstrip() + specimen.newline * 2
    into = specimen.heading("shortcomings").start - block.start
    return specimen.mutate(Edit(block.start, block.end, ""), Edit(to, to, text), at=to, into=into)


@operator("GIA103")
def section_twice(specimen: Specimen, random: Random) -> Mutation | None:
    """Section four again after itself."""
    block = specimen.block("disputes")
    text = specimen.text[block.start : block.end]
    into = specimen.heading("disputes").start - block.start
    return specimen.mutate(Edit(block.end, block.end, text), at=block.end, into=into)


@operator("GIA104")
def heading_reworded(specimen: Specimen, random: Random) -> Mutation | None:
    numbered = _numbered(specimen)
    if not numbered:
        return None
    section, length = random.choice(numbered)
    start, end = section.anchor
    rest = specimen.text[start + length : end]
    if rest not in _REWORDED:
        return None
    return specimen.mutate(Edit(start + length, end, _REWORDED[rest]), at=start)


@operator("GIA105")
def ordinal_gone(specimen: Specimen, random: Random) -> Mutation | None:
    numbered = _numbered(specimen)
    if not numbered:
        return None
    section, length = random.choice(numbered)
    start = section.anchor.start
    return specimen.mutate(Edit(start, start + length, ""), at=start)


@operator("GIA105")
def ordinal_wrong(specimen: Specimen, random: Random) -> Mutation | None:
    numbered = _numbered(specimen)
    if not numbered:
        return None
    section, _ = random.choice(numbered)
    start = section.anchor.start
    wrong = random.choice([each for each in _ORDINALS if each != specimen.text[start]])
    return specimen.mutate(Edit(start, start + 1, wrong), at=start)


@operator("GIA106")
def shortcomings_nil(specimen: Specimen, random: Random) -> Mutation | None:
    """Section five says no more than 无."""
    first, last = specimen.section("shortcomings").paragraphs[0], specimen.section("shortcomings").paragraphs[-1]
    return specimen.mutate(Edit(first.span.start, last.span.end, "无。"), at=specimen.heading("shortcomings").start)


@operator("GIA107")
def section_unknown(specimen: Specimen, random: Random) -> Mutation | None:
    """A seventh section."""
    name = random.choice(("政务公开特色做法", "重点领域公开亮点", "人大建议和政协提案办理情况"))
    end = specimen.section("other-matters").paragraphs[-1].span.end
    level = re.match(r"#+ ", specimen.text[specimen.line_start(specimen.heading("other-matters").start) :])
    heading = f"{level[0] if level else ''}七、{name}"
    edit, into = specimen.paragraph_after(end, heading)
    body = f"{specimen.gap(end)}围绕群众办事需要，编印便民手册2400册，发放到村（社区）和园区企业。"
    return specimen.mutate(edit._replace(new=edit.new + body), at=edit.start, into=into)


@operator("GIA108")
def title_gone(specimen: Specimen, random: Random) -> Mutation | None:
    title = specimen.report.title
    if title is None or title.repeated is not None:
        return None
    edits = [
        Edit(start := specimen.line_start(each.span().start), specimen.next_line(start), "") for each in title.passages
    ]
    changed = specimen.mutate(*edits, at=0)
    return Mutation(changed.text, 1)


@operator("GIA109")
def title_of_another_kind(specimen: Specimen, random: Random) -> Mutation | None:
    """The title says 年度报告 without 工作, or 工作报告 without 年度."""
    title = specimen.report.title
    if title is None or title.repeated is not None:
        return None
    start = specimen.text.find("工作年度报告", title.span.start, title.span.end)
    if start < 0:
        return None
    wording = random.choice(("年度报告", "工作报告"))
    return specimen.mutate(Edit(start, start + 6, wording), at=title.span.start)


@operator("GIA118")
def title_twice(specimen: Specimen, random: Random) -> Mutation | None:
    title = specimen.report.title
    if title is None or title.repeated is not None:
        return None
    start, end = specimen.line_start(title.span.start), specimen.line_end(title.span.end)
    again = specimen.newline * 2 + specimen.text[start:end]
    return specimen.mutate(Edit(end, end, again), at=end, into=2 * len(specimen.newline))


@operator("GIA122")
def all_ordinals_gone(specimen: Specimen, random: Random) -> Mutation | None:
    """No heading numbered: one info at the first."""
    numbered = _numbered(specimen)
    if len(numbered) < 6 or any(
        each.heading is None or each.heading.match is Match.APPROXIMATE for each, _ in numbered
    ):
        return None
    edits = [Edit(start := section.anchor.start, start + length, "") for section, length in numbered]
    return specimen.mutate(*edits, at=specimen.heading("overview").start)
