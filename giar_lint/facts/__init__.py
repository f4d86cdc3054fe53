"""Facts: what the prose of a report states in numbers. Extracted once for a report, used by the rules and as data."""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.document import Paragraph
from giar_lint.facts.model import Breakdown, Claim, Denial, Facts, Quantity, Share, Universal
from giar_lint.ordinals import NUMERALS
from giar_lint.report import Report

__all__ = ["Breakdown", "Claim", "Denial", "Facts", "Quantity", "Share", "Universal", "checkable", "facts"]

_NO_FIGURES = frozenset(("shortcomings",))
_TOPICS = {"requests": "requests", "disputes": "disputes"}
_LONGEST_HEADING = 30


def facts(report: Report) -> Facts:
    """The facts of a report, all of them."""
    return report.once(_all)


def checkable(report: Report) -> Facts:
    """The facts of a report that a rule can hold against something, without the quantities, of which most only stand
    there. Every rule after the first gets them for nothing."""
    return report.once(_checkable)


def _all(report: Report) -> Facts:
    return _read(report, every=True)


def _checkable(report: Report) -> Facts:
    return _read(report, every=False)


def _read(report: Report, *, every: bool) -> Facts:
    from giar_lint.facts.names import Own
    from giar_lint.facts.reader import Reader

    reader = Reader(Own.of(report), department=report.agency.kind == "department", every=every)
    for paragraph, topic, claims in _paragraphs(report):
        reader.read(paragraph.passage, topic, claims=claims)
    return reader.facts()


def _paragraphs(report: Report) -> Iterator[tuple[Paragraph, str, bool]]:
    """The paragraphs that may state facts, in order, each with its topic and whether it may claim anything of the
    tables."""
    for paragraph in report.preamble:
        yield paragraph, "", False
    for section in report.standing:
        topic = _TOPICS.get(section.key, "")
        heading = topic
        for paragraph in section.paragraphs:
            text = paragraph.text
            if len(text) <= _LONGEST_HEADING and text[-1:] not in ("。", "；"):
                heading = "requests" if "申请公开" in text else topic
            elif text[:1] == "（" and "）" in text[2:5] and text[1:2] in NUMERALS:
                heading = topic  # a part whose heading runs into its text
            about = heading or ("requests" if "依申请公开" in text or "信息公开申请" in text else "")
            yield paragraph, about, section.key not in _NO_FIGURES
