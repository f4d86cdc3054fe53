"""Marks that should stand in pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giar_lint.words.pairs import find_unpaired


@pytest.mark.parametrize(
    ("text", "kind", "at", "other"),
    (
        ("落实“三审三校和保密审查", "open", 2, "”"),
        ("“公开“为常态", "wrong", 3, "”"),
        ("《条例〉规定", "wrong", 3, "》"),
        ('“公开"为常态', "wrong", 3, "”"),
        ("‘公开”为常态", "wrong", 3, "’"),
        ("《关于印发《办法的通知》", "open", 0, "》"),
        ("”公开“为常态", "close", 0, "“"),
        ("“谁公开、谁审查“，“先审查、后公开”", "wrong", 8, "”"),
        ("（国办公开办函〔2021〕30号", "open", 0, "）"),
        ("函〔2021）30号", "wrong", 6, "〕"),
        ("详见附件）", "close", 4, "（"),
        ("《条例》》", "close", 4, "《"),
        ("（《条例）》", "open", 1, "》"),
    ),
)
def test_unpaired(text: str, kind: str, at: int, other: str) -> None:
    (issue,) = find_unpaired(text + "。")
    assert (issue.kind, issue.at, issue.other) == (kind, at, other)


@pytest.mark.parametrize(
    "text",
    (
        "（包括1）指南；2）目录）",
        "1）指南；2）目录",
        "a)指南；b)目录",
        "一）指南",
        "（含1）子项）",
        "（1）指南（2）目录",
        "《关于印发<办法>的通知》",
        "《关于印发《办法》的通知》",
        "《关于印发〈办法〉的通知》",
        "“一“二”三”",
        "“‘公开’”",
        "it’s “好”",
        "’98标准",
        "(半角）括号",
        "他提出：“公开是常态。\n不公开是例外。”",
        "《中华人民共和国\n政府信息公开条例》",
    ),
)
def test_paired(text: str) -> None:
    assert list(find_unpaired(text + "。")) == []


def test_one_for_each_paragraph() -> None:
    assert [issue.at for issue in find_unpaired("《甲，“乙\n好\n（丙")] == [0, 8]


@given(st.text("“”‘’《》〈〉（）()【】1a\n一 公", max_size=40))
def test_places_lie_in_the_text(text: str) -> None:
    lines = [text[: issue.at].count("\n") for issue in find_unpaired(text)]
    assert len(lines) == len(set(lines)) and all(0 <= issue.at < len(text) for issue in find_unpaired(text))
