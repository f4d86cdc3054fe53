"""Puts mended bytes in the place of a file's own, if the file is still the one that was read, or in a copy beside it, if
none of somebody else's stands there."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from typing import Literal

from giar_lint.writing import Replacement

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class Unwritable(Exception):  # noqa: N818 - a state of the file, as Unreadable is
    """A file that was left as it is: it is read-only ("permission"), it is another one than was read ("changed"), it is
    somebody else's ("taken"), or the system refuses ("system", with its `reason`)."""

    def __init__(self, key: Literal["permission", "changed", "taken", "system"], reason: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.reason = reason


def exchange(path: str, old: bytes, new: bytes) -> None:
    """Replaces the bytes `old` of a file by `new`, whole or not at all. Raises Unwritable, and then nothing has changed."""
    try:
        # Renaming asks for the folder's permission alone; a file marked as read-only is not meant to change.
        if not os.stat(path).st_mode & _WRITABLE or not os.access(path, os.W_OK):
            raise Unwritable("permission")
        with Replacement(path) as replacement:
            replacement.stream.write(new)
            replacement.finish()
            with open(path, "rb") as present:
                if present.read(len(old) + 1) != old:
                    raise Unwritable("changed")
    except OSError as error:
        raise Unwritable("system", error.strerror or type(error).__name__) from None


def deliver(path: str, new: bytes, is_ours: Callable[[bytes], bool]) -> None:
    """Writes a copy, whole or not at all; what stands there is replaced if its bytes are ours. Raises Unwritable, and then
    nothing has changed."""
    try:
        present = _present(path)
        if present == new:
            return
        with Replacement(path) as replacement:
            replacement.stream.write(new)
            replacement.finish()
            present = _present(path)
            if present is not None and not is_ours(present):
                raise Unwritable("taken")
            if present is not None and not os.stat(path).st_mode & _WRITABLE:
                raise Unwritable("permission")
    except OSError as error:
        raise Unwritable("system", error.strerror or type(error).__name__) from None


def _present(path: str) -> bytes | None:
    """The bytes of a file, None where there is none. Raises Unwritable for what is no file, a link that leads nowhere
    included, and OSError."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        if os.path.lexists(path):
            raise Unwritable("taken") from None
        return None
    if not stat.S_ISREG(status.st_mode):
        raise Unwritable("taken")
    with open(path, "rb") as stream:
        return stream.read()
