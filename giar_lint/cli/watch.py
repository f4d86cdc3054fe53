"""`--watch`: lints, waits until something changes that matters to the result, and lints again, until Ctrl-C.

What the system tells of changes only wakes the watcher. What is linted follows from a look at the files themselves (time,
size and identity, against what they were when they were last linted), so that outputs of a run's own, an editor's way of
saving and events that come twice or get lost make it lint neither too often nor too little.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn

from giar_lint.catalogue.interface import say
from giar_lint.cli.arguments import Arguments
from giar_lint.cli.check import once
from giar_lint.cli.inputs import configuration_of_run, find, tell
from giar_lint.cli.sinks import STANDARD_OUTPUT, outputs_of
from giar_lint.config.load import Configurations, shown
from giar_lint.diagnostics import FileResult
from giar_lint.discovery import IGNORE_FILE, Found, starting_points
from giar_lint.errors import UserError, listed
from giar_lint.rules import registry
from giar_lint.target import STANDARD_INPUT, Target

if TYPE_CHECKING:
    from watchfiles import Change

_QUIET = 100
"""Milliseconds without another event after which a burst is over."""
_BURST = 1600
"""Milliseconds after which a burst that does not end is looked at all the same."""
_PATIENCE = 1000
"""Milliseconds after which the system is asked anew; also how long a change made while watching begins may wait."""
_LISTED = 3

Stamp = tuple[int, int, int]


def watch(arguments: Arguments, language: str) -> NoReturn:
    """Lints again and again, until KeyboardInterrupt. `language` is the one stated on the command line, "" for none.

    Raises UserError for options that make no sense here, without the extra, and for what is wrong at the first run,
    unless it is a configuration or the want of files: these can be mended while watching.
    """
    _require_sense(arguments)
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise UserError("watch-extra") from None
    watcher = _Watcher(arguments, language)
    watcher.lint()
    while True:
        folders = watcher.folders()
        try:
            # Each folder by itself: what is hidden, such as all that Git keeps, is not watched at all.
            batches = changes(
                *folders,
                watch_filter=watcher.matters,
                debounce=_BURST,
                step=_QUIET,
                rust_timeout=_PATIENCE,
                yield_on_timeout=True,
                recursive=False,
                ignore_permission_denied=True,
            )
            # The first batch may be blank: it says that from now on nothing is missed, so that a look settles whether
            # something had changed before.
            for number, batch in enumerate(batches):
                if batch or number == 0:
                    watcher.lint()
                    if watcher.folders() != folders:
                        break
        except FileNotFoundError:
            # A folder has gone between the look and the watch.
            os.getcwd()


def _require_sense(arguments: Arguments) -> None:
    if STANDARD_INPUT in arguments.words:
        raise UserError("watch-stdin")
    for flag in ("--write-baseline", "--prune-baseline"):
        if arguments.on(flag):
            raise UserError("error-together", first="--watch", second=flag)
    if arguments.text("--changed-since") is not None:
        raise UserError("error-together", first="--watch", second="--changed-since")


class _Noting:
    """The stage that notes what a file is like before it is linted; with `fix`, also after it was mended, as soon as the
    next one is judged.
    """

    def __init__(self, stamps: dict[str, Stamp | None], *, fix: bool) -> None:
        self._stamps = stamps
        self._fix = fix
        self._last = ""

    def takes(self, target: Target) -> bool:
        self._stamps[target.path] = _stamp(target.path)
        return True

    def apply(self, target: Target, result: FileResult) -> FileResult:
        self._settle()
        self._last = target.path
        return result

    def end(self, language: str) -> Iterator[str]:
        self._settle()
        return iter(())

    def summary(self, language: str) -> str:
        return ""

    def _settle(self) -> None:
        if self._fix and self._last:
            self._stamps[self._last] = _stamp(self._last)


class _Watcher:
    """What is known of the files from the last run."""

    def __init__(self, arguments: Arguments, language: str) -> None:
        self._arguments = arguments
        self._stated = language
        self._language = language or "zh"
        self._outputs = {os.path.realpath(each.path) for each in outputs_of(arguments) if each.path != STANDARD_OUTPUT}
        self._stamps: dict[str, Stamp | None] = {}
        self._settings: dict[str, Stamp | None] = {}
        self._settled: Mapping[str, Stamp] = {}
        self._roots: Sequence[str] = ()
        self._named: Sequence[str] = [os.path.abspath(word) for word in arguments.words]
        self._first = True
        self._worked = False
        self._broken = False
        self._problem: tuple[str, Mapping[str, Stamp]] = ("", {})
        self._watched: set[str] = set()

    def lint(self) -> None:
        """Lints what has changed since the last time, everything where settings have or were broken; says what is wrong
        once.
        """
        self._settings = {}
        self._worked = False
        given = self._arguments
        try:
            configurations = Configurations(
                registry(),
                fixed=given.text("--config"),
                enabled=not given.on("--no-config"),
                asked=self._note,
            )
            stage = _Noting(self._stamps, fix=given.on("--fix"))
            once(given, self._stated, configurations, self._look, [stage])
        except UserError as error:
            place = error.where and not error.where.startswith("--")
            if self._first and not place and error.key != "error-nothing":
                raise
            self._complain(error)
        else:
            self._broken = False
            self._problem = ("", {})
        self._first = False
        self._settled = _there(self._settings)
        if self._worked:
            self._say("watch-waiting", self._places(), count=len(self._stamps))

    def folders(self) -> dict[str, tuple[int, int]]:
        """The folders to watch, each with what tells it from another one of the same name."""
        roots = [each for each in self._roots if os.path.isdir(each)]
        deep = {folder for root in roots for folder in _inside(root)}
        near = {*self._roots, *self._named, *self._settings}
        parents = {os.path.dirname(way) for each in near for way in (each, os.path.realpath(each))}
        self._watched = {os.path.realpath(each) for each in deep}
        found = {}
        for folder in sorted(deep | {_nearest(each) for each in parents}):
            try:
                status = os.stat(folder)
            except OSError:
                continue
            found[folder] = (status.st_dev, status.st_ino)
        return found

    def matters(self, change: Change, path: str) -> bool:
        """Whether a change is worth a look: in a folder that is linted, or to what is watched by its name."""
        real = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
        if path in self._settings or real in self._settings:
            return True
        if os.path.realpath(path) in self._outputs:
            return False
        name = os.path.basename(path)
        if os.path.dirname(real) in self._watched and (name == IGNORE_FILE or not name.startswith((".", "~$"))):
            return True
        # A folder above one that is watched by name may come back, or go.
        mine = (*self._named, *self._roots, *self._settings)
        return any(each == way or each.startswith(way + os.sep) for each in mine for way in (path, real))

    def _look(self, arguments: Arguments, configurations: Configurations) -> Found | None:
        """The files to lint this time; None where nothing has changed."""
        general = configuration_of_run(configurations, arguments.words)
        self._language = self._stated or general.value("language") or "zh"
        baseline = arguments.text("--baseline") or general.value("baseline")
        if baseline is not None:
            self._note(os.path.abspath(baseline))
        if not arguments.words:
            self._roots = starting_points(configurations)
        elif self._first:
            self._roots = [each for each in self._named if os.path.isdir(each)]
        else:
            # What has gone may come back, and is no reason to leave the others alone.
            left = tuple(each for each in arguments.words if os.path.lexists(each))
            if not left:
                raise UserError("error-no-path", word=arguments.words[0])
            arguments = arguments._replace(words=left)
        for each in self._named:
            configurations.of_path(each)
        found = find(arguments, configurations, force_exclude=arguments.on("--force-exclude"))
        if not self._first:
            targets = [each for each in found.targets if os.path.realpath(each.path) not in self._outputs]
            found = found._replace(targets=tuple(targets))
        return self._due(found)

    def _due(self, found: Found) -> Found | None:
        """What is to be linted of all that was found. An output to a file is always about everything."""
        now = {each.path: _stamp(each.path) for each in found.targets}
        gone = [path for path, old in self._stamps.items() if old is not None and now.get(path) is None]
        changed = [
            each for each in found.targets if each.path not in self._stamps or self._stamps[each.path] != now[each.path]
        ]
        changed = [each for each in changed if self._first or now[each.path] is not None]
        everything = self._first or self._broken
        if not everything and _there(self._settings) != self._settled:
            everything = True
            self._say("watch-settings", ())
        elif not self._first:
            for key, paths in (("watch-gone", gone), ("watch-changed", [each.path for each in changed])):
                if paths:
                    self._say(key, paths)
        for path in self._stamps.keys() - now.keys() | set(gone):
            self._stamps.pop(path, None)
        self._worked = bool(everything or changed or gone)
        if everything or (self._outputs and self._worked):
            return found
        return Found(tuple(changed)) if changed else None

    def _note(self, path: str) -> None:
        """Notes what a configuration or the baseline is like, before it is read."""
        self._settings.setdefault(path, _stamp(path))

    def _complain(self, error: UserError) -> None:
        """Says what is wrong, once for one state of the settings."""
        self._broken = True
        self._worked = False
        line = error.text(self._stated or error.language or self._language)
        problem = (line, _there(self._settings))
        if problem != self._problem:
            self._problem = problem
            tell(line, set())
            self._worked = True

    def _places(self) -> list[str]:
        return list(self._named or self._roots or [os.getcwd()])

    def _say(self, key: str, paths: Sequence[str], **values: object) -> None:
        if not self._arguments.on("--quiet"):
            told = listed(shown(each) for each in paths[:_LISTED])
            if len(paths) > _LISTED:
                told = (
                    say("watch-more", "zh", paths=told, count=len(paths)),
                    say("watch-more", "en", paths=told, count=len(paths)),
                )
            tell(say(key, self._language, time=time.strftime("%H:%M:%S"), paths=told, **values), set())


def _stamp(path: str) -> Stamp | None:
    """What changes when a file is written or replaced; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def _there(stamps: Mapping[str, Stamp | None]) -> dict[str, Stamp]:
    return {path: stamp for path, stamp in stamps.items() if stamp is not None}


def _inside(root: str) -> Iterator[str]:
    """A folder and all below it in which reports are looked for."""
    for folder, below, _ in os.walk(root):
        below[:] = [each for each in below if not each.startswith(".")]
        yield folder


def _nearest(folder: str) -> str:
    """The folder, or the nearest above it that is there."""
    while not os.path.isdir(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    return folder
