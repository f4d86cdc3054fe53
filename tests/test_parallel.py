"""The processes that lint: same results in the same order, bounded, and nothing is lost when one of them dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from giar_lint import parallel
from giar_lint.config.load import Configurations
from giar_lint.config.merge import Resolver
from giar_lint.config.model import Layer
from giar_lint.diagnostics import FileResult
from giar_lint.discovery import discover
from giar_lint.engine import Linter
from giar_lint.parallel import Workers
from giar_lint.rules import registry
from giar_lint.target import Target
from giar_lint.worker import Setup
from support.clock import by_the_clock

pytestmark = by_the_clock

METHODS = multiprocessing.get_all_start_methods()
SETUP = Setup((), Layer("command line"), "zh", skip_named=False, trace=False, content=False)


def in_this_process() -> Callable[[Target], FileResult]:
    return Linter(Resolver(registry(), SETUP.command), language="zh").lint


def gone(target: Target) -> FileResult:
    return FileResult(target.shown, failures=(("", "gone"),))


def not_here(target: Target) -> FileResult:
    raise AssertionError(f"{target.shown} was linted by the process that should wait")


@pytest.fixture
def targets(project: Path, clean: str, bad: str) -> tuple[Target, ...]:
    """Forty files of different kinds under two configurations."""
    for number in range(40):
        folder = project / ("a" if number % 3 else "b")
        folder.mkdir(exist_ok=True)
        text = {0: bad, 9: clean}.get(number % 18, f"会议记录{number}\n\n无\n")
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (project / "b" / "giar-lint.toml").write_text('ignore = ["GIA303"]\n', encoding="utf-8")
    return discover(["."], Configurations(registry())).targets


@pytest.fixture
def workers() -> Iterator[Callable[..., Workers]]:
    """Makes workers, and sees that none of their processes outlives the test."""
    made = []

    def make(jobs: int = 2, **more: object) -> Workers:
        lint = more.pop("lint", not_here)
        made.append(Workers(more.pop("setup", SETUP), jobs, lint, gone, **{"each": 1, **more}))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for each in made:
        each.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("method", METHODS)
def test_every_way_of_starting_processes_gives_the_same(
    targets: tuple[Target, ...], workers: Callable[..., Workers], method: str
) -> None:
    lint = in_this_process()
    assert list(workers(method=method).results(targets)) == [(each, lint(each)) for each in targets]


def test_few_files_start_no_process(targets: tuple[Target, ...], workers: Callable[..., Workers]) -> None:
    lint = in_this_process()
    begun = workers(each=None, lint=lint).results(targets[: 2 * parallel.FORKED - 1])
    assert next(begun) == (targets[0], lint(targets[0]))
    assert multiprocessing.active_children() == []


def test_what_is_known_is_not_handed_over_and_keeps_its_place(
    targets: tuple[Target, ...], workers: Callable[..., Workers]
) -> None:
    known = {each.shown: FileResult(each.shown, agency="known") for each in targets[::3]}
    found = list(workers(known=lambda target: known.get(target.shown)).results(targets))
    assert [each for each, _ in found] == list(targets)
    assert [target.shown for target, result in found if result.agency == "known"] == list(known)


def test_where_all_is_known_no_process_starts(targets: tuple[Target, ...], workers: Callable[..., Workers]) -> None:
    begun = workers(known=lambda target: FileResult(target.shown)).results(targets * 50)
    assert next(begun)[1] == FileResult(targets[0].shown)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("share", [1, 3], ids=["none known", "two of three known"])
def test_files_are_taken_as_results_are(
    targets: tuple[Target, ...], workers: Callable[..., Workers], share: int
) -> None:
    """However many files there are, only some of them wait in the memory."""
    taken = 0
    known = {each.shown for each in targets} - {each.shown for each in targets[::share]}

    def endless() -> Iterator[Target]:
        nonlocal taken
        while True:
            for each in targets:
                taken += 1
                yield each

    results = workers(known=lambda each: FileResult(each.shown) if each.shown in known else None).results(endless())
    furthest = 0
    for done in range(1, 1200):
        next(results)
        furthest = max(furthest, taken - done)
    assert furthest <= 4 * parallel.SPAWNED


def test_a_large_file_goes_alone(project: Path, workers: Callable[..., Workers], clean: str) -> None:
    for number in range(12):
        large = number == 5
        (project / f"{number:02}.txt").write_text(clean + " " * (parallel._BYTES if large else 0), encoding="utf-8")
    found = discover(["."], Configurations(registry())).targets
    made = workers()
    results = made.results(found)
    first = next(results)
    pool = made._pool
    assert pool is not None
    handed = [[slot.target.shown for slot in chunk.slots] for chunk in pool._flying]
    assert first[0] == found[0]
    assert ["05.txt"] in handed
    assert [each for each, _ in (first, *results)] == list(found)


def crashing_setup(monkeypatch: pytest.MonkeyPatch, victims: set[str]) -> None:
    """Processes that are forked from now on are killed by the victims, as by the system when memory runs out."""
    whole = Linter.lint

    def lint(self: Linter, target: Target, data: bytes | None = None) -> FileResult:
        if target.shown in victims:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(self, target, data)

    monkeypatch.setattr(Linter, "lint", lint)


@pytest.mark.skipif("fork" not in METHODS, reason="a patch reaches forks alone")
@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize("places", [(0,), (39,), (17,), (3, 4, 30)], ids=str)
def test_a_file_that_kills_its_process_fails_alone(
    targets: tuple[Target, ...],
    workers: Callable[..., Workers],
    monkeypatch: pytest.MonkeyPatch,
    jobs: int,
    places: tuple[int, ...],
) -> None:
    lint = in_this_process()
    expected = [(each, lint(each)) for each in targets]
    victims = {targets[place].shown for place in places}
    crashing_setup(monkeypatch, victims)
    found = list(workers(jobs, method="fork").results(targets))
    assert found == [(each, gone(each) if each.shown in victims else result) for each, result in expected]


def test_processes_that_are_killed_once_cost_no_file(
    targets: tuple[Target, ...], workers: Callable[..., Workers]
) -> None:
    lint = in_this_process()
    expected = [(each, lint(each)) for each in targets * 6]
    found = []
    for done, each in enumerate(workers().results(targets * 6)):
        found.append(each)
        if done in (20, 120):
            for process in multiprocessing.active_children():
                process.kill()
    assert found == expected


@pytest.mark.parametrize("error", [OSError(11, "no more processes"), NotImplementedError(), ImportError()], ids=repr)
def test_where_the_system_starts_no_process_this_one_lints(
    targets: tuple[Target, ...],
    workers: Callable[..., Workers],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    def refuse(*ignored: object, **more: object) -> None:
        raise error

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor.submit", refuse)
    lint = in_this_process()
    assert list(workers(lint=lint).results(targets)) == [(each, lint(each)) for each in targets]


@pytest.mark.parametrize("method", METHODS)
def test_closing_waits_for_no_file(targets: tuple[Target, ...], workers: Callable[..., Workers], method: str) -> None:
    threads = threading.active_count()  # what repeats failed tests has one of its own
    made = workers(method=method)
    results = made.results(targets * 100)
    next(results)
    before = time.monotonic()
    made.close()
    assert time.monotonic() - before < 1
    assert multiprocessing.active_children() == []
    assert threading.active_count() == threads


def test_what_the_command_line_says_holds_in_every_process(
    targets: tuple[Target, ...], workers: Callable[..., Workers]
) -> None:
    command = Layer("command line", {"select": ("GIA104",)})
    setup = SETUP._replace(command=command, language="en")
    lint = Linter(Resolver(registry(), command), language="en").lint
    expected = [(each, lint(each)) for each in targets]
    assert list(workers(setup=setup).results(targets)) == expected
    assert {found.code for _, result in expected for found in result.diagnostics} == {"GIA104"}
