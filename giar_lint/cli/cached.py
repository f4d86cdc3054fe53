"""`giar-lint check` where nothing has changed: the cache alone answers, and neither rules nor readers are imported.

Only a run over named files that writes one of the formats for people or programs to standard output is answered here;
whatever is out of the ordinary is left to the run proper, which gives the same answer.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from giar_lint.cache import FOLDER, Cache, Circumstances, digest
from giar_lint.cli.arguments import Arguments
from giar_lint.cli.screen import coloured, columns
from giar_lint.diagnostics import FileResult
from giar_lint.readers import DEFAULT_MAX_SIZE
from giar_lint.records import NamedTuple

if TYPE_CHECKING:
    from giar_lint.config.load import Configurations
    from giar_lint.config.model import Configuration

_CHANGING = ("--select", "--extend-select", "--ignore", "--severity")
_ORDINARY = frozenset({*_CHANGING, "--output-format", "--no-config", "--fail-on", "--only-reports", "--quiet"})
_ALSO = frozenset({"--color", "--language", "--force-exclude", "--jobs", "--statistics"})
_FORMATS = ("full", "concise", "json")
_MOST = 64
_FILES = ("giar-lint.toml", "pyproject.toml")
_NAMES = b"giar-lint"


class _Stated(NamedTuple):
    """What a configuration states for the run, as the cache remembers it: its path, its digest, language, `fail-on`."""

    path: str = ""
    digest: str = ""
    language: str = ""
    fail_on: str = ""


def cache_folder(configuration_path: str | None) -> str:
    """The folder in which the cache lies: that of the configuration of the run, else that of the repository, else the
    working directory.
    """
    if configuration_path is not None:
        return os.path.dirname(configuration_path)
    here = folder = os.getcwd()
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return here
        folder = parent
    return folder


def command_of(arguments: Arguments, language: str) -> tuple[object, ...]:
    """What of the command line changes the result for a file."""
    given = tuple((flag, tuple(arguments.items(flag) or ())) for flag in _CHANGING)
    return (*given, arguments.on("--only-reports"), language)


def remember(cache: Cache, configurations: Configurations, found: Iterable[Configuration]) -> None:
    """Keeps what `replay` has to know of the configurations of a run."""
    from giar_lint.caching import configuration_digest

    for each in {id(one): one for one in found}.values():
        made = configuration_digest(each)
        if each.path is None or not made or each.suppressions:
            continue
        if any(each.value(key) is not None for key in ("baseline", "max-size")):
            continue
        paths = sorted({layer.path for layer in each.layers})
        record = {
            "chain": [[path, digest(configurations.read[path])] for path in paths],
            "digest": made,
            "language": each.value("language") or "",
            "fail-on": each.value("fail-on") or "",
        }
        cache.keep_record(_record_key(cache, each.path, configurations.read[each.path]), record)


def replay(arguments: Arguments, language: str) -> int | None:
    """The exit status of a run that the cache answers, after all output is written; None where it does not, and then
    nothing is. `language` is the one stated on the command line, "" for none.
    """
    given = {flag for flag, value in arguments.options.items() if value}
    if not given <= _ORDINARY | _ALSO or not 0 < len(arguments.words) <= _MOST:
        return None
    if (arguments.text("--output-format") or "full") not in _FORMATS:
        return None
    paths = [os.path.abspath(word) for word in arguments.words]
    if not all(_regular(path) for path in paths) or len({os.path.realpath(path) for path in paths}) < len(paths):
        return None
    run = _Replay(arguments, paths)
    return run.status(language) if run.found else None


class _Replay:
    """A run over files at absolute paths; `found` tells whether the cache may know them at all."""

    def __init__(self, arguments: Arguments, paths: list[str]) -> None:
        self._arguments = arguments
        self._paths = paths
        self._configured = not arguments.on("--no-config")
        self._here = os.getcwd()
        nearest = self._nearest(self._here)
        if nearest is None and paths:
            nearest = self._nearest(os.path.dirname(paths[0]))
        self._general = nearest
        folder = cache_folder(nearest)
        self.found = os.path.isdir(os.path.join(folder, FOLDER))
        self._folder = folder
        self._known: dict[str | None, _Stated | None] = {None: _Stated()}

    def status(self, language: str) -> int | None:
        """As `replay`."""
        cache = Cache(self._folder)
        general = self._stated(cache, self._general)
        if general is None:
            return None
        language = language or general.language or "zh"
        command = command_of(self._arguments, language)
        results = []
        for path in self._paths:
            stated = self._stated(cache, self._nearest(os.path.dirname(path)))
            # What `exclude` says of a named file, the run proper finds out.
            if stated is None or (stated.path and self._arguments.on("--force-exclude")):
                return None
            data = _content(path)
            if data is None:
                return None
            about = Circumstances(command, stated.digest, path, self._shown(path), True)
            result = cache.result(cache.key(about, data))
            if result is None or result.judgements or result.skipped == "extra":
                return None
            results.append(result)
        results.sort(key=lambda each: each.path)
        return self._write(results, general, language)

    def _write(self, results: list[FileResult], general: _Stated, language: str) -> int:
        from giar_lint.outputs import Style, formatter
        from giar_lint.outputs.summary import Tally

        style = Style(language, coloured(self._arguments.text("--color") or "auto"), columns())
        output = formatter(self._arguments.text("--output-format") or "full", style)
        tally = Tally()
        for result in results:
            tally.add(result)
        sys.stdout.write(output.begin() + "".join(output.file(each) for each in results) + output.end())
        sys.stdout.flush()
        if self._arguments.on("--statistics"):
            sys.stderr.write(tally.statistics(language))
        if not self._arguments.on("--quiet"):
            sys.stderr.write(tally.summary(language) + "\n")
        return tally.status(self._arguments.text("--fail-on") or general.fail_on or "error")

    def _nearest(self, folder: str) -> str | None:
        """The configuration file that holds for a folder, as giar_lint.config.load finds it; None for none."""
        while self._configured:
            for name in _FILES:
                path = os.path.join(folder, name)
                # A pyproject.toml that speaks of giar-lint without configuring it is remembered by nobody.
                if os.path.isfile(path) and (name == _FILES[0] or _NAMES in (_content(path) or _NAMES)):
                    return path
            parent = os.path.dirname(folder)
            if parent == folder or os.path.lexists(os.path.join(folder, ".git")):
                return None
            folder = parent
        return None

    def _stated(self, cache: Cache, path: str | None) -> _Stated | None:
        """What the configuration file states; None where the cache does not remember it as it is now."""
        if path not in self._known:
            assert path is not None
            data = _content(path)
            record = None if data is None else cache.record(_record_key(cache, path, data))
            self._known[path] = None if record is None else _checked(path, record)
        return self._known[path]

    def _shown(self, path: str) -> str:
        """As giar_lint.config.load.shown, which would import what a configuration is."""
        prefix = self._here if self._here.endswith(os.sep) else self._here + os.sep
        return (path[len(prefix) :] if path.startswith(prefix) else path).replace(os.sep, "/")


def _checked(path: str, record: Mapping[str, Any]) -> _Stated | None:
    """What a record says, if every file that it rests on is as it was."""
    try:
        for each, known in record["chain"]:
            data = _content(each)
            if data is None or digest(data) != known:
                return None
        return _Stated(path, record["digest"], record["language"], record["fail-on"])
    except (KeyError, TypeError, ValueError):
        # Of another shape, though its checksum is right.
        return None


def _record_key(cache: Cache, path: str, data: bytes) -> str:
    return cache.record_key("configuration", path, digest(data))


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as stream:
            data = stream.read(DEFAULT_MAX_SIZE + 1)
    except OSError:
        return None
    return data if len(data) <= DEFAULT_MAX_SIZE else None


def _regular(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False
