"""Finds the sentences that tell the agency's own finished work under a year: 2022年，我局主动公开政府信息36条。

Told are only sentences that begin with the year and whose subject is the agency itself or left out, or that begin with the
agency's pronoun and the year and give a figure (我局2022年收到申请7件). What is quoted,
planned, compared or mere history tells no year: a wrong accusation costs more than a missed slip.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from giar_lint.dates import YearText, plain, read_years
from giar_lint.document import Paragraph
from giar_lint.parser.acts import first_of, has_figure, is_history, is_own_act, places, without_subject
from giar_lint.records import NamedTuple
from giar_lint.wordlist import has_any
from giar_lint.years import ToldYear

_ASIDES = (("《", "》"), ("“", "”"), ("（", "）"), ("(", ")"), ("〔", "〕"))
_SENTENCE_ENDS = "。！!？?"
_CLAUSE_ENDS = "。！!？?；;"
_NEAR = 12
_LONGEST = 600
"""More of a clause is not looked at: what it tells stands at its beginning."""
_MANY = 20
_MEASURED_BY = ("较", "比", "与", "和", "同", "结转", "结转至", "结转到")
_THIS_YEAR = ("全年", "今年", "本年")
"""After one of these a sentence tells another year beside it: 全年收到3件；2022年收到5件."""
_STARTS = tuple(_CLAUSE_ENDS + "：:")


class _Sentence(NamedTuple):
    """A sentence told under a year: where it stands among the sentences of its paragraph, and what it tells."""

    number: int
    year: int
    start: int
    end: int
    figure: bool


def told_years(paragraphs: Sequence[Paragraph], agency: str, names: Sequence[str] = ()) -> tuple[ToldYear, ...]:
    """The years under which the paragraphs tell the agency's work, each at the place of its year.

    `agency` is the name in the title, `names` are further ones. Sentences that set years side by side are left out.
    """
    own = [name for name in (agency, *names) if name]
    return tuple(
        ToldYear(each.year, paragraph.passage.span(each.start, each.end), each.figure)
        for paragraph in paragraphs
        if "年" in paragraph.text
        for each in _alone(list(_told(paragraph.text, own)))
    )


def _told(text: str, own: Sequence[str]) -> Iterator[_Sentence]:
    years = read_years(text)
    if not any(_begins(text, year.start) for year in years):
        return
    line = _without_asides(plain(text))
    years = [year for year in years if line[year.start] != "□" and 1900 <= year.value < 2100]
    ends: list[int] | None = None
    for year in years:
        if not _begins(line, year.start):
            continue
        rest = line[year.end : year.end + _LONGEST].lstrip().removeprefix("度").lstrip()
        clause = rest.lstrip("，,").lstrip()
        clause = clause[: first_of(clause, _CLAUSE_ENDS)]
        if not is_own_act(clause, own, rest.startswith(("，", ","))):
            continue
        if ends is None:
            ends = sorted(at for mark in _SENTENCE_ENDS for at in places(line, mark))
        number = bisect_left(ends, year.start)
        start, stop = ends[number - 1] if number else 0, ends[number] if number < len(ends) else len(line)
        figure = has_figure(clause)
        if not figure and without_subject(line[max(0, year.start - _NEAR) : year.start].rstrip()) is not None:
            continue
        if (figure or not is_history(clause)) and not (
            has_any(line[start : year.start], _THIS_YEAR) or _compares(line, years, start, stop, year.value)
        ):
            yield _Sentence(number, year.value, year.start, year.end, figure)


def _without_asides(text: str) -> str:
    """The text with what stands in quotes or brackets blotted out, of the same length."""
    asides = sorted(_asides(text))
    if not asides:
        return text
    parts, end = [], 0
    for start, stop in asides:
        # What stands within another is blotted out with it, or as far as it goes on behind it.
        if stop > end:
            start = max(start, end)
            parts += [text[end:start], "□" * (stop - start)]
            end = stop
    return "".join((*parts, text[end:]))


def _asides(text: str) -> Iterator[tuple[int, int]]:
    """What stands in quotes or brackets, from where to where, kind by kind."""
    for opening, closing in _ASIDES:
        start = text.find(opening)
        while start >= 0:
            stop = text.find(closing, start) + 1
            if not stop:
                break
            yield start, stop
            start = text.find(opening, stop)


def _begins(line: str, start: int) -> bool:
    """Whether a sentence or clause begins at `start`: after a mark, a lead-in, the ordinal of a paragraph, or the pronoun of the agency."""
    before = line[max(0, start - _NEAR) : start].rstrip()
    ahead = without_subject(before)
    if ahead is not None:
        return not ahead.strip() or ahead.rstrip().endswith(_STARTS)
    if not before or before.endswith((*_STARTS, "方面", "情况")):
        return True
    return start < _NEAR and len(before) <= 5 and before.endswith(("□", "）", ")", "、", ".", "．"))


def _compares(line: str, years: Sequence[YearText], start: int, stop: int, value: int) -> bool:
    """Whether the sentence from start to stop names another year too, other than to measure a growth by it, or to tell from
    or to which year requests were carried over."""
    first, last = (bisect_left(years, at, key=lambda year: year.start) for at in (start, stop))
    return any(
        other.value != value
        and not line[max(0, other.start - _NEAR) : other.start].rstrip().endswith(_MEASURED_BY)
        and not line.startswith("结转", other.end)
        for other in years[first : min(last, first + _MANY)]
    )


def _alone(sentences: Sequence[_Sentence]) -> Iterator[_Sentence]:
    """The sentences without those that form a series: three years in a paragraph, or figures of two years in a row."""
    if len({each.year for each in sentences}) > 2:
        return
    for index, each in enumerate(sentences):
        neighbours = (*sentences[max(index - 1, 0) : index], *sentences[index + 1 : index + 2])
        if not any(
            other.year != each.year and abs(other.number - each.number) <= 1 and other.figure and each.figure
            for other in neighbours
        ):
            yield each
