"""`giar-lint rules`, `explain`, `--version` and `--help`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from giar_lint import __version__
from giar_lint.cli.arguments import COMMANDS
from giar_lint.rules import registry

Runner = Callable[..., "tuple[int, str, str]"]


def test_version(run: Runner) -> None:
    assert run("--version") == (0, f"giar-lint {__version__}\n", "")


def test_text_lists_every_rule_on_a_line(run: Runner, project: Path) -> None:
    lines = run("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == list(registry())
    assert "GIA303  error    balance " in "\n".join(lines)


def test_json_lists_every_rule_with_its_keys(run: Runner, project: Path) -> None:
    found = {item["code"]: item for item in json.loads(run("rules", "--output-format", "json").out)}
    assert list(found) == list(registry())
    assert found["GIA104"] == {
        "code": "GIA104",
        "name": "heading-wording",
        "severity": "warning",
        "summary": registry()["GIA104"].summary.zh,
        "fixable": "safe",
    }


def test_markdown_is_a_table_of_five_columns(run: Runner, project: Path) -> None:
    lines = run("rules", "--output-format", "markdown", "--language", "en").out.splitlines()
    assert lines[:2] == ["| Code | Name | Severity | Summary | Fix |", "| --- | --- | --- | --- | --- |"]
    assert len(lines) == len(registry()) + 2
    assert {line.replace("\\|", "").count("|") for line in lines} == {6}


@pytest.mark.parametrize("word", ["GIA303", "gia303", "balance"])
def test_explain_by_code_and_by_name(run: Runner, project: Path, word: str) -> None:
    status, out, err = run("explain", word, "--language", "en")
    rule = registry()["GIA303"]
    assert (status, err) == (0, "")
    for text in ("GIA303 balance", "Default severity: error", rule.summary.en, rule.source.en, rule.page("en")):
        assert text in out


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", list(registry()))
def test_every_rule_explains_itself_in_both_languages(run: Runner, project: Path, code: str, language: str) -> None:
    out = run("explain", code, "--language", language).out
    page = registry()[code].page(language)
    assert page and page in out
    assert "\n\n\n" not in out


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("explain",), "请写明规则的代码或名称，如：giar-lint explain GIA303"),
        (("explain", "balnce"), "没有“balnce”这条规则；是否应为“balance”？"),
        (("explain", "GIA303", "GIA304"), "多余的参数“GIA304”"),
        (("rules", "GIA303"), "多余的参数“GIA303”"),
        (("rules", "--select", "GIA303"), "没有“--select”这个选项"),
    ],
)
def test_wrong_usage(run: Runner, project: Path, arguments: tuple[str, ...], line: str) -> None:
    assert run(*arguments) == (2, "", f"giar-lint: {line}\n")


def test_the_language_is_that_of_the_configuration(run: Runner, project: Path) -> None:
    (project / "giar-lint.toml").write_text('language = "en"\n', encoding="utf-8")
    assert "Default severity" in run("explain", "GIA303").out
    assert run("explain", "balnce").err == "giar-lint: unknown rule 'balnce'; did you mean 'balance'?\n"
    assert "Usage: giar-lint check" in run("check", "--help").out


def test_a_broken_configuration_does_not_stand_between_a_user_and_help(run: Runner, project: Path) -> None:
    (project / "giar-lint.toml").write_text('language = "en"\nselct = []\n', encoding="utf-8")
    assert run("explain", "GIA303").status == 0
    assert "Usage" in run("check", "--help").out


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_names_every_command_and_option(run: Runner, project: Path, command: str, language: str) -> None:
    status, out, err = run(*filter(None, [command]), "--help", "--language", language)
    assert (status, err) == (0, "")
    known = [option.flag for option in COMMANDS[command].options] if command else list(COMMANDS)
    assert [word for word in known if f"\n  {word}" not in out] == []


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working directory that has been removed."""
    if os.name == "nt":
        pytest.skip("a working directory cannot be removed there")
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("command", [("rules",), ("explain", "GIA303"), ("schema",), ("--help",), ("check", "--help")])
def test_what_needs_no_working_directory_goes_on_without(run: Runner, command: tuple[str, ...]) -> None:
    status, out, err = run(*command)
    assert (status, err) == (0, "")
    assert out == run(*command, *(() if command[0] == "schema" else ("--language", "zh"))).out != ""


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("command", [("check",), ("check", "/a.txt"), ("extract",), ("config",), ("init",), ("clean",)])
def test_where_the_working_directory_is_gone_that_is_what_is_told(run: Runner, command: tuple[str, ...]) -> None:
    line = "giar-lint: 当前文件夹已不存在（已删除或移走），请进入其他文件夹后再运行\n"
    assert run(*command) == (2, "", line)
    english = "giar-lint: the working directory does not exist any more; change to another one and run this again\n"
    assert run(*command, "--language", "en") == (2, "", english)


@pytest.mark.usefixtures("nowhere")
def test_an_error_of_usage_is_told_without_a_working_directory(run: Runner) -> None:
    assert run("nosuch") == (2, "", "giar-lint: 没有“nosuch”这个命令\n")
