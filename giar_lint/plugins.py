"""Rules of others: installed packages offer them under the entry point `giar_lint.rules`, and a configuration that names
one (`plugins = ["…"]`) switches its rules on. Nothing is loaded that no configuration names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import ModuleType

from giar_lint.errors import UserError
from giar_lint.rule import Rule

GROUP = "giar_lint.rules"
_CODE = re.compile(r"(?!GIA)[A-Z]{3,8}\d{3}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load_plugin(name: str, known: Mapping[str, Rule]) -> tuple[Rule, ...]:
    """The rules of an installed plugin, in the order of their codes. `known` are the rules there are without it.

    Raises UserError where it is not installed, does not import, holds no rule, or one that clashes with another's.
    """
    from importlib.metadata import entry_points

    found = entry_points(group=GROUP)
    if name not in found.names:
        raise UserError("plugin-none", word=name, known=sorted(found.names))
    try:
        offered = found[name].load()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise UserError("plugin-broken", word=name, reason=reason) from error
    rules = [value for value in _values(offered) if isinstance(value, Rule)]
    if not rules:
        raise UserError("plugin-empty", word=name)
    taken = {word for code, rule in known.items() for word in (code, rule.name)}
    for rule in rules:
        if not _CODE.fullmatch(rule.code) or not _NAME.fullmatch(rule.name):
            raise UserError("plugin-code", word=name, code=rule.code, rule=rule.name)
        for word in (rule.code, rule.name):
            if word in taken:
                raise UserError("plugin-clash", word=name, rule=word)
            taken.add(word)
    return tuple(sorted((rule._replace(plugin=name) for rule in rules), key=lambda rule: rule.code))


def _values(offered: object) -> Iterable[object]:
    """A plugin may offer a module with rules in it, or the rules themselves."""
    if isinstance(offered, ModuleType):
        return vars(offered).values()
    return offered if isinstance(offered, (list, tuple)) else (offered,)
