"""Where a fault takes place: a scratch folder with reports, runs of the program in it, and the register of faults."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from support.model import model_report
from support.render import render

ROOT = Path(__file__).resolve().parents[2]
CLEAN = render(model_report(), "tabs")
BAD = CLEAN.replace("五、存在的主要问题及改进情况", "五、存在的问题及改进情况").replace(
    "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1", "四、结转下年度继续办理\t\t2\t0\t0\t0\t0\t0\t2"
)
"""A warning with a safe fix (GIA104), and errors."""
HEADING = "五、存在的主要问题及改进情况"
UNPRIVILEGED = ("setpriv", "--inh-caps=-all", "--bounding-set=-all")
"""Root without its capabilities, whom permissions bind as they bind anybody."""
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
assert BAD.count(HEADING) == CLEAN.count(HEADING) - 1


class Untried(Exception):  # noqa: N818 - no error, the system cannot bring the fault about
    """The fault cannot be brought about on this system, and why."""


class Done(NamedTuple):
    """What a run gave; `status` is negative for the signal that ended it."""

    status: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def said(self) -> str:
        """What was said on standard error, which has to be UTF-8 whatever the surroundings."""
        return self.err.decode()

    @property
    def line(self) -> str:
        """The first line on standard error."""
        return self.said.split("\n", 1)[0]

    def ends(self, status: int) -> Done:
        """This, if it ended with that status, in order: no traceback, however it ended."""
        assert self.status == status, f"status {self.status}, not {status}: {self.said[-2000:]}"
        assert "Traceback" not in self.said, self.said
        assert "Exception ignored" not in self.said, self.said
        return self


class Stage:
    """A scratch folder. `folder` is where runs start; `.git` in it keeps configurations above it out."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.folder = base / "work"
        (self.folder / ".git").mkdir(parents=True)

    def report(self, name: str = "a.txt", text: str = BAD) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def start(
        self,
        *arguments: str | bytes,
        plain: bool = False,
        before: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
        program: str = "",
        cwd: Path | None = None,
        **options: object,
    ) -> subprocess.Popen[bytes]:
        """Starts the program. `plain`: as a user whom permissions bind; `program`: Python that goes before it."""
        if plain and IS_ROOT:
            if shutil.which(UNPRIVILEGED[0]) is None:
                raise Untried("root without setpriv: permissions do not bind")
            before = (*UNPRIVILEGED, *before)
        call = f"{program}\nimport sys\nfrom giar_lint.__main__ import main\nsys.exit(main())"
        command = [*before, sys.executable, *(("-c", call) if program else ("-m", "giar_lint"))]
        given = {name: value for name, value in os.environ.items() if name not in _OURS and not name.startswith("LC_")}
        defaults = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
            [*command, *arguments],
            cwd=cwd or self.folder,
            env={**given, "PYTHONPATH": str(ROOT), **(environment or {})},
            **{**defaults, **options},
        )

    def run(self, *arguments: str | bytes, data: bytes | None = None, **options: object) -> Done:
        """Runs the program to its end."""
        if data is not None:
            options["stdin"] = subprocess.PIPE
        process = self.start(*arguments, **options)  # type: ignore[arg-type]
        try:
            out, err = process.communicate(data, timeout=120)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        return Done(process.returncode, out or b"", err or b"")

    def names(self, folder: Path | None = None) -> list[str]:
        """What lies in a folder, but for the cache and `.git`."""
        found = os.listdir(folder or self.folder)
        return sorted(name for name in found if name not in (".git", ".giar_lint_cache"))


_OURS = ("PYTHONIOENCODING", "PYTHONUTF8", "LANG", "LANGUAGE", "NO_COLOR", "PYTHONDONTWRITEBYTECODE")


class Fault(NamedTuple):
    """A fault: a short name, what happens, what the program has to do about it, and how it is brought about. `act` gives
    the outcome in one line; it raises AssertionError where the outcome is another, Untried where it cannot be told."""

    name: str
    title: str
    act: Callable[[Stage], str]
    slow: bool = False


FAULTS: dict[str, Fault] = {}


def fault(name: str, title: str, *, slow: bool = False) -> Callable[[Callable[[Stage], str]], Callable[[Stage], str]]:
    """Registers the function below as a fault."""

    def register(act: Callable[[Stage], str]) -> Callable[[Stage], str]:
        assert name not in FAULTS, name
        FAULTS[name] = Fault(name, title, act, slow)
        return act

    return register


@contextlib.contextmanager
def stage() -> Iterator[Stage]:
    """A stage in a temporary folder, which is removed whatever became of it."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        # A shell has all that it starts in the background ignore interrupts, and what that starts as well.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    base = Path(tempfile.mkdtemp(prefix="giar-lint-fault-"))
    here = os.getcwd()
    try:
        yield Stage(base)
    finally:
        os.chdir(here)
        for folder, _, _ in os.walk(base):
            with contextlib.suppress(OSError):
                os.chmod(folder, 0o700)
        subprocess.run(["rm", "-rf", str(base)], check=False, stderr=subprocess.DEVNULL)


@contextlib.contextmanager
def small_disk(folder: Path, size: str = "64k") -> Iterator[Path]:
    """A disk of that size at a folder, which it makes."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if not IS_ROOT or shutil.which("mount") is None:
        raise Untried("only root mounts a small disk; see file-size-limit")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        raise Untried("a small disk cannot be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def fill(folder: Path) -> None:
    """Leaves no room on the disk of a folder."""
    with open(folder / "filler", "wb", buffering=0) as stream, contextlib.suppress(OSError):
        while True:
            stream.write(b"x" * 4096)
