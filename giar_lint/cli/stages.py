"""What happens to a result between the engine and the outputs: the baseline holds back what is known, `--changed-since`
what a change did not bring.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Protocol

from giar_lint.catalogue.interface import say
from giar_lint.cli.arguments import Arguments
from giar_lint.config.load import shown
from giar_lint.config.model import Configuration
from giar_lint.diagnostics import FileResult
from giar_lint.engine import Linter
from giar_lint.errors import UserError
from giar_lint.target import STANDARD_INPUT, Target


class Stage(Protocol):
    """One stage. A run hands it every result, in the order of the paths."""

    def takes(self, target: Target) -> bool:
        """Whether the file is to be linted at all."""

    def apply(self, target: Target, result: FileResult) -> FileResult:
        """The result as the next stage is to see it."""

    def end(self, language: str) -> Iterator[str]:
        """What is to be told at the end of the run, after all that has to be written is written."""

    def summary(self, language: str) -> str:
        """What the stage adds to the summary, "" where it has nothing to say."""


class Known:
    """The stage of the baseline. `write` and `prune` tell whether the file is written at the end."""

    def __init__(self, path: str, *, write: bool, prune: bool) -> None:
        from giar_lint.baseline import read_baseline

        self._baseline = read_baseline(os.path.abspath(path), shown(os.path.abspath(path)), required=not write)
        self._write = write
        self._prune = prune

    def takes(self, target: Target) -> bool:
        return True

    def apply(self, target: Target, result: FileResult) -> FileResult:
        result = self._baseline.apply(result)
        return result._replace(diagnostics=()) if self._write else result

    def end(self, language: str) -> Iterator[str]:
        from giar_lint.baseline import listed_entries

        baseline, path = self._baseline, shown(self._baseline.file)
        gone = baseline.gone()
        try:
            if self._write:
                entries = baseline.written()
                baseline.write(entries)
                yield say("baseline-written", language, count=len(entries), path=path)
            elif self._prune and gone:
                baseline.write(baseline.pruned())
                yield say("baseline-pruned", language, count=len(gone), path=path)
            elif gone:
                yield say("baseline-gone", language, count=len(gone), path=path, entries=listed_entries(gone))
        except OSError as error:
            raise UserError("error-write", path=path, reason=error.strerror or str(error)) from None

    def summary(self, language: str) -> str:
        known = self._baseline.known
        return say("summary-known", language, count=known) if known and not self._write else ""


class Touched:
    """The stage of `--changed-since`."""

    def __init__(self, revision: str, linter: Linter) -> None:
        from giar_lint.changed import Changes

        self._changes = Changes(revision, os.getcwd())
        self._linter = linter
        self._left_out = 0

    def takes(self, target: Target) -> bool:
        touched = self._changes.touches(target.path)
        self._left_out += not touched
        return touched

    def apply(self, target: Target, result: FileResult) -> FileResult:
        return self._changes.keep(target.path, result, lambda data: self._linter.lint(target, data).diagnostics)

    def end(self, language: str) -> Iterator[str]:
        return iter(())

    def summary(self, language: str) -> str:
        return say("summary-unchanged", language, count=self._left_out) if self._left_out else ""


def stages(arguments: Arguments, general: Configuration, linter: Linter) -> list[Stage]:
    """The stages that the command line and the configuration of the run ask for, in their order."""
    found: list[Stage] = []
    revision = arguments.text("--changed-since")
    if revision is not None:
        if STANDARD_INPUT in arguments.words:
            raise UserError("changed-stdin")
        found.append(Touched(revision, linter))
    path = arguments.text("--baseline") or general.value("baseline")
    write, prune = arguments.on("--write-baseline"), arguments.on("--prune-baseline")
    if write and prune:
        raise UserError("error-together", first="--write-baseline", second="--prune-baseline")
    if path is not None:
        found.append(Known(path, write=write, prune=prune))
    elif write or prune:
        raise UserError("baseline-needed", word="--write-baseline" if write else "--prune-baseline")
    return found
