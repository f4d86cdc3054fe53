"""`--watch`: the real process, with files that change under it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.clock import by_the_clock

pytestmark = by_the_clock

pytest.importorskip("watchfiles", reason="the extra watch is not installed")

PATIENCE = 60
"""Seconds after which something that ought to happen has not; a loaded machine takes a while."""
QUIET = 3.0
"""Seconds in which a run that ought not to happen would have begun: more than any burst lasts."""
WAITING = "what changes is linted again"


class Watching:
    """A process that watches, and what it has said so far."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._out, self._err = (folder.parent / name for name in ("stdout", "stderr"))
        command = [sys.executable, "-m", "giar_lint", "check", "--watch", "--language", "en", *arguments]
        command += ["--output-format", "concise"]
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.process = subprocess.Popen(
                command, cwd=folder, stdout=out, stderr=err, preexec_fn=_interruptible, env=_environment()
            )
        self.rests(1)

    @property
    def out(self) -> str:
        return self._out.read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        return self._err.read_text(encoding="utf-8")

    def until(self, holds: Callable[[], bool]) -> None:
        """Waits until something holds; fails where it never does, or the process has ended."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert self.process.poll() is None, self.err
            assert time.monotonic() < end, self.err
            time.sleep(0.05)

    def rests(self, times: int) -> None:
        """Waits until it has come to rest that many times."""
        self.until(lambda: self.err.count(WAITING) >= times)

    def says(self, text: str) -> None:
        """Waits until it has said something, and rests after that."""
        self.until(lambda: WAITING in self.err.partition(text)[2])

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


def _interruptible() -> None:
    """Whoever runs the tests in the background has made children deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _environment() -> dict[str, str]:
    root = str(Path(__file__).resolve().parent.parent.parent)
    return {**os.environ, "PYTHONPATH": root}


Watch = Callable[..., Watching]


@pytest.fixture
def watch(project: Path) -> Iterator[Watch]:
    """Starts watching in the project's folder, and ends it after the test."""
    started: list[Watching] = []

    def start(*arguments: str) -> Watching:
        started.append(Watching(project, *arguments))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait(PATIENCE)


@pytest.fixture
def reports(project: Path, clean: str, bad: str) -> Path:
    """A folder with a bad and a clean report."""
    folder = project / "reports"
    folder.mkdir()
    (folder / "bad.txt").write_text(bad, encoding="utf-8")
    (folder / "good.txt").write_text(clean, encoding="utf-8")
    return folder


def test_a_report_that_changes_is_linted_again_and_the_others_are_not(
    watch: Watch, reports: Path, clean: str, bad: str
) -> None:
    watching = watch("reports")
    assert watching.out.count("reports/bad.txt") == 3
    assert "watching reports (files: 2)" in watching.err

    (reports / "good.txt").write_text(bad, encoding="utf-8")
    watching.says("changed: reports/good.txt")
    assert watching.out.count("reports/good.txt") == 3
    assert watching.out.count("reports/bad.txt") == 3

    (reports / "bad.txt").write_text(clean, encoding="utf-8")
    watching.says("changed: reports/bad.txt")
    assert watching.err.count("Files checked: 1; nothing found.") == 1
    assert watching.interrupt() == 130
    assert "Traceback" not in watching.err


def test_editors_that_save_by_renaming_and_bursts_are_one_change(
    watch: Watch, reports: Path, clean: str, bad: str
) -> None:
    watching = watch("reports")
    for step in range(20):
        (reports / ".good.txt.swp").write_text(bad + "\n" * step, encoding="utf-8")
        (reports / ".good.txt.swp").replace(reports / "good.txt")
        (reports / "good.txt~").write_text(clean, encoding="utf-8")
        (reports / "good.txt~").unlink()
    watching.says("changed: reports/good.txt")
    time.sleep(QUIET)
    assert watching.err.count("changed:") < 6
    assert watching.out.count("reports/good.txt") == 3 * watching.err.count("changed:")
    assert watching.out.count("reports/bad.txt") == 3
    assert {part.split()[0] for part in watching.err.split("changed: ")[1:]} == {"reports/good.txt"}


