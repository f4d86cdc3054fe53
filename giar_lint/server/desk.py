"""The open documents, and when each is linted: some time after the last edit, at once where the editor asks for something,
one at a time and never an older text than the newest."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar
from urllib.parse import unquote

from giar_lint.server.buffers import Buffer
from giar_lint.server.calm import Known, Shown, calm, known
from giar_lint.server.judging import Project, Verdict

DELAY = 0.2
"""Seconds from the last edit until the text is linted; twice as long as linting took where that is more."""

_TRIES = 3

T = TypeVar("T")


class Open:
    """One open document. `typed` tells that it was edited since it was opened or last saved, `told` what was absent then."""

    def __init__(self, buffer: Buffer) -> None:
        self.buffer = buffer
        self.verdict: Verdict | None = None
        self.typed = False
        self.told: Known = frozenset()
        self.closed = False
        self.delay = DELAY
        self.timer: asyncio.TimerHandle | None = None
        self.job: asyncio.Task[None] | None = None
        self.turn = asyncio.Lock()

    def shown(self, verdict: Verdict) -> Shown:
        """What the editor is to show of a verdict."""
        if self.typed:
            return calm(verdict.diagnostics, self.told)
        self.told = known(verdict.diagnostics)
        return Shown(verdict.diagnostics)


class Desk:
    """`publish` is called with each verdict on the newest text of a document, `failed` with what broke inside."""

    def __init__(
        self, project: Project, publish: Callable[[Open, Verdict], None], failed: Callable[[Exception], None]
    ) -> None:
        self.project = project
        self._publish = publish
        self._failed = failed
        self._documents: dict[str, Open] = {}
        self._turn = asyncio.Lock()

    @property
    def documents(self) -> tuple[Open, ...]:
        return tuple(self._documents.values())

    def find(self, uri: str) -> Open | None:
        """The open document of a URI, however it is escaped."""
        return self._documents.get(unquote(uri))

    def open(self, buffer: Buffer) -> Open:
        """Takes a document in, in the place of one of the same name, and lints it at once."""
        self.close(buffer.uri)
        document = self._documents[unquote(buffer.uri)] = Open(buffer)
        self.lint(document)
        return document

    def close(self, uri: str) -> Open | None:
        """Lets a document go; None where it was not open."""
        document = self._documents.pop(unquote(uri), None)
        if document is not None:
            document.closed = True
            _stop(document)
        return document

    def edited(self, document: Open) -> None:
        """Has the document linted once no edit has followed for a while."""
        document.typed = True
        _stop(document)
        document.timer = asyncio.get_running_loop().call_later(document.delay, self.lint, document)

    def lint(self, document: Open) -> None:
        """Lints a document now, and publishes what comes of it."""
        _stop(document)
        if document.verdict is not None and self._is_current(document):
            self._publish(document, document.verdict)
        else:
            self._start(document)

    def start_anew(self, project: Project) -> None:
        """Another project: all that is open is judged again."""
        self.project = project
        for document in self.documents:
            self.lint(document)

    async def verdict(self, document: Open) -> Verdict | None:
        """The verdict on the newest text, linted now where need be; on an older one where edits outrun the linting, None
        where there is none.
        """
        for _ in range(_TRIES):
            if self._is_current(document) or document.closed:
                break
            # A request that is cancelled does not take the linting with it.
            await asyncio.shield(self._start(document))
        return document.verdict

    async def work(self, document: Open, function: Callable[[], T]) -> T:
        """What a function about a document returns, called in a thread of its own, while no other is at work on the
        document; the linting of others is not waited for.
        """
        async with document.turn:
            return await _in_thread(function)

    def _is_current(self, document: Open) -> bool:
        verdict = document.verdict
        return verdict is not None and verdict.serial == document.buffer.serial and verdict.project is self.project

    def _start(self, document: Open) -> asyncio.Task[None]:
        if document.job is None or document.job.done():
            document.job = asyncio.get_running_loop().create_task(self._judge(document))
        return document.job

    async def _judge(self, document: Open) -> None:
        """Lints the newest text, and again where that has changed meanwhile. While the timer runs, the document is being typed
        in: nothing is published, and the timer sees to the next text.
        """
        while True:
            async with self._turn:
                buffer, project = document.buffer, self.project
                path, text, serial, version = buffer.path, buffer.text, buffer.serial, buffer.version
                begun = asyncio.get_running_loop().time()
                try:
                    verdict = await _in_thread(partial(Verdict, project, path, text, serial, version))
                except Exception as error:
                    self._failed(error)
                    return
                document.delay = max(DELAY, 2 * (asyncio.get_running_loop().time() - begun))
            document.verdict = verdict
            if document.closed or document.timer is not None:
                return
            if self._is_current(document):
                self._publish(document, verdict)
                return


def _stop(document: Open) -> None:
    if document.timer is not None:
        document.timer.cancel()
        document.timer = None


async def _in_thread(function: Callable[[], T]) -> T:
    """What a function returns, called in a daemon thread: an executor's would keep the process alive to the end of a long
    text when the editor has gone.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: Exception | None) -> None:
        if done.cancelled():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(result)  # type: ignore[arg-type]  # the function's own

    def call() -> None:
        result: T | None = None
        problem: Exception | None = None
        try:
            result = function()
        except Exception as error:
            problem = error
        with suppress(RuntimeError):  # the loop has ended, and nobody waits
            loop.call_soon_threadsafe(settle, result, problem)

    threading.Thread(target=call, daemon=True).start()
    return await done
