"""`sarif`: SARIF 2.1.0, for code scanning, editors and whatever else reads results of analysers.

What is held back is there too, marked as such (`suppressions`, `baselineState`). Lines and columns are those that
every output shows; of a Word or PDF file they count in its linear text, and the logical location tells the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from giar_lint.catalogue.interface import say
from giar_lint.diagnostics import Diagnostic, Edit, FileResult, Held, Location, Place, Severity
from giar_lint.masking import mask
from giar_lint.outputs import RuleInfo, RunInfo
from giar_lint.outputs.json_array import dump
from giar_lint.outputs.portable import identity, uri, well_formed
from giar_lint.outputs.terminal import harmless

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
# An error is what the form or the arithmetic rules out, a warning wants a look, an info is advice.
_PRECISIONS = {Severity.ERROR: "very-high", Severity.WARNING: "high", Severity.INFO: "medium"}
_LONGEST_DESCRIPTION = 1024
_MOST_FAILURES = 1000
"""Failures are kept until the end, where they belong; of more than these only the number is told."""


class Sarif:
    """One result per line. All rules are described, whether they found something or not, so that runs compare."""

    def __init__(self, about: RunInfo, language: str) -> None:
        self._about = about
        self._language = language
        self._indexes = {each.code: index for index, each in enumerate(about.rules)}
        self._empty = True
        self._skipped: Counter[str] = Counter()
        self._failures: list[dict[str, Any]] = []
        self._more_failures = 0

    def begin(self) -> str:
        driver: dict[str, Any] = {"name": "giar-lint"}
        if self._about.version:
            driver |= {"version": self._about.version, "semanticVersion": self._about.version}
        driver["rules"] = [_rule(each, self._language) for each in self._about.rules]
        run = {
            "tool": {"driver": driver},
            "language": "en" if self._language == "en" else "zh-CN",
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {_ROOT: {"description": {"text": say("sarif-root", self._language)}}},
        }
        return f'{{"$schema": {dump(_SCHEMA)}, "version": "2.1.0", "runs": [{dump(run)[:-1]}, "results": ['

    def file(self, result: FileResult) -> str:
        self._note(result)
        found = [self._result(each, None, result.lines) for each in result.diagnostics]
        found += [self._result(each.diagnostic, each, result.lines) for each in result.held]
        text = "".join(",\n" + dump(each) for each in found)
        if text and self._empty:
            self._empty = False
            return text[1:]
        return text

    def end(self) -> str:
        notes = [*self._failures]
        if self._more_failures:
            notes.append(_notification("error", say("sarif-failures", self._language, count=self._more_failures)))
        notes += [
            _notification("note", say(f"left-out-{why}", self._language, count=count))
            for why, count in sorted(self._skipped.items())
        ]
        invocation = {"executionSuccessful": not self._failures, "toolExecutionNotifications": notes}
        return f'\n], "invocations": {dump([invocation])}}}]}}\n'

    def _note(self, result: FileResult) -> None:
        """Keeps what is told at the end."""
        if result.skipped:
            self._skipped[result.skipped] += 1
        for code, line in result.failures:
            if len(self._failures) == _MOST_FAILURES:
                self._more_failures += 1
                continue
            note = _notification("error", line.split("\n")[0])
            note["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(result.path)}}]
            if code in self._indexes:
                note["associatedRule"] = {"id": code, "index": self._indexes[code]}
            self._failures.append(note)

    def _result(self, found: Diagnostic, held: Held | None, lines: Mapping[int, str]) -> dict[str, Any]:
        location: dict[str, Any] = {
            "physicalLocation": _physical(found.path, found.location, found.end_location, lines)
        }
        if logical := _logical(found.place):
            location["logicalLocations"] = logical
        data: dict[str, Any] = {"ruleId": found.code}
        if found.code in self._indexes:
            data["ruleIndex"] = self._indexes[found.code]
        data |= {
            "level": _LEVELS[found.severity],
            "message": {"text": harmless(found.message)},
            "locations": [location],
        }
        if found.related:
            data["relatedLocations"] = [
                {
                    "id": number,
                    "physicalLocation": _physical(found.path, each.location, each.end_location, lines),
                    "message": {"text": harmless(each.message)},
                }
                for number, each in enumerate(found.related, start=1)
            ]
        data["partialFingerprints"] = {"giarLint/v1": identity(found.path, found.fingerprint)}
        if fixes := self._fixes(found):
            data["fixes"] = fixes
        if held is not None and held.by != "baseline":
            data["suppressions"] = [_suppression(held)]
        if held is not None and held.by == "baseline":
            data["baselineState"] = "unchanged"
        elif self._about.baseline:
            data["baselineState"] = "new"
        reason = held.reason if held is not None and held.by == "baseline" else ""
        facts = {"agency": found.agency, "year": found.year, "reason": reason}
        if properties := {
            name: harmless(value) if isinstance(value, str) else value for name, value in facts.items() if value
        }:
            data["properties"] = properties
        return data

    def _fixes(self, found: Diagnostic) -> list[dict[str, Any]]:
        """The fix, where it is one for the file as it is: not of linear text, not only shown, nothing to be masked."""
        fix = found.fix
        if fix is None or fix.applicability == "display" or not fix.edits or _linear(found.place):
            return []
        # A masked number must not be written into the file, and the number itself must not be written here.
        if any(mask(edit.content) != edit.content or well_formed(edit.content) != edit.content for edit in fix.edits):
            return []
        replacements = [_replacement(edit) for edit in fix.edits]
        change = {"artifactLocation": _artifact(found.path), "replacements": replacements}
        description = say(f"fixable-{fix.applicability}", self._language)
        return [{"description": {"text": description}, "artifactChanges": [change]}]


def _rule(rule: RuleInfo, language: str) -> dict[str, Any]:
    level = _LEVELS[rule.severity]
    first = (rule.text or rule.summary).split("\n\n")[0].split("\n")
    data: dict[str, Any] = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary[:_LONGEST_DESCRIPTION]},
        "fullDescription": {"text": (" " if language == "en" else "").join(first)[:_LONGEST_DESCRIPTION]},
        "help": {"text": rule.text or rule.summary, "markdown": rule.page or rule.summary},
        "defaultConfiguration": {"level": level} if rule.severity else {"enabled": False},
    }
    properties: dict[str, Any] = {"tags": list(rule.tags)} if rule.tags else {}
    if rule.severity:
        properties |= {"precision": _PRECISIONS[rule.severity], "problem.severity": _PROBLEMS[rule.severity]}
    return data | {"properties": properties}


def _artifact(path: str) -> dict[str, str]:
    reference = uri(path)
    return {"uri": reference} if reference.startswith("file:") else {"uri": reference, "uriBaseId": _ROOT}


def _physical(path: str, start: Location, end: Location, lines: Mapping[int, str]) -> dict[str, Any]:
    region: dict[str, Any] = _region(start, end)
    text = lines.get(start.line, "")[start.column - 1 : end.column - 1] if start.line == end.line else ""
    if text:
        region["snippet"] = {"text": well_formed(text)}
    return {"artifactLocation": _artifact(path), "region": region}


def _region(start: Location, end: Location) -> dict[str, int]:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _replacement(edit: Edit) -> dict[str, Any]:
    return {
        "deletedRegion": _region(edit.location, edit.end_location),
        "insertedContent": {"text": edit.content},
    }


def _linear(place: Place | None) -> bool:
    """Whether a place is in a file that has pages or paragraphs and no lines of its own (PDF, Word)."""
    return place is not None and (place.page, place.paragraph, place.file_cell) != (None, None, None)


def _logical(place: Place | None) -> list[dict[str, str]]:
    """The place in the report's own terms, and the one in the file where it has no lines; each as a path of its parts."""
    if place is None:
        return []
    table, row, cell = place.file_cell or (None, None, None)
    report = (("section", place.section), ("table", place.table), ("row", place.row), ("column", place.column))
    file = (("page", place.page), ("paragraph", place.paragraph), ("table", table), ("row", row), ("cell", cell))
    return [each for each in (_path("report", report), _path("file", file)) if each]


def _path(root: str, parts: tuple[tuple[str, object], ...]) -> dict[str, str]:
    given = [(kind, harmless(str(value))) for kind, value in parts if value is not None]
    if not given:
        return {}
    name = "/".join(f"{kind}={value}" for kind, value in given)
    return {"name": given[-1][1], "fullyQualifiedName": f"{root}/{name}", "kind": given[-1][0]}


def _suppression(held: Held) -> dict[str, str]:
    data = {"kind": "inSource" if held.by == "comment" else "external", "status": "accepted"}
    return data | {"justification": harmless(held.reason)} if held.reason else data


def _notification(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": harmless(text)}}
