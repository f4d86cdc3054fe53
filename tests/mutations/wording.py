"""Defects made of the report's own sentences: a number, a year, a mark or a name in them changed (GIA4xx, 5xx, 7xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import NamedTuple

from giar_lint.diagnostics import Span
from mutations.specimen import Edit, Mutation, Specimen, operator

_RECEIVED = re.compile(r"(?:新收|收到)(?:[^。；，、\d提]{0,20})申请(\d+)件")
_NONE_RECEIVED = re.compile(r"(?:未|没有)收到[^。；，]{0,24}申请")
_ALL_DONE = re.compile(r"(?:已|均已?|全部)(?:全部|均|按期|按时)?办结")
_PUBLISHED = re.compile(r"(?:发布|公开|更新|推送)(?:各类|政务|政府)?信息(\d+)条")
_TOTAL = re.compile(r"(\d+)([条件篇期])[，。（(]其中[，：]?([^。；]+)")
_PART = re.compile(r"(\d+)([条件篇期])")
_COUNT = re.compile(r"(?:培训|会议|活动|检查|研究)[^。；，、\d]{0,4}(\d+)[次场期]")
_DOUBLED = re.compile(r"(?<!依)申(?=请(?![求示教问]))|培(?=训(?!练))|(?<!人)群(?=众)|(?<=[，。；、])监(?=督)")
_PAIRS = {"“": "”", "《": "》", "（": "）"}


class _Found(NamedTuple):
    """A match in the prose of section one: the span of the whole, and the span and text of its first group."""

    span: Span
    group: Span
    text: str
    match: re.Match[str]


def _found(specimen: Specimen, pattern: re.Pattern[str], key: str = "overview") -> Iterator[_Found]:
    for paragraph in specimen.section(key).paragraphs:
        for match in pattern.finditer(paragraph.text):
            group = 1 if pattern.groups else 0
            span = paragraph.passage.span
            yield _Found(span(*match.span()), span(*match.span(group)), match[group], match)


def _value(specimen: Specimen, key: str, column: str = "total") -> int:
    value = specimen.table(3).rows[key].value(column)
    return -1 if value is None else int(value)


@operator("GIA401", "GIA402", "GIA403", "GIA404", "GIA407", "GIA410")
def stated_number_changed(specimen: Specimen, random: Random) -> Mutation | None:
    """The number of applications received, as the text has it; what the text makes of that number no longer fits it."""
    new, carried = _value(specimen, "new-requests"), _value(specimen, "carried-over")
    own = [
        each for each in _found(specimen, _RECEIVED) if int(each.text) == new > 0 and not _is_wide(specimen, each.span)
    ]
    if not own:
        return None
    wrong = new + carried + random.randint(2, 9)
    return specimen.mutate(Edit(own[0].group.start, own[0].group.end, str(wrong)), at=own[0].group.start)


def _is_wide(specimen: Specimen, span: Span) -> bool:
    """Whether the sentence before a place speaks of more than the agency itself."""
    start = max(specimen.text.rfind(mark, 0, span.start) for mark in "。；\n")
    return re.search(r"全[省市县区州盟系行]|各级|各[县市区部]|系统|所属", specimen.text[start : span.start]) is not None


def _moved(specimen: Specimen, changes: Mapping[str, int]) -> list[Edit] | None:
    """The edits that add to the natural persons (and totals) of rows of table three, None where that cannot be."""
    edits = []
    for key, change in changes.items():
        row = specimen.table(3).rows[key]
        for column in ("natural-person", "total"):
            cell = row.cells.get(column)
            if cell is None or cell.value is None or cell.oddities or cell.value + change < 0:
                return None
            edits.append(Edit(cell.span.start, cell.span.end, str(int(cell.value) + change)))
    return edits


@operator("GIA402")
def received_after_all(specimen: Specimen, random: Random) -> Mutation | None:
    """The text says that no application was received; the table now has one, and its sums hold."""
    said = list(_found(specimen, _NONE_RECEIVED))
    edits = _moved(specimen, {"new-requests": 1, "granted": 1, "outcome-total": 1})
    if len(said) != 1 or edits is None or _value(specimen, "new-requests") or "议" in said[0].match[0]:
        return None
    return specimen.mutate(*edits, at=said[0].span.start)


@operator("GIA408", "GIA401", "GIA402", "GIA403", "GIA404", "GIA410")
def not_all_done(specimen: Specimen, random: Random) -> Mutation | None:
    """The text says that all was done; one application is carried forward instead, and the table's sums hold."""
    said = [each for each in _found(specimen, _ALL_DONE) if not _is_wide(specimen, each.span)]
    start = max((specimen.text.rfind(mark, 0, each.span.start) for each in said for mark in "。；\n"), default=-1)
    about = specimen.text[start : said[0].span.end] if len(said) == 1 else ""
    edits = _moved(specimen, {"granted": -1, "outcome-total": -1, "carried-forward": 1})
    if "申请" not in about or re.search(r"其余|建议|提案|工单|留言|来信", about) or edits is None:
        return None
    return None if _value(specimen, "carried-forward") else specimen.mutate(*edits, at=said[0].span.start)


