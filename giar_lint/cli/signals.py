"""Runs that write files end in order when they are interrupted, asked to end (SIGTERM) or the terminal is closed: nothing
half-written stays behind, and the status is the one that a shell reports of a program that the signal itself has ended.

The signal becomes an exception, which Python may drop (in a `__del__`) or turn into another one (in a `__set_name__`). So
that it was asked for is remembered besides.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from types import FrameType
from typing import Any

from giar_lint.diagnostics import FileResult
from giar_lint.target import Target
from giar_lint.writing import remove_temporaries

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
"""By name, since Windows lacks the last."""

_asked = 0
"""The signal that asked for the end, 0 as long as none did."""

_before: dict[int, Any] = {}
"""What the signals did before."""


def end_in_order() -> None:
    """From now on, until `as_before`, these signals end the program by SystemExit. One that is ignored (`nohup`) stays
    ignored.
    """
    for number in _numbers():
        now = signal.getsignal(number)
        if now in (signal.SIG_DFL, signal.default_int_handler):
            _before[number] = now
            with contextlib.suppress(ValueError):  # outside the main thread, which is where a program is ended
                signal.signal(number, _end)


def as_before() -> None:
    """Signals do again what they did before `end_in_order`."""
    global _asked
    _asked = 0
    for number, handler in _before.items():
        with contextlib.suppress(ValueError):
            signal.signal(number, handler)
    _before.clear()


class Asked:
    """A stage that ends a run which goes on although a signal has asked for its end. It changes nothing."""

    def takes(self, target: Target) -> bool:
        return True

    def apply(self, target: Target, result: FileResult) -> FileResult:
        _end_if_asked()
        return result

    def end(self, language: str) -> Iterator[str]:
        _end_if_asked()
        return iter(())

    def summary(self, language: str) -> str:
        return ""


def _end_if_asked() -> None:
    if _asked:
        raise SystemExit(128 + _asked)


def _end(number: int, frame: FrameType | None) -> None:
    global _asked
    _asked = number
    for each in _numbers():
        if signal.getsignal(each) is _end:
            # `timeout` sends two at once, a person presses Ctrl-C until it helps.
            signal.signal(each, _end_at_once)
    raise SystemExit(128 + number)


def _end_at_once(number: int, frame: FrameType | None) -> None:
    """The second signal, which must not cut off what the first has begun to tidy up."""
    remove_temporaries()
    os._exit(128 + number)


def _numbers() -> list[int]:
    return [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
