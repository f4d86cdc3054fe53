"""Findings to diagnostics: worded in the language of the run, masked, with line and column, place and fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from giar_lint.catalogue import fill, render
from giar_lint.diagnostics import Diagnostic, Edit, Fix, Place, Related, Severity
from giar_lint.document import Document
from giar_lint.fingerprint import Fingerprints
from giar_lint.masking import mask
from giar_lint.records import NamedTuple
from giar_lint.report import Report
from giar_lint.rule import Finding, Rule

_LONGEST_QUOTED = 2000
"""Characters of one value of a message: more than all labels of a table together have."""


class Worded(NamedTuple):
    """A finding of a rule with its message and those of its related places, in the language of the run."""

    code: str
    finding: Finding
    message: str
    notes: tuple[str, ...]


class Subject(NamedTuple):
    """What diagnostics are about: the file as outputs show it, its document, and the report in it, if there is one."""

    path: str
    document: Document
    report: Report | None = None
    agency: str | None = None
    year: int | None = None


def worded(rule: Rule, finding: Finding, language: str) -> Worded:
    """The finding with its words. Raises KeyError where the message or one of its values lacks."""
    message = mask(_words(rule, finding.key, finding.values, language))
    notes = tuple(mask(_words(rule, note.key, note.values, language)) for note in finding.related)
    return Worded(rule.code, finding, message, notes)


def _words(rule: Rule, key: str, values: Mapping[str, object], language: str) -> str:
    values = {name: _quoted(value) if isinstance(value, str) else value for name, value in values.items()}
    if rule.messages is None:
        return render(rule.code, key, values, language)
    return fill(rule.messages[key][1 if language == "en" else 0], values, language)


def _quoted(value: str) -> str:
    """What a message says of a text of the file, which may be a whole page that lost its ends of lines. Masked before it is
    cut, since half of a private number is none to the mask."""
    return value if len(value) <= _LONGEST_QUOTED else f"{mask(value)[:_LONGEST_QUOTED]}……"


def assemble(
    findings: Iterable[Worded],
    subject: Subject,
    rules: Mapping[str, Rule],
    severities: Mapping[str, Severity],
    language: str,
) -> list[Diagnostic]:
    """The diagnostics of one file, in the order of their places in it."""
    prints = Fingerprints()
    document, report = subject.document, subject.report
    source = document.source
    diagnostics = []
    for code, finding, message, notes in sorted(
        findings, key=lambda each: (each.finding.span, each.code, each.message)
    ):
        span = finding.span
        place = finding.place or (report.place(span) if report is not None else None)
        diagnostics.append(
            Diagnostic(
                code=code,
                name=rules[code].name,
                severity=severities[code],
                message=message,
                path=subject.path,
                location=source.location(span.start),
                end_location=source.location(span.end),
                span=span,
                place=_in_file(place, document, span.start) if document.landmarks else place,
                related=tuple(
                    Related(source.location(note.span.start), source.location(note.span.end), words)
                    for note, words in zip(finding.related, notes, strict=True)
                ),
                fix=_fix(finding, document),
                agency=subject.agency,
                year=subject.year,
                fingerprint=prints.of(code, finding, mask(document.said(span)), place),
                url="" if rules[code].messages is not None else _url(code, language),
            )
        )
    return diagnostics


def _in_file(place: Place | None, document: Document, offset: int) -> Place | None:
    """The place with page, paragraph or cell of a file that has no lines of its own."""
    mark = document.landmark(offset)
    if mark is None:
        return place
    cell = None
    if mark.table is not None and mark.row is not None and mark.cell is not None:
        cell = (mark.table, mark.row, mark.cell)
    return (place or Place())._replace(page=mark.page, paragraph=mark.paragraph, file_cell=cell)


def _fix(finding: Finding, document: Document) -> Fix | None:
    """The fix of a finding; none where it would carry a private number into outputs, baselines and the cache."""
    if not finding.edits or any(mask(each.content) != each.content for each in finding.edits):
        return None
    source = document.source
    edits = []
    for each in finding.edits:
        content = _escaped(each.content) if document.markup else each.content
        for span in document.parts(each.span):
            # Where markup parts a text, the first part takes all that is new, and the markup stays.
            edits.append(Edit(span, source.location(span.start), source.location(span.end), content))
            content = ""
    return Fix(finding.applicability, tuple(edits)) if edits else None


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _url(code: str, language: str) -> str:
    return f"docs/rules/{'' if language == 'en' else 'zh/'}{code}.md"
