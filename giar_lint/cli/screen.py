"""What standard output is: a terminal or not, in colour or not, how wide."""

from __future__ import annotations

import os
import sys

_PLAIN_WIDTH = 100


def coloured(choice: str) -> bool:
    """Whether output is coloured under a choice of `--color`."""
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return choice == "always"


def columns() -> int:
    """The width of the terminal; a fixed one where there is none, so that output to a file is the same everywhere."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _PLAIN_WIDTH
    except (OSError, ValueError):
        return _PLAIN_WIDTH
