"""A small client of the language server: speaks JSON-RPC with the real process over its standard streams."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

PATIENCE = 30.0
"""Seconds until an answer is given up; far more than it takes, since machines are busy."""

CAPABILITIES: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create", "rename", "delete"]},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {
        "codeAction": {"resolveSupport": {"properties": ["edit"]}, "dataSupport": True},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
    },
}


class Client:
    """One session. As a context, the process is ended at the latest when it is left."""

    def __init__(self, *arguments: str, cwd: Path | None = None, environment: dict[str, str] | None = None) -> None:
        command = [sys.executable, "-m", "giar_lint", "server", *arguments]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd, env=environment
        )
        self._number = 0
        self._answers: dict[int, dict[str, Any]] = {}
        self._news: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.told: list[dict[str, Any]] = []
        """All notifications and requests of the server so far, in their order."""
        self.errors: list[bytes] = []
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._drain, daemon=True).start()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def begin(self, capabilities: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """The handshake; the capabilities that the server tells."""
        given = CAPABILITIES if capabilities is None else capabilities
        result = self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": given, **more})
        self.tell("initialized", {})
        found: dict[str, Any] = result["capabilities"]
        return found

    def end(self) -> int:
        """Says goodbye; the exit status of the process."""
        assert self.ask("shutdown") is None
        self.tell("exit")
        return self.process.wait(PATIENCE)

    def ask(self, method: str, params: Any = None) -> Any:
        """The result of a request. Raises RuntimeError with the server's message where it refuses."""
        return self.answer(self.send(method, params))

    def send(self, method: str, params: Any = None) -> int:
        """Sends a request, and returns its number."""
        self._number += 1
        self._write({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        return self._number

    def answer(self, number: int) -> Any:
        """The result of a request that was sent."""
        self._until(lambda: number in self._answers)
        answer = self._answers.pop(number)
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer["result"]

    def tell(self, method: str, params: Any = None) -> None:
        """Sends a notification."""
        self._write({"jsonrpc": "2.0", "method": method, "params": params})

    def write_raw(self, body: bytes) -> None:
        """Sends a message as it is."""
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def open(self, uri: str, text: str, language: str = "plaintext", version: int = 1) -> None:
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, version: int, *changes: dict[str, Any]) -> None:
        document = {"uri": uri, "version": version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})

    def save(self, uri: str) -> None:
        self.tell("textDocument/didSave", {"textDocument": {"uri": uri}})

    def close(self, uri: str) -> None:
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def at(self, method: str, uri: str, line: int, character: int) -> Any:
        """The answer to a request about a position."""
        position = {"line": line, "character": character}
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": position})

    def actions(self, uri: str, place: dict[str, Any], only: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """What the server offers to do about a range."""
        context: dict[str, Any] = {"diagnostics": []}
        if only is not None:
            context["only"] = list(only)
        params = {"textDocument": {"uri": uri}, "range": place, "context": context}
        found: list[dict[str, Any]] = self.ask("textDocument/codeAction", params)
        return found

    def diagnostics(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """What was told last of a document; waits for a version, or for anything at all."""

        def told() -> list[dict[str, Any]]:
            return [
                each["params"]
                for each in self.told
                if each["method"] == "textDocument/publishDiagnostics"
                and each["params"]["uri"] == uri
                and (version is None or each["params"].get("version") == version)
            ]

        self._until(lambda: bool(told()))
        found: list[dict[str, Any]] = told()[-1]["diagnostics"]
        return found

    def forget(self) -> None:
        """Forgets what was told so far."""
        self.rest(0.0)
        self.told.clear()

    def rest(self, seconds: float) -> None:
        """Listens for a while."""
        end = time.monotonic() + seconds
        while self._take(max(0.0, end - time.monotonic())):
            pass

    def messages(self, method: str) -> list[str]:
        """The texts of what was told by a method of the window."""
        return [each["params"]["message"] for each in self.told if each["method"] == method]

    def wait_for(self, method: str) -> dict[str, Any]:
        """The first message of a method that was told."""
        self._until(lambda: any(each["method"] == method for each in self.told))
        return next(each for each in self.told if each["method"] == method)

    def _until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            left = end - time.monotonic()
            if left <= 0 or not self._take(left):
                raise AssertionError(f"no answer; standard error: {b''.join(self.errors).decode(errors='replace')}")

    def _take(self, seconds: float) -> bool:
        try:
            message = self._news.get(timeout=seconds) if seconds else self._news.get_nowait()
        except queue.Empty:
            return False
        if message is None:
            self._news.put(None)
            return False
        if "method" in message:
            self.told.append(message)
            if "id" in message:
                self._write({"jsonrpc": "2.0", "id": message["id"], "result": None})
        else:
            self._answers[message["id"]] = message
        return True

    def _write(self, message: dict[str, Any]) -> None:
        self.write_raw(json.dumps(message).encode())

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.removeprefix(b"Content-Length:"))
            while stream.readline().strip():
                pass
            self._news.put(json.loads(stream.read(length)))
        self._news.put(None)

    def _drain(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.errors.append(line)


def applied(text: str, edits: Sequence[dict[str, Any]]) -> str:
    """The text after edits, whose columns count UTF-16 units; the editor's part, done without the server's code."""
    lines = [0]
    index = 0
    while index < len(text):
        if text.startswith("\r\n", index):
            index += 2
        elif text[index] in "\r\n":
            index += 1
        else:
            index += 1
            continue
        lines.append(index)

    def offset(position: dict[str, int]) -> int:
        at, left = lines[position["line"]], position["character"]
        while left > 0:
            left -= 2 if ord(text[at]) > 0xFFFF else 1
            at += 1
        return at

    spans = [(offset(each["range"]["start"]), offset(each["range"]["end"]), each["newText"]) for each in edits]
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text
