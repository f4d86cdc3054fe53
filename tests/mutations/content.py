"""Defects of what sections must say (GIA110 to 117, 119 to 121)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from giar_lint.document import Paragraph
from mutations.specimen import Edit, Mutation, Specimen, operator

_ORDINAL = r"(?:[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|[一二三四五六七八]是|第[一二三四五六七八][，,])"
_PART = re.compile(
    rf"[\s*#]*(?:{_ORDINAL}\s*)?[^，。：:；]{{0,8}}?(主动公开|依申请公开|信息管理|平台|载体|监督|保障)"
    r"(?:政府信息|建设|工作|办理|保障|管理|与)*(?:情况|方面)?(?:[。：:][\s*]*|$|(?<=方面)，)"
)
_FEE = re.compile(r"处理费|收费通知|收费|费用")
_JUDGED = re.compile(r"考核|考评|绩效|评议|评估|测评|评价|满意|追究|追责|问责|责任")
_LIST = re.compile(r"[一二三四五六七八]是")
_NUMERALS = "一二三四五六七八"


class Part(NamedTuple):
    """A part of section one: its paragraphs, and the offset behind its lead-in or subheading (0-based, in the text)."""

    paragraphs: Sequence[Paragraph]
    body: int


def part(specimen: Specimen, aspect: str) -> Part | None:
    """The part of section one under the heading or lead-in of an aspect, None where the section has no such parts."""
    paragraphs = specimen.section("overview").paragraphs
    leads = [(index, match) for index, each in enumerate(paragraphs) if (match := _PART.match(each.text))]
    found = [number for number, (_, match) in enumerate(leads) if match[1] == aspect]
    if len(leads) < 4 or len(found) != 1:
        return None
    index, match = leads[found[0]]
    ends = [other for other, _ in leads if other > index]
    if not ends:
        return None
    return Part(paragraphs[index : ends[0]], paragraphs[index].passage.span(match.end()).start)


@operator("GIA110", "GIA114")
def requests_not_covered(specimen: Specimen, random: Random) -> Mutation | None:
    """The part on 依申请公开 is gone; its ordinal then lacks among the others."""
    found = part(specimen, "依申请公开")
    if found is None:
        return None
    rest = [each.text for each in specimen.section("overview").paragraphs if each not in found.paragraphs]
    if any("申请" in text for text in rest):
        return None
    start, end = found.paragraphs[0].span.start, found.paragraphs[-1].span.end
    return specimen.mutate(
        Edit(specimen.line_start(start), specimen.next_line(end), ""), at=specimen.heading("overview").start
    )


@operator("GIA117")
def requests_without_content(specimen: Specimen, random: Random) -> Mutation | None:
    """The part headed 依申请公开 speaks of something else."""
    found = part(specimen, "依申请公开")
    if found is None:
        return None
    text = "机关党支部组织集中学习6次，开展志愿服务活动，干部作风有了新的转变。"
    first, last = found.paragraphs[0], found.paragraphs[-1]
    if found.body >= first.span.end:
        if len(found.paragraphs) == 1:
            return None
        edit = Edit(found.paragraphs[1].span.start, last.span.end, text)
    else:
        edit = Edit(found.body, last.span.end, text)
    return specimen.mutate(edit, at=first.span.start)


@operator("GIA111")
def period_gone(specimen: Specimen, random: Random) -> Mutation | None:
    """The sentence that states the statistics period is gone: an info at the title."""
    title = specimen.report.title
    periods = specimen.report.periods
    if title is None or not periods:
        return None
    edits = {
        Edit(each.span.start, each.span.end, "本报告由办公室负责解释。")
        for each in specimen.sentences(specimen.report.paragraphs)
        if any(each.span.start <= period.span.start < each.span.end for period in periods)
    }
    return specimen.mutate(*edits, at=title.span.start)


def fee_edits(specimen: Specimen, instead: str) -> list[Edit]:
    """The edits that put a sentence in the place of the first one on the fee in section six, and take the others out.

    What stays are ordinals, and section six may be left with nothing but the new sentence.
    """
    own = specimen.section("other-matters").paragraphs
    edits: list[Edit] = []
    for each in specimen.sentences(specimen.report.paragraphs):
        if _FEE.search(each.text) and any(p.span.start <= each.span.start < p.span.end for p in own):
            ordinal = re.match(_ORDINAL, each.text)
            new = "" if edits else (ordinal[0] if ordinal else "") + instead
            edits.append(Edit(each.span.start, each.span.end, new))
        elif "处理费" in each.text:
            edits.append(Edit(each.span.start, each.span.end, ""))
    return edits


@operator("GIA112")
def fee_gone(specimen: Specimen, random: Random) -> Mutation | None:
    edits = fee_edits(specimen, "本年度承办人大代表建议3件，办理结果已公开。")
    section = specimen.section("other-matters")
    if specimen.year < 2021 or not edits:
        return None
    mutation = specimen.mutate(*edits, at=section.anchor.start)
    return None if _FEE.search(mutation.text, mutation.text.rindex("其他需要报告的事项")) else mutation


@operator("GIA116")
def fee_without_figures(specimen: Specimen, random: Random) -> Mutation | None:
    edits = fee_edits(specimen, f"{specimen.year}年，本机关未收取信息处理费。")
    if specimen.year < 2021 or not edits:
        return None
    return specimen.mutate(*edits, at=edits[0].start)


@operator("GIA113")
def nil_before_other_matters(specimen: Specimen, random: Random) -> Mutation | None:
    """“无其他需要报告的事项” first, and another matter after it."""
    section = specimen.section("other-matters")
    if any("事项" in each.text or each.text.rstrip("。") == "无" for each in section.paragraphs):
        return None
    end = section.paragraphs[-1].span.end
    after = f"{specimen.gap(end)}全年组织“政务公开进社区”活动12场，解答群众咨询860人次。"
    edit, into = specimen.paragraph_after(end, "无其他需要报告的事项。")
    return specimen.mutate(edit._replace(new=edit.new + after), at=edit.start, into=into)


@operator("GIA114")
def ordinal_skipped(specimen: Specimen, random: Random) -> Mutation | None:
    """The last item of a plain 一是…二是… list is numbered one too high."""
    for each in specimen.report.paragraphs:
        found = list(_LIST.finditer(each.text))
        if 2 <= len(found) <= 6 and [_NUMERALS.index(match[0][0]) for match in found] == list(range(len(found))):
            start = each.passage.span(found[-1].start(), found[-1].end()).start
            return specimen.mutate(Edit(start, start + 1, _NUMERALS[len(found)]), at=start)
    return None


@operator("GIA115")
def parts_miscounted(specimen: Specimen, random: Random) -> Mutation | None:
    if "部分" in "".join(each.text for each in specimen.report.preamble):
        return None
    return specimen.with_preamble(
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。"
    )


@operator("GIA119")
def government_without_judgement(specimen: Specimen, random: Random) -> Mutation | None:
    """Every sentence of a government on assessment, appraisal and accountability is replaced by one on leadership."""
    if specimen.case.kind != "government" or specimen.report.agency.kind != "government":
        return None
    said = [each for each in specimen.sentences(specimen.report.paragraphs) if _JUDGED.search(each.text)]
    edits = []
    for index, each in enumerate(said):
        lead = re.match(rf"[*\s]*(?:{_ORDINAL})?[^，。；：]{{0,12}}(?:方面|情况|保障|工作)[。：，]", each.text)
        kept = lead[0].rstrip("，。：") + "：" if lead and len(lead[0]) < len(each.text) else ""
        if not kept and re.match(_ORDINAL, each.text):
            return None
        edits.append(
            Edit(
                each.span.start,
                each.span.end,
                kept + f"分管负责同志第{_NUMERALS[index % 8]}次到现场指导，落实了人员和经费。",
            )
        )
    if not edits or any(_JUDGED.search(edit.new) for edit in edits):
        return None
    return specimen.mutate(*edits, at=specimen.heading("overview").start)


def _shortcomings(specimen: Specimen, text: str) -> Mutation:
    paragraphs = specimen.section("shortcomings").paragraphs
    edit = Edit(paragraphs[0].span.start, paragraphs[-1].span.end, text)
    return specimen.mutate(edit, at=specimen.heading("shortcomings").start)


@operator("GIA120")
def no_improvement(specimen: Specimen, random: Random) -> Mutation | None:
    return _shortcomings(
        specimen, "存在的主要问题：一是公开内容不够全面；二是栏目更新不够及时；三是经办人员业务不够熟练。"
    )


@operator("GIA120")
def no_problem(specimen: Specimen, random: Random) -> Mutation | None:
    return _shortcomings(specimen, "下一步，将从两个方面推进工作：一是丰富公开内容和形式；二是加强业务培训。")


@operator("GIA121")
def one_problem(specimen: Specimen, random: Random) -> Mutation | None:
    return _shortcomings(specimen, "存在的主要问题是部分栏目更新不够及时。下一步，将建立栏目更新台账，每月检查一次。")
