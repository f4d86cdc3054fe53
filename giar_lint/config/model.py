"""What a configuration is once it is read: layers of checked values, profiles of agencies, globs with the folder they
count from.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from giar_lint.diagnostics import Severity
from giar_lint.records import NamedTuple
from giar_lint.report import Agency

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@lru_cache(maxsize=1 << 16)
def compile_globs(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """The patterns, written as in a .gitignore, ready for matching. Raises ValueError for one that is none.

    Each is compiled once for a run: a configuration may tell of thousands of agencies, and every file asks for all.
    """
    from giar_lint.config.globs import spec_of

    return spec_of(patterns)


class Globs(NamedTuple):
    """Patterns and the absolute folder from which they count: that of the file that states them."""

    base: str
    patterns: tuple[str, ...]

    def match(self, path: str) -> bool:
        """Whether an absolute path fits; never for one outside `base`. A folder's path ends with a separator."""
        relative = below(path, self.base)
        return relative is not None and compile_globs(self.patterns).match_file(relative)


class Layer(NamedTuple):
    """What one place of the configuration says, by the keys of the configuration, checked and resolved.

    `origin` names the kind of place; `path` is the absolute path of its file ("" for what no file states) and `trail`
    the way to its table in it.
    """

    origin: str
    values: Mapping[str, Any] = MappingProxyType({})
    path: str = ""
    trail: tuple[str | int, ...] = ()

    @property
    def select(self) -> tuple[str, ...] | None:
        return self.values.get("select")

    @property
    def extend_select(self) -> tuple[str, ...]:
        added: tuple[str, ...] = self.values.get("extend-select", ())
        return added

    @property
    def ignore(self) -> tuple[str, ...]:
        ignored: tuple[str, ...] = self.values.get("ignore", ())
        return ignored

    @property
    def severity(self) -> Mapping[str, Severity]:
        by_code: Mapping[str, Severity] = self.values.get("severity", {})
        return by_code

    @property
    def rules(self) -> Mapping[str, Mapping[str, Any]]:
        """Options by the code of their rule and the name of the field."""
        by_code: Mapping[str, Mapping[str, Any]] = self.values.get("rules", {})
        return by_code


class Profile(NamedTuple):
    """An `[[agency]]`: who it is, which files are its own, and what it changes. There are several layers where a file
    says more of an agency that its base has already.
    """

    agency: Agency
    files: Globs | None
    layers: tuple[Layer, ...]


class Override(NamedTuple):
    """An `[[override]]`: the files it is about, and what it changes for them."""

    files: Globs
    layer: Layer


class Suppression(NamedTuple):
    """A `[[suppress]]`: diagnostics of the rule `code` in a file (a glob, or a path as it is), on a line that holds
    `text`. `path` and `trail` tell where it is stated.
    """

    file: Globs
    code: str
    text: str
    reason: str
    path: str
    trail: tuple[str | int, ...]

    @property
    def literal(self) -> str:
        """The absolute path that `file` is, read as a path and not as a glob."""
        return os.path.normpath(os.path.join(self.file.base, self.file.patterns[0]))

    def covers(self, path: str) -> bool:
        """Whether it is about the file at an absolute path."""
        return path == self.literal or self.file.match(path)


class Configuration(NamedTuple):
    """One configuration file with all that it extends, or none (`path` is None, the defaults hold). `base` is the folder
    from which its paths count; `extends` the absolute path of the file that it builds on.
    """

    path: str | None = None
    base: str = ""
    layers: tuple[Layer, ...] = ()
    profiles: tuple[Profile, ...] = ()
    overrides: tuple[Override, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    extends: str = ""

    def upon(self, other: Configuration) -> Configuration:
        """This one with the one that it extends beneath it. Of an agency that both have, this one's words win."""
        own = {profile.agency.name: profile for profile in self.profiles}
        joined = [
            profile_of((*each.layers, *own.pop(each.agency.name).layers)) if each.agency.name in own else each
            for each in other.profiles
        ]
        return self._replace(
            layers=(*other.layers, *self.layers),
            profiles=(*joined, *own.values()),
            overrides=(*other.overrides, *self.overrides),
            suppressions=(*other.suppressions, *self.suppressions),
        )

    def value(self, key: str) -> Any:
        """The value of a key that no agency sets; None where no layer states it."""
        return next((layer.values[key] for layer in reversed(self.layers) if key in layer.values), None)

    def claims(self, path: str) -> bool:
        """Whether the configuration says by `include` or by an agency's `files` that the file at this absolute path is
        a report.
        """
        include: Globs | None = self.value("include")
        own = (profile.files for profile in self.profiles)
        return any(globs is not None and globs.match(path) for globs in (include, *own))


def profile_of(layers: tuple[Layer, ...]) -> Profile:
    """The profile that the tables of one agency make, the weakest first."""
    said: dict[str, Any] = {}
    for layer in layers:
        said |= layer.values
    keys = ("aliases", "level", "kind", "deadline")
    agency = Agency(said["name"], configured=True, **{key: said[key] for key in keys if key in said})
    return Profile(agency, said.get("files"), layers)


def below(path: str, folder: str) -> str | None:
    """`path` relative to `folder`, with `/`; None where it does not lie below it. Both are absolute and normalised."""
    prefix = folder if folder.endswith(os.sep) else folder + os.sep
    if not path.startswith(prefix):
        return None
    relative = path[len(prefix) :]
    return relative.replace(os.sep, "/") if os.sep != "/" else relative
