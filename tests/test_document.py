"""Passages and paragraphs: parts of them lead to the same places of the source."""

from __future__ import annotations

from itertools import pairwise

import pytest

from giar_lint.document import LONGEST_PARAGRAPH, Paragraph, Passage, Piece
from giar_lint.parser import Hints, parse
from giar_lint.readers import read

ENTITIES = Passage("a&b<c", (Piece(0, 10, 11), Piece(1, 11, 16), Piece(2, 16, 17), Piece(3, 20, 24), Piece(4, 24, 25)))
"""a&amp;b, a tag, &lt;c: what one character stands for is taken as a whole."""
LINES = Passage("甲乙丙丁", (Piece(0, 5, 7), Piece(2, 9, 11)))


@pytest.mark.parametrize("passage", [ENTITIES, LINES, Passage("", (Piece(0, 3, 3),)), Passage("甲", (Piece(0, 3, 4),))])
def test_a_slice_stands_where_its_text_does(passage: Passage) -> None:
    size = len(passage.text)
    for start in range(size + 1):
        for stop in range(start, size + 1):
            part = passage.slice(start, stop)
            assert part.text == passage.text[start:stop]
            assert [piece.at for piece in part.pieces] == sorted({piece.at for piece in part.pieces})
            if start < stop:
                assert part.span() == passage.span(start, stop)
            for at in range(stop - start):
                assert part.span(at, at + 1) == passage.span(start + at, start + at + 1)


def paragraph(text: str, breaks: tuple[int, ...] = ()) -> Paragraph:
    return Paragraph(Passage(text, (Piece(0, 7, 7 + len(text)),)), breaks)


def test_a_paragraph_that_somebody_wrote_stays_whole() -> None:
    whole = paragraph("公开信息5条。" * 200)
    assert list(whole.parts()) == [whole]
    limit = paragraph("条" * LONGEST_PARAGRAPH)
    assert list(limit.parts()) == [limit]


@pytest.mark.parametrize(
    "sentence", ["我局公开信息5条。", "公开信息5条，", "公开 ", "条", "公开信息5条；办理申请3件。"]
)
def test_a_paragraph_without_end_is_parted(sentence: str) -> None:
    text = sentence * (5 * LONGEST_PARAGRAPH // len(sentence))
    whole = paragraph(text, (0, 3, LONGEST_PARAGRAPH + 30, len(text)))
    parts = list(whole.parts())
    assert "".join(part.text for part in parts) == text
    assert all(LONGEST_PARAGRAPH // 2 < len(part.text) <= LONGEST_PARAGRAPH for part in parts[:-1])
    assert all(part.text.endswith(sentence[-1]) for part in parts)
    assert [part.span.start for part in parts] == [7, *[part.span.end for part in parts[:-1]]]
    assert parts[-1].span.end == whole.span.end
    assert [part.span.start + at for part in parts for at in part.breaks] == [10, LONGEST_PARAGRAPH + 37]


def test_what_stands_in_a_paragraph_without_end_is_found_at_its_place() -> None:
    line = "我局公开信息5条。" * 3000 + "我局的的工作已经完成。"
    text = f"云岭县教育局2023年政府信息公开工作年度报告\n一、总体情况\n{line}\n二、主动公开政府信息情况\n"
    report = parse(read(text.encode(), "a.txt"), "a.txt", Hints())
    (section, _) = report.sections
    first, *_, last = section.paragraphs
    assert len(section.paragraphs) > 2
    assert first.span.start == text.index("我局公开") and last.span.end == text.index("\n二、")
    assert all(one.span.end == other.span.start for one, other in pairwise(section.paragraphs))
    at = last.text.index("的的")
    assert text[slice(*last.passage.span(at, at + 2))] == "的的"
