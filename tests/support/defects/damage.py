"""What a defect is: a function that damages a clean report and says what must be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from support import sums
from support.parts import ReportModel, SectionModel
from support.sums import Expected


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged report, what must be found besides the sums that fail, and what was touched: no two defects meet.

    `touched` names "title", "years", "outline" (which sections stand, and where) and the keys of sections.
    """

    model: ReportModel
    expected: frozenset[Expected]
    touched: frozenset[str]

    @property
    def all_expected(self) -> set[Expected]:
        """Everything that must be found, sums included."""
        return {*self.expected, *sums.failing(self.model)}


Defect = Callable[[ReportModel, Random], Damage | None]
"""Damages a report; None where the report gives no opportunity."""


def damage(model: ReportModel, touched: str | tuple[str, ...], *expected: Expected) -> Damage:
    names = (touched,) if isinstance(touched, str) else touched
    return Damage(model, frozenset(expected), frozenset(names))


def clean(model: ReportModel) -> Damage:
    """The report as it is: nothing must be found."""
    return Damage(model, frozenset(), frozenset())


def add(before: Damage, defect: Defect, random: Random) -> Damage | None:
    """One more defect on a report; None where it has no opportunity or meets one that is there already.

    Nothing comes after a defect of the outline: the others look for their sections where a clean report has them.
    """
    after = None if "outline" in before.touched else defect(before.model, random)
    if after is None or after.touched & before.touched:
        return None
    return Damage(after.model, before.expected | after.expected, before.touched | after.touched)


def states_period(section: SectionModel) -> bool:
    """Whether the statistics period stands in this section, which then cannot go without being missed."""
    return any("统计" in paragraph.text for paragraph in section.paragraphs)
