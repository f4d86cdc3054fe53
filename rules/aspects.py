"""总体情况 and the five aspects that it has to cover, each with content of its own."""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.aspects import Aspect
from giar_lint.diagnostics import Severity
from giar_lint.parts import Lead, content, leads, uncovered
from giar_lint.report import Report, Section
from giar_lint.rule import Example, Finding, rule
from giar_lint.wordlist import has_any

_FORM = (
    "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号、〔2019〕60号所附格式",
    "Regulation, art. 50; the form of 国办公开办函〔2021〕30号 and 〔2019〕60号",
)
_ASK = {
    "proactive": ("主动公开的内容、渠道和数量", "what was published, where and how much"),
    "requests": ("申请的收到、办理情况", "what was received and handled"),
    "management": ("信息审核、清理和规范性文件管理等情况", "review, clearing out and the management of documents"),
    "platform": ("政府网站、政务新媒体等平台的建设和维护情况", "how website and new media are built and kept"),
    "supervision": ("组织领导、培训、考核、评议等情况", "leadership, training, assessment and public appraisal"),
}
_ON_REQUESTS = ("申请", "受理", "答复", "办理", "办结", "回复", "收到", "接到", "接收", "收件")
_NIL = ("未", "没有", "无", "不涉及", "零")
_BLANK = str.maketrans(dict.fromkeys(" \t\n\u3000。，,；;：:、"))
_LONGEST_NIL = 30
_MODEL_REQUESTS = (
    "（二）依申请公开\n我局进一步规范申请的登记、审核、办理、答复和归档，对内容不明确的申请主动与申请人沟通，一次性告知补正事项。\n"
    "2023年，我局新收政府信息公开申请16件，其中自然人12件、商业企业3件、法律服务机构1件；上年结转2件。全年办结17件，"
    "其中予以公开9件、部分公开3件、不予公开2件、无法提供2件、其他处理1件；结转下年度继续办理1件。\n"
    "因政府信息公开引起的行政复议2件，其中结果维持1件、其他结果1件；行政诉讼2件，其中结果维持1件、尚未审结1件。\n"
)
_MODEL_BODY = _MODEL_REQUESTS.partition("\n")[2]


def _overview(report: Report) -> Section | None:
    """Section one, None where it is absent, empty or has pictures for text: then something else is to be said of it."""
    section = report.section("overview")
    if section is None or any(paragraph.picture for paragraph in section.paragraphs) or not section.text.strip():
        return None
    return section


@rule(
    "GIA110",
    "missing-aspect",
    Severity.WARNING,
    summary=("“总体情况”缺少规定的方面", "总体情况 does not cover one of its five aspects"),
    source=_FORM,
    example=Example(
        good=_MODEL_REQUESTS,
        bad="（二）政策解读\n围绕不动产登记改革制作图文解读6篇、视频解读3篇，均在门户网站集中发布。\n",
    ),
)
def missing_aspect(report: Report, options: None) -> Iterator[Finding]:
    """Section one leaves out one or more of 主动公开, 依申请公开, 政府信息管理, 平台建设 and 监督保障.

    The form has 总体情况 tell the year's work under these five heads. An aspect is covered where a heading or lead-in
    names it, or where a clause reports an act, a state or a number of it ("未收到政府信息公开申请" will do). A name in
    a row of what documents regulate does not cover it. For the last three the usual synonyms count: review, clearing
    out, catalogues; website, gazette, new media; leadership, training, assessment.

    Add what was done, or say that nothing occurred.

    --- zh
    “总体情况”没有写到主动公开、依申请公开、政府信息管理、平台建设、监督保障中的某一个或几个方面。

    格式要求总体情况从这五个方面报告全年工作。小标题或段首点明的，或者有句子叙述其做法、现状、数量的（如“未收到政府信息公开申请”），
    即视为写到；仅在列举文件规定内容时带到名称的，不算写到。后三个方面写到审核、保密审查、清理、目录，网站、公报、新媒体、专栏，
    领导小组、培训、考核、评议等内容的，也视为写到。

    请补充相应内容，没有发生的也请说明。
    """
    section = _overview(report)
    if section is None:
        return
    elsewhere = "\n".join(name for each in report.deviations if each.kind == "unknown" for name in each.names)
    missing = [each for each in uncovered(_texts(section)) if not has_any(elsewhere, each.words)]
    if len(missing) == 1:
        key = "requests" if missing[0].key == "requests" else "one"
        yield Finding(section.anchor, key, {"aspect": _name(missing[0]), "ask": _ASK[missing[0].key]})
    elif missing:
        chinese, english = zip(*(_name(each) for each in missing), strict=True)
        values = {"aspects": ("”“".join(chinese), ", ".join(english)), "count": len(missing)}
        yield Finding(section.anchor, "several", values)


