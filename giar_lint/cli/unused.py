"""GIA004 for the configuration: which suppressions nothing in the whole run made use of."""

from __future__ import annotations

import os
from collections.abc import Sequence

from giar_lint.config.model import Configuration, Suppression, below
from giar_lint.diagnostics import FileResult
from giar_lint.engine import Linter

Key = tuple[str, tuple[str | int, ...]]


class Suppressions:
    """Keeps account of the suppressions that files were judged by. `roots` are the folders that the run walks."""

    def __init__(self, roots: Sequence[str]) -> None:
        self._roots = roots
        self._used: dict[Key, bool] = {}
        self._configurations: dict[str, Configuration] = {}

    def judge(self, result: FileResult, configuration: Configuration) -> None:
        """Takes note of what one file made use of."""
        for each in result.judgements:
            key = (each.path, each.trail)
            self._used[key] = self._used.get(key, False) or each.used
            self._configurations.setdefault(each.path, configuration)

    def unused(self, linter: Linter) -> list[FileResult]:
        """One result for each configuration file with suppressions that are of no use, in the order of their paths."""
        results = []
        for path, configuration in sorted(self._configurations.items()):
            trails = [
                each.trail
                for each in configuration.suppressions
                if self._used.get((each.path, each.trail)) is False and each.path == path and self._certain(each)
            ]
            if trails:
                results.append(linter.unused(path, trails, configuration))
        return results

    def _certain(self, suppression: Suppression) -> bool:
        """A pattern may be about files beyond this run, unless the run takes in the folder from which it counts."""
        if os.path.isfile(suppression.literal):
            return True
        base = suppression.file.base
        return any(base == root or below(base, root) is not None for root in self._roots)
