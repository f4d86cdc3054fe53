"""Text from files on its way to a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giar_lint.outputs.terminal import excerpt, harmless, paint, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("总计\t24", "总计    24"),
        ("\x1b[31m红", "␛[31m红"),
        ("a\x7fb\x9bc", "a␡b<U+009B>c"),
        ("甲\u202e乙\u2069", "甲<U+202E>乙<U+2069>"),
        ("\u200b\ufeff\u2028", "<U+200B><U+FEFF><U+2028>"),
        ("a\nb\rc", "a␊b␍c"),
        ("\ud800", "<U+D800>"),
        ("１２　“三”①", "１２　“三”①"),
    ],
)
def test_harmless(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = harmless(text)
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u2029")
    assert harmless(shown) == shown


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("总计", 4), ("（六）3.", 8), ("１２", 4), ("e\u0301", 1), ("“三”", 4)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_a_short_line_is_shown_whole() -> None:
    assert excerpt("总计\t24", 3, 5, 40) == ("总计    24", 8, 2)


def test_an_empty_place_is_marked_with_one_column() -> None:
    assert excerpt("总计\t\t", 3, 3, 40) == ("总计        ", 8, 1)


@pytest.mark.parametrize(
    ("line", "start", "end", "expected"),
    [
        ("0123456789" * 3, 0, 2, ("0123456…", 0, 2)),
        ("0123456789" * 3, 28, 30, ("…3456789", 6, 2)),
        ("0123456789" * 3, 14, 16, ("…2345678…", 3, 2)),
        ("0123456789" * 3, 5, 25, ("…5678901…", 1, 7)),
        ("一二三四五六七八九十", 4, 5, ("…四五六…", 3, 2)),
    ],
)
def test_a_long_line_is_shown_around_the_place(line: str, start: int, end: int, expected: tuple[str, int, int]) -> None:
    assert excerpt(line, start, end, 9) == expected


@given(st.text(), st.integers(0, 60), st.integers(0, 60), st.integers(20, 60))
def test_a_window_never_exceeds_its_columns_and_the_mark_lies_within(line: str, a: int, b: int, columns: int) -> None:
    start, end = sorted((min(a, len(line)), min(b, len(line))))
    text, offset, length = excerpt(line, start, end, columns)
    assert width(text) <= columns
    assert length >= 1
    assert offset <= width(text)
    assert offset + length <= max(columns, offset + 1)
    marked = harmless(line[start:end])
    if width(harmless(line)) <= columns:
        assert text == harmless(line)
        assert text[len(harmless(line[:start])) :].startswith(marked)


def test_paint() -> None:
    assert paint("x", "error", enabled=True) == "\x1b[31mx\x1b[0m"
    assert paint("x", "error", enabled=False) == "x"
