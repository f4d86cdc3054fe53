"""What templates and drafts leave in a text: placeholders, notes on layout, words of internal handling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from giar_lint.diagnostics import Severity
from giar_lint.document import Paragraph, Passage, Row
from giar_lint.records import NamedTuple
from giar_lint.report import Report
from giar_lint.rule import Example, Finding, rule
from giar_lint.wordlist import has_any, holds_any, wordlist
from giar_lint.words.text import Prose, pairs_of, prose_of

_CARE = (
    "《党政机关公文处理工作条例》对公文文字准确、表述规范的要求",
    "Official texts have to be accurate and correctly worded (《党政机关公文处理工作条例》)",
)

_Found = tuple[int, int, str]
"""Where something stands in a text, and the message that it is worth."""

_SIGNS = wordlist(
    "XX xx ×× ＸＸ ｘｘ __ ＿＿ ** 待补 待填 待完 待核 待更 待定 请填 请补 请输 请在 请您"
    " 此处 单击 点击 名称 年份 宋体 黑体 楷体 小标 加粗 号字 缩进"
)
"""Two characters of every placeholder, so that a text without them costs nothing more."""
_CELL_SIGNS = wordlist("XX xx ×× __ ＿＿ ** 待补 待填 待完 待核 待更 待定 请填 请补 此处填")
_YEAR_SIGNS = ("20 ", "20\u3000")
_ALL_SIGNS = (*_SIGNS, *_YEAR_SIGNS, *wordlist("仿宋 请插 请替 在此 X x Ｘ ｘ × _ ＿ *"))
"""What the patterns below can match holds one of these, however it is written."""
_BLANK = r"(?:20)?(?:[XxＸｘ×]{2,}|[_＿]{2,}|\*{2,4})|20[ \u3000]{1,4}年(?=度?政府信息公开)"
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
_OF_PERSON = wordlist("诉 案 不服 同志 女士 先生 申请 等")
_PERSONS = wordlist("申请人 当事人 第三人 原告 村民 居民 市民 群众 业主")
_OF_COURT = r"[行民刑][初终审申]"
_FORMAT = (
    r"[（(【\[][^（）()【】\[\]\n]{0,16}(?:仿宋|宋体|黑体|楷体|小标宋|加粗|[初一二三四五六小]号字|号字体|首行缩进)"
    r"[^（）()【】\[\]\n]{0,16}[）)】\]]"
)
_TO_FILL = (
    r"[（(【\[]\s*(?:待(?:补充|填写?|完善|核实|更新|定)|(?:此处请?|请您?|请?在此处?)(?:填写|填入|补充|输入|插入|替换)|单击|点击此处|机关名称|单位名称|部门名称"
    r"|行政机关名称|年份)(?![^（）()【】\[\]\n]*(?:《|申请))[^（）()【】\[\]\n]{0,20}[）)】\]]"
)
_WHOLE = (
    r"\s*(?:待补充|待填写?|待完善|待核实|待更新|请填写|请补充|此处填写)"
    r"(?:[一-鿿]{0,6}(?:内容|数据|数字|情况|名称|做法|文字))?[。.…]*\s*"
)
_NUMBERED = ("格式为", "格式：", "格式是", "样式为", "样式：", "形如", "体例为")
_FORM_OF_NUMBER = 40
"""So far before a blank may stand that it shows how numbers are formed: 案号格式为“〔2023〕第××号”."""
_MARKDOWN = (".md", ".markdown")


class PlaceholderOptions(NamedTuple):
    """`words`: further placeholders; `allow`: what looks like a placeholder and is right here."""

    words: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()


@rule(
    "GIA705",
    "placeholder",
    Severity.ERROR,
    summary=("未填写的占位内容或模板格式说明", "A placeholder or a note of the template was left in the text"),
    source=_CARE,
    options=PlaceholderOptions,
    example=Example(good="由办公室配备2名工作人员", bad="由办公室配备XX名工作人员"),
)
def placeholder(report: Report, options: PlaceholderOptions) -> Iterator[Finding]:
    """Something that was to be filled in was not: XX, ××, ____, 20XX年; or a note of the template stands in the text:
    （宋体加粗小四号字）. 待补充 and 请填写 count only in brackets, in a cell of a table, or as a whole paragraph.

    Put the content, or delete the note.

    --- zh
    应当填写的内容没有填写，例如XX、××、____、20XX年；或者保留了模板的格式说明，例如“（宋体加粗小四号字）”。“待补充”“请填写”只在括号内、
    单元格内或者独立成段时提示。

    请填写实际内容，或者删去说明。
    """
    seen = set()
    for prose in _texts(report, options):
        places = _placeholders(prose, options, markdown=report.path.endswith(_MARKDOWN))
        for start, stop, key in _apart(places, prose.text, options.allow):
            span = prose.span(start, stop)
            if span not in seen:  # a cell that boxes a paragraph is both
                seen.add(span)
                yield Finding(span, key, {"found": prose.text[start:stop].strip()})


def _texts(report: Report, options: PlaceholderOptions) -> Iterator[Prose]:
    """The prose, and the cells of tables, where a look at little cost does not tell that there is nothing to find."""
    prose, document = prose_of(report), report.document
    if options.words or not prose.pairs.isdisjoint(_signs()) or holds_any(prose.text, _YEAR_SIGNS):
        yield prose
    # Markup may part the signs.
    if options.words or document.markup or holds_any(document.source.text, _CELL_SIGNS):
        cells = Prose(tuple(cell for block in document.blocks if isinstance(block, Row) for cell in block.cells))
        if options.words or holds_any(cells.text, _ALL_SIGNS):
            yield cells


@lru_cache(maxsize=1)
def _signs() -> frozenset[int]:
    return pairs_of("".join(sign[:2] for sign in _SIGNS))


def _placeholders(prose: Prose, options: PlaceholderOptions, *, markdown: bool) -> Iterator[_Found]:
    text = prose.text
    blanks = (match for match in re.finditer(_BLANK, text) if _is_blank(match, markdown))
    yield from ((match.start(), match.end(), "") for match in blanks)
    yield from ((match.start(), match.end(), "format") for match in re.finditer(_FORMAT, text))
    yield from ((match.start(), match.end(), "") for match in re.finditer(_TO_FILL, text))
    for start, passage in prose.lines():
        if passage.text[:1] in ("待", "请", "此") and re.fullmatch(_WHOLE, passage.text):
            yield start, start + len(passage.text), ""
    for word in options.words:
        yield from ((match.start(), match.end(), "") for match in re.finditer(re.escape(word), text))


def _is_blank(match: re.Match[str], markdown: bool) -> bool:
    """Whether crosses, lines or stars hold the place of a word: no name or address in Latin letters, no masked number."""
    text, (start, end) = match.string, match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if any(each.isascii() and (each.isalnum() or each in "@./-%_*") for each in before + after):
        return False
    sign = match[0][-1]
    if after == "号" and has_any(text[max(0, start - _FORM_OF_NUMBER) : start].rpartition("。")[2], _NUMBERED):
        return False
    if sign in "_＿":
        return len(match[0]) > 2 or (not markdown and "一" <= before <= "鿿")
    if sign == "*":
        return not markdown and before not in ("）", ")") and after != "" and after in "年月日局县市区镇乡件条次"
    if sign == "年":
        return before not in tuple("近约余共过去前后")
    of_person = text.startswith(_OF_PERSON, end) or text.endswith(_PERSONS, 0, max(start - 1, 0))
    if before and before in _SURNAMES and len(match[0]) <= 2 and of_person:
        return False
    return re.compile(_OF_COURT).match(text, end) is None


def _apart(places: Iterator[_Found], text: str, allow: tuple[str, ...]) -> Iterator[_Found]:
    """The places in order without those that are allowed; what overlaps or stands close together (XX月XX日) is one place."""
    merged: list[_Found] = []
    for start, stop, key in sorted(places, key=lambda place: (place[0], -place[1])):
        around = text[max(0, start - 8) : stop + 8]
        if any(allowed in around for allowed in allow):
            continue
        if merged and start <= merged[-1][1] + 1 and "\n" not in text[merged[-1][1] : start]:
            first, end, kind = merged.pop()
            merged.append((first, max(end, stop), kind))
        else:
            merged.append((start, stop, key))
    return iter(merged)


_RESIDUE_SIGNS = (
    "妥否当否妥当可否呈上呈请请领请局请委请厅请各无不签发拟稿核稿会签发份印份密级紧急主送抄送抄报批注带格除的了格Comm"
)
"""Two characters of whatever the patterns below can match, so that a text without them costs nothing more."""
_RESIDUES = (
    (
        "approval",
        (
            r"(?:妥否|当否|是否妥当|可否)[，,]?\s*请[^，。；\n]{0,10}?(?:批示|审示|审定|审阅|指示)|以上[^，。；\n]{0,10}如无不妥[^。；\n]{0,16}"
            r"|呈上?[，,]?请[^，。；\n]{0,8}(?:审阅|审定|批示|审批)|请(?:局|委|厅|各位)?领导(?:审阅|审定|批示|审批)"
        ),
    ),
    (
        "handling",
        (
            r"(?:(?<=\n)|^)[ 　]*(?:拟稿(?:人|单位)?|核稿人?|会签(?:人|单位)?|(?:印发|打印)份数|密级|紧急程度|主送|抄[送报])"
            r"[:：][^\n]{0,40}"
            r"|(?:签发人|拟稿人|核稿人)[:：][^\s，。；]{0,8}"
        ),
    ),
    (
        "revision",
        (
            r"批注\s*\[[^\]\n]{1,12}\]|\[批注[^\]\n]{0,20}\]|(?:带格式的|删除的内容|设置了格式)[:：]|Comment(?:ed)? \[[^\]\n]{1,12}\]"
        ),
    ),
)
_DRAFT = r"[（(](?:征求意见稿|送审稿|讨论稿|初稿|审议稿|代拟稿|草稿|修改稿|报审稿|第[一二三四五]稿)[）)]"
_FRONT = 12
"""So many blocks may stand before the first section."""
_COLONS = ("：", ":")
_RECIPIENT = (
    r"\s*(?:[一-鿿]{0,14}[省市县区州旗盟]|国务院)?(?:人民)?(?:政府|政务公开|信息公开|政务)[一-鿿]{0,14}(?:办公厅|办公室|人民政府|公开办|政务办|政府办|局|领导小组)[：:]\s*"
    r"|\s*[一-鿿]{0,8}(?:政府办公[厅室]|政府办|人民政府|政务公开办|公开办)[：:]\s*"
)


class ResidueOptions(NamedTuple):
    """`phrases`: further words of drafts; `allow`: what is right here."""

    phrases: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()


@rule(
    "GIA710",
    "internal-residue",
    Severity.WARNING,
    summary=("内部办文用语残留", "What belongs to a draft or to internal handling was left in the text"),
    source=_CARE,
    options=ResidueOptions,
    example=Example(good="县政协提案3件，办理结果均已公开。", bad="县政协提案3件，办理结果均已公开。妥否，请批示。"),
)
def internal_residue(report: Report, options: ResidueOptions) -> Iterator[Finding]:
    """Words of the way through the office stand in the published text: 妥否，请批示; 签发人; 拟稿; 省政府办公厅： at the head;
    （送审稿） in the title; comments and tracked changes of a word processor.

    The report is addressed to the public. What was for the superior who approves or collects it does not belong there.

    Delete it.

    --- zh
    公开发布的报告中保留了内部办文用语，例如“妥否，请批示”“签发人”“拟稿”，文首的“省政府办公厅：”，标题中的“（送审稿）”，以及文字处理软件的
    批注和修订痕迹。

    年度报告面向社会公布，呈批、报送环节的用语不应出现。

    请删除。
    """
    prose = prose_of(report)
    for start, stop, key in _apart(_residues(report, prose, options), prose.text, options.allow):
        text = prose.text[start:stop].strip()
        first = prose.text.index(text, start)
        yield Finding(prose.span(first, first + len(text)), key, {"found": text})
    for passage in _head(report):
        found = passage.text.strip()
        if re.fullmatch(_RECIPIENT, found) and not any(each in found for each in options.allow):
            yield Finding(passage.span(), "recipient", {"found": found})
    residues = report.document.residues
    for kind in ("tracked-change", "comment"):
        places = [each.span for each in residues if each.kind == kind]
        if places:
            yield Finding(min(places), kind, {"count": len(places)})


def _residues(report: Report, prose: Prose, options: ResidueOptions) -> Iterator[_Found]:
    text = prose.text
    if not prose.pairs.isdisjoint(pairs_of(_RESIDUE_SIGNS)):
        for key, pattern in _RESIDUES:
            yield from ((match.start(), match.end(), key) for match in re.finditer(pattern, text))
    if report.title is not None and "稿" in report.title.text:
        length = sum(len(passage.text) + 1 for passage in report.title.passages)
        yield from ((match.start(), match.end(), "draft") for match in re.compile(_DRAFT).finditer(text, 0, length))
    for phrase in options.phrases:
        yield from ((match.start(), match.end(), "handling") for match in re.finditer(re.escape(phrase), text))


def _head(report: Report) -> Iterator[Passage]:
    """The passages that may address a superior organ: before the first section, or the first in it, and ending in a colon."""
    for block in report.document.blocks[:_FRONT]:
        if (
            isinstance(block, Paragraph)
            and block.text.rstrip().endswith(_COLONS)
            and not any(section.anchor.start <= block.span.start for section in report.sections)
        ):
            yield block.passage
    for paragraph in report.sections[0].paragraphs[:1] if report.sections else ():
        if paragraph.text.rstrip().endswith(_COLONS):
            yield paragraph.passage
