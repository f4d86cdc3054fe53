"""Running programs in turn: how long each takes, how much memory it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

if sys.platform != "win32":
    import resource

LONGEST = 3600
"""Seconds after which a program is ended and the whole command fails."""

Times = dict[str, list[float]]
"""Seconds by the name of what took them, in the order of the rounds."""


class MeasureError(Exception):
    """A measured program did not do what it was to do; the message says which and what it printed."""


class Taken(NamedTuple):
    """What the programs took: by the clock, and of the processor (user and system, all processes of a program together).

    The second is empty where the system does not tell. It hardly changes with what else the machine does, nor where a
    program may use the processor for a part of each moment only, as in many a container.
    """

    clock: Times
    processor: Times


class Case(NamedTuple):
    """A program to measure: its command, the folder where it runs, the exit statuses with which it has done its work, and
    what has to happen before each run (which is not measured).
    """

    command: Sequence[str]
    folder: Path
    statuses: tuple[int, ...] = (0,)
    before: Callable[[], object] | None = None


class Peak(NamedTuple):
    """Memory in bytes: the most that one process took, and all processes together (0 where the system does not tell).

    Together: pages that processes share count once.
    """

    largest: int
    together: int


def clean_environment(home: Path) -> dict[str, str]:
    """The environment of everything measured: nothing of the user's but where programs are, a home folder without settings."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP") if name in os.environ}
    return {**kept, "HOME": str(home), "USERPROFILE": str(home), "LANG": "C.UTF-8"}


def run_once(case: Case, environment: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    """One run of a program with its output. Raises MeasureError for another exit status than those that it may have."""
    command = list(case.command)
    done = subprocess.run(command, cwd=case.folder, env=environment, capture_output=True, check=False, timeout=LONGEST)
    if done.returncode not in case.statuses:
        said = (done.stderr or done.stdout).decode(errors="replace").strip()[-300:]
        raise MeasureError(f"exit status {done.returncode} of {' '.join(command)}: {said}")
    return done


def alternate(cases: Mapping[str, Case], repeat: int, environment: Mapping[str, str]) -> Taken:
    """What each program takes. All take their turn in each round, so that what else the machine does falls on all of them.

    Raises MeasureError for another exit status than those that one may have.
    """
    clock: Times = {name: [] for name in cases}
    processor: Times = {name: [] for name in cases}
    for case in cases.values():  # once for the caches of the system and of Python, and to see that it works
        _prepare(case)
        run_once(case, environment)
    for _ in range(repeat):
        for name, case in cases.items():
            _prepare(case)
            begin, before = time.perf_counter(), _processor()
            status = subprocess.run(
                list(case.command),
                cwd=case.folder,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
                timeout=LONGEST,
            ).returncode
            clock[name].append(time.perf_counter() - begin)
            processor[name].append(_processor() - before)
            if status not in case.statuses:
                raise MeasureError(f"exit status {status} of {' '.join(case.command)}")
    return Taken(clock, processor if sys.platform != "win32" else {})


def peak_memory(case: Case, environment: Mapping[str, str]) -> Peak:
    """The memory of one run. Raises MeasureError for another exit status than those that it may have.

    The largest process is told by the system when the run has ended and is exact; what all take together is looked up ten
    times a second.
    """
    # On Linux a process inherits the peak of the one that started it, so a bare interpreter stands between.
    command = [sys.executable, "-I", "-S", "-c", _WAITER, *case.command]
    waiter = subprocess.Popen(
        command, cwd=case.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    together = 0
    with waiter:
        try:
            while waiter.poll() is None:
                together = max(together, sum(map(_share, _below(waiter.pid))))
                time.sleep(0.1)
        except BaseException:
            waiter.kill()
            raise
        told = waiter.stdout.read() if waiter.stdout else b""
    status, largest = map(int, told.split())
    if status not in case.statuses:
        raise MeasureError(f"exit status {status} of {' '.join(case.command)}")
    return Peak(largest * (1 if sys.platform == "darwin" else 1024), together)


_WAITER = """
import os, sys
null = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (1, 2)]
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=null), 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)
"""


def _processor() -> float:
    """The seconds of the processor that all ended children have taken; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _prepare(case: Case) -> None:
    if case.before is not None:
        case.before()


def _below(pid: int) -> list[int]:
    """All processes below one, as far as the system tells."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [each for child in map(int, children) for each in (child, *_below(child))]


def _share(pid: int) -> int:
    """The bytes of a process, a page that several share counted in parts; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
