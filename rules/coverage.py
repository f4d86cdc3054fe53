"""What a report must not leave out or take back: the matters of governments, and that there is nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.diagnostics import Severity, Span
from giar_lint.report import Report
from giar_lint.rule import Example, Finding, Note, rule
from giar_lint.wordlist import has_any, wordlist

_ART_50 = ("《政府信息公开条例》第五十条", "Regulation, art. 50")

_SENTENCE_ENDS = "。！!？?；;"
_NIL = ("没有", "不存在", "未有", "无", "無")
_BARE_NIL = ("无", "暂无", "没有", "无。", "暂无。", "没有。")
_OTHERS = ("其他", "其它")
_MATTERS = ("事项", "情况", "内容")
_LONGEST_NIL = 16
_NO_MATTER = wordlist(
    "处理费 收费 费用 收取 缴费 免费 元 统计 数据 期限 时限 未 没有 不存在 无 無 特此 专此 欢迎 联系 电话 地址 邮编"
    " 网址 电子版 下载 查阅 附件 附表 附： 附录 注： 打印 关闭 上一篇 下一篇 扫一扫 来源 编辑 分享 浏览 发布时间"
    " 发布日期 签发 报告如下 报告完毕"
)
_SHORTEST_MATTER = 10

_ACCOUNTED = wordlist(
    "考核 考评 评议 追究 追责 问责 绩效 测评 第三方评估 公开评估 评估考核 约谈 批评教育 通报批评 处分"
)


@rule(
    "GIA113",
    "contradictory-nil",
    Severity.INFO,
    summary=("先写“无其他需要报告的事项”，后文又有其他事项", "Says that there are no other matters, then reports some"),
    source=_ART_50,
    example=Example(
        good="承办县人大代表建议5件、县政协提案3件，办理结果均已公开。",
        bad="无其他需要报告的事项。\n承办县人大代表建议5件、县政协提案3件，办理结果均已公开。",
    ),
)
def contradictory_nil(report: Report, options: None) -> Iterator[Finding]:
    """Section six first says that there is nothing else to report, and then reports other matters.

    The statements on the fee and on the statistics period may follow: the form asks for them. Everything else takes
    back what was said.

    Delete the sentence, or move it to the end as "除上述事项外，无其他需要报告的事项".

    --- zh
    第六部分先写“无其他需要报告的事项”，后面却又报告了其他事项。

    信息处理费收取情况和统计期限是格式要求或者通行写法，写在其后不算矛盾；除此以外的内容与前文不一致。

    请删去该句，或者移至末尾，写作“除上述事项外，无其他需要报告的事项”。
    """
    section = report.section("other-matters")
    if section is None:
        return
    title = "" if report.title is None else "".join(report.title.agency.split())
    nil: Span | None = None
    for index, paragraph in enumerate(section.paragraphs):
        for start, end in _sentences(paragraph.text):
            text = paragraph.text[start:end]
            if nil is None:
                if _says_nil(text) or (index == 0 and paragraph.text.strip() in _BARE_NIL):
                    nil = paragraph.passage.span(start, end)
            elif len(text) >= _SHORTEST_MATTER and not has_any(text, _NO_MATTER) and "".join(text.split()) not in title:
                yield Finding(nil, "", {}, (Note(paragraph.passage.span(start, end), "matter"),))
                return


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, as (start, end) without blanks at the beginning."""
    start = 0
    while start < len(text):
        end = min((at + 1 for mark in _SENTENCE_ENDS if (at := text.find(mark, start)) >= 0), default=len(text))
        lead = len(text[start:end]) - len(text[start:end].lstrip())
        if start + lead < end:
            yield start + lead, end
        start = end


def _says_nil(text: str) -> bool:
    """Whether a sentence says that there is nothing else: 无其他需要报告的事项."""
    for other in _OTHERS:
        at = text.find(other)
        if at >= 0 and text[:at].rstrip().endswith(_NIL):
            return has_any(text[at : at + _LONGEST_NIL], _MATTERS)
    return False


@rule(
    "GIA119",
    "government-matters",
    Severity.WARNING,
    summary=(
        "政府的报告没有写到考核、评议、责任追究",
        "A government's report is silent on assessment, appraisal, accountability",
    ),
    source=("《政府信息公开条例》第五十条第一款第四项", "Regulation, art. 50, para. 1, item 4"),
)
def government_matters(report: Report, options: None) -> Iterator[Finding]:
    """The report of a government, of any level, has not one word of 考核, 评议, 追究 or 追责.

    Article 50 has the reports of governments include the results of assessment, public appraisal and accountability.
    It does not matter in which section they stand. Silent where it is not known that the agency is a government.

    Add the results, usually under 监督保障; where nobody had to be held to account, say so.

    --- zh
    各级人民政府的年度报告全文没有写到考核、评议、追究（追责）。

    《条例》第五十条规定，县级以上地方人民政府和乡级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况，写在哪一部分均可。
    从名称和配置看不出是否为一级政府的，不作提示。

    请在“监督保障”等处补写，没有发生责任追究的也请说明。
    """
    section = report.section("overview")
    if report.agency.kind != "government" or section is None or not section.text.strip():
        return
    if not any(has_any(paragraph.text, _ACCOUNTED) for paragraph in report.paragraphs):
        yield Finding(section.anchor)
