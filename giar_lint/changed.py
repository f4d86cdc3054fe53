"""What a merge request touches: the files that differ from a revision of the Git repository, and in them the diagnostics
that are new since, or stand on a line that was changed.

A sum that no longer adds up is reported at its total even where another cell was edited: that is why the diagnostics of
the old version are compared by content, besides the lines.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Sequence

from giar_lint.diagnostics import Diagnostic, FileResult, Location
from giar_lint.errors import UserError
from giar_lint.records import NamedTuple

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_TIMEOUT = 120


class Lines(NamedTuple):
    """A range of lines, 1-based, both ends included."""

    first: int
    last: int


class Changes:
    """What changed in a Git repository between the point where `revision` and the work tree parted, and the work tree.

    `folder` is any folder of the repository. Raises UserError where there is no Git, no repository or no such revision.
    """

    def __init__(self, revision: str, folder: str) -> None:
        self._folder = folder
        # Where a branch was merged or went on meanwhile, what others did there is none of this change.
        if revision.startswith("-") or not self._git("rev-parse", "--verify", "--quiet", revision + "^{commit}"):
            raise UserError("changed-rev", word=revision)
        self._root = _line(self._git("rev-parse", "--show-toplevel"))
        self._base = _line(self._git("merge-base", revision, "HEAD")) or revision
        listed = self._git("diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", self._base, "--")
        untracked = self._git("ls-files", "-z", "--others", "--exclude-standard", "--full-name", ":/")
        self._changed = {self._absolute(name) for name in listed.split(b"\0") if name}
        self._new = {self._absolute(name) for name in untracked.split(b"\0") if name}

    def touches(self, path: str) -> bool:
        """Whether the file at an absolute path was changed or is new."""
        real = os.path.realpath(path)
        return real in self._changed or real in self._new

    def keep(self, path: str, result: FileResult, lint: Callable[[bytes], Sequence[Diagnostic]]) -> FileResult:
        """The result with only what the change is about. `lint` gives the diagnostics of an older version's bytes."""
        old = self._old(path)
        if old is None or not result.diagnostics:
            return result
        known = Counter(each.fingerprint for each in lint(old))
        # Of a Word file or a PDF the lines of the file are not those of the report.
        lines = [] if b"\0" in old else self._lines(path)
        kept = []
        for each in result.diagnostics:
            if known[each.fingerprint] and not any(_within(each.location, each.end_location, some) for some in lines):
                known[each.fingerprint] -= 1
            else:
                kept.append(each)
        return result._replace(diagnostics=tuple(kept))

    def _old(self, path: str) -> bytes | None:
        """The file's bytes at the base, None where it was not there."""
        name = os.path.relpath(os.path.realpath(path), self._root).replace(os.sep, "/")
        if not self._git("ls-tree", "-z", "--full-tree", self._base, "--", name):
            return None
        return self._git("cat-file", "blob", f"{self._base}:{name}")

    def _lines(self, path: str) -> list[Lines]:
        """The lines of the file that were changed or added."""
        real = os.path.realpath(path)
        output = self._git(
            "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--unified=0", self._base, "--", real
        )
        ranges = []
        for match in _HUNK.finditer(output):
            first, count = int(match[1]), int(match[2] or 1)
            if count:
                ranges.append(Lines(first, first + count - 1))
        return ranges

    def _absolute(self, name: bytes) -> str:
        return os.path.realpath(os.path.join(self._root, os.fsdecode(name)))

    def _git(self, *arguments: str) -> bytes:
        """What a git command prints; nothing where it fails."""
        import subprocess

        command = ["git", "-C", self._folder, "-c", "core.quotePath=false", *arguments]
        try:
            done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=_TIMEOUT, check=False)
        except FileNotFoundError:
            raise UserError("changed-git", reason=("未找到git命令", "the command git was not found")) from None
        except subprocess.TimeoutExpired:
            raise UserError("changed-git", reason=("git没有响应", "git does not answer")) from None
        return done.stdout if done.returncode == 0 else b""


def _line(output: bytes) -> str:
    return os.fsdecode(output.rstrip(b"\n"))


def _within(start: Location, end: Location, lines: Lines) -> bool:
    return start.line <= lines.last and max(start.line, end.line) >= lines.first
