"""Fuzzes: `python fuzz/run.py --seconds 60` gives each target its part of the time, `--runs 1000000` goes on until so many
inputs were executed. What is found lies in the folder of the work (`--work`), and the exit status is then 1.

Executions are counted from what libFuzzer itself tells, over all processes; `log.jsonl` in that folder has every process, and
`--total` sums up what stands there. Each process works for a slice of time, so that a change of the code is taken up and what
is found ends no more than its slice.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from fuzz.targets import TARGETS  # noqa: E402 - the path has to be there

HANGS = 40
"""Seconds by the clock after which an input is taken to hang. Slow ones are told by the time of the processor, in the
harness: the clock also counts what else the machine does."""
MEGABYTES = 512

_EXECUTED = re.compile(r"^stat::number_of_executed_units: (\d+)", re.MULTILINE)
_PROGRESS = re.compile(r"^#(\d+)\s", re.MULTILINE)
_PEAK = re.compile(r"^stat::peak_rss_mb:\s+(\d+)", re.MULTILINE)
_RSS = re.compile(r"^#.* rss: (\d+)Mb", re.MULTILINE)


class Slice(NamedTuple):
    """What one process did: inputs executed, seconds, the peak of memory in MB, and the files of inputs that broke
    something."""

    target: str
    executed: int
    seconds: float
    peak: int
    found: tuple[str, ...]


def fuzz(name: str, work: Path, *, seconds: int, runs: int) -> Slice:
    """Fuzzes one target for at most so many seconds or inputs (-1: any number)."""
    corpus, found, kept = work / "corpus" / name, work / "found", ROOT / "fuzz" / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    before = set(found.iterdir())
    options = {
        "max_total_time": seconds,
        "runs": runs,
        "timeout": HANGS,
        "rss_limit_mb": MEGABYTES,
        "max_len": TARGETS[name].longest,
        "dict": ROOT / "fuzz" / "giar.dict",
        "artifact_prefix": f"{found}{os.sep}{name}-",
        "print_final_stats": 1,
        "len_control": 20,
    }
    command = [sys.executable, "-m", "fuzz.harness", name, *(f"-{key}={value}" for key, value in options.items())]
    start = time.monotonic()
    with (work / f"{name}.log").open("wb") as log:
        subprocess.run(
            [*command, corpus, *([kept] if kept.is_dir() else [])], cwd=ROOT, stdout=log, stderr=log, check=False
        )
    told = (work / f"{name}.log").read_text(encoding="utf-8", errors="replace")
    executed, peak = counted(told)
    new = tuple(sorted(str(each) for each in set(found.iterdir()) - before))
    if new or not executed:
        sys.stderr.write("\n".join(told.splitlines()[-40:]) + "\n")
    return Slice(name, executed, time.monotonic() - start, peak, new)


def counted(told: str) -> tuple[int, int]:
    """Inputs executed and the peak of memory in MB, of what libFuzzer tells: at its end, or, of a process that was killed, on
    its way."""
    executed = _EXECUTED.findall(told) or _PROGRESS.findall(told) or ["0"]
    peak = _PEAK.findall(told) or _RSS.findall(told) or ["0"]
    return int(executed[-1]), int(peak[-1])


def total(log: Path) -> str:
    """The table of all processes that the log tells of."""
    slices = (
        [Slice(**json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []
    )
    executed: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for each in slices:
        executed[each.target] += each.executed
        seconds[each.target] += round(each.seconds)
    lines = [f"{name:10} {executed[name]:>10,} executions {seconds[name]:>7,} s" for name in TARGETS]
    peak = max((each.peak for each in slices), default=0)
    count = sum(len(each.found) for each in slices)
    return "\n".join([*lines, f"{'total':10} {executed.total():>10,} executions, peak {peak} MB, found {count}"])


def main() -> int:
    """0 where nothing was found, 1 where something was, 2 where a target did not run at all."""
    parser = argparse.ArgumentParser(description="Fuzzes the readers, the parser, the rules and the outputs.")
    parser.add_argument("--seconds", type=int, help="for so long in all (60)")
    parser.add_argument("--runs", type=int, help="until so many inputs were executed in all")
    parser.add_argument("--slice", type=int, default=240, help="how long one process works (240)")
    parser.add_argument("--targets", default=",".join(TARGETS), help="names parted by commas")
    parser.add_argument(
        "--work", type=Path, default=ROOT / ".fuzz", help="folder of what the fuzzer learns and finds (.fuzz)"
    )
    parser.add_argument("--total", action="store_true", help="sum up what was run, and end")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    log = given.work / "log.jsonl"
    if given.total:
        print(total(log))
        return 0
    names = given.targets.split(",")
    seconds = given.seconds or (0 if given.runs else 60)
    shares = sum(TARGETS[name].share for name in names)
    spent: Counter[str] = Counter()
    executed, found = 0, 0
    start = time.monotonic()
    while True:
        name = min(names, key=lambda each: spent[each] / TARGETS[each].share)
        if (given.runs and executed >= given.runs) or (seconds and all(spent[each] for each in names)):
            break
        own = max(1, round(seconds * TARGETS[name].share / shares)) if seconds else given.slice
        done = fuzz(name, given.work, seconds=min(own, given.slice), runs=given.runs - executed if given.runs else -1)
        with log.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(done._asdict()) + "\n")
        spent[name] += max(1, round(done.seconds * 100))
        executed += done.executed
        found += len(done.found)
        print(f"{name}: {done.executed:,} in {done.seconds:.0f} s, {done.peak} MB", *done.found, flush=True)
        if not done.executed:
            return 2
    print(total(log) if given.runs else f"{executed:,} executions in {time.monotonic() - start:.0f} s, found {found}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
