"""Bytes to text, and places back to bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giar_lint.readers import Unreadable, read

TEXT = "某县教育局2023年政府信息公开工作年度报告\r\n一、总体情况\n（一）主动公开\r全年公开信息12条。"


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("gbk", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
def test_every_place_maps_back_to_the_bytes(encoding: str, bom: bytes) -> None:
    data = bom + TEXT.encode(encoding)
    source = read(data, "a.txt").source
    assert source.text == TEXT
    for offset, character in enumerate(TEXT):
        start = source.byte_offset(offset)
        assert data[start : source.byte_offset(offset + 1)] == character.encode(encoding)


def test_lines_end_at_lf_crlf_and_cr_only() -> None:
    source = read("一\r\n二\r三\n四\f五\u2028六".encode(), "a.txt").source
    assert [source.line(number) for number in range(1, 5)] == ["一", "二", "三", "四\f五\u2028六"]
    assert source.location(source.text.index("六")) == (4, 5)


def test_a_bom_is_no_column() -> None:
    assert read(b"\xef\xbb\xbf" + "某".encode(), "a.txt").source.location(0) == (1, 1)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"%PDF-1.7 ...", "renamed"),
        (b"PK\x03\x04....", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        (b"abc\0\0def", "binary"),
        ("正常".encode() + b"\xff\xff\xfe", "encoding"),
        (b"\xef\xbb\xbf\xff", "encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(Unreadable) as error:
        read(data, "a.txt")
    assert error.value.key == key


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(Unreadable) as error:
        read(b"a" * 101, "a.txt", max_size=100)
    assert (error.value.key, error.value.values) == ("too-large", {"size": 101, "limit": 100})


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = read(data, "a.md")
    except Unreadable:
        return
    source = document.source
    assert source.byte_offset(len(source.text)) == len(data)


@given(st.text(alphabet="一、|\t\n\r #0条。（）", max_size=300))
def test_blocks_carry_their_own_text(text: str) -> None:
    """Every passage maps to source text that holds its characters in order."""
    from giar_lint.document import Paragraph

    for block in read(text.encode(), "a.txt").blocks:
        passages = [block.passage] if isinstance(block, Paragraph) else block.cells
        for passage in passages:
            for index, character in enumerate(passage.text):
                start, end = passage.span(index, index + 1)
                assert text[start:end] == character


def test_damage_is_told_in_the_encoding_that_got_further() -> None:
    data = "字1".encode() * 50 + "后".encode()[:2]
    with pytest.raises(Unreadable) as error:
        read(data, "a.txt")
    assert error.value.values["byte"] == len(data) - 2
