"""Names of agencies: those out of force, and those of another agency."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from giar_lint.diagnostics import Severity
from giar_lint.document import Passage
from giar_lint.records import NamedTuple
from giar_lint.report import Report
from giar_lint.rule import Example, Finding, Note, Replacement, rule
from giar_lint.wordlist import has_any, wordlist
from giar_lint.words.agencies import Name, is_short_for, may_be_same, read_name
from giar_lint.words.names import Name as OldName
from giar_lint.words.names import find_names
from giar_lint.words.peers import peers
from giar_lint.words.text import Prose, prose_of

_FIRST_YEAR = 2019
_ZONE = wordlist("开发区 新区 高新区 园区 示范区 管委会 管理委员会 保税区 度假区")
_PLACES = wordlist("国家 国务院 自治区 省 市 县 区 州 盟 旗 镇")
_LATE = 2
"""After how many years even the title's agency cannot bear a name out of force any more."""


class SupersededOptions(NamedTuple):
    """`names`: further names out of force, each with its successor; `allow`: names of the list that are in force here."""

    names: Mapping[str, str] = MappingProxyType({})
    allow: tuple[str, ...] = ()


@rule(
    "GIA703",
    "superseded-name",
    Severity.WARNING,
    summary=(
        "使用了机构改革后已停用的机构名称",
        "An authority is called by a name that was out of force in the report year",
    ),
    source=(
        "《深化党和国家机构改革方案》（2018年）及历次国务院机构改革方案",
        "The reform plans of 2008, 2013, 2018 and 2023",
    ),
    options=SupersededOptions,
    example=Example(good="请与云岭县自然资源局办公室联系", bad="请与云岭县国土资源局办公室联系"),
    fixable="unsafe",
)
def superseded_name(report: Report, options: SupersededOptions) -> Iterator[Finding]:
    """An authority is called by a name that no longer existed in the report year: 卫计委 (since 2018-19), 国土局, 扶贫办 (since 2021).

    Such names come with text of earlier years, and with them what it tells. The list gives each name the year from which it is
    out of force and its successor. Nothing is said inside 《》 and “”, after 原, in what is told of a reform or of earlier years, and
    of the agency's own name.

    Put the name in force, or 原 before the old one. The option `names` adds names, `allow` takes them from the list.

    --- zh
    使用了报告年度已经停用的机构名称，例如卫计委（2018—2019年机构改革）、国土局、扶贫办（2021年）。

    旧名称多随往年文稿带入，相关内容也可能未更新。名称表列明停用年份和现名称。书名号、引号之内，“原”字之后，叙述机构改革或以往年份的，以及
    本机关自身的名称，不提示。

    请改用现名称，或在旧名称前注明“原”。选项names可增补名称，allow可排除名称。
    """
    year = report.year
    if year is None or year < _FIRST_YEAR:
        return
    prose = prose_of(report)
    found = [(*prose.line(at), at, name) for at, name in find_names(prose, year, options.names, options.allow)]
    own = _own_old_name(report, year, [(passage, name) for _, passage, _, name in found])
    zone = has_any(report.agency.name, _ZONE)
    seen = set()
    for start, passage, at, name in found:
        told = is_short_for(name.text, own) or (zone and name.before != "any")
        if told or (start, name.text) in seen:
            continue
        seen.add((start, name.text))
        place = next((each for each in _PLACES if passage.text[: at - start].endswith(each)), "")
        now = name.now(year)
        values = {"found": place + name.text, "when": name.when, "successor": now}
        span = prose.span(at, at + len(name.text))
        # 生态环境局 can be put for 环保局; 自然资源局（或自然资源和规划局） is for the reader to choose from
        edits = (Replacement(span, now),) if re.fullmatch("[一-鿿]+", now) else ()
        yield Finding(span, "" if name.when else "configured", values, edits=edits, applicability="unsafe")


def _own_old_name(report: Report, year: int, found: Sequence[tuple[Passage, OldName]]) -> str:
    """The agency's own name where it is one of those out of force and may still be borne; "" else.

    Some bureaus bore the old name for a while after the reform, and a profile that states the name knows better.
    """
    titles = () if report.title is None else report.title.passages
    borne = [name for passage, name in found if passage in titles]
    late = any(year >= name.since + _LATE for name in borne) and not report.agency.configured
    return report.agency.name if borne and not late else ""


