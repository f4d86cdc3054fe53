"""Several processes that lint: files in, results out in the order of the files, the same as one process gives.

The files that wait and the results that wait for those before them are bounded, whatever the number of files. A process
that is ended from outside or crashes fails the one file that it was at; the run goes on with new ones.
"""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from giar_lint.config.model import Configuration
from giar_lint.diagnostics import FileResult
from giar_lint.target import FORKED, SPAWNED, Target
from giar_lint.worker import Packed, Setup, begin, close_results, end, linted, signals_held, signals_ignored

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

MOST = 61
"""Windows waits for no more processes than that."""

_FILES, _BYTES = 8, 128 * 1024
"""What is handed over at a time: a file more than this many bytes goes alone."""

_AHEAD = 6
"""How many such chunks each process has before it, so that one slow file does not leave the others without work."""

_LOOK_UP = 0.25
"""Seconds of waiting at a time."""


class _Slot:
    """A file and its result, None until it is there. `chunk` is the one that it was handed over with."""

    __slots__ = ("chunk", "result", "target")

    def __init__(self, target: Target, result: FileResult | None) -> None:
        self.target = target
        self.result = result
        self.chunk: _Chunk | None = None

    @property
    def ready(self) -> bool:
        """Whether the result is there, or can be had without waiting."""
        return self.result is not None or (self.chunk is not None and self.chunk.done)


class _Chunk:
    """Files that are handed over together. `future` is None where the processes had ended before they could take it; `done`
    tells that its results are there, or will never be.

    A future is not asked whether it is done: an interrupt that comes while it takes its lock would leave it locked, and the
    thread that has to tell it of its end, which the end of the run waits for, would wait for ever.
    """

    __slots__ = ("done", "future", "slots")

    def __init__(self, slots: list[_Slot]) -> None:
        self.slots = slots
        self.done = False
        self.future: Future[list[FileResult]] | None = None
        for slot in slots:
            slot.chunk = self