def _texts(section: Section) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in section.paragraphs)


def _name(aspect: Aspect) -> tuple[str, str]:
    return aspect.name, aspect.english


@rule(
    "GIA117",
    "aspect-without-content",
    Severity.WARNING,
    summary=("“依申请公开”部分未写申请的办理情况", "A part headed 依申请公开 says nothing of applications"),
    source=_FORM,
    example=Example(
        good=_MODEL_BODY,
        bad="我局高度重视政务公开工作，成立了由主要负责同志任组长的领导小组，明确了各股室的工作职责。\n",
    ),
)
def aspect_without_content(report: Report, options: None) -> Iterator[Finding]:
    """A part of section one headed 依申请公开 has not a word of 申请, 受理, 答复 or 办理.

    It usually holds a paragraph that was pasted from another part. That nothing was received is content too.

    Write how many applications were received and how they were handled, or that there was none.

    --- zh
    “总体情况”中标题为“依申请公开”的部分，没有一个字提到申请、受理、答复、办理。

    多因粘贴了其他部分的段落，标题与内容不符。本年度没有收到申请的，写明“未收到”即可。

    请写明收到和办理申请的情况。
    """
    section = _overview(report)
    if section is None:
        return
    texts = _texts(section)
    found = leads(texts)
    for index, lead in enumerate(found):
        if lead.own != "requests" or not _heads_part(texts[lead.paragraph], lead):
            continue
        text = content(texts, lead, found[index + 1 :])
        if has_any(text, _ON_REQUESTS):
            continue
        said = text.translate(_BLANK)
        if _is_nil(said) or has_any(said, _ON_REQUESTS):
            continue
        if not said and _has_more(report, section, lead):
            continue
        yield Finding(section.paragraphs[lead.paragraph].passage.span(lead.start, lead.end), "" if said else "empty")
        return


def _is_nil(said: str) -> bool:
    """Whether a short text says that there was nothing: 无, 0件."""
    if not 0 < len(said) <= _LONGEST_NIL:
        return False
    zeros = (at for at, character in enumerate(said) if character in "0０")
    return has_any(said, _NIL) or any(not said[max(at - 1, 0) : at].isdigit() for at in zeros)


def _heads_part(text: str, lead: Lead) -> bool:
    """Whether a lead is the heading of a part and no short sentence of its own (规范办理依申请公开。)."""
    title = text[lead.start : lead.end]
    return bool(lead.ordinal) or text[lead.end : lead.end + 1] != "。" or "依申请公开" in title[:7] or "方面" in title


def _has_more(report: Report, section: Section, lead: Lead) -> bool:
    """Whether something that is no prose, such as a table of the agency's own, stands right below a lead."""
    start = section.paragraphs[lead.paragraph].span.end
    below = section.paragraphs[lead.paragraph + 1 : lead.paragraph + 2]
    after = [each.span.start for each in below] or [
        each.anchor.start for each in report.sections if each.anchor.start > start
    ]
    end = min(after, default=start)
    if report.document.markup:
        return any(start <= block.span.start < end for block in report.document.blocks)
    between = report.document.source.text[start:end]
    return between.strip(" \t\r\n\u3000#*>-_") != ""
