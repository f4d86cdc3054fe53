"""How a report's year was settled, and what contradicts the year of its title."""

from __future__ import annotations

from typing import Literal

from giar_lint.diagnostics import Span
from giar_lint.records import NamedTuple

Witness = Literal["configured", "period", "file", "prose"]
"""What can state the report's year besides the title."""


class ToldYear(NamedTuple):
    """A sentence that reports the agency's own finished work under a year. `figure`: an act of disclosure with a
    number."""

    value: int
    span: Span
    figure: bool


class YearVerdict(NamedTuple):
    """How the report's year was settled. Where `witnesses` contradict the title's year, `stated` is the year they
    state; `year` is the title's year all the same unless they outvoted it."""

    year: int | None = None
    stated: int | None = None
    witnesses: tuple[Witness, ...] = ()
    told: tuple[ToldYear, ...] = ()
