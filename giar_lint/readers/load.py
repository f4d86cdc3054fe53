"""Files to bytes, so that nothing that lies in a folder can stop the run."""

from __future__ import annotations

import os
import stat

from giar_lint.readers import Unreadable


def load(path: str, limit: int) -> bytes:
    """The bytes of a file, at most one more than the limit. Raises Unreadable."""
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        status = os.fstat(handle)
        # A folder cannot even be wrapped in a stream, so the handle is closed here.
        if not stat.S_ISREG(status.st_mode):
            os.close(handle)
            raise Unreadable("not-regular")
        with os.fdopen(handle, "rb") as stream:
            if status.st_size > limit:
                raise Unreadable("too-large", {"size": status.st_size, "limit": limit})
            # Room is made for as much as is asked for, so no more is than the file should need.
            data = stream.read(status.st_size + 1)
            return data if len(data) <= status.st_size else data + stream.read(limit + 1 - len(data))
    except FileNotFoundError:
        raise Unreadable("missing") from None
    except PermissionError:
        raise Unreadable("permission") from None
    except OSError as error:
        raise Unreadable("system", {"reason": error.strerror or type(error).__name__}) from None
