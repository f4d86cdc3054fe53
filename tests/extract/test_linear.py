"""The text of a document, line by line."""

from __future__ import annotations

import pytest

from giar_lint.document import Document, Paragraph, Passage, Piece, Row
from giar_lint.extract.linear import lines_of_text
from giar_lint.source import Source


def passage(text: str) -> Passage:
    return Passage(text, (Piece(0, 0, len(text)),))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb\n", ["a", "b"]),
        ("a\r\n\r\nb", ["a", "", "b"]),
        ("a\rb\r", ["a", "b"]),
        ("a\tb\x0c\u2028c\n", ["a\tb\x0c\u2028c"]),
        ("手机13800138000\n", ["手机138******00"]),
        ("", [""]),
    ],
)
def test_lines_are_those_that_diagnostics_count(text: str, lines: list[str]) -> None:
    document = Document(Source("a.txt", text), ())
    assert list(lines_of_text(document, "text")) == lines


def test_of_html_the_blocks_are_shown() -> None:
    blocks = (
        Paragraph(passage("一、总体\n情况")),
        Row((passage("信息内容"), passage(""), passage("手机13800138000")), (0, 1), 0),  # type: ignore[arg-type]
    )
    document = Document(Source("a.html", "<p>一、总体\n情况</p>"), blocks)
    assert list(lines_of_text(document, "html")) == ["一、总体 情况", "信息内容\t\t手机138******00"]
