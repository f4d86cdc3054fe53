"""A report around the prose that a test is about: the model report with other sections, agency, year or signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from giar_lint.catalogue import render as word
from giar_lint.parser import Hints, parse
from giar_lint.readers import read
from giar_lint.report import Agency, Report
from giar_lint.rule import Rule
from support.model import model_report
from support.parts import Edition, ParagraphModel
from support.render import Layout, file_name, render


def report_of(
    *,
    agency: str = "云岭县自然资源局",
    year: int = 2023,
    edition: Edition = "2021",
    preamble: Sequence[str] | None = None,
    date: str | None = "",
    profile: Agency | None = None,
    path: str = "",
    layout: Layout = "tabs",
    **sections: str,
) -> Report:
    """The model report of a year with the prose of the named sections (`other_matters="…"`) replaced.

    The lines of a text are its paragraphs; a line that begins with # is a subheading. `date` is the signature's ("" for the
    model's own, None for none).
    """
    model = model_report(edition, year)
    title = model.titles[0].replace(model.agency, agency)
    model = replace(model, agency=agency, titles=(title,), signature=agency if date is not None else None)
    if date != "":
        model = replace(model, date=date)
    if preamble is not None:
        model = replace(model, preamble=tuple(preamble))
    for name, text in sections.items():
        section = model.section(name.replace("_", "-"))
        lines = [line for line in text.split("\n") if line.strip()]
        paragraphs = tuple(ParagraphModel(line.removeprefix("#"), line.startswith("#")) for line in lines)
        model = model.with_section(replace(section, paragraphs=paragraphs))
    name = path or file_name(layout)
    return parse(read(render(model, layout).encode(), name), name, Hints(agency=profile))


def hits(rule: Rule, report: Report, **options: Any) -> list[str]:
    """What a rule marks in a report, as "variant: text", each worded in both languages on the way."""
    assert rule.check is not None
    chosen = rule.options(**options) if rule.options is not None else None
    found = list(rule.check(report, chosen))
    for finding in found:
        for language in ("zh", "en"):
            assert "{" not in word(rule.code, finding.key, finding.values, language)
            for note in finding.related:
                assert word(rule.code, note.key, note.values, language)
    text = report.document.source.text
    return [f"{finding.key}: {text[finding.span.start : finding.span.end]}" for finding in found]
