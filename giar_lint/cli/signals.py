"""Runs that write files end in order when they are asked to end (SIGTERM, or the terminal is closed), as they do when
they are interrupted: nothing half-written stays behind.
"""

from __future__ import annotations

import contextlib
import signal
from types import FrameType

_ENDING = ("SIGTERM", "SIGHUP")
"""By name, since Windows has only the first."""


def end_in_order() -> None:
    """From now on these signals end the program by an exception, with the status that a shell reports of a program that
    the signal itself has ended. One that is ignored (`nohup`) stays ignored.
    """
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with contextlib.suppress(ValueError):  # outside the main thread, which is where a program is ended
                signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    raise SystemExit(128 + number)
