"""What the prose states in numbers, as data for JSON."""

from __future__ import annotations

from giar_lint.document import Passage
from giar_lint.extract.shown import Data, Shown
from giar_lint.facts import Breakdown, Claim, Denial, Quantity, Share, Universal, facts
from giar_lint.facts.metrics import DENIED, METRICS
from giar_lint.report import Number, Report


def facts_data(report: Report, shown: Shown) -> Data:
    """The facts of a report, each kind in the order of the report."""
    found = facts(report)
    return {
        "quantities": [_quantity(each, shown) for each in found.quantities],
        "claims": [_claim(each, shown) for each in found.claims],
        "denials": [_denial(each, shown) for each in found.denials],
        "universals": [_universal(each, shown) for each in found.universals],
        "breakdowns": [_breakdown(each, shown) for each in found.breakdowns],
        "shares": [_share(each, shown) for each in found.shares],
    }


def _quantity(quantity: Quantity, shown: Shown) -> Data:
    return {
        "text": _phrase(quantity.passage, quantity.phrase_start, quantity.phrase_end, shown),
        "counted": _counted(quantity, shown),
        "number": _number(quantity.value, quantity.passage, quantity.start, quantity.end, shown),
        "unit": quantity.unit or None,
        "role": quantity.role or None,
        "approximate": quantity.approximate,
        "each": quantity.each,
        "compared": quantity.compared,
        "place": shown.place(quantity.span),
    }


def _claim(claim: Claim, shown: Shown) -> Data:
    table = METRICS[claim.metric].table
    return {"metric": _key(claim.metric), "table": table or None, **_quantity(claim.quantity, shown)}


def _denial(denial: Denial, shown: Shown) -> Data:
    return {
        "metrics": [_key(DENIED.get(each, each)) for each in denial.metrics],
        "text": _phrase(denial.passage, denial.start, denial.end, shown),
        "place": shown.place(denial.span),
    }


def _universal(universal: Universal, shown: Shown) -> Data:
    return {
        "kind": _key(universal.kind),
        "about": universal.about or None,
        "text": _phrase(universal.passage, universal.start, universal.end, shown),
        "place": shown.place(universal.span),
    }


def _breakdown(breakdown: Breakdown, shown: Shown) -> Data:
    return {
        "total": _quantity(breakdown.total, shown),
        "parts": [_quantity(each, shown) for each in breakdown.parts],
        "closed": breakdown.closed,
    }


def _share(share: Share, shown: Shown) -> Data:
    return {
        "text": shown.part(share.passage, share.start, share.end),
        "percent": _number(share.value, share.passage, share.start, share.end, shown),
        "parts": [_quantity(each, shown) for each in share.parts],
        "totals": [_quantity(each, shown) for each in share.totals],
        "place": shown.place(share.span),
    }


def _number(value: Number, passage: Passage, start: int, end: int, shown: Shown) -> Number | None:
    """The number, None where it is a private one."""
    return value if shown.part(passage, start, end) == passage.text[start:end] else None


def _counted(quantity: Quantity, shown: Shown) -> str | None:
    """What is counted. Where the words are those of a passage with a private number, they are masked with it."""
    at = quantity.passage.text.find(quantity.counted)
    if at < 0:
        return shown.text(quantity.counted) or None
    return shown.part(quantity.passage, at, at + len(quantity.counted)) or None


def _phrase(passage: Passage, start: int, end: int, shown: Shown) -> str:
    """The phrase as messages quote it, without the spaces that PDF text has."""
    return "".join(shown.part(passage, start, end).split())


def _key(name: str) -> str:
    return name.replace("_", "-")
