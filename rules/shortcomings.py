"""Section five and the thinness of reports: problems and improvements, figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from giar_lint.diagnostics import Severity
from giar_lint.document import Paragraph
from giar_lint.ordinals import ordinal_end, told_otherwise
from giar_lint.report import Report, Section
from giar_lint.rule import Example, Finding, rule
from giar_lint.shortcomings import has_figure, is_good_news, lacks, looks_ahead, mends, names_problem
from giar_lint.wordlist import has_any, parted, wordlist

_FORM = (
    "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号、〔2019〕60号所附格式",
    "Regulation, art. 50; the form of 国办公开办函〔2021〕30号 and 〔2019〕60号",
)
_MODEL_PROBLEMS = (
    "一是政策解读以文字为主，图表和视频解读偏少；二是部分自然资源所报送信息不够及时；"
    "三是基层工作人员对答复规范掌握得还不够准确。"
)

_BARE_NIL = ("", "无", "暂无", "没有", "略")
_CLAUSE_ENDS = "\n，,。；;：:！!？?"
_JOINTS = "\n、，,；;。"
_STATEMENT_ENDS = "\n；;。！!？?"
_LONGEST_SUBHEADING = 24
_SHORTEST_CONTENT = 6
_PROBLEM_TITLES = wordlist("问题 不足 短板 困难 差距")
_MEASURE_TITLES = wordlist("改进 措施 打算 下一步 下步 整改 今后 计划 举措")
_SECOND = ("问题二", "问题之二", "第二个")
_TURNS = wordlist("改进 整改 措施 针对 为此 对此 我们要")
_ADDRESSED = wordlist("针对 对照 解决 整改 围绕 克服 改进")


@rule(
    "GIA120",
    "one-sided-section-five",
    Severity.WARNING,
    summary=("第五部分只写问题或者只写改进", "Section 5 names no problem, or no improvement"),
    source=_FORM,
    example=Example(good=f"但仍存在以下问题：{_MODEL_PROBLEMS}", bad="群众满意度进一步提升。"),
)
def one_sided_section_five(report: Report, options: None) -> Iterator[Finding]:
    """Section five names no problem, or no improvement.

    Article 50 asks for both: the main problems, and how they are being mended. Praise is no problem, and a problem
    without a measure is half an answer.

    Add the side that lacks.

    --- zh
    第五部分没有写存在的问题，或者没有写改进情况。

    《条例》第五十条要求报告存在的主要问题及改进情况，两者缺一不可：只讲成绩不讲问题，或者只摆问题没有措施，都不完整。

    请补写所缺的一方面。
    """
    section = _filled(report, "shortcomings")
    if section is None:
        return
    problems, measures = _sides(section.paragraphs)
    if not problems and _tells_only_good(section.paragraphs):
        yield Finding(section.anchor, "problem")
    elif problems and not measures and _tells_only_problems(section.paragraphs):
        yield Finding(section.anchor, "improvement")


@rule(
    "GIA121",
    "thin-content",
    Severity.INFO,
    summary=("总体情况没有数据，或第五部分只有一个问题", "Section 1 without a figure, section 5 with one problem"),
    source=_FORM,
    example=Example(good=_MODEL_PROBLEMS, bad="政策解读的图表偏少。"),
)
def thin_content(report: Report, options: None) -> Iterator[Finding]:
    """总体情况 has not a single figure, or section five names a single problem.

    Nothing forbids either; oversight offices send such reports back as too thin to be compared.

    Add figures of what was published, received, reviewed and trained; name the further problems.

    --- zh
    “总体情况”没有一个数据，或者第五部分只写了一个问题。

    这并非硬性规定，但内容单薄的报告难以对照比较，往往被上级主管部门退回补充。

    请补充公开、受理、审核、培训等方面的数据，补写其他问题。
    """
    overview = _filled(report, "overview")
    if overview is not None and not any(has_figure(paragraph.text) for paragraph in overview.paragraphs):
        yield Finding(overview.anchor, "overview")
    section = _filled(report, "shortcomings")
    if section is not None and _has_single_problem(section.paragraphs):
        yield Finding(section.anchor, "shortcomings")


def _filled(report: Report, key: str) -> Section | None:
    """The section of that key, None where it is absent, says nothing (GIA106), or has pictures for text."""
    section = report.section(key)
    if section is None or any(paragraph.picture for paragraph in section.paragraphs):
        return None
    if all(_is_nil(paragraph) or _is_subheading(paragraph.text) for paragraph in section.paragraphs):
        return None
    return section


def _is_nil(paragraph: Paragraph) -> bool:
    return paragraph.text.strip(" 。.") in _BARE_NIL


def _sides(paragraphs: Sequence[Paragraph]) -> tuple[bool, bool]:
    """Whether section five names a problem, and whether it names an improvement.

    What was done well is told before the problems, and in the same words as what is to be done; so of such words only
    those count that come after a problem.
    """
    problems, measures = _titled(paragraphs, _PROBLEM_TITLES), _titled(paragraphs, _MEASURE_TITLES)
    lacking = False
    for paragraph in paragraphs:
        if _is_subheading(paragraph.text):
            continue
        for clause in parted(paragraph.text, _CLAUSE_ENDS):
            measures = measures or looks_ahead(clause) or (lacking and mends(clause))
            lacking = lacking or names_problem(clause)
    return problems or lacking, measures


def _tells_only_good(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether no sentence before the measures could be a problem that is told in words of its own."""
    for paragraph in paragraphs:
        if _is_subheading(paragraph.text):
            if has_any(paragraph.text, _MEASURE_TITLES) and not has_any(paragraph.text, _PROBLEM_TITLES):
                return True
            continue
        for statement in _statements(paragraph.text):
            if looks_ahead(statement):
                return True
            if not is_good_news(statement):
                return False
    return True


