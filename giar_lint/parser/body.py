"""What the body of a document says of its year and agency, by which the title is told from links to other reports."""

from __future__ import annotations

from collections.abc import Sequence

from giar_lint.document import Paragraph
from giar_lint.parser.dates import find_periods, find_signature, settle_year
from giar_lint.records import NamedTuple

_OPENING = 20


class Told(NamedTuple):
    """The year of period and prose (None where they name none or differ), who signed ("" where nobody did), and the
    sentences with which the body opens."""

    year: int | None
    signed: str
    opening: str

    def speaks_for(self, year: int | None, agency: str) -> int:
        """How much the body speaks for a title with that year and agency, below 0 where it speaks against it."""
        score = 0
        if year is not None and self.year is not None:
            score += 1 if year == self.year else -1
        if agency and (agency in self.opening or _same(agency, self.signed)):
            score += 1
        elif agency and self.signed:
            # another agency's report may be of the same year, and one's own links are to other years
            score -= 2
        return score


def told_of(paragraphs: Sequence[Paragraph]) -> Told:
    """What the paragraphs of a document, those aside that may be its title, say of its year and agency."""
    signature, _ = find_signature(paragraphs)
    signed = signature.agency.text if signature.agency is not None else ""
    verdict = settle_year(None, None, find_periods(paragraphs), None, paragraphs)
    opening = "".join("".join(each.text.split()) for each in paragraphs[:_OPENING] if "。" in each.text)
    return Told(verdict.year, "".join(signed.split()), opening)


def _same(left: str, right: str) -> bool:
    """Whether two names may be of one agency: the characters of the shorter stand in the longer in their order."""
    shorter, longer = sorted((left, right), key=len)
    characters = iter(longer)
    return shorter != "" and all(character in characters for character in shorter)
