"""Reads the data files of this package; `pathlib` would cost the start more than they do."""

from __future__ import annotations

import os


def read_bytes(name: str) -> bytes:
    """The bytes of a data file beside this module. Raises OSError where the installation lacks it."""
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:
        return file.read()


def read_text(name: str) -> str:
    """The text of a data file beside this module (UTF-8)."""
    return read_bytes(name).decode("utf-8")
