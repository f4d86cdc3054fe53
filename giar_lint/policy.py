"""Which rules run, and how much each weighs: selection by prefix, severities, and the words that name rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from giar_lint.diagnostics import Severity
from giar_lint.rule import Rule

STEM = "GIA"
"""What the codes of the project's own rules begin with; those of plugins are selected where a configuration names the
plugin."""

DIGITS = 3
"""How many digits a code ends in."""


class Choice(Protocol):
    """What one layer of the configuration says about selection; None or empty where it is silent. All words are
    resolved.
    """

    @property
    def select(self) -> tuple[str, ...] | None: ...
    @property
    def extend_select(self) -> tuple[str, ...]: ...
    @property
    def ignore(self) -> tuple[str, ...]: ...
    @property
    def severity(self) -> Mapping[str, Severity]: ...


def resolve_prefix(word: str, rules: Mapping[str, Rule]) -> str | None:
    """The code or prefix of codes that a word of a selection names (`GIA2`, `GIA303`, `balance`), else None. A prefix
    holds the letters of the code at least.
    """
    if any(code.startswith(word) and len(word) >= len(code) - DIGITS for code in rules):
        return word
    return next((code for code, rule in rules.items() if rule.name == word), None)


def resolve_rule(word: str, rules: Mapping[str, Rule]) -> str | None:
    """The code of the one rule that a full code or a name names, else None."""
    return word if word in rules else next((code for code, rule in rules.items() if rule.name == word), None)


def known_words(rules: Mapping[str, Rule]) -> list[str]:
    """Every full code and name, for proposing the nearest right spelling."""
    return [word for code, rule in rules.items() for word in (code, rule.name)]


def severities(rules: Mapping[str, Rule], layers: Sequence[Choice]) -> dict[str, Severity]:
    """The severity of each rule that runs, by code, under the layers from the weakest to the strongest.

    A layer's `select` replaces what the layers before it selected; `extend_select` and `ignore` add. Of the prefixes
    that fit a code the longest decides, `ignore` where both are equally long. A rule whose severity is OFF does not
    run.
    """
    selected: tuple[str, ...] = (STEM,)
    ignored: tuple[str, ...] = ()
    changed: dict[str, Severity] = {}
    for layer in layers:
        selected = (*(selected if layer.select is None else layer.select), *layer.extend_select)
        ignored += layer.ignore
        changed.update(layer.severity)
    weighed = {
        code: changed.get(code, rule.severity)
        for code, rule in rules.items()
        if _longest(code, selected) > _longest(code, ignored)
    }
    return {code: severity for code, severity in weighed.items() if severity is not Severity.OFF}


def deciding(code: str, layers: Sequence[Choice]) -> tuple[Choice, str] | None:
    """The layer and the key (`select`, `extend-select` or `ignore`) that settle whether a rule runs; None where no
    layer speaks of it. Where `ignore` and a selection both do, that which prevails.
    """
    best: tuple[Choice, str] | None = None
    longest = 0
    start = max((index for index, layer in enumerate(layers) if layer.select is not None), default=0)
    for index, layer in enumerate(layers):
        chosen = (("select", layer.select or ()), ("extend-select", layer.extend_select)) if index >= start else ()
        for key, prefixes in (*chosen, ("ignore", layer.ignore)):
            # A tie goes to `ignore`, whichever comes first.
            length = 2 * _longest(code, prefixes) + (key == "ignore")
            if length > max(longest, 1):
                best, longest = (layer, key), length
    if best is None and layers[start].select is not None:
        return layers[start], "select"
    return best


def _longest(code: str, prefixes: Iterable[str]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=0)