_SELF = re.compile("[我本](局|委|厅|镇|乡|街道|中心|院)")
_NOT_AFTER = {"局": "限部面势", "委": "托派任屈员实婉以", "乡": "土村", "中心": "城思工", "院": "校系"}
_NOT_BEFORE = "自忘无"
_OFTEN_COMMISSIONS = ("卫健", "发改", "民宗", "住建", "经信", "国资", "城管")
"""Matters that one place gives to a 局 and another to a 委; elsewhere a 委 beside a 局 is a body of its own (应急委)."""
_QUOTED = r"《[^《》\n]*》|“[^“”\n]*”"
_JUDGED = frozenset({"局", "委", "厅", "办", "镇", "乡", "街道", "政府"})
_SHOWN = 8
_LONGEST_CLAUSE = 400
_OWN_WORK = (
    r"(?:编制|现将|现公布|认真|严格|坚持|始终|深入|积极|高度|切实|紧紧|全面|按照|结合|向社会|政府信息公开|信息公开|政务公开|未收到|共收到|收到"
    r"|主动公开|不断|进一步|着力|持续|扎实|依法|充分|共主动|通过|强化|加强|健全|围绕)"
)
_PLACE = r"(?:(?<=[。；：\n年度])|(?<=[年度求定神》]，))(?:[一-鿿]{2,4}[省市州盟])?([一-鿿]{2,3})"
_LONGEST_PLACE = 8
"""The characters that _PLACE takes: the name of a place as the beginning of a sentence, up to 市 or 县."""


class AgencyNameOptions(NamedTuple):
    """`allow`: names and self-references that are right here (我院, the signature of a superior organ)."""

    allow: tuple[str, ...] = ()


@rule(
    "GIA704",
    "agency-name",
    Severity.WARNING,
    summary=("自称、落款或标题中的机关与本机关不符", "Title, self-reference or signature name another agency"),
    source=(
        "《中华人民共和国政府信息公开条例》第四十九条、第五十条：年度报告由本机关编制公布",
        "Art. 49 and 50 of the regulation: every organ reports for itself",
    ),
    options=AgencyNameOptions,
    example=Example(good="我局坚持以公开为常态", bad="我委坚持以公开为常态"),
    fixable="unsafe",
)
def agency_name(report: Report, options: AgencyNameOptions) -> Iterator[Finding]:
    """The report calls its agency by a name that is not its own: 我局 in the report of a 委员会, another county's bureau or another
    bureau of the same place as the subject of its disclosure work, a signature that differs from the title, a title that differs
    from the configured name.

    It shows that the text was taken from another agency's report. 我县, 我市 and 我区 are places and never meant; where the agency's
    name is not known nothing is said.

    Correct the name, and check whether what is told there is this agency's own.

    --- zh
    报告对本机关的称呼与本机关名称不符：委员会的报告自称“我局”，以外地同类机关或者本地其他部门作本机关信息公开工作的主语，落款与标题
    不一致，标题与配置的机关名称不一致。

    多因套用其他单位文稿所致。“我县”“我市”“我区”指地方，不在此列；机关名称不明的不提示。

    请更正名称，并核实有关内容是否为本机关情况。
    """
    title = report.title.agency if report.title is not None else ""
    own_name = report.agency.name if report.agency.configured else title or report.agency.name
    if not own_name:
        return
    prose, own = prose_of(report), read_name(own_name)
    known = (own_name, title, *report.agency.aliases)
    findings = [*_by_title(report, title), *_by_self(prose, own, known, options.allow)]
    findings += [*_by_kind(report, prose, own), *_by_place(prose, own), *_by_peer(prose, own, known)]
    findings += _by_signature(report, known)
    for finding in findings:
        if finding.values["found"] not in options.allow:
            yield finding


def _by_title(report: Report, title: str) -> Iterator[Finding]:
    """A title that names another agency than the profile."""
    names = (report.agency.name, *report.agency.aliases)
    if (
        report.agency.configured
        and title
        and report.title is not None
        and not any(may_be_same(title, each) for each in names)
    ):
        span = report.title.agency_span or report.title.span
        yield Finding(span, "title", {"found": title, "agency": report.agency.name})


def _by_self(prose: Prose, own: Name, known: tuple[str, ...], allow: tuple[str, ...]) -> Iterator[Finding]:
    """我局 where the agency is none: one finding for each such name, at its first place."""
    if own.unit not in _JUDGED or has_any(own.full, _ZONE):
        return
    names = "".join(known)
    places: dict[str, list[int]] = defaultdict(list)
    for match in _SELF.finditer(prose.text):
        before = prose.text[match.start() - 1 : match.start()] or "\n"
        after = prose.text[match.end() : match.end() + 1] or "\n"
        if match[1] in names or before in _NOT_BEFORE or after in _NOT_AFTER.get(match[1], ""):
            continue
        if (match[0][0] == "我" or _is_subject(prose.text, match.start())) and not _is_quoted(prose, match.start()):
            places[match[0]].append(match.start())
    for found, starts in places.items():
        if found in allow:
            continue
        spans = [prose.span(start, start + len(found)) for start in starts]
        notes = tuple(Note(span, "again", {"found": found}) for span in spans[1:_SHOWN])
        edits = tuple(Replacement(span, found[0] + own.unit) for span in spans) if own.unit != "政府" else ()
        values = {"found": found, "agency": own.full, "count": len(starts)}
        yield Finding(spans[0], "self", values, notes, edits, "unsafe")


