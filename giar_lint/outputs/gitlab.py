"""`gitlab`: GitLab's Code Quality report, one array of what it documents: description, check_name, fingerprint, severity
and location. What is held back is not in it, since GitLab knows no suppressions.
"""

from __future__ import annotations

from typing import Any

from giar_lint.diagnostics import Diagnostic, FileResult, Severity
from giar_lint.outputs.json_array import dump
from giar_lint.outputs.portable import identity, well_formed
from giar_lint.outputs.terminal import harmless

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info", Severity.OFF: "info"}
_FAILURE = "blocker"


class GitLab:
    """Fingerprints are those of the diagnostics joined with the path: unique in the report, whatever the line. A rule
    that broke, or a file that could not be checked, is a blocker.
    """

    def __init__(self) -> None:
        self._empty = True

    def begin(self) -> str:
        return "["

    def file(self, result: FileResult) -> str:
        found = [_diagnostic(each) for each in result.diagnostics]
        found += [_failure(result.path, code, line) for code, line in result.failures]
        text = "".join(",\n" + dump(each) for each in found)
        if text and self._empty:
            self._empty = False
            return text[1:]
        return text

    def end(self) -> str:
        return "]\n" if self._empty else "\n]\n"


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    return _entry(
        found.code,
        f"{found.code} {found.message}",
        identity(found.path, found.fingerprint),
        _SEVERITIES[found.severity],
        found.path,
        found.location.line,
    )


def _failure(path: str, code: str, line: str) -> dict[str, Any]:
    return _entry("giar-lint", line.split("\n")[0], identity(path, f"failure {code}"), _FAILURE, path, 1)


def _entry(check: str, description: str, fingerprint: str, severity: str, path: str, line: int) -> dict[str, Any]:
    return {
        "description": harmless(description),
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": well_formed(path), "lines": {"begin": line}},
    }
