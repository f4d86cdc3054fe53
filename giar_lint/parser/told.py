"""Finds the sentences that tell the agency's own finished work under a year: 2022年，我局主动公开政府信息36条。

Told are only sentences that begin with the year and whose subject is the agency itself or left out. What is quoted,
planned, compared or mere history tells no year: a wrong accusation costs more than a missed slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from giar_lint.dates import plain
from giar_lint.document import Paragraph
from giar_lint.parser.agency import is_own_name, place_of
from giar_lint.report import ToldYear

_ASIDE = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）|\([^()]*\)|〔[^〔〕]*〕")
_BEGINS = re.compile(
    r"(?:^|(?<=[。；;！!？?：:])|(?<=方面)|(?<=情况))\s*(?:(?:□{3,4}|[一二三四五六七八九十\d]{1,3}[）)、.．])\s*)?"
    r"((?:19|20)\d{2})\s*年(度)?\s*([，,])?\s*"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")
_COMPARED = re.compile(r"[较比与和同]\s*$")
_SENTENCE_END = re.compile(r"[。！!？?]")
_CLAUSE_END = re.compile(r"[。；;！!？?]")
_UNDER = re.compile(r"在[^。；，,]{2,40}?[下中里][，,]\s*")

_OWN = re.compile(
    r"(?:我|本)(?:局|委|厅|办|院|署|会|处|所|站|队|部|中心|单位|机关|部门|镇|乡|街道|街|校|馆|政府)(?![所下直]?属|系统)"
)
_OWN_STAFF = re.compile(r"全体(?:工作人员|干部|职工|人员)|(?:局|委|厅|机关)?办公室(?!主任)|各[科股处]室")
_OWN_PLACE = re.compile(r"(?:我|本|全)(?:省|市|县|区|州|旗|盟|镇|乡|街道|街)")
_NAME_END = re.compile(r"委员会|办公室|办公厅|办事处|政府|街道|中心|[局委厅办部院署镇乡街]")
_BELONGS = re.compile(r"(?:机关)?(?:所属|下属|直属|系统|各|及各|、)")
_ABSENT = re.compile(
    r"全年|一年来|共|总共|一共|累计|主动|通过|认真|积极|按照|根据|依据|严格|坚持|紧紧|紧扣|围绕|持续|进一步|加强|强化|深入|扎实|不断|依法|依托"
    r"|及时|收到|接收|接到|受理|办理|公开|发布|未|没有|无|完成|组织|召开|开展|全面|切实|着力|大力|稳步|有序|推进|利用|落实|结合|立足"
    r"|政府信息公开|政务公开"
)
_ABSENT_AT_ONCE = re.compile(r"全年|共|总共|一共|累计|未收到|没有收到|收到(?!的)|接收(?!的)|受理(?!的)")
_PLAN = re.compile(
    r"将(?![^，,。；;]{0,30}(?:纳入|列入|作为|列为|摆上|摆在|放在|细化|分解|落实到))|拟(?!稿)|计划|下一步|继续|力争|争取|打算|明年|下一年|次年"
)
_DOCUMENT = re.compile(r"[^，,。；;、]{0,16}?(?:年度报告|年报|预算|决算|要点|方案|清单|目录)")
_THIS_YEAR = re.compile(r"今年|本年")
_FOUNDED = re.compile(r"^[^，,。；;、]{0,16}?(?:成立|组建|挂牌|设立|印发|出台|开通|上线|启用|建成|更名|合并|划转|改革)")
_HONOURED = re.compile(r"被评|荣获|获评|获得|名列|排名|位列|表彰|考核中|评估中")
_FIGURE = re.compile(
    r"(?:公开|发布|收到|受理|接收|接到|办理|办结|答复|回应|解读|更新|公示|推送)[^，,。；;]{0,25}?\d\s*(?:余|多)?\s*[条件篇个次期份宗起封]"
    r"|(?:未|没有)(?:收到|接到|接收|受理)[^，,。；;]{0,20}申请"
)


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
    line = _ASIDE.sub(lambda match: "□" * len(match[0]), plain(text))
    ends = [match.end() for match in _SENTENCE_END.finditer(line)]
    for match in _BEGINS.finditer(line):
        clause_end = _CLAUSE_END.search(line, match.end())
        clause = line[match.end() : clause_end.start() if clause_end is not None else len(line)]
        number = sum(end <= match.start(1) for end in ends)
        first = ends[number - 1] if number else 0
        last = ends[number] if number < len(ends) else len(line)
        year = int(match[1])
        if _is_own_act(clause, own, bool(match[3])) and not _compares(line, first, last, year):
            figure = _FIGURE.search(clause) is not None
            if figure or not (_FOUNDED.match(clause) or _HONOURED.search(clause)):
                yield _Sentence(number, year, match.start(1), line.index("年", match.end(1)) + 1, figure)


def _is_own_act(clause: str, own: Sequence[str], paused: bool) -> bool:
    """Whether a clause, its year cut off, reports a finished act of the agency. `paused`: a comma follows the year."""
    if _PLAN.search(clause) or _THIS_YEAR.search(clause):
        return False
    if not paused and _DOCUMENT.match(clause):
        return False
    while (under := _UNDER.match(clause)) is not None:
        clause, paused = clause[under.end() :], True
    if _OWN.match(clause) or (paused and _OWN_STAFF.match(clause)) or any(_begins_with(clause, name) for name in own):
        return True
    if _OWN_PLACE.match(clause):
        return any(name.endswith(("政府", "街道办事处")) or place_of(name) == name for name in own)
    return (_ABSENT if paused else _ABSENT_AT_ONCE).match(clause) is not None


def _begins_with(clause: str, name: str) -> bool:
    """Whether the clause's first words are the agency's name, the place it governs, or a short form of either."""
    for end in [match.end() for match in _NAME_END.finditer(clause, 0, 40)] + [len(place_of(name))]:
        head = clause[:end]
        if is_own_name(head, name) and _BELONGS.match(clause, end) is None:
            return True
    return False


def _compares(line: str, start: int, stop: int, year: int) -> bool:
    """Whether the sentence names another year too, other than to measure a growth by it."""
    return any(
        int(match[1]) != year and _COMPARED.search(line, start, match.start()) is None
        for match in _YEAR.finditer(line, start, stop)
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
