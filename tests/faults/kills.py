"""Runs that are killed, ended or interrupted."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

from faults.stage import ROOT, Stage, Untried, fault

_KILLS = int(os.environ.get("GIAR_KILLS", "0"))
"""How many kills at random moments, for each signal and scenario; 0 for few, as tests have it."""
_SIGNALS = ("SIGKILL", "SIGTERM", "SIGINT")
_SEED = 20260122


def _killed(scenario: str, name: str, kills: int) -> str:
    """The figures of runs of a scenario that are killed; 0 kills: before every line that writes."""
    if not hasattr(os, "fork"):
        raise Untried("the runs are forked")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    command = [sys.executable, "-m", "faults.killing", scenario, name, str(kills), str(_SEED)]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr.decode()[-1500:]
    return f"{scenario}: {done.stdout.decode().strip()}"


@fault("killed-at-every-line", "Killed, ended or interrupted before each line of the code that writes", slow=True)
def killed_at_every_line(at: Stage) -> str:
    told = [_killed(scenario, name, 0) for scenario in ("fix", "baseline", "outputs") for name in _SIGNALS]
    return "every file is the old one or the new one as a whole. " + "; ".join(told)


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
    for number in range(400):
        at.report(f"{number:03}.txt")
    chance = random.Random(_SEED)
    for jobs in ("1", "2"):
        for name in _SIGNALS:
            for _ in range(max(2, _KILLS // 10)):
                number = getattr(signal, name)
                process = at.start(
                    *("check", "--jobs", jobs, "--no-cache", "--output", "html=out.html"), start_new_session=True
                )
                time.sleep(1 + chance.uniform(0, 1))
                process.send_signal(number)
                sent = time.monotonic()
                _, said = process.communicate(timeout=60)
                assert process.returncode in (-number, 128 + number), (jobs, name, process.returncode, said[-500:])
                assert time.monotonic() - sent < 15, "it took too long to end"
                assert b"Traceback" not in said, said[-1500:]
                left = [each for each in at.names() if not each.endswith(".txt")]
                assert name == "SIGKILL" or not left, (jobs, name, left)
                for each in left:
                    (at.folder / each).unlink()
                deadline = time.monotonic() + 15
                while _session(process.pid) and time.monotonic() < deadline:
                    time.sleep(0.1)
                assert not _session(process.pid), "workers stay behind"
    return "ends at once, without a trace of the stack, with the signal's status; no output, no worker stays behind"


def _session(leader: int) -> list[str]:
    """The processes of a session that are still at work."""
    listed = subprocess.run(["ps", "-o", "pid=,stat=", "-s", str(leader)], capture_output=True, check=False)
    return [line for line in listed.stdout.decode().splitlines() if "Z" not in line.split()[1]]
