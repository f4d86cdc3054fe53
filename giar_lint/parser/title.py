"""Finds the title of a report among the first paragraphs, whole or broken over lines, and takes it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from giar_lint.dates import YearText, plain, read_years
from giar_lint.diagnostics import Span
from giar_lint.document import Paragraph
from giar_lint.parser.agency import is_agency_line
from giar_lint.parser.body import Told, told_of
from giar_lint.records import NamedTuple
from giar_lint.report import Title, Year

_LONGEST = 80
_SUBJECTS = ("政府信息公开", "政府信息与政务公开", "政务公开", "信息公开")
_ENDS = ("报告", "年报", "报告书", "报告表")
_MARKS = frozenset("，,。；;！!？?：:|｜>＞»→")
_ORDINALS = (
    "第一部分",
    "第一章",
    *(f"{ordinal}、" for ordinal in "一二三四五六七八九十1"),
    *(f"{bracket}{ordinal}" for bracket in "（(" for ordinal in "一二三四五六七八九十"),
)
_NO_TITLE_BEGINS = (
    *(
        "现将",
        "现公",
        "现发",
        "现予",
        "现按",
        "现就",
        "根据",
        "按照",
        "依据",
        "本报告",
        "本年",
        "本机关",
        "本单位",
        "为了",
        "为进",
        "为贯",
    ),
    *("为做", "特此", "特向", "附件", "附表", "上一篇", "下一篇", "上一条", "下一条", "当前位置", "首页"),
)
_PREFIXES = ("《", "关于报送", "关于公布", "关于发布", "关于印发", "关于公开", "关于")
_DOUBT = 2
"""What the place of a title weighs against it: as much as the name of another agency."""
_SHORT_LINE = 20
_MONTH = re.compile(r"[0-9一二十]{1,2}月")
_MOST_NAMES = 3
"""More organs than that do not report together."""
_SENTENCE_MARKS = frozenset("，,。；;")
_MARKS_WITHIN = ("，", ",", "。", "；", ";", "、")
_ENDS_OF_SENTENCE = ("。", "！", "？", "：", ":", "）", ")", "”")
_LINKS = (
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "上篇",
    "下篇",
    "相关链接",
    "相关文章",
    "相关信息",
    "相关阅读",
    "相关文档",
    "历年年报",
)
_NO_YEAR_LINE = ("发布", "来源", "印发")

Line = tuple[str, Sequence[int]]
"""A paragraph's text without spaces and with ordinary digits, and for each character its offset in the paragraph."""


def find_title(paragraphs: Sequence[Paragraph], body: Sequence[Paragraph] = ()) -> tuple[Title, int] | None:
    """The title among the leading paragraphs, and how many of them it used up, what stands before it included.

    The caller passes what stands before the first section, and as `body` all the prose of the document, which decides
    between titles that differ: a web page has links to other reports above and below the title.
    """
    lines = [_squeeze(paragraph.text) for paragraph in paragraphs]
    windows = _candidates(paragraphs, lines)
    if not windows:
        return None
    titles = [(_read(paragraphs[start:stop], lines[start:stop]), start, stop) for start, stop in windows]
    best = titles[0][0]
    if len({_squeeze(title.text)[0] for title, _, _ in titles}) > 1:
        within = {index for start, stop in windows for index in range(start, stop)}
        rest = [paragraph for index, paragraph in enumerate(body or paragraphs) if index not in within]
        best = _choose(titles, lines, told_of(rest))
    same = _squeeze(best.text)[0]
    title, _, stop = next(found for found in titles if _squeeze(found[0].text)[0] == same)
    for other, start, other_stop in titles:
        if start >= stop and _squeeze(other.text)[0] == same and not _runs_on(lines, start, other_stop):
            return title._replace(repeated=other.span), other_stop
    return title, stop


