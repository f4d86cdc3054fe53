"""What goes with a paragraph that is taken out: its line, one blank line, its element."""

from __future__ import annotations

import pytest

from giar_lint.diagnostics import Span
from giar_lint.removal import removal


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲\n删\n乙\n", "甲\n乙\n"),
        ("甲\n\n删\n\n乙\n", "甲\n\n乙\n"),
        ("甲\r\n\r\n删\r\n\r\n乙\r\n", "甲\r\n\r\n乙\r\n"),
        ("甲\r\r删\r\r乙\r", "甲\r\r乙\r"),
        ("甲\n\n　　删  \n \n乙\n", "甲\n\n乙\n"),
        ("删\n\n乙\n", "乙\n"),
        ("甲\n删", "甲\n"),
        ("# 甲\n\n# 删\n\n乙\n", "# 甲\n\n乙\n"),
        ("> **删**\n乙\n", "乙\n"),
        ('<div>\n<p class="a"><span>删</span></p>\n<p>乙</p></div>', "<div>\n<p>乙</p></div>"),
        ("<p>甲</p><P>删<br/></P><p>乙</p>", "<p>甲</p><p>乙</p>"),
        ("甲：删\n", None),
        ("删。乙\n", None),
        ("<td>删</td>", None),
        ("<p>删<img src='a'></p>", None),
    ],
)
def test_removal(text: str, left: str | None) -> None:
    at = text.index("删")
    found = removal(text, Span(at, at + 1))
    assert (None if found is None else text[: found.start] + text[found.end :]) == left
