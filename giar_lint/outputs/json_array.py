"""`json`: one array of all diagnostics. The keys are a contract: some may be added, none is ever removed or
translated.
"""

from __future__ import annotations

import json
import re
from typing import Any

from giar_lint.diagnostics import Diagnostic, FileResult, Fix, Location, Place, Related

_UNSAFE = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


class JsonArray:
    """One diagnostic per line, so that the output can be read, compared and streamed."""

    def __init__(self) -> None:
        self._empty = True

    def begin(self) -> str:
        return "["

    def file(self, result: FileResult) -> str:
        text = "".join(",\n" + dump(as_data(each)) for each in result.diagnostics)
        if text and self._empty:
            self._empty = False
            return text[1:]
        return text

    def end(self) -> str:
        return "]\n" if self._empty else "\n]\n"


def dump(data: object) -> str:
    """JSON in which Chinese stays readable and characters that steer or reorder text are escaped."""
    return _UNSAFE.sub(_escaped, json.dumps(data, ensure_ascii=False))


def as_data(found: Diagnostic) -> dict[str, Any]:
    """A diagnostic as the contract has it, with its keys in order."""
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.label,
        "message": found.message,
        "path": found.path,
        "location": _location(found.location),
        "end_location": _location(found.end_location),
        "place": _place(found.place),
        "related": [_related(found.path, related) for related in found.related],
        "fix": _fix(found.fix),
        "agency": found.agency,
        "year": found.year,
        "fingerprint": found.fingerprint,
        "url": found.url,
    }


def _location(location: Location) -> dict[str, int]:
    return {"line": location.line, "column": location.column}


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "page": place.page,
        "section": place.section,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "paragraph": place.paragraph,
        "file_cell": None
        if place.file_cell is None
        else dict(zip(("table", "row", "cell"), place.file_cell, strict=True)),
    }


def _related(path: str, related: Related) -> dict[str, Any]:
    return {
        "path": path,
        "location": _location(related.location),
        "end_location": _location(related.end_location),
        "message": related.message,
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [
        {"location": _location(edit.location), "end_location": _location(edit.end_location), "content": edit.content}
        for edit in fix.edits
    ]
    return {"applicability": fix.applicability, "edits": edits}


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
