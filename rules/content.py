"""What the report must say somewhere: sections with content, the statistics period, the fee statement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giar_lint.dates import plain
from giar_lint.diagnostics import Severity, Span
from giar_lint.document import Paragraph, Row
from giar_lint.report import Report, Section
from giar_lint.rule import Example, Finding, rule
from giar_lint.wordlist import has_any

_FORM = ("《政府信息公开条例》第五十条；国办公开办函〔2021〕30号", "Regulation, art. 50; 国办公开办函〔2021〕30号")
_FEE_SOURCE = (
    "国办函〔2020〕109号《政府信息公开信息处理费管理办法》；国办公开办函〔2021〕30号",
    "国办函〔2020〕109号 on the information processing fee; 国办公开办函〔2021〕30号",
)
_MODEL_FEE = "2023年，我局依据《政府信息公开信息处理费管理办法》发出收费通知2件，总金额60元，实际收取的总金额60元。"

_OWING_CONTENT = ("overview", "shortcomings", "other-matters")
_MARKS = str.maketrans("", "", "。，,.；;：:、（）() \t\r\n\u3000\xa0")
_NOTHING = frozenset({"无", "暂无", "没有", "无内容", "略", "/", "-", "—", "——"})
_SUBHEADINGS = ("情况", "公开", "管理", "建设", "保障", "问题", "措施")

_SHORT = 40
"""No nil and no subheading is longer."""

_FEE_SINCE = 2021
_FEE = (
    "处理费",
    "收费通知",
    "未收取",
    "未产生费",
    "未产生收费",
    "未发生费",
    "未发生收费",
    "无收费",
    "公开收费",
    "公开费用",
)
_FEE_IN_SIX = ("处理费", "收费", "费用", "免费", "收取")
_NO_FEE = (
    "未收取",
    "没有收取",
    "未产生",
    "没有产生",
    "未发生",
    "没有发生",
    "无收费",
    "未收费",
    "不收费",
    "没有收费",
    "无信息处理费",
    "不收取",
    "不存在",
    "无收取",
)
_NOT_TAKEN = re.compile(r"(?:未|没有)(?:向|对)[^，。；]{1,12}收取")
"""未向申请人收取: whom it was not taken from stands between."""
_NO_NOTICE = (
    *("无收费通知", "没有收费通知", "不存在收费通知"),
    *(no + verb for no in ("未", "没有") for verb in ("发出", "发放", "下达", "开具", "制发", "出具", "开出")),
    *(no + verb for no in ("未", "没有") for verb in ("发送", "送达", "签发")),
)
_NOTICES = (
    "件数",
    "通知为零",
    "通知零",
    *(number + unit for number in "0０零〇一二两三四五六七八九十" for unit in "件份笔"),
)
_RECEIVED = ("实际收取", "实际收费", "实收", "实际收到", "已收", "收到信息处理费")
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?")


@rule(
    "GIA106",
    "empty-section",
    Severity.WARNING,
    summary=("第一、五、六部分没有内容，或第五部分仅写“无”", "Section 1, 5 or 6 is empty, or section 5 says only 无"),
    source=_FORM,
    example=Example(
        good="六、其他需要报告的事项\n\n2023年，我局依据《政府信息公开信息处理费管理办法》发出收费通知2件，总金额60元，"
        "实际收取的总金额60元。\n\n承办县人大代表建议5件、县政协提案3件，办理结果均已公开。\n",
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
        if section is None or section.heading is None:
            continue
        if _is_empty(section):
            if not _has_rows(report, section.heading.span):
                yield Finding(section.heading.span, "", {"heading": section.heading.canonical})
        elif key == "shortcomings" and len(section.text) < _SHORT and (text := _said(section)) in _NOTHING:
            yield Finding(section.heading.span, "nil", {"heading": section.heading.canonical, "text": text})


def _has_rows(report: Report, heading: Span) -> bool:
    """Whether a table stands between a heading and the next: problems and measures are also told in two columns."""
    starts = (each.heading.span.start for each in report.sections if each.heading is not None)
    end = min((start for start in starts if start > heading.start), default=len(report.document.source.text))
    return any(isinstance(block, Row) and heading.end <= block.span.start < end for block in report.document.blocks)


def _said(section: Section) -> str:
    """What the section says, without marks and bare subheadings."""
    return "".join(_squeeze(each.text) for each in section.paragraphs if not _is_subheading(each.text))


def _squeeze(text: str) -> str:
    return text.translate(_MARKS)


def _is_subheading(text: str) -> bool:
    """Whether a paragraph is no more than （一）主动公开情况 or the like."""
    name = text.strip().lstrip("（(").lstrip("一二三四五六七八九十0123456789")
    return (
        name != text.strip()
        and name[:1] in tuple("）)、.．")
        and len(name) <= 16
        and _squeeze(name).endswith(_SUBHEADINGS)
    )


def _is_empty(section: Section) -> bool:
    """Whether a section has nothing but its heading, and that says nothing either (六、其他需要报告的事项：无)."""
    if section.table is not None or any(each.picture or len(each.text) > _SHORT for each in section.paragraphs):
        return False
    if _said(section):
        return False
    heading = section.heading
    answers = (
        section.key == "other-matters" and heading is not None and heading.passage.text.rstrip("。）) ").endswith("无")
    )
    return not answers


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
    if not report.periods and report.title is not None and not _bounds_year(report):
        whole = "1月1日至12月31日"
        yield Finding(report.title.span, "", {"period": whole if report.year is None else f"{report.year}年{whole}"})


def _bounds_year(report: Report) -> bool:
    """Whether the prose names the first and the last day of the year together, however it is put: 数据起于…，止于…."""
    whole = re.compile(rf"{report.year}年0?1月0?1日[^。\d]{{0,12}}(?:{report.year}年)?12月31日")
    rows = ("".join(cell.text for cell in each.cells) for each in report.document.blocks if isinstance(each, Row))
    said = (plain(text) for text in (*(each.text for each in report.paragraphs), *rows))
    texts = ("".join(text.split()) for text in said if "31" in text)
    return report.year is not None and any(whole.search(text) for text in texts)


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
    if _is_empty(section):  # said by GIA106
        return
    if has_any(section.text, _FEE_IN_SIX) or any(has_any(each.text, _FEE) for each in report.paragraphs):
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
    mentions = list(_fee_sentences(report))
    about = "".join("".join(paragraph.text.split()) for paragraph, _ in mentions)
    without_notice = "收费通知" in about and has_any(about, _NO_NOTICE)
    missing = [
        words
        for words, found in (
            (("件数", "the number of notices"), has_any(about, _NOTICES) or _counts(about, "件份笔")),
            (("总金额", "the total amount"), "金额" in about or _counts(about, "元万")),
            (("实际收取的总金额", "the amount received"), has_any(about, (*_NO_FEE, *_RECEIVED)) or _received(about)),
        )
        if not found and not without_notice
    ]
    if mentions and missing:
        chinese, english = zip(*missing, strict=True)
        yield Finding(mentions[0][1], "", {"missing": ("、".join(chinese), " or ".join(english))})


def _received(text: str) -> bool:
    """Whether an amount follows right after 收取信息处理费, and another is called 总金额; or it was taken from nobody."""
    if _NOT_TAKEN.search(text):
        return True
    _, found, rest = text.partition("收取信息处理费")
    amount = rest.lstrip("共计总金额为：:")
    return bool(found) and (amount.startswith("0元") or ("总金额" in text and amount[:1].isdigit()))


def _counts(text: str, units: str) -> bool:
    """Whether a figure stands before one of the units."""
    return any(text[at - 1].isdigit() for unit in units for at, found in enumerate(text) if found == unit and at)


def _fee_sentences(report: Report) -> Iterator[tuple[Paragraph, Span]]:
    """The first sentence of each paragraph that mentions the fee, section six first."""
    section = report.section("other-matters")
    own = section.paragraphs if section is not None else ()
    known = {id(paragraph) for paragraph in own}
    others = tuple(paragraph for paragraph in report.paragraphs if id(paragraph) not in known)
    for words, paragraphs in ((_FEE_IN_SIX, own), (_FEE, others)):
        for paragraph in paragraphs:
            if has_any(paragraph.text, words):
                sentence = next(each for each in _SENTENCE.finditer(paragraph.text) if has_any(each[0], words))
                lead = len(sentence[0]) - len(sentence[0].lstrip())
                yield paragraph, paragraph.passage.span(sentence.start() + lead, sentence.end())
