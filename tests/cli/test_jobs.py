"""`--jobs` and the progress bar, with the real program: the same bytes, an end within a second, nothing left behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from conftest import Run
from giar_lint.choices import FORMATS
from support.clock import by_the_clock
from support.model import model_report
from support.render import render

pytestmark = by_the_clock

ROOT = Path(__file__).resolve().parent.parent.parent
LINT = [sys.executable, "-m", "giar_lint", "check"]
Runner = Callable[..., Run]


def program(method: str) -> list[str]:
    """The program under another way of starting processes."""
    code = (
        f"import multiprocessing, sys; multiprocessing.set_start_method({method!r}); "
        "from giar_lint.__main__ import main; sys.exit(main())"
    )
    return [sys.executable, "-c", code, "check"]


@pytest.fixture
def tree(project: Path, clean: str, bad: str) -> Path:
    """Files of every kind: more than pay for a process, in folders with and without a configuration."""
    texts = {
        "bad.txt": bad.encode(),
        "clean.txt": clean.encode(),
        "notes.txt": "会议记录\n\n无\n".encode(),
        "binary.txt": b"\xff\xfe\x00\x81" * 50,
        "empty.md": b"",
        "broken.docx": b"PK\x03\x04 no archive",
        "gbk.txt": bad.encode("gbk"),
        "comment.md": ("<!-- giar-lint: disable-file=GIA303 -->\n\n" + bad).encode(),
        "page.html": f"<html><body><pre>{bad}</pre></body></html>".encode(),
        "marked.md": render(model_report(), "markdown").encode(),
    }
    for folder in ("a", "b", "c", "d", "e", "f"):
        (project / folder).mkdir()
        for name, data in texts.items():
            (project / folder / name).write_bytes(data)
    (project / "b" / "giar-lint.toml").write_text(
        '[[suppress]]\nfile = "bad.txt"\ncode = "GIA303"\nreason = "核定"\n'
        '[[suppress]]\nfile = "clean.txt"\ncode = "GIA601"\nreason = "已不需要"\n',
        encoding="utf-8",
    )
    # Two profiles for one file: known only when it is linted.
    (project / "c" / "giar-lint.toml").write_text(
        '[[agency]]\nname = "甲局"\nfiles = ["bad.txt"]\n[[agency]]\nname = "乙局"\nfiles = ["*.txt"]\n',
        encoding="utf-8",
    )
    (project / "d" / "bad.txt").chmod(0)
    return project


@pytest.mark.parametrize("form", FORMATS)
def test_the_output_is_the_same_with_any_number_of_jobs(tree: Path, form: str) -> None:
    def told(jobs: int) -> tuple[int, bytes, bytes]:
        command = [*LINT, ".", "--no-cache", "--output-format", form, "--jobs", str(jobs)]
        done = subprocess.run([*command, "--verbose", "--statistics"], capture_output=True, timeout=120, check=False)
        return done.returncode, re.sub(rb'"startTimeUtc": "[^"]*"', b"", done.stdout), done.stderr

    one = told(1)
    assert one[0] == 2
    assert b"c/bad.txt" in one[2]
    for jobs in (2, 3, 7):
        assert told(jobs) == one


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_the_output_is_the_same_however_processes_start(project: Path, bad: str, method: str) -> None:
    if method == "forkserver" and os.name != "posix":
        pytest.skip("not on this system")
    for number in range(100):
        (project / f"{number:03}.txt").write_text(bad if number % 20 == 0 else "会议记录\n", encoding="utf-8")
    commands = ([*program(method), ".", "--jobs", "2"], [*LINT, ".", "--jobs", "1"])
    both = [subprocess.run([*each, "--no-cache"], capture_output=True, timeout=120, check=False) for each in commands]
    assert (both[0].returncode, both[0].stdout, both[0].stderr) == (both[1].returncode, both[1].stdout, both[1].stderr)
    assert both[0].returncode == 1


def test_the_cache_is_the_same_with_and_without_jobs(tree: Path) -> None:
    def told(*more: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run([*LINT, ".", *more], capture_output=True, timeout=120, check=False)
        return done.returncode, done.stdout, done.stderr

    def kept() -> dict[str, bytes]:
        return {each.name: each.read_bytes() for each in (tree / ".giar_lint_cache").rglob("*") if each.is_file()}

    fresh = told("--jobs", "2")
    entries = kept()
    assert len(entries) > 20
    assert told("--jobs", "2") == fresh
    assert told("--jobs", "1") == fresh
    assert kept() == entries


def test_what_processes_keep_is_kept_for_the_program_that_started_them(tree: Path) -> None:
    """As when it is upgraded in that moment: what the old one finds must not pass for the new one's, and nothing is kept
    twice."""
    code = (
        "import os, sys, giar_lint.cache as cache; from giar_lint.__main__ import main; started = os.getpid(); "
        "cache.program_stamp = lambda: 'before' if os.getpid() == started else 'after'; sys.exit(main())"
    )

    def kept(jobs: int) -> list[str]:
        command = [sys.executable, "-c", code, "check", ".", "--jobs", str(jobs)]
        assert subprocess.run(command, capture_output=True, timeout=120, check=False).returncode == 2
        return sorted(each.name for each in (tree / ".giar_lint_cache").rglob("*") if each.is_file())

    entries = kept(2)
    assert len(entries) > 20
    assert kept(1) == entries


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5", "", "二", "1" * 5000])
def test_a_number_of_jobs_that_is_none_is_refused(run: Runner, project: Path, value: str) -> None:
    done = run("check", f"--jobs={value}", "--language", "en")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("giar-lint: --jobs takes a whole number from 1 on")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("count", [1, 20])
def test_few_files_import_nothing_that_starts_processes_or_draws(project: Path, clean: str, count: int) -> None:
    for number in range(count):
        (project / f"{number}.txt").write_text(clean, encoding="utf-8")
    code = (
        "import sys; from giar_lint.__main__ import main; main(); "
        "print(*sorted({'concurrent', 'multiprocessing', 'tqdm', 'giar_lint.parallel'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, "check", ".", "--no-cache", "--jobs", "4"]
    assert subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout == "\n"


@pytest.fixture
def many(project: Path, bad: str) -> Path:
    """More than can be linted in a second."""
    for number in range(600):
        (project / f"{number:04}.txt").write_text(bad, encoding="utf-8")
    return project


def begun(command: Sequence[str], **more: object) -> subprocess.Popen[bytes]:
    """A run that is in the middle of its work."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        **more,  # type: ignore[call-overload]
    )
    assert process.stdout is not None
    process.stdout.read(100)
    return process


