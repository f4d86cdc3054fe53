"""The engine: one file in, one FileResult out. Reads, recognises, parses, runs the rules and words what they find.

Nothing that a file holds can end the run: what cannot be read is GIA001, what breaks inside is a failure of that file
or rule.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from giar_lint.catalogue import render
from giar_lint.config.load import shown
from giar_lint.config.merge import Resolver, Settings, match_profile
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import Diagnostic, Edit, FileResult, Fix, Judgement, Related, Span
from giar_lint.errors import UserError
from giar_lint.excerpts import lines_of
from giar_lint.fingerprint import Fingerprints
from giar_lint.masking import mask
from giar_lint.parser import EditionError, Hints, parse, survey
from giar_lint.readers import DEFAULT_MAX_SIZE, Unreadable, read
from giar_lint.readers.load import load
from giar_lint.report import Report
from giar_lint.rule import Finding, Rule
from giar_lint.rules import registry
from giar_lint.source import Source

STANDARD_INPUT = "-"
_OF_THE_FORM = ("GIA1", "GIA2", "GIA3")
_OWN_PERIOD = ("school", "enterprise")
_OF_THE_YEAR = ("GIA5",)
"""A school reports on a school year, and has deadlines of its own."""


class Target(NamedTuple):
    """A file to lint. `path` is absolute, or STANDARD_INPUT where `shown` names what is piped in; `shown` is for
    outputs.

    `named` tells that it was named and not found by walking; `place` is the absolute path by which the configuration
    judges it.
    """

    path: str
    shown: str
    place: str
    named: bool
    configuration: Configuration


class Worded(NamedTuple):
    """A finding of a rule with its message and those of its related places, in the language of the run."""

    code: str
    finding: Finding
    message: str
    notes: tuple[str, ...]


class Linter:
    """Lints one file at a time under the same command line.

    `skip_named`: named files that are no report are left out like those found by walking (`--only-reports`). `trace`:
    a failure tells its whole traceback instead of one line.
    """

    def __init__(
        self, resolver: Resolver, *, language: str = "zh", skip_named: bool = False, trace: bool = False
    ) -> None:
        self._resolver = resolver
        self._language = language
        self._skip_named = skip_named
        self._trace = trace

    def lint(self, target: Target) -> FileResult:
        """The result for one file. Raises only what ends the program (KeyboardInterrupt and its kind)."""
        try:
            limit = target.configuration.value("max-size") or DEFAULT_MAX_SIZE
            try:
                return self.lint_bytes(target, _bytes(target, limit), limit)
            except Unreadable as problem:
                return self._unreadable(target, problem)
        except UserError as error:
            return FileResult(target.shown, failures=(("", error.text(self._language)),))
        except Exception as error:
            return FileResult(target.shown, failures=(("", self._failure("failure-file", error, path=target.shown)),))

    def lint_bytes(self, target: Target, data: bytes, limit: int = DEFAULT_MAX_SIZE) -> FileResult:
        """The result for the bytes of a file. Raises Unreadable, and UserError where configuration and report do not
        fit.
        """
        document = read(data, target.shown, limit)
        look = survey(document)
        if not look.is_report:
            return self._no_report(target, document.source)
        agency = look.title.agency if look.title is not None else ""
        profile = match_profile(target.configuration, target.place, agency)
        settings = self._resolver.settings(target.configuration, profile, target.place)
        try:
            report = parse(document, target.shown, Hints(settings.edition, settings.year, settings.agency), look)
        except EditionError as error:
            raise UserError("error-edition-broken", path=target.shown, reason=str(error)) from None
        return self._apply(report, settings, target)

    def unused(self, path: str, trails: Iterable[tuple[str | int, ...]], configuration: Configuration) -> FileResult:
        """GIA004 for the suppressions that stand at `trails` in the configuration file at an absolute path, by what
        `configuration` says of GIA004.
        """
        from giar_lint.config.locate import read_toml, stated_at

        settings = self._resolver.settings(configuration)
        source = Source(shown(path), read_toml(path))
        stated = {each.trail: each for each in configuration.suppressions if each.path == path}
        findings = [
            self._worded(
                "GIA004",
                Finding(
                    source.line_span(stated_at(path, trail)),
                    "configuration",
                    {"code": stated[trail].code, "file": stated[trail].file.patterns[0]},
                ),
            )
            for trail in trails
            if "GIA004" in settings.severities
        ]
        return self._result(shown(path), source, findings, settings, None, ())

    def _apply(self, report: Report, settings: Settings, target: Target) -> FileResult:
        """Runs the rules that hold for a report."""
        findings: list[Worded] = []
        failures: list[tuple[str, str]] = []
        ran = []
        for rule in _applicable(report, self._resolver.rules, settings):
            assert rule.check is not None
            ran.append(rule.code)
            try:
                found = rule.check(report, settings.options.get(rule.code))
                # Worded here, since a message that cannot be worded is the rule's failure as well.
                findings += [self._worded(rule.code, finding) for finding in found]
            except Exception as error:
                failures.append((rule.code, self._failure("failure-rule", error, path=report.path, code=rule.code)))
        source, comments = report.document.source, report.document.comments
        findings, judgements = self._suppressed(findings, source, comments, target, settings, ran)
        result = self._result(report.path, source, findings, settings, report, tuple(failures))
        return result._replace(judgements=judgements) if judgements else result

    def _suppressed(
        self,
        findings: list[Worded],
        source: Source,
        comments: tuple[Span, ...],
        target: Target,
        settings: Settings,
        ran: Sequence[str],
    ) -> tuple[list[Worded], tuple[Judgement, ...]]:
        """The findings that no suppression keeps back, with GIA004 for what comments kept back nothing."""
        about = [each for each in target.configuration.suppressions if each.covers(target.place)]
        if not about and not comments:
            return findings, ()
        from giar_lint.suppression import Suppressor

        suppressor = Suppressor(source, self._resolver.rules, about, comments)
        kept = [each for each in findings if not suppressor.silences(each.code, each.finding.span)]
        if "GIA004" in settings.severities:
            kept += [self._worded("GIA004", finding) for finding in suppressor.findings(ran)]
        return kept, suppressor.judgements(ran)

    def _unreadable(self, target: Target, problem: Unreadable) -> FileResult:
        """GIA001, or a file left out: one that nobody says is a report may be anything."""
        left_out = not target.named or self._skip_named
        if left_out and not target.configuration.claims(target.place):
            return FileResult(target.shown, skipped="unreadable")
        values = {name: _human(name, value) for name, value in problem.values.items()}
        finding = Finding(Span(0, 0), problem.key, values)
        return self._whole_file(target, Source(target.shown, ""), "GIA001", finding)

    def _no_report(self, target: Target, source: Source) -> FileResult:
        if not target.named or self._skip_named:
            return FileResult(target.shown, skipped="not-a-report")
        return self._whole_file(target, source, "GIA002", Finding(source.line_span(1)))

    def _whole_file(self, target: Target, source: Source, code: str, finding: Finding) -> FileResult:
        """The result where the one thing to say is about the file itself."""
        profile = match_profile(target.configuration, target.place)
        settings = self._resolver.settings(target.configuration, profile, target.place)
        findings = [self._worded(code, finding)] if code in settings.severities else []
        findings, judgements = self._suppressed(findings, source, (), target, settings, [code] if findings else [])
        return self._result(target.shown, source, findings, settings, None, ())._replace(judgements=judgements)

    def _result(
        self,
        path: str,
        source: Source,
        findings: Iterable[Worded],
        settings: Settings,
        report: Report | None,
        failures: tuple[tuple[str, str], ...],
    ) -> FileResult:
        prints = Fingerprints()
        diagnostics = []
        for code, finding, message, notes in sorted(
            findings, key=lambda each: (each.finding.span, each.code, each.message)
        ):
            place = finding.place or (report.place(finding.span) if report is not None else None)
            text = source.text[finding.span.start : finding.span.end]
            diagnostics.append(
                Diagnostic(
                    code=code,
                    name=self._resolver.rules[code].name,
                    severity=settings.severities[code],
                    message=message,
                    path=path,
                    location=source.location(finding.span.start),
                    end_location=source.location(finding.span.end),
                    span=finding.span,
                    place=place,
                    related=tuple(
                        Related(source.location(note.span.start), source.location(note.span.end), words)
                        for note, words in zip(finding.related, notes, strict=True)
                    ),
                    fix=_fix(finding, source),
                    agency=_agency(report, settings),
                    year=None if report is None else report.year,
                    fingerprint=prints.of(code, finding, mask(text), place),
                    url=f"docs/rules/{'' if self._language == 'en' else 'zh/'}{code}.md",
                )
            )
        diagnostics.sort(key=lambda each: each.order)
        return FileResult(path, tuple(diagnostics), lines_of(source, diagnostics), failures=failures)

    def _worded(self, code: str, finding: Finding) -> Worded:
        message = mask(render(code, finding.key, finding.values, self._language))
        notes = tuple(mask(render(code, note.key, note.values, self._language)) for note in finding.related)
        return Worded(code, finding, message, notes)

    def _failure(self, key: str, error: Exception, **values: object) -> str:
        from giar_lint.catalogue.interface import say

        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        line = say(key, self._language, reason=reason, **values)
        if not self._trace:
            return line
        import traceback

        return line + "\n" + "".join(traceback.format_exception(error)).rstrip()


def lint_text(text: str, path: str = "report.txt", *, language: str = "zh") -> tuple[Diagnostic, ...]:
    """The diagnostics of a text under the default configuration; `path` is used for its suffix, its year and in the
    outputs.

    Raises RuntimeError where something broke inside, with what a run would have said of it.
    """
    linter = Linter(Resolver(registry(), Layer("defaults")), language=language)
    target = Target(STANDARD_INPUT, path, path, True, Configuration())
    try:
        result = linter.lint_bytes(target, text.encode("utf-8", "surrogatepass"))
    except Unreadable as problem:
        result = linter._unreadable(target, problem)
    if result.failures:
        raise RuntimeError("; ".join(line for _, line in result.failures))
    return result.diagnostics


def _bytes(target: Target, limit: int) -> bytes:
    """The bytes of a file, at most one more than the limit. Raises Unreadable."""
    return sys.stdin.buffer.read(limit + 1) if target.path == STANDARD_INPUT else load(target.path, limit)


def _applicable(report: Report, rules: Mapping[str, Rule], settings: Settings) -> Iterator[Rule]:
    """The rules that run: those of the form only where the report is in a form that is known."""
    other_form = report.unknown_edition == "before-2019" or (report.unknown_edition and not any(report.tables))
    for code, rule in rules.items():
        if (
            code in settings.severities
            and rule.check is not None
            and not (other_form and code.startswith(_OF_THE_FORM))
            and not (report.unknown_edition in _OWN_PERIOD and code.startswith(_OF_THE_YEAR))
        ):
            yield rule


def _fix(finding: Finding, source: Source) -> Fix | None:
    if not finding.edits:
        return None
    edits = tuple(
        Edit(each.span, source.location(each.span.start), source.location(each.span.end), each.content)
        for each in finding.edits
    )
    return Fix(finding.applicability, edits)


def _agency(report: Report | None, settings: Settings) -> str | None:
    if settings.agency is not None:
        return settings.agency.name
    if report is None:
        return None
    return report.agency.name or (report.title.agency if report.title is not None else "") or None


def _human(name: str, value: object) -> object:
    """A number of bytes as people write it; every other value as it is."""
    if name not in ("size", "limit") or not isinstance(value, int):
        return value
    for unit, size in (("GB", 2**30), ("MB", 2**20), ("KB", 2**10)):
        if value >= size:
            return f"{value / size:.1f}".removesuffix(".0") + unit
    return f"{value}B"
