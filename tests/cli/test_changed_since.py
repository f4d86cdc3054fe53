"""`--changed-since`: only the files that a change touches, and in them only what the change brought."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run

Runner = Callable[..., Run]


def git(folder: Path, *arguments: str) -> str:
    command = [
        "git",
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "-c",
        "init.defaultBranch=main",
        *arguments,
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def concise(out: str) -> list[tuple[str, str]]:
    return [(line.split(":")[0], line.split(": ")[1].split(" ")[0]) for line in out.splitlines()]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clean: str, bad: str) -> Path:
    """A repository with a clean report and one whose diagnostics are long known."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "clean.txt").write_text(clean, encoding="utf-8")
    (folder / "旧 报告.txt").write_text(bad, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "reports")
    return tmp_path


def test_nothing_changed_is_nothing_checked(run: Runner, repository: Path) -> None:
    done = run("check", "reports", "--changed-since", "HEAD")
    assert (done.status, done.out) == (0, "")
    assert done.err == "已检查0个文件：未发现问题，未改动的2个文件未检查。\n"


def test_what_was_there_before_is_not_told(run: Runner, repository: Path, bad: str) -> None:
    (repository / "reports" / "旧 报告.txt").write_text(bad.replace("全年", "全年年", 1), encoding="utf-8")
    done = run("check", "reports", "--changed-since", "HEAD", "--output-format", "concise")
    assert concise(done.out) == [("reports/旧 报告.txt", "GIA701")]


def test_a_known_diagnostic_on_a_changed_line_is_told(run: Runner, repository: Path, bad: str) -> None:
    heading = "五、存在的问题及改进情况"
    (repository / "reports" / "旧 报告.txt").write_text(bad.replace(heading, f"　{heading}"), encoding="utf-8")
    done = run("check", "reports", "--changed-since", "HEAD", "--output-format", "concise")
    assert concise(done.out) == [("reports/旧 报告.txt", "GIA104")]


def test_a_sum_that_a_changed_cell_breaks_is_told_at_its_unchanged_total(
    run: Runner, repository: Path, clean: str
) -> None:
    row = "一、本年新收政府信息公开申请数量\t\t12\t"
    assert clean.count(row) == 1
    text = clean.replace(row, row.replace("12", "13"))
    (repository / "reports" / "clean.txt").write_text(text, encoding="utf-8")
    done = run("check", "reports", "--changed-since", "HEAD", "--select", "GIA303", "--output-format", "concise")
    assert concise(done.out) == [("reports/clean.txt", "GIA303")]


def test_new_files_are_judged_whole_whether_staged_or_not(run: Runner, repository: Path, bad: str) -> None:
    for name in ("new.txt", "staged.txt"):
        (repository / "reports" / name).write_text(bad, encoding="utf-8")
    git(repository, "add", "reports/staged.txt")
    done = run("check", "reports", "--changed-since", "HEAD", "--select", "GIA104", "--output-format", "concise")
    assert concise(done.out) == [("reports/new.txt", "GIA104"), ("reports/staged.txt", "GIA104")]


def test_what_the_other_branch_did_meanwhile_is_not_the_changes(run: Runner, repository: Path, bad: str) -> None:
    git(repository, "checkout", "-qb", "topic")
    git(repository, "checkout", "-q", "main")
    (repository / "reports" / "clean.txt").write_text(bad, encoding="utf-8")
    git(repository, "commit", "-qam", "main goes on")
    git(repository, "checkout", "-q", "topic")
    done = run("check", "reports", "--changed-since", "main")
    assert done.err.startswith("已检查0个文件")


def test_it_works_from_a_folder_below(run: Runner, repository: Path, bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "reports" / "new.txt").write_text(bad, encoding="utf-8")
    monkeypatch.chdir(repository / "reports")
    done = run("check", "--changed-since", "HEAD", "--select", "GIA104", "--output-format", "concise")
    assert concise(done.out) == [("new.txt", "GIA104")]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_a_revision_that_is_none_is_one_line(run: Runner, repository: Path, revision: str) -> None:
    done = run("check", "reports", f"--changed-since={revision}")
    assert done.status == 2
    assert f"Git中没有“{revision}”这个版本" in done.err
    assert not (repository / "x").exists()


def test_without_git_or_with_standard_input_it_says_so(
    run: Runner, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--changed-since不能与“-”" in run("check", "-", "--changed-since", "HEAD").err
    monkeypatch.setenv("PATH", "")
    done = run("check", "reports", "--changed-since", "HEAD")
    assert done.status == 2
    assert "--changed-since需要Git：未找到git命令" in done.err