def members(group: int) -> list[str]:
    """The processes of a group, save those that have ended and wait to be asked how."""
    listed = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    return [row[2] for row in rows if row[0] == str(group) and not row[1].startswith("Z")]


def left(group: int) -> list[str]:
    """The processes of a group that do not end by themselves: Python's own tracker and server of processes end when nobody is
    left who could ask them, a moment after the program."""
    deadline = time.monotonic() + 10
    while (found := members(group)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
@pytest.mark.parametrize(
    ("number", "whole_group", "status"),
    [
        (signal.SIGINT, True, 130),
        (signal.SIGINT, False, 130),
        (signal.SIGTERM, False, 143),
        (signal.SIGTERM, True, 143),
    ],
)
def test_an_end_comes_at_once_and_leaves_nothing(
    many: Path, method: str, number: signal.Signals, whole_group: bool, status: int
) -> None:
    command = [*program(method), ".", "--no-cache", "--jobs", "2", "--output", "json=found.json"]
    process = begun(command)
    before = time.monotonic()
    (os.killpg if whole_group else os.kill)(process.pid, number)
    _, errors = process.communicate(timeout=20)
    # A second, and room for a machine that is busy with other things.
    assert time.monotonic() - before < 5
    assert (process.returncode, errors) == (status, b"")
    assert left(process.pid) == []
    assert [each.name for each in many.iterdir() if each.suffix != ".txt"] == [".git"]


TAKING_A_LOCK = """
import os, signal, sys, threading

moment, taken = int(sys.argv.pop(1)), 0

def called(frame, event, arg):
    code = frame.f_code
    return ended if code.co_name == "__enter__" and code.co_filename == threading.__file__ else None

def ended(frame, event, arg):
    global taken
    taken += event == "return"
    if taken == moment:
        sys.settrace(None)
        os.kill(os.getpid(), signal.SIGTERM)
    return ended

from giar_lint.__main__ import main

sys.settrace(called)
sys.exit(main())
"""
"""Asks the run to end when its first thread has just taken the lock of a condition, and before it has it in a `with`."""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("moment", [1, 2, 3, 4, 5, 8, 13, 21, 34, 55])
def test_an_end_that_comes_while_a_lock_is_taken_leaves_it_free(many: Path, moment: int) -> None:
    command = [sys.executable, "-c", TAKING_A_LOCK, str(moment), "check", ".", "--no-cache", "--jobs", "2"]
    done = subprocess.run(command, capture_output=True, timeout=20, check=False)
    assert (done.returncode, done.stderr) == (143, b"")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_an_end_in_the_middle_of_a_result_is_no_wait_for_the_rest(many: Path, method: str) -> None:
    process = begun([*program(method), ".", "--no-cache", "--jobs", "2", "--output", "html=found.html"])
    # Nobody reads meanwhile, so that each process stands in the middle of what it writes.
    process.send_signal(signal.SIGSTOP)
    time.sleep(1.5)
    process.send_signal(signal.SIGTERM)
    process.send_signal(signal.SIGCONT)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (143, b"")
    assert left(process.pid) == []


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_end_with_the_one_that_started_them(many: Path, method: str) -> None:
    process = begun([*program(method), ".", "--no-cache", "--jobs", "2"])
    process.kill()
    _, errors = process.communicate(timeout=20)
    # What Python's own tracker of semaphores says of a program that was killed is none of the program's words.
    assert errors == b"" or b"resource_tracker" in errors.splitlines()[0]
    assert b"Traceback" not in errors
    assert left(process.pid) == []


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_reader_that_leaves_ends_the_run(many: Path) -> None:
    process = begun([*LINT, ".", "--no-cache", "--jobs", "2"])
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.wait(timeout=20) == 141
    assert process.stderr.read() == b""
    assert left(process.pid) == []


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of POSIX")
@pytest.mark.parametrize(("columns", "terminal"), [(120, "xterm-256color"), (24, "dumb")])
def test_a_long_run_shows_a_bar_and_takes_it_away(many: Path, columns: int, terminal: str) -> None:
    shown = on_terminal([*LINT, ".", "--no-cache", "--jobs", "2", "--output-format", "concise"], columns, terminal)
    assert re.search(r"检查 +\d+%", shown) is not None
    assert "\x1b" not in shown
    if terminal == "dumb":
        assert not set("█▏▎▍▌▋▊▉") & set(shown)
    screen = displayed(shown)
    assert max(map(len, shown.replace("\n", "\r").split("\r"))) < 400
    # Nothing but what is told stays, each line whole.
    *told, summary = screen
    assert summary.startswith("已检查600个文件")
    assert [line for line in told if not re.match(r"\d{4}\.txt:\d+:\d+: GIA\d{3} ", line)] == []
    assert len({line.partition(":")[0] for line in told}) == 600


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of POSIX")
@pytest.mark.parametrize(
    ("options", "environment"), [(("--quiet",), {}), (("--verbose",), {}), ((), {"CI": "true"})], ids=str
)
def test_a_run_that_nobody_watches_shows_no_bar(
    many: Path, options: Sequence[str], environment: dict[str, str]
) -> None:
    command = [*LINT, ".", "--no-cache", "--select", "GIA303", *options]
    assert "%" not in on_terminal(command, 80, "xterm", environment)


def on_terminal(command: Sequence[str], columns: int, kind: str, environment: dict[str, str] | None = None) -> str:
    """All that a program writes to the terminal that it runs in."""
    import fcntl
    import pty
    import struct
    import termios

    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
    surroundings = {key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR", "COLUMNS")}
    surroundings |= {"TERM": kind, "NO_COLOR": "1", "LC_ALL": "C.UTF-8", **(environment or {})}
    process = subprocess.Popen(command, stdout=inner, stderr=inner, stdin=inner, env=surroundings)
    os.close(inner)
    data = b""
    while True:
        try:
            piece = os.read(outer, 65536)
        except OSError:
            break
        if not piece:
            break
        data += piece
    os.close(outer)
    assert process.wait(timeout=60) == 1
    return data.decode()


def displayed(written: str) -> list[str]:
    """What a terminal shows of what was written: after a carriage return, the next characters stand over the others."""
    lines = []
    for line in written.replace("\r\n", "\n").split("\n"):
        cells: list[str] = []
        for piece in line.split("\r"):
            cells[: len(piece)] = piece
        lines.append("".join(cells).rstrip())
    return [line for line in lines if line]
