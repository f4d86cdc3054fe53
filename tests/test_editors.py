"""What lies in editors/: the problem matcher finds what `concise` prints, and the extension starts the server."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from giar_lint.cli.arguments import COMMANDS
from giar_lint.cli.arguments import parse as parse_arguments
from giar_lint.server.calm import ABSENCE

ROOT = Path(__file__).resolve().parent.parent
EDITORS = ROOT / "editors"
PAGES = ("docs/editors.md", "docs/zh/editors.md")


def load(name: str) -> Any:
    return json.loads((EDITORS / name).read_text(encoding="utf-8"))


MATCHER = load("problem-matcher.json")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_matcher_finds_every_diagnostic_in_its_place(run: Callable[..., Any], language: str) -> None:
    paths = [str(ROOT / "examples" / "bad")]
    options = ("--language", language, "--fail-on", "never")
    lines = run("check", *paths, "--output-format", "concise", *options).out.splitlines()
    expected = json.loads(run("check", *paths, "--output-format", "json", *options).out)
    pattern = MATCHER["pattern"]
    found = [re.match(pattern["regexp"], line) for line in lines]
    assert len(found) == len(expected) > 10
    for match, each in zip(found, expected, strict=True):
        assert match is not None
        told = {key: match[pattern[key]] for key in ("file", "line", "column", "code", "severity", "message")}
        place = each["location"]
        assert (told["file"], int(told["line"]), int(told["column"])) == (each["path"], place["line"], place["column"])
        assert (told["code"], told["severity"], told["message"]) == (each["code"], each["severity"], each["message"])


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        (
            r"C:\报告\a.txt:3:12: GIA504 error 日期有误: 12:30:45",
            (r"C:\报告\a.txt", "3", "12", "GIA504", "error", "日期有误: 12:30:45"),
        ),
        ("a: b/甲 1.txt:1:1: EXA001 info x", ("a: b/甲 1.txt", "1", "1", "EXA001", "info", "x")),
    ],
)
def test_the_matcher_takes_paths_with_colons(line: str, groups: tuple[str, ...]) -> None:
    match = re.match(MATCHER["pattern"]["regexp"], line)
    assert match is not None
    assert match.groups() == groups


def test_the_matcher_takes_no_other_line(run: Callable[..., Any]) -> None:
    done = run("check", str(ROOT / "examples" / "good"))
    for line in (*done.err.splitlines(), "Traceback (most recent call last):", "a.txt:1: GIA504 error x", ""):
        assert re.match(MATCHER["pattern"]["regexp"], line) is None


def test_the_matcher_is_the_same_in_every_place() -> None:
    (task,) = load("tasks.json")["tasks"]
    assert task["problemMatcher"] == MATCHER
    (contributed,) = load("vscode/package.json")["contributes"]["problemMatchers"]
    assert {key: contributed[key] for key in MATCHER} == MATCHER


def test_the_task_is_one_that_the_command_line_takes() -> None:
    (task,) = load("tasks.json")["tasks"]
    command, *rest = task["args"]
    assert parse_arguments(COMMANDS[command], rest).text("--output-format") == "concise"


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")
@pytest.mark.parametrize("language", ["", "en"])
def test_the_extension_starts_the_server_and_stops_it(language: str) -> None:
    program = """
const Module = require("module");
const load = Module._load;
const log = [];
class LanguageClient {
  constructor(...given) { this.given = given; }
  async start() { log.push(["start", ...this.given]); }
  async stop() { log.push(["stop"]); }
}
const settings = { path: "/opt/giar-lint", language: process.argv[2] };
const listeners = [];
const vscode = {
  commands: { registerCommand: (name, action) => { log.push(["command", name]); return { action }; } },
  workspace: {
    getConfiguration: () => ({ get: (key) => settings[key] }),
    onDidChangeConfiguration: (listener) => { listeners.push(listener); return {}; },
  },
};
Module._load = (name, ...rest) =>
  name === "vscode" ? vscode : name === "vscode-languageclient/node" ? { LanguageClient } : load(name, ...rest);
const extension = require(process.argv[1]);
(async () => {
  await extension.activate({ subscriptions: [] });
  await listeners[0]({ affectsConfiguration: (name) => name === "other" });
  await listeners[0]({ affectsConfiguration: (name) => name === "giar-lint" });
  await extension.deactivate();
  console.log(JSON.stringify(log));
})();
"""
    script = str(EDITORS / "vscode" / "extension.js")
    command = ["node", "-e", program, script, language]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True)
    log = json.loads(done.stdout)
    assert [each[0] for each in log] == ["command", "start", "stop", "start", "stop"]
    _, _, _, server, options = log[1]
    assert server == {"command": "/opt/giar-lint", "args": ["server"]}
    assert server["args"][0] in COMMANDS
    assert options["initializationOptions"] == ({"language": "en"} if language else {})
    assert {"scheme": "untitled", "language": "markdown"} in options["documentSelector"]
    contributed = load("vscode/package.json")["contributes"]
    assert log[0] == ["command", contributed["commands"][0]["command"]]
    assert set(contributed["configuration"]["properties"]) == {"giar-lint.path", "giar-lint.language"}


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_show_what_lies_there_and_their_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    snippet = (EDITORS / "neovim" / "giar-lint.lua").read_text(encoding="utf-8")
    assert snippet.split("\n", 1)[1].strip() in text
    assert {*re.findall(r"GIA\d{3}", text)} == ABSENCE
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if "://" not in target:
            assert (ROOT / page).parent.joinpath(target).resolve().exists(), target
