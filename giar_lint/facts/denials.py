"""Clauses that say there was none of something, and clauses that say something of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from giar_lint.document import Passage
from giar_lint.facts.frames import LONGEST, Frame
from giar_lint.facts.machine import Node, grammar
from giar_lint.facts.metrics import APPLICANTS, DENIED, Context
from giar_lint.facts.model import Claim, Denial, Universal, UniversalKind

INFLOW = frozenset(("received", "fresh", "handled"))
"""The metrics that say how many requests came in."""

_INFLOW = INFLOW | APPLICANTS
_DISPUTED: dict[str, Literal["review", "suit", "disputes"]] = {
    "review": "review",
    "suit": "suit",
    "direct": "suit",
    "after_review": "suit",
    "disputes": "disputes",
}


def read_denial(passage: Passage, frame: Frame, context: Context) -> Denial | None:
    """What a clause denies; None where it is in no closed frame, is narrowed, or leaves open what it speaks of."""
    negated = "NOT" in frame.kinds
    if not 1 < len(frame.kinds) <= LONGEST or (not negated and any(amount.value for amount in frame.amounts)):
        return None
    parsed = grammar().parse("denial", frame.kinds)
    if parsed is None:
        return None
    names = [node.name for node in _nodes(parsed)]
    if "no_bare_request" in names and "requests" not in (context.family, context.topic):
        return None
    denied = ("no_request" if name == "no_bare_request" else name for name in names)
    metrics = tuple(dict.fromkeys(DENIED[name] for name in denied if name in DENIED))
    return Denial(passage, frame.places[0][0], frame.places[-1][1], metrics) if metrics else None


def _nodes(node: Node) -> Iterator[Node]:
    for child in node.nodes():
        yield child
        yield from _nodes(child)


def read_universal(passage: Passage, frame: Frame, context: Context, claims: Sequence[Claim]) -> Universal | None:
    """What a clause says of all requests, reviews or suits; None where it may speak of only some of them or of
    something else."""
    kinds = frame.kinds
    if "LEAD" in kinds:
        return None
    if "ALL" in kinds and context.last in _INFLOW and "AMOUNT" in kinds[: kinds.index("ALL")]:
        # 收到…申请12件均已答复: what stands before 均 is a claim of its own
        ahead = kinds[: kinds.index("ALL")]
        if not {"RECEIVE", "NEW", "ACCEPT"}.isdisjoint(ahead):
            frame = frame.since(len(ahead))
    if not 1 < len(frame.kinds) <= LONGEST:
        return None
    parsed = grammar().parse("universal", frame.kinds)
    if parsed is None:
        return None
    node = parsed.nodes()[0]
    kind: UniversalKind = node.name  # type: ignore[assignment]
    about: Literal["", "review", "suit", "disputes"] | None
    if kind in ("all_closed", "all_granted"):
        # 法定期限内的申请均已答复 leaves out those that are not due
        some = passage.text.endswith("内的", 0, frame.places[0][0])
        about = "" if not some and _of_all_requests(frame, context, claims) else None
    else:
        about = _disputed(frame, context, lost=kind == "none_lost")
    return None if about is None else Universal(passage, frame.places[0][0], frame.places[-1][1], kind, about)


def _of_all_requests(frame: Frame, context: Context, claims: Sequence[Claim]) -> bool:
    if "REVIEW" in frame.kinds or "SUIT" in frame.kinds:
        return False
    if "AMOUNT" in frame.kinds:
        received = {claim.quantity.value for claim in claims if claim.metric in ("received", "fresh", "handled")}
        return all(amount.value in received for amount in frame.amounts)
    if "APPLY" in frame.kinds:
        return "requests" in (context.family, context.topic)
    if "REQUEST" in frame.kinds or context.last in _INFLOW:
        return True
    return context.last == "carried_over" and context.inflow


def _disputed(frame: Frame, context: Context, *, lost: bool) -> Literal["review", "suit", "disputes"] | None:
    """Of what a clause says that all were upheld or none was lost."""
    if "disputes" not in (context.family, context.topic):
        return None
    if "REVIEW" in frame.kinds or "SUIT" in frame.kinds:
        both = "REVIEW" in frame.kinds and "SUIT" in frame.kinds
        return "disputes" if both else "review" if "REVIEW" in frame.kinds else "suit"
    last = _DISPUTED.get(context.last)
    return "suit" if lost and last in ("suit", "disputes") else None if lost else last
