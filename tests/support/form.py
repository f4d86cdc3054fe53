"""The official form as the tests know it: headings, rows, columns and header rows of both editions.

It is written down here a second time, on purpose and not read from the grammar: a slip in the grammar must show.
"""

from __future__ import annotations

from typing import NamedTuple

SECTIONS = ("overview", "proactive", "requests", "disputes", "shortcomings", "other-matters")
ORDINALS = "一二三四五六七八"
HEADINGS = {
    "overview": "总体情况",
    "proactive": "主动公开政府信息情况",
    "requests": "收到和处理政府信息公开申请情况",
    "disputes": "政府信息公开行政复议、行政诉讼情况",
    "shortcomings": "存在的主要问题及改进情况",
    "other-matters": "其他需要报告的事项",
}
ACCEPTED_HEADINGS = {
    "overview": ("总体情况",),
    "proactive": ("主动公开政府信息情况", "行政机关主动公开政府信息情况", "主动公开政府信息的情况"),
    "requests": ("收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况"),
    "disputes": (
        "政府信息公开行政复议、行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ),
    "shortcomings": ("存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况"),
    "other-matters": ("其他需要报告的事项",),
}
TABLE_SECTIONS = {"proactive": 2, "requests": 3, "disputes": 4}

APPLICANTS = ("natural-person", "enterprise", "research", "welfare", "legal-service", "other-organisation")
REQUEST_COLUMNS = (*APPLICANTS, "total")
OUTCOMES = ("upheld", "corrected", "other", "pending")
DISPUTES = ("review", "direct", "after-review")
DISPUTE_COLUMNS = tuple(f"{kind}-{outcome}" for kind in DISPUTES for outcome in (*OUTCOMES, "total"))

CORNER_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
REQUEST_HEADERS = (
    (CORNER_NOTE, "申请人情况"),
    ("自然人", "法人或其他组织", "总计"),
    ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
)
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
DISPUTE_HEADERS = (
    ("行政复议", "行政诉讼"),
    (*_RESULTS, "未经复议直接起诉", "复议后起诉"),
    (*_RESULTS, *_RESULTS),
)


class BlockForm(NamedTuple):
    """A block of table two: its title, its column labels, the keys of its number columns, and its rows (key, label)."""

    title: str
    header: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]


_DECISIONS = ("信息内容", "本年处理决定数量")
_ITEMS = ("信息内容", "上一年项目数量", "本年增/减")
BLOCKS = {
    "2021": (
        BlockForm(
            "第二十条第（一）项",
            ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
            ("issued", "repealed", "in-force"),
            (("regulations", "规章"), ("normative-documents", "行政规范性文件")),
        ),
        BlockForm("第二十条第（五）项", _DECISIONS, ("decisions",), (("licences", "行政许可"),)),
        BlockForm(
            "第二十条第（六）项", _DECISIONS, ("decisions",), (("penalties", "行政处罚"), ("coercion", "行政强制"))
        ),
        BlockForm(
            "第二十条第（八）项",
            ("信息内容", "本年收费金额（单位：万元）"),
            ("amount",),
            (("fees", "行政事业性收费"),),
        ),
    ),
    "2019": (
        BlockForm(
            "第二十条第（一）项",
            ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
            ("produced", "newly-disclosed", "total-disclosed"),
            (("regulations", "规章"), ("normative-documents", "规范性文件")),
        ),
        BlockForm(
            "第二十条第（五）项",
            (*_ITEMS, "处理决定数量"),
            ("previous-items", "change", "decisions"),
            (("licences", "行政许可"), ("other-services", "其他对外管理服务事项")),
        ),
        BlockForm(
            "第二十条第（六）项",
            (*_ITEMS, "处理决定数量"),
            ("previous-items", "change", "decisions"),
            (("penalties", "行政处罚"), ("coercion", "行政强制")),
        ),
        BlockForm("第二十条第（八）项", _ITEMS, ("previous-items", "change"), (("fees", "行政事业性收费"),)),
        BlockForm(
            "第二十条第（九）项",
            ("信息内容", "采购项目数量", "采购总金额"),
            ("projects", "amount"),
            (("procurement", "政府集中采购"),),
        ),
    ),
}

_OUTCOME = "三、本年度办理结果"
_DENIED, _UNAVAILABLE, _UNPROCESSED, _OTHER = "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"
_HEAD: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("new-requests", ("一、本年新收政府信息公开申请数量",)),
    ("carried-over", ("二、上年结转政府信息公开申请数量",)),
    ("granted", (_OUTCOME, "（一）予以公开")),
    ("partly-granted", (_OUTCOME, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")),
    ("denied-state-secret", (_OUTCOME, _DENIED, "1.属于国家秘密")),
    ("denied-by-law", (_OUTCOME, _DENIED, "2.其他法律行政法规禁止公开")),
    ("denied-security", (_OUTCOME, _DENIED, "3.危及“三安全一稳定”")),
    ("denied-third-party", (_OUTCOME, _DENIED, "4.保护第三方合法权益")),
    ("denied-internal", (_OUTCOME, _DENIED, "5.属于三类内部事务信息")),
    ("denied-process", (_OUTCOME, _DENIED, "6.属于四类过程性信息")),
    ("denied-enforcement", (_OUTCOME, _DENIED, "7.属于行政执法案卷")),
    ("denied-inquiry", (_OUTCOME, _DENIED, "8.属于行政查询事项")),
    ("unavailable-not-held", (_OUTCOME, _UNAVAILABLE, "1.本机关不掌握相关政府信息")),
    ("unavailable-not-existing", (_OUTCOME, _UNAVAILABLE, "2.没有现成信息需要另行制作")),
    ("unavailable-unclear", (_OUTCOME, _UNAVAILABLE, "3.补正后申请内容仍不明确")),
    ("unprocessed-petition", (_OUTCOME, _UNPROCESSED, "1.信访举报投诉类申请")),
    ("unprocessed-repeated", (_OUTCOME, _UNPROCESSED, "2.重复申请")),
    ("unprocessed-publication", (_OUTCOME, _UNPROCESSED, "3.要求提供公开出版物")),
    ("unprocessed-excessive", (_OUTCOME, _UNPROCESSED, "4.无正当理由大量反复申请")),
    ("unprocessed-confirmation", (_OUTCOME, _UNPROCESSED, "5.要求行政机关确认或重新出具已获取信息")),
)
_TAIL: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("outcome-total", (_OUTCOME, "（七）总计")),
    ("carried-forward", ("四、结转下年度继续办理",)),
)
REQUEST_ROWS = {
    "2021": (
        *_HEAD,
        ("other-not-corrected", (_OUTCOME, _OTHER, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请")),
        (
            "other-unpaid",
            (_OUTCOME, _OTHER, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        ),
        ("other-outcome", (_OUTCOME, _OTHER, "3.其他")),
        *_TAIL,
    ),
    "2019": (*_HEAD, ("other-outcome", (_OUTCOME, _OTHER)), *_TAIL),
}
OUTCOME_ROWS = {
    edition: tuple(key for key, labels in rows if labels[0] == _OUTCOME and key != "outcome-total")
    for edition, rows in REQUEST_ROWS.items()
}
