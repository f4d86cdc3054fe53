"""Finds the title of a report among the first paragraphs, whole or broken over lines, and takes it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from giar_lint.dates import chinese_number, plain
from giar_lint.diagnostics import Span
from giar_lint.document import Paragraph
from giar_lint.parser.agency import is_agency_line
from giar_lint.report import Title, Year

_LONGEST = 80
_SUBJECT = re.compile(r"政府信息公开|政府信息与政务公开|政务公开|信息公开")
_END = re.compile(r"(?:报告|年报)(?:书|表)?》?(?:[（(]([^（）()]{1,30})[）)])?》?$")
_NO_TITLE = re.compile(
    r"[，,。；;！!？?：:|｜>＞»→]|^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第.{1,3}[章节部条]|\d+[、.．]"
    r"|现[将公发予按就]|根据|按照|依据|本(?:报告|年|机关|单位)|为[了进贯做]|特[此向]|附[件表]|上一[篇条]|下一[篇条]|当前位置|首页)"
)
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?!\d)年?(?:度(?!报告))?|([一二][〇○零Ｏ一二三四五六七八九]{3})年(?:度(?!报告))?"
)
_YEAR_LINE = re.compile(r"[（(]?(?:(?:19|20)\d{2}|[一二][〇○零Ｏ一二三四五六七八九]{3})年度?[）)]?")
_PREFIX = re.compile(r"^(?:《|关于(?:报送|公布|发布|印发|公开)?)+|的$|关于$")

Line = tuple[str, list[int]]
"""A paragraph's text without spaces and with ordinary digits, and for each character its offset in the paragraph."""


def find_title(paragraphs: Sequence[Paragraph]) -> tuple[Title, int] | None:
    """The title among the leading paragraphs, and how many of them it used up, what stands before it included.

    The caller passes what stands before the first section. Of several candidates the first that has both year and
    agency wins, else the first that has one of them, else the first.
    """
    lines = [_squeeze(paragraph.text) for paragraph in paragraphs]
    windows = _candidates(paragraphs, lines)
    if not windows:
        return None
    titles = [(_read(paragraphs[start:stop], lines[start:stop]), start, stop) for start, stop in windows]
    best = max(titles, key=lambda found: (found[0].year is not None) + (found[0].agency != ""))
    title, _, stop = best
    same = _squeeze(title.text)[0]
    for other, start, other_stop in titles:
        if start >= stop and _squeeze(other.text)[0] == same:
            return replace(title, repeated=other.span), other_stop
    return title, stop


def _squeeze(text: str) -> Line:
    kept = [(character, offset) for offset, character in enumerate(plain(text)) if not character.isspace()]
    return "".join(character for character, _ in kept), [offset for _, offset in kept]


def _is_title(text: str) -> bool:
    return (
        6 <= len(text) <= _LONGEST
        and _END.search(text) is not None
        and _SUBJECT.search(text) is not None
        and _NO_TITLE.search(text) is None
    )


