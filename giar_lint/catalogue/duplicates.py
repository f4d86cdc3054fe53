"""Messages of the family GIA6xx: paragraphs that stand twice."""

from __future__ import annotations

from giar_lint.catalogue import Messages
from giar_lint.catalogue.duplicates_near import MESSAGES as NEAR

MESSAGES: Messages = {
    "GIA601": {
        "": (
            "本段与第{line}行{part}部分文字完全相同（{length}字）；请按本部分内容改写或删除。",
            "This paragraph repeats line {line} ({part}) word for word ({length} characters); rewrite it for this "
            "section or delete it.",
        ),
        "first": ("首次出现在此处", "first here"),
    },
    **NEAR,
}
