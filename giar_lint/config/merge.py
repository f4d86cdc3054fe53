"""From layers to what holds for one report. The order is defaults, file, agency, command line; a later layer wins key
by key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from giar_lint.config.load import shown
from giar_lint.config.model import Configuration, Layer, Profile
from giar_lint.diagnostics import Severity
from giar_lint.errors import UserError
from giar_lint.policy import severities
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


class Resolver:
    """Merges layers, once for each configuration and profile. `command` is the layer of the command line."""

    def __init__(self, rules: Mapping[str, Rule], command: Layer) -> None:
        self.rules = rules
        self._command = command
        self._known: dict[tuple[str | None, str], Settings] = {}

    def settings(self, configuration: Configuration, profile: Profile | None = None) -> Settings:
        """What holds under a configuration for the agency of a profile."""
        name = "" if profile is None else profile.agency.name
        key = (configuration.path, name)
        if key not in self._known:
            own = () if profile is None else (profile.layer,)
            layers = (*configuration.layers, *own, self._command)
            self._known[key] = Settings(
                severities(self.rules, layers),
                _options(self.rules, layers),
                configuration.value("edition") or "auto",
                None if profile is None else profile.agency,
            )
        return self._known[key]


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
        first, second = (profile.agency.name for profile in matched[:2])
        raise UserError(
            "error-agency-overlap", where=shown(configuration.path or ""), path=shown(path), first=first, second=second
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
