"""Which files a run lints: those that are named, and those that lie in named folders and are candidates.

A file found by walking is a candidate where its configuration's `include` says so (without one: where its suffix is
one of a report's), and neither `exclude` nor a .gitignore leaves it out. Folders and files with a leading dot are
left out, as are the locks that Word leaves beside an open file (`~$…`); symbolic links to folders are not followed (what
they show inside the tree is found anyway), nor are links to files outside the tree.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from giar_lint.config.load import Configurations, shown
from giar_lint.config.model import Configuration, Globs, below
from giar_lint.errors import UserError, closest, listed
from giar_lint.readers import DEFAULT_MAX_SIZE, SUFFIXES, Unreadable
from giar_lint.readers.load import load
from giar_lint.records import NamedTuple
from giar_lint.target import STANDARD_INPUT, Target

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".gitignore"


class Found(NamedTuple):
    """The files to lint, in the order of what outputs show, how many named ones `exclude` left out, and the absolute
    folders that were walked.
    """

    targets: tuple[Target, ...]
    excluded: int = 0
    roots: tuple[str, ...] = ()


class Ignores(NamedTuple):
    """The .gitignore files that hold in a folder, the nearest first, each with the absolute folder where it stands."""

    specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    def within(self, folder: str) -> Ignores:
        """These and the folder's own, if it has one."""
        try:
            data = load(os.path.join(folder, IGNORE_FILE), DEFAULT_MAX_SIZE)
        except Unreadable:
            return self
        lines = data.decode("utf-8", "surrogateescape").splitlines()
        return Ignores(((folder, _gitignore(lines)), *self.specs))

    def match(self, path: str) -> bool:
        """Whether an absolute path is ignored; the nearest file that speaks of it decides. A folder's ends with `/`."""
        for folder, spec in self.specs:
            relative = below(path, folder)
            verdict = spec.check_file(relative).include if relative else None
            if verdict is not None:
                return verdict
        return False


def discover(paths: Sequence[str], configurations: Configurations, *, force_exclude: bool = False) -> Found:
    """The files under `paths`; none means the configured `include`, else the working directory.

    Each file is there once, however often it is named. With `force_exclude`, named files obey `exclude` too. Raises
    UserError for a path that does not exist or may not be looked into, where there is no candidate at all, and for a
    wrong configuration.
    """
    named: dict[str, Target] = {}
    walked: dict[str, Target] = {}
    excluded = 0
    roots = []
    for path in paths or starting_points(configurations):
        absolute = os.path.abspath(path)
        if os.path.isdir(absolute):
            roots.append(absolute)
        elif not os.path.lexists(absolute):
            raise UserError("error-no-path", word=path, known=_nearest(path))
        else:
            target = Target(absolute, shown(absolute), absolute, True, configurations.of_path(absolute))
            if force_exclude and _excluded(target.configuration, absolute):
                excluded += 1
            else:
                named.setdefault(os.path.realpath(absolute), target)
    for root in roots:
        for path, real, configuration in _walk(root, configurations):
            walked.setdefault(real, Target(path, shown(path), path, False, configuration))
    walked.update(named)
    targets = sorted(walked.values(), key=lambda target: target.shown)
    if not targets and not excluded:
        raise UserError(
            "error-nothing", paths=listed(shown(root) for root in roots), patterns=_patterns(roots, configurations)
        )
    return Found(tuple(targets), excluded, tuple(roots))


def standard_input(name: str, configurations: Configurations, *, force_exclude: bool = False) -> Found:
    """Standard input as the one file to lint, judged as if it were the file `name` (which need not exist)."""
    place = os.path.abspath(name or "stdin.txt")
    configuration = configurations.of_path(place)
    if name and force_exclude and _excluded(configuration, place):
        return Found((), 1)
    return Found((Target(STANDARD_INPUT, shown(place) if name else "<stdin>", place, True, configuration),))


def starting_points(configurations: Configurations) -> list[str]:
    """What is linted when nothing is named: all below the configuration where it says what to include, else the
    working directory.
    """
    configuration = configurations.of_folder(os.getcwd())
    return [configuration.base if configuration.value("include") is not None else os.getcwd()]


