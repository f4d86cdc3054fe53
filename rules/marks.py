"""Punctuation: doubled, clashing and half-width marks, pairs that do not close, sentences cut in two by a page end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from giar_lint.diagnostics import Severity
from giar_lint.records import NamedTuple
from giar_lint.report import Report
from giar_lint.rule import Example, Finding, Note, Replacement, rule
from giar_lint.words.text import Prose, pairs_of, prose_of

_STANDARD = ("GB/T 15834—2011《标点符号用法》", "GB/T 15834—2011, use of punctuation marks")

_KINDS = {
    "doubled": r"([，。；：、])\1+",
    "clashing": r"，[。；：、]|、[，。；：]|；[，。：、]|：[，。；、]|。[，；：、]|[，。；：、][,;:](?!\w)|[,;][，。；：、]",
    "numbering": r"[（(][一二三四五六七八九十\d]{1,3}[）)][、.．](?!\d)",
    "half-width": r"[,;:?!](?<=[一-鿿”》）].)|[,;](?<=[0-9].)(?=[一-鿿])|\((?=[一-鿿]{2})|\)(?<=[一-鿿]{2}.)",
}
_FULL_MARKS, _HALF_MARKS = "，。；：、", ",;:?!()"
_AROUND = 40
"""How much of a paragraph is looked at on each side of a break, which blanks may surround."""
_SIGNS = {
    "doubled": "".join(mark * 2 for mark in _FULL_MARKS),
    "clashing": "".join(a + b for a in _FULL_MARKS + ",;" for b in _FULL_MARKS + ",;:" if a != b),
    "numbering": "）、）.）．)、).)．",
}
"""Two characters of whatever a kind looks for, so that a text without them costs nothing more."""
_FULL = str.maketrans(_HALF_MARKS, "，；：？！（）")
_NAMES = {
    "“": ("前引号", "opening quotation mark"),
    "”": ("后引号", "closing quotation mark"),
    "‘": ("前单引号", "opening single quotation mark"),
    "’": ("后单引号", "closing single quotation mark"),
    "《": ("前书名号", "opening title mark"),
    "》": ("后书名号", "closing title mark"),
    "〈": ("前单书名号", "opening single title mark"),
    "〉": ("后单书名号", "closing single title mark"),
    **dict.fromkeys("（(【〔「『", ("前括号", "opening bracket")),
    **dict.fromkeys("）)】〕」』", ("后括号", "closing bracket")),
}
_WEIGHT = "。；：，、"
"""The marks by how much they part; of two that clash the heavier one stays."""


class PunctuationOptions(NamedTuple):
    """Which kinds are looked for: `doubled` (，，), `clashing` (，。), `numbering` (（一）、), `half_width` (, in Chinese text)."""

    doubled: bool = True
    clashing: bool = True
    numbering: bool = True
    half_width: bool = True


@rule(
    "GIA706",
    "punctuation",
    Severity.INFO,
    summary=("标点重复、连用不当或使用半角标点", "Doubled, clashing or half-width marks"),
    source=_STANDARD,
    options=PunctuationOptions,
    example=Example(good="（一）主动公开", bad="（一）、主动公开"),
    fixable="safe",
)
def punctuation(report: Report, options: PunctuationOptions) -> Iterator[Finding]:
    """Marks are doubled (，，), clash (，。), follow an ordinal in brackets (（一）、), or are half-width in Chinese text.

    Each kind is reported once in a report, at its first place, with how often it occurs.

    Correct the marks; the fix does so at all places (half-width marks only with `--unsafe-fixes`).

    --- zh
    标点重复（，，）、连用不当（，。）、带括号的序号后加顿号（（一）、），或者在中文正文中使用半角标点。

    每类问题在一份报告中只在第一处提示，并注明出现次数。

    请改正；自动修复会改正所有各处（半角标点须使用--unsafe-fixes）。
    """
    prose = prose_of(report)
    for (kind, pattern), wanted in zip(_KINDS.items(), options, strict=True):
        if not wanted or not _may_hold(prose, kind):
            continue
        found = [m for m in re.finditer(pattern, prose.text) if kind != "numbering" or _begins(m)]
        if found:
            first, half = found[0], kind == "half-width"
            edits = _full_width(prose, found) if half else [(*m.span(), _mended(m[0], kind)) for m in found]
            replacements = tuple(Replacement(prose.span(start, end), right) for start, end, right in edits)
            values = {"found": first[0], "right": _mended(first[0], kind), "count": len(found)}
            applicability: Literal["safe", "unsafe"] = "unsafe" if half else "safe"
            yield Finding(prose.span(*first.span()), kind, values, (), replacements, applicability)


def _may_hold(prose: Prose, kind: str) -> bool:
    if kind in _SIGNS:
        return not prose.pairs.isdisjoint(_pairs(kind))
    return any(mark in prose.text for mark in _HALF_MARKS)


@lru_cache(maxsize=len(_SIGNS))
def _pairs(kind: str) -> frozenset[int]:
    return pairs_of(_SIGNS[kind])


def _begins(match: re.Match[str]) -> bool:
    """Whether a match stands at the beginning of a paragraph or sentence."""
    ahead = match.string[max(0, match.start() - 9) : match.start()]
    return ahead.rstrip(" \u3000")[-1:] in ("", "\n", "。", "；")


def _mended(marks: str, kind: str) -> str:
    """The marks as they should be."""
    if kind == "numbering":
        return marks[:-1]
    full = marks.translate(_FULL)
    return full if kind == "half-width" else min(full, key=_WEIGHT.index)


def _full_width(prose: Prose, found: Sequence[re.Match[str]]) -> list[tuple[int, int, str]]:
    """The edits for half-width marks, as places in the prose: of a pair of brackets both, and after other marks without
    the blank that stands there for half-width ones."""
    text = prose.text
    edits = set()
    pairs: dict[int, int] = {}
    paired = -1  # up to where the brackets were paired
    for match in found:
        if match[0] in "()":
            edits.add((*match.span(), match[0].translate(_FULL)))
            if match.start() >= paired:
                start, passage = prose.line(match.start())
                paired = start + len(passage.text)
                pairs = _bracket_pairs(text, start, paired)
            other = pairs.get(match.start())
            if other is not None and text[other] in "()":
                edits.add((other, other + 1, text[other].translate(_FULL)))
        else:
            end = match.end()
            while text[end : end + 1] in (" ", "\u00a0"):
                end += 1
            edits.add((match.start(), end, match[0].translate(_FULL)))
    return sorted(edits)


def _bracket_pairs(text: str, start: int, end: int) -> dict[int, int]:
    """The brackets, half-width or not, that pair within text[start:end], each with the place of the other."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for place in range(start, end):
        if text[place] in "(（":
            opened.append(place)
        elif text[place] in ")）" and opened:
            pairs[place] = opened.pop()
            pairs[pairs[place]] = place
    return pairs


