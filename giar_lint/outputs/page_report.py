"""One file on the page: folded under its heading, with its figures, its notes beside its text, and what was kept back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from giar_lint.catalogue.page import word
from giar_lint.diagnostics import FileResult, Held, Severity
from giar_lint.outputs.page_blocks import Text
from giar_lint.outputs.page_markup import Html, element, join
from giar_lint.outputs.page_notes import Note, position, severity

LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def heading(result: FileResult, language: str) -> str:
    """What a report is called: agency and year, else its file."""
    if not result.agency:
        return result.path
    year = result.year
    return word("heading", language, agency=result.agency, year=year) if year is not None else result.agency


def clean(result: FileResult, language: str) -> Html:
    """The line for a file in which nothing was found."""
    path = element("span", result.path, class_="path") if result.agency else ""
    name = element("span", heading(result, language), class_="name")
    return element("p", element("span", word("nothing", language), class_="ok"), " ", name, " ", path, class_="clean")


def report(
    result: FileResult, notes: Sequence[Note], anchor: str, language: str, rules: Mapping[str, str], *, unfolded: bool
) -> Html:
    """The section for a file of which there is something to say; a link into one that is folded unfolds it."""
    counts = [(level, sum(each.found.severity is level for each in notes)) for level in LEVELS]
    figures = join(
        element("span", severity(level, language), f" {count} ", class_="figure") for level, count in counts if count
    )
    name = element("h3", heading(result, language))
    path = element("span", word("file", language), result.path, class_="path")
    failures = element(
        "div",
        element("h4", word("failures", language)),
        *(element("p", line) for _, failure in result.failures for line in failure.split("\n")),
        class_="failures",
    )
    body = element(
        "div",
        failures if result.failures else "",
        Text(result, notes, anchor, language, rules).render(notes),
        _held(result.held, language) if result.held else "",
        class_="body",
    )
    summary = element("summary", name, element("span", figures, class_="figures"), path)
    return element("details", summary, body, class_="report", id=anchor, open="" if unfolded else None)


def _held(held: Sequence[Held], language: str) -> Html:
    """What was kept back, by whom and why, folded."""
    summary = element("summary", word("held", language, count=len(held)))
    items = join(_kept_back(each, language) for each in held)
    return element("details", summary, element("ul", items), class_="held")


def _kept_back(each: Held, language: str) -> Html:
    found = each.diagnostic
    why = [word("held-by", language, by=word(f"held-{each.by}", language))]
    if each.reason:
        why.append(word("held-reason", language, reason=each.reason))
    return element(
        "li",
        severity(found.severity, language),
        element("span", found.code, class_="code"),
        element("span", position(found, language), class_="where"),
        " ",
        found.message,
        element("p", "；".join(why) if language != "en" else "; ".join(why), class_="why"),
    )
