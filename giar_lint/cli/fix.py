"""`--fix` and `--diff` of `giar-lint check`: lints a file, mends it, and writes it back or shows what would change."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from giar_lint.catalogue.fixes import tell
from giar_lint.diagnostics import Diagnostic, FileResult
from giar_lint.engine import Linter, data_of
from giar_lint.errors import UserError
from giar_lint.exchange import Unwritable, deliver, exchange
from giar_lint.fixing import Judged, Kept, Mended, applicable, mend, mendable
from giar_lint.readers import DEFAULT_MAX_SIZE, Unreadable
from giar_lint.records import NamedTuple
from giar_lint.target import STANDARD_INPUT, Target

COPY = ".fixed"
"""What the name of a corrected copy has before its suffix."""

Stages = Callable[[Target, FileResult], FileResult]
"""What happens to a result before the outputs: called once for each file. What it takes away is not fixed."""


class Outcome(NamedTuple):
    """What became of one file: what is left in it, what to tell on standard error, and what goes to standard output:
    the `diff`, or the bytes of standard input after fixing (None for a file)."""

    result: FileResult
    lines: tuple[str, ...] = ()
    diff: str = ""
    data: bytes | None = None


class Fixer:
    """Mends one file after the other, and counts. `unsafe` takes the unsafe fixes as well; with `write` off nothing is
    written and outcomes hold the diff instead."""

    def __init__(self, linter: Linter, stages: Stages, language: str, *, unsafe: bool, write: bool) -> None:
        self._linter = linter
        self._stages = stages
        self._language = language
        self._unsafe = unsafe
        self._write = write
        self._unsafe_left = 0
        self.fixed = 0
        self.files = 0

    def fix(self, target: Target) -> Outcome:
        """The outcome for one file. Raises only what ends the program."""
        limit = target.configuration.value("max-size") or DEFAULT_MAX_SIZE
        try:
            data = data_of(target, limit)
        except Unreadable:
            return Outcome(self._stages(target, self._linter.lint(target)))
        outcome = self._mended(target, data, limit)
        self._unsafe_left += sum(
            applicable(each.fix, unsafe=True) and not applicable(each.fix, unsafe=self._unsafe)
            for each in outcome.result.diagnostics
        )
        if target.path == STANDARD_INPUT and self._write and outcome.data is None:
            # Of what is over the limit only the beginning was read: better nothing than a part.
            return outcome._replace(data=data if len(data) <= limit else b"")
        return outcome

    @property
    def would_change(self) -> bool:
        """Whether a diff was shown."""
        return self.fixed > 0 and not self._write

    def summary(self) -> str:
        """The line of figures, without a line end."""
        key = "fixed-none" if not self.fixed else "fixed" if self._write else "would-fix"
        line = tell(key, self._language, count=self.fixed, files=self.files)
        if self._unsafe_left:
            line += tell("unsafe-left", self._language, count=self._unsafe_left)
        return line + tell("stop", self._language)

    def _mended(self, target: Target, data: bytes, limit: int) -> Outcome:
        whole = self._linter.lint(target, data)
        result = self._stages(target, whole)
        if result.failures or not any(applicable(each.fix, unsafe=self._unsafe) for each in result.diagnostics):
            return Outcome(result)
        before = self._judged(target, data, limit, whole)
        if before.report is None:
            return Outcome(result)
        if not mendable(data, before.report):
            return Outcome(result, (self._told("format", target),))
        here = set(result.diagnostics)
        away = [each for each in whole.diagnostics if each not in here]
        mended = mend(
            data,
            before,
            lambda new: self._judged(target, new, limit),
            unsafe=self._unsafe,
            kept=[Kept(each.code, each.span.start, each.span.start) for each in away],
        )
        if mended.problem:
            return Outcome(self._failed(result, mended.problem, target))
        lines = tuple(
            self._told(each.why, target, line=each.diagnostic.location.line, code=each.diagnostic.code)
            for each in mended.dropped
        )
        if not mended.fixed:
            return Outcome(result, lines)
        left = _left(mended, dict(zip(mended.kept, away, strict=True)), result)
        outcome = self._delivered(target, data, before, mended, result, left)
        return outcome._replace(lines=(*lines, *outcome.lines))

    def _delivered(
        self, target: Target, data: bytes, before: Judged, mended: Mended, result: FileResult, left: FileResult
    ) -> Outcome:
        """Writes what was mended, or shows it. `result` is what was found before, `left` what is found after."""
        piped = target.path == STANDARD_INPUT
        diff = "" if self._write else _diff(target.shown, before, mended.judged)
        lines: tuple[str, ...] = ()
        if self._write and not piped:
            assert before.report is not None
            copied = before.report.document.linear
            copy = _copy(target.shown)
            try:
                if copied:
                    from giar_lint.copying.archive import is_copy

                    deliver(_copy(target.path), mended.data, is_copy)
                    lines = (self._told("copy", target, copy=copy, count=len(mended.fixed)),)
                else:
                    exchange(target.path, data, mended.data)
            except Unwritable as problem:
                about = target._replace(shown=copy) if copied and problem.key != "taken" else target
                return Outcome(self._failed(result, problem.key, about, reason=problem.reason, copy=copy))
        self.fixed += len(mended.fixed)
        self.files += 1
        return Outcome(left, lines, diff, mended.data if self._write and piped else None)

    def _judged(self, target: Target, data: bytes, limit: int, result: FileResult | None = None) -> Judged:
        """What bytes amount to. What cannot be judged is no report, so that no fix leads there."""
        try:
            report = self._linter.analyse(target, data, limit).report
        except (Unreadable, UserError):
            report = None
        return Judged(result or self._linter.lint(target, data), report)

    def _failed(self, result: FileResult, key: str, target: Target, **values: object) -> FileResult:
        """The result with a failure, which the run tells and ends with status 2 for."""
        return result._replace(failures=(*result.failures, ("", self._told(key, target, **values))))

    def _told(self, key: str, target: Target, **values: object) -> str:
        return tell(key, self._language, path=target.shown, **values)


def _left(mended: Mended, away: Mapping[Kept, Diagnostic], result: FileResult) -> FileResult:
    """What is left after fixing, without what was taken away before; of that, what the result told as held still is."""
    by_baseline = {each.diagnostic: each for each in result.held if each.by == "baseline"}
    shown: list[Diagnostic] = []
    held = list(mended.judged.result.held)
    for each in mended.judged.result.diagnostics:
        kept = next((kept for kept in away if kept.stands(each)), None)
        if kept is None:
            shown.append(each)
        elif away[kept] in by_baseline:
            held.append(by_baseline[away[kept]]._replace(diagnostic=each))
    return mended.judged.result._replace(diagnostics=tuple(shown), held=tuple(held))


def _copy(path: str) -> str:
    """The name of the corrected copy of a file."""
    stem, suffix = os.path.splitext(path)
    return stem + COPY + suffix


def _diff(shown: str, before: Judged, after: Judged) -> str:
    from giar_lint.outputs.unified import unified

    assert before.report is not None
    assert after.report is not None
    return unified(shown, before.report.document.source.text, after.report.document.source.text)
