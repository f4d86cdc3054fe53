"""The rules, one module per family, and their registry.

To add a rule: write it in the module of its family, and name the module in MODULES where it is a new one; its messages
go into `giar_lint/catalogue/`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from giar_lint.rule import Rule

MODULES: tuple[str, ...] = (
    *("files", "structure", "title", "content", "aspects", "coverage", "enumeration", "shortcomings"),
    *("rows", "cells", "totals", "powers"),
    *("prose", "quantities", "fees"),
    *("dates", "deadlines", "plans"),
    *("duplicates", "near_duplicates"),
    *("doubled", "words", "names", "leftovers", "marks", "basis"),
    "privacy",
)
"""The modules of this package that hold rules, by family."""


@lru_cache(maxsize=1)
def registry() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes. Raises ValueError where two rules share a code or a name."""
    found = [
        value
        for module in MODULES
        for value in vars(import_module(f"giar_lint.rules.{module}")).values()
        if isinstance(value, Rule)
    ]
    rules = {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}
    if len({name for rule in rules.values() for name in (rule.code, rule.name)}) != 2 * len(found):
        raise ValueError("two rules share a code or a name")
    return rules
