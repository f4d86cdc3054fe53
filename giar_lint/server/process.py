"""The process of the server: its streams, its log, and when it ends."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from typing import Any, BinaryIO, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from giar_lint import __version__
from giar_lint.errors import UserError
from giar_lint.server.session import Session, handlers

_LOOKS_EVERY = 2.0
"""Seconds between two looks at whether the editor is still there."""

_LARGEST = 256
"""MiB of a message; editors open no file that takes as much."""
_HEADER = 4096
"""Bytes of a line before a message, which state its length in a few digits."""

_OWN = (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_CLOSE)
"""What pygls does by itself, and not as the protocol has it: it ends lines at form feeds and U+2028 too, and complains to
the user of documents that it does not know."""


class _Input:
    """Standard input. Raises UserError for a message that no memory may hold: after it, nothing that comes can be told
    apart any more.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        line = self._stream.readline(_HEADER + 1)
        if len(line) > _HEADER:
            raise UserError("error-server-header", most=_HEADER)
        return line

    def read(self, size: int) -> bytes:
        if size > _LARGEST << 20:
            raise UserError("error-server-message", most=_LARGEST)
        return self._stream.read(size)


class _Protocol(LanguageServerProtocol):
    """The protocol; a request that is malformed is answered too, or the editor would wait for it for ever."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=types.ResponseError(error.code, error.message))
            raise


class _Server(LanguageServer):
    """The server; what breaks in it goes to the log, never into a box on the screen."""

    session: Session

    def report_server_error(self, error: Exception, source: Any) -> None:
        self.session.failed(error)


def serve(language: str) -> int:
    """Serves over standard input and output, and returns the exit status: 0 after `shutdown`, else 1.

    Raises UserError for a message that is too large to be taken.
    """
    if sys.stdin is None:
        # Closed by whoever started the program (`<&-`): there is no editor.
        return 1
    # What pygls logs holds whole messages, and these hold whole reports.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = _Server("giar-lint", __version__, protocol_cls=_Protocol)
    server.session = Session(server, language)
    asked_to_end = threading.Event()
    for name in _OWN:
        del server.protocol.fm.builtin_features[name]
    for name, handler, options in handlers(server.session):
        server.feature(name, options)(_function(handler))

    @server.feature(types.SHUTDOWN)
    def shutdown(*_: object) -> None:
        asked_to_end.set()

    threading.Thread(target=_watch, args=(server,), daemon=True).start()
    server.start_io(cast(BinaryIO, _Input(sys.stdin.buffer)), _own_output())
    return 0 if asked_to_end.is_set() else 1


def _function(method: Any) -> Any:
    """A method as a function: pygls notes on it what it is registered as."""
    import asyncio

    if asyncio.iscoroutinefunction(method):

        async def answer(params: Any) -> Any:
            return await method(params)

        return answer

    def take(params: Any) -> Any:
        return method(params)

    return take


def _own_output() -> BinaryIO:
    """Standard output for the protocol alone: whatever else is printed, by whom ever, goes to standard error."""
    sys.stdout.flush()
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return own


def _watch(server: LanguageServer) -> None:
    """Ends the process when the editor has gone without closing the streams (a child of it may hold them open)."""
    if os.name == "nt":
        # There, the one way to ask after a process without further libraries would end it.
        return
    seen = False
    while True:
        time.sleep(_LOOKS_EVERY)
        if server.process_id is None:
            continue
        there = _exists(server.process_id)
        if seen and not there:
            # Standard input is being waited for in a thread that nothing else ends.
            os._exit(1)
        # One that was never seen is of another machine or container.
        seen = seen or there


def _exists(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
