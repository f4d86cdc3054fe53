"""The output formats, each against what it has to look like."""

from __future__ import annotations

import json

import pytest

from giar_lint.choices import FORMATS
from giar_lint.diagnostics import FileResult
from giar_lint.outputs import Style, formatter
from outputs.samples import BROKEN, RESULT


def rendered(name: str, *results: FileResult, style: Style | None = None) -> str:
    output = formatter(name, style or Style())
    return output.begin() + "".join(output.file(result) for result in results) + output.end()


def test_full_shows_lines_marks_and_related_places() -> None:
    assert rendered("full", RESULT, BROKEN) == (
        "reports/a.txt:69:3: GIA303 错误 相差2，请核对。\n"
        "69 | 四    46\n"
        "   |       ^^\n"
        "   = 相关：第7行第1列 总计在这里\n"
        " 7 | 总计\n"
        "   | --\n"
        "\n"
        "reports/a.txt:72:2: GIA205 警告 “3.其他”行未填写。\n"
        "70 | 3.其他\n"
        "72 |\n"
        "   |     ^\n"
        "\n"
        "b␛[1m.txt:1:1: GIA001 错误 无法读取。\n"
        "\n"
    )


def test_full_in_english_has_english_words() -> None:
    out = rendered("full", RESULT, style=Style(language="en"))
    assert "reports/a.txt:69:3: GIA303 error 相差2" in out
    assert "= see line 7, column 1 总计在这里" in out


def test_full_cuts_long_lines_to_the_width() -> None:
    long = FileResult("reports/a.txt", RESULT.diagnostics[:1], {69: "甲" * 2000, 7: "乙" * 2000})
    lines = rendered("full", long, style=Style(width=60)).splitlines()
    assert [len(line) for line in lines if "甲" in line or "乙" in line] == [5 + 26 + 1, 5 + 26 + 1]
    assert lines[2] == "   |     ^^^^"


def test_colours_only_when_asked_for() -> None:
    coloured = rendered("full", RESULT, style=Style(colour=True))
    assert "\x1b[31mGIA303 错误\x1b[0m" in coloured
    assert "\x1b[31m^^\x1b[0m" in coloured
    assert "\x1b" not in rendered("full", RESULT, BROKEN)


def test_concise_is_one_line_each_in_every_language() -> None:
    expected = (
        "reports/a.txt:69:3: GIA303 error 相差2，请核对。\n"
        "reports/a.txt:72:2: GIA205 warning “3.其他”行未填写。\n"
        "b␛[1m.txt:1:1: GIA001 error 无法读取。\n"
    )
    assert rendered("concise", RESULT, BROKEN) == expected
    assert rendered("concise", RESULT, BROKEN, style=Style(language="en", colour=True)) == expected


def test_json_holds_every_key_of_the_contract() -> None:
    found = json.loads(rendered("json", FileResult("x.txt"), RESULT, BROKEN))
    assert found[0] == {
        "code": "GIA303",
        "name": "balance",
        "severity": "error",
        "message": "相差2，请核对。",
        "path": "reports/a.txt",
        "location": {"line": 69, "column": 3},
        "end_location": {"line": 69, "column": 5},
        "place": {
            "page": None,
            "section": 3,
            "table": 3,
            "row": "carried-forward",
            "column": "total",
            "paragraph": None,
            "file_cell": None,
        },
        "related": [
            {
                "path": "reports/a.txt",
                "location": {"line": 7, "column": 1},
                "end_location": {"line": 7, "column": 2},
                "message": "总计在这里",
            }
        ],
        "fix": {
            "applicability": "display",
            "edits": [
                {"location": {"line": 69, "column": 3}, "end_location": {"line": 69, "column": 5}, "content": "24"}
            ],
        },
        "agency": "甲县乙局",
        "year": 2022,
        "fingerprint": "f" * 32,
        "url": "docs/rules/zh/GIA303.md",
    }
    assert [item["code"] for item in found] == ["GIA303", "GIA205", "GIA001"]
    assert all(list(item) == list(found[0]) for item in found)
    assert (found[1]["place"], found[1]["fix"], found[1]["agency"], found[1]["year"]) == (None, None, None, None)


def test_json_escapes_what_would_steer_a_terminal_and_keeps_chinese() -> None:
    out = rendered("json", RESULT, FileResult("\u202e\x9b\U000e0041\udcb1.txt", BROKEN.diagnostics, {}))
    assert "\x1b" not in out and "\\u001b" in out and "相差2" in out


@pytest.mark.parametrize("name", ["full", "concise", "json"])
def test_without_findings_only_json_says_something(name: str) -> None:
    assert rendered(name, FileResult("x.txt")) == ("[]\n" if name == "json" else "")


def test_no_two_formats_are_the_same() -> None:
    assert len({rendered(name, RESULT) for name in FORMATS}) == len(FORMATS)
