"""A linter that asks the cache first."""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.cache import Cache, Circumstances, digest_of
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import FileResult
from giar_lint.engine import Linter, data_of
from giar_lint.readers import DEFAULT_MAX_SIZE, Unreadable
from giar_lint.target import STANDARD_INPUT, Target

_BUILT_IN = ("auto", "2019", "2021")


class CachingLinter:
    """Lints as `linter` does. `command` holds the options that change what is found or how it is worded."""

    def __init__(self, linter: Linter, cache: Cache, command: tuple[object, ...]) -> None:
        self._linter = linter
        self.cache = cache
        self._command = command
        self._digests: dict[int, tuple[Configuration, str | None]] = {}

    def lint(self, target: Target) -> FileResult:
        """The result for one file, kept from an earlier run where nothing that it depends on has changed."""
        asked = self._asked(target)
        if asked is None:
            return self._linter.lint(target)
        key, data = asked
        found = self.cache.result(key)
        if found is None:
            found = self._linter.lint(target, data)
            self.cache.keep(key, found)
        return found

    def known(self, target: Target) -> FileResult | None:
        """The result that is kept from an earlier run; None where the file has to be linted."""
        asked = self._asked(target)
        return None if asked is None else self.cache.result(asked[0])

    def _asked(self, target: Target) -> tuple[str, bytes] | None:
        """The key of the result for a file, and the file's bytes; None for one of which nothing is kept."""
        configuration = self._digest(target.configuration)
        if configuration is None or target.path == STANDARD_INPUT:
            return None
        try:
            data = data_of(target, target.configuration.value("max-size") or DEFAULT_MAX_SIZE)
        except Unreadable:
            return None
        about = Circumstances(self._command, configuration, target.place, target.shown, target.named)
        return self.cache.key(about, data), data

    def _digest(self, configuration: Configuration) -> str | None:
        # By identity: a run has one object for each configuration, and hashing one costs more than linting a file.
        known = self._digests.get(id(configuration))
        if known is None:
            known = self._digests[id(configuration)] = (configuration, configuration_digest(configuration))
        return known[1]


def configuration_digest(configuration: Configuration) -> str | None:
    """The digest of all that a configuration says; None where results depend on files besides it: rules of plugins and
    editions of one's own.
    """
    if configuration.path is None:
        return ""
    for layer in _layers(configuration):
        if "plugins" in layer.values or layer.values.get("edition", "auto") not in _BUILT_IN:
            return None
    return digest_of(configuration)


def _layers(configuration: Configuration) -> Iterator[Layer]:
    yield from configuration.layers
    for profile in configuration.profiles:
        yield from profile.layers
    for override in configuration.overrides:
        yield override.layer
