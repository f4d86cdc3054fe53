"""What is kept from the editor while a report is being typed.

What is absent from a report that is not finished is true and no help: the sections that are still to come would stand
marked from the first line on. So of the rules about what is absent, only what was told when the file was opened or last
saved stays; all that is new waits, behind one line that counts it.
"""

from __future__ import annotations

from collections.abc import Iterable

from giar_lint.diagnostics import Diagnostic
from giar_lint.records import NamedTuple

ABSENCE = frozenset(
    {
        *("GIA101", "GIA106", "GIA108", "GIA110", "GIA111", "GIA112", "GIA119", "GIA120", "GIA121"),
        *("GIA201", "GIA202"),
    }
)
"""The rules of which a report is full until it is finished."""

Known = frozenset[tuple[str, str]]
"""Code and message of what was told; its place moves while others are typed."""


class Shown(NamedTuple):
    """What the editor shows, and what waits."""

    diagnostics: tuple[Diagnostic, ...]
    waiting: tuple[Diagnostic, ...] = ()


def known(diagnostics: Iterable[Diagnostic]) -> Known:
    """What is absent from a report that was opened or saved."""
    return frozenset((each.code, each.message) for each in diagnostics if each.code in ABSENCE)


def calm(diagnostics: Iterable[Diagnostic], told: Known) -> Shown:
    """What to show while typing."""
    now: list[Diagnostic] = []
    later: list[Diagnostic] = []
    for each in diagnostics:
        waits = each.code in ABSENCE and (each.code, each.message) not in told
        (later if waits else now).append(each)
    return Shown(tuple(now), tuple(later))
