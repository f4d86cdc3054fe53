"""Lists of words, and the sentence about a place."""

from __future__ import annotations

import pytest

from giar_lint.wordlist import about, has_any, holds_any, parted, places_of, wordlist


def test_words_are_looked_for() -> None:
    words = wordlist("公开  信息\n申请")
    assert words == ("公开", "信息", "申请")
    assert has_any("依申请公开", words) and holds_any("依申请公开", words)
    assert not has_any("依法行政", words) and not holds_any("依法行政", words)
    assert list(places_of("公公公开", "公公")) == [0, 1]
    assert parted("甲，乙；丙，", "，；") == ["甲", "乙", "丙", ""]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("甲乙。丙丁★戊己。庚辛", "丙丁★戊己"),
        ("★", "★"),
        ("甲\n★乙\n丙", "★乙"),
        ("甲。★", "★"),
        ("★。甲", "★"),
    ],
)
def test_the_sentence_about_a_place(text: str, sentence: str) -> None:
    at = text.index("★")
    start, end = about(text, at, at + 1, "。\n")
    assert text[start:end] == sentence


def test_a_text_without_ends_of_sentences_is_not_searched_all_over() -> None:
    text = "。" + "甲" * 5000 + "★" + "乙" * 5000 + "。"
    assert about(text, 5001, 5002, "。\n") == (4001, 6002)
