"""What the report must say somewhere: sections with content, the statistics period, the fee statement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giar_lint.diagnostics import Severity, Span
from giar_lint.document import Paragraph
from giar_lint.report import Report, Section
from giar_lint.rule import Example, Finding, rule

_FORM = ("《政府信息公开条例》第五十条；国办公开办函〔2021〕30号", "Regulation, art. 50; 国办公开办函〔2021〕30号")
_FEE_SOURCE = (
    "国办函〔2020〕109号《政府信息公开信息处理费管理办法》；国办公开办函〔2021〕30号",
    "国办函〔2020〕109号 on the information processing fee; 国办公开办函〔2021〕30号",
)
_MODEL_FEE = "2023年，我局依据《政府信息公开信息处理费管理办法》发出收费通知2件，总金额60元，实际收取的总金额60元。"

_OWING_CONTENT = ("overview", "shortcomings", "other-matters")
_MARKS = re.compile(r"[\s。，,.；;：:、（）()]+")
_NOTHING = frozenset({"无", "暂无", "没有", "无内容", "略", "/", "-", "—", "——"})

_FEE_SINCE = 2021
_FEE = re.compile(
    r"处理费|收费通知|(?:依申请|信息)公开[^。；]{0,12}(?:收费|费用)|未(?:收取|产生|发生)[^。；，,]{0,16}费"
)
_FEE_IN_SIX = re.compile(r"收费|费用|收取[^。；，,]{0,16}费|免费")
_NO_FEE = re.compile(r"(?:未|没有|没|无|不)[^。；，,]{0,8}(?:收取|收费|产生|发生|费)")
_COUNT = re.compile(r"件数|[\d０-９零〇]\s*[件份笔]|[零一二两三四五六七八九十]件|收费通知[^。；，,]{0,6}[\d０-９]")
_AMOUNT = re.compile(r"总?金额[^。；，,]{0,6}[\d０-９零]|共?计?[\d０-９.．,]+\s*万?元")
_RECEIVED = re.compile(r"实际收取|实收|实际收到|已收取|收取[^。；，,]{0,10}[\d０-９]")
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?")


@rule(
    "GIA106",
    "empty-section",
    Severity.WARNING,
    summary=("第一、五、六部分没有内容，或第五部分仅写“无”", "Section 1, 5 or 6 is empty, or section 5 says only 无"),
    source=_FORM,
    example=Example(
        good="六、其他需要报告的事项\n2023年，我局依据《政府信息公开信息处理费管理办法》发出收费通知2件，总金额60元，"
        "实际收取的总金额60元。\n承办县人大代表建议5件、县政协提案3件，办理结果均已公开。\n",
        bad="六、其他需要报告的事项\n",
    ),
)
def empty_section(report: Report, options: None) -> Iterator[Finding]:
    """Section one, five or six has no content; or section five says no more than 无.

    Article 50 of the regulation asks for the year's work, for the problems and how they are mended, and for other
    matters. In section six 无 is an answer; a year without a single problem is not.

    Write what the section asks for.

    --- zh
    第一、第五或第六部分只有标题没有内容，或者第五部分仅写“无”。

    《条例》第五十条要求报告政府信息公开工作情况、存在的主要问题及改进情况和其他需要报告的事项。第六部分可以写“无”，
    第五部分则应当如实查找问题、写明改进措施。

    请补写该部分内容。
    """
    for key in _OWING_CONTENT:
        section = report.section(key)
        if section is None or section.heading is None or section.table is not None:
            continue
        text = _MARKS.sub("", section.text)
        if any(paragraph.picture for paragraph in section.paragraphs) or (not text and _says_nil(section)):
            continue
        values = {"heading": section.heading.canonical, "text": text}
        if not text:
            yield Finding(section.heading.span, "", values)
        elif key == "shortcomings" and text in _NOTHING:
            yield Finding(section.heading.span, "nil", values)


def _says_nil(section: Section) -> bool:
    """Whether section six answers in its heading: 六、其他需要报告的事项：无."""
    heading = section.heading
    return (
        section.key == "other-matters" and heading is not None and _MARKS.sub("", heading.passage.text).endswith("无")
    )


@rule(
    "GIA111",
    "missing-period",
    Severity.INFO,
    summary=("全文未写明统计期限", "The statistics period is stated nowhere"),
    source=("各地年度报告通行做法", "Custom, not a duty"),
    example=Example(good="本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。", bad=""),
)
def missing_period(report: Report, options: None) -> Iterator[Finding]:
    """The statistics period is stated nowhere.

    Most agencies state before the first section that the figures run from 1 January to 31 December; it spares the
    reader a doubt. It is custom and no duty, so this is only a hint.

    Add one sentence.

    --- zh
    全文没有写明数据的统计期限。

    多数机关在正文之前写明数据统计自1月1日起至12月31日止，便于公众理解数据口径。这是通行做法，并非强制要求，故仅作提示。

    请补写一句统计期限。
    """
    if not report.periods and report.title is not None:
        whole = "1月1日至12月31日"
        yield Finding(report.title.span, "", {"period": whole if report.year is None else f"{report.year}年{whole}"})


@rule(
    "GIA112",
    "missing-fee-statement",
    Severity.WARNING,
    summary=("2021年度起的报告未写信息处理费收取情况", "A report of 2021 or later does not mention the fee"),
    source=_FEE_SOURCE,
    example=Example(good=_MODEL_FEE + "\n", bad=""),
)
def missing_fee_statement(report: Report, options: None) -> Iterator[Finding]:
    """A report of 2021 or later says nothing of the information processing fee (信息处理费).

    The form has section six state the number of notices, the amount charged and the amount received, also when all
    are zero: only then can the public tell "none" from "forgotten".

    Add the sentence to section six.

    --- zh
    2021年度及以后的报告全文没有提到信息处理费。

    按照格式要求，第六部分应报告发出收费通知的件数、总金额以及实际收取的总金额，没有收取的也要写明，
    以便公众分清“没有发生”和“没有报告”。

    请在第六部分补写。
    """
    section = report.section("other-matters")
    if report.year is None or report.year < _FEE_SINCE or section is None or section.heading is None:
        return
    if any(_FEE.search(each.text) for each in report.paragraphs) or _FEE_IN_SIX.search(section.text):
        return
    yield Finding(section.heading.span)


@rule(
    "GIA116",
    "fee-detail",
    Severity.INFO,
    summary=(
        "信息处理费未写全件数、总金额、实际收取金额",
        "The fee lacks number of notices, amount charged or received",
    ),
    source=_FEE_SOURCE,
    example=Example(good=_MODEL_FEE, bad="2023年，我局未收取信息处理费。"),
)
def fee_detail(report: Report, options: None) -> Iterator[Finding]:
    """The fee is mentioned without number of notices, total amount or amount received.

    The form asks for all three, also when they are zero. Where nothing was charged a plain sentence is understood,
    so this is only a hint.

    Add the figures that lack.

    --- zh
    提到了信息处理费，但没有写全发出收费通知的件数、总金额和实际收取的总金额。

    格式要求三项一并报告，没有发生的写“0”。仅写“未收取”意思也清楚，故仅作提示。

    请补充所缺数据。
    """
    if report.year is None or report.year < _FEE_SINCE:
        return
    section = report.section("other-matters")
    mentioned = next(_fee_sentences(report, section), None)
    if mentioned is None:
        return
    paragraph, span = mentioned
    about = "\n".join((paragraph.text, section.text if section is not None else ""))
    nil = _NO_FEE.search(about) is not None
    missing = [
        words
        for words, found in (
            (("件数", "the number of notices"), _COUNT.search(about)),
            (("总金额", "the total amount"), _AMOUNT.search(about)),
            (("实际收取的总金额", "the amount received"), nil or _RECEIVED.search(about)),
        )
        if not found
    ]
    if missing:
        chinese, english = zip(*missing, strict=True)
        yield Finding(span, "", {"missing": ("、".join(chinese), " or ".join(english))})


def _fee_sentences(report: Report, section: Section | None) -> Iterator[tuple[Paragraph, Span]]:
    """The sentences that mention the fee, those of section six first."""
    own = section.paragraphs if section is not None else ()
    others = [paragraph for paragraph in report.paragraphs if paragraph not in own]
    for pattern, paragraphs in ((_FEE_IN_SIX, own), (_FEE, own), (_FEE, others)):
        for paragraph in paragraphs:
            for sentence in _SENTENCE.finditer(paragraph.text):
                if pattern.search(sentence[0]):
                    lead = len(sentence[0]) - len(sentence[0].lstrip())
                    yield paragraph, paragraph.passage.span(sentence.start() + lead, sentence.end())
