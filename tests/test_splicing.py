"""Edits to bytes: markup, separators, encoding and everything between the cuts stay."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giar_lint.diagnostics import Edit, Span
from giar_lint.document import Document, Paragraph, Passage, Piece, Row
from giar_lint.readers.formats import Format
from giar_lint.source import Source
from giar_lint.splicing import Cut, Refused, Splicer, Unmapped, splice

BOMS = {"utf-8": b"", "gb18030": b"", "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def passage(source: Source, *parts: tuple[str, str]) -> Passage:
    """A passage of parts of a source, each as it stands there and as it reads, in their order."""
    text, pieces, at = "", [], 0
    for written, read in parts:
        start = source.text.index(written, at)
        at = start + len(written)
        pieces.append(Piece(len(text), start, at))
        text += read
    return Passage(text, tuple(pieces))


def put(source: Source, block: Paragraph | Row, form: Format, span: Span, content: str) -> str:
    """The text after one edit."""
    document = Document(source, (block,))
    edit = Edit(span, source.location(span.start), source.location(span.end), content)
    data = source.bom + source.text.encode(source.encoding)
    new = splice(data, source, Splicer(document, form).cuts([edit]))
    return new[len(source.bom) :].decode(source.encoding)


@given(
    TEXT, st.sampled_from(sorted(BOMS)), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), TEXT), max_size=4)
)
def test_spliced_bytes_are_those_of_the_edited_text(
    text: str, encoding: str, wanted: list[tuple[int, int, str]]
) -> None:
    cuts: list[Cut] = []
    for start, length, content in sorted(wanted):
        low = min(start, len(text))
        if not cuts or low > cuts[-1].end:
            cuts.append(Cut(low, min(low + length, len(text)), content))
    expected = text
    for cut in reversed(cuts):
        expected = expected[: cut.start] + cut.content + expected[cut.end :]
    bom = BOMS[encoding]
    data = bom + text.encode(encoding)
    assert splice(data, Source("a.txt", text, encoding, bom), reversed(cuts)) == bom + expected.encode(encoding)


def test_bytes_for_which_the_text_does_not_stand_are_refused() -> None:
    with pytest.raises(Unmapped):
        splice(b"\x80", Source("a.txt", "€", "gb18030"), [Cut(0, 1, "x")])


def test_markup_inside_a_word_stays() -> None:
    source = Source("a.html", "<p>行政<b>出发</b>决定</p>")
    block = Paragraph(passage(source, ("行政", "行政"), ("出发", "出发"), ("决定", "决定")))
    span = block.passage.span(0, 4)
    assert source.text[span.start : span.end] == "行政<b>出发"
    assert put(source, block, "html", span, "行政处罚") == "<p>行政<b>处罚</b>决定</p>"
    assert put(source, block, "html", span, "") == "<p><b></b>决定</p>"
    assert put(source, block, "html", span, "作出行政") == "<p>作出行政<b></b>决定</p>"


def test_an_entity_goes_as_a_whole_and_what_is_put_is_escaped() -> None:
    source = Source("a.html", "<p>甲&lt;乙&nbsp;丙</p>")
    parts = passage(source, ("甲", "甲"), ("&lt;", "<"), ("乙", "乙"), ("&nbsp;", " "), ("丙", "丙"))
    block = Paragraph(parts)
    assert put(source, block, "html", parts.span(1, 2), "＜") == "<p>甲＜乙&nbsp;丙</p>"
    assert put(source, block, "html", parts.span(2, 3), "a<b & c>") == "<p>甲&lt;a&lt;b &amp; c&gt;&nbsp;丙</p>"
    assert put(source, block, "html", parts.span(0, 5), "甲<乙丙") == "<p>甲&lt;乙丙</p>"
    assert put(source, block, "html", parts.span(0, 2), "甲&lt;&amp;lt;") == "<p>甲&lt;&amp;lt;乙&nbsp;丙</p>"


def test_a_label_that_lies_in_two_cells_leaves_the_separator() -> None:
    source = Source("a.txt", "（三）\t不予\t3\n")
    cells = (passage(source, ("（三）", "（三）")), passage(source, ("不予", "不予")), passage(source, ("3", "3")))
    row = Row(cells, Span(0, 8), 0)
    assert put(source, row, "text", Span(0, 6), "（三）不予公开") == "（三）\t不予公开\t3\n"
    assert put(source, row, "text", Span(0, 6), "（四）") == "（四）\t\t3\n"


def test_a_pipe_is_escaped_among_pipes_alone() -> None:
    for text, expected in (("| 其他 | 3 |\n", "| 甲\\|乙 | 3 |\n"), ("其他\t3\n", "甲|乙\t3\n")):
        source = Source("a.md", text)
        cells = (passage(source, ("其他", "其他")), passage(source, ("3", "3")))
        row = Row(cells, Span(cells[0].span().start, cells[1].span().end), 0)
        assert put(source, row, "markdown", cells[0].span(), "甲|乙") == expected
    source = Source("a.md", "其他\n")
    assert put(source, Paragraph(passage(source, ("其他", "其他"))), "markdown", Span(0, 2), "甲|乙") == "甲|乙\n"


def test_a_page_end_within_a_word_stays_unless_the_whole_half_goes() -> None:
    source = Source("a.txt", "作出行政出\r\n\r\n发决定。\r\n")
    block = Paragraph(passage(source, ("作出行政出", "作出行政出"), ("发决定。", "发决定。")), (5,))
    assert put(source, block, "text", block.passage.span(2, 6), "行政处罚") == "作出行政处罚\r\n\r\n决定。\r\n"
    assert put(source, block, "text", block.passage.span(2, 9), "行政处罚") == "作出行政处罚\r\n"


@pytest.mark.parametrize("content", ["甲\n乙", "甲\t乙", "甲\u2028乙", "甲\x1b[2J"])
def test_what_would_end_a_line_or_a_cell_is_refused(content: str) -> None:
    source = Source("a.txt", "其他\n")
    with pytest.raises(Refused) as refused:
        put(source, Paragraph(passage(source, ("其他", "其他"))), "text", Span(0, 2), content)
    assert refused.value.why == "content"


def test_a_file_that_readers_of_gbk_can_read_stays_one() -> None:
    source = Source("a.txt", "其他\n", "gb18030")
    block = Paragraph(passage(source, ("其他", "其他")))
    assert put(source, block, "text", Span(0, 2), "其它") == "其它\n"
    with pytest.raises(Refused) as refused:
        put(source, block, "text", Span(0, 2), "其𠮷")
    assert refused.value.why == "encoding"
    assert put(source, block, "html", Span(0, 2), "其𠮷") == "其&#134071;\n"
    wide = Source("a.txt", "其𠮷\n", "gb18030")
    assert put(wide, Paragraph(passage(wide, ("其𠮷", "其𠮷"))), "text", Span(0, 1), "𠮷") == "𠮷𠮷\n"


def test_what_no_text_of_the_document_covers_is_refused() -> None:
    source = Source("a.html", "<p>甲</p>")
    with pytest.raises(Refused) as refused:
        put(source, Paragraph(passage(source, ("甲", "甲"))), "html", Span(0, 3), "乙")
    assert refused.value.why == "markup"
