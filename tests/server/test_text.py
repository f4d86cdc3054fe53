"""The parts of the server that need no session: positions, differences, what waits while typing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lsprotocol.types import Position

from giar_lint.api import lint_text
from giar_lint.diagnostics import Span
from giar_lint.rules import registry
from giar_lint.server.buffers import path_of
from giar_lint.server.calm import ABSENCE, calm, known
from giar_lint.server.differences import differences
from giar_lint.server.positions import Ruler
from giar_lint.source import Source
from support.clock import by_the_clock

pytestmark = by_the_clock

TEXT = st.text(alphabet="ab\n\r\t政府𠮷😀\u2028\f", max_size=30)
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@given(TEXT, st.sampled_from(sorted(CODECS)))
@example("a\r\n𠮷", "utf-16")
def test_positions_lead_back_to_where_they_come_from(text: str, encoding: str) -> None:
    ruler, source = Ruler(encoding), Source("a", text)
    codec, size = CODECS[encoding]
    for offset in range(len(text) + 1):
        position = ruler.position(source, offset)
        line, column = source.location(offset)
        before = text[source.starts[line - 1] :][: column - 1]
        assert (position.line, position.character) == (line - 1, len(before.encode(codec)) // size)
        if text[max(offset - 1, 0) : offset + 1] != "\r\n":  # within a line end there is no position
            assert ruler.offset(source, position) == offset


@given(TEXT, st.integers(0, 99), st.integers(0, 99), st.sampled_from(sorted(CODECS)))
def test_any_position_is_somewhere_in_the_text(text: str, line: int, character: int, encoding: str) -> None:
    source = Source("a", text)
    assert 0 <= Ruler(encoding).offset(source, Position(line, character)) <= len(text)


@given(TEXT, TEXT)
@example("a\r\nb", "a\nb")
@example("a\n", "a\r\n")
@example("甲\n乙\n", "乙\n")
def test_differences_make_the_one_text_of_the_other(old: str, new: str) -> None:
    text, source = old, Source("a", old)
    spans = list(differences(source, new))
    for span, content in reversed(spans):
        text = text[: span.start] + content + text[span.end :]
        for place in span:
            assert old[place - 1 : place + 1] != "\r\n" or place == 0
    assert text == new
    assert all(first.end <= second.start for (first, _), (second, _) in pairwise(spans))


def test_a_difference_is_as_narrow_as_it_can_be() -> None:
    source = Source("a", "一\n填报112件\n二\n三\n四\n")
    assert list(differences(source, "一\n填报112\n二\n三\n肆\n")) == [(Span(7, 8), ""), (Span(13, 14), "肆")]


def test_what_was_told_stays_and_what_is_new_waits(clean: str) -> None:
    half = clean[: clean.index("三、收到")]
    opened = lint_text(half)
    told = known(opened)
    assert calm(opened, told).diagnostics == opened
    shorter = lint_text(half[: half.index("二、主动公开")])
    shown = calm(shorter, told)
    assert {each.code for each in shown.waiting} <= ABSENCE
    assert shown.waiting
    assert not {(each.code, each.message) for each in shown.waiting} & told
    assert sorted([*shown.diagnostics, *shown.waiting], key=lambda each: each.order) == list(shorter)


def test_the_rules_about_what_is_absent_are_rules() -> None:
    assert set(registry()) >= ABSENCE


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a/%E6%8A%A5%E5%91%8A%202023.txt", "/a/报告 2023.txt"),
        ("file:///a/../b%231.md", "/b#1.md"),
        ("untitled:Untitled-1", "/root/Untitled-1.txt"),
        ("untitled:/other/a.md", "/root/a.md"),
        ("git:/a.txt?%7B%7D", ""),
        ("output:tasks", ""),
        ("", ""),
        ("%%%", ""),
    ],
)
def test_which_file_a_document_is(uri: str, path: str) -> None:
    assert path_of(uri, "plaintext", "/root") == path
