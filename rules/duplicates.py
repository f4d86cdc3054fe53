"""Paragraphs that stand twice in one report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import normalize

from giar_lint.diagnostics import Severity
from giar_lint.document import Paragraph
from giar_lint.records import NamedTuple
from giar_lint.removal import removal
from giar_lint.report import Report
from giar_lint.rule import Example, Finding, Note, Replacement, rule

_NUMERALS = "一二三四五六七八九十0123456789０１２３４５６７８９"
_CLOSINGS = (")", "）", "、", ".", "．", "是")
_MARKS = frozenset("。；;，,")
_LEAD_ENDS = "。：:"
_LONGEST_LEAD = 14
_LONGEST_SUBHEADING = 24
_FARTHEST = 50
_CONTACT = ("电话:", "电话0", "电话1", "传真:", "邮编:", "@")
_NIL = ("未", "没有", "无", "不存在", "为0", "为零")
_SHORT = 9


class DuplicateOptions(NamedTuple):
    """`min_length`: the number of characters from which on a paragraph counts; short lead-ins may repeat."""

    min_length: int = 30


class Placed(NamedTuple):
    """A paragraph, its text without spaces and ordinal, and where it stands: among which paragraphs, of what name."""

    paragraph: Paragraph
    text: str
    position: int
    among: Sequence[Paragraph]
    name: tuple[str, str]


@rule(
    "GIA601",
    "duplicate-paragraph",
    Severity.WARNING,
    summary=("同一段文字在报告中重复出现", "A paragraph stands twice in the report"),
    source=("《政府信息公开条例》第五十条", "Regulation, art. 50"),
    options=DuplicateOptions,
    example=Example(
        good="我局进一步规范申请的登记、审核、办理、答复和归档，对内容不明确的申请主动与申请人沟通，一次性告知补正事项。",
        bad="2023年，我局坚持以公开为常态、不公开为例外，紧扣耕地保护、用地保障和不动产登记等群众关心的事项，"
        "依法推进政府信息公开，各项工作平稳有序。",
    ),
    fixable="unsafe",
)
def duplicate_paragraph(report: Report, options: DuplicateOptions) -> Iterator[Finding]:
    """A paragraph stands earlier in the same report, letter for letter; spaces and character width do not matter.

    A text pasted twice leaves a part of the report without content of its own, which article 50 asks for. Short
    lead-ins, contact data and statements that there was nothing to report may repeat.

    Rewrite the paragraph for its section, or delete it (offered as an unsafe fix).

    --- zh
    一段文字与前文某段完全相同（空格、全角半角的差别不计）。

    同一段文字粘贴两次，往往意味着其中一部分没有写出自己的内容，不符合《条例》第五十条的要求。较短的引导语、联系方式以及
    “未收到”“未发生”一类的说明可以重复。

    请按所在部分的内容改写，或者删除（可自动删除，须人工确认）。
    """
    by_length: dict[int, list[Placed]] = {}
    for placed in placed_paragraphs(report):
        if len(placed.text) >= options.min_length:
            by_length.setdefault(len(placed.text), []).append(placed)
    for alike in by_length.values():
        first: dict[str, Placed] = {}
        for placed in alike if len(alike) > 1 else ():
            text = normalize("NFKC", placed.text)
            earlier = first.setdefault(text, placed)
            if earlier is not placed and not may_repeat(text):
                yield _finding(report, earlier, placed)


def _finding(report: Report, earlier: Placed, placed: Placed) -> Finding:
    values = {
        "line": report.document.source.location(earlier.paragraph.span.start).line,
        "part": part_of(earlier),
        "length": len(placed.text),
    }
    notes = (Note(earlier.paragraph.span, "first"),)
    return Finding(placed.paragraph.span, "", values, notes, _deletion(report, placed.paragraph), "unsafe")


def placed_paragraphs(report: Report) -> tuple[Placed, ...]:
    """The paragraphs of a report in order, headings that the format marks left out, each with the part it stands in."""
    return report.once(_all_placed)


def _all_placed(report: Report) -> tuple[Placed, ...]:
    return tuple(_by_part(report))


def _by_part(report: Report) -> Iterator[Placed]:
    yield from _placed(report.preamble, ("“正文之前”", "before section 1"))
    for section in report.standing:
        name = _without_ordinal(section.heading.canonical) if section.heading is not None else f"第{section.number}部分"
        yield from _placed(section.paragraphs, (f"“{name}”", name))
    yield from _placed(report.annexes, ("“附件”", "annex"))


def _placed(paragraphs: Sequence[Paragraph], name: tuple[str, str]) -> Iterator[Placed]:
    for position, paragraph in enumerate(paragraphs):
        if paragraph.level is None:
            text = _without_ordinal("".join(paragraph.text.split()))
            yield Placed(paragraph, text, position, paragraphs, name)


def _without_ordinal(text: str) -> str:
    """The text without （一）, 1. or 一是 at its beginning."""
    rest = text.lstrip("(（").lstrip(_NUMERALS)
    return rest[1:] if rest != text and len(text) - len(rest) <= 4 and rest.startswith(_CLOSINGS) else text


def part_of(placed: Placed) -> tuple[str, str]:
    """What the part is called that a paragraph stands in: by its lead-in, the subheading above, else its section."""
    text = placed.text
    lead = text[: next((at for at, mark in enumerate(text[:_LONGEST_LEAD]) if mark in _LEAD_ENDS), 0)]
    if len(lead) > 1 and _MARKS.isdisjoint(lead):
        return f"“{lead}”", lead
    for paragraph in reversed(placed.among[max(0, placed.position - _FARTHEST) : placed.position]):
        above = _without_ordinal("".join(paragraph.text.split()))
        if above and (paragraph.level is not None or (len(above) <= _LONGEST_SUBHEADING and _MARKS.isdisjoint(above))):
            return f"“{above}”", above
    return placed.name


def may_repeat(text: str) -> bool:
    """Whether a text is one that repeats rightly: contact data, or nothing but statements that there was nothing."""
    clauses = [clause for clause in text.replace("。", ",").replace(";", ",").split(",") if len(clause) >= _SHORT]
    nil = bool(clauses) and all(_is_nil(clause) for clause in clauses)
    return nil or any(word in text for word in _CONTACT)


def _is_nil(clause: str) -> bool:
    if any(word in clause for word in _NIL):
        return True
    return any(
        clause[at - 1] == "0" and not clause[at - 2 : at - 1].isdigit()
        for at, unit in enumerate(clause)
        if unit in "件条起元" and at
    )


def _deletion(report: Report, paragraph: Paragraph) -> tuple[Replacement, ...]:
    """The edit that takes the paragraph out, none where anything else stands beside it or a page end parts it."""
    whole = None if paragraph.breaks else removal(report.document.source.text, paragraph.span)
    return () if whole is None else (Replacement(whole, ""),)
