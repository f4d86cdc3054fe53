"""Runs of the program that are killed at random moments. Run by itself, since it forks:
`python -m faults.killing SCENARIO SIGNAL KILLS SEED`. Prints one line of figures.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from faults.stage import BAD
from giar_lint.__main__ import main

WRITING = ("giar_lint/writing.py", "giar_lint/exchange.py", "giar_lint/cli/streams.py", "giar_lint/cache.py")
SCENARIOS: Mapping[str, tuple[str, ...]] = {
    "fix": ("check", "--fix", "--no-cache", "--quiet"),
    # The reports are named, since a page that is found by walking is a report itself, and refused as an output.
    "outputs": (
        "check",
        "a.txt",
        "b.txt",
        "--no-cache",
        "--output",
        "html=out.html",
        "--output",
        "json=out.json",
        "--quiet",
    ),
    "baseline": ("check", "--no-cache", "--baseline", "known.json", "--write-baseline", "--quiet"),
    "cache": ("check", "--quiet"),
    "init": ("init", "--force"),
    "check": ("check", "--no-cache", "--quiet"),
}
Content = dict[str, bytes]


def content(folder: Path) -> Content:
    """What lies in a folder, but for the cache."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def prepare(folder: Path) -> None:
    """Two reports, and what an earlier run has written."""
    (folder / ".git").mkdir(parents=True)
    for name, text in (("a.txt", BAD), ("b.txt", BAD)):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "out.html").write_text("yesterday's page", encoding="utf-8")
    (folder / "out.json").write_text("[]", encoding="utf-8")
    (folder / "known.json").write_text('{"version": 1, "entries": []}', encoding="utf-8")
    (folder / "giar-lint.toml").write_text("# yesterday's\n", encoding="utf-8")


def child(folder: Path, arguments: tuple[str, ...], out: str) -> None:
    """The run itself, in a process of its own. Does not return."""
    status = 70
    try:
        os.chdir(folder)
        sys.stdout = sys.stderr = io.TextIOWrapper(io.FileIO(out, "w"), encoding="utf-8")
        status = main(arguments)
    except SystemExit as end:
        status = int(end.code or 0)
    finally:
        os._exit(status)


def run(
    folder: Path, arguments: tuple[str, ...], number: int = 0, after: float = -1.0, *, out: str = os.devnull
) -> int:
    """The status of a run, negative for the signal that ended it; it is sent the signal `number` `after` so many seconds,
    unless that is negative. `out` takes all that it says."""
    process = os.fork()
    if process == 0:
        child(folder, arguments, out)
    if after >= 0:
        time.sleep(after)
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, number)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def check(before: Content, found: Content, wanted: Content) -> int:
    """How many temporary files there are; nothing else may be new, lost, or anything but old or new as a whole."""
    left = [name for name in found if name.startswith(".giar-lint-") and name.endswith(".tmp")]
    assert {*found} - {*left} <= {*wanted}, found.keys()
    for name in wanted:
        assert found.get(name) in (before.get(name), wanted[name]), f"{name} is neither old nor new"
    return len(left)


def killed(scenario: str, number: int, kills: int, seed: int) -> str:
    """Kills runs and looks at what is left; the figures. Raises AssertionError where something is lost."""
    arguments = SCENARIOS[scenario]
    base = Path(tempfile.mkdtemp(prefix="giar-lint-kill-"))
    try:
        whole = base / "whole"
        prepare(whole)
        before = content(whole)
        run(whole, arguments)
        start = time.perf_counter()
        assert run(whole, arguments) in (0, 1, 2)
        span = time.perf_counter() - start
        shutil.rmtree(whole)
        prepare(whole)
        status = run(whole, arguments)
        wanted = content(whole)
        assert scenario == "cache" or wanted != before
        chance = random.Random(seed)
        ended = left = at_work = 0
        for kill in range(kills):
            folder = base / str(kill)
            prepare(folder)
            got = run(folder, arguments, number, chance.uniform(0, span * 1.5))
            temporary = check(before, content(folder), wanted)
            if number != signal.SIGKILL and got in (130, 143):
                assert temporary == 0, f"{temporary} temporary files, status {got}"
            left += temporary > 0
            at_work += content(folder) != before
            ended += got != status
            assert got in (status, -number, 128 + number), got
            if not temporary and kill % 8:
                shutil.rmtree(folder)
                continue
            assert run(folder, arguments) in (0, 1, 2)
            again = content(folder)
            assert again == wanted or scenario == "outputs", {name for name in again if again[name] != wanted.get(name)}
            assert not any(name.endswith(".tmp") for name in again), again.keys()
            shutil.rmtree(folder)
        name = signal.Signals(number).name
        return (
            f"{ended} ended by {name}, {at_work} of them had written; temporary files: {left}, after the next run none"
        )
    finally:
        shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    print(killed(sys.argv[1], int(getattr(signal, sys.argv[2])), int(sys.argv[3]), int(sys.argv[4])))
