"""The parts of an outline while they are put together, and the sections that they become."""

from __future__ import annotations

from collections.abc import Sequence

from giar_lint.diagnostics import Span
from giar_lint.document import Paragraph
from giar_lint.edition import HeadingWording
from giar_lint.lexer.headings import ordinal_number
from giar_lint.lexer.outline import Item
from giar_lint.report import Heading, Section, Table


class Part:
    """A section while it is put together. `wording` is None for the front and for sections that the edition does not
    know; `fate` tells what became of its heading: "keep", "moved", "duplicate" or "unknown"."""

    def __init__(
        self,
        wording: HeadingWording | None,
        item: Item | None = None,
        paragraphs: Sequence[Paragraph] = (),
        table: Item | None = None,
        fate: str = "keep",
    ) -> None:
        self.wording = wording
        self.item = item
        self.paragraphs = list(paragraphs)
        self.table = table
        self.fate = fate


def section_of(part: Part, table: Table | None, items: Sequence[Item], *, renumbered: bool) -> Section | None:
    """The section that a part becomes, None for an empty one. `renumbered`: sections are missing or too many, so that
    headings numbered on consistently are right."""
    if part.wording is None:
        return None
    heading = _heading(part, items, renumbered=renumbered)
    if heading is None and table is None and not part.paragraphs:
        return None
    return Section(part.wording.key, part.wording.number, heading, tuple(part.paragraphs), table)


def _heading(part: Part, items: Sequence[Item], *, renumbered: bool) -> Heading | None:
    item, wording = part.item, part.wording
    if item is None or item.candidate is None or wording is None:
        return None
    candidate = item.candidate
    expected = wording.ordinal
    if renumbered and candidate.ordinal and candidate.ordinal != expected:
        before = sum(each.kind in ("heading", "extra") for each in items[: items.index(item)])
        if ordinal_number(candidate.ordinal) == before + 1:
            expected = candidate.ordinal
    return Heading(
        wording.key, wording.number, candidate.passage, wording.full, candidate.ordinal, expected, candidate.match
    )


def item_span(item: Item | None) -> Span:
    """Where an item begins: its heading, first row or first paragraph."""
    if item is None:
        return Span(0, 0)
    if item.candidate is not None:
        return item.candidate.passage.span()
    return item.rows[0].span if item.rows else item.paragraphs[0].span


def first_hinted(paragraphs: Sequence[Paragraph], wording: HeadingWording, *, front: bool) -> int | None:
    hinted = [index for index, each in enumerate(paragraphs) if any(hint in each.text for hint in wording.hints)]
    if not hinted:
        return None
    if not front:
        return hinted[0]
    # Text between title and the second heading: all but the preamble that legal basis, period and contact make up.
    return next((index for index, each in enumerate(paragraphs) if not is_preamble(each)), None)


def is_preamble(paragraph: Paragraph) -> bool:
    """Whether a paragraph between title and first heading is preamble: legal basis, statistics period, contents,
    contact."""
    text = paragraph.text
    basis = "条例" in text and any(word in text for word in ("编制", "公布", "现将", "制作", "撰写", "形成"))
    period = any(word in text for word in ("统计期限", "统计时限", "统计时间", "起止时间", "统计数据", "数据统计"))
    contact = any(word in text for word in ("联系电话", "邮编", "邮政编码", "地址：", "联系地址", "电话："))
    return basis or period or contact
