"""Messages of the code GIA602: paragraphs that are nearly the same."""

from __future__ import annotations

from giar_lint.catalogue import Messages

MESSAGES: Messages = {
    "GIA602": {
        "": (
            "本段与第{line}行{part}部分文字基本相同（{length}字，相似度{similarity}%）；请按本部分内容改写或删除。",
            "This paragraph is nearly the same as line {line} ({part}): {length} characters, {similarity}% alike; "
            "rewrite it for this section or delete it.",
        ),
        "first": ("首次出现在此处", "first here"),
    },
}
