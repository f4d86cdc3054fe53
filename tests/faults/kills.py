"""Runs that are killed, ended or interrupted."""

from __future__ import annotations

import os
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

from faults.stage import ROOT, Stage, Untried, fault

_KILLS = int(os.environ.get("GIAR_KILLS", "0"))
"""How many kills at random moments, for each signal and scenario; 0 for few, as tests have it."""
_SIGNALS = ("SIGKILL", "SIGTERM", "SIGINT")
_SEED = 20260122


def _run(module: str, *arguments: object) -> str:
    """The figures that a module of this package prints. It forks, and so is run by itself."""
    if not hasattr(os, "fork"):
        raise Untried("the runs are forked")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    command = [sys.executable, "-m", f"faults.{module}", *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=3600, check=False)
    assert done.returncode == 0, done.stderr.decode()[-1500:]
    return done.stdout.decode().strip()


def _killed(scenario: str, name: str, kills: int) -> str:
    """The figures of runs of a scenario that are killed at random moments."""
    return f"{scenario}: {_run('killing', scenario, name, kills, _SEED)}"


def _at_every_moment(names: Sequence[str], scenarios: Sequence[str], every: int) -> str:
    """The figures of runs that get a signal at every moment; `every` as `faults.moments` has it."""
    told = [(each, name, _run("moments", each, name, every)) for each in scenarios for name in names]
    return "; ".join(f"{scenario}, {name}: {figures}" for scenario, name, figures in told)


@fault("killed-at-every-moment", "Killed before each instruction of the code that writes")
def killed_at_every_moment(at: Stage) -> str:
    told = _at_every_moment(("SIGKILL",), ("fix", "baseline", "outputs", "cache", "init"), 1)
    return f"every file is the old one or the new one as a whole, and the next run as if nothing had been. {told}"


@fault("ended-at-every-moment", "Ended or interrupted before each line of Python that is run", slow=True)
def ended_at_every_moment(at: Stage) -> str:
    every = int(os.environ.get("GIAR_EVERY", "1"))
    told = _at_every_moment(("SIGTERM", "SIGINT"), ("fix", "baseline", "outputs"), every)
    more = _at_every_moment(("SIGINT",), ("init", "check"), every)
    return f"every file is the old one or the new one as a whole, no temporary file, status 143 or 130. {told}; {more}"


@fault("killed-in-a-fix", "Killed at random moments while reports are mended")
def killed_in_a_fix(at: Stage) -> str:
    return "each report is the old one or the mended one. " + _killed("fix", "SIGKILL", _KILLS or 12)


@fault("killed-in-an-output", "Killed at random moments while pages and JSON are written")
def killed_in_an_output(at: Stage) -> str:
    return "each output is the old one or the new one. " + _killed("outputs", "SIGKILL", _KILLS or 8)


@fault("killed-in-a-baseline", "Killed at random moments while a baseline is written")
def killed_in_a_baseline(at: Stage) -> str:
    return "it is the old one or the new one. " + _killed("baseline", "SIGKILL", _KILLS or 8)


@fault("killed-in-the-cache", "Killed at random moments while the cache is written")
def killed_in_the_cache(at: Stage) -> str:
    return "the next run finds the same. " + _killed("cache", "SIGKILL", _KILLS or 8)


@fault("ended-in-a-fix", "Asked to end (SIGTERM) at random moments while reports are mended")
def ended_in_a_fix(at: Stage) -> str:
    return "status 143, no temporary file. " + _killed("fix", "SIGTERM", _KILLS or 8)


@fault("interrupted", "Interrupted (Ctrl-C), ended and killed in a run over many files, with one job and with two")
def interrupted(at: Stage) -> str:
    for number in range(500):
        at.report(f"{number:03}.txt")
    chance = random.Random(_SEED)
    told = []
    for jobs in ("1", "2"):
        for name in (*_SIGNALS, "SIGHUP"):
            took = [_until_the_end(at, jobs, name, chance.uniform(0, 0.5)) for _ in range(max(2, _KILLS // 10))]
            told.append(
                f"{name}, {jobs} job{'s' * (jobs != '1')}: {statistics.median(took):.2f} s, at most {max(took):.2f} s"
            )
    return (
        f"ends at once, without a trace of the stack, with the signal's status; no output, no worker stays behind. From the "
        f"signal to the end of {len(took)} runs, load {os.getloadavg()[0]:.1f}: {'; '.join(told)}"
    )


def _until_the_end(at: Stage, jobs: str, name: str, after: float) -> float:
    """Seconds from a signal, sent so long after the first finding, to the end of the run with all that belongs to it."""
    number = getattr(signal, name)
    process = at.start(
        *("check", "--jobs", jobs, "--no-cache", "--output", "html=out.html"), start_new_session=True, bufsize=0
    )
    assert process.stdout is not None
    process.stdout.read(1)
    time.sleep(after)
    sent = time.monotonic()
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    took = time.monotonic() - sent
    assert process.returncode in (-number, 128 + number), (jobs, name, process.returncode, said[-500:])
    assert took < 15, "it took too long to end"
    assert not said, said[-1500:]
    left = [each for each in at.names() if not each.endswith(".txt")]
    assert name == "SIGKILL" or not left, (jobs, name, left)
    for each in left:
        (at.folder / each).unlink()
    deadline = time.monotonic() + 15
    while _session(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _session(process.pid), "workers stay behind"
    return took


def _session(leader: int) -> list[str]:
    """The processes of a session that are still at work."""
    listed = subprocess.run(["ps", "-o", "pid=,stat=", "-s", str(leader)], capture_output=True, check=False)
    return [line for line in listed.stdout.decode().splitlines() if "Z" not in line.split()[1]]
