"""What fuzzing found stays mended: the kept corpus and every input that broke something are replayed, and reports are taken
apart by chance. The coverage-guided run itself is `make fuzz`.

HYPOTHESIS_PROFILE=thorough takes many more reports apart than the default.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("lxml")
pytest.importorskip("pypdfium2_raw")

from fuzz import oracle
from fuzz.mutations import ENCODINGS, KINDS, LINE_ENDS, TOKENS, Operation, Plan, made, plan_of
from fuzz.run import Slice, counted, total
from fuzz.targets import TARGETS
from giar_lint.diagnostics import Diagnostic, FileResult, Location, Severity, Span
from giar_lint.outputs import Style, formatter
from support.clock import by_the_clock

pytestmark = by_the_clock

ROOT = Path(__file__).resolve().parents[1]
FUZZ = ROOT / "fuzz"
FOUND = sorted(path for path in (FUZZ / "found").rglob("*") if path.is_file())

settings.register_profile(
    "short", max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("short"), max_examples=2000, derandomize=False)
profile = settings(settings.get_profile(os.environ.get("HYPOTHESIS_PROFILE", "short")))

_any = st.integers(0, 2**16)
operations = st.builds(
    Operation, st.integers(0, len(KINDS) - 1), _any, st.integers(0, 64), _any, st.integers(0, len(TOKENS) - 1)
)
plans = st.builds(Plan, _any, _any, st.integers(0, 255), st.lists(operations, max_size=12).map(tuple))


def timed(run: Callable[[bytes], None], data: bytes) -> float:
    """How many seconds of the processor an input takes."""
    start = time.process_time()
    run(data)
    return time.process_time() - start


@pytest.mark.parametrize("name", TARGETS)
def test_kept_corpus_holds(name: str) -> None:
    files = sorted((FUZZ / "corpus" / name).iterdir())
    assert files
    for path in files:
        assert timed(TARGETS[name].run, path.read_bytes()) < TARGETS[name].seconds, path.name


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_is_mended(path: Path) -> None:
    target = TARGETS[path.parent.name]
    assert timed(target.run, path.read_bytes()) < target.seconds


@profile
@given(plans)
def test_reports_taken_apart(plan: Plan) -> None:
    data, name = made(plan)
    oracle.linted(data, name, thorough=True)


@profile
@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".html", ".docx", ".pdf", ""]))
def test_any_bytes_under_any_name(data: bytes, suffix: str) -> None:
    oracle.linted(data, f"report{suffix}", thorough=True)


@given(plans)
def test_a_plan_is_found_again_by_its_bytes(plan: Plan) -> None:
    """What a fuzzer writes as bytes is what the property tests build, up to the sizes that bytes can hold."""
    small = plan._replace(
        base=plan.base % 256,
        other=plan.other % 256,
        operations=tuple(each._replace(at=each.at % 256, to=each.to % 2**16) for each in plan.operations),
    )
    steps = (bytes([o.kind, o.at, o.length]) + o.to.to_bytes(2, "little") + bytes([o.token]) for o in small.operations)
    assert plan_of(bytes(small[:3]) + b"".join(steps)) == small


def test_plans_write_every_format_and_encoding() -> None:
    written = {made(Plan(base, 0, form, ())) for base in range(64) for form in range(16)}
    assert {name.rpartition(".")[2] for _, name in written} >= {"txt", "md", "html", "shtml", "docx"}
    assert {data[:2] for data, _ in written} >= {b"\xff\xfe", b"\xef\xbb"}
    assert len({data for data, _ in written}) > 64 * len(ENCODINGS) * len(set(LINE_ENDS)) // 4


@pytest.mark.parametrize("name", ["full", "junit"])
def test_thousands_of_places_on_one_line(name: str) -> None:
    """Each used to be shown by a look at the whole line."""
    line = "收到申请12件。" * 5000
    place = Location(1, 1)
    found = [
        Diagnostic(
            "GIA401",
            "x",
            Severity.ERROR,
            "说",
            "a.txt",
            place._replace(column=at),
            place._replace(column=at + 2),
            Span(at, at),
        )
        for at in range(1, len(line), 20)
    ]
    result = FileResult("a.txt", tuple(found), {1: line})
    written: list[str] = []
    assert timed(lambda _: written.append(formatter(name, Style()).file(result)), b"") < oracle.SECONDS
    assert written[0].count("…") >= 2 * len(found) - 20


def test_dictionary_is_one_that_libfuzzer_takes() -> None:
    lines = (FUZZ / "giar.dict").read_text(encoding="ascii").splitlines()
    word = re.compile(r'"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\x[0-9a-f]{2})+"')
    assert [line for line in lines if not line.startswith("#") and not word.fullmatch(line)] == []
    assert len(lines) > 200


def test_runner_counts_what_libfuzzer_tells(tmp_path: Path) -> None:
    progress = "#2\tINITED cov: 1 rss: 60Mb\n#4096\tpulse  cov: 2 ft: 3 corp: 1/2b exec/s: 9 rss: 74Mb\n"
    assert counted(progress) == (4096, 74)
    assert counted(progress + "stat::number_of_executed_units: 5000\nstat::peak_rss_mb:              75\n") == (
        5000,
        75,
    )
    assert counted("Traceback") == (0, 0)
    log = tmp_path / "log.jsonl"
    slices = [
        Slice("text", 5000, 1.5, 75, ()),
        Slice("text", 20, 0.5, 80, ("text-crash-1",)),
        Slice("html", 7, 1.0, 60, ()),
    ]
    log.write_text("".join(json.dumps(each._asdict()) + "\n" for each in slices), encoding="utf-8")
    lines = total(log).splitlines()
    assert [line.split()[:3] for line in lines if line.startswith("text")] == [["text", "5,020", "executions"]]
    assert lines[-1].split(maxsplit=1)[1].strip() == "5,027 executions, peak 80 MB, found 1"