@operator("GIA403", "GIA404")
def total_lowered(specimen: Specimen, random: Random) -> Mutation | None:
    """The total of parts that added up to it; not one that a table has too, which tells of it first."""
    for each in _found(specimen, _TOTAL):
        start = max(specimen.text.rfind(mark, 0, each.span.start) for mark in "。；\n")
        if re.search(r"申请|办结|答复|复议|诉讼", specimen.text[start : each.span.end]):
            continue
        parts = [int(number) for number, unit in _PART.findall(each.match[3]) if unit == each.match[2]]
        if len(parts) >= 2 and sum(parts) == int(each.text) and max(parts) < int(each.text) - 2:
            return specimen.mutate(Edit(each.group.start, each.group.end, str(int(each.text) - 2)), at=each.group.start)
    return None


@operator("GIA405")
def number_taken_out(specimen: Specimen, random: Random) -> Mutation | None:
    for each in _found(specimen, _PUBLISHED):
        return specimen.mutate(Edit(each.group.start, each.group.end, ""), at=each.span.start)
    return None


@operator("GIA501")
def told_year_changed(specimen: Specimen, random: Random) -> Mutation | None:
    """One of several sentences told under the report year is told under the year before."""
    own = [each for each in specimen.report.years.told if each.value == specimen.year]
    first = [each for each in own if (place := specimen.report.place(each.span)) is not None and place.section == 1]
    if len(own) < 3 or not first:
        return None
    span = random.choice(first).span
    text = specimen.text[span.start : span.end].replace(str(specimen.year), str(specimen.year - 1))
    return specimen.mutate(Edit(span.start, span.end, text), at=span.start)


@operator("GIA701")
def own_character_doubled(specimen: Specimen, random: Random) -> Mutation | None:
    found = list(_found(specimen, _DOUBLED))
    if not found:
        return None
    each = random.choice(found)
    return specimen.mutate(Edit(each.span.end, each.span.end, each.text), at=each.span.end)


@operator("GIA702", "GIA401", "GIA403")
def own_term_slipped(specimen: Specimen, random: Random) -> Mutation | None:
    for each in _found(specimen, re.compile(r"(?:行政处罚|部门决算)(?!法)")):
        wrong = {"行政处罚": "行政出发", "部门决算": "部门决赛"}[each.text]
        return specimen.mutate(Edit(each.span.start, each.span.end, wrong), at=each.span.start)
    return None


@operator("GIA704")
def own_name_changed(specimen: Specimen, random: Random) -> Mutation | None:
    """我局 becomes 我委 in one place, or the other way round."""
    if specimen.report.agency.kind != "department":
        return None
    found = list(_found(specimen, re.compile(r"我(?:局|委)(?![员托])")))
    if not found:
        return None
    each = random.choice(found)
    return specimen.mutate(
        Edit(each.span.start, each.span.end, "我委" if each.text == "我局" else "我局"), at=each.span.start
    )


@operator("GIA705")
def own_number_blanked(specimen: Specimen, random: Random) -> Mutation | None:
    found = list(_found(specimen, _COUNT))
    if not found:
        return None
    each = random.choice(found)
    return specimen.mutate(Edit(each.group.start, each.group.end, random.choice(("XX", "××"))), at=each.group.start)


@operator("GIA707")
def closing_mark_lost(specimen: Specimen, random: Random) -> Mutation | None:
    """The closing mark of a pair that is the only one of its kind in its paragraph."""
    for paragraph in specimen.section("overview").paragraphs:
        for opening, closing in _PAIRS.items():
            if paragraph.text.count(opening) == paragraph.text.count(closing) == 1 and not paragraph.text.startswith(
                opening
            ):
                at = paragraph.text.index(closing)
                span = paragraph.passage.span(at, at + 1)
                return specimen.mutate(Edit(span.start, span.end, ""), at=paragraph.span.start)
    return None


@operator("GIA709")
def basis_changed(specimen: Specimen, random: Random) -> Mutation | None:
    """The number of the form's notice where the preamble cites it."""
    old, new = ("〔2021〕30号", "〔2019〕60号") if specimen.year >= 2021 else ("〔2019〕60号", "〔2021〕30号")
    for paragraph in specimen.report.preamble:
        at = paragraph.text.find(old)
        if at >= 0 and "国办公开办函" in paragraph.text[:at]:
            span = paragraph.passage.span(at, at + len(old))
            return specimen.mutate(Edit(span.start, span.end, new), at=span.start)
    return None


@operator("GIA711")
def principle_reversed(specimen: Specimen, random: Random) -> Mutation | None:
    for each in _found(specimen, re.compile(r"以公开为常态、不公开为例外")):
        return specimen.mutate(Edit(each.span.start, each.span.end, "公开为原则、不公开为例外"), at=each.span.start)
    return None
