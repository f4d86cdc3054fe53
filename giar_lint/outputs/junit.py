"""`junit`: JUnit XML, for Jenkins, GitLab and others that show the results of tests.

A file is a suite, a diagnostic a case that failed. An info does not fail: its case passes and tells it as output. What
is held back, and a file that is no report, is a case that was skipped; a rule that broke is a case in error. A file
without any of these has one case that passed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from giar_lint.catalogue.interface import say
from giar_lint.diagnostics import Diagnostic, FileResult, Severity
from giar_lint.outputs import Style
from giar_lint.outputs.terminal import excerpt, harmless
from giar_lint.records import NamedTuple

_FORBIDDEN = re.compile("[\ufffe\uffff]")
"""What XML 1.0 does not allow beyond what `harmless` replaces already."""


class _Case(NamedTuple):
    """A case: its name, still without a number, what became of it ("" for passed), why in one line, and lines of text."""

    name: str
    outcome: str = ""
    type: str = ""
    message: str = ""
    lines: tuple[str, ...] = ()


class JUnit:
    """Cases are named by rule and not by line, numbered where a rule found more than one thing in a file: readers tell a
    case of the last run by its name, and drop all but the first of one name.
    """

    def __init__(self, style: Style) -> None:
        self._style = style

    def begin(self) -> str:
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="giar-lint">\n'

    def file(self, result: FileResult) -> str:
        cases = self._cases(result)
        outcomes = Counter(each.outcome for each in cases)
        path = _attribute(result.path)
        counts = f'failures="{outcomes["failure"]}" errors="{outcomes["error"]}" skipped="{outcomes["skipped"]}"'
        seen: Counter[str] = Counter()
        parts = [f'  <testsuite name={path} tests="{len(cases)}" {counts}>\n']
        for each in cases:
            seen[each.name] += 1
            number = f" ({seen[each.name]})" if seen[each.name] > 1 else ""
            head = f"    <testcase classname={path} name={_attribute(each.name + number)} file={path}"
            body = _body(each)
            parts.append(f"{head}>{body}</testcase>\n" if body else f"{head}/>\n")
        return "".join(parts) + "  </testsuite>\n"

    def end(self) -> str:
        return "</testsuites>\n"

    def _cases(self, result: FileResult) -> list[_Case]:
        cases = [self._case(each, result.lines) for each in result.diagnostics]
        for each in result.held:
            reason = each.reason or say(f"held-{each.by}", self._style.language)
            cases.append(self._case(each.diagnostic, result.lines)._replace(outcome="skipped", message=reason))
        for code, line in result.failures:
            reason = line.split("\n")[0]
            cases.append(_Case(f"giar-lint {code}".rstrip(), "error", code or "giar-lint", reason, (reason,)))
        if result.skipped:
            reason = say(f"left-out-{result.skipped}", self._style.language, count=1)
            cases.append(_Case("giar-lint", "skipped", message=reason, lines=(reason,)))
        return cases or [_Case("giar-lint")]

    def _case(self, found: Diagnostic, lines: Mapping[int, str]) -> _Case:
        line, column = found.location
        severity = say(f"severity-{found.severity.label}", self._style.language)
        text = [f"{found.path}:{line}:{column}: {found.code} {severity} {found.message}"]
        shown = lines.get(line, "")
        if shown.strip():
            stop = found.end_location.column - 1 if found.end_location.line == line else len(shown)
            text.append(f"{line} | {excerpt(shown, column - 1, stop, self._style.width)[0].rstrip()}")
        outcome = "failure" if found.severity >= Severity.WARNING else "system-out"
        return _Case(f"{found.code} {found.name}", outcome, found.code, found.message, tuple(text))


def _body(case: _Case) -> str:
    if not case.outcome:
        return ""
    text = escape("\n".join(map(_allowed, case.lines)))
    if case.outcome == "system-out":
        return f"<system-out>{text}</system-out>"
    kind = f" type={_attribute(case.type)}" if case.type else ""
    return f"<{case.outcome}{kind} message={_attribute(case.message)}>{text}</{case.outcome}>"


def _attribute(text: str) -> str:
    return quoteattr(_allowed(text))


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", harmless(text))