def _tells_only_problems(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether no sentence after the first problem could be a measure that is told in words of its own."""
    prose = (paragraph.text for paragraph in paragraphs if not _is_subheading(paragraph.text))
    named = [_is_problem(statement) for text in prose for statement in _statements(text)]
    return True in named and all(named[named.index(True) :])


def _is_problem(statement: str) -> bool:
    return any(names_problem(clause) for clause in parted(statement, _CLAUSE_ENDS))


def _titled(paragraphs: Sequence[Paragraph], titles: Sequence[str]) -> bool:
    """Whether a subheading or lead-in of that kind stands before content of its own."""
    for paragraph, below in pairwise(paragraphs):
        if _is_subheading(paragraph.text) and has_any(paragraph.text, titles) and not _is_subheading(below.text):
            return not _is_nil(below)
    return any(
        has_any(lead, titles) and not (titles is _PROBLEM_TITLES and has_any(lead, _ADDRESSED))
        for paragraph in paragraphs
        for lead in _run_in(paragraph.text)
    )


def _run_in(text: str) -> Iterator[str]:
    """The lead-ins of a text that a colon parts from content: 存在问题：一是…"""
    for mark in "：:":
        at = text.find(mark)
        while at >= 0:
            lead = text[max(text.rfind(stop, 0, at) for stop in "。；;：:，,") + 1 : at]
            below = text[at + 1 : at + 1 + _SHORTEST_CONTENT]
            if 2 <= len(lead) <= _LONGEST_SUBHEADING and len(below) == _SHORTEST_CONTENT and "。" not in below:
                yield lead
            at = text.find(mark, at + 1)


@lru_cache(maxsize=64)
def _is_subheading(text: str) -> bool:
    if len(text) > _LONGEST_SUBHEADING or has_any(text, "。；;，,"):
        return False
    return (has_any(text, _PROBLEM_TITLES) or has_any(text, _MEASURE_TITLES)) and (
        text.endswith("不足") or not lacks(text)
    )


def _has_single_problem(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a single statement names a single problem: no list, no second statement before the measures or after."""
    text = "\n".join(_without_problem_title(paragraph) for paragraph in paragraphs)
    clauses = parted(text, _CLAUSE_ENDS)
    first = next((index for index, clause in enumerate(clauses) if names_problem(clause)), None)
    if first is None or has_any(text, _SECOND):
        return False
    measures = next((index for index in range(first, len(clauses)) if _turns(clauses[index])), len(clauses))
    start, end = (sum(len(clause) + 1 for clause in clauses[:index]) for index in (first, measures))
    statements = _statements(text[start:end])
    if len(statements) != 1 or "等" in statements[0] or "和" in statements[0]:
        return False
    if sum(names_problem(part) for part in parted(statements[0], _JOINTS)) != 1:
        return False
    if any(not is_good_news(part) for part in _statements(text[:start])) or any(map(names_problem, clauses[measures:])):
        return False
    return not told_otherwise(text[:end], 2)


def _without_problem_title(paragraph: Paragraph) -> str:
    is_title = _is_subheading(paragraph.text) and not has_any(paragraph.text, _MEASURE_TITLES)
    return "" if is_title else paragraph.text


def _statements(text: str) -> list[str]:
    """The statements of a text, without what is too short to be one (2023年，)."""
    parts = parted(text, _STATEMENT_ENDS)
    return [part for part in parts if len(part.strip("，, ")) >= _SHORTEST_CONTENT]


def _turns(clause: str) -> bool:
    """Whether a clause turns from the problems to the measures."""
    return looks_ahead(clause) or clause[ordinal_end(clause, 0) :].strip().startswith(_TURNS)