def test_reports_that_come_go_or_are_renamed(watch: Watch, reports: Path, clean: str, bad: str) -> None:
    watching = watch("reports")
    deep = reports / "2024" / "market"
    deep.mkdir(parents=True)
    (deep / "new.txt").write_text(bad, encoding="utf-8")
    watching.says("changed: reports/2024/market/new.txt")
    assert watching.out.count("reports/2024/market/new.txt") == 3
    (deep / "new.txt").write_text(clean, encoding="utf-8")
    watching.until(lambda: watching.err.count("changed: reports/2024/market/new.txt") == 2)

    (reports / "good.txt").rename(reports / "renamed.txt")
    watching.says("deleted or renamed: reports/good.txt")
    watching.says("changed: reports/renamed.txt")
    (reports / "renamed.txt").unlink()
    watching.says("deleted or renamed: reports/renamed.txt")
    assert "files: 2" in watching.err.splitlines()[-1]


def test_a_folder_that_goes_and_comes_back_is_watched_again(watch: Watch, reports: Path, bad: str) -> None:
    watching = watch("reports")
    shutil.rmtree(reports)
    watching.until(lambda: "no such path: reports" in watching.err or "nothing to lint" in watching.err)
    reports.mkdir()
    (reports / "again.txt").write_text(bad, encoding="utf-8")
    watching.until(lambda: watching.out.count("reports/again.txt") == 3)
    (reports / "second.txt").write_text(bad, encoding="utf-8")
    watching.until(lambda: watching.out.count("reports/second.txt") == 3)


def test_a_configuration_that_changes_has_everything_linted_and_a_broken_one_is_told(
    watch: Watch, project: Path, reports: Path
) -> None:
    watching = watch("reports")
    base = project.parent / "province.toml"
    base.write_text('ignore = ["GIA104"]\n', encoding="utf-8")
    configuration = project / "giar-lint.toml"
    configuration.write_text('extends = "../province.toml"\n', encoding="utf-8")
    watching.says("configuration or baseline changed")
    assert watching.err.count("Files checked: 2; errors: 2, warnings: 0") == 1

    # What it extends lies outside the folders that are linted.
    base.write_text('ignore = ["GIA104", "GIA303"]\n', encoding="utf-8")
    watching.until(lambda: watching.err.count("Files checked: 2; nothing found.") == 1)

    base.write_text('ignor = ["GIA104"]\n', encoding="utf-8")
    watching.says("province.toml:1: unknown key 'ignor'; did you mean 'ignore'?")
    (reports / "good.txt").write_text("meanwhile", encoding="utf-8")
    time.sleep(QUIET)
    assert watching.err.count("unknown key") == 1
    assert watching.process.poll() is None

    base.unlink()
    watching.says("the configuration that it extends does not exist")
    base.write_text("ignore = []\n", encoding="utf-8")
    watching.until(lambda: watching.err.count("errors: 2, warnings: 1") == 2)


def test_a_configuration_that_is_broken_at_the_start_is_waited_for(watch: Watch, project: Path, reports: Path) -> None:
    (project / "giar-lint.toml").write_text("exclude = [\n", encoding="utf-8")
    watching = watch("reports")
    assert "giar-lint: giar-lint.toml:" in watching.err
    assert watching.out == ""
    (project / "giar-lint.toml").write_text("exclude = []\n", encoding="utf-8")
    watching.until(lambda: watching.out.count("reports/bad.txt") == 3)


def test_a_baseline_that_changes_has_everything_linted(watch: Watch, project: Path, reports: Path) -> None:
    command = [sys.executable, "-m", "giar_lint", "check", "reports", "--baseline", "known.json", "--write-baseline"]
    subprocess.run(command, cwd=project, check=True, capture_output=True, env=_environment())
    watching = watch("reports", "--baseline", "known.json")
    assert watching.out == ""
    known = json.loads((project / "known.json").read_text(encoding="utf-8"))
    entries = next(value for value in known.values() if isinstance(value, list))
    del entries[:]
    (project / "known.json").write_text(json.dumps(known), encoding="utf-8")
    watching.says("configuration or baseline changed")
    assert watching.out.count("reports/bad.txt") == 3