def _walk(root: str, configurations: Configurations) -> Iterator[tuple[str, str, Configuration]]:
    """The candidates below a folder, each with the path that no link leads to and its configuration; links last: a file
    found twice goes by its own name. Raises UserError where the folder itself may not be looked into; of those in it,
    such a one is passed over.
    """
    real_root = os.path.realpath(root)
    pending = [(root, real_root, _ignores_above(root))]
    links: list[tuple[str, str, Configuration]] = []
    while pending:
        folder, real_folder, inherited = pending.pop()
        ignores = inherited.within(folder)
        configuration = configurations.of_folder(folder)
        try:
            with os.scandir(folder) as entries:
                inside = list(entries)
        except OSError as error:
            if folder == root:
                reason = error.strerror or type(error).__name__
                raise UserError("error-folder", path=shown(root), reason=reason) from None
            continue
        while inside:
            entry = inside.pop()  # let go at once: a folder may hold tens of thousands
            if entry.name.startswith((".", "~$")):
                continue
            # Asked of the system for links alone: it looks at each folder on the way.
            real = entry.path if real_folder == folder else os.path.join(real_folder, entry.name)
            if entry.is_dir(follow_symlinks=False):
                path = entry.path + os.sep
                if not ignores.match(path) and not _excluded(configuration, path):
                    pending.append((entry.path, real, ignores))
            elif _candidate(configuration, entry.path) and not ignores.match(entry.path):
                if not entry.is_symlink():
                    yield entry.path, real, configuration
                elif _leads_to_file(real := os.path.realpath(entry.path), real_root):
                    links.append((entry.path, real, configuration))
    yield from sorted(links, key=lambda link: link[0])


def _leads_to_file(target: str, real_root: str) -> bool:
    """Whether what a link leads to is a file of the tree."""
    return below(target, real_root) is not None and not os.path.isdir(target)


def _candidate(configuration: Configuration, path: str) -> bool:
    include: Globs | None = configuration.value("include")
    fits = os.path.splitext(path)[1].lower() in SUFFIXES if include is None else include.match(path)
    return fits and not _excluded(configuration, path)


def _excluded(configuration: Configuration, path: str) -> bool:
    exclude: Globs | None = configuration.value("exclude")
    return exclude is not None and exclude.match(path)


def _ignores_above(root: str) -> Ignores:
    """The .gitignore files above a folder, up to that of the repository; none where the folder is in no repository."""
    above: list[str] = []
    folder = root
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return Ignores()
        above.append(parent)
        folder = parent
    ignores = Ignores()
    for each in reversed(above):
        ignores = ignores.within(each)
    return ignores


def _gitignore(lines: list[str]) -> GitIgnoreSpec:
    """The lines of a .gitignore; a line that is no pattern says nothing, as in Git."""
    from giar_lint.config.globs import spec_of
    from giar_lint.config.values import usable_glob

    return spec_of([line for line in lines if usable_glob(line)])


def _nearest(path: str) -> list[str]:
    """The path with its first component that does not exist replaced by the nearest name that does; nothing where none
    is near.
    """
    from pathlib import PurePath

    parts = PurePath(path).parts
    for count in range(1, len(parts) + 1):
        if os.path.lexists(os.path.join(*parts[:count])):
            continue
        folder = os.path.join(*parts[: count - 1]) if count > 1 else "."
        siblings = os.listdir(folder) if os.path.isdir(folder) else []
        name = closest(parts[count - 1], siblings)
        guess = os.path.join(*parts[: count - 1], name, *parts[count:]) if name else ""
        return [guess] if guess and os.path.lexists(guess) else []
    return []


def _patterns(roots: Sequence[str], configurations: Configurations) -> tuple[str, str]:
    """What a candidate would have to look like in the first of the folders, for the error that there is none."""
    include: Globs | None = configurations.of_folder(roots[0]).value("include")
    return listed([f"*{suffix}" for suffix in SUFFIXES] if include is None else include.patterns)
