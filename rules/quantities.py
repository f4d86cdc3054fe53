"""Numbers within the prose: parts and their total, percentages, numbers left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations
from typing import TYPE_CHECKING

from giar_lint.diagnostics import Severity, Span
from giar_lint.facts import Breakdown, Share, checkable
from giar_lint.facts.comparison import mismatches
from giar_lint.facts.gaps import find_gaps
from giar_lint.facts.model import Quantity
from giar_lint.report import Number, Report
from giar_lint.rule import Example, Finding, Note, rule

if TYPE_CHECKING:
    from decimal import Decimal

_SOURCE = (
    "《中华人民共和国政府信息公开条例》第六条：行政机关应当及时、准确地公开政府信息",
    "Article 6 of the Regulation: agencies publish government information promptly and accurately",
)
_MOST_COMBINED = 6
_MOST_SUMMED = 10
_QUOTED = 30
_CLAUSE_MARKS = "，,。；;：:、！!？?（(）)”》"


_Failing = tuple[Breakdown, tuple[Quantity, ...]]
"""A sum that does not hold, with the part that alone exceeds the total, if there is one."""


def _failing(report: Report) -> tuple[_Failing, ...]:
    """The sums that do not hold under any reading.

    Where the tables contradict one of the numbers that has been said (GIA401), and the sum is not reported again.
    """
    return report.once(_all_failing)


def _all_failing(report: Report) -> tuple[_Failing, ...]:
    return tuple(_each_failing(report))


def _each_failing(report: Report) -> Iterator[_Failing]:
    said = _contradicted(report)
    for breakdown in checkable(report).breakdowns:
        if said and not said.isdisjoint(each.span for each in (breakdown.total, *breakdown.parts)):
            continue
        if not _holds(breakdown):
            larger = tuple(part for part in breakdown.parts if part.value > breakdown.ceiling)
            yield breakdown, larger if len(larger) == 1 and not breakdown.stands_after else ()


def _contradicted(report: Report) -> set[Span]:
    """Where the numbers stand that the tables contradict."""
    return {each.number for each in mismatches(report) if each.number is not None}


def _holds(breakdown: Breakdown) -> bool:
    """Whether the parts add up to the total, or may do so: by one of two splits, with what follows, or because they
    are some of all."""
    total = breakdown.total.value
    values = [part.value for part in breakdown.parts]
    whole = sum(values)
    if breakdown.stands_after:
        return total in (whole, *breakdown.others) or total in _sums_of_some(values)
    wanted = {total, *breakdown.others}
    beginnings = accumulate([*values, *(part.value for part in breakdown.more)])
    endings = accumulate(reversed(values))
    if not wanted.isdisjoint(beginnings) or not wanted.isdisjoint(endings):
        return True
    if whole > breakdown.ceiling:
        return False
    return whole > total or not breakdown.closed


def _sums_of_some(values: Sequence[Number]) -> set[Number]:
    """What some of a few numbers add up to: 收到100件，办结98件，热线20件，共120件."""
    sums: set[Number] = {0}
    for value in values[-_MOST_SUMMED:]:
        sums |= {each + value for each in sums}
    return sums


@rule(
    "GIA403",
    "breakdown-sum",
    Severity.WARNING,
    summary=("分项之和与总数不符", "Parts do not add up to their total"),
    source=_SOURCE,
    example=Example(good="公示公告65条", bad="公示公告56条"),
)
def breakdown_sum(report: Report, options: None) -> Iterator[Finding]:
    """The parts that a sentence names do not add up to its total: they exceed it, or fall short of it in a list that
    is closed.

    A list is closed by 和, 及, 其余, 分别为 or 共, or by three exact parts of one measure word and more, unless 等,
    主要 or 重点 leave it open. Two splits after one 其中 (by applicant and by outcome), nested lists and sums across
    a full stop are read as such, and wherever one way to read adds up nothing is reported. Round numbers are not
    added.

    Correct the number, name what is missing, or mark the list as open (等).

    --- zh
    文中所列分项之和与总数不符：超过总数，或者在封闭列举中少于总数。

    以“和”“及”“其余”“分别为”“共”收束的，或者列有三项以上同一量词的确切数字、且没有“等”“主要”“重点”字样的，视为封闭列
    举。一个“其中”之后按申请人、按结果两次划分的，以及“其中”套“其中”、跨句列举的，均按各自的总数核对；只要有一种读法相
    符，即不作提示。约数不参加计算。

    请更正数据、补列缺少的类别，或者注明“等”。
    """
    for breakdown, larger in _failing(report):
        if larger or len(breakdown.parts) < 2:
            continue
        total, parts = breakdown.total, breakdown.parts
        whole = sum(part.value for part in parts)
        values = {
            "phrase": total.phrase,
            "count": len(parts),
            "terms": "＋".join(str(part.value) for part in parts),
            "sum": whole,
            "difference": abs(whole - total.value),
            "unit": total.unit,
            "total": total.value,
        }
        place = Span(parts[0].span.start, parts[-1].span.end)
        notes = () if breakdown.stands_after else (Note(place, "parts", values),)
        key = "first" if breakdown.stands_after else "above" if whole > total.value else ""
        yield Finding(total.span, key, values, notes)


@rule(
    "GIA407",
    "part-exceeds-total",
    Severity.ERROR,
    summary=("单个分项大于总数", "One part alone is larger than its total"),
    source=_SOURCE,
    example=Example(good="图文解读6篇", bad="图文解读16篇"),
)
def part_exceeds_total(report: Report, options: None) -> Iterator[Finding]:
    """One part alone is larger than the exact total that it belongs to. GIA403 then is not reported for the same sum.

    Check the part and the total.

    --- zh
    单独一个分项已大于其所属的总数。此时不再就同一组数据提示GIA403。

    请核对分项和总数。
    """
    for breakdown, larger in _failing(report):
        for part in larger:
            values = {
                "part": part.phrase,
                "phrase": breakdown.total.phrase,
                "difference": part.value - breakdown.total.value,
                "unit": part.unit,
            }
            yield Finding(part.span, "", values, (Note(breakdown.total.span, "total", values),))


@rule(
    "GIA404",
    "percentage",
    Severity.WARNING,
    summary=("百分比与数据不符", "A stated share does not follow from its numbers"),
    source=_SOURCE,
    example=Example(good="满意率95%", bad="满意率98%"),
)
def percentage(report: Report, options: None) -> Iterator[Finding]:
    """A share (占75%, 占比75%) or a rate (满意率95%) does not follow from the part and the total that stand beside
    it.

    Rounding and cutting off at the printed decimals are accepted, and 0.1 point in any case: the last share is often
    bent so that all make 100%. Growth (同比增长12%) and shares of something else are not looked at.

    Check the percentage and the two numbers.

    --- zh
    “占75%”“占比75%”“满意率95%”等百分比，与其前的分项和总数计算结果不符。

    按所列小数位四舍五入或者舍去尾数均可；为使各项合计100%而微调的，允许相差0.1个百分点。增长率（同比增长12%）以及以其
    他数据为基数的占比，不作核对。

    请核对百分比和有关数据。
    """
    shares = checkable(report).shares
    if not shares:
        return
    said = {part.span for breakdown, _ in _failing(report) for part in (breakdown.total, *breakdown.parts)}
    said |= _contradicted(report)
    for share in shares:
        if not said.isdisjoint(each.span for each in (*share.parts, *share.totals)) or _follows(share):
            continue
        part, total = share.parts[0], share.totals[0]
        right = _percentage(part.value, total.value)
        values = {
            "share": f"{share.value}%",
            "part": part.value,
            "total": total.value,
            "unit": part.unit,
            "right": f"{right:.{max(share.decimals, 1)}f}%",
        }
        yield Finding(share.span, "", values, (Note(part.span, "part", values), Note(total.span, "total", values)))


def _follows(share: Share) -> bool:
    """Whether a percentage is that of some of its parts in one of its totals."""
    from decimal import Decimal

    # 0.1 point is still accepted, a whole point is not where no decimals are printed
    limit = Decimal("0.1001") if share.decimals else Decimal(1)
    wholes = {share.whole, *(total.value for total in share.totals)}
    return any(
        total and abs(share.value - _percentage(part, total)) < limit for part in _sums(share.parts) for total in wholes
    )


def _percentage(part: Number, total: Number) -> Decimal:
    from decimal import Decimal

    return Decimal(part) * 100 / Decimal(total) if total else Decimal(0)


def _sums(parts: Sequence[Quantity]) -> Iterator[Number]:
    """The values of the parts, each alone and together."""
    values = [part.value for part in parts[:_MOST_COMBINED]]
    for count in range(1, len(values) + 1):
        for chosen in combinations(values, count):
            yield sum(chosen)


@rule(
    "GIA405",
    "missing-number",
    Severity.ERROR,
    summary=("量词前缺少数字", "A measure word without its number"),
    source=_SOURCE,
    example=Example(good="推送信息143条", bad="推送信息条"),
)
def missing_number(report: Report, options: None) -> Iterator[Finding]:
    """A measure word stands without its number (共发布信息条, 召开会议次), as where a template was not filled in.

    Words such as 申请件, 办件, 信件, 稿件 and 条数 are none.

    Enter the number.

    --- zh
    量词之前没有数字（“共发布信息条”“召开会议次”），多为套用模板后漏填。

    “申请件”“办件”“信件”“稿件”“条数”等词语不在此列。

    请补填数字。
    """
    for paragraph in report.paragraphs:
        for start, end in find_gaps(paragraph.text):
            yield Finding(paragraph.passage.span(start, end), "", {"phrase": _clause(paragraph.text, start, end)})


def _clause(text: str, start: int, end: int) -> str:
    """What a message quotes of a measure word without its number: its clause, the beginning of a long one left out."""
    window = text[max(0, start - _QUOTED) : start]
    begin = max(window.rfind(mark) for mark in _CLAUSE_MARKS) + 1
    cut = "…" if not begin and start > _QUOTED else ""
    return cut + (window[begin:] + text[start:end]).strip()
