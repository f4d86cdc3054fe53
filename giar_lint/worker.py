"""A process that lints for another one: what it needs to know, how it begins, and how it ends.

Interrupts are for the process that started it to answer, which then ends this one. Where that one is gone, however it
ended, this one ends by itself.
"""

from __future__ import annotations

import copyreg
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType, MappingProxyType
from typing import TYPE_CHECKING

from giar_lint.cache import Cache
from giar_lint.caching import CachingLinter
from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import FileResult
from giar_lint.engine import Linter
from giar_lint.memory import collect_rarely
from giar_lint.plugins import load_plugin
from giar_lint.records import NamedTuple
from giar_lint.rule import Rule
from giar_lint.rules import registry
from giar_lint.target import Target

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What ends a run. Windows lacks the last."""


class Setup(NamedTuple):
    """All that a process needs for linting as this one does, as plain data. `plugins` are those that the rules come from,
    in their order. `cache` is the folder of the cache and the stamp of the program, None for none, and `about` what of the
    command line changes results, as `giar_lint.caching.CachingLinter` has it; the rest as `giar_lint.engine.Linter` has it.
    """

    plugins: tuple[str, ...]
    command: Layer
    language: str
    skip_named: bool
    trace: bool
    content: bool
    cache: tuple[str, str] | None = None
    about: tuple[object, ...] = ()

    def linter(self) -> Linter:
        """The linter. Raises UserError where a plugin is gone."""
        rules = dict(registry())
        for name in self.plugins:
            rules.update({each.code: each for each in load_plugin(name, rules)})
        return Linter(
            Resolver(rules, self.command),
            language=self.language,
            skip_named=self.skip_named,
            trace=self.trace,
            content=self.content,
        )


def plugins_of(rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """The plugins that some of the rules come from, in their order."""
    return tuple(dict.fromkeys(rule.plugin for rule in rules.values() if rule.plugin))


class Packed(NamedTuple):
    """A target with the number of its configuration."""

    path: str
    shown: str
    place: str
    named: bool
    number: int


@contextmanager
def signals_held() -> Iterator[None]:
    """Signals wait meanwhile, also in a process that is started, until it is ready for them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def signals_ignored() -> Iterator[None]:
    """For an end that is short: a second Ctrl-C does not cut it off."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = [(each, signal.signal(each, signal.SIG_IGN)) for each in SIGNALS]
    try:
        yield
    finally:
        for each, handler in before:
            signal.signal(each, handler)


_PATIENCE = 0.3
"""Seconds that a process has for ending itself when the run is interrupted."""

_setup = b""
_lint: Callable[[Target], FileResult] | None = None
_cache: Cache | None = None
_read: dict[bytes, Configuration] = {}


def begin(setup: bytes) -> None:
    """The first thing that a process does. The one that started it ends it: interrupts are not for it to answer."""
    global _setup
    _setup = setup
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    hangup = getattr(signal, "SIGHUP", None)
    if hangup is not None and signal.getsignal(hangup) != signal.SIG_IGN:
        signal.signal(hangup, _leave)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """Ends this process when the one that started it is gone, however that ended."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        _leave()


def _leave(number: int = 0, frame: FrameType | None = None) -> None:
    reading = sys.modules.get("giar_lint.readers.pdf_process")
    if reading is not None:
        reading.end()
    os._exit(1)


def linted(configurations: tuple[bytes, ...], files: list[Packed]) -> list[FileResult]:
    """The results for files, in their order."""
    global _lint, _cache
    if _lint is None:
        setup: Setup = pickle.loads(_setup)
        linter = setup.linter()
        _lint = linter.lint
        if setup.cache is not None:
            _cache = Cache(*setup.cache)
            _lint = CachingLinter(linter, _cache, setup.about).lint
    for data in configurations:
        if data not in _read:
            _read[data] = pickle.loads(data)
    results = [_lint(Target(*each[:4], _read[configurations[each.number]])) for each in files]
    if _cache is not None:
        # Nobody else knows what was written, and there may be no later time.
        _cache.close()
    return results


def _mapping(items: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(items)


# The type goes by a name that nothing has.
copyreg.pickle(MappingProxyType, lambda mapping: (_mapping, (dict(mapping),)))


def close_results(executor: ProcessPoolExecutor) -> None:
    """Has the thread that reads results see the end of a half-written one, whose process has been ended: it would wait for the
    rest, since the pipe stays open as long as this process could write into it. There is no public way to say so.
    """
    writer = getattr(getattr(executor, "_result_queue", None), "_writer", None)
    if writer is not None:
        writer.close()


def end(processes: Sequence[BaseProcess]) -> None:
    """Ends processes that lint: they are asked to, and killed where they do not follow."""
    for each in processes:
        each.terminate()
    deadline = time.monotonic() + _PATIENCE
    for each in processes:
        each.join(max(0.0, deadline - time.monotonic()))
        if each.is_alive():
            each.kill()
