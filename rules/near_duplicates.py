"""Paragraphs that stand twice in one report with small changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import normalize

from giar_lint.diagnostics import Severity
from giar_lint.records import NamedTuple
from giar_lint.report import Report
from giar_lint.rule import Example, Finding, Note, rule
from giar_lint.rules.duplicates import Placed, may_repeat, part_of, placed_paragraphs
from giar_lint.wordlist import has_any, wordlist

_KEY = 6
_MOST_POSTINGS = 32
_MOST_CANDIDATES = 8
_FORMULAS = wordlist("统计期限 统计时限 收费通知 处理费 勾稽关系")
_REGULATION = "信息公开条例》"
_EDITED = wordlist("编制 公布 现将 如下 制作")


class NearDuplicateOptions(NamedTuple):
    """`similarity`: the share of equal characters (0 to 1) from which on two paragraphs are nearly the same;
    `min_length`: the number of characters from which on a paragraph is compared."""

    similarity: float = 0.9
    min_length: int = 40


class _Text(NamedTuple):
    """A paragraph, and the beginnings and ends of its clauses, by which its likes are found."""

    placed: Placed
    keys: set[str]


@rule(
    "GIA602",
    "near-duplicate-paragraph",
    Severity.WARNING,
    summary=("两段文字基本相同，仅有少量改动", "A paragraph is nearly the same as an earlier one"),
    source=("《政府信息公开条例》第五十条", "Regulation, art. 50"),
    options=NearDuplicateOptions,
    example=Example(
        good="我局进一步规范申请的登记、审核、办理、答复和归档，对内容不明确的申请主动与申请人沟通，一次性告知补正事项。",
        bad="2023年，我局坚持以公开为常态、不公开为例外，紧扣耕地保护、用地保障和不动产登记等群众关切的事项，"
        "依法推进政府信息公开，各项工作平稳有力。",
    ),
)
def near_duplicate_paragraph(report: Report, options: NearDuplicateOptions) -> Iterator[Finding]:
    """A paragraph is the same as an earlier one but for small changes (by default at least nine tenths of it).

    It is the trace of a text pasted and touched up, and leaves a part of the report without content of its own, which
    article 50 asks for. What is the same letter for letter is GIA601; contact data, statements that there was nothing,
    and the formulas of basis, period and fee may repeat.

    Rewrite the paragraph for its section, or delete it.

    --- zh
    一段文字与前文某段基本相同，只有少量改动（默认相似度达到90%）。

    多为粘贴后稍作修改，往往意味着其中一部分没有写出自己的内容，不符合《条例》第五十条的要求。完全相同的由GIA601提示；联系方式、
    “未收到”“未发生”一类的说明，以及编制依据、统计期限、收费情况等固定表述可以重复。

    请按所在部分的内容改写，或者删除。
    """
    texts: list[_Text] = []
    postings: dict[str, list[int]] = {}
    for placed in placed_paragraphs(report):
        if len(placed.text) < options.min_length or "。" not in placed.text:
            continue
        each = _Text(placed, _keys(placed.text))
        candidates = list(_candidates(each, texts, postings, options.similarity))
        if candidates:
            found = _nearest(each.placed, candidates, options)
            if found is not None:
                yield _finding(report, *found, placed)
        for key in each.keys:
            standing = postings.setdefault(key, [])
            if len(standing) < _MOST_POSTINGS:
                standing.append(len(texts))
        texts.append(each)


def _finding(report: Report, earlier: Placed, similarity: float, placed: Placed) -> Finding:
    values = {
        "line": report.document.source.location(earlier.paragraph.span.start).line,
        "part": part_of(earlier),
        "length": len(placed.text),
        "similarity": int(similarity * 100),
    }
    return Finding(placed.paragraph.span, "", values, (Note(earlier.paragraph.span, "first"),))


def _keys(text: str) -> set[str]:
    """The beginnings and ends of the clauses of a text, by which its likes are found."""
    for mark in "。；：、,;:":
        text = text.replace(mark, "，")
    clauses = [clause for clause in text.split("，") if len(clause) >= _KEY]
    return {clause[:_KEY] for clause in clauses}.union([clause[-_KEY:] for clause in clauses])


def _candidates(each: _Text, texts: list[_Text], postings: dict[str, list[int]], similarity: float) -> Iterator[Placed]:
    """The earlier paragraphs that may be as similar as that, first to last: of like length, with clauses in common.

    However many paragraphs share a clause, only the first of them are looked at, so that the work grows with the number
    of paragraphs and not with its square.
    """
    shared: dict[int, int] = {}
    for key in each.keys:
        for index in postings.get(key, ()):
            shared[index] = shared.get(index, 0) + 1
    if not shared:
        return
    best = sorted(shared, key=lambda index: (-shared[index], index))[:_MOST_CANDIDATES]
    pairs: set[str] | None = None
    for index in sorted(best):
        earlier, text = texts[index].placed, each.placed.text
        first, second = len(earlier.text), len(text)
        edits = (1 - similarity) * (first + second)
        if abs(first - second) > edits:
            continue
        if shared[index] * 2 > len(each.keys):
            yield earlier
            continue
        pairs = pairs if pairs is not None else _pairs(text)
        # A character that this text has more takes at most two pairs of neighbours away, one that it lacks one.
        if len(pairs - _pairs(earlier.text)) <= 1.5 * edits + (second - first) / 2:
            yield earlier


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _nearest(
    placed: Placed, candidates: Sequence[Placed], options: NearDuplicateOptions
) -> tuple[Placed, float] | None:
    """The first of the candidates that is nearly the same, with the share of equal characters.

    None where one is the same letter for letter (GIA601), none is near enough, or the paragraph is one that may repeat.
    """
    from rapidfuzz.fuzz import ratio  # only where two paragraphs look alike

    if any(each.text == placed.text for each in candidates):
        return None
    text = normalize("NFKC", placed.text)
    for each in candidates:
        similarity = ratio(normalize("NFKC", each.text), text, score_cutoff=options.similarity * 100) / 100
        if similarity > 0 and similarity >= options.similarity:
            return None if similarity == 1 or _may_repeat(text, options.min_length) else (each, similarity)
    return None


def _may_repeat(text: str, min_length: int) -> bool:
    """Whether a text repeats rightly, or has too little beside the formulas of basis, period and fee."""
    for mark in ";!?":
        text = text.replace(mark, "。")
    own = [part for part in text.split("。") if not _is_formula(part)]
    return sum(map(len, own)) < min_length or may_repeat(text)


def _is_formula(sentence: str) -> bool:
    """Whether a sentence is one of legal basis, statistics period or fee."""
    return has_any(sentence, _FORMULAS) or (_REGULATION in sentence and has_any(sentence, _EDITED))
