"""Reports made of a few sentences and chosen figures, and what the rules about figures in prose say of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from giar_lint.parser import Hints, parse
from giar_lint.readers import read
from giar_lint.report import Report
from giar_lint.rule import Rule
from support.model import model_report
from support.parts import Edition, Numbers, ParagraphModel, disputes_table, proactive_table, requests_table
from support.render import render

# new 16, carried over 2, closed 17 (9, 3, 2, 2, 0, 1), carried forward 1; natural persons 12 of the new ones
REQUESTS: Numbers = {
    "new-requests": (12, 3, 0, 0, 1, 0),
    "carried-over": (2, 0, 0, 0, 0, 0),
    "granted": (7, 1, 0, 0, 1, 0),
    "partly-granted": (2, 1, 0, 0, 0, 0),
    "denied-third-party": (0, 1, 0, 0, 0, 0),
    "denied-internal": (1, 0, 0, 0, 0, 0),
    "unavailable-not-held": (1, 0, 0, 0, 0, 0),
    "unavailable-not-existing": (1, 0, 0, 0, 0, 0),
    "other-not-corrected": (1, 0, 0, 0, 0, 0),
    "carried-forward": (1, 0, 0, 0, 0, 0),
}
ALL_CLOSED: Numbers = {"new-requests": (12, 3, 0, 0, 1, 0), "granted": (12, 3, 0, 0, 1, 0)}
NONE: Numbers = {}
# review 2 (1 upheld, 1 other), direct suits 1 (upheld), suits after review 1 (pending)
DISPUTES = ((1, 0, 1, 0), (1, 0, 0, 0), (0, 0, 0, 1))
NO_DISPUTES = ((0, 0, 0, 0),) * 3
UPHELD = ((2, 0, 0, 0), (1, 0, 0, 0), (1, 0, 0, 0))
PROACTIVE: Mapping[str, Sequence[str]] = {
    "regulations": ("0", "0", "0"),
    "normative-documents": ("3", "1", "11"),
    "licences": ("268",),
    "penalties": ("37",),
    "coercion": ("2",),
    "fees": ("12.36",),
}


def prose_report(
    *paragraphs: str,
    requests: Numbers = REQUESTS,
    disputes: Sequence[Sequence[int]] = DISPUTES,
    proactive: Mapping[str, Sequence[str]] = PROACTIVE,
    agency: str = "",
    section: str = "overview",
    edition: Edition = "2021",
    year: int = 2023,
) -> Report:
    """The model report with the prose of one section replaced, and with the tables given. Other prose has no figures."""
    model = model_report(edition, year)
    if agency:
        title = f"{agency}{year}年政府信息公开工作年度报告"
        model = replace(model, agency=agency, titles=(title,), signature=agency)
    for key in ("overview", "shortcomings", "other-matters"):
        texts = paragraphs if key == section else ("本部分没有其他内容。",)
        model = model.with_section(replace(model.section(key), paragraphs=tuple(map(ParagraphModel, texts))))
    if section not in ("overview", "shortcomings", "other-matters"):
        model = model.with_section(replace(model.section(section), paragraphs=tuple(map(ParagraphModel, paragraphs))))
    if edition == "2021":
        for table in (proactive_table(edition, proactive), requests_table(edition, requests), disputes_table(disputes)):
            model = model.with_table(table)
    text = render(replace(model, preamble=()), "tabs")
    return parse(read(text.encode(), "report.txt"), "report.txt", Hints())


def told(report: Report, rules: Iterable[Rule]) -> list[str]:
    """What rules find in a report: the code and the text of the place, in the order of the places."""
    found = [
        (finding.span, rule.code)
        for rule in rules
        if rule.check is not None
        for finding in rule.check(report, rule.options() if rule.options else None)
    ]
    text = report.document.source.text
    return [f"{code} {text[span.start : span.end]}" for span, code in sorted(found)]
