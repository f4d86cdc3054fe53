"""`concise`: one line per diagnostic, `path:line:column: CODE severity message`, for editors, `grep` and problem
matchers.
"""

from __future__ import annotations

from giar_lint.diagnostics import Diagnostic, FileResult
from giar_lint.outputs.places import place_in_file
from giar_lint.outputs.terminal import harmless


class Concise:
    """The severity is the English word in every language, since programs read this format. Page, paragraph or cell of a
    PDF or Word file stand in brackets at the end.
    """

    def __init__(self, language: str = "zh") -> None:
        self._language = language

    def begin(self) -> str:
        return ""

    def file(self, result: FileResult) -> str:
        return "".join(harmless(_line(each, self._language)) + "\n" for each in result.diagnostics)

    def end(self) -> str:
        return ""


def _line(found: Diagnostic, language: str) -> str:
    line, column = found.location
    where = place_in_file(found.place, language)
    text = f"{found.path}:{line}:{column}: {found.code} {found.severity.label} {found.message}"
    return f"{text} [{where}]" if where else text