def test_outputs_in_a_watched_folder_start_nothing_and_are_about_all_reports(
    watch: Watch, reports: Path, bad: str
) -> None:
    watching = watch("reports", "--output", "json=reports/found.json", "--output", "html=reports/page.html")
    time.sleep(QUIET)
    assert watching.err.count(WAITING) == 1
    (reports / "good.txt").write_text(bad, encoding="utf-8")
    watching.rests(2)
    time.sleep(QUIET)
    assert watching.err.count(WAITING) == 2
    found = json.loads((reports / "found.json").read_text(encoding="utf-8"))
    assert {each["path"] for each in found} == {"reports/bad.txt", "reports/good.txt"}
    assert "page.html" not in watching.err


def test_fixing_does_not_start_itself_and_goes_on(watch: Watch, reports: Path, bad: str) -> None:
    watching = watch("reports", "--fix")
    mended = (reports / "bad.txt").read_text(encoding="utf-8")
    assert "五、存在的主要问题及改进情况" in mended
    time.sleep(QUIET)
    assert watching.err.count(WAITING) == 1
    (reports / "good.txt").write_text(bad, encoding="utf-8")
    watching.says("changed: reports/good.txt")
    time.sleep(QUIET)
    assert watching.err.count(WAITING) == 2
    assert (reports / "good.txt").read_text(encoding="utf-8") == mended


def test_named_files_are_watched_even_where_they_vanish(watch: Watch, reports: Path, bad: str) -> None:
    watching = watch("reports/bad.txt", "reports/good.txt")
    (reports / "bad.txt").unlink()
    watching.says("deleted or renamed: reports/bad.txt")
    (reports / "good.txt").write_text(bad, encoding="utf-8")
    watching.says("changed: reports/good.txt")
    (reports / "other.txt").write_text(bad, encoding="utf-8")
    (reports / "bad.txt").write_text(bad, encoding="utf-8")
    watching.says("changed: reports/bad.txt")
    assert "other.txt" not in watching.err + watching.out


def test_an_empty_folder_is_waited_upon(watch: Watch, project: Path, bad: str) -> None:
    (project / "reports").mkdir()
    watching = watch("reports")
    assert "nothing to lint" in watching.err
    (project / "reports" / "first.txt").write_text(bad, encoding="utf-8")
    watching.until(lambda: watching.out.count("reports/first.txt") == 3)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-",), "--watch cannot be used with '-' (standard input)"),
        (("--write-baseline", "--baseline", "known.json"), "--watch and --write-baseline cannot be used together"),
        (("--prune-baseline", "--baseline", "known.json"), "--watch and --prune-baseline cannot be used together"),
        (("--changed-since", "HEAD"), "--watch and --changed-since cannot be used together"),
        (("nowhere",), "no such path: nowhere"),
        (("--select", "GIA999"), "--select: unknown rule 'GIA999'"),
        (("--fix", "--diff"), "--fix and --diff cannot be used together"),
        (("--output", "json=nowhere/found.json"), "the folder that nowhere/found.json is to be written to"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(
    run: Callable[..., tuple[int, str, str]], reports: Path, arguments: tuple[str, ...], told: str
) -> None:
    status, out, err = run("check", "--watch", "--language", "en", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"giar-lint: {told}")
    assert err.count("\n") == 1


def test_without_the_extra_one_line_says_what_to_install(
    run: Callable[..., tuple[int, str, str]], reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    status, out, err = run("check", "--watch", "reports")
    assert (status, out) == (2, "")
    assert err == "giar-lint: --watch所需的组件尚未安装：请运行 pip install 'giar-lint[watch]'\n"
