"""Prose against the tables: numbers that contradict them, none where there were some, all where some are left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giar_lint.diagnostics import Severity
from giar_lint.facts import Universal, checkable
from giar_lint.facts.comparison import Kind, Mismatch, mismatches, readings
from giar_lint.facts.metrics import METRICS, Metric, Term
from giar_lint.report import Number, Report
from giar_lint.rule import Example, Finding, Note, rule
from giar_lint.wordlist import about

_SOURCE = (
    "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号所附表格",
    "Article 50 of the Regulation; the tables of 〔2021〕30号",
)
_NAMES = {
    "received": ("新收政府信息公开申请", "new requests"),
    "fresh": ("新收政府信息公开申请", "new requests"),
    "handled": ("新收政府信息公开申请", "new requests"),
    "closed": ("“办理结果”总计", "outcomes in total"),
    "answered": ("“办理结果”总计", "outcomes in total"),
    "carried_over": ("“上年结转”", "carried over"),
    "carried_forward": ("“结转下年度继续办理”", "carried forward"),
    "granted": ("“予以公开”", "予以公开"),
    "partly": ("“部分公开”", "部分公开"),
    "denied": ("“不予公开”各项合计", "不予公开 in all"),
    "unavailable": ("“无法提供”各项合计", "无法提供 in all"),
    "unprocessed": ("“不予处理”各项合计", "不予处理 in all"),
    "other_outcome": ("“其他处理”各项合计", "其他处理 in all"),
    "natural_person": ("新收申请的“自然人”", "new requests of 自然人"),
    "legal_person": ("新收申请的“法人或其他组织”各列合计", "new requests of 法人或其他组织"),
    "enterprise": ("新收申请的“商业企业”", "new requests of 商业企业"),
    "research": ("新收申请的“科研机构”", "new requests of 科研机构"),
    "welfare": ("新收申请的“社会公益组织”", "new requests of 社会公益组织"),
    "legal_service": ("新收申请的“法律服务机构”", "new requests of 法律服务机构"),
    "review": ("行政复议总计", "行政复议 in total"),
    "suit": ("行政诉讼两类总计之和", "行政诉讼, both kinds in total"),
    "disputes": ("行政复议、行政诉讼总计之和", "行政复议 and 行政诉讼 in total"),
    "direct": ("“未经复议直接起诉”总计", "未经复议直接起诉 in total"),
    "after_review": ("“复议后起诉”总计", "复议后起诉 in total"),
    "review_upheld": ("行政复议“结果维持”", "行政复议, 结果维持"),
    "review_corrected": ("行政复议“结果纠正”", "行政复议, 结果纠正"),
    "review_other": ("行政复议“其他结果”", "行政复议, 其他结果"),
    "review_pending": ("行政复议“尚未审结”", "行政复议, 尚未审结"),
    "suit_upheld": ("行政诉讼“结果维持”", "行政诉讼, 结果维持"),
    "suit_corrected": ("行政诉讼“结果纠正”", "行政诉讼, 结果纠正"),
    "suit_other": ("行政诉讼“其他结果”", "行政诉讼, 其他结果"),
    "suit_pending": ("行政诉讼“尚未审结”", "行政诉讼, 尚未审结"),
    "licences": ("行政许可处理决定", "行政许可 decisions"),
    "penalties": ("行政处罚处理决定", "行政处罚 decisions"),
    "coercion": ("行政强制处理决定", "行政强制 decisions"),
    "documents_issued": ("规范性文件本年制发", "规范性文件 issued"),
    "documents_repealed": ("规范性文件本年废止", "规范性文件 repealed"),
    "documents_in_force": ("规范性文件现行有效", "规范性文件 in force"),
    "regulations_issued": ("规章本年制发", "规章 issued"),
    "regulations_repealed": ("规章本年废止", "规章 repealed"),
    "regulations_in_force": ("规章现行有效", "规章 in force"),
}
"""How messages call what the tables count, in Chinese and English."""

_WITH_CARRIED_OVER = frozenset(("received", "handled"))


def _mismatches(report: Report, *kinds: Kind) -> Iterator[Mismatch]:
    return (each for each in mismatches(report) if each.kind in kinds)


def _received(mismatch: Mismatch) -> str:
    """The message for requests that came in: with those carried over where there were any."""
    return "received" if mismatch.metric in _WITH_CARRIED_OVER and len(set(mismatch.sums[:2])) > 1 else ""


def _finding(mismatch: Mismatch, key: str) -> Finding:
    name = _NAMES[mismatch.metric.removesuffix("_handled")]
    number, carried = mismatch.sums[0], mismatch.sums[-1] if len(mismatch.sums) == 1 else mismatch.sums[1]
    apart = [_apart(each, mismatch.value) for each in mismatch.sums]
    values = {
        "phrase": mismatch.phrase,
        "value": mismatch.value,
        "name": name,
        "number": number,
        "carried": carried,
        "difference": min(apart) if mismatch.metric in _WITH_CARRIED_OVER else apart[0],
        "unit": mismatch.unit,
    }
    note = Note(mismatch.cell.span, "cell", {"number": mismatch.cell.raw.strip()})
    return Finding(mismatch.span, key, values, (note,))


def _apart(left: Number, right: Number) -> Number:
    return left - right if left > right else right - left


@rule(
    "GIA401",
    "prose-table-mismatch",
    Severity.ERROR,
    summary=("文中数据与表格不一致", "A number in prose contradicts the table"),
    source=_SOURCE,
    example=Example(good="新收政府信息公开申请16件", bad="新收政府信息公开申请15件"),
)
def prose_table_mismatch(report: Report, options: None) -> Iterator[Finding]:
    """A number in prose says something else than the table: requests received, closed or carried over, outcomes,
    reviews and suits, decisions made, documents issued.

    The same figure stands in two places of one report, and a reader compares them. Only sentences that leave no doubt
    are held against the tables: the agency's own figure or one without a subject, of the report year, in the exact
    words. Requests received may be those of the year or with those carried over. Figures of a wider area (全市, 所属
    ), by channel, of things published, or approximate (约, 余, 万) are not compared.

    Check both places and correct the wrong one.

    --- zh
    文中的数据与表格不一致，包括收到、办结、结转的申请，办理结果，复议诉讼，作出的许可、处罚、强制决定，以及制发、废止
    的文件等。

    同一数据在一份报告中出现两次，读者自会对照。只核对含义确定的语句：主体为本机关或省略主体、属于报告年度、用语与表格
    项目一致。 “收到申请”的件数，按本年新收或者含上年结转计算均可。属于更大范围（全市、所属等）、分渠道、公示发布的信
    息以及约数，不作核对。

    请核对两处数据，更正有误的一处。
    """
    for mismatch in _mismatches(report, "strict"):
        yield _finding(mismatch, _received(mismatch))


@rule(
    "GIA402",
    "nil-mismatch",
    Severity.ERROR,
    summary=("文中称没有而表格中有，或者相反", "Prose says none where the table has some, or the reverse"),
    source=_SOURCE,
    example=Example(good="行政诉讼2件，其中结果维持1件、尚未审结1件", bad="未发生因政府信息公开引起的行政诉讼"),
)
def nil_mismatch(report: Report, options: None) -> Iterator[Finding]:
    """Prose says that there was none (未收到政府信息公开申请, 未发生行政复议, 0件) where the table has some, or the
    reverse.

    Sentences of this kind are often kept from last year. A negation that is narrowed (未收到网络申请, 无超期, 无败诉)
    is not compared, and 未收到因政府信息公开引起的行政复议 denies reviews, not requests.

    Check both places and correct the wrong one.

    --- zh
    文中称没有收到申请、没有发生复议诉讼等，表格中却有数据；或者文中有数据，表格中为零。

    此类语句往往沿用上年文稿。带有限定的否定（未收到网络申请、无超期、无败诉）不作核对；“未收到因政府信息公开引起的行
    政复议” 否定的是复议，不是申请。

    请核对两处内容，更正有误的一处。
    """
    for mismatch in _mismatches(report, "nil", "denied"):
        yield _finding(mismatch, "reverse" if mismatch.value else "")


@rule(
    "GIA410",
    "prose-table-difference",
    Severity.WARNING,
    summary=("文中数据与表格有出入，口径可能不同", "A number in prose differs from the table, in looser words"),
    source=_SOURCE,
    example=Example(good="新收政府信息公开申请16件", bad="受理政府信息公开申请14件"),
)
def prose_table_difference(report: Report, options: None) -> Iterator[Finding]:
    """As GIA401, but the verb is a loose one (受理, 办理, 答复, 处理), which may count something slightly different.

    A number is reported only where it equals no reading of the table: new, new with those carried over, or closed.

    Check both places; where the scope differs, say so.

    --- zh
    与GIA401相同，但所用动词（受理、办理、答复、处理）口径较宽，所指范围可能与表格略有不同。

    只有与表格的各种口径（新收、含上年结转、办结）均不相符时才提示。

    请核对两处数据；口径不同的，请在文中说明。
    """
    for mismatch in _mismatches(report, "loose"):
        yield _finding(mismatch, _received(mismatch))


_NOT_GRANTED = Metric("requests", 3, ((Term("outcome-total", "total"), Term("granted", "total", -1)),))
_LOST = {
    course: (
        (METRICS[f"{course}_corrected"], f"{name}“结果纠正”", f"{name} corrected"),
        (METRICS[f"{course}_pending"], f"{name}“尚未审结”", f"{name} pending"),
    )
    for course, name in (("review", "行政复议"), ("suit", "行政诉讼"))
}
"""What speaks against 均获维持 and 无败诉."""
_CONCLUDED = (
    r"(?:(?<!尚未)(?<!未)审结|审理终结|结案|办结|判决|裁定|审理完毕)的?[^，。；\d]{0,6}\d+[件宗起][^。；\d]{0,6}$"
)


@rule(
    "GIA408",
    "universal-claim",
    Severity.WARNING,
    summary=("“全部办结”“均获维持”等表述与表格不符", "A claim about all does not hold by the table"),
    source=_SOURCE,
    example=Example(good="其中自然人12件、商业企业3件、法律服务机构1件；上年结转2件。", bad="均已按时办结。"),
)
def universal_claim(report: Report, options: None) -> Iterator[Finding]:
    """A sentence says something of all that the table contradicts: 全部办结 or 均已答复 although some are carried
    forward, 均予以公开 although there are other outcomes, 均获维持 or 无败诉 although some were corrected or are
    pending.

    Such phrases are kept from year to year and no longer fit the figures. A sentence that speaks of what is left over
    itself is not reported.

    Correct the sentence or the figure.

    --- zh
    文中称“全部办结”“均已答复”，表格中却有结转下年度继续办理的；称“均予以公开”，表格中却有其他办理结果；称“均获维持
    ”“无败诉”，表格中却有纠正或尚未审结的。

    此类表述逐年沿用，容易与当年数据不符。语句本身已说明结转等例外情形的，不作提示。

    请更正表述或数据。
    """
    for universal in checkable(report).universals:
        yield from _universal(report, universal)


def _is_of_concluded(universal: Universal) -> bool:
    """Whether a claim is made of those alone that were concluded: 审结9件，均维持."""
    text = universal.passage.text
    begin, _ = about(text, universal.start, universal.end, "。；")
    return re.compile(_CONCLUDED).search(text, begin, universal.start) is not None


def _universal(report: Report, universal: Universal) -> Iterator[Finding]:
    checks: tuple[tuple[Metric, str, str], ...]
    if universal.kind == "all_closed":
        checks = ((METRICS["carried_forward"], "结转下年度继续办理", "carried forward"),)
    elif universal.kind == "all_granted":
        checks = ((_NOT_GRANTED, "予以公开以外的办理结果", "other outcomes than 予以公开"),)
    else:
        courses = ("review", "suit") if universal.about == "disputes" else (universal.about,)
        concluded = _is_of_concluded(universal)
        checks = tuple(each for course in courses for each in _LOST[course][: 1 if concluded else None])
    for metric, chinese, english in checks:
        found = readings(report, metric)
        if found is not None and found.plain[0] > 0 and 0 not in found.accepted:
            values = {"phrase": universal.phrase, "name": (chinese, english), "number": found.plain[0]}
            yield Finding(
                universal.span, "", values, (Note(found.cell.span, "cell", {"number": found.cell.raw.strip()}),)
            )
            return
