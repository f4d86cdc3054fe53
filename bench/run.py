"""Prints the figures of bench/README.md: cold start as ratios to other interpreter starts, and the time per report
over many.

    python bench/run.py [--reports N] [--repeat N]

Everything is measured side by side in one run, alternating, and the smallest time of each counts, since absolute
times drift.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.generate import seeded_report  # noqa: E402
from support.model import model_report  # noqa: E402
from support.render import LAYOUTS, file_name, render  # noqa: E402


def fastest(commands: dict[str, Sequence[str]], repeat: int) -> dict[str, float]:
    """The smallest wall-clock time in seconds of each command, run in turn `repeat` times."""
    best = dict.fromkeys(commands, float("inf"))
    # Without its compiled files a program is compiled again at every start, which nobody's use is like.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(repeat):
        for name, command in commands.items():
            begin = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=environment)
            best[name] = min(best[name], time.perf_counter() - begin)
    return best


def cold_start(folder: Path, repeat: int) -> None:
    """One report of about 8 KB in a fresh process, against the bare interpreter and `import lark`."""
    report = folder / "report.txt"
    report.write_text(render(model_report(), "tabs"), encoding="utf-8")
    lint = [sys.executable, "-m", "giar_lint", "check", "--no-config", "--no-cache"]
    commands: dict[str, Sequence[str]] = {
        "python -c pass": [sys.executable, "-c", "pass"],
        'python -c "import lark"': [sys.executable, "-c", "import lark"],
        "giar-lint --version": [sys.executable, "-m", "giar_lint", "--version"],
        "giar-lint check, clean report": [*lint, str(report)],
    }
    bad = sorted((ROOT / "examples" / "bad").glob("*.txt"))
    if bad:
        commands["giar-lint check, report with findings"] = [*lint, str(bad[0])]
    best = fastest(commands, repeat)
    lark, bare = best['python -c "import lark"'], best["python -c pass"]
    print(f"cold start, report of {report.stat().st_size} bytes, best of {repeat}:")
    for name, seconds in best.items():
        print(
            f"  {name:40} {seconds * 1000:7.1f} ms   {seconds / lark:5.2f} x import lark   {seconds / bare:5.2f} x pass"
        )


def many(folder: Path, count: int) -> None:
    """Generated reports of all layouts in one process: the time per report, and as a share of `import lark`."""
    target = folder / "many"
    target.mkdir()
    size = 0
    for number in range(count):
        layout = LAYOUTS[number % len(LAYOUTS)]
        text = render(seeded_report(number), layout)
        size += len(text.encode())
        (target / f"{number:05d}{Path(file_name(layout)).suffix}").write_text(text, encoding="utf-8")
    one = folder / "one"
    one.mkdir()
    (one / "report.txt").write_text(render(seeded_report(0), "tabs"), encoding="utf-8")
    lint = [sys.executable, "-m", "giar_lint", "check", "--no-config", "--no-cache", "--quiet", "--fail-on", "never"]
    commands = {
        'python -c "import lark"': [sys.executable, "-c", "import lark"],
        "one": [*lint, str(one)],
        "many": [*lint, str(target)],
    }
    best = fastest(commands, 3)
    lark = best['python -c "import lark"']
    each = (best["many"] - best["one"]) / (count - 1)
    print(f"{count} reports of {size // count} bytes on average, one process:")
    print(f"  {each * 1000:.2f} ms each, {each / lark:.3f} x import lark (budget: {4 / 45:.3f})")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=500)
    options.add_argument("--repeat", type=int, default=15)
    chosen = options.parse_args()
    print(f"Python {platform.python_version()}, lark {version('lark')}, {platform.system()} {platform.machine()}")
    with tempfile.TemporaryDirectory() as name:
        cold_start(Path(name), chosen.repeat)
        many(Path(name), chosen.reports)
    return 0


if __name__ == "__main__":
    sys.exit(main())
