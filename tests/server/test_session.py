"""Whole sessions with the real process: open, edit, ask, fix, close."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from giar_lint.api import lint_text
from support.clock import by_the_clock
from support.lsp import CAPABILITIES, Client, applied
from support.model import model_report
from support.render import render

pytestmark = by_the_clock

GENEROUS = 3.0
"""Seconds that an answer may take on a machine that does other things as well; idle, it takes a fiftieth."""


@pytest.fixture
def client(project: Path) -> Iterator[Client]:
    """A session that has begun, in a folder of its own."""
    with Client(cwd=project) as each:
        each.begin(rootUri=project.as_uri())
        yield each


def codes(diagnostics: list[dict[str, Any]]) -> list[str]:
    return [each["code"] for each in diagnostics if "code" in each]


def resolved(client: Client, action: dict[str, Any]) -> list[dict[str, Any]]:
    """The text edits of an action on one document."""
    if "edit" not in action:
        action = client.ask("codeAction/resolve", action)
    (change,) = action["edit"]["documentChanges"]
    edits: list[dict[str, Any]] = change["edits"]
    return edits


def whole(text: str) -> dict[str, Any]:
    end = {"line": text.count("\n") + 1, "character": 0}
    return {"start": {"line": 0, "character": 0}, "end": end}


def test_a_session_from_opening_to_the_end(client: Client, project: Path, bad: str) -> None:
    uri = (project / "报告 2023.txt").as_uri()
    assert "%" in uri
    client.open(uri, bad)
    found = client.diagnostics(uri, 1)
    assert codes(found) == ["GIA303", "GIA303", "GIA104"]
    assert [each["severity"] for each in found] == [1, 1, 2]
    assert all(each["source"] == "giar-lint" and each["data"]["fingerprint"] for each in found)
    assert not any("codeDescription" in each for each in found)
    assert "相差1" in found[0]["message"]

    heading = found[2]["range"]["start"]
    page = client.at("hover", uri, heading["line"], heading["character"])["contents"]
    assert page["kind"] == "markdown"
    assert page["value"].startswith("# GIA104 heading-wording")

    (fix, *_) = client.actions(uri, found[2]["range"], ["quickfix"])
    assert fix["isPreferred"] is True
    assert "存在的问题" in fix["title"]
    edits = resolved(client, fix)
    assert applied(bad, edits) == bad.replace("五、存在的问题及改进情况", "五、存在的主要问题及改进情况")
    client.change(uri, 2, *({"range": each["range"], "text": each["newText"]} for each in edits))
    assert codes(client.diagnostics(uri, 2)) == ["GIA303", "GIA303"]

    names = [each["name"] for each in client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})]
    assert [name[:2] for name in names] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    folds = client.ask("textDocument/foldingRange", {"textDocument": {"uri": uri}})
    assert len(folds) == 9
    assert all(each["startLine"] < each["endLine"] for each in folds)

    client.forget()
    client.close(uri)
    assert client.diagnostics(uri) == []
    assert client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}}) is None
    assert client.end() == 0
    assert client.errors == []


def test_a_hundred_edits_keep_text_memory_and_patience(client: Client, project: Path, bad: str) -> None:
    uri = (project / "a.txt").as_uri()
    client.open(uri, bad)
    before = client.diagnostics(uri, 1)
    lines = bad.split("\n")
    prose = next(number for number, line in enumerate(lines) if line.startswith("一、")) + 2
    expected, times, sizes = bad, [], {}
    for number in range(1, 101):
        # Typed and deleted in turn at the end of a paragraph; one of the characters takes two units.
        column = len(lines[prose])
        typing = number % 2
        change = {"range": _range(prose, column, prose, column + 3 * (1 - typing)), "text": "𠮷的" * typing}
        expected = applied(expected, [{"range": change["range"], "newText": change["text"]}])
        client.change(uri, number + 1, change)
        begun = time.perf_counter()
        method = ("documentSymbol", "foldingRange")[number // 2 % 2]
        answer = client.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}})
        times.append(time.perf_counter() - begun)
        assert len(answer) >= 6
        if number in (20, 100):
            sizes[number] = _resident(client.process.pid)
    assert expected == bad
    assert client.diagnostics(uri, 101) == before
    assert statistics.median(times) < GENEROUS
    if sizes[20]:
        assert sizes[100] < sizes[20] * 1.15
    client.close(uri)
    assert client.end() == 0


def test_while_typing_only_the_newest_text_is_linted(client: Client, project: Path, clean: str) -> None:
    uri = (project / "a.txt").as_uri()
    client.open(uri, clean)
    assert client.diagnostics(uri, 1) == []
    client.forget()
    for version in range(2, 32):
        client.change(uri, version, {"range": _range(0, 0, 0, 0), "text": " "})
    client.diagnostics(uri, 31)
    client.rest(1.0)
    versions = [each["params"]["version"] for each in client.told]
    assert versions[-1] == 31
    # The first may have been linted where the machine stalled between two edits, and not each of them.
    assert len(versions) <= 5


def test_a_half_written_report_does_not_flood(client: Client, project: Path, clean: str) -> None:
    uri = (project / "a.txt").as_uri()
    client.open(uri, "")
    assert client.diagnostics(uri, 1) == []
    paragraphs = clean.split("\n")
    text, version = "", 1
    for number in range(0, len(paragraphs), 8):
        version += 1
        text = "\n".join(paragraphs[: number + 8]) + "\n"
        client.change(uri, version, {"text": text})
        found = client.diagnostics(uri, version)
        absent = [each for each in found if each.get("code", "").startswith(("GIA101", "GIA201", "GIA11", "GIA12"))]
        assert absent == []
        assert len([each for each in found if "code" not in each]) <= 1
    assert client.diagnostics(uri, version) == []
    half = "\n".join(paragraphs[:8]) + "\n"
    client.change(uri, version + 1, {"text": half})
    (summary,) = client.diagnostics(uri, version + 1)
    assert "保存后逐项提示" in summary["message"]
    assert summary["range"]["start"]["line"] == 0
    client.forget()
    client.save(uri)
    told = client.diagnostics(uri, version + 1)
    assert codes(told).count("GIA101") >= 4
    # What was told stays while the rest is typed.
    client.change(uri, version + 2, {"range": _range(0, 0, 0, 0), "text": "\n"})
    assert codes(client.diagnostics(uri, version + 2)).count("GIA101") == codes(told).count("GIA101")


def test_what_is_no_report_is_left_in_peace(client: Client, project: Path, bad: str) -> None:
    uri = (project / "notes.txt").as_uri()
    client.open(uri, "会议记录\n\n1. 讨论\n")
    assert client.diagnostics(uri, 1) == []
    assert client.actions(uri, whole("a")) == []
    assert client.at("hover", uri, 0, 0) is None
    for name in ("a.docx", "a.pdf", "a.wps"):
        other = (project / name).as_uri()
        client.open(other, bad)
        assert client.diagnostics(other, 1) == []
    client.forget()
    client.open("git:/a.txt?HEAD", bad)
    client.rest(0.5)
    assert client.told == []


def test_a_buffer_that_was_never_saved_is_linted_by_its_language(client: Client, bad: str) -> None:
    client.open("untitled:Untitled-1", bad)
    assert codes(client.diagnostics("untitled:Untitled-1", 1)) == ["GIA303", "GIA303", "GIA104"]
    markdown = render(model_report(), "markdown").replace("五、存在的主要问题", "五、存在的问题")
    client.open("untitled:未命名-2", markdown, "markdown")
    found = client.diagnostics("untitled:未命名-2", 1)
    assert codes(found) == ["GIA104"]
    titles = [each["title"] for each in client.actions("untitled:未命名-2", found[0]["range"], ["quickfix"])]
    assert len(titles) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_the_protocol_has_them(client: Client, project: Path, bad: str, end: str) -> None:
    uri = (project / "a.txt").as_uri()
    # A form feed and U+2028 end no line for the editor.
    text = bad.replace("\n", end).replace("2023年，", "2023年\u2028\f，", 1)
    client.open(uri, text)
    plain = bad.split("\n")
    for each in client.diagnostics(uri, 1):
        start = each["range"]["start"]
        line = text.split(end)[start["line"]]
        if each["code"] == "GIA104":
            assert line == "五、存在的问题及改进情况"
    place = next(number for number, line in enumerate(plain) if line.startswith("五、"))
    client.change(uri, 2, {"range": _range(place, 2, place, 7), "text": "存在的主要问题"})
    assert "GIA104" not in codes(client.diagnostics(uri, 2))


@pytest.mark.parametrize(
    ("encoding", "codec", "size"), [("utf-8", "utf-8", 1), ("utf-16", "utf-16-le", 2), ("utf-32", "utf-32-le", 4)]
)
def test_columns_are_counted_as_was_agreed(project: Path, clean: str, encoding: str, codec: str, size: int) -> None:
    def units(text: str) -> int:
        return len(text.encode(codec)) // size

    lines = clean.split("\n")
    line = next(number for number, each in enumerate(lines) if each.startswith("一、")) + 1
    slip = "𠮷" * 3 + "e工作取得成效，，完成任务。"
    lines[line:line] = ["", slip, ""]
    line += 1
    text = "\n".join(lines)
    uri = (project / "a.txt").as_uri()
    (found,) = [each for each in lint_text(text) if each.code == "GIA706"]
    ends = [slip[: each.column - 1] for each in (found.location, found.end_location)]
    with Client(cwd=project) as client:
        capabilities = {**CAPABILITIES, "general": {"positionEncodings": ["ucs-2", encoding, "utf-16"]}}
        assert client.begin(capabilities)["positionEncoding"] == encoding
        client.open(uri, text)
        (mark,) = [each for each in client.diagnostics(uri, 1) if each["code"] == "GIA706"]
        assert mark["range"] == _range(line, units(ends[0]), line, units(ends[1]))
        # The editor counts in the same units when it edits.
        client.change(uri, 2, {"range": _range(line, units("𠮷"), line, units("𠮷𠮷𠮷e")), "text": ""})
        (moved,) = [each for each in client.diagnostics(uri, 2) if each["code"] == "GIA706"]
        shift = units("𠮷𠮷e")
        assert moved["range"] == _range(line, units(ends[0]) - shift, line, units(ends[1]) - shift)


def test_messages_follow_the_configuration_or_the_editor(project: Path, bad: str) -> None:
    (project / "giar-lint.toml").write_text('language = "en"\n', encoding="utf-8")
    uri = (project / "a.txt").as_uri()
    for options, arguments, words in (
        (None, (), "difference 1"),
        ({"language": "zh"}, (), "相差1"),
        ({"language": "fr"}, (), "difference 1"),
        (None, ("--language", "zh", "--stdio"), "相差1"),
    ):
        with Client(*arguments, cwd=project) as client:
            client.begin(initializationOptions=options)
            client.open(uri, bad)
            assert words in client.diagnostics(uri, 1)[0]["message"]
            assert client.end() == 0


def test_fixing_all_leaves_nothing_that_can_be_fixed_safely(client: Client, project: Path) -> None:
    text = (Path(__file__).parents[2] / "examples/bad/songhe-culture-2024.txt").read_text(encoding="utf-8")
    uri = (project / "a.txt").as_uri()
    client.open(uri, text)
    before = client.diagnostics(uri, 1)
    (action,) = client.actions(uri, _range(0, 0, 0, 0), ["source.fixAll"])
    assert action["kind"] == "source.fixAll.giar-lint"
    client.change(uri, 2, {"text": applied(text, resolved(client, action))})
    after = client.diagnostics(uri, 2)
    assert codes(before).count("GIA209") == 1
    assert [code for code in codes(before) if code != "GIA209"] == codes(after)
    assert client.actions(uri, _range(0, 0, 0, 0), ["source.fixAll.giar-lint"]) == []
    unsafe = next(each for each in after if each["code"] == "GIA504")
    (fix,) = [each for each in client.actions(uri, unsafe["range"], ["quickfix"]) if "须复核" in each["title"]]
    assert "isPreferred" not in fix
    # What is only shown is not offered as an edit.
    wrong = next(each for each in after if each["code"] == "GIA304")
    assert all("忽略" in each["title"] for each in client.actions(uri, wrong["range"], ["quickfix"]))


def test_an_editor_without_resolving_gets_the_edit_at_once(project: Path, bad: str) -> None:
    uri = (project / "a.txt").as_uri()
    with Client(cwd=project) as client:
        client.begin({})
        client.open(uri, bad)
        heading = next(each for each in client.diagnostics(uri, 1) if each["code"] == "GIA104")
        actions = client.actions(uri, heading["range"])
        # Nor can it create a file, so that suppressing is offered where there is a configuration alone.
        assert [each["kind"] for each in actions] == ["quickfix", "source.fixAll.giar-lint"]
        for each in actions:
            assert "五、存在的主要问题" in applied(bad, each["edit"]["changes"][uri])
        symbols = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        assert next(each["name"][:2] for each in symbols if "containerName" not in each) == "一、"
        assert sum("containerName" in each for each in symbols) == 3
        place = heading["range"]["start"]
        assert client.at("hover", uri, place["line"], place["character"])["contents"]["kind"] == "plaintext"


def test_a_cell_tells_its_sums(client: Client, project: Path, bad: str) -> None:
    uri = (project / "a.txt").as_uri()
    client.open(uri, bad)
    wrong = next(each for each in client.diagnostics(uri, 1) if each["code"] == "GIA303")
    place = wrong["range"]["start"]
    note = client.at("hover", uri, place["line"], place["character"])["contents"]["value"]
    assert note.startswith("**第三部分表格**　四、结转下年度继续办理　自然人：**2**")
    assert "相差1" in note.split("---")[0]
    assert "# GIA303 balance" in note
    # Nothing else explains it, so that there is nowhere to go.
    assert client.at("definition", uri, place["line"], place["character"]) is None


def test_a_repeated_paragraph_is_marked_as_unnecessary(client: Client, project: Path, clean: str) -> None:
    uri = (project / "a.txt").as_uri()
    lines = clean.split("\n")
    longest = max(lines, key=lambda line: len(line) if "\t" not in line else 0)
    at = lines.index(longest)
    text = "\n".join([*lines[: at + 1], "", longest, *lines[at + 1 :]])
    client.open(uri, text)
    repeated = next(each for each in client.diagnostics(uri, 1) if each["code"] == "GIA601")
    assert repeated["tags"] == [1]
    assert [each["location"]["uri"] for each in repeated["relatedInformation"]] == [uri]
    (led,) = client.at("definition", uri, repeated["range"]["start"]["line"], 4)
    assert led["range"]["start"]["line"] == at


def _range(line: int, start: int, end_line: int, end: int) -> dict[str, Any]:
    return {"start": {"line": line, "character": start}, "end": {"line": end_line, "character": end}}


def _resident(process: int) -> int:
    """The memory of a process in KB, 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))