class Workers:
    """Lints with up to `jobs` processes, and in this one by `lint` where there are too few files to pay for more.

    `gone` words the result for a file that ended its process. `known` gives a result that is there without linting, None
    where there is none. `method` is how processes are started, None as the platform has it; `each` how many files pay for
    a process, None as measured.
    """

    def __init__(
        self,
        setup: Setup,
        jobs: int,
        lint: Callable[[Target], FileResult],
        gone: Callable[[Target], FileResult],
        *,
        known: Callable[[Target], FileResult | None] = lambda target: None,
        method: str | None = None,
        each: int | None = None,
    ) -> None:
        self._setup = setup
        self._jobs = min(jobs, MOST)
        self._lint = lint
        self._gone = gone
        self._known = known
        self._method = method
        self._each = each
        self._pool: _Pool | None = None

    def results(self, targets: Iterable[Target]) -> Iterator[tuple[Target, FileResult]]:
        """Each file and its result, in the order of the files. `close` has to follow, however far one goes."""
        slots = (_Slot(target, self._known(target)) for target in targets)
        while batch := list(islice(slots, 2 * SPAWNED * self._jobs)):
            processes = self._paying(sum(slot.result is None for slot in batch))
            if processes > 1 and self._begun(processes):
                assert self._pool is not None
                yield from self._pool.results(chain(batch, slots))
                return
            for slot in batch:
                yield slot.target, slot.result or self._lint(slot.target)

    def close(self) -> None:
        """Ends the processes, also those that are at a file."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _paying(self, files: int) -> int:
        """How many processes pay for so many files."""
        processes = min(self._jobs, files // (self._each or FORKED))
        if processes > 1 and self._each is None and not _forks(self._method):
            return min(self._jobs, files // SPAWNED)
        return processes

    def _begun(self, processes: int) -> bool:
        """Whether there are processes now; on a system that lets none be started, the run is slower and no worse."""
        try:
            self._pool = _Pool(self._setup, processes, self._method, self._gone)
        except (ImportError, NotImplementedError, OSError):
            self._jobs = 1
        return self._pool is not None


class _Pool:
    """Processes at work. Raises ImportError, NotImplementedError or OSError where the system lets none be started."""

    def __init__(self, setup: Setup, processes: int, method: str | None, gone: Callable[[Target], FileResult]) -> None:
        import multiprocessing
        from concurrent.futures import process
        from queue import Empty, SimpleQueue

        self._context = multiprocessing.get_context(method)
        self._setup = pickle.dumps(setup)
        self._processes = processes
        self._gone = gone
        self._broken = process.BrokenProcessPool
        self._configurations: dict[int, tuple[Configuration, bytes]] = {}
        self._flying: deque[_Chunk] = deque()
        self._ended: SimpleQueue[None] = SimpleQueue()
        self._empty = Empty
        self._strangers = set(multiprocessing.active_children())
        if not _forks(method) and os.name == "posix":
            from multiprocessing import resource_tracker

            # It lets signals through when it starts, which must not happen while a process is started.
            resource_tracker.ensure_running()
        self._executor = self._new(processes)
        try:
            with signals_held():
                self._executor.submit(os.getpid)
        except BaseException:
            self.close(at_once=True)
            raise

    def results(self, slots: Iterable[_Slot]) -> Iterator[tuple[Target, FileResult]]:
        """Each file and its result, in the order of the files."""
        line: deque[_Slot] = deque()
        gathered: list[_Slot] = []
        size = 0
        ahead = _AHEAD * self._processes
        for slot in slots:
            line.append(slot)
            if slot.result is None:
                length = _size(slot.target)
                if gathered and size + length > _BYTES:
                    self._hand_over(gathered)
                    gathered, size = [], 0
                gathered.append(slot)
                size += length
                if len(gathered) >= _FILES or size >= _BYTES:
                    self._hand_over(gathered)
                    gathered, size = [], 0
            while line and (line[0].ready or len(self._flying) >= ahead or len(line) >= _FILES * ahead):
                if line[0].result is None and line[0].chunk is None:
                    self._hand_over(gathered)
                    gathered, size = [], 0
                yield self._taken(line.popleft())
        if gathered:
            self._hand_over(gathered)
        while line:
            yield self._taken(line.popleft())

    def close(self, *, at_once: bool = False) -> None:
        """Ends the processes: at once also where some are still at a file, which nobody waits for then."""
        import multiprocessing

        ours = [each for each in multiprocessing.active_children() if each not in self._strangers]
        if at_once or self._flying:
            with signals_ignored():
                end(ours)
                close_results(self._executor)
                self._executor.shutdown(cancel_futures=True)
        else:
            self._executor.shutdown()

    def _new(self, processes: int) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor

        return ProcessPoolExecutor(processes, self._context, begin, (self._setup,))

    def _hand_over(self, slots: list[_Slot]) -> None:
        chunk = _Chunk(slots)
        self._flying.append(chunk)
        self._submit(chunk)

    def _submit(self, chunk: _Chunk) -> None:
        chunk.done = False
        try:
            with signals_held():
                chunk.future = self._executor.submit(linted, *self._packed(chunk.slots))
                chunk.future.add_done_callback(partial(self._take_note, chunk))
        except self._broken:
            chunk.future = None

    def _take_note(self, chunk: _Chunk, future: Future[list[FileResult]]) -> None:
        """What the thread that watches over the processes calls when a chunk comes to its end."""
        if chunk.future is future:
            chunk.done = True
        self._ended.put(None)

    def _packed(self, slots: Iterable[_Slot]) -> tuple[tuple[bytes, ...], list[Packed]]:
        """Files as plain data. Configurations go along as bytes, which are made once here and read once there."""
        numbers: dict[bytes, int] = {}
        files = []
        for slot in slots:
            path, shown, place, named, configuration = slot.target
            if id(configuration) not in self._configurations:
                self._configurations[id(configuration)] = (configuration, pickle.dumps(configuration))
            data = self._configurations[id(configuration)][1]
            files.append(Packed(path, shown, place, named, numbers.setdefault(data, len(numbers))))
        return tuple(numbers), files

    def _taken(self, slot: _Slot) -> tuple[Target, FileResult]:
        if slot.result is None:
            assert slot.chunk is not None
            self._settle(slot.chunk)
            assert slot.result is not None
        return slot.target, slot.result

    def _settle(self, chunk: _Chunk) -> None:
        """Waits for the results of the first chunk that is handed over."""
        results = self._results_of(chunk)
        broken = results is None
        if results is None:
            self._executor.shutdown()
            results = [self._alone(slot) for slot in chunk.slots]
        assert self._flying[0] is chunk
        self._flying.popleft()
        chunk.future = None
        for slot, result in zip(chunk.slots, results, strict=True):
            slot.result = result
        if broken:
            # The file that did it may be in another chunk; then this happens again, with one chunk less to do.
            self._executor = self._new(self._processes)
            for other in self._flying:
                if self._results_of(other) is None:
                    self._submit(other)

    def _results_of(self, chunk: _Chunk) -> list[FileResult] | None:
        """Waits for the results of a chunk; None where its process ended."""
        if chunk.future is None:
            return None
        while not chunk.done:
            # Looks up now and then: Windows lets no signal end a wait.
            with suppress(self._empty):
                self._ended.get(timeout=_LOOK_UP)
        with suppress(self._broken), signals_held():
            return chunk.future.result()
        return None

    def _alone(self, slot: _Slot) -> FileResult:
        """The result for a file of a chunk whose process ended: linted again in a process of its own."""
        self._executor = self._new(1)
        chunk = _Chunk([slot])
        self._submit(chunk)
        results = self._results_of(chunk)
        self._executor.shutdown()
        return self._gone(slot.target) if results is None else results[0]


def _size(target: Target) -> int:
    """The size of a file in bytes; 0 where there is none."""
    try:
        return os.stat(target.path).st_size
    except (OSError, ValueError):
        return 0


def _forks(method: str | None) -> bool:
    if method is None:
        import multiprocessing

        method = multiprocessing.get_start_method()
    return method == "fork"
