"""Whose figure a clause gives: the agency's names and the report year, as the lexer needs them."""

from __future__ import annotations

import re

from giar_lint.report import Report
from giar_lint.words.agencies import read_name

_ORGAN_ENDS = frozenset("局委厅办室府部院署会处所站镇乡道街心关位")
_SECOND_NAME = r"[（(][^（）()]*[）)]$"
_SHORTEST = 3
_ALONE = "局厅"
_STREETS = ("街道", "街道办", "街道办事处")
_ORGANS = (
    ("office", ("办公室", "办公厅", "府办")),
    ("street", ("街道办事处", "街道办", "街道", "街", "办事处")),
    ("government", ("政府", "镇", "乡")),
    ("commission", ("委员会", "委", "管委会")),
)


class Own:
    """The agency of a report and its year. `names` are its full name and its aliases, `year` is None where it is not
    known."""

    def __init__(self, names: tuple[str, ...], year: int | None) -> None:
        self.names = tuple(dict.fromkeys(name for name in names if len(name) >= _SHORTEST))
        self.year = year
        self.firsts = frozenset(name[0] for name in self.names)

    @classmethod
    def of(cls, report: Report) -> Own:
        title = report.title.agency if report.title is not None else ""
        names = (title, report.agency.name, *report.agency.aliases)
        # 某县市场监督管理局（知识产权局） is mostly called by the name before the bracket
        bare = (re.sub(_SECOND_NAME, "", name) for name in names if name.endswith(("）", ")")))
        return cls((*names, *bare), report.year)

    def year_kind(self, year: int) -> str:
        """The terminal of a year: this one, the last, the next, another. Of an unknown report year every year is
        another."""
        if self.year is None:
            return "OTHER_YEAR"
        return {0: "THIS_YEAR", -1: "LAST_YEAR", 1: "NEXT_YEAR"}.get(year - self.year, "OTHER_YEAR")

    def name_at(self, text: str, start: int) -> int:
        """The length of a full name of the agency that stands at `start`, 0 where none does."""
        return max((len(name) for name in self.names if text.startswith(name, start)), default=0)

    def is_name(self, text: str) -> bool:
        """Whether a text is a name of the agency or a short form of it: its characters in their order, and one kind
        of organ."""
        if text[-1] not in _ORGAN_ENDS:
            return False
        plain = "".join(text.split())
        return any(_short_for(plain, name) for name in self.names)


def _short_for(text: str, name: str) -> bool:
    if text == name:
        return True
    if text in _STREETS:
        return "街道" in name[-5:]
    if len(text) == 2 and text[1] in _ALONE:
        # 市局 in the report of a city's bureau; 市委 is the Party's
        return text[1] == name[-1] and read_name(name).place.endswith(text[0])
    if len(text) < _SHORTEST or _organ(text) != _organ(name):
        return False
    characters = iter(name)
    return all(character in characters for character in text)


def _organ(name: str) -> str:
    return next((organ for organ, ends in _ORGANS if name.endswith(ends)), name[-1:])
