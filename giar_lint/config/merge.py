"""From layers to what holds for one report. The order is defaults, what the file extends, file, agency, overrides,
command line; a later layer wins key by key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from giar_lint.config.load import shown
from giar_lint.config.model import Configuration, Layer, Profile
from giar_lint.diagnostics import Severity
from giar_lint.errors import UserError
from giar_lint.policy import severities
from giar_lint.records import NamedTuple
from giar_lint.report import Agency
from giar_lint.rule import Rule


class Settings(NamedTuple):
    """What holds for one report: the severity of each rule that runs and its options, by code, and what the parser
    needs to know.
    """

    severities: Mapping[str, Severity]
    options: Mapping[str, Any]
    edition: str
    agency: Agency | None
    year: int | None = None


class Resolver:
    """Merges layers, once for each configuration and profile. `command` is the layer of the command line."""

    def __init__(self, rules: Mapping[str, Rule], command: Layer) -> None:
        self.rules = rules
        self.command = command
        self._known: dict[tuple[str | None, str, tuple[int, ...]], Settings] = {}

    def settings(self, configuration: Configuration, profile: Profile | None = None, path: str = "") -> Settings:
        """What holds under a configuration for the agency of a profile and the file at an absolute path ("": for no
        file in particular).
        """
        name = "" if profile is None else profile.agency.name
        key = (configuration.path, name, overriding(configuration, path))
        if key not in self._known:
            layers = self.layers(configuration, profile, path)
            self._known[key] = Settings(
                severities(self.rules, layers),
                _options(self.rules, layers),
                last_value(layers, "edition") or "auto",
                None if profile is None else profile.agency,
                last_value(layers, "year"),
            )
        return self._known[key]

    def layers(self, configuration: Configuration, profile: Profile | None, path: str) -> tuple[Layer, ...]:
        """All that speaks of a file, the weakest first."""
        own = () if profile is None else profile.layers
        overrides = (configuration.overrides[index].layer for index in overriding(configuration, path))
        return (*configuration.layers, *own, *overrides, self.command)


def last_value(layers: tuple[Layer, ...], key: str) -> Any:
    """What the strongest layer that states the key says; None where none does."""
    return next((layer.values[key] for layer in reversed(layers) if key in layer.values), None)


def overriding(configuration: Configuration, path: str) -> tuple[int, ...]:
    """Which overrides, by their index, are about the file at an absolute path."""
    return tuple(index for index, each in enumerate(configuration.overrides) if path and each.files.match(path))


def match_profile(configuration: Configuration, path: str, title_agency: str = "") -> Profile | None:
    """The profile of the file at an absolute path: by its `files`, else by name or alias equal to the title's agency.

    Raises UserError where two profiles match in the same way.
    """
    by_files = [
        profile for profile in configuration.profiles if profile.files is not None and profile.files.match(path)
    ]
    by_name = []
    if not by_files and title_agency and configuration.profiles:
        wanted = normal_name(title_agency)
        by_name = [
            profile
            for profile in configuration.profiles
            if wanted in {normal_name(name) for name in (profile.agency.name, *profile.agency.aliases)}
        ]
    matched = by_files or by_name
    if len(matched) > 1:
        from giar_lint.config.locate import stated_at

        first, second = (profile.agency.name for profile in matched[:2])
        layer = matched[1].layers[-1]
        raise UserError(
            "error-agency-overlap",
            where=f"{shown(layer.path)}:{stated_at(layer.path, layer.trail)}",
            path=shown(path),
            first=first,
            second=second,
        )
    return matched[0] if matched else None


def normal_name(name: str) -> str:
    """An agency's name for comparing: compatibility forms unified, no blanks."""
    import unicodedata

    return "".join(unicodedata.normalize("NFKC", name).split())


def _options(rules: Mapping[str, Rule], layers: tuple[Layer, ...]) -> dict[str, Any]:
    merged: dict[str, dict[str, Any]] = {}
    for layer in layers:
        for code, fields in layer.rules.items():
            _merge(merged.setdefault(code, {}), fields)
    return {code: rule.options(**merged.get(code, {})) for code, rule in rules.items() if rule.options is not None}


def _merge(into: dict[str, Any], values: Mapping[str, Any]) -> None:
    """Values into a table: tables merge by key, everything else is replaced."""
    for key, value in values.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            into[key] = {**into[key], **value}
        else:
            into[key] = value
