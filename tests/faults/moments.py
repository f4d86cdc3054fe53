"""A run that gets a signal at every moment: before each line of Python that it comes to, its imports and the library's own
lines included, and in the code that writes before each instruction. At each moment the run is forked; the copy gets the
signal and ends as it does, the run itself goes on. Run by itself, since it forks: `python -m faults.moments SCENARIO SIGNAL
EVERY`, EVERY 1 for all lines, n for each n-th outside the code that writes. Prints one line of figures.

SIGKILL needs no copy: what it leaves is what lies in the folder at that moment. Of each state that is another one, a copy is
made, and the next run takes place in it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import stat
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from faults.killing import SCENARIOS, WRITING, Content, check, content, prepare, run
from giar_lint.__main__ import main
from giar_lint.cache import FOLDER

_PATIENCE = 20.0
"""Seconds that a copy has for its end."""
_LONGEST, _TOLD = 400, 20
_HERE = os.path.dirname(os.path.abspath(__file__))


class Moments:
    """The moments of a run in a folder, and what a signal does at each. Of the lines outside the code that writes, `every`
    n-th is one."""

    def __init__(self, base: Path, scenario: str, number: int, every: int) -> None:
        self._base = base
        self._folder = base / "work"
        self._arguments = SCENARIOS[scenario]
        self._number = number
        self._every = every
        self._wanted = self._whole()
        prepare(self._folder)
        self._before = content(self._folder)
        self._wrong: list[str] = []
        self._ended: Counter[int] = Counter()
        self._moments = self._at_work = self._lines = 0
        self._walker = os.getpid()
        self._left: dict[tuple[CodeType, object, bool], set[int]] = {}
        self._states: set[int] = set()
        self._places: list[str] = []

    def walk(self) -> str:
        """Runs, with a signal at every moment; the figures. Raises AssertionError where something went wrong."""
        os.chdir(self._folder)
        sys.stdout = sys.stderr = open(self._base / "told", "w", encoding="utf-8")  # noqa: SIM115 - as long as the program
        sys.argv = ["giar-lint", *self._arguments]
        status = 70
        sys.settrace(self._call)
        try:
            status = main()
        except SystemExit as end:
            status = int(end.code or 0)
        except BaseException:
            os.write(2, traceback.format_exc().encode())
        sys.settrace(None)
        if os.getpid() != self._walker:
            os._exit(status)
        sys.stdout.flush()
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        assert status in (0, 1), (self._base / "told").read_text(encoding="utf-8")[-_LONGEST:]
        found = content(self._folder)
        assert found == self._wanted, {
            name for name in {*found, *self._wanted} if found.get(name) != self._wanted.get(name)
        }
        self._next_runs()
        assert not self._wrong, "\n".join([f"{len(self._wrong)} of {self._moments} moments:", *self._wrong[:_TOLD]])
        if self._number == signal.SIGKILL:
            return f"{self._moments} moments, {len(self._states)} different states left, each whole and mended by the next run"
        told = ", ".join(f"{count} ended with {status}" for status, count in sorted(self._ended.items()))
        return f"{self._moments} moments, {self._at_work} of them with a temporary file: {told}"

    def _whole(self) -> Content:
        """What a run gives that nothing happens to."""
        whole = self._base / "whole"
        prepare(whole)
        run(whole, self._arguments, out=str(self._base / "said"))
        self._said = (self._base / "said").read_bytes()
        self._marks = _marks(whole)
        return content(whole)

    def _call(self, frame: FrameType, event: str, _: object) -> Any:
        """What follows a call: all instructions of the code that writes; of other code each line once for each place that
        calls it, before and after the run has taken the signal in hand."""
        code = frame.f_code
        if code is main.__code__ or code.co_filename.startswith(_HERE):
            # What comes before its first line is Python's own start.
            return None
        if code.co_filename.endswith(WRITING):
            frame.f_trace_opcodes = True
            return self._instruction
        if self._number == signal.SIGKILL:
            return None
        caller = (frame.f_back.f_code, frame.f_back.f_lineno) if frame.f_back else None
        key = (code, caller, self._in_hand())
        if key not in self._left:
            self._left[key] = {line for _, _, line in code.co_lines() if line is not None}
        left = self._left[key]

        def each_line(frame: FrameType, event: str, _: object) -> Any:
            if event == "line" and frame.f_lineno in left:
                left.remove(frame.f_lineno)
                self._lines += 1
                if self._lines % self._every == 0:
                    self._moment(frame)
            return each_line if left else None

        return each_line if left else None

    def _instruction(self, frame: FrameType, event: str, _: object) -> Any:
        if event == "opcode":
            self._moment(frame)
        return self._instruction

    def _in_hand(self) -> bool:
        """Whether the signal no longer ends the program by itself."""
        return self._number != signal.SIGKILL and signal.getsignal(self._number) != signal.SIG_DFL

    def _moment(self, frame: FrameType) -> None:
        place = f"{frame.f_code.co_filename}:{frame.f_lineno}"
        if self._number == signal.SIGKILL:
            self._moments += 1
            self._look(place)
        elif self._in_hand():
            self._moments += 1
            self._signal(place)

    def _signal(self, place: str) -> None:
        """Sends the signal to a copy of this process, and puts back what that has taken away or written."""
        here = content(self._folder)
        temporary = [name for name in here if name.startswith(".giar-lint-")]
        for name in temporary:
            os.link(self._folder / name, self._base / name)
        handles = list(_writable())
        copy = os.fork()
        if copy == 0:
            sys.settrace(None)
            with open(self._base / "said", "wb") as stream:
                os.dup2(stream.fileno(), 2)
            sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
            os.kill(os.getpid(), self._number)
            return
        status = _end_of(copy)
        self._ended[status] += 1
        self._at_work += bool(temporary)
        self._judge(place, status)
        for name in temporary:
            if not (self._folder / name).exists():
                os.link(self._base / name, self._folder / name)
            os.unlink(self._base / name)
        for handle, offset, size in handles:
            os.ftruncate(handle, size)
            os.lseek(handle, offset, os.SEEK_SET)
        for name, data in here.items():
            if name not in temporary and (self._folder / name).read_bytes() != data:
                # Not into the file that is there, which may be the temporary one in its place.
                (self._folder / name).unlink()
                (self._folder / name).write_bytes(data)

    def _judge(self, place: str, status: int) -> None:
        said = (self._base / "said").read_text(encoding="utf-8")
        try:
            left = check(self._before, content(self._folder), self._wanted)
            assert status == 128 + self._number, f"status {status}"
            assert not left, f"{left} temporary files"
            assert not said, said[-_LONGEST:]
        except AssertionError as error:
            self._wrong.append(f"{place}: {error}")

    def _look(self, place: str) -> None:
        """Keeps what SIGKILL would leave."""
        files = ((str(each), each.read_bytes()) for each in self._folder.rglob("*") if each.is_file())
        state = hash(tuple(sorted(files)))
        if state in self._states:
            return
        self._states.add(state)
        shutil.copytree(self._folder, self._base / f"left-{len(self._places)}")
        self._places.append(place)

    def _next_runs(self) -> None:
        """The next run upon each state that SIGKILL would leave: what it says and writes is what it would have been."""
        for number, place in enumerate(self._places):
            left, said = self._base / f"left-{number}", self._base / "said"
            try:
                check(self._before, content(left), self._wanted)
                assert run(left, self._arguments, out=str(said)) in (0, 1, 2)
                again = content(left)
                assert again == self._wanted, {name for name in again if again[name] != self._wanted.get(name)}
                assert self._before != self._wanted or said.read_bytes() == self._said, "another answer"
                assert _marks(left) == self._marks, _marks(left)
            except AssertionError as error:
                self._wrong.append(f"{place}: {error}")


def _marks(folder: Path) -> Content:
    """What makes the folder of a cache known as one; nothing where there is none."""
    return content(folder / FOLDER) if (folder / FOLDER).is_dir() else {}


def _writable() -> Iterator[tuple[int, int, int]]:
    """The open regular files that are written to, each with its place and size. A copy shares them, and writes what waits in
    its buffers when it ends."""
    for handle in range(3, 64):
        try:
            if fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_ACCMODE and stat.S_ISREG(os.fstat(handle).st_mode):
                yield handle, os.lseek(handle, 0, os.SEEK_CUR), os.fstat(handle).st_size
        except OSError:
            continue


def _end_of(process: int) -> int:
    """The status of a process, negative for the signal that ended it."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        gone, status = os.waitpid(process, os.WNOHANG)
        if gone:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            os.kill(process, signal.SIGKILL)
        time.sleep(0.0005)


def at_every_moment(scenario: str, number: int, every: int = 1) -> str:
    """The figures of a scenario that gets a signal at every moment. Raises AssertionError."""
    base = Path(tempfile.mkdtemp(prefix="giar-lint-moments-"))
    walker = os.getpid()
    try:
        return Moments(base, scenario, number, every).walk()
    finally:
        if os.getpid() == walker:
            os.chdir("/")
            shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    print(at_every_moment(sys.argv[1], getattr(signal, sys.argv[2]), int(sys.argv[3])))