def _candidates(paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The windows of paragraphs that read as a title: the shortest that is whole, with the lines that complete it."""
    windows: list[tuple[int, int]] = []
    floor = 0
    for stop in range(1, len(lines) + 1):
        if not lines[stop - 1][0]:
            continue
        for start in range(stop - 1, max(floor, stop - 5) - 1, -1):
            if paragraphs[start].picture or _NO_TITLE.search(lines[start][0]):
                break
            if lines[start][0] and _is_title("".join(line for line, _ in lines[start:stop])):
                windows.append((start, stop))
                floor = stop
                break
    # from the last to the first: a line between two titles belongs to the second, whose beginning it is
    ceiling = len(lines)
    for index in range(len(windows) - 1, -1, -1):
        floor = windows[index - 1][1] if index else 0
        windows[index] = _extend(lines, windows[index], floor, ceiling)
        ceiling = windows[index][0]
    return windows


def _extend(lines: Sequence[Line], window: tuple[int, int], floor: int, ceiling: int) -> tuple[int, int]:
    """The window with the lines about it, from floor to ceiling, that hold the year or the agency which it lacks."""
    start, stop = window
    for _ in range(2):
        title = _take_apart(lines[start:stop])
        lacks_year, lacks_agency = title.year is None, title.agency == (0, 0)
        before = next((index for index in range(start - 1, floor - 1, -1) if lines[index][0]), None)
        after = next((index for index in range(stop, ceiling) if lines[index][0]), None)
        if before is not None and _completes(lines[before][0], lacks_year, lacks_agency):
            start = before
        elif after is not None and _completes(lines[after][0], lacks_year, lacks_agency):
            stop = after + 1
    return start, stop


def _completes(line: str, lacks_year: bool, lacks_agency: bool) -> bool:
    """Whether a line holds what a title lacks, and nothing else: an agency, a year, or both."""
    year = _YEAR.search(line)
    if year is None:
        return lacks_agency and is_agency_line(line)
    if not lacks_year:
        return False
    return _YEAR_LINE.fullmatch(line) is not None or (
        lacks_agency and year.end() == len(line) and is_agency_line(line[: year.start()])
    )


class _Parts(NamedTuple):
    """A title as one line without spaces, and where in it year and agency stand; (0, 0) where there is no agency."""

    text: str
    year: re.Match[str] | None
    agency: tuple[int, int]


def _take_apart(lines: Sequence[Line]) -> _Parts:
    texts = [text for text, _ in lines if text]
    text = "".join(texts)
    year = _YEAR.search(text)
    for start, stop in _agency_places(texts, text, year):
        while (match := _PREFIX.search(text[start:stop])) is not None:
            start, stop = (start + match.end(), stop) if match.start() == 0 else (start, start + match.start())
        if stop - start >= 2 and (_SUBJECT.search(text[start:stop]) is None or is_agency_line(text[start:stop])):
            return _Parts(text, year, (start, stop))
    return _Parts(text, year, (0, 0))


def _agency_places(texts: Sequence[str], text: str, year: re.Match[str] | None) -> Iterator[tuple[int, int]]:
    """Where the agency may stand: before the year, between year and subject, in final brackets, on the last line."""
    subjects = list(_SUBJECT.finditer(text))
    subject = subjects[-1].start()
    if subjects[-1][0] == "政府信息公开" and text[:subject].endswith("人民"):
        subject += 2  # 某县人民政府信息公开…: the 政府 belongs to the name
    if year is not None and year.end() <= subject:
        yield 0, year.start()
        yield year.end(), subject
    else:
        yield 0, subject
    end = _END.search(text)
    if end is not None and end[1] and is_agency_line(end[1]):
        yield end.span(1)
    if len(texts) > 1 and is_agency_line(texts[-1]):
        yield len(text) - len(texts[-1]), len(text)


def _read(paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> Title:
    """The title that these paragraphs are. Offsets into the one line lead back to the paragraphs."""
    parts = _take_apart(lines)
    kept = [(paragraph.passage, line) for paragraph, line in zip(paragraphs, lines, strict=True) if line[0]]
    places = [(passage, offset) for passage, (_, offsets) in kept for offset in offsets]

    def span(start: int, stop: int) -> Span:
        first, offset = places[start]
        last, last_offset = places[stop - 1]
        return Span(first.span(offset, offset + 1).start, last.span(last_offset, last_offset + 1).end)

    year = None
    if parts.year is not None:
        value = int(parts.year[1]) if parts.year[1] else chinese_number(parts.year[2])
        year = Year(value, span(parts.year.start(), parts.year.end() - (parts.year[0][-1] == "度")))
    return Title(
        passages=tuple(passage for passage, _ in kept),
        text="".join(passage.text.strip() for passage, _ in kept),
        agency=parts.text[slice(*parts.agency)],
        agency_span=span(*parts.agency) if parts.agency != (0, 0) else None,
        year=year,
    )
