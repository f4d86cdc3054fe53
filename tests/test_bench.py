"""What the benchmark's command is made of: exponents, versions of the others, tables and where they go. No timings."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "bench"

RAW: dict[str, Any] = {
    "setting": {
        "date": "2024-01-31",
        "quick": False,
        "machine": "2 cores",
        "versions": {"Python": "3.11.7", "lark": "1.2"},
    },
    "cold": {
        "bytes": 8000,
        "times": {
            "python -c pass": [0.02, 0.01],
            'python -c "import lark"': [0.05, 0.06],
            "clean report": [0.09, 0.12, 0.10],
            "unchanged clean report": [0.04],
        },
        "processor": {
            "python -c pass": [0.01, 0.01],
            'python -c "import lark"': [0.04, 0.05],
            "clean report": [0.08, 0.08, 0.09],
            "unchanged clean report": [0.03],
        },
    },
    "each": {
        "count": {"layouts": 501, "corpus": 11},
        "bytes": {"layouts": 5000, "corpus": 6000},
        "times": {
            'python -c "import lark"': [0.05],
            "layouts-one": [0.1],
            "layouts": [2.1, 2.6],
            "corpus-one": [0.1],
            "corpus": [0.2],
        },
        "processor": {},
    },
    "many": {
        "count": 500,
        "times": {"giar-lint, one job": [2.0], "giar-lint, two jobs": [1.0], "zhlint": [8.0, 9.0]},
        "checks": {"giar-lint, one job": "the report", "zhlint": "punctuation | spacing"},
        "skipped": {"textlint": "textlint is not installed"},
    },
    "formats": {
        "count": 11,
        "times": {"text": {"many": [0.2], "one": [0.1]}, "pdf": {"many": [1.6], "one": [0.1]}},
    },
    "growth": [
        {"name": "rows", "unit": "characters", "sizes": [1000, 4000, 16000], "times": [0.01, 0.04, 0.64]},
        {"name": "dates", "unit": "characters", "sizes": [1000, 4000, 16000], "times": [0.01, 0.04, 0.16]},
        {"name": "generated reports", "unit": "files", "sizes": [100, 200], "times": [1.0, 2.0]},
    ],
    "memory": [
        {"files": 100, "jobs": 1, "largest": 30 * 2**20, "together": 0},
        {"files": 20000, "jobs": 2, "largest": 45 * 2**20, "together": 80 * 2**20},
    ],
}


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))


def rows(title: str) -> dict[str, tuple[str, ...]]:
    """The rows of the table whose title starts so, by their first cell."""
    from speed.tables import tables

    found = [table for table in tables(RAW) if table.title.startswith(title)]
    assert len(found) == 1
    assert all(len(row) == len(found[0].head) for row in found[0].rows)
    return {row[0]: row[1:] for row in found[0].rows}


def test_the_exponent_tells_proportion_from_squares() -> None:
    from speed.growth import exponents

    assert exponents([1, 10, 100], [2, 20, 2000]) == pytest.approx([1, 2])
    assert exponents([1, 4], [3, 3]) == pytest.approx([0])
    with pytest.raises(ValueError, match="shorter"):
        exponents([1, 2], [1])


def test_the_smallest_time_counts_and_ratios_follow_from_it() -> None:
    assert rows("One report")["clean report"] == (
        "90.0 ms",
        "+11% / +33%",
        "9.00 ×",
        "1.80 ×",
        "8.00 ×",
        "2.00 ×",
        "2 × import lark",
    )
    assert rows("One report")["unchanged clean report"] == (
        "40.0 ms",
        "+0% / +0%",
        "4.00 ×",
        "0.80 ×",
        "3.00 ×",
        "0.75 ×",
        "5 × pass",
    )
    assert rows("One report")["python -c pass"][-1] == ""


def test_the_start_is_taken_off_what_a_report_costs() -> None:
    generated, written = rows("A report among many").values()
    assert generated[0] == "4.0 ms"
    assert generated[2:] == ("0.080 ×", "not told", "0.089 × import lark")
    assert written[:3] == ("10.0 ms", "+0% / +0%", "0.200 ×")
    assert rows("Per report by format")["pdf"][0] == "150.0 ms"
    assert rows("Per report by format")["pdf"][-1] == "15.00 ×"


def test_others_stand_beside_one_job_and_who_was_skipped_is_said() -> None:
    found = rows("500 reports")
    assert found["giar-lint, two jobs"][-1] == "0.50 ×"
    assert found["zhlint"] == ("punctuation | spacing", "8000.0 ms", "+6% / +12%", "4.00 ×")
    assert found["textlint"][0] == "skipped: textlint is not installed"


def test_growth_shows_the_worst_first() -> None:
    found = rows("Growth")
    assert list(found) == ["one file: rows", "one file: dates", "many files: generated reports"]
    assert [row[-1] for row in found.values()] == ["2.00", "1.00", "1.00"]


def test_memory_that_the_system_does_not_tell_is_said() -> None:
    found = rows("Peak memory")
    assert found["100 files, 1 job"] == ("30 MB", "not told", "1.00 ×")
    assert found["20,000 files, 2 jobs"] == ("45 MB", "80 MB", "1.50 ×")


def test_a_part_that_was_not_measured_has_no_table() -> None:
    from speed.tables import tables

    assert [table.title for table in tables({"memory": RAW["memory"]})] == ["Peak memory."]


def test_a_terminal_gets_columns() -> None:
    from speed.tables import Table, as_text

    table = Table("Title.", "", ("", "time"), [("one", "1"), ("two and more", "12")])
    assert as_text(table) == "Title.\n                time\n  one              1\n  two and more    12"


def test_markdown_has_as_many_cells_in_each_line() -> None:
    from speed.tables import as_markdown, tables

    for table in tables(RAW):
        lines = [line for line in as_markdown(table).splitlines() if line.startswith("|")]
        assert len(lines) == len(table.rows) + 2
        assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {len(table.head) + 1}


def test_the_page_takes_the_figures_between_its_markers() -> None:
    from speed.tables import END, START, page, replaced

    figures = page(RAW)
    once = replaced(f"before\n{START}\noutdated \\1\n{END}\nafter\n", figures)
    assert once.startswith("before\n") and once.endswith("\nafter\n")
    assert "outdated" not in once and "Python 3.11.7, lark 1.2" in once
    assert replaced(once, figures) == once
    for text in ("no markers", once + once):
        with pytest.raises(ValueError, match="not once"):
            replaced(text, figures)


def test_the_page_of_the_benchmark_can_take_figures() -> None:
    from speed.tables import END, START

    text = (BENCH / "README.md").read_text(encoding="utf-8")
    assert text.count(START) == text.count(END) == 1


def test_versions_of_others_are_those_asked_for(tmp_path: Path) -> None:
    from speed.peers import PEERS, installed, missing, pinned

    wanted = pinned((BENCH / "peers" / "package.json").read_text(encoding="utf-8"))
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    peer = PEERS["textlint"]
    assert missing(peer, tmp_path, wanted).startswith("textlint is not installed")
    for package in ("textlint", "textlint-rule-zh-half-and-full-width-bracket"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "package.json").write_text(json.dumps({"version": wanted[package]}), encoding="utf-8")
    assert installed(tmp_path, "textlint") == wanted["textlint"]
    assert missing(peer, tmp_path, wanted) == ""
    (tmp_path / "textlint" / "package.json").write_text('{"version": "1.0.0"}', encoding="utf-8")
    assert "installed as 1.0.0" in missing(peer, tmp_path, wanted)


def test_every_other_linter_is_asked_for_by_version() -> None:
    from speed.peers import EXTENSIONS, PEERS, pinned

    wanted = pinned((BENCH / "peers" / "package.json").read_text(encoding="utf-8"))
    assert {peer.package for peer in PEERS.values()} | set(EXTENSIONS.values()) == set(wanted)


def test_what_makes_the_reports_is_what_the_tests_make_them_with() -> None:
    from speed.environments import makers

    found = makers((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert sorted(re.match(r"[\w-]+", each)[0] for each in found) == ["hypothesis", "python-docx", "reportlab"]  # type: ignore[index]


def test_what_is_measured_sees_nothing_of_the_users_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from speed.measure import Case, clean_environment, run_once

    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("GIAR_ANYTHING", "1")
    environment = clean_environment(tmp_path)
    assert not {name for name in environment if name.startswith(("PYTHON", "GIAR"))}
    program = "import os, sys; print(os.path.expanduser('~')); sys.exit(os.environ.get('GIAR_ANYTHING', 0))"
    done = run_once(Case([sys.executable, "-c", program], tmp_path), environment)
    assert done.stdout.decode().strip() == str(tmp_path)


def test_a_program_that_does_not_do_its_work_is_no_figure(tmp_path: Path) -> None:
    from speed.measure import Case, MeasureError, alternate, clean_environment

    cases = {"broken": Case([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)}
    with pytest.raises(MeasureError, match=r"exit status 1 .*no such thing"):
        alternate(cases, 1, clean_environment(tmp_path))


def test_programs_take_turns_and_are_prepared_each_time(tmp_path: Path) -> None:
    from speed.measure import Case, alternate, clean_environment

    write = "import sys; open('log', 'a').write(sys.argv[1])"
    marks: list[int] = []
    cases = {
        "a": Case([sys.executable, "-c", write, "a"], tmp_path, before=lambda: marks.append(1)),
        "b": Case([sys.executable, "-c", write, "b"], tmp_path),
    }
    taken = alternate(cases, 2, clean_environment(tmp_path))
    assert (tmp_path / "log").read_text() == "ababab"  # the first of each is not measured
    assert {name: len(each) for name, each in taken.clock.items()} == {"a": 2, "b": 2}
    assert len(marks) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="the system tells no processor time of programs that have ended")
def test_processor_time_is_that_of_the_program_and_of_what_it_starts(tmp_path: Path) -> None:
    from speed.measure import Case, alternate, clean_environment

    work = "import time\nwhile time.process_time() < 0.2: pass"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"
    cases = {
        "works": Case([sys.executable, "-c", child], tmp_path),
        "waits": Case([sys.executable, "-c", "import time; time.sleep(0.5)"], tmp_path),
    }
    taken = alternate(cases, 1, clean_environment(tmp_path))
    assert taken.processor["works"][0] >= 0.2
    assert taken.clock["waits"][0] >= 0.5 > taken.processor["waits"][0]


@pytest.mark.skipif(not hasattr(__import__("os"), "wait4"), reason="the system tells no peak memory")
def test_peak_memory_is_that_of_the_program_itself(tmp_path: Path) -> None:
    from speed.measure import Case, clean_environment, peak_memory

    ballast = bytearray(64 * 2**20)  # of this process, and none of the program's
    program = "import time; held = bytearray(100 * 2**20); time.sleep(0.5)"
    small = peak_memory(Case([sys.executable, "-S", "-c", "pass"], tmp_path), clean_environment(tmp_path))
    large = peak_memory(Case([sys.executable, "-S", "-c", program], tmp_path), clean_environment(tmp_path))
    assert small.largest < len(ballast)
    assert 100 * 2**20 < large.largest < 160 * 2**20
