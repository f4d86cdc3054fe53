"""Keeps the child process that reads PDF files: started with the first, kept for the next, ended with the run."""

from __future__ import annotations

import atexit
import json
import os
import struct
import subprocess
import sys
import threading
from typing import Any

from giar_lint.readers import Unreadable

DEADLINE = 12.0
"""Seconds for one file; a report of six pages takes a quarter of one."""

_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from giar_lint.readers.pdf_worker import main; main()"
)


class _Child:
    def __init__(self) -> None:
        # Isolated, with the path of this process save the working directory: nothing there can stand in for a module. The
        # package's own place is added for installs that find it by a hook and not by the path.
        own = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        path = [each for each in sys.path if os.path.isabs(each)]
        command = [sys.executable, "-I", "-S", "-c", _PROGRAM, json.dumps([*path, own])]
        self.owner = os.getpid()
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    @property
    def usable(self) -> bool:
        """A fork of this process must not talk into its parent's pipes."""
        return self.owner == os.getpid() and self.process.poll() is None

    def ask(self, data: bytes) -> bytes | None:
        """The answer to a request; None where the child ended, or did not answer in time and was ended."""
        assert self.process.stdin is not None and self.process.stdout is not None
        timer = threading.Timer(DEADLINE, self.process.kill)
        timer.daemon = True
        timer.start()
        try:
            self.process.stdin.write(struct.pack(">Q", len(data)) + data)
            self.process.stdin.flush()
            head = self.process.stdout.read(8)
            answer = self.process.stdout.read(*struct.unpack(">Q", head)) if len(head) == 8 else b""
            return answer or None
        except OSError:
            return None
        finally:
            timer.cancel()

    def end(self) -> None:
        if self.owner != os.getpid():
            return
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was not written any more when the child ended
                    continue


_child: _Child | None = None
_lock = threading.Lock()


def ask(data: bytes) -> list[Any]:
    """The blocks of a PDF as `pdf_flow.plain` gives them. Raises Unreadable: as the child says, or "too-complex" where it
    was ended by a limit."""
    global _child
    with _lock:
        if _child is None or not _child.usable:
            if _child is None:
                atexit.register(end)
            _child = _Child()
        try:
            answer = _child.ask(data)
        except BaseException:
            end()
            raise
        if answer is None:
            end()
            raise Unreadable("too-complex", {"format": "PDF"})
    told: dict[str, Any] = json.loads(answer)
    if "error" in told:
        raise Unreadable(str(told["error"]), {"format": "PDF"})
    blocks: list[Any] = told["blocks"]
    return blocks


def end() -> None:
    """Ends the child, if there is one."""
    global _child
    if _child is not None:
        _child.end()
        _child = None
