"""What an editor should not send, and how a session ends when nobody says goodbye."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from support.clock import by_the_clock
from support.lsp import PATIENCE, Client

pytestmark = by_the_clock


@pytest.fixture
def client(project: Path) -> Iterator[Client]:
    with Client(cwd=project) as each:
        each.begin(rootUri=project.as_uri())
        yield each


def _range(line: int, start: int, end_line: int, end: int) -> dict[str, Any]:
    return {"start": {"line": line, "character": start}, "end": {"line": end_line, "character": end}}


@pytest.mark.skipif(os.name != "posix", reason="closing a stream is a matter of the shell")
@pytest.mark.parametrize("closing", ["<&-", "</dev/null"])
def test_without_an_editor_it_ends(project: Path, closing: str) -> None:
    command = ["sh", "-c", f'"$0" -m giar_lint server {closing}', sys.executable]
    done = subprocess.run(command, cwd=project, capture_output=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"Content-Length: 1000000000000000\r\n\r\n", "编辑器发来的消息超过256MiB，"),
        (b"Content-Length: 300000000\r\n\r\n{", "编辑器发来的消息超过256MiB，"),
        (b"Content-Length: %s\r\n\r\n" % (b"9" * 4000), "编辑器发来的消息超过256MiB，"),
        (b"Content-Length: %s\r\n\r\n" % (b"9" * 5000), "编辑器发来的消息头一行超过4096字节，"),
        (b"x" * 100_000, "编辑器发来的消息头一行超过4096字节，"),
    ],
)
def test_a_message_that_no_memory_may_hold_is_refused_in_one_line(project: Path, sent: bytes, told: str) -> None:
    command = [sys.executable, "-m", "giar_lint", "server"]
    done = subprocess.run(command, cwd=project, input=sent, capture_output=True, timeout=PATIENCE, check=False)
    (line,) = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (2, b"")
    assert line.startswith(f"giar-lint: {told}编辑器支持已停止；")


def test_positions_beyond_the_text_are_at_its_end(client: Client, project: Path) -> None:
    uri = (project / "giar-lint.toml").as_uri()
    client.open(uri, "a\r\n𠮷b")
    for version, change in enumerate(
        (
            {"range": _range(0, 9, 0, 99), "text": "1"},  # beyond a line: before its end
            {"range": _range(1, 1, 1, 1), "text": "2"},  # within a character: before it
            {"range": _range(9, 9, 99, 99), "text": "3"},  # beyond the text
            {"range": _range(1, 4, 0, 0), "text": "4"},  # end before start
            {"range": _range(2**31 - 1, 0, 2**31 - 1, 2**31 - 1), "text": "\n5 = 6\n"},
        ),
        start=2,
    ):
        client.change(uri, version, change)
    report = (project / "a.txt").as_uri()
    client.open(report, "")
    client.diagnostics(report, 1)
    assert client.process.poll() is None
    assert client.messages("window/logMessage") == []


@pytest.mark.parametrize("line", [-1, 2**40, "a", None])
def test_malformed_positions_are_refused_and_nothing_else(client: Client, project: Path, bad: str, line: Any) -> None:
    uri = (project / "a.txt").as_uri()
    client.open(uri, bad)
    found = client.diagnostics(uri, 1)
    for method in ("hover", "definition"):
        if line == 2**40:
            with suppress(RuntimeError):
                assert client.at(method, uri, line, 0) is None
        else:
            with pytest.raises(RuntimeError):
                client.at(method, uri, line, 0)
    client.change(uri, 2, {"range": _range(line, 0, line, 0), "text": ""})
    client.change(uri, 3, {"text": bad})
    assert client.diagnostics(uri, 3) == found


def test_unknown_documents_and_methods_are_answered(client: Client, project: Path, bad: str) -> None:
    uri = (project / "never opened.txt").as_uri()
    client.change(uri, 2, {"text": "x"})
    client.save(uri)
    client.close(uri)
    assert client.at("hover", uri, 0, 0) is None
    assert client.actions(uri, _range(0, 0, 0, 0)) is None
    assert client.at("definition", "", 0, 0) is None
    assert client.at("hover", "::::", 0, 0) is None
    client.open("file://[bad", bad)
    action = {"title": "x", "data": {"uri": uri, "fingerprint": "0"}}
    assert "edit" not in client.ask("codeAction/resolve", action)
    assert "edit" not in client.ask("codeAction/resolve", {"title": "x", "data": [1]})
    with pytest.raises(RuntimeError):
        client.ask("giarLint/nothing")
    client.tell("giarLint/nothing")
    client.write_raw(b"{")
    client.write_raw(b"[" * 100_000)
    client.write_raw(b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": 5}}')
    assert client.at("hover", uri, 0, 0) is None
    assert client.end() == 0


def test_a_diagnostic_that_has_gone_is_not_fixed(client: Client, project: Path, bad: str, clean: str) -> None:
    uri = (project / "a.txt").as_uri()
    client.open(uri, bad)
    (mark,) = [each for each in client.diagnostics(uri, 1) if each["code"] == "GIA104"]
    (action, *_) = client.actions(uri, mark["range"], ["quickfix"])
    client.change(uri, 2, {"text": clean})
    assert "edit" not in client.ask("codeAction/resolve", action)


def test_texts_that_no_file_holds_are_linted_all_the_same(client: Client, project: Path, bad: str) -> None:
    odd = bad.replace("2023年，", "2023年\ud83d\0，")
    for number, (text, defects) in enumerate(((f"\ufeff{bad}", 3), (odd, 3), ("\ud800", 0), ("\0" * 99, 0))):
        uri = (project / f"{number}.txt").as_uri()
        client.open(uri, text)
        found = [each["code"] for each in client.diagnostics(uri, 1)]
        assert len([code for code in found if code in ("GIA303", "GIA104")]) == defects
    page = f"<html><head><meta charset=gb2312></head><body><p>{bad.replace(chr(10), '</p><p>')}</p></body></html>"
    uri = (project / "a.html").as_uri()
    client.open(uri, page, "html")
    assert "GIA104" in [each["code"] for each in client.diagnostics(uri, 1)]


def test_a_large_text_holds_up_nothing_else(client: Client, project: Path, bad: str) -> None:
    large = (project / "large.txt").as_uri()
    small = (project / "small.txt").as_uri()
    client.open(small, bad)
    assert client.diagnostics(small, 1)
    client.open(large, "普通的一行，与报告无关。\n" * 60_000)
    begun = time.perf_counter()
    client.change(large, 2, {"range": _range(0, 0, 0, 0), "text": "x"})
    number = client.send("textDocument/documentSymbol", {"textDocument": {"uri": large}})
    assert len(client.ask("textDocument/documentSymbol", {"textDocument": {"uri": small}})) == 6
    quick = time.perf_counter() - begun
    assert client.answer(number) == []
    assert quick < (time.perf_counter() - begun) / 2
    client.close(large)
    assert client.at("hover", small, 0, 0) is None
    assert client.end() == 0


def test_a_request_can_be_cancelled(client: Client, project: Path) -> None:
    uri = (project / "a.txt").as_uri()
    client.open(uri, "普通的一行，与报告无关。\n" * 30_000)
    number = client.send("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    client.tell("$/cancelRequest", {"id": number})
    client.tell("$/cancelRequest", {"id": 999})
    with pytest.raises(RuntimeError, match="cancel"):
        client.answer(number)
    assert client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}}) == []


def test_a_wrong_configuration_is_told_once_and_marked(client: Client, project: Path, bad: str) -> None:
    file = project / "giar-lint.toml"
    file.write_text('language = "zh"\nignor = ["GIA1"]\n', encoding="utf-8")
    first, second = ((project / name).as_uri() for name in ("a.txt", "b.txt"))
    for uri in (first, second):
        client.open(uri, bad)
        assert client.diagnostics(uri, 1) == []
    (mark,) = client.diagnostics(file.as_uri())
    assert mark["range"]["start"]["line"] == 1
    assert "ignor" in mark["message"]
    (line,) = client.messages("window/showMessage")
    assert "\n" not in line
    assert line.startswith("giar-lint: giar-lint.toml:2: ")
    client.forget()
    file.write_text('ignore = ["GIA104"]\n', encoding="utf-8")
    client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": 2}]})
    assert [each["code"] for each in client.diagnostics(first, 1)] == ["GIA303", "GIA303"]
    assert client.diagnostics(file.as_uri()) == []
    assert client.messages("window/showMessage") == []


def test_what_the_configuration_excludes_or_the_baseline_knows_is_not_told(
    client: Client, project: Path, bad: str
) -> None:
    (project / "a.txt").write_text(bad, encoding="utf-8")
    (project / "giar-lint.toml").write_text('exclude = ["old/**"]\nbaseline = "known.json"\n', encoding="utf-8")
    command = [sys.executable, "-m", "giar_lint", "check", "a.txt", "--write-baseline", "--fail-on", "never"]
    subprocess.run(command, cwd=project, check=True, capture_output=True, timeout=PATIENCE)
    uri = (project / "a.txt").as_uri()
    client.open(uri, bad)
    assert client.diagnostics(uri, 1) == []
    assert client.actions(uri, _range(0, 0, 999, 0)) == []
    client.change(uri, 2, {"text": bad.replace("2023年1月1日", "20231月1日", 1)})
    assert [each["code"] for each in client.diagnostics(uri, 2)] == ["GIA504"]
    old = (project / "old" / "b.txt").as_uri()
    client.open(old, bad)
    assert client.diagnostics(old, 1) == []


def test_the_server_asks_to_be_told_of_configurations(client: Client) -> None:
    request = client.wait_for("client/registerCapability")
    (registration,) = request["params"]["registrations"]
    assert registration["method"] == "workspace/didChangeWatchedFiles"
    assert registration["registerOptions"]["watchers"] == [{"globPattern": "**/*.toml"}]


def test_it_ends_with_its_input(client: Client, project: Path, bad: str) -> None:
    client.open((project / "a.txt").as_uri(), bad)
    assert client.process.stdin is not None
    client.process.stdin.close()
    assert client.process.wait(PATIENCE) == 1


def test_exit_without_shutdown_is_a_failure(client: Client) -> None:
    client.tell("exit")
    assert client.process.wait(PATIENCE) == 1


def test_it_ends_in_the_midst_of_a_long_text(client: Client, project: Path) -> None:
    client.open((project / "a.txt").as_uri(), "普通的一行，与报告无关。\n" * 300_000)
    begun = time.perf_counter()
    assert client.end() == 0
    assert time.perf_counter() - begun < PATIENCE / 2


@pytest.mark.skipif(os.name == "nt", reason="the editor's process is watched on other systems alone")
def test_it_ends_when_the_editor_is_gone(project: Path) -> None:
    editor = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    with Client(cwd=project) as client:
        client.ask("initialize", {"processId": editor.pid, "rootUri": None, "capabilities": {}})
        time.sleep(3)
        assert client.process.poll() is None
        editor.send_signal(signal.SIGKILL)
        editor.wait()
        assert client.process.wait(PATIENCE) == 1


def test_an_editor_of_another_machine_is_not_looked_for(project: Path) -> None:
    with Client(cwd=project) as client:
        gone = subprocess.Popen([sys.executable, "-c", ""])
        gone.wait()
        client.ask("initialize", {"processId": gone.pid, "rootUri": None, "capabilities": {}})
        time.sleep(5)
        assert client.process.poll() is None
        assert client.end() == 0


def test_what_is_printed_by_accident_stays_out_of_the_protocol(project: Path, bad: str) -> None:
    # A module that the interpreter imports at its start prints whenever a report is linted.
    (project / "sitecustomize.py").write_text(
        "import sys, threading\n"
        "def trace(frame, event, argument):\n"
        "    if frame.f_code.co_name == 'lint_bytes':\n"
        "        print('stray'); sys.__stdout__.write('more\\n'); import os; os.write(1, b'raw\\n')\n"
        "threading.setprofile(trace)\n",
        encoding="utf-8",
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(project), str(root)))}
    with Client(cwd=project, environment=environment) as client:
        client.begin()
        uri = (project / "a.txt").as_uri()
        client.open(uri, bad)
        assert len(client.diagnostics(uri, 1)) == 3
        assert client.end() == 0
        client.rest(0.2)
        assert b"raw\n" in b"".join(client.errors)


def test_without_the_extra_one_line_says_what_to_install(project: Path) -> None:
    program = "import sys; sys.modules['pygls'] = None; from giar_lint.__main__ import main; sys.exit(main(['server']))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == "giar-lint: 缺少编辑器支持组件，请运行 pip install 'giar-lint[lsp]'\n"


def test_an_editor_that_watches_no_files_sees_a_new_configuration_on_saving(project: Path, bad: str) -> None:
    uri = (project / "a.txt").as_uri()
    with Client(cwd=project) as client:
        client.begin({})
        client.open(uri, bad)
        assert len(client.diagnostics(uri, 1)) == 3
        (project / "giar-lint.toml").write_text('ignore = ["GIA303"]\n', encoding="utf-8")
        client.forget()
        client.save(uri)
        assert [each["code"] for each in client.diagnostics(uri, 1)] == ["GIA104"]
