"""Brings about every fault and prints its outcome: `python tests/faults/run.py [NAME ...]`. The exit status is 1 where an
outcome is not as it should be."""

from __future__ import annotations

import sys
import time
from pathlib import Path

if __package__ is None or not __package__:
    sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

from faults import FAULTS, Untried, stage

_LONGEST = 2000


def main(names: list[str]) -> int:
    """Runs the faults of these names, all where there are none."""
    unknown = [name for name in names if name not in FAULTS]
    if unknown:
        print(f"no such fault: {', '.join(unknown)}; known: {', '.join(FAULTS)}", file=sys.stderr)
        return 2
    wrong = untried = 0
    for name in names or FAULTS:
        each = FAULTS[name]
        start = time.perf_counter()
        with stage() as at:
            try:
                outcome, mark = each.act(at), "ok"
            except Untried as reason:
                outcome, mark = str(reason), "untried"
                untried += 1
            except Exception as error:
                outcome, mark = f"{type(error).__name__}: {str(error)[:_LONGEST]}", "WRONG"
                wrong += 1
        print(
            f"{mark:8}{each.name}: {each.title}\n        -> {outcome} ({time.perf_counter() - start:.1f} s)", flush=True
        )
    count = len(names or FAULTS)
    print(
        f"\n{count} faults: {count - wrong - untried} as they should be, {wrong} wrong, {untried} that this system cannot bring about"
    )
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
