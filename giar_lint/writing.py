"""Files written whole or not at all: what is written goes to a temporary file beside the target, which then takes its
place. Whoever reads the target sees the old content or the new, never a part, even where the program is killed.
"""

from __future__ import annotations

import contextlib
import os
import stat
from types import TracebackType

_PREFIX = ".giar-lint-"


class Replacement:
    """A file about to take the place of `path` (which need not exist). As a context manager it is committed at the end,
    abandoned where an exception leaves it; nothing stays behind either way.

    A symbolic link stays, and the file behind it is replaced; the mode bits are kept and, where permitted, the owner.
    Raises OSError as the system does.
    """

    def __init__(self, path: str) -> None:
        self.path = os.path.realpath(path)
        self._status = _status(self.path)
        if self._status is not None and stat.S_ISDIR(self._status.st_mode):
            raise IsADirectoryError(21, os.strerror(21), path)
        # One process writes one file at a time, so that its number makes the name unique; what a killed one left is
        # overwritten by the next with the same number.
        name = f"{_PREFIX}{os.getpid()}-{os.path.basename(self.path)[-80:]}.tmp"
        self._temporary = os.path.join(os.path.dirname(self.path), name)
        self.stream = open(self._temporary, "wb")  # noqa: SIM115 - closed by commit and abandon

    def commit(self) -> None:
        """Puts the file into its place. Raises OSError; nothing is left behind then."""
        try:
            self.stream.flush()
            os.fsync(self.stream.fileno())
            self.stream.close()
            self._keep_attributes()
            os.replace(self._temporary, self.path)
        except BaseException:
            self.abandon()
            raise

    def abandon(self) -> None:
        """Leaves the target as it was."""
        with contextlib.suppress(OSError):  # a full disk refuses the last of the buffer
            self.stream.close()
        with contextlib.suppress(OSError):
            os.unlink(self._temporary)

    def __enter__(self) -> Replacement:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.commit()
        else:
            self.abandon()

    def _keep_attributes(self) -> None:
        if self._status is None:
            return
        os.chmod(self._temporary, stat.S_IMODE(self._status.st_mode))
        if hasattr(os, "chown") and os.stat(self._temporary).st_uid != self._status.st_uid:
            with contextlib.suppress(PermissionError):
                os.chown(self._temporary, self._status.st_uid, self._status.st_gid)


def replace_file(path: str, data: bytes) -> None:
    """Writes `data` as the whole content of the file. Raises OSError; the file then is as it was."""
    with Replacement(path) as replacement:
        replacement.stream.write(data)


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None
