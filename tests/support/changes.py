"""Small ways to a test's material: paragraphs from texts, and the model report with a few of its words changed."""

from __future__ import annotations

from giar_lint.document import Paragraph, Passage, Piece
from support import lint
from support.model import model_report
from support.render import render

TITLE = "云岭县自然资源局2023年政府信息公开工作年度报告\n"
FIRST = (
    "2023年，我局坚持以公开为常态、不公开为例外，紧扣耕地保护、用地保障和不动产登记等群众关心的事项，"
    "依法推进政府信息公开，各项工作平稳有序。"
)
PERIOD = "自2023年1月1日起至2023年12月31日止"
FEE = "2023年，我局依据《政府信息公开信息处理费管理办法》发出收费通知2件，总金额60元，实际收取的总金额60元。\n\n"
OTHER = "承办县人大代表建议5件、县政协提案3件，办理结果均已公开。\n\n"


def paragraphs(*texts: str) -> list[Paragraph]:
    """A paragraph for each text, as if they stood in one file line by line."""
    start = 0
    made = []
    for text in texts:
        made.append(Paragraph(Passage(text, (Piece(0, start, start + len(text)),))))
        start += len(text) + 1
    return made


def changed(*changes: tuple[str, str]) -> str:
    """The model report of 2023 (layout 1) with each first text replaced by the second. Each must stand in it once."""
    text = render(model_report(), "tabs")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


TITLE_AND_YEAR = frozenset(
    (
        "GIA003",
        "GIA106",
        "GIA108",
        "GIA109",
        "GIA111",
        "GIA112",
        "GIA116",
        "GIA118",
        "GIA501",
        "GIA502",
        "GIA503",
        "GIA504",
    )
) | {"GIA508", "GIA601"}
"""The rules on title, year, period, fee and repeated paragraphs: what a change to the model says to others is not asked."""


def found(text: str, path: str = "report.txt") -> list[tuple[str, str]]:
    """What the rules on title and year find in a text, as (code, the text that it marks)."""
    diagnostics = (each for each in lint.lint(text, path) if each.code in TITLE_AND_YEAR)
    return [(each.code, text[each.span.start : each.span.end]) for each in diagnostics]
