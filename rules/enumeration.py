"""Enumerations: ordinals that follow on, and counts that agree with the lists beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giar_lint.dates import chinese_number
from giar_lint.diagnostics import Severity, Span
from giar_lint.document import Paragraph
from giar_lint.enumerations import Enumeration, Reading, read_lists
from giar_lint.ordinals import DIGITS, NUMERALS, Item, told_otherwise
from giar_lint.report import Report
from giar_lint.rule import Example, Finding, Note, rule
from giar_lint.wordlist import about, places_of

_STYLE = ("公文序号使用惯例（GB/T 9704—2012）", "Usage of ordinals in official documents (GB/T 9704—2012)")
_WITH_TABLE = (2, 3, 4)
_MARKDOWN = (".md", ".markdown")
_MODEL_ITEMS = "一是政策解读以文字为主，图表和视频解读偏少；二是部分自然资源所报送信息不够及时；三是"

_PART_UNITS = ("部分", "章节", "板块", "方面")
_OPENERS = ("包括", "包含", "涵盖", "由", "分为", "分别为", "分别是", "内容为", "内容有", "：", ":")
_INTO_LIST = (
    *("内容", "组成", "构成", "，", ",", "：", ":", "（", "(", " ", "主要", "具体", "包括", "包含", "涵盖"),
    *("分别为", "分别是", "依次为", "依次是", "即", "有", "为"),
)
_TOTALS = ("，", ",", "、", "共计", "共", "总共", "一共", "合计")
_PART_NAMES = (
    *("情况", "概述", "概况", "公开", "申请", "复议", "诉讼", "问题", "其他", "其它", "收费", "附件", "附表", "附录"),
    *("说明", "解读", "回应", "建设", "管理", "保障", "机构", "机制", "措施", "打算"),
)
_FIRST_PARTS, _LAST_PARTS = ("总体", "概述", "概况", "基本情况"), ("其他", "其它")
_ONE_PART = (
    ("复议", "诉讼", "举报", "投诉", "收费", "问题"),
    ("提起", "被提起", "行政", "举报", "申诉", "诉讼", "减免", "不足", "改进", "整改"),
)
_FEWEST = 3

_LIST_UNITS = ("方面", "问题", "不足", "措施", "举措", "环节", "短板", "工作", "任务", "做法")
_CLASSIFIERS = "个项点大"
_COUNTS = NUMERALS + DIGITS + "两"
_NO_COUNT = "第百千几数多余"
_LONGEST_LEAD = 30


@rule(
    "GIA114",
    "enumeration-gap",
    Severity.WARNING,
    summary=("正文序号跳号、重号或次序颠倒", "An ordinal is skipped, repeated or out of order"),
    source=_STYLE,
    example=Example(good=_MODEL_ITEMS, bad=_MODEL_ITEMS.removesuffix("三是") + "四是"),
)
def enumeration_gap(report: Report, options: None) -> Iterator[Finding]:
    """An ordinal of a list in the prose (一是, （一）, 1., ①, 第一) is skipped, repeated or out of order.

    Where a number lacks, either an item was lost on the way or the list was put together from several texts; a reader
    cannot tell which. A list inside the item of another counts for itself, and so does each that begins again at one.
    Tables are not looked at.

    Add the item that lacks, or number the items anew.

    --- zh
    正文中的序号（“一是”“（一）”“1.”“①”“第一”等）在同一层次内跳号、重号或次序颠倒。

    序号不连续，往往是拼接文稿或者删改时漏掉了一项，读者无从判断内容是否完整。套在某一项之下的下一层序号单独计算，
    重新从头编号的视为另一组；表格内的序号不在此列。

    请补上遗漏的一项，或者重新编排序号。
    """
    for paragraphs, reading in report.once(_readings):
        for slip in reading.slips:
            values = {"found": slip.item.text, "expected": slip.item.written(slip.expected)}
            notes: tuple[Note, ...] = ()
            if slip.previous is not None:
                values["previous"] = slip.previous.text
                notes = (Note(_span(paragraphs, slip.previous), "previous", {"previous": slip.previous.text}),)
            yield Finding(_span(paragraphs, slip.item), slip.kind, values, notes)


def _readings(report: Report) -> tuple[tuple[Sequence[Paragraph], Reading], ...]:
    """The runs of prose in which lists are siblings, each with its lists.

    Beside the official tables only the prose of sections without one: a table that fell apart leaves its own ordinals.
    """
    counted = report.path.lower().endswith(_MARKDOWN)
    runs = [(report.preamble, "")]
    runs.extend(
        (section.paragraphs, section.heading.passage.text if section.heading is not None else "")
        for section in report.sections
        if section.table is None and section.number not in _WITH_TABLE
    )
    return tuple(
        (paragraphs, read_lists(tuple(paragraph.text for paragraph in paragraphs), ahead=ahead, counted=counted))
        for paragraphs, ahead in runs
    )


def _span(paragraphs: Sequence[Paragraph], item: Item) -> Span:
    return paragraphs[item.paragraph].passage.span(item.start, item.end)


@rule(
    "GIA115",
    "part-count",
    Severity.INFO,
    summary=("所称数目与所列项数不一致", "A stated count differs from the list beside it"),
    source=_STYLE,
    example=Example(good="我局将从三个方面加以改进", bad="我局将从四个方面加以改进"),
)
def part_count(report: Report, options: None) -> Iterator[Finding]:
    """A count ("六个部分", "三个方面") stands beside a list of another length.

    Usually the list was changed and the count was not. A list that ends in 等 may be shorter than the count, unless it
    runs from the first part of the report to the last.

    Correct the count, or complete the list.

    --- zh
    “六个部分”“三个方面”之类的数目，与紧接着列出的项数不一致。

    多为增删内容后没有同步改动数目。以“等”收尾的列举可以少于所称数目，但从“总体情况”一直列到“其他需要报告的事项”的，应当相符。

    请更正数目，或者补全所列各项。
    """
    for paragraph in report.paragraphs:
        for start, end, stated in _part_counts(paragraph.text):
            listed = _parts_beside(paragraph.text, start, end, stated)
            if listed:
                yield _miscount(paragraph, start, end, stated, listed)
    for paragraphs, reading in report.once(_readings):
        yield from _lists_miscounted(paragraphs, reading)


def _miscount(paragraph: Paragraph, start: int, end: int, stated: int, listed: int) -> Finding:
    values = {"found": paragraph.text[start:end], "listed": listed, "difference": abs(stated - listed)}
    return Finding(paragraph.passage.span(start, end), "", values)


def _count_before(text: str, end: int) -> tuple[int, int] | None:
    """The number that ends at an offset as (start, value), None where none does."""
    end = len(text[:end].rstrip())
    start = end
    while start and text[start - 1] in _COUNTS:
        start -= 1
    digits = text[start:end].replace("两", "二")
    if not digits or len(digits) > 3 or text[start - 1 : start] in tuple(_NO_COUNT):
        return None
    if not digits.isdecimal() and any(digit in DIGITS for digit in digits):
        return None
    return start, int(digits) if digits.isdecimal() else chinese_number(digits)


def _part_counts(text: str) -> Iterator[tuple[int, int, int]]:
    """The counts of parts in a text (六个部分) as (start, end, number)."""
    for unit in _PART_UNITS:
        at = text.find(unit)
        while at >= 0:
            count = _count_before(text, at - (text[at - 1 : at] in ("个", "大")))
            if count is not None:
                yield count[0], at + len(unit), count[1]
            at = text.find(unit, at + 1)


def _parts_beside(text: str, start: int, end: int, stated: int) -> int:
    """The length of the list of parts beside a count where it is surely another one; 0 where it agrees or in doubt."""
    first, last = about(text, start, end, "。！!？?")
    before = _stripped(text[first:start], _TOTALS)
    openers = sorted({at + len(word) for word in _OPENERS for at in places_of(before, word)}, reverse=True)
    for opener in openers:
        listed = before[opener:]
        lengths = _lengths(listed.removesuffix("等"))
        if lengths:
            sure = min(lengths) > stated or not listed.endswith("等") or _is_whole(listed.removesuffix("等"))
            return max(lengths) if sure and stated not in lengths else 0
    after = text[end:last]
    while word := next((each for each in _INTO_LIST if after.startswith(each)), ""):
        after = after[len(word) :]
    lengths = _lengths(after)
    if not lengths or stated in lengths or ("等" in after and min(lengths) < stated):
        return 0
    return max(lengths)


def _stripped(text: str, ends: Sequence[str]) -> str:
    while end := next((each for each in ends if text.endswith(each)), ""):
        text = text[: -len(end)]
    return text


def _is_whole(listed: str) -> bool:
    """Whether a list runs from the first part of a report to the last."""
    items = _items(listed, "、，,；;")
    return any(word in items[0] for word in _FIRST_PARTS) and any(word in items[-1] for word in _LAST_PARTS)


def _items(text: str, marks: str) -> list[str]:
    for mark in marks[1:]:
        text = text.replace(mark, marks[0])
    return [item for item in text.split(marks[0]) if item.strip()]


def _lengths(listed: str) -> set[int]:
    """The lengths that a list of parts may have, read with either mark between its items; empty for any other text."""
    if not any(word in listed for word in _PART_NAMES):
        return set()
    text = listed.rstrip("，,、；;）) ")
    for name, more in ((name, more) for name in _ONE_PART[0] for more in _ONE_PART[1]):
        text = text.replace(f"{name}、{more}", name + more).replace(f"{name}，{more}", name + more)
    for joint, last in ((joint, last) for joint in ("以及", "及", "和", "与") for last in ("其他", "其它", "附")):
        text = text.replace(joint + last, "、" + last)
    found = set()
    for marks in ("；;", "，,；;", "、，,；;"):
        items = _items(text, marks)
        if len(items) >= _FEWEST and all(any(name in item for name in _PART_NAMES) for item in items):
            found.add(len(items))
    return found


def _lists_miscounted(paragraphs: Sequence[Paragraph], reading: Reading) -> Iterator[Finding]:
    """Counts right before a list whose items are numbered: 从三个方面改进：一是…"""
    texts = [paragraph.text for paragraph in paragraphs]
    wrong = {slip.item[1:] for slip in reading.slips}
    for each in reading.lists:
        first = each.items[0]
        index = first.paragraph if texts[first.paragraph][: first.start].strip() else first.paragraph - 1
        if index < 0 or first.number != 1 or any(item[1:] in wrong for item in each.items):
            continue
        lead = texts[index][: first.start] if index == first.paragraph else texts[index]
        if index < first.paragraph and not _leads_on(lead):
            continue
        count = _count_in_lead(lead)
        listed = max(item.number for item in each.items)
        if count is None or count[2] == listed:
            continue
        start, end, stated = count
        if stated < listed or not told_otherwise(_after(texts, each), listed + 1):
            yield _miscount(paragraphs[index], start, end, stated, listed)


def _leads_on(lead: str) -> bool:
    """Whether a paragraph leads to a list below it: a colon, 以下, or no more than a heading."""
    return lead.rstrip().endswith(("：", ":")) or "以下" in lead[-_LONGEST_LEAD:] or len(lead) <= _LONGEST_LEAD


def _count_in_lead(lead: str) -> tuple[int, int, int] | None:
    """The count in the last clause of what leads to a list, as (start, end, number)."""
    body = lead.rstrip().rstrip("：:，,。；;")
    begin = max(body.rfind(mark) for mark in "。；;，,：:、") + 1
    if len(body) - begin > _LONGEST_LEAD:
        return None
    for at in range(begin, len(body)):
        if body[at] in _CLASSIFIERS and (count := _count_before(body, at)) is not None:
            unit = min((end for word in _LIST_UNITS if (end := body.find(word, at)) >= 0), default=-1)
            if unit >= 0 or (body[at] == "点" and at == len(body) - 1):
                return count[0], (unit + 2 if unit >= 0 else at + 1), count[1]
    return None


def _after(texts: Sequence[str], each: Enumeration) -> str:
    """What stands after the last item of a list, to the end of its paragraph and of the next."""
    last = each.last
    return "\n".join((texts[last.paragraph][last.end :], *texts[last.paragraph + 1 : last.paragraph + 2]))
