"""What can be claimed in prose, and which cells of the official tables say the same.

A metric's `sums` are the readings under which the tables agree with a claim: 收到…申请 may be those of this year, or
with those carried over. What a clause leaves unsaid (办结17件) is a metric only where the clauses before tell what is
counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from giar_lint.records import NamedTuple

Family = Literal["requests", "disputes", "decisions", "documents", "fee"]


class Term(NamedTuple):
    """A row and a column of a table; a row that ends in "*" stands for all rows that begin so. `sign` is 1 or -1."""

    row: str
    column: str
    sign: int = 1


class Metric(NamedTuple):
    """`strict`: the words leave no doubt (GIA401), else the verb is a loose one (GIA410). `table` is 0 where none
    says the same."""

    family: Family
    table: int = 0
    sums: tuple[tuple[Term, ...], ...] = ()
    strict: bool = True


_TOTAL = "total"
_NEW, _OVER, _FORWARD = (Term(row, _TOTAL) for row in ("new-requests", "carried-over", "carried-forward"))
_OUTCOME = Term("outcome-total", _TOTAL)
_ALL_IN = ((_NEW,), (_NEW, _OVER))
_ALL_OUT = ((_OUTCOME,), (_OUTCOME, _OVER._replace(sign=-1)))
_ORGANISATIONS = ("enterprise", "research", "welfare", "legal-service", "other-organisation")
_COURSES = ("direct", "after-review")


def _outcome(*rows: str) -> Metric:
    return Metric("requests", 3, (tuple(Term(row, _TOTAL) for row in rows),))


def _applicants(*columns: str) -> Metric:
    rows = (("new-requests",), ("new-requests", "carried-over"), ("outcome-total",))
    return Metric("requests", 3, tuple(tuple(Term(row, column) for column in columns for row in each) for each in rows))


def _dispute(*columns: str) -> Metric:
    return Metric("disputes", 4, (tuple(Term("figures", column) for column in columns),))


def _suits(outcome: str) -> Metric:
    return _dispute(*(f"{course}-{outcome}" for course in _COURSES))


def _decision(row: str, *, strict: bool) -> Metric:
    return Metric("decisions", 2, ((Term(row, "decisions"),),), strict)


def _documents(row: str, *columns: str) -> Metric:
    return Metric("documents", 2, tuple((Term(row, column),) for column in columns))


METRICS: Mapping[str, Metric] = {
    "received": Metric("requests", 3, _ALL_IN),
    "fresh": Metric("requests", 3, ((_NEW,),)),
    "handled": Metric("requests", 3, (*_ALL_IN, *_ALL_OUT), strict=False),
    "closed": Metric("requests", 3, _ALL_OUT),
    "answered": Metric(
        "requests",
        3,
        (
            *_ALL_OUT,
            *_ALL_IN,
            (_OUTCOME, Term("other-*", _TOTAL, -1)),
            (_OUTCOME, Term("other-*", _TOTAL, -1), Term("unprocessed-*", _TOTAL, -1)),
        ),
        strict=False,
    ),
    "carried_over": Metric("requests", 3, ((_OVER,),)),
    "carried_forward": Metric("requests", 3, ((_FORWARD,),)),
    "granted": Metric(
        "requests", 3, ((Term("granted", _TOTAL),), (Term("granted", _TOTAL), Term("partly-granted", _TOTAL)))
    ),
    "partly": _outcome("partly-granted"),
    "denied": _outcome("denied-*"),
    "unavailable": _outcome("unavailable-*"),
    "unprocessed": _outcome("unprocessed-*"),
    "other_outcome": _outcome("other-*"),
    "natural_person": _applicants("natural-person"),
    "legal_person": _applicants(*_ORGANISATIONS),
    "enterprise": _applicants("enterprise"),
    "research": _applicants("research"),
    "welfare": _applicants("welfare"),
    "legal_service": _applicants("legal-service"),
    "review": _dispute("review-total"),
    "suit": _suits("total"),
    "disputes": _dispute("review-total", "direct-total", "after-review-total"),
    "direct": _dispute("direct-total"),
    "after_review": _dispute("after-review-total"),
    **{f"review_{name}": _dispute(f"review-{name}") for name in ("upheld", "corrected", "other", "pending")},
    **{f"suit_{name}": _suits(name) for name in ("upheld", "corrected", "other", "pending")},
    **{row: _decision(row, strict=True) for row in ("licences", "penalties", "coercion")},
    **{f"{row}_handled": _decision(row, strict=False) for row in ("licences", "penalties", "coercion")},
    "documents_issued": _documents("normative-documents", "issued", "produced", "newly-disclosed"),
    "documents_repealed": _documents("normative-documents", "repealed"),
    "documents_in_force": _documents("normative-documents", "in-force"),
    "regulations_issued": _documents("regulations", "issued", "produced", "newly-disclosed"),
    "regulations_repealed": _documents("regulations", "repealed"),
    "regulations_in_force": _documents("regulations", "in-force"),
    "notices": Metric("fee"),
    "charged": Metric("fee"),
    "paid": Metric("fee"),
}

DENIED: Mapping[str, str] = {
    "no_request": "fresh",
    "no_review": "review",
    "no_suit": "suit",
    "no_licences": "licences",
    "no_penalties": "penalties",
    "no_coercion": "coercion",
    "no_documents": "documents_issued",
    "no_notice": "notices",
}
"""What the grammar calls a thing denied, and the metric that is then nought."""

COUNT_UNITS = frozenset(["件", "份", "宗", "起", "封", "条", "次", "个", "项", "例", "张"])
MONEY_UNITS = frozenset(("元", "万元"))
DECISION_UNITS = COUNT_UNITS - {"项", "个"}
CASE_UNITS = frozenset(("件", "份", "宗", "起", "封", "例"))
"""The measure words of cases: in any other, a number without the noun 申请 may count something else."""

_REQUEST_VERBS = {
    "receive": "received",
    "fresh": "fresh",
    "accept": "handled",
    "receive_accept": "handled",
    "close": "closed",
    "answer": "answered",
    "carry_over": "carried_over",
    "carry_forward": "carried_forward",
}
_OUTCOMES = frozenset(("granted", "partly", "denied", "unavailable", "unprocessed", "other_outcome"))
APPLICANTS = frozenset(("natural_person", "legal_person", "enterprise", "research", "welfare", "legal_service"))
_INFLOW = frozenset(("received", "fresh", "handled", "closed")) | APPLICANTS
_RESULTS = {"upheld": "upheld", "corrected": "corrected", "other_result": "other", "pending": "pending"}
_DECISIONS = ("licences", "penalties", "coercion")
_HANDLED_BY = frozenset(("accept", "close", "enforce"))
_APPLICATION_ENDS = ("申请", "申请件", "申请事项", "申请表", "申请书", "请求")


class Context(NamedTuple):
    """What the clauses before an amount tell: `family` of the last claim in the paragraph, `last` metric in the same
    sentence, `topic` of the paragraph by its place or heading, whether the paragraph speaks of the fee, whether the sentence
    has said how many requests came in, and whether the paragraph counted something else before any request."""

    family: str = ""
    last: str = ""
    topic: str = ""
    fee: bool = False
    inflow: bool = False
    strange: bool = False


def metric_of(names: Sequence[str], context: Context, *, caused: bool, noun: str, single: bool) -> str:
    """The metric of a claim whose parts the grammar named so, "" where the context leaves it open.

    `caused`: a review or suit is said to come from disclosure. `noun` are the words for requests, `single` whether 现
    行有效 stands alone.
    """
    verbs = [
        name for name in names if name in _REQUEST_VERBS or name in ("decide", "enforce", "issue", "repeal", "occur")
    ]
    verbs += [name for name in names if name in ("send", "collect")]
    verb = verbs[0] if verbs else ""
    thing = next((name for name in names if name not in verbs), "")
    if thing in ("request", "bare_request", ""):
        return _of_requests(verb, thing, noun, context)
    if thing in _OUTCOMES:
        return thing if context.family == "requests" and verb in ("", "close", "answer") else ""
    if thing in APPLICANTS:
        return thing if context.last in _INFLOW and not verb else ""
    if thing in ("review", "suit", "disputes"):
        known = caused or (context.last != "other" and "disputes" in (context.family, context.topic))
        # of those that are new, more may have been carried over
        return thing if known and verb in ("", "occur", "receive") else ""
    if thing in ("direct", "after_review"):
        return thing if not verb or verb == "occur" else ""
    if thing in _RESULTS:
        return _of_results(_RESULTS[thing], context) if not verb else ""
    if thing in _DECISIONS:
        return _of_decisions(verb, thing, context)
    if thing in ("documents", "regulations"):
        return {"issue": f"{thing}_issued", "repeal": f"{thing}_repealed"}.get(verb, "")
    if thing == "in_force":
        kind = "regulations" if context.last.startswith("regulations") else "documents"
        return f"{kind}_in_force" if not verb and (not single or context.family == "documents") else ""
    if thing == "notice":
        return "notices" if verb in ("", "send") else ""
    if thing == "fee":
        return "paid" if verb in ("", "collect") and context.fee else ""
    return thing if thing in ("charged", "paid") and context.fee and not verb else ""


def _of_requests(verb: str, thing: str, noun: str, context: Context) -> str:
    metric = _REQUEST_VERBS.get(verb, "")
    if thing == "request":
        return metric if verb else "handled" if noun.endswith(_APPLICATION_ENDS) else ""
    about = "requests" in (context.family, context.topic)
    if thing == "bare_request":
        return metric if about else ""
    if verb == "repeal":
        kind = "regulations" if context.last.startswith("regulations") else "documents"
        return f"{kind}_repealed" if context.family == "documents" and context.last else ""
    if verb in ("receive", "accept", "receive_accept", ""):
        return ""
    if verb == "fresh":
        return metric if (context.family or context.topic) == "requests" and context.last != "other" else ""
    known = context.family == "requests"
    if not context.family and verb != "answer":
        # 截至年底，已办结14件: nothing else has been counted, and the place tells what is
        known = context.topic == "requests" and not context.strange
    return metric if known and context.last != "other" else ""


def _of_results(result: str, context: Context) -> str:
    if context.last == "review" or context.last.startswith("review_"):
        return f"review_{result}"
    if context.last == "suit" or context.last.startswith("suit_"):
        return f"suit_{result}"
    return ""


def _of_decisions(verb: str, thing: str, context: Context) -> str:
    if verb == "decide":
        return thing
    if verb in _HANDLED_BY:
        return f"{thing}_handled"
    if verb:
        return ""
    if context.last in _DECISIONS:
        return thing
    return f"{thing}_handled" if context.last.endswith("_handled") else ""