def _choose(titles: Sequence[tuple[Title, int, int]], lines: Sequence[Line], told: Told) -> Title:
    """The title that the body speaks for; of equal ones the last before the first sentence, nearest to the body."""
    sentence = next((index for index, (line, _) in enumerate(lines) if _is_sentence(line)), len(lines))

    def rank(found: tuple[Title, int, int]) -> tuple[bool, int, bool, int]:
        title, start, stop = found
        known = (title.year is not None) + (title.agency != "")
        year = None if title.year is None else title.year.value
        doubt = _DOUBT if _is_link(lines, start) or _runs_on(lines, start, stop) else 0
        return known > 0, known + told.speaks_for(year, title.agency) - doubt, start < sentence, start

    return max(titles, key=rank)[0]


def _is_sentence(line: str) -> bool:
    return len(line) > _SHORT_LINE and not _SENTENCE_MARKS.isdisjoint(line)


def _is_link(lines: Sequence[Line], start: int) -> bool:
    """Whether the line before a title announces a link: 上一篇, 相关链接."""
    before = next((line for line, _ in reversed(lines[:start]) if line), "")
    return before.rstrip("：:>»").endswith(_LINKS) and len(before) <= _SHORT_LINE


def _runs_on(lines: Sequence[Line], start: int, stop: int) -> bool:
    """Whether a title is but a line of a sentence that is broken over several."""
    before = next((line for line, _ in reversed(lines[:start]) if line), "")
    after = next((line for line, _ in lines[stop:] if line), "")
    return after.startswith(_MARKS_WITHIN) or (_is_sentence(before) and not before.endswith(_ENDS_OF_SENTENCE))


def _squeeze(text: str) -> Line:
    line = plain(text)
    words = line.split()
    if len(words) <= 1 and len(line) == sum(map(len, words)):
        return line, range(len(line))
    return "".join(words), [offset for offset, character in enumerate(line) if not character.isspace()]


def _is_title(text: str) -> bool:
    return (
        6 <= len(text) <= _LONGEST
        and _split_note(text)[0].endswith(_ENDS)
        and any(subject in text for subject in _SUBJECTS)
        and not _is_no_title(text)
    )


def _is_no_title(line: str) -> bool:
    return not _MARKS.isdisjoint(line) or line.startswith(_NO_TITLE_BEGINS) or line.startswith(_ORDINALS)


def _split_note(text: str) -> tuple[str, int, int]:
    """A title without the note in brackets at its end (（2022年）), and where the note stands; (text, 0, 0) without."""
    bare = text.removesuffix("》")
    if bare.endswith(("）", ")")):
        opening = max(bare.rfind("（"), bare.rfind("("))
        if opening > 0:
            return bare[:opening].removesuffix("》"), opening + 1, len(bare) - 1
    return bare, 0, 0


