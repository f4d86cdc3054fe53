"""`--baseline`: what is known is not told again, wherever it has moved to; what is new is."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from support.generate import seeded_report
from support.render import render

Runner = Callable[..., Run]
BASE = "giar-lint-baseline.json"


def concise(out: str) -> list[tuple[str, str]]:
    """Path and code of each line of the concise output."""
    return [(line.split(":")[0], line.split(": ")[1].split(" ")[0]) for line in out.splitlines()]


def entries(project: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((project / BASE).read_text(encoding="utf-8"))["entries"]
    return found


@pytest.fixture
def reports(project: Path, clean: str, bad: str) -> Path:
    """The working directory with a folder of three files, one of them no report."""
    folder = project / "reports"
    folder.mkdir()
    (folder / "clean.txt").write_text(clean, encoding="utf-8")
    (folder / "bad.txt").write_text(bad, encoding="utf-8")
    (folder / "notes.txt").write_text("会议记录\n", encoding="utf-8")
    return project


@pytest.fixture
def known(run: Runner, reports: Path) -> Path:
    """Reports whose diagnostics are all in the baseline."""
    done = run("check", "reports", "--baseline", BASE, "--write-baseline")
    assert (done.status, done.out) == (0, "")
    assert "已将3处问题写入基线" in done.err
    return reports


def test_what_is_known_is_held_back_and_counted(run: Runner, known: Path) -> None:
    done = run("check", "reports", "--baseline", BASE)
    assert (done.status, done.out) == (0, "")
    assert done.err == "已检查2个文件：未发现问题，另有基线内问题3处（跳过1个非年报文件）。\n"


def test_a_new_defect_alone_is_told_also_when_lines_above_the_known_ones_move(
    run: Runner, known: Path, bad: str
) -> None:
    path = known / "reports" / "bad.txt"
    path.write_text("\n\n\n" + bad.replace("全年", "全年年", 1), encoding="utf-8")
    done = run("check", "reports", "--baseline", BASE, "--output-format", "concise", "--fail-on", "warning")
    assert done.status == 1
    assert concise(done.out) == [("reports/bad.txt", "GIA701")]


def test_the_same_mistake_a_second_time_is_new(run: Runner, reports: Path, bad: str) -> None:
    path = reports / "reports" / "bad.txt"
    path.write_text(bad + "\n手机13912345678。\n", encoding="utf-8")
    run("check", "reports", "--baseline", BASE, "--write-baseline")
    path.write_text(bad + "\n手机13912345678。\n\n手机13912345678。\n", encoding="utf-8")
    done = run("check", "reports", "--baseline", BASE, "--select", "GIA802", "--output-format", "concise")
    assert concise(done.out) == [("reports/bad.txt", "GIA802")]


def test_entries_that_no_longer_occur_are_told_and_pruned(run: Runner, known: Path, clean: str) -> None:
    (known / "reports" / "bad.txt").write_text(clean, encoding="utf-8")
    done = run("check", "reports", "--baseline", BASE)
    assert "有3处问题已不再出现，可加--prune-baseline清除：reports/bad.txt GIA104" in done.err
    assert len(entries(known)) == 3
    done = run("check", "reports", "--baseline", BASE, "--prune-baseline")
    assert "已从基线giar-lint-baseline.json中清除3处不再出现的问题" in done.err
    assert entries(known) == []


def test_only_what_the_run_judged_is_told_as_gone(run: Runner, known: Path, clean: str) -> None:
    (known / "reports" / "bad.txt").write_text(clean, encoding="utf-8")
    assert "不再出现" not in run("check", "reports/clean.txt", "--baseline", BASE).err
    assert "有1处问题已不再出现" in run("check", "reports", "--baseline", BASE, "--select", "GIA104").err
    assert "有1处问题已不再出现" in run("check", "reports", "--baseline", BASE, "--ignore", "GIA3").err


def test_a_reason_is_kept_and_shown_where_diagnostics_are_held(run: Runner, known: Path) -> None:
    text = (known / BASE).read_text(encoding="utf-8")
    data = json.loads(text)
    data["entries"][0]["reason"] = "上级已核定"
    (known / BASE).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    run("check", "reports", "--baseline", BASE, "--write-baseline")
    assert entries(known)[0]["reason"] == "上级已核定"
    assert len((known / BASE).read_text(encoding="utf-8").splitlines()) == 3 + 5


def test_writing_for_some_files_keeps_the_entries_of_the_others(run: Runner, known: Path) -> None:
    before = entries(known)
    run("check", "reports/clean.txt", "--baseline", BASE, "--write-baseline")
    assert entries(known) == before


def test_a_renamed_report_keeps_what_is_known_of_it(run: Runner, known: Path) -> None:
    (known / "reports" / "bad.txt").rename(known / "reports" / "2022.txt")
    done = run("check", "reports", "--baseline", BASE)
    assert (done.status, done.out) == (0, "")


def test_the_configuration_may_name_the_baseline(run: Runner, known: Path) -> None:
    (known / "giar-lint.toml").write_text(f'baseline = "{BASE}"\n', encoding="utf-8")
    assert run("check", "reports").status == 0
    assert f'baseline = "{BASE}"' in run("config").out


def test_paths_count_from_the_folder_of_the_baseline(run: Runner, known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(known / "reports")
    assert run("check", ".", "--baseline", f"../{BASE}").status == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "基线文件不存在：none.json；请先加--write-baseline生成"),
        ("[]", "none.json不是有效的基线文件"),
        ("{", "none.json不是有效的基线文件（JSON）"),
        ('{"version": 1, "entries": [{"path": "a"}]}', "none.json不是有效的基线文件（entries: 'code'）"),
        ('{"version": 1, "entries": [{"path": 1, "code": "", "fingerprint": "", "message": ""}]}', "（entries: path）"),
        ('{"version": 9, "entries": []}', "none.json由更新版本的giar-lint生成"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_one_line(
    run: Runner, reports: Path, content: str | None, words: str
) -> None:
    if content is not None:
        (reports / "none.json").write_text(content, encoding="utf-8")
    done = run("check", "reports", "--baseline", "none.json")
    assert done.status == 2
    assert words in done.err
    assert done.err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_baseline_that_is_a_pipe_or_a_device_is_not_read(run: Runner, reports: Path) -> None:
    os.mkfifo("pipe.json")
    for name in ("pipe.json", "/dev/zero"):
        done = run("check", "reports", "--baseline", name)
        assert (done.status, done.err.count("\n")) == (2, 1)
        assert f"{name}不是有效的基线文件（不是普通文件）" in done.err


def test_options_that_need_a_baseline_say_so(run: Runner, reports: Path) -> None:
    for option in ("--write-baseline", "--prune-baseline"):
        done = run("check", "reports", option)
        assert (done.status, done.out) == (2, "")
        assert f"{option}须与--baseline" in done.err
    assert run("check", "reports", "--baseline", BASE, "--write-baseline", "--prune-baseline").status == 2


def test_sixty_reports_with_hundreds_of_known_diagnostics(run: Runner, project: Path) -> None:
    """Only the new defect is told; and again when the lines above the known ones are shuffled."""
    folder = project / "many"
    folder.mkdir()
    rng = random.Random(60)
    for number in range(60):
        text = render(seeded_report(number), "tabs")
        text = (
            text.replace("信息", "信息息", 1)
            .replace("（一）", "（二）", 1)
            .replace("。", "。。", 1)
            .replace("工作", "工作作", 1)
        )
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    assert run("check", "many", "--baseline", BASE, "--write-baseline").status == 0
    assert len(entries(project)) > 200
    assert run("check", "many", "--baseline", BASE, "--fail-on", "info").out == ""
    changed = folder / "17.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n联系人手机13912345678。\n", encoding="utf-8")
    expected = [("many/17.txt", "GIA802")]
    arguments = ("check", "many", "--baseline", BASE, "--output-format", "concise")
    assert concise(run(*arguments).out) == expected
    for path in sorted(folder.iterdir()):
        head, _, rest = path.read_text(encoding="utf-8").partition("\n")
        path.write_text("\n" * rng.randrange(1, 9) + head + "\n" * rng.randrange(1, 4) + rest, encoding="utf-8")
    assert concise(run(*arguments).out) == expected
