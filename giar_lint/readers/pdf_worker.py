"""The child process that reads PDF files: bytes on standard input, blocks as JSON on standard output, file after file.

A file may make the library that reads it loop, crash or eat memory; here that ends this process and nothing else.
"""

from __future__ import annotations

import json
import signal
import struct
import sys

MEMORY = 1536 * 1024 * 1024
"""The most address space in bytes; a report takes a tenth of it."""


def main() -> None:
    """Answers each request until standard input ends. A request, and an answer, is its length (8 bytes, big-endian), then
    its bytes."""
    # The parent ends this process where the run is interrupted.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while len(head := requests.read(8)) == 8:
        answer = json.dumps(_answer(requests.read(*struct.unpack(">Q", head)))).encode()
        answers.write(struct.pack(">Q", len(answer)) + answer)
        answers.flush()


def _answer(data: bytes) -> dict[str, object]:
    """{"blocks": …}, or {"error": the variant of GIA001}."""
    from giar_lint.readers.pdf_flow import blocks, plain
    from giar_lint.readers.pdf_sheets import BrokenPdf, sheets

    try:
        return {"blocks": list(plain(blocks(sheets(data))))}
    except BrokenPdf as problem:
        return {"error": problem.key}
    except (MemoryError, RecursionError):
        return {"error": "too-complex"}
    except (ArithmeticError, ValueError, LookupError):  # places that are no numbers, objects that are not there
        return {"error": "damaged"}


def _limit() -> None:
    try:
        import resource
    except ImportError:  # no limits on this system; the parent's deadline holds
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (ValueError, OSError):  # a system that knows the limit and refuses it
        return