def _candidates(paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The windows of paragraphs that read as a title: the shortest that is whole, with the lines that complete it."""
    windows: list[tuple[int, int]] = []
    floor = 0
    for stop in range(1, len(lines) + 1):
        if not lines[stop - 1][0]:
            continue
        for start in range(stop - 1, max(floor, stop - 5) - 1, -1):
            if paragraphs[start].picture or _is_no_title(lines[start][0]):
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
        if not (lacks_year or lacks_agency):
            break
        before = next((index for index in range(start - 1, floor - 1, -1) if lines[index][0]), None)
        after = next((index for index in range(stop, ceiling) if lines[index][0]), None)
        above = next((index for index in range((before or 0) - 1, floor - 1, -1) if lines[index][0]), None)
        if lacks_agency and before and above is not None and _is_sign(lines[before][0], lines[above][0]):
            start = above
        elif before is not None and _completes(lines[before][0], lacks_year, lacks_agency):
            start = before
        elif after is not None and _completes(lines[after][0], lacks_year, lacks_agency):
            stop = after + 1
        else:
            break
    return start, stop


def _is_sign(line: str, above: str) -> bool:
    """Whether a line in brackets goes on with the name of an organ above it: （部门）, （县移民局）."""
    return line.startswith(("（", "(")) and is_agency_line(above) and is_agency_line(above + line)


def _completes(line: str, lacks_year: bool, lacks_agency: bool) -> bool:
    """Whether a line holds what a title lacks, an agency, or a year with the agency or the beginning of its name."""
    year = _find_year(line)
    if year is None:
        names = line[1:-1] if line.startswith(("（", "(")) and line.endswith(("）", ")")) else line
        joint = line.count("、") < _MOST_NAMES and all(is_agency_line(name) for name in names.split("、"))
        return lacks_agency and (joint or is_agency_line(line))
    if not lacks_year or line.startswith(_NO_YEAR_LINE) or line.endswith(("月", "日", "号")) or len(line) > 40:
        return False
    rest = line[: year.start] + line[year.end :]
    return all("一" <= character <= "鿿" or character in "（）()" for character in rest)


def _find_year(text: str) -> YearText | None:
    """The first year of a title without spaces: 2022年, 二〇二二年, also a bare 2022."""
    years = [year for year in read_years(text) if year.value >= 1900]
    # a date in brackets at the end is that of publication: （2024年1月20日）
    year = next((year for year in years if not _MONTH.match(text, year.end)), years[0] if years else None)
    if year is not None and year.start and text[year.start - 1] in "（(" and _MONTH.match(text, year.end):
        return None
    if year is None:
        bare = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text)
        return None if bare is None else YearText(bare.start(), bare.end(), int(bare[0]))
    return year


def _after_year(text: str, year: YearText) -> int:
    """Where the text goes on after a year, 度 of 年度 left behind, but not that of 2022年度报告."""
    return year.end + (text.startswith("度", year.end) and not text.startswith("度报告", year.end))


class _Parts(NamedTuple):
    """A title as one line without spaces, and where in it year and agency stand; (0, 0) where there is no agency."""

    text: str
    year: YearText | None
    agency: tuple[int, int]


def _take_apart(lines: Sequence[Line]) -> _Parts:
    texts = [text for text, _ in lines if text]
    text = "".join(texts)
    year = _find_year(text)
    for place in _agency_places(texts, text, year):
        start, stop = _trim(text, *place)
        name = text[start:stop]
        if stop - start >= 2 and (is_agency_line(name) or not any(subject in name for subject in _SUBJECTS)):
            return _Parts(text, year, (start, stop))
    return _Parts(text, year, (0, 0))


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    """The range without 关于 and 《 before the name, and 关于 or 的 after it."""
    prefix = next((prefix for prefix in _PREFIXES if text.startswith(prefix, start, stop)), None)
    while prefix is not None:
        start += len(prefix)
        prefix = next((prefix for prefix in _PREFIXES if text.startswith(prefix, start, stop)), None)
    for suffix in ("的", "关于"):
        if text.endswith(suffix, start, stop):
            stop -= len(suffix)
    return start, stop


def _agency_places(texts: Sequence[str], text: str, year: YearText | None) -> Iterator[tuple[int, int]]:
    """Where the agency may stand: before the year, between year and subject, in final brackets, on the last line."""
    subject = max(text.rfind(subject) for subject in _SUBJECTS[1:])
    if text.endswith(("政府信息与", "政府信息和"), 0, subject):
        subject -= 5
    if text.endswith("政府", 0, subject):
        # 某县政府2022年政府信息公开…, but 某县人民政府信息公开…: there 政府 belongs to the name
        subject -= 0 if text.endswith("人民政府", 0, subject) else 2
    if year is not None and year.end <= subject:
        yield 0, year.start
        yield _after_year(text, year), subject
    else:
        yield 0, subject
    _, start, stop = _split_note(text)
    if is_agency_line(text[start:stop]):
        yield start, stop
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

    return Title(
        passages=tuple(passage for passage, _ in kept),
        text="".join(passage.text.strip() for passage, _ in kept),
        agency=parts.text[slice(*parts.agency)],
        agency_span=span(*parts.agency) if parts.agency != (0, 0) else None,
        year=None if parts.year is None else Year(parts.year.value, span(parts.year.start, parts.year.end)),
    )
