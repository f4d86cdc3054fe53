"""Measures giar-lint and prints the tables of bench/README.md.

    python bench/run.py [--quick] [--json FILE] [--markdown | --write] [PART ...]

Everything is measured side by side in one run, all taking their turn, and the smallest time of each counts: absolute times
drift with the machine and its load, ratios hardly do. The program is installed for that into an environment of its own,
and what is measured sees nothing of the user's environment. `--from FILE` makes the tables of figures measured before.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from speed import peers, tables
from speed.environments import Environments, set_up
from speed.measure import Case, MeasureError, alternate, clean_environment, peak_memory

BENCH = Path(__file__).resolve().parent
README = BENCH / "README.md"
CACHE = ".giar_lint_cache"


class Plan(NamedTuple):
    """How much is measured: repetitions of short and of long runs, numbers of reports, sizes of one file in characters."""

    short: int
    long: int
    reports: int
    formats: int
    sizes: tuple[int, ...]
    growing: tuple[int, ...]
    memory: tuple[int, ...]


FULL = Plan(20, 3, 500, 50, (400, 6_000, 100_000, 1_400_000), (100, 1_000, 5_000, 20_000), (100, 1_000, 20_000))
"""A Chinese character has three bytes: 400 of them are 1 KB, 1,400,000 are 4 MB."""
QUICK = Plan(5, 1, 40, 6, (400, 4_000, 24_000), (50, 150), (100, 300))


class Bench:
    """One run: where things are, and how much of them there is to be."""

    def __init__(self, folder: Path, environments: Environments, plan: Plan) -> None:
        self.folder = folder
        self.environments = environments
        self.plan = plan
        home = folder / "home"
        home.mkdir()
        self.environment = clean_environment(home)
        self.versions: dict[str, str] = {}
        script = str(BENCH / "speed" / "material.py")
        subprocess.run(
            [environments.maker, script, str(folder), str(plan.reports), str(plan.formats)], check=True, cwd=folder
        )

    def check(self, *arguments: str) -> list[str]:
        """The command that lints, ending with 0 whatever it finds."""
        return [self.environments.giar_lint, "check", "--quiet", "--fail-on", "never", *arguments]

    def cold(self) -> dict[str, Any]:
        """One report in a fresh process, with and without the cache, against other starts of the interpreter."""
        python, lint = self.environments.python, [self.environments.giar_lint, "check"]
        source = self.folder / "cold"
        plain, unchanged, configured = (self._copy(source, name) for name in ("plain", "unchanged", "configured"))
        (configured / "giar-lint.toml").write_text('language = "zh"\nignore = ["GIA111"]\n', encoding="utf-8")
        first = Case([*lint, "clean.txt"], plain, before=lambda: shutil.rmtree(plain / CACHE, ignore_errors=True))
        cases = {
            tables.BARE: Case([python, "-c", "pass"], plain),
            tables.LARK: Case([python, "-c", "import lark"], plain),
            "--version": Case([self.environments.giar_lint, "--version"], plain),
            "clean report": Case([*lint, "--no-cache", "clean.txt"], plain),
            "report with findings": Case([*lint, "--no-cache", "bad.txt"], plain, (1,)),
            "clean report, written to the cache": first,
            "unchanged clean report": Case([*lint, "clean.txt"], unchanged),
            "unchanged report with findings": Case([*lint, "bad.txt"], unchanged, (1,)),
            "unchanged clean report, giar-lint.toml beside it": Case([*lint, "clean.txt"], configured),
        }
        taken = alternate(cases, self.plan.short, self.environment)
        return {"times": taken.clock, "processor": taken.processor, "bytes": (source / "clean.txt").stat().st_size}

    def each(self) -> dict[str, Any]:
        """Many reports in one process: generated ones of all layouts, and those of the corpus, written by hand."""
        names = ("layouts", "corpus")
        cases = {tables.LARK: Case([self.environments.python, "-c", "import lark"], self.folder)}
        for name in (*(f"{name}-one" for name in names), *names):
            cases[name] = Case(self.check("--no-cache", "--jobs", "1", name), self.folder)
        taken = alternate(cases, max(2, self.plan.long), self.environment)
        sizes = {name: [path.stat().st_size for path in (self.folder / name).iterdir()] for name in names}
        return {
            "times": taken.clock,
            "processor": taken.processor,
            "count": {name: len(each) for name, each in sizes.items()},
            "bytes": {name: sum(each) // len(each) for name, each in sizes.items()},
        }

    def many(self) -> dict[str, Any]:
        """The same reports as Markdown, by this program and by others."""
        folder, kept = self.folder / "markdown", self._copy(self.folder / "markdown", "kept")
        others, skipped, versions = peers.peer_cases(folder, self.folder / "markdown-one", self.environment)
        self.versions.update(versions)
        cases = {
            "giar-lint, one job": Case(self.check("--no-cache", "--jobs", "1", "."), folder),
            "giar-lint, two jobs": Case(self.check("--no-cache", "--jobs", "2", "."), folder),
            "giar-lint, nothing changed": Case(self.check("."), kept),
            **others,
        }
        checks = dict.fromkeys(cases, "the report") | {name: peers.PEERS[name].checks for name in others}
        times = alternate(cases, self.plan.long, self.environment).clock
        return {"times": times, "count": self.plan.reports, "checks": checks, "skipped": skipped}

    def formats(self) -> dict[str, Any]:
        """The same reports in each format."""
        names = ("text", "html", "docx", "pdf")
        cases = {
            name: Case(self.check("--no-cache", "--jobs", "1", name), self.folder)
            for format_name in names
            for name in (format_name, f"{format_name}-one")
        }
        times = alternate(cases, max(2, self.plan.long), self.environment).clock
        return {
            "count": self.plan.formats,
            "times": {name: {"many": times[name], "one": times[f"{name}-one"]} for name in names},
        }

    def growth(self) -> list[dict[str, Any]]:
        """The time against the size of one file and the number of files, by bench/growth.py."""
        target = self.folder / "growth.json"
        command = [self.environments.maker, str(BENCH / "growth.py"), "--json", str(target), "--repeat", "1"]
        command += ["--sizes", *map(str, self.plan.sizes), "--files", *map(str, self.plan.growing)]
        subprocess.run(command, check=True, cwd=self.folder, env=self.environment, stdout=sys.stderr)
        found: list[dict[str, Any]] = json.loads(target.read_text(encoding="utf-8"))
        return found

    def memory(self) -> list[dict[str, Any]]:
        """Peak memory over more and more files."""
        found = []
        for count in self.plan.memory:
            folder = self._many_links(count)
            for jobs in (1, 2):
                case = Case(self.check("--no-cache", "--jobs", str(jobs), "."), folder)
                peak = peak_memory(case, self.environment)
                found.append({"files": count, "jobs": jobs, **peak._asdict()})
            shutil.rmtree(folder)
        return found

    def _copy(self, source: Path, name: str) -> Path:
        target = self.folder / name
        shutil.copytree(source, target)
        return target

    def _many_links(self, count: int) -> Path:
        """A folder with so many reports: those of all layouts again and again, which takes no space on the disk."""
        sources = sorted((self.folder / "layouts").iterdir())
        folder = self.folder / f"memory-{count}"
        folder.mkdir()
        for number in range(count):
            source = sources[number % len(sources)]
            os.link(source, folder / f"{number:06d}{source.suffix}")
        return folder


PARTS: dict[str, Callable[[Bench], Any]] = {
    "cold": Bench.cold,
    "each": Bench.each,
    "many": Bench.many,
    "formats": Bench.formats,
    "growth": Bench.growth,
    "memory": Bench.memory,
}


def measure(parts: list[str], *, quick: bool) -> dict[str, Any]:
    """The raw figures of the parts, told on standard error as they come."""
    environments = set_up(BENCH / ".venv")
    raw: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name:
        _tell("making reports")
        bench = Bench(Path(name).resolve(), environments, QUICK if quick else FULL)
        for part in parts:
            begin = time.perf_counter()
            raw[part] = PARTS[part](bench)
            _tell(f"{part}: measured in {time.perf_counter() - begin:.0f} s")
        raw["setting"] = {
            "date": datetime.now(UTC).date().isoformat(),
            "quick": quick,
            "machine": machine(),
            "versions": _versions(environments) | bench.versions,
        }
    return raw


def machine() -> str:
    """The machine, as far as it tells."""
    return ", ".join([f"{os.cpu_count()} cores", *_processor(), platform.machine(), platform.system()])


def _processor() -> Iterator[str]:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                yield line.partition(":")[2].strip()
                return


def _versions(environments: Environments) -> dict[str, str]:
    program = (
        "import json, platform; from importlib.metadata import version\n"
        "names = ('giar-lint', 'lark', 'lxml', 'pypdfium2')\n"
        "print(json.dumps({'Python': platform.python_version(), **{name: version(name) for name in names}}))"
    )
    done = subprocess.run([environments.python, "-I", "-c", program], capture_output=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    node = peers.node_version()
    return found | ({"Node.js": node} if node else {})


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("parts", nargs="*", metavar="PART", help=f"only these of {', '.join(PARTS)}")
    options.add_argument(
        "--quick", action="store_true", help="under three minutes: fewer and smaller, to see that it runs"
    )
    options.add_argument("--json", type=Path, metavar="FILE", help="write the raw figures")
    options.add_argument("--from", dest="source", type=Path, metavar="FILE", help="take the raw figures from there")
    options.add_argument("--markdown", action="store_true", help="print the tables as bench/README.md has them")
    options.add_argument("--write", action="store_true", help="write the tables into bench/README.md")
    chosen = options.parse_args()
    unknown = set(chosen.parts) - set(PARTS)
    if unknown:
        options.error(f"no such part: {', '.join(sorted(unknown))}")
    try:
        if chosen.source is not None:
            raw = json.loads(chosen.source.read_text(encoding="utf-8"))
        else:
            raw = measure(chosen.parts or list(PARTS), quick=chosen.quick)
    except MeasureError as error:
        print(error, file=sys.stderr)
        return 1
    if chosen.json is not None:
        chosen.json.write_text(json.dumps(raw, indent=1) + "\n", encoding="utf-8")
    if chosen.write:
        README.write_text(tables.replaced(README.read_text(encoding="utf-8"), tables.page(raw)), encoding="utf-8")
    if chosen.markdown:
        print(tables.page(raw))
    else:
        print("\n\n".join([tables.setting(raw), *map(tables.as_text, tables.tables(raw))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
