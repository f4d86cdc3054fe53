"""`gitlab`: the Code Quality report as GitLab documents it."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from giar_lint.diagnostics import FileResult, Held, Location
from giar_lint.outputs import Style, formatter
from outputs.samples import BALANCE, BLANK, BROKEN, RESULT
from outputs.strategies import results

# "Code Quality report format" of GitLab's documentation: each of these is required, and an array of such objects is
# the whole report. `location.positions.begin.line` may stand for `location.lines.begin`; paths are relative to the
# repository and do not begin with "./"; no byte order mark.
DOCUMENTED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "not": {"pattern": r"^\./"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def rendered(*given: FileResult) -> str:
    output = formatter("gitlab", Style())
    return output.begin() + "".join(output.file(result) for result in given) + output.end()


def report(*given: FileResult) -> list[dict[str, Any]]:
    text = rendered(*given)
    found: list[dict[str, Any]] = json.loads(text)
    # Many parsers take no half of a surrogate pair, though escaped.
    json.dumps(found, ensure_ascii=False).encode()
    jsonschema.validate(found, DOCUMENTED)
    return found


def test_a_diagnostic() -> None:
    first, second = report(RESULT)
    assert first == {
        "description": "GIA303 相差2，请核对。",
        "check_name": "GIA303",
        "fingerprint": first["fingerprint"],
        "severity": "critical",
        "location": {"path": "reports/a.txt", "lines": {"begin": 69}},
    }
    assert (second["severity"], second["location"]["lines"]["begin"]) == ("major", 72)


def test_a_fingerprint_stays_when_lines_move_and_differs_between_files() -> None:
    moved = BALANCE._replace(location=Location(80, 3), message="相差2")
    other = BALANCE._replace(path="reports/b.txt")
    prints = [each["fingerprint"] for each in report(*(FileResult(d.path, (d,)) for d in (BALANCE, moved, other)))]
    assert prints[0] == prints[1] != prints[2]
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in prints)


def test_what_broke_is_a_blocker_and_what_is_held_back_is_not_in_it() -> None:
    result = FileResult(
        "a.txt", (), failures=(("GIA303", "规则GIA303内部出错\n详情"), ("", "无法检查")), held=(Held(BLANK, "comment"),)
    )
    first, second = report(result)
    assert (first["severity"], first["check_name"], first["description"]) == (
        "blocker",
        "giar-lint",
        "规则GIA303内部出错",
    )
    assert first["fingerprint"] != second["fingerprint"]


def test_an_empty_run_is_an_empty_array() -> None:
    assert rendered(FileResult("x.txt"), FileResult("y.txt", skipped="not-a-report")) == "[]\n"


def test_paths_stay_as_they_are_and_messages_steer_nothing() -> None:
    path = 'a b%#甲\n".txt'
    (entry,) = report(FileResult(path, (BLANK._replace(path=path, message="\u202e乙"),)))
    assert entry["location"]["path"] == path
    assert entry["description"] == "GIA205 <U+202E>乙"
    assert "\x1b" not in rendered(BROKEN)


@settings(deadline=None)
@given(st.lists(results(), max_size=3))
def test_any_result_gives_a_report_of_the_documented_form(given: list[FileResult]) -> None:
    assert len(report(*given)) == sum(len(each.diagnostics) + len(each.failures) for each in given)
