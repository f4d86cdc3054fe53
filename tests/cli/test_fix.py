"""`--fix`, `--unsafe-fixes` and `--diff` as their users meet them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from giar_lint.cli import fix as module

Runner = Callable[..., "tuple[int, str, str]"]
SLIP = ("行政处罚决定37件", "行政出发决定37件")


@pytest.fixture
def report(project: Path, bad: str) -> Path:
    """A report with two errors, a heading that is fixed safely, and a slip whose fix is to be reviewed."""
    path = project / "a.txt"
    path.write_bytes(bad.replace(*SLIP).encode("gb18030").replace(b"\n", b"\r\n"))
    return path


def fixed(bad: str, *, slip: bool = False) -> bytes:
    text = bad.replace("五、存在的问题及改进情况", "五、存在的主要问题及改进情况")
    return (text if slip else text.replace(*SLIP)).encode("gb18030").replace(b"\n", b"\r\n")


def test_safe_fixes_are_applied_and_what_is_left_is_shown(run: Runner, report: Path, bad: str) -> None:
    status, out, err = run("check", "a.txt", "--fix", "--output-format", "json")
    assert status == 1
    assert [each["code"] for each in json.loads(out)] == ["GIA702", "GIA303", "GIA303"]
    assert err == (
        "已修改1处，涉及1个文件；另有1处改后须人工复核，加--unsafe-fixes一并修改。\n"
        "已检查1个文件：错误2处，警告1处，提示0处。\n"
    )
    assert report.read_bytes() == fixed(bad)


def test_unsafe_fixes_are_applied_where_asked_for(run: Runner, report: Path, bad: str) -> None:
    status, _, err = run("check", "a.txt", "--fix", "--unsafe-fixes", "--ignore", "GIA3")
    assert (status, err) == (0, "已修改2处，涉及1个文件。\n已检查1个文件：未发现问题。\n")
    assert report.read_bytes() == fixed(bad, slip=True)


def test_a_second_run_changes_nothing(run: Runner, report: Path) -> None:
    run("check", "a.txt", "--fix", "--unsafe-fixes")
    before = report.read_bytes(), report.stat().st_mtime_ns
    assert run("check", "a.txt", "--fix", "--unsafe-fixes", "--language", "en").err.startswith("Nothing to fix.\n")
    assert (report.read_bytes(), report.stat().st_mtime_ns) == before


def test_the_diff_is_all_that_standard_output_holds_and_nothing_is_written(run: Runner, report: Path, bad: str) -> None:
    before = report.read_bytes()
    status, out, err = run("check", "a.txt", "--diff")
    assert status == 1
    assert out.splitlines()[:2] == ["--- a.txt", "+++ a.txt"]
    changed = [line for line in out.splitlines()[2:] if line[0] in "+-"]
    assert changed == ["-五、存在的问题及改进情况", "+五、存在的主要问题及改进情况"]
    assert err.startswith("可修改1处，涉及1个文件，均未写入；另有1处")
    assert report.read_bytes() == before


def test_recomputed_totals_and_zeros_are_never_applied(run: Runner, project: Path, clean: str) -> None:
    text = clean.replace("1\t0\t1\t0\t2\t1", "1\t0\t1\t0\t3\t").replace(
        "3.其他\t0\t0\t0\t0\t0\t0\t0", "3.其他\t\t\t\t\t\t\t"
    )
    (project / "a.txt").write_text(text, encoding="utf-8")
    found = json.loads(run("check", "a.txt", "--output-format", "json").out)
    assert {each["fix"]["applicability"] for each in found if each["fix"]} == {"display"}
    assert {each["code"] for each in found if each["fix"]} >= {"GIA205", "GIA304"}
    run("check", "a.txt", "--fix", "--unsafe-fixes", "--select", "GIA2,GIA3")
    assert (project / "a.txt").read_text(encoding="utf-8") == text


def piped(*arguments: str, data: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "giar_lint", "check", "-", *arguments]
    return subprocess.run(command, input=data, capture_output=True, check=False)


def test_standard_input_comes_out_fixed_and_what_is_left_goes_to_standard_error(report: Path, bad: str) -> None:
    done = piped("--fix", "--stdin-filename", "a.txt", "--output-format", "concise", data=report.read_bytes())
    assert done.stdout == fixed(bad)
    told = done.stderr.decode().splitlines()
    assert [line.split(": ")[1].split()[0] for line in told[:3]] == ["GIA702", "GIA303", "GIA303"]
    assert done.returncode == 1


@pytest.mark.parametrize("data", [b"", b"no report\n", b"\x00\xff\r\n"])
def test_standard_input_that_is_not_fixed_comes_out_as_it_is(project: Path, data: bytes) -> None:
    assert piped("--fix", data=data).stdout == data


def test_standard_input_over_the_limit_does_not_come_out_in_part(project: Path, clean: str) -> None:
    (project / "giar-lint.toml").write_text("max-size = 100\n", encoding="utf-8")
    done = piped("--fix", data=clean.encode())
    assert (done.returncode, done.stdout) == (1, b"")


def test_what_a_suppression_or_the_baseline_holds_back_is_not_fixed(run: Runner, report: Path, bad: str) -> None:
    before = report.read_bytes()
    Path("giar-lint.toml").write_text(
        '[[suppress]]\nfile = "a.txt"\ncode = "GIA104"\nreason = "核定"\n', encoding="utf-8"
    )
    assert run("check", "a.txt", "--fix").err.startswith("没有可自动修改的问题；另有1处")
    os.unlink("giar-lint.toml")
    run("check", "a.txt", "--write-baseline", "--baseline", "known.json")
    assert run("check", "a.txt", "--fix", "--unsafe-fixes", "--baseline", "known.json").status == 0
    assert report.read_bytes() == before
    report.write_bytes(fixed(bad).replace("各项工作平稳".encode("gb18030"), "各项工作作平稳".encode("gb18030")))
    status, out, _ = run("check", "a.txt", "--fix", "--unsafe-fixes", "--baseline", "known.json")
    assert (status, out) == (0, "")
    assert report.read_bytes() == fixed(bad)


def test_what_a_change_did_not_bring_is_not_fixed(run: Runner, project: Path, clean: str) -> None:
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    (project / ".git").rmdir()
    old = clean.replace(*SLIP)
    Path("a.txt").write_text(old, encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "old"]):
        subprocess.run([*git, *command], check=True)
    Path("a.txt").write_text(old.replace("全年组织业务培训3次", "全年组织织业务培训3次"), encoding="utf-8")
    status, out, err = run("check", "a.txt", "--fix", "--unsafe-fixes", "--changed-since", "HEAD")
    assert (status, out) == (0, "")
    assert err.startswith("已修改1处，涉及1个文件。\n")
    assert Path("a.txt").read_text(encoding="utf-8") == old


def test_a_file_that_is_changed_in_between_is_left_and_the_run_fails(
    run: Runner, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = module.exchange

    def late(path: str, old: bytes, new: bytes) -> None:
        report.write_bytes(old + b"\r\n")
        exchange(path, old, new)

    monkeypatch.setattr(module, "exchange", late)
    before = report.read_bytes()
    status, out, err = run("check", "a.txt", "--fix", "--output-format", "concise")
    assert (status, report.read_bytes()) == (2, before + b"\r\n")
    assert "GIA104" in out
    assert "giar-lint: a.txt：检查期间文件已被其他程序改动，未作修改；请重新运行\n" in err


def test_a_read_only_file_is_told_and_the_others_are_fixed(run: Runner, report: Path, bad: str) -> None:
    Path("b.txt").write_bytes(report.read_bytes())
    report.chmod(0o444)
    status, _, err = run("check", "a.txt", "b.txt", "--fix")
    assert status == 2
    assert "giar-lint: a.txt：文件为只读，未作修改\n" in err
    assert Path("b.txt").read_bytes() == fixed(bad)


def test_a_word_that_the_encoding_lacks_is_told_and_the_rest_is_fixed(run: Runner, report: Path, bad: str) -> None:
    Path("giar-lint.toml").write_text(
        '[rules.confusable-word]\nwords = { "行政出发" = "行政𠮷罚", "各项工作平稳" = "各项\\n工作" }\n',
        encoding="utf-8",
    )
    err = run("check", "a.txt", "--fix", "--unsafe-fixes").err
    assert "GIA702未作修改：文件所用编码中没有改后的字" in err
    assert "GIA702未作修改：改后的文字含有换行或其他控制字符" in err
    assert report.read_bytes() == fixed(bad)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--unsafe-fixes",), "--unsafe-fixes须与--fix或--diff一起使用"),
        (("--fix", "--diff"), "--fix与--diff不能同时使用"),
    ],
)
def test_options_that_make_no_sense(run: Runner, report: Path, arguments: tuple[str, ...], told: str) -> None:
    assert run("check", "a.txt", *arguments) == (2, "", f"giar-lint: {told}\n")


def test_markdown_keeps_its_marks(run: Runner, project: Path) -> None:
    from support.model import model_report
    from support.render import render

    text = (
        render(model_report(), "markdown")
        .replace("五、存在的主要问题及", "五、存在的问题及")
        .replace("| 268 |", "| 268件 |")
    )
    Path("a.md").write_text(text, encoding="utf-8")
    assert run("check", "a.md", "--fix").status == 0
    assert Path("a.md").read_text(encoding="utf-8") == render(model_report(), "markdown")


def test_in_memory_streams_do(run: Runner, report: Path, bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(bad.encode())))
    status, out, _ = run("check", "-", "--fix", "--select", "GIA104")
    assert (status, out) == (0, bad.replace("五、存在的问题及", "五、存在的主要问题及"))


def test_a_diff_fails_where_it_shows_something_unless_never(run: Runner, report: Path) -> None:
    only = ("check", "a.txt", "--diff", "--select", "GIA104")
    assert run(*only).status == 1
    assert run(*only, "--fail-on", "never").status == 0
    assert run("check", "a.txt", "--diff", "--select", "GIA111")[:2] == (0, "")
