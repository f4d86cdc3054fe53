"""Diagnostics as the protocol has them."""

from __future__ import annotations

from lsprotocol import types

from giar_lint.catalogue.server import tell
from giar_lint.diagnostics import Diagnostic, Location, Severity, Span
from giar_lint.server.calm import Shown
from giar_lint.server.positions import Ruler
from giar_lint.source import Source

SOURCE = "giar-lint"
_REPEATED = "GIA601"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


class Wording:
    """Diagnostics of one text, for one editor. `uri` is that of its document."""

    def __init__(self, uri: str, source: Source, ruler: Ruler) -> None:
        self._uri = uri
        self._source = source
        self._ruler = ruler

    def diagnostic(self, found: Diagnostic) -> types.Diagnostic:
        return types.Diagnostic(
            range=self._ruler.range(self._source, found.span),
            message=found.message,
            severity=_SEVERITIES[found.severity],
            code=found.code,
            code_description=types.CodeDescription(found.url) if "://" in found.url else None,
            source=SOURCE,
            tags=[types.DiagnosticTag.Unnecessary] if found.code == _REPEATED else None,
            related_information=self.related(found) or None,
            data={"fingerprint": found.fingerprint},
        )

    def related(self, found: Diagnostic) -> list[types.DiagnosticRelatedInformation]:
        """The places that explain a diagnostic, with what is said of them."""
        return [
            types.DiagnosticRelatedInformation(self._location(each.location, each.end_location), each.message)
            for each in found.related
        ]

    def all(self, shown: Shown, language: str) -> list[types.Diagnostic]:
        """What is shown, and one line on what waits; that one stands on the first line with text, which does not move
        while the rest is typed.
        """
        diagnostics = [self.diagnostic(each) for each in shown.diagnostics]
        if shown.waiting:
            codes = ("、" if language == "zh" else ", ").join(sorted({each.code for each in shown.waiting}))
            message = tell("absent", language, count=len(shown.waiting), codes=codes)
            numbers = range(1, self._source.line_count() + 1)
            first = next((number for number in numbers if self._source.line(number).strip()), 1)
            place = self._ruler.range(self._source, self._source.line_span(first))
            diagnostics.append(
                types.Diagnostic(place, message, severity=types.DiagnosticSeverity.Information, source=SOURCE)
            )
        return diagnostics

    def _location(self, start: Location, end: Location) -> types.Location:
        span = Span(*(self._source.starts[each.line - 1] + each.column - 1 for each in (start, end)))
        return types.Location(self._uri, self._ruler.range(self._source, span))
