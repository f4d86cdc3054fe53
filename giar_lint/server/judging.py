"""Lints what is in a buffer, under the configuration that holds for its file. No protocol here: it may run in any
thread, one at a time."""

from __future__ import annotations

import os
from functools import cached_property

from giar_lint.config.load import Configurations, shown
from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import Diagnostic, FileResult
from giar_lint.discovery import standard_input
from giar_lint.engine import Analysis, Linter
from giar_lint.errors import UserError
from giar_lint.fixing import Judged, Kept, mend
from giar_lint.readers import DEFAULT_MAX_SIZE, Unreadable
from giar_lint.report import Report
from giar_lint.rule import Rule
from giar_lint.rules import registry
from giar_lint.source import Source
from giar_lint.target import Target

_BOM = b"\xef\xbb\xbf"
"""Put before the bytes of every buffer: they are UTF-8 whatever a page in it declares."""

_NO_TEXT = (".docx", ".docm", ".doc", ".wps", ".pdf", ".ofd", ".toml")
_LAYER = Layer("editor")


class _Linter(Linter):
    """Remembers what it has read last, so that a report that was linted is not parsed once more to be shown."""

    last: tuple[bytes, Report | None] = (b"", None)

    def analyse(self, target: Target, data: bytes, limit: int = DEFAULT_MAX_SIZE) -> Analysis:
        analysis = super().analyse(target, data, limit)
        self.last = data, analysis.report
        return analysis


class Project:
    """The configurations as they are on the disk, each read once; another one is made when a file changes. `language` is the
    one stated for the editor, "" for that of each configuration.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._configurations = Configurations(registry())
        # The rules of plugins come with the configurations that name them.
        self._resolver = Resolver(self._configurations.rules, _LAYER)

    @property
    def rules(self) -> dict[str, Rule]:
        """Every rule, with those of the plugins that a configuration has named."""
        return self._configurations.rules

    def configuration(self, path: str) -> Configuration:
        """The configuration for a file. Raises UserError."""
        return self._configurations.of_path(path)

    def language(self, path: str) -> str:
        """The language to speak about a file; Chinese where its configuration cannot be read."""
        try:
            return self._language or self.configuration(path).value("language") or "zh"
        except UserError as error:
            return error.language or "zh"

    def target(self, path: str) -> Target | None:
        """The file as the linter takes it, None where the configuration leaves it out. Raises UserError."""
        found = standard_input(path, self._configurations, force_exclude=True)
        return found.targets[0] if found.targets else None

    def linter(self, language: str) -> _Linter:
        """A linter that words its findings in a language. Files that are no reports say nothing."""
        return _Linter(self._resolver, language=language, skip_named=True)


class Verdict:
    """What the text of a buffer amounts to. `serial` and `version` are those of the text; `problem` is what is wrong with
    its configuration, and there is then no result.
    """

    def __init__(self, project: Project, path: str, text: str, serial: int, version: int | None) -> None:
        self.project = project
        self.serial = serial
        self.version = version
        self.source = Source(path, text)
        self.language = project.language(path)
        self._linter = project.linter(self.language)
        self.problem: UserError | None = None
        self.target: Target | None = None
        self.result = FileResult(path)
        self._away: tuple[Diagnostic, ...] = ()
        if path and not path.lower().endswith(_NO_TEXT):
            self._judge(path)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return self.result.diagnostics

    @cached_property
    def report(self) -> Report | None:
        """The report in the text; None where there is none, or none that can be read."""
        return None if self.target is None else self._report(self.target, self._data)

    def mended(self, only: Diagnostic | None = None) -> str | None:
        """The text with all safe fixes, or with that of one diagnostic alone; None where a fix would do harm, or changes
        nothing.
        """
        if self.target is None or self.report is None:
            return None
        target, linter = self.target, self._linter
        whole = self._whole
        if only is not None:
            whole = _with_fixes(whole, only)

        def judge(data: bytes) -> Judged:
            result = linter.lint(target, data)
            return Judged(result if only is None else _with_fixes(result), self._report(target, data))

        kept = [Kept(each.code, each.span.start, each.span.start) for each in self._away]
        done = mend(self._data, Judged(whole, self.report), judge, unsafe=only is not None, kept=kept)
        return done.data.removeprefix(_BOM).decode("utf-8") if done.fixed else None

    def after(self, text: str) -> tuple[Diagnostic, ...]:
        """What linting another text in the place of this one gives."""
        if self.target is None:
            return ()
        return self._linter.lint(self.target, _BOM + text.encode("utf-8")).diagnostics

    @cached_property
    def _data(self) -> bytes:
        return _BOM + self.source.text.encode("utf-8")

    def _judge(self, path: str) -> None:
        try:
            self.target = self.project.target(path)
            if self.target is None:
                return
            self._whole = self._linter.lint(self.target, self._data)
            self.result = self._without_known(self._whole, self.target.configuration)
        except UserError as error:
            self.problem, self.target = error, None

    def _without_known(self, result: FileResult, configuration: Configuration) -> FileResult:
        """The result without what the baseline knows."""
        path = configuration.value("baseline")
        if path is None:
            return result
        from giar_lint.baseline import read_baseline

        path = os.path.abspath(path)
        left = read_baseline(path, shown(path), required=False).apply(result)
        here = set(left.diagnostics)
        self._away = tuple(each for each in result.diagnostics if each not in here)
        return left

    def _report(self, target: Target, data: bytes) -> Report | None:
        if self._linter.last[0] == data:
            return self._linter.last[1]
        limit = target.configuration.value("max-size") or DEFAULT_MAX_SIZE
        try:
            return self._linter.analyse(target, data, limit).report
        except (Unreadable, UserError):
            return None


def _with_fixes(result: FileResult, *only: Diagnostic) -> FileResult:
    """The result in which no diagnostic but those named has a fix."""
    return result._replace(
        diagnostics=tuple(each if each in only else each._replace(fix=None) for each in result.diagnostics)
    )
