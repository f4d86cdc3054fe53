"""Recognises the headings of sections among paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from giar_lint.document import Block, Paragraph, Passage, Row
from giar_lint.edition import Edition, HeadingWording
from giar_lint.lexer.wording import may_be_similar, similarity, squeeze
from giar_lint.records import NamedTuple
from giar_lint.report import Match

_ORDINAL = re.compile(
    r"(?P<chinese>[一二三四五六七八九十]{1,3})\s*[、.．,，:：\s]\s*"
    r"|第(?P<part>[一二三四五六七八九十]{1,3})(?:部分|章)\s*[、.．:：]?\s*"
    r"|[（(](?P<inner>[一二三四五六七八九十]{1,3})[）)]\s*[、.．]?\s*"
    r"|(?P<arabic>\d{1,2})\s*[、.．]\s*(?!\d)"
)
_ANNEX = re.compile(r"(?:附件|附表|附录|附：|附:|名词解释|专业名词解释|名词术语)")
_LONGEST = 45
_LONGEST_UNKNOWN = 25
_ENOUGH_WEAK = 3
_DIGITS = "一二三四五六七八九"
_ALIKE_WITH_ORDINAL = 0.6
_ALIKE_ANYWAY = 0.7
_ALIKE_WITHOUT_ORDINAL = 0.82


def ordinal_number(ordinal: str) -> int:
    """The number of a Chinese ordinal up to 99 (十二 is 12); 0 for the empty one."""
    if not ordinal or ordinal.isdigit():
        return int(ordinal or 0)
    tens, ten, ones = ordinal.rpartition("十")
    unit = _DIGITS.find(ones) + 1 if ones else 0
    return ((_DIGITS.find(tens) + 1 if tens else 1) * 10 if ten else 0) + unit


class Candidate(NamedTuple):
    """A paragraph read as the heading of a section. `rest` is what follows on the same line, past the heading."""

    terminal: str
    passage: Passage
    ordinal: str
    match: Match
    likeness: float
    strong: bool
    rest: Passage | None = None


class HeadingReader:
    """Compares paragraphs with the headings of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._exact: dict[str, tuple[HeadingWording, Match]] = {}
        for heading in edition.headings:
            for text, match in _variants(heading):
                self._exact.setdefault(squeeze(text), (heading, match))
        self._full = {squeeze(heading.full): heading for heading in edition.headings}
        self._letters = frozenset().union(*self._exact)
        self._shortest = min(map(len, self._exact), default=0)
        # A document is looked over twice, and reports share the short lines that are no headings.
        self._nearest = lru_cache(maxsize=1024)(self._compare)

    def read(self, paragraph: Paragraph) -> Candidate | None:
        """The heading that a paragraph reads as, None for prose and for headings of other levels."""
        text = paragraph.text
        if paragraph.picture or not text:
            return None
        match = _ORDINAL.match(text)
        if match is None:
            return self._whole(paragraph, text)
        ordinal = match["chinese"] or match["part"] or match["inner"] or match["arabic"] or ""
        strong = bool(match["chinese"] or match["part"])
        body = text[match.end() :]
        if len(body) <= _LONGEST:
            found = self._exact.get(squeeze(body))
            if found is not None:
                return self._candidate(found[0], paragraph.passage, ordinal, found[1], text, strong)
        if not strong:
            return None
        return self._run_in(paragraph, match.end(), ordinal) or self._similar(paragraph, body, ordinal)

    def _whole(self, paragraph: Paragraph, text: str) -> Candidate | None:
        """A heading without an ordinal, or with one that no mark parts from it (一总体情况)."""
        if len(text) > _LONGEST:
            return None
        squeezed = squeeze(text)
        found = self._exact.get(squeezed)
        if found is not None:
            return self._candidate(found[0], paragraph.passage, "", found[1], text, True)
        heading = self._full.get(squeezed)
        if heading is not None:
            return self._candidate(heading, paragraph.passage, heading.ordinal, Match.NORMALISED, text, True)
        return self._similar(paragraph, text, "")

    def _candidate(
        self, heading: HeadingWording, passage: Passage, ordinal: str, match: Match, text: str, strong: bool
    ) -> Candidate:
        kind = Match.EXACT if text == heading.full else match
        return Candidate(heading.terminal, passage, ordinal, kind, 1.0, strong)

    def _run_in(self, paragraph: Paragraph, begin: int, ordinal: str) -> Candidate | None:
        """A heading that its text follows on the same line, after a stop, a colon or a space."""
        text = paragraph.text
        for heading in self.edition.headings:
            for wording in (heading.text, *heading.accepted):
                end = begin + len(wording)
                if text.startswith(wording, begin) and text[end : end + 1] in tuple("。：: \u3000"):
                    rest = end + len(text[end:]) - len(text[end:].lstrip("。：: \u3000"))
                    if rest == len(text):
                        return None
                    match = Match.EXACT if wording == heading.text else Match.ACCEPTED
                    passage = paragraph.passage
                    return Candidate(
                        heading.terminal, passage.slice(0, end), ordinal, match, 1.0, True, passage.slice(rest)
                    )
        return None

    def _similar(self, paragraph: Paragraph, body: str, ordinal: str) -> Candidate | None:
        """A heading in other words. Sentences are none."""
        if len(body) > _LONGEST or body.endswith(("。", "；", ";", "，", ",")) or "。" in body or len(body) < 4:
            return None
        nearest = self._nearest(squeeze(body), ordinal)
        if nearest is None:
            return None
        heading, likeness = nearest
        return Candidate(heading.terminal, paragraph.passage, ordinal, Match.APPROXIMATE, likeness, True)

    def _compare(self, squeezed: str, ordinal: str) -> tuple[HeadingWording, float] | None:
        """The heading that a text is most alike, and how much; None where it is not alike enough."""
        least = _ALIKE_WITH_ORDINAL if ordinal else _ALIKE_WITHOUT_ORDINAL
        # No wording is shorter, and none has more of the text's characters than all of them together.
        if 2 * sum(map(self._letters.__contains__, squeezed)) < least * (len(squeezed) + self._shortest):
            return None
        likely = [wording for wording in self._exact if may_be_similar(squeezed, wording, least)]
        if not likely:
            return None
        likeness, wording = max((similarity(squeezed, wording), wording) for wording in likely)
        heading = self._exact[wording][0]
        if likeness < (least if not ordinal or ordinal == heading.ordinal else _ALIKE_ANYWAY):
            return None
        return heading, likeness

    def is_annex(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph heads an annex or a glossary, which may follow the last section."""
        match = _ORDINAL.match(paragraph.text)
        return len(paragraph.text) <= _LONGEST and bool(_ANNEX.match(paragraph.text, match.end() if match else 0))


def _variants(heading: HeadingWording) -> Iterator[tuple[str, Match]]:
    yield heading.text, Match.NORMALISED
    for text in (heading.text, *heading.accepted):
        yield text, Match.ACCEPTED
        if text.endswith("情况") and not text.endswith("的情况"):
            yield f"{text[:-2]}的情况", Match.ACCEPTED


def top_ordinal(paragraph: Paragraph) -> str:
    """The ordinal of a short paragraph that could head a section (“七、…”), "" for anything else."""
    match = _ORDINAL.match(paragraph.text)
    body = paragraph.text[match.end() :] if match else ""
    if match is None or not 2 <= len(body) <= _LONGEST_UNKNOWN or any(mark in body for mark in "。；，,;！？"):
        return ""
    return match["chinese"] or match["part"] or ""


def find_headings(blocks: Sequence[Block], reader: HeadingReader) -> Mapping[int, Candidate]:
    """The headings of sections among blocks, by index. Of doubtful readings only those stay that nothing better
    contradicts."""
    edition = reader.edition
    found: dict[int, Candidate] = {}
    for index, block in enumerate(blocks):
        candidate = reader.read(block) if isinstance(block, Paragraph) else None
        if candidate is not None:
            found[index] = candidate
    for index in _contents(found):
        del found[index]
    sure = {each.terminal for each in found.values() if each.strong and each.match is not Match.APPROXIMATE}
    weak = {index: each for index, each in found.items() if not each.strong and each.terminal not in sure}
    if len({each.terminal for each in weak.values()}) == len(weak) >= _ENOUGH_WEAK:
        # The report numbers its sections in another way (1. or （一）) throughout.
        found |= {index: each._replace(strong=True) for index, each in weak.items()}
        sure |= {each.terminal for each in weak.values()}
    level = _common_level(blocks, found)
    return {index: each for index, each in found.items() if _stands(index, each, blocks, edition, sure, level)}


def _contents(found: Mapping[int, Candidate]) -> list[int]:
    """The headings of a table of contents: three or more directly one after the other, each of which comes again."""
    later: dict[str, int] = {each.terminal: index for index, each in sorted(found.items())}
    listed: list[int] = []
    run: list[int] = []
    for index in sorted(found):
        again = later[found[index].terminal] > index
        if again and run and run[-1] == index - 1:
            run.append(index)
        else:
            run = [index] if again else []
        if len(run) == _ENOUGH_WEAK:
            listed.extend(run)
        elif len(run) > _ENOUGH_WEAK:
            listed.append(index)
    return listed


def _common_level(blocks: Sequence[Block], found: Mapping[int, Candidate]) -> int | None:
    """The level that the format gives to most headings of sections, None where it marks none."""
    levels = [
        block.level
        for index, each in found.items()
        if isinstance(block := blocks[index], Paragraph) and block.level is not None and each.strong
    ]
    return max(set(levels), key=lambda level: (levels.count(level), -level)) if len(levels) >= 2 else None


def _stands(
    index: int, each: Candidate, blocks: Sequence[Block], edition: Edition, sure: set[str], level: int | None
) -> bool:
    block = blocks[index]
    if (
        level is not None
        and isinstance(block, Paragraph)
        and (block.level is None or block.level > level)
        and each.terminal in sure
    ):
        # The format marks headings: a deeper one, or a plain line, is no second heading of a section.
        return each.match is not Match.APPROXIMATE and each.strong and bool(each.ordinal)
    if each.match is Match.APPROXIMATE:
        # A sub-heading such as “一、存在的主要问题” inside its section is like the section's own heading.
        return each.terminal not in sure
    if each.strong:
        return True
    heading = edition.heading(each.terminal)
    follows = blocks[index + 1] if index + 1 < len(blocks) else None
    return each.terminal not in sure and heading.table is not None and isinstance(follows, Row)
