"""“Suppress here”, from the menu of the editor to the diagnostic that is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from giar_lint.server.suppressing import quotable
from support.clock import by_the_clock
from support.lsp import CAPABILITIES, Client, applied
from support.model import model_report
from support.render import render

pytestmark = by_the_clock


@pytest.fixture
def client(project: Path) -> Iterator[Client]:
    with Client(cwd=project) as each:
        each.begin(rootUri=project.as_uri())
        yield each


def heading(client: Client, uri: str, version: int | None = None) -> dict[str, Any]:
    (found,) = [each for each in client.diagnostics(uri, version) if each.get("code") == "GIA104"]
    return found


def suppression(client: Client, uri: str, found: dict[str, Any], word: str) -> list[dict[str, Any]]:
    """The changes of the action whose title holds a word."""
    (action,) = [
        each
        for each in client.actions(uri, found["range"], ["quickfix"])
        if each["title"].startswith("忽略此处") and word in each["title"]
    ]
    changes: list[dict[str, Any]] = action["edit"]["documentChanges"]
    return changes


def carry_out(changes: list[dict[str, Any]]) -> Path:
    """Does to the disk what the editor would do, and saves; the file that was written."""
    for each in changes:
        if each.get("kind") == "create":
            path = Path(unquote(urlsplit(each["uri"]).path))
            assert not path.exists()
            path.write_bytes(b"")
        else:
            path = Path(unquote(urlsplit(each["textDocument"]["uri"]).path))
            old = path.read_bytes().decode("utf-8")
            path.write_bytes(applied(old, each["edits"]).encode("utf-8"))
    return path


def watched(client: Client, path: Path) -> None:
    """Tells the server, as the editor does, that a file has changed."""
    client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})


@pytest.mark.parametrize("old", [None, "", 'language = "zh"', '# 注释 𠮷\r\nignore = ["GIA706"]\r\n'])
def test_the_diagnostic_is_gone_and_the_configuration_kept(
    client: Client, project: Path, bad: str, old: str | None
) -> None:
    file = project / "giar-lint.toml"
    if old is not None:
        file.write_bytes(old.encode("utf-8"))
    folder = project / '报告 "甲"'
    folder.mkdir()
    uri = (folder / "a[1].txt").as_uri()
    client.open(uri, bad)
    changes = suppression(client, uri, heading(client, uri), "giar-lint.toml")
    assert [each.get("kind") for each in changes] == (["create", None] if old is None else [None])
    written = carry_out(changes)
    assert written == file
    text = written.read_bytes().decode("utf-8")
    assert text.startswith(old or "")
    assert ("\r\n" in text) == ("\r\n" in (old or ""))
    assert 'reason = "请填写理由"' in text
    client.forget()
    watched(client, file)
    assert [each["code"] for each in client.diagnostics(uri, 1)] == ["GIA303", "GIA303"]


def test_a_pyproject_in_force_is_added_to(client: Client, project: Path, bad: str) -> None:
    file = project / "pyproject.toml"
    file.write_text('[tool.giar-lint]\nlanguage = "zh"\n', encoding="utf-8")
    uri = (project / "a.txt").as_uri()
    client.open(uri, bad)
    carry_out(suppression(client, uri, heading(client, uri), "pyproject.toml"))
    assert "[[tool.giar-lint.suppress]]" in file.read_text(encoding="utf-8")
    assert not (project / "giar-lint.toml").exists()
    client.forget()
    client.save(file.as_uri())
    assert "GIA104" not in [each["code"] for each in client.diagnostics(uri, 1)]


def test_the_text_of_the_editor_counts_where_the_configuration_is_open(client: Client, project: Path, bad: str) -> None:
    file = project / "giar-lint.toml"
    file.write_text("", encoding="utf-8")
    unsaved = '# 尚未保存\nlanguage = "zh"\n'
    client.open(file.as_uri(), unsaved, "toml", 7)
    uri = (project / "a.txt").as_uri()
    client.open(uri, bad)
    (change,) = suppression(client, uri, heading(client, uri), "giar-lint.toml")
    assert change["textDocument"] == {"uri": file.as_uri(), "version": 7}
    assert applied(unsaved, change["edits"]).startswith(unsaved + "\n[[suppress]]\n")


def test_where_the_list_is_written_otherwise_nothing_is_offered(client: Client, project: Path, bad: str) -> None:
    (project / "giar-lint.toml").write_text("suppress = []\n", encoding="utf-8")
    uri = (project / "a.txt").as_uri()
    client.open(uri, bad)
    actions = client.actions(uri, heading(client, uri)["range"], ["quickfix"])
    assert [each["title"] for each in actions if "忽略" in each["title"]] == []


def test_markdown_takes_a_comment_in_prose_and_none_in_a_table(client: Client, project: Path) -> None:
    text = render(model_report(), "markdown").replace("五、存在的主要问题", "五、存在的问题")
    text = text.replace("| 四、结转下年度继续办理 |  |  | 1 |", "| 四、结转下年度继续办理 |  |  | 2 |")
    uri = (project / "a.md").as_uri()
    client.open(uri, text, "markdown")
    found = client.diagnostics(uri, 1)
    (change,) = suppression(client, uri, heading(client, uri), "注释")
    after = applied(text, change["edits"])
    assert "<!-- giar-lint: disable-next-line=GIA104 -->\n" in after
    client.change(uri, 2, {"text": after})
    left = [each["code"] for each in client.diagnostics(uri, 2)]
    assert left == [each["code"] for each in found if each["code"] != "GIA104"]
    cells = [each for each in found if each["code"] in ("GIA301", "GIA303")]
    assert cells
    for each in cells:
        titles = [action["title"] for action in client.actions(uri, each["range"], ["quickfix"])]
        assert not any("注释" in title for title in titles)


def test_an_editor_that_creates_no_files_is_not_asked_to(project: Path, bad: str) -> None:
    with Client(cwd=project) as client:
        workspace = {"workspaceEdit": {"documentChanges": True}}
        client.begin({**CAPABILITIES, "workspace": workspace})
        uri = (project / "a.txt").as_uri()
        client.open(uri, bad)
        titles = [each["title"] for each in client.actions(uri, heading(client, uri)["range"], ["quickfix"])]
        assert not any("忽略" in each for each in titles)


@pytest.mark.parametrize(
    ("line", "column", "quoted"),
    [
        ("  五、存在的问题  ", 2, "五、存在的问题"),
        ("", 0, ""),
        ("某人的手机号码是13812345678，请拨打", 8, "某人的手机号码是"),
        ("13812345678", 0, None),
        ("甲\u202e乙" + "丙" * 60, 3, "乙" + "丙" * 39),
        ("予以公开\t3\t0", 5, "予以公开\t3\t0"),
        ("一" * 30 + "二" * 50, 40, "二" * 40),
    ],
)
def test_what_is_quoted_is_on_the_line_and_nothing_private(line: str, column: int, quoted: str | None) -> None:
    assert quotable(line, column) == quoted
    assert quoted is None or quoted in line
