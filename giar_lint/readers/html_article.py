"""Finds the report in a page: what holds the headings and tables of a report, its title, and nothing of what stands
around it (navigation, date lines, links, footers)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from giar_lint.document import Block, Paragraph, Passage, Row
from giar_lint.readers.html_blocks import Entry
from giar_lint.readers.html_furniture import DATE, is_about_page, is_after, may_be_agency, text_of
from giar_lint.readers.html_names import Tree
from giar_lint.readers.html_text import chunks_of, passage_of

_LONGEST_HEADING = 45
_LONGEST_TITLE = 80
_MOSTLY = 0.5
_TITLE_LINES = 4

_HEADING = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,2}(?:、|部分|章)|[（(][一二三四五六][）)]|\d[、.．])?\s*"
    r"(?:总体情况|总体概况|(?:行政机关)?主动公开(?:政府)?信息|(?:行政机关)?收到和处理"
    r"|(?:因?政府信息公开.{0,20})?(?:行政)?复议、?.{0,8}诉讼"
    r"|(?:政府信息公开工作)?存在的?.{0,4}问题|其[他它]需要报告)"
)
_ORDINAL = re.compile(r"(?:[一二三四五六七八]、|第[一二三四五六]部分)\s*\S")
_TABLE = re.compile(
    r"第二十条第|信息内容|政府信息公开申请数量|本年度办理结果|结转下年度|结果维持|规范性文件|勾稽关系|商业企业"
)
_TITLE = re.compile(
    r"(?:政府信息|政务|信息)(?:与政务)?公开.{0,12}?(?:报告|年报)[书表]?(?:[（(][^（）()]{2,40}[）)])?》?$"
)
_TITLE_ENDS = ("报告", "年报", "书", "表", "）", ")", "》")
_YEAR = re.compile(r"(?:19|20)\d\d|二[〇○零Oo0]")
_SENTENCE = re.compile(r"[。；！？]")
_SEPARATORS = re.compile(r"(?:(?<!\s)\s+)?[-_|｜－—–>]+\s*")  # without looking back, quadratic in a long run of blanks


def report_blocks(text: str, tree: Tree, entries: Sequence[Entry]) -> list[Block]:
    """The blocks of the report that stands in a page, its title first; none where the page holds no report."""
    return _Article(text, tree, entries).blocks()


class _Article:
    def __init__(self, text: str, tree: Tree, entries: Sequence[Entry]) -> None:
        self.text = text
        self.tree = tree
        self.entries = entries
        self.marks = self._marks()

    def blocks(self) -> list[Block]:
        marks, entries = self.marks, self.entries
        if not marks:
            return self._without_marks()
        low, high = self._widened(*self._held(marks))
        front = self._front(low, marks[0])
        tail = self._tail(max(mark for mark in marks if mark < high), high)
        body = [*front, *(each.block for each in entries[marks[0] : tail] if not self._is_outer(each))]
        if not _has_title(front):
            body[:0] = self._title(low)
        return body

    # What a report is known by

    def _marks(self) -> list[int]:
        """The entries that only a report has, by index: headings of its sections and rows of its tables, the first of a
        region each; where there are none, numbered headings."""
        strong: list[int] = []
        weak: list[int] = []
        region = -1
        for index, entry in enumerate(self.entries):
            block = entry.block
            if self._is_outer(entry) or entry.linked >= _MOSTLY:
                continue
            if isinstance(block, Row):
                if block.region != region and any(_TABLE.search(cell.text) for cell in block.cells):
                    strong.append(index)
                    region = block.region
            elif len(block.text) <= _LONGEST_HEADING and not block.picture:
                if _HEADING.match(block.text):
                    strong.append(index)
                elif _ORDINAL.match(block.text):
                    weak.append(index)
        return strong or (weak if len(weak) > 1 else [])

    def _held(self, marks: Sequence[int]) -> tuple[int, int]:
        """The entries, from and to, of the smallest element that holds all marks."""
        elements = self.tree.elements
        common = self.entries[marks[0]].element
        for mark in marks[1:]:
            other = self.entries[mark].element
            # A parent comes before its children, so that the greater index is the one to leave.
            while common != other:
                if common > other:
                    common = elements[common].parent
                else:
                    other = elements[other].parent
        low, high = marks[0], marks[-1] + 1
        while low > 0 and self._is_within(low - 1, common):
            low -= 1
        while high < len(self.entries) and self._is_within(high, common):
            high += 1
        return low, high

    def _is_within(self, index: int, element: int) -> bool:
        at = self.entries[index].element
        while at > element:
            at = self.tree.elements[at].parent
        return at == element

    def _widened(self, low: int, high: int) -> tuple[int, int]:
        """The range with what stands next to it and reads as part of the report: prose, a title, what is signed."""
        while low > 0 and self._belongs(self.entries[low - 1]):
            low -= 1
        end = high
        while end < len(self.entries) and self._may_follow(self.entries[end]):
            end += 1
            if self._closes(self.entries[end - 1]):
                high = end
        return low, high

    def _belongs(self, entry: Entry) -> bool:
        if not self._is_clean(entry) or isinstance(entry.block, Row):
            return False
        text = text_of(entry)
        return (len(text) >= 20 and bool(_SENTENCE.search(text))) or _is_title(text)

    def _may_follow(self, entry: Entry) -> bool:
        if not self._is_clean(entry) or is_after(entry):
            return False
        return isinstance(entry.block, Row) or self._closes(entry) or may_be_agency(entry.block.text)

    def _closes(self, entry: Entry) -> bool:
        """Whether what follows the report ends here at the earliest: in a paragraph, or in the date of a signature."""
        if isinstance(entry.block, Row):
            return False
        text = entry.block.text
        return (len(text) >= 12 and bool(_SENTENCE.search(text[-2:]))) or bool(DATE.fullmatch(text.replace(" ", "")))

    # Before and after

    def _front(self, low: int, first: int) -> list[Block]:
        """What stands before the first mark: the run that holds the title and all after it that is no furniture."""
        runs: list[list[Block]] = [[]]
        for entry in self.entries[low:first]:
            if self._is_clean(entry) and not isinstance(entry.block, Row):
                runs[-1].append(entry.block)
            else:
                runs.append([])
        titled = next((number for number in range(len(runs) - 1, -1, -1) if _has_title(runs[number])), len(runs) - 1)
        return [block for run in runs[titled:] for block in run]

    def _tail(self, last: int, high: int) -> int:
        """Where the report ends: before the first line after its last mark that is about the page."""
        for index in range(last + 1, high):
            entry = self.entries[index]
            linked = entry.linked >= _MOSTLY and not _SENTENCE.search(text_of(entry))
            if self._is_outer(entry) or linked or is_after(entry):
                return index
        return high

    def _is_outer(self, entry: Entry) -> bool:
        return entry.element >= 0 and self.tree.elements[entry.element].outer

    def _is_clean(self, entry: Entry) -> bool:
        return not (self._is_outer(entry) or entry.linked >= _MOSTLY or is_about_page(entry))

    # The title

    def _title(self, low: int) -> list[Block]:
        """The title where it stands outside what holds the report: above it, or in the head of the page."""
        above = self._above(low)
        if any(isinstance(block, Paragraph) and _YEAR.search(block.text) for block in above):
            return above
        return next(self._told(), above)

    def _above(self, low: int) -> list[Block]:
        """The title nearest above, with a year if one has one."""
        found: list[Paragraph] = []
        for index in range(low - 1, -1, -1):
            lines = self._lines(index) if _TITLE.search(text_of(self.entries[index])) else []
            if any(_YEAR.search(line.text) for line in lines):
                return [*lines]
            if lines and not found and lines[-1].level is not None:
                found = lines
        return [*found]

    def _lines(self, last: int) -> list[Paragraph]:
        """The lines of a title of which the last is known."""
        lines: list[Paragraph] = []
        for index in range(last, max(-1, last - _TITLE_LINES), -1):
            entry = self.entries[index]
            block = entry.block
            outer = self._is_outer(entry) and (entry.element < 0 or not self._is_in_header(entry.element))
            if isinstance(block, Row) or block.picture or entry.linked >= _MOSTLY or outer or is_about_page(entry):
                break
            if len(block.text) > _LONGEST_TITLE or _SENTENCE.search(block.text):
                break
            whole = _is_title("".join(line.text for line in lines))
            # Above a title that is whole there may still stand the agency's name.
            if lines and (lines[0].level != block.level or (whole and not may_be_agency(block.text))):
                break
            lines.insert(0, block)
            if whole:
                break
        return lines if _is_title("".join(line.text for line in lines)) else []

    def _is_in_header(self, element: int) -> bool:
        elements = self.tree.elements
        while element >= 0:
            if elements[element].name == "header":
                return True
            element = elements[element].parent
        return False

    def _told(self) -> Iterator[list[Block]]:
        """The titles that the head of the page tells, without the names of site and column."""
        for span in self.tree.titles:
            if span.end > span.start:
                whole, _ = passage_of(chunks_of(self.text, span.start, span.end), span.start)
                for part in _parts(whole):
                    if _is_title(part.text) and _YEAR.search(part.text):
                        yield [Paragraph(part)]

    def _without_marks(self) -> list[Block]:
        """A page without one heading of a report is one where prose stands under a title that is no link."""
        clean = [entry.block for entry in self.entries if self._is_clean(entry)]
        prose = [block for block in clean if isinstance(block, Paragraph) and _is_prose(block.text)]
        if len(prose) < 2 or not any(_is_title(block.text) for block in clean if isinstance(block, Paragraph)):
            return []
        first = next(at for at, block in enumerate(clean) if isinstance(block, Paragraph) and _is_title(block.text))
        last = max(at for at, block in enumerate(clean) if block is prose[-1])
        return clean[first : last + 1]


def _is_prose(text: str) -> bool:
    return len(text) >= 30 and bool(_SENTENCE.search(text))


def _is_title(text: str) -> bool:
    return 6 <= len(text) <= _LONGEST_TITLE and bool(_TITLE.search(text)) and not _SENTENCE.search(text)


def _has_title(blocks: Iterable[Block]) -> bool:
    """Whether paragraphs hold a title, in one line or in several."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Row) or _SENTENCE.search(block.text):
            texts = []
            continue
        texts = [*texts[1 - _TITLE_LINES :], block.text]
        if block.text.endswith(_TITLE_ENDS) and any(_is_title("".join(texts[start:])) for start in range(len(texts))):
            return True
    return False


def _parts(passage: Passage) -> Iterator[Passage]:
    start = 0
    for match in _SEPARATORS.finditer(passage.text):
        yield passage.slice(start, match.start())
        start = match.end()
    yield passage.slice(start)
