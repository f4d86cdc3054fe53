"""`giar-lint config`: what is in force for a file or folder, as TOML, with where each value comes from; and `schema`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from giar_lint.catalogue.interface import say
from giar_lint.cli.arguments import Arguments
from giar_lint.cli.command_layer import COMMAND_LINE, command_layer
from giar_lint.config.load import Configurations, shown, shown_chain
from giar_lint.config.locate import stated_at
from giar_lint.config.merge import Resolver, match_profile
from giar_lint.config.model import Configuration, Globs, Layer, Profile
from giar_lint.config.options import by_name
from giar_lint.config.toml import key, literal
from giar_lint.diagnostics import Severity
from giar_lint.errors import UserError
from giar_lint.outputs.terminal import harmless
from giar_lint.parser import survey
from giar_lint.policy import deciding
from giar_lint.readers import DEFAULT_MAX_SIZE, Unreadable, read
from giar_lint.readers.load import load
from giar_lint.rule import Rule
from giar_lint.rules import registry

_GENERAL: Mapping[str, Any] = {
    "language": "zh",
    "fail-on": "error",
    "include": None,
    "exclude": None,
    "max-size": DEFAULT_MAX_SIZE,
    "baseline": None,
    "plugins": None,
    "edition": "auto",
    "year": None,
    "required-version": None,
}
"""The keys that are no rules' and their defaults; None is said by nobody, and then not shown."""
_OF_AGENCY = ("name", "aliases", "files", "level", "kind", "deadline")


def run(arguments: Arguments, language: str) -> int:
    """Prints what is in force for the path that is named, else for the working directory. `language` is the stated one,
    "" for none.
    """
    if len(arguments.words) > 1:
        raise UserError("error-surplus", word=arguments.words[-1])
    fixed, enabled = arguments.text("--config"), not arguments.on("--no-config")
    configurations = Configurations(registry(), fixed=fixed, enabled=enabled)
    rules = configurations.rules
    path = os.path.abspath(arguments.words[0] if arguments.words else ".")
    configuration = configurations.of_path(path)
    command = command_layer(arguments, rules)
    language = language or configuration.value("language") or "zh"
    profile = _profile(configuration, path)
    page = _Page(rules, Resolver(rules, command), configuration, profile, path, language)
    print("\n".join(page.lines()))
    return 0


def schema_page() -> str:
    """The JSON Schema of the configuration."""
    import json

    from giar_lint.config.describe import schema

    return json.dumps(schema(registry()), ensure_ascii=False, indent=2) + "\n"


def _profile(configuration: Configuration, path: str) -> Profile | None:
    """The agency's profile, by the title where the path is that of a report that can be read."""
    agency = ""
    if configuration.profiles and os.path.isfile(path):
        limit = configuration.value("max-size") or DEFAULT_MAX_SIZE
        try:
            title = survey(read(load(path, limit), path, limit)).title
        except Unreadable:
            title = None
        agency = title.agency if title is not None else ""
    return match_profile(configuration, path, agency)


class _Page:
    """The lines of the page for one path."""

    def __init__(
        self,
        rules: Mapping[str, Rule],
        resolver: Resolver,
        configuration: Configuration,
        profile: Profile | None,
        path: str,
        language: str,
    ) -> None:
        self._rules = rules
        self._layers = resolver.layers(configuration, profile, path)
        self._settings = resolver.settings(configuration, profile, path)
        self._configuration = configuration
        self._profile = profile
        self._path = path
        self._language = language

    def lines(self) -> Iterator[str]:
        said = harmless(shown_chain(self._configuration)) or say("config-none", self._language)
        yield f"# {say('config-head', self._language, path=harmless(shown(self._path)), files=said)}"
        for name, default in _GENERAL.items():
            stated = [layer for layer in self._layers if name in layer.values]
            value = stated[-1].values[name] if stated else default
            if value is not None:
                value = shown(value) if name == "baseline" else value
                yield self._line(name, value, self._origin(stated[-1], (name,)) if stated else self._default())
        yield from self._agency()
        yield "\n[severity]"
        for code, rule in self._rules.items():
            severity = self._settings.severities.get(code, Severity.OFF)
            yield self._line(code, severity.label, self._of_severity(code, rule))
        for code, rule in self._rules.items():
            if rule.options is not None:
                yield f"\n[rules.{rule.name}]"
                yield from self._options(code, rule)

    def _agency(self) -> Iterator[str]:
        if self._profile is None:
            return
        yield f"\n# {say('config-agency', self._language)}"
        for name in _OF_AGENCY:
            stated = [layer for layer in self._profile.layers if name in layer.values]
            if stated:
                value = stated[-1].values[name]
                value = f"{value[0]:02}-{value[1]:02}" if name == "deadline" else value
                yield f"# {self._line(name, value, self._origin(stated[-1], (name,)))}"

    def _of_severity(self, code: str, rule: Rule) -> str:
        """Where a rule's severity comes from: for one that does not run, what leaves it out."""
        origins = []
        choice = deciding(code, self._layers)
        if choice is not None:
            layer, name = choice
            assert isinstance(layer, Layer)
            origins.append(f"{self._origin(layer, (name,))} ({name})")
        stated = [layer for layer in self._layers if code in layer.severity]
        if stated and (choice is None or code in self._settings.severities):
            origins.append(self._origin(stated[-1], ("severity", code), ("severity", rule.name)))
        return ", ".join(origins) or self._default()

    def _options(self, code: str, rule: Rule) -> Iterator[str]:
        for name, value in by_name(rule, self._settings.options[code]).items():
            field = name.replace("-", "_")
            stated = [layer for layer in self._layers if field in layer.rules.get(code, {})]
            # Tables are merged by key, so each of the layers that state one has its part in it.
            origins = [
                self._origin(layer, ("rules", code, name), ("rules", rule.name, name))
                for layer in (stated if isinstance(value, Mapping) else stated[-1:])
            ]
            yield self._line(name, value, ", ".join(origins) or self._default())

    def _line(self, name: str, value: Any, origin: str) -> str:
        shown_value = value.patterns if isinstance(value, Globs) else value
        return f"{key(name)} = {literal(shown_value)}  # {origin}"

    def _default(self) -> str:
        return say("config-default", self._language)

    def _origin(self, layer: Layer, *trails: tuple[str, ...]) -> str:
        """Where a layer states what is at the first of the trails that is there."""
        if layer.origin == COMMAND_LINE:
            return say("config-command-line", self._language)
        first, *others = [(*layer.trail, *trail) for trail in trails]
        where = f"{harmless(shown(layer.path))}:{stated_at(layer.path, first, *others)}"
        return where if layer.origin == "file" else f"{where} [[{layer.origin}]]"