def _is_subject(text: str, at: int) -> bool:
    """Whether 本局 at a place begins its clause and means the agency itself, not each of many: 各部门结合本局实际."""
    first = max(at - _LONGEST_CLAUSE, 0)
    start = max(first, *(text.rfind(mark, first, at) + 1 for mark in "。；\n"))
    return (not text[start:at] or text[at - 1] in "，：,") and "各" not in text[start:at]


def _by_kind(report: Report, prose: Prose, own: Name) -> Iterator[Finding]:
    """县卫健局 in the report of the county's 卫生健康委员会: the same place and matter, another kind of organ."""
    if own.unit not in ("局", "委") or own.place[-1:] not in ("县", "区", "旗") or len(own.matter) < 2:
        return
    if own.unit == "局" and not any(is_short_for(matter, own.matter) for matter in _OFTEN_COMMISSIONS):
        return
    other = r"委(?:员会)?(?![托派任员])" if own.unit == "局" else "局(?![限部面势])"
    for match in re.finditer(rf"{own.place[-1]}({own.matter[0]}[一-鿿]{{1,11}}?){other}", prose.text):
        # 卫生局 is a name out of force, which another rule tells of
        if match[1] == "卫生" or not is_short_for(match[1], own.matter) or prose.text[match.start() - 1] == "原":
            continue
        if not _is_quoted(prose, match.start()) and not _is_signature(report, prose, match.start()):
            values = {
                "found": match[0],
                "agency": own.full,
                "unit": "委" if own.unit == "局" else "局",
                "own_unit": own.unit,
            }
            yield Finding(prose.span(match.start(), match.end()), "kind", values)
            return


def _by_place(prose: Prose, own: Name) -> Iterator[Finding]:
    """The same organ of another place as the subject of what should be this agency's own work."""
    kind, tail = own.place[-1:], own.full[len(own.place) :]
    if not kind or len(tail) < 3 or prose.text.count(tail) == prose.text.count(own.full):
        return
    from giar_lint.words.lexicon import cost

    text, last, at = prose.text, 0, prose.text.find(kind + tail)
    while at >= 0:
        end = at + 1 + len(tail)
        starts = range(max(last, at - _LONGEST_PLACE), at) if re.compile(_OWN_WORK).match(text, end) else ()
        match = next(filter(None, (re.compile(_PLACE).fullmatch(text, start, at) for start in starts)), None)
        if match is not None:
            last = end
            # 推进区卫健委…: a word before 区 is no name of a place
            if match[1] + kind not in own.place and cost(match[1]) is None:
                span = prose.span(match.start(), end)
                yield Finding(span, "place", {"found": text[match.start() : end], "agency": own.full})
        at = text.find(kind + tail, max(last, at + 1))


def _by_peer(prose: Prose, own: Name, known: tuple[str, ...]) -> Iterator[Finding]:
    """Another department of the same place as the subject of what should be this agency's own work, once for each."""
    seen = set()
    for start, end in peers(prose.text, own):
        found = prose.text[start:end]
        if found not in seen and not any(is_short_for(found, name) for name in known):
            seen.add(found)
            yield Finding(prose.span(start, end), "place", {"found": found, "agency": own.full})


def _by_signature(report: Report, known: tuple[str, ...]) -> Iterator[Finding]:
    """A signature that is not the agency's."""
    signature = report.signature.agency
    if signature is None or any(may_be_same(signature.text, name) for name in known if name):
        return
    if not _is_declared(report, signature.text.strip()):
        yield Finding(signature.span(), "signature", {"found": signature.text.strip(), "agency": known[0]})


def _is_declared(report: Report, name: str) -> bool:
    """Whether the report itself introduces a name as a short one: （以下简称某某证监局）."""
    texts = [paragraph.text for paragraph in report.paragraphs if "简称" in paragraph.text]
    return any(re.search(rf"简称为?[：:“”、《或一-鿿]{{0,12}}?{re.escape(name)}", text) for text in texts)


def _is_signature(report: Report, prose: Prose, at: int) -> bool:
    return prose.line(at)[1] is report.signature.agency


def _is_quoted(prose: Prose, at: int) -> bool:
    start, passage = prose.line(at)
    quotes = _quotes(passage.text)
    before = bisect_right(quotes, at - start, key=lambda quote: quote[0]) - 1
    return before >= 0 and at - start < quotes[before][1]


@lru_cache(maxsize=4)
def _quotes(text: str) -> list[tuple[int, int]]:
    """Where the quotations of a paragraph stand, in order; a paragraph may be asked about many times in a row."""
    return [match.span() for match in re.finditer(_QUOTED, text)]
