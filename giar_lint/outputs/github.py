"""`github`: workflow commands, which GitHub Actions and its kin turn into annotations of the files of a pull request.

Escaped as the runner reads them: `%`, CR and LF everywhere, `:` and `,` in properties as well.
"""

from __future__ import annotations

from giar_lint.diagnostics import Diagnostic, FileResult, Severity
from giar_lint.outputs.terminal import harmless

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice", Severity.OFF: "notice"}


class GitHub:
    """One command per line. A rule that broke, or a file that could not be checked, is an error of its file."""

    def begin(self) -> str:
        return ""

    def file(self, result: FileResult) -> str:
        failures = (
            _command("error", {"file": result.path, "title": f"giar-lint {code}".rstrip()}, line.split("\n")[0])
            for code, line in result.failures
        )
        return "".join((*map(_diagnostic, result.diagnostics), *failures))

    def end(self) -> str:
        return ""


def _diagnostic(found: Diagnostic) -> str:
    start, end = found.location, found.end_location
    properties: dict[str, object] = {"file": found.path, "line": start.line, "endLine": end.line}
    # The runner takes columns only for what stands on one line.
    if start.line == end.line:
        properties |= {"col": start.column, "endColumn": end.column}
    return _command(_COMMANDS[found.severity], {**properties, "title": f"{found.code} {found.name}"}, found.message)


def _command(name: str, properties: dict[str, object], message: str) -> str:
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {given}::{_data(message)}\n"


def _data(text: str) -> str:
    return harmless(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
