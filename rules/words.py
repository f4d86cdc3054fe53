"""Slips for terms of the field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from giar_lint.diagnostics import Severity
from giar_lint.records import NamedTuple
from giar_lint.report import Report
from giar_lint.rule import Example, Finding, Replacement, rule
from giar_lint.words.slips import find_slips
from giar_lint.words.text import prose_of

_CARE = (
    "《党政机关公文处理工作条例》对公文文字准确、表述规范的要求",
    "Official texts have to be accurate and correctly worded (《党政机关公文处理工作条例》)",
)


class SlipOptions(NamedTuple):
    """`words`: further slips, each with what is right; `allow`: slips of the list that are right here."""

    words: Mapping[str, str] = MappingProxyType({})
    allow: tuple[str, ...] = ()


@rule(
    "GIA702",
    "confusable-word",
    Severity.WARNING,
    summary=("专门用语的错别字（如“行政出发”）", "A slip for a term of the field"),
    source=_CARE,
    options=SlipOptions,
    example=Example(good="行政处罚决定37件", bad="行政出发决定37件"),
    fixable="unsafe",
)
def confusable_word(report: Report, options: SlipOptions) -> Iterator[Finding]:
    """A term is misspelt: 行政出发 for 行政处罚, 部门决赛 for 部门决算.

    Input methods offer words of the same sound, and a slip that is itself a word is easily read over. The list holds slips
    in their context, so that no right text contains them. A few entries are advice: 国家机密 where 国家秘密 is meant.

    Correct the word. The option `words` adds slips of your own, `allow` takes entries from the list.

    --- zh
    专门用语有错别字，例如“行政处罚”误作“行政出发”、“部门决算”误作“部门决赛”。

    拼音输入易出现同音词，误作的又是常用词时不易察觉。词表按词语搭配收录，正确的文字不会命中。个别条目属于用语建议，例如宜用“国家秘密”
    处写作“国家机密”。

    请更正。选项words可增补词条，allow可排除词条。
    """
    prose = prose_of(report)
    for at, slip in find_slips(prose, options.words, options.allow):
        span = prose.span(at, at + len(slip.text))
        values = {"found": slip.text, "right": slip.right}
        edit = Replacement(span, slip.right)
        yield Finding(span, "advice" if slip.advice else "", values, edits=(edit,), applicability="unsafe")
