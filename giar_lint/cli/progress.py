"""The progress bar of `giar-lint check`: on a terminal, for runs that take longer than a second, on standard error.

What the run tells meanwhile is never written into the bar: the bar is taken away before, and put back after.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from giar_lint.catalogue.interface import say
from giar_lint.cli.arguments import Arguments
from giar_lint.cli.run import Linted

if TYPE_CHECKING:
    from tqdm import tqdm

DELAY = 1.0
"""Seconds that a run takes before there is a bar."""

_WHOLE_LINES = ("full", "concise", "github")
"""The formats that write whole lines for each file, so that a bar may stand below them."""


def helps(arguments: Arguments) -> bool:
    """Whether a run with these options may show a bar; standard error is a terminal."""
    if arguments.on("--quiet") or arguments.on("--verbose") or os.environ.get("CI"):
        return False
    # A format that goes on in the middle of a line would be cut there.
    form = arguments.text("--output-format") or "full"
    return form in _WHOLE_LINES or arguments.text("--output-file") is not None or not sys.stdout.isatty()


def shown_beside(results: Iterator[Linted], total: int, language: str) -> Iterator[Linted]:
    """The results, unchanged; while they are taken there is a bar, and nothing of it is left behind."""
    begin = time.monotonic()
    bar: tqdm[Any] | None = None
    try:
        for done, linted in enumerate(results, 1):
            told = _tells(linted)
            if bar is not None and told:
                bar.clear()
            yield linted
            if bar is None:
                if time.monotonic() - begin >= DELAY:
                    bar = _bar(done, total, language)
            else:
                # Put back at once where it was taken away, else as often as an eye can follow.
                bar.update()
                if told:
                    bar.refresh()
    finally:
        if bar is not None:
            bar.close()


def _tells(linted: Linted) -> bool:
    """Whether the run writes anything for a file."""
    result = linted.result
    return bool(result.diagnostics or result.failures or linted.lines or linted.diff or linted.data is not None)


def _bar(done: int, total: int, language: str) -> tqdm[Any]:
    from threading import RLock

    from tqdm import tqdm

    # Without these it starts a thread to watch over slow loops, and takes a lock that processes share.
    tqdm.monitor_interval = 0
    tqdm.set_lock(RLock())
    return tqdm(
        initial=done,
        total=total,
        unit=say("progress-unit", language),
        bar_format=say("progress", language),
        file=sys.stderr,
        leave=False,
        dynamic_ncols=True,
        ascii=_plain(),
    )


def _plain() -> bool:
    """Whether the terminal may not show blocks."""
    import locale

    return os.environ.get("TERM") == "dumb" or "utf" not in locale.getpreferredencoding(False).lower()
