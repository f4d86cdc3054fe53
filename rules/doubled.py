"""Characters and words that stand twice by a slip of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giar_lint.diagnostics import Severity
from giar_lint.records import NamedTuple
from giar_lint.report import Report
from giar_lint.rule import Example, Finding, Replacement, rule
from giar_lint.words.text import Prose, prose_of

_LONGEST = 8
"""The length of the longest word that is looked for standing twice."""


class DoubledOptions(NamedTuple):
    """`allow`: words with a doubled character that are right here, such as the name of a local application."""

    allow: tuple[str, ...] = ()


@rule(
    "GIA701",
    "doubled-character",
    Severity.WARNING,
    summary=("字词重复录入（如“与与”“情况情况”）", "A character or word stands twice by a slip"),
    source=(
        "《党政机关公文处理工作条例》对公文文字准确、表述规范的要求",
        "Official texts have to be accurate and correctly worded",
    ),
    options=DoubledOptions,
    example=Example(good="各项工作平稳有序", bad="各项工作作平稳有序"),
    fixable="unsafe",
)
def doubled_character(report: Report, options: DoubledOptions) -> Iterator[Finding]:
    """A character, or a word, was typed twice: 与与, 卫卫健, 情况情况.

    Characters are often doubled by right: where one word ends and the next begins with the same character (公开开展, 工作作风,
    市市场监管局), and in words such as 紧紧 and 源源不断. A lexicon tells these apart from slips; in doubt nothing is said.

    Delete one of the two. Words that are right here (the name of an application, say) go into the option `allow`.

    --- zh
    同一个字或词重复录入，例如“与与”“卫卫健”“情况情况”。

    前后两个词首尾同字（公开开展、工作作风、市市场监管局）以及“紧紧”“源源不断”一类的词是正确的，由词库加以区分；拿不准的不提示。

    请删去重复的字词。本地确有的叠字名称（如应用程序名）可在选项allow中列出。
    """
    prose = prose_of(report)
    last = 0
    for first, start, end in sorted(_slips(prose)):
        around = prose.text[max(0, first - 3) : end + 3]
        if start >= last and not any(allowed in around for allowed in options.allow):
            last = end
            span, word = prose.span(start, end), prose.text[start:end]
            values = {"found": prose.text[first:end], "word": word}
            yield Finding(span, "", values, edits=(Replacement(span, ""),), applicability="unsafe")


def _slips(prose: Prose) -> Iterator[tuple[int, int, int]]:
    """Where a repetition begins, and where what is too much of it begins and ends."""
    text = prose.text
    doubled = [at for at in prose.doubled() if "一" <= text[at] <= "鿿"]
    lengths = prose.repeats(2, _LONGEST)
    if not doubled and not lengths:
        return
    from giar_lint.words.doubling import is_slip, is_word_slip

    end = 0
    for at in doubled:
        if at >= end and is_slip(text, at):
            yield at, at + 1, at + 2
            # 与与与 is one slip
            end = at + 2
            while text[end : end + 1] == text[at]:
                end += 1
    for length in lengths:
        for match in re.finditer(rf"([一-鿿]{{{length}}})\1+", text):
            if is_word_slip(match):
                yield match.start(), match.start() + length, match.end()
