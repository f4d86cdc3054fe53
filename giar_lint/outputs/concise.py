"""`concise`: one line per diagnostic, `path:line:column: CODE severity message`, for editors, `grep` and problem
matchers.
"""

from __future__ import annotations

from giar_lint.diagnostics import Diagnostic, FileResult
from giar_lint.outputs.terminal import harmless


class Concise:
    """The severity is the English word in every language, since programs read this format."""

    def begin(self) -> str:
        return ""

    def file(self, result: FileResult) -> str:
        return "".join(harmless(_line(each)) + "\n" for each in result.diagnostics)

    def end(self) -> str:
        return ""


def _line(found: Diagnostic) -> str:
    line, column = found.location
    return f"{found.path}:{line}:{column}: {found.code} {found.severity.label} {found.message}"
