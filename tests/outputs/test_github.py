"""`github`: workflow commands, read back as the runner of GitHub Actions reads them."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from giar_lint.diagnostics import FileResult, Held, Location, Severity
from giar_lint.outputs import Style, formatter
from outputs.samples import BALANCE, BLANK, RESULT
from outputs.strategies import results


def rendered(*given: FileResult) -> str:
    output = formatter("github", Style())
    return output.begin() + "".join(output.file(result) for result in given) + output.end()


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Command, properties and message of a line: `::command key=value,key=value::message`, each value unescaped."""
    assert line.startswith("::")
    head, mark, message = line[2:].partition("::")
    assert mark
    name, _, given = head.partition(" ")
    properties = dict(each.split("=", 1) for each in given.split(","))
    for escaped, plain in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        properties = {key: value.replace(escaped, plain) for key, value in properties.items()}
        if escaped not in ("%3A", "%2C"):
            message = message.replace(escaped, plain)
    return name, properties, message


def test_a_command_for_each_diagnostic() -> None:
    info = BLANK._replace(severity=Severity.INFO)
    assert rendered(RESULT, FileResult("a", (info,))) == (
        "::error file=reports/a.txt,line=69,endLine=69,col=3,endColumn=5,title=GIA303 balance::相差2，请核对。\n"
        "::warning file=reports/a.txt,line=72,endLine=72,col=2,endColumn=2,title=GIA205 blank-cell::“3.其他”行未填写。\n"
        "::notice file=reports/a.txt,line=72,endLine=72,col=2,endColumn=2,title=GIA205 blank-cell::“3.其他”行未填写。\n"
    )


def test_columns_only_on_one_line() -> None:
    _, properties, _ = read(rendered(FileResult("a", (BALANCE._replace(end_location=Location(70, 1)),))))
    assert properties == {"file": "reports/a.txt", "line": "69", "endLine": "70", "title": "GIA303 balance"}


def test_what_has_a_meaning_is_escaped() -> None:
    path = 'a,b:c%0A d\n#"甲.txt'
    found = BLANK._replace(path=path, message="100%：\r\n::error::二")
    (line,) = rendered(FileResult(path, (found,))).splitlines()
    _, properties, message = read(line)
    assert properties["file"] == path
    assert message == "100%：\r\n::error::二"


def test_nothing_steers_the_log() -> None:
    out = rendered(FileResult("a", (BLANK._replace(path="b\x1b[1m.txt", message="\u202e\x9b"),)))
    assert "␛" in out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out)


def test_failures_are_errors_of_their_file() -> None:
    result = FileResult("a,b.txt", failures=(("GIA303", "规则GIA303内部出错\nTraceback"), ("", "无法检查")))
    assert rendered(result) == (
        "::error file=a%2Cb.txt,title=giar-lint GIA303::规则GIA303内部出错\n"
        "::error file=a%2Cb.txt,title=giar-lint::无法检查\n"
    )


def test_an_empty_run_says_nothing() -> None:
    given = (
        FileResult("x.txt"),
        FileResult("y.txt", skipped="not-a-report"),
        FileResult("z", held=(Held(BLANK, "comment"),)),
    )
    assert rendered(*given) == ""


@settings(deadline=None)
@given(st.lists(results(), max_size=3))
def test_any_result_gives_one_command_a_line(given: list[FileResult]) -> None:
    lines = rendered(*given).split("\n")
    assert lines.pop() == ""
    assert len(lines) == sum(len(each.diagnostics) + len(each.failures) for each in given)
    for line in lines:
        name, properties, _ = read(line)
        assert name in ("error", "warning", "notice")
        assert {"file", "title"} <= properties.keys() <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert line == "".join(line.splitlines())
