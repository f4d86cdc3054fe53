"""The engine: one file in, one FileResult out. Reads, recognises, parses, runs the rules and words what they find.

Nothing that a file holds can end the run: what cannot be read is GIA001, what breaks inside is a failure of that file
or rule.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from giar_lint.assembly import Subject, Worded, assemble, worded
from giar_lint.config.load import shown
from giar_lint.config.merge import Resolver, Settings, match_profile
from giar_lint.config.model import Configuration
from giar_lint.diagnostics import FileResult, Held, Judgement, ShownBlock, Span
from giar_lint.document import Document
from giar_lint.errors import UserError, one_line
from giar_lint.excerpts import lines_of
from giar_lint.parser import EditionError, Hints, parse, survey
from giar_lint.readers import DEFAULT_MAX_SIZE, Unreadable, read
from giar_lint.readers.load import load
from giar_lint.records import NamedTuple
from giar_lint.report import Report
from giar_lint.rule import Finding, Rule
from giar_lint.source import Source
from giar_lint.target import STANDARD_INPUT, Target

_OF_THE_FORM = ("GIA1", "GIA2", "GIA3")
_OWN_PERIOD = ("school", "enterprise")
_OF_THE_YEAR = ("GIA5",)
"""A school reports on a school year, and has deadlines of its own."""


class Analysis(NamedTuple):
    """What became of a file's bytes before any rule: the document, and the report in it with the settings that hold for
    it; None where the file is no report.
    """

    document: Document
    report: Report | None = None
    settings: Settings | None = None


class Kept(NamedTuple):
    """What suppressions leave of the findings of one file, and what they keep back, each with by whom and why."""

    findings: list[Worded]
    held: tuple[tuple[Worded, Literal["comment", "configuration"], str], ...] = ()
    judgements: tuple[Judgement, ...] = ()


class Linter:
    """Lints one file at a time under the same command line.

    `skip_named`: named files that are no report are left out like those found by walking (`--only-reports`). `trace`:
    a failure tells its whole traceback instead of one line. `content`: results hold the whole report, for outputs that
    show it.
    """

    def __init__(
        self,
        resolver: Resolver,
        *,
        language: str = "zh",
        skip_named: bool = False,
        trace: bool = False,
        content: bool = False,
    ) -> None:
        self._resolver = resolver
        self._language = language
        self._skip_named = skip_named
        self._trace = trace
        self.content = content

    def lint(self, target: Target, data: bytes | None = None) -> FileResult:
        """The result for one file; `data` are its bytes where they are not those on the disk (an editor's buffer, an
        older version). Raises only what ends the program (KeyboardInterrupt and its kind).
        """
        try:
            limit = target.configuration.value("max-size") or DEFAULT_MAX_SIZE
            try:
                return self.lint_bytes(target, data_of(target, limit) if data is None else data, limit)
            except Unreadable as problem:
                return self._unreadable(target, problem)
        except UserError as error:
            return FileResult(target.shown, failures=(("", one_line(error.text(self._language))),))
        except Exception as error:
            return FileResult(target.shown, failures=(("", self.failure("failure-file", error, path=target.shown)),))

    def lint_bytes(self, target: Target, data: bytes, limit: int = DEFAULT_MAX_SIZE) -> FileResult:
        """The result for the bytes of a file. Raises Unreadable, and UserError where configuration and report do not
        fit.
        """
        document, report, settings = self.analyse(target, data, limit)
        if report is None or settings is None:
            return self._no_report(target, document)
        return self._apply(report, settings, target)

    def analyse(self, target: Target, data: bytes, limit: int = DEFAULT_MAX_SIZE) -> Analysis:
        """The bytes of a file as a report under its configuration, without running a rule. Raises as `lint_bytes`."""
        document = read(data, target.shown, limit)
        look = survey(document)
        if not look.is_report:
            return Analysis(document)
        agency = look.title.agency if look.title is not None else ""
        profile = match_profile(target.configuration, target.place, agency)
        settings = self._resolver.settings(target.configuration, profile, target.place)
        try:
            report = parse(document, target.shown, Hints(settings.edition, settings.year, settings.agency), look)
        except EditionError as error:
            raise UserError("error-edition-broken", path=target.shown, reason=str(error)) from None
        return Analysis(document, report, settings)

    def unused(self, path: str, trails: Iterable[tuple[str | int, ...]], configuration: Configuration) -> FileResult:
        """GIA004 for the suppressions that stand at `trails` in the configuration file at an absolute path, by what
        `configuration` says of GIA004.
        """
        from giar_lint.config.locate import read_toml, stated_at

        settings = self._resolver.settings(configuration)
        source = Source(shown(path), read_toml(path))
        stated = {each.trail: each for each in configuration.suppressions if each.path == path}
        findings = [
            worded(
                self._resolver.rules["GIA004"],
                Finding(
                    source.line_span(stated_at(path, trail)),
                    "configuration",
                    {"code": stated[trail].code, "file": stated[trail].file.patterns[0]},
                ),
                self._language,
            )
            for trail in trails
            if "GIA004" in settings.severities
        ]
        return self._result(Subject(shown(path), Document(source, ())), Kept(findings), settings)

    def _apply(self, report: Report, settings: Settings, target: Target) -> FileResult:
        """Runs the rules that hold for a report."""
        findings: list[Worded] = []
        failures: list[tuple[str, str]] = []
        ran = []
        for rule in _applicable(report, self._resolver.rules, settings):
            assert rule.check is not None
            ran.append(rule.code)
            try:
                found = list(rule.check(report, settings.options.get(rule.code)))
                if found:
                    # Worded here, since a message that cannot be worded is the rule's failure as well.
                    findings += [worded(rule, finding, self._language) for finding in found]
            except Exception as error:
                failures.append((rule.code, self.failure("failure-rule", error, path=report.path, code=rule.code)))
        kept = self._suppressed(findings, report.document, target, settings, ran)
        subject = Subject(report.path, report.document, report, _agency(report, settings), report.year)
        idle = self._idle(set(ran))
        return self._result(subject, kept, settings)._replace(failures=tuple(failures), idle=idle)

    def _idle(self, ran: Collection[str]) -> tuple[str, ...]:
        """The codes of the rules about reports that did not run."""
        return tuple(code for code, rule in self._resolver.rules.items() if rule.check is not None and code not in ran)

    def _suppressed(
        self, findings: list[Worded], document: Document, target: Target, settings: Settings, ran: Sequence[str]
    ) -> Kept:
        """What no suppression keeps back, with GIA004 for comments that kept back nothing; and what one does."""
        about = [each for each in target.configuration.suppressions if each.covers(target.place)]
        if not about and not document.comments:
            return Kept(findings)
        from giar_lint.suppression import Suppressor

        suppressor = Suppressor(document.source, self._resolver.rules, about, document.comments)
        judged = [(each, suppressor.holder(each.code, each.finding.span)) for each in findings]
        kept = [each for each, holder in judged if holder is None]
        if "GIA004" in settings.severities:
            kept += [
                worded(self._resolver.rules["GIA004"], finding, self._language) for finding in suppressor.findings(ran)
            ]
        held = tuple((each, *holder) for each, holder in judged if holder is not None)
        return Kept(kept, held, suppressor.judgements(ran))

    def _unreadable(self, target: Target, problem: Unreadable) -> FileResult:
        """GIA001, or a file left out: one that nobody says is a report may be anything."""
        left_out = not target.named or self._skip_named
        if left_out and not target.configuration.claims(target.place):
            return FileResult(target.shown, skipped="extra" if problem.key == "extra" else "unreadable")
        return self._whole_file(target, Document(Source(target.shown, ""), ()), "GIA001", unreadable(problem))

    def _no_report(self, target: Target, document: Document) -> FileResult:
        if not target.named or self._skip_named:
            return FileResult(target.shown, skipped="not-a-report")
        return self._whole_file(target, document, "GIA002", Finding(document.source.line_span(1)))

    def _whole_file(self, target: Target, document: Document, code: str, finding: Finding) -> FileResult:
        """The result where the one thing to say is about the file itself."""
        profile = match_profile(target.configuration, target.place)
        settings = self._resolver.settings(target.configuration, profile, target.place)
        findings = [worded(self._resolver.rules[code], finding, self._language)] if code in settings.severities else []
        about = document._replace(comments=())
        kept = self._suppressed(findings, about, target, settings, [code] if findings else [])
        return self._result(Subject(target.shown, about), kept, settings)._replace(idle=self._idle(()))

    def _result(self, subject: Subject, kept: Kept, settings: Settings) -> FileResult:
        rules, severities, language = self._resolver.rules, settings.severities, self._language
        diagnostics = assemble(kept.findings, subject, rules, severities, language)
        held: tuple[Held, ...] = ()
        if kept.held:
            # By themselves, so that a suppression does not change the fingerprints of what is not suppressed.
            back = [
                (assemble([each], subject, rules, severities, language)[0], by, reason)
                for each, by, reason in kept.held
            ]
            held = tuple(Held(*each) for each in back)
        blocks: tuple[ShownBlock, ...] = ()
        if self.content and subject.report is not None:
            from giar_lint.content import shown_blocks

            blocks = shown_blocks(subject.document, diagnostics, subject.report)
        diagnostics.sort(key=lambda each: each.order)
        return FileResult(
            subject.path,
            tuple(diagnostics),
            lines_of(subject.document.source, diagnostics),
            judgements=kept.judgements,
            held=held,
            blocks=blocks,
            agency=subject.agency,
            year=subject.year,
        )

    def failure(self, key: str, error: Exception, **values: object) -> str:
        """The line on what broke inside, with the traceback where it is asked for."""
        from giar_lint.catalogue.interface import say

        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        line = one_line(say(key, self._language, reason=reason, **values))
        if not self._trace:
            return line
        import traceback

        return line + "\n" + "".join(traceback.format_exception(error)).rstrip()


def data_of(target: Target, limit: int) -> bytes:
    """The bytes of a file, at most one more than the limit. Raises Unreadable."""
    if target.path != STANDARD_INPUT:
        return load(target.path, limit)
    if sys.stdin is None:
        # Closed by whoever started the program (`<&-`).
        raise Unreadable("missing")
    try:
        return sys.stdin.buffer.read(limit + 1)
    except OSError as error:
        raise Unreadable("system", {"reason": error.strerror or type(error).__name__}) from None


def unreadable(problem: Unreadable) -> Finding:
    """What GIA001 says of a file that cannot be read."""
    values = {name: _human(name, value) for name, value in problem.values.items()}
    return Finding(Span(0, 0), problem.key, values)


def _applicable(report: Report, rules: Mapping[str, Rule], settings: Settings) -> Iterator[Rule]:
    """The rules that run: those of the form only where the report is in a form that is known."""
    other_form = report.unknown_edition == "before-2019" or (report.unknown_edition and not any(report.tables))
    left_out = (_OF_THE_FORM if other_form else ()) + (_OF_THE_YEAR if report.unknown_edition in _OWN_PERIOD else ())
    for code, rule in rules.items():
        if code in settings.severities and rule.check is not None and not (left_out and code.startswith(left_out)):
            yield rule


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