@rule(
    "GIA707",
    "unbalanced-pair",
    Severity.WARNING,
    summary=("引号、书名号或括号不配对", "Quotation marks, title marks or brackets do not pair"),
    source=_STANDARD,
    example=Example(good="落实“三审三校”和保密审查制度", bad="落实“三审三校“和保密审查制度"),
    fixable="unsafe",
)
def unbalanced_pair(report: Report, options: None) -> Iterator[Finding]:
    """A pair “ ” ‘ ’ 《 》 〈 〉 （ ） 【 】 〔 〕 is not closed, or closed by the wrong mark: “公开“, 《条例〉.

    One per paragraph, at the first mark that does not pair. The bracket of 1） or a) is none of a pair, and a pair may close in
    the paragraph that follows.

    Add or correct the mark.

    --- zh
    引号、书名号或括号没有成对使用，或者用错了另一半，例如“公开“、《条例〉。

    每段只提示第一处。“1）”“a)”一类序号的括号不算；下一段才出现另一半的也不提示。

    请补上或更正标点。
    """
    from giar_lint.words.pairs import find_unpaired

    prose = prose_of(report)
    for issue in find_unpaired(prose.text):
        span = prose.span(issue.at, issue.at + 1)
        values: dict[str, object] = {
            "mark": _NAMES.get(prose.text[issue.at], ("直引号", "straight quotation mark")),
            "other": _NAMES[issue.other],
            "text": _beside(prose, issue.at, after=issue.kind == "open"),
        }
        if issue.first_at is None:
            yield Finding(span, issue.kind, values)
        else:
            values["first"] = _NAMES[issue.first]
            first = prose.span(issue.first_at, issue.first_at + 1)
            edit = Replacement(span, issue.other)
            yield Finding(span, "wrong", values, (Note(first, "first", values),), (edit,), "unsafe")


def _beside(prose: Prose, at: int, *, after: bool) -> str:
    """A few characters after or before a mark."""
    start, passage = prose.line(at)
    text = passage.text[at - start + 1 :][:6] if after else passage.text[: at - start][-6:]
    return text.strip()


@rule(
    "GIA708",
    "broken-paragraph",
    Severity.INFO,
    summary=("句子被分页断为两段", "A sentence is cut in two by a page end"),
    source=("", ""),
    example=Example(good="由经办人、股室负责人和分管领导逐级签批", bad="由经办人、股室负责人和\n\n分管领导逐级签批"),
)
def broken_paragraph(report: Report, options: None) -> Iterator[Finding]:
    """A sentence breaks off and goes on in the next paragraph, as text does that was taken from a PDF or from a paged file.

    It is read as one paragraph all the same; readers of the published page see it torn apart.

    Join the two halves.

    --- zh
    一个句子在中间断开，下一段才接上，多见于从PDF或分页文件转换的文本。

    检查时按一段处理，但公开页面上会显示为断裂的两段。

    请合为一段。
    """
    for paragraph in report.paragraphs:
        for at in paragraph.breaks:
            text = paragraph.text
            before, after = text[max(0, at - _AROUND) : at], text[at : at + _AROUND]
            values = {"before": before.rstrip()[-4:], "after": after.lstrip()[:4]}
            yield Finding(paragraph.passage.span(at - 1, at), "", values)
