"""The basis that a report cites, and principles that were superseded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giar_lint.diagnostics import Severity
from giar_lint.records import NamedTuple
from giar_lint.report import Report
from giar_lint.rule import Example, Finding, Replacement, rule
from giar_lint.wordlist import about, has_any, wordlist
from giar_lint.words.text import Prose, prose_of

_FIRST_YEAR = 2019
"""The first report year of the revised regulation and of the form of 2019."""
_NEW_FORM_YEAR = 2021
_OLD, _NEW = "国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号"
_NUMBER = r"国办[公开办函发]{{0,5}}\s*[〔﹝［\[【（(]\s*{year}\s*[〕﹞］\]】）)]\s*(?:第\s*)?{number}\s*号"
_OLD_TITLE, _NEW_TITLE = "政府信息公开工作年度报告有关事项的通知", "中华人民共和国政府信息公开工作年度报告格式"
_OLD_NAME, _NEW_NAME = f"关于{_OLD_TITLE}》", f"关于印发〈{_NEW_TITLE}〉的通知》"
_CLOSE = 2
"""So many characters at most stand between a document's name and its number: a bracket, a space."""
# 《海关总署关于做好2022年政府信息公开工作年度报告有关事项的通知》 is a notice of its own year, with the same end to its name
_OLD_FORM = rf"{_NUMBER.format(year=2019, number=60)}|(?:(?<=关于)|(?<=《)){_OLD_TITLE}(?=》)"
_NEW_FORM = rf"{_NUMBER.format(year=2021, number=30)}|{_NEW_TITLE}(?=[〉》>])"
_OLD_REGULATION = r"国务院(?:令|第|\s|[（(〔]){1,4}492\s*号令?"
_NOTICE = (
    r"《[^《》\n]{0,60}?(20\d{2})\s*年度?[^《》\n]{0,10}?(?:政府信息公开|政务公开)[^《》\n]{0,12}?(?:年度报告|年报)"
    r"[^《》\n]{0,24}?通知》?"
)
_NEAR = 30
"""Within so many characters after its name a document's number stands."""
_OWN_REPORT = wordlist("本报告 本年度报告 本年报 现将 现公布 现予 现向 特编制 编制本 编制而成 编制了")
_NO_LONGER = r"废止|停止执行|不再执行|失效|取代|代替|修订|修改|原(?![则因])"
_REVISED = (
    r"[（(〔\[][^（()）\n]{0,60}?(?:711|492)\s*号[^（()）\n]{0,20}[）)〕\]]"
    r"|(?:新|最新|重新)?(?:修订|修改)(?:后)?的?(?=新?《?(?:中华人民共和国)?(?:政府信息公开)?条例)"
)
"""How a revision of the regulation is told, which says nothing of the form that the same sentence cites: 新修订的《条例》."""

_OLD_PRINCIPLE = r"公开(?:为|是)(原则)[”’]?[，、,；和]?\s*[“‘]?不公开(?:为|是)例外"


class BasisOptions(NamedTuple):
    """`allow`: citations that are right here."""

    allow: tuple[str, ...] = ()


@rule(
    "GIA709",
    "superseded-basis",
    Severity.WARNING,
    summary=(
        "引用了不适用于本年度的依据",
        "Cites the form, the regulation or the notice that did not apply to the report year",
    ),
    source=(
        "国务院令第711号；国办公开办函〔2021〕30号（替代〔2019〕60号）",
        "国务院令第711号; 国办公开办函〔2021〕30号, which replaced 〔2019〕60号",
    ),
    options=BasisOptions,
    example=Example(good="（国办公开办函〔2021〕30号）", bad="（国办公开办函〔2019〕60号）"),
    fixable="unsafe",
)
def superseded_basis(report: Report, options: BasisOptions) -> Iterator[Finding]:
    """The report cites a basis that does not hold for its year: the form of 2019 (60号) from 2021 on, that of 2021 (30号) for 2019
    and 2020, the regulation before its revision (国务院令第492号), or a notice on the reports of an earlier year.

    The basis tells readers by which rules the figures were made; an old one shows that the text was carried over.

    Cite the basis in force. What is told as history (废止, 修订, 原) is not reported.

    --- zh
    引用的依据不适用于报告年度：2021年度起仍引用2019年格式（60号），2019、2020年度引用2021年格式（30号），引用修订前的《条例》
    （国务院令第492号），或者引用关于以往年度报告的通知。

    依据表明数据按什么口径编制，引用旧依据往往是沿用旧稿所致。

    请改引现行依据。叙述沿革（废止、修订、原）的不提示。
    """
    year = report.year
    if year is None or year < _FIRST_YEAR:
        return
    prose = prose_of(report)
    seen = set()
    for match, key, values in _citations(report, prose, year):
        line = prose.line(match.start())[0]
        if line not in seen and not any(allowed in match[0] for allowed in options.allow):
            seen.add(line)
            yield Finding(
                prose.span(match.start(), match.end()),
                key,
                {"found": match[0].lstrip("《").rstrip("》"), "year": year, **values},
                edits=_edits(prose, match, key, old=year >= _NEW_FORM_YEAR),
                applicability="unsafe",
            )


def _citations(report: Report, prose: Prose, year: int) -> Iterator[tuple[re.Match[str], str, dict[str, object]]]:
    """The citations that do not hold for a year, each with its message and what fills it."""
    text = prose.text
    if "492" in text:
        yield from ((match, "regulation", {}) for match in re.finditer(_OLD_REGULATION, text) if _cites_decree(match))
    old = year >= _NEW_FORM_YEAR
    if (("60" if old else "30") in text and "国办" in text) or (_OLD_TITLE if old else _NEW_TITLE) in text:
        years = ("2019、2020", "2019 and 2020") if old else ("2021年度起的", "2021 onward")
        values: dict[str, object] = {"years": years, "right": _NEW if old else _OLD}
        for match in re.finditer(_OLD_FORM if old else _NEW_FORM, text):
            if _is_in_force(match) and not _bears_number(match, year):
                yield match, "form", values
    if "通知》" in text and any(str(told) in text for told in range(year - 5, year)):
        for match in re.finditer(_NOTICE, text):
            if int(match[1]) < year and _is_own_basis(report, prose, match):
                yield match, "notice", {"found": (f"{match[1]}年", match[1])}


def _edits(prose: Prose, match: re.Match[str], key: str, *, old: bool) -> tuple[Replacement, ...]:
    """The edits that cite what is in force: the decree's number, or the form's where it alone, or the usual name and then
    the number, is cited. None where it is open what has to be put."""
    if key == "regulation":
        at = match.start() + match[0].index("492")
        return (Replacement(prose.span(at, at + 3), "711"),)
    number, right = (
        (_NUMBER.format(year=2019, number=60), _NEW) if old else (_NUMBER.format(year=2021, number=30), _OLD)
    )
    if key != "form":
        return ()
    start, passage = prose.line(match.start())
    line, at = passage.text, match.start() - start
    titles = [each.start() for each in re.finditer(_OLD_TITLE if old else _NEW_TITLE, line)]
    numbers = [each.span() for each in re.finditer(number, line)]
    if not titles and [found for found, _ in numbers] == [at]:
        return (Replacement(passage.span(*numbers[0]), right),)
    name, successor = (_OLD_NAME, _NEW_NAME) if old else (_NEW_NAME, _OLD_NAME)
    named = line.find(name)
    if len(titles) != 1 or len(numbers) != 1 or named < 0 or not 0 < numbers[0][0] - named - len(name) <= _CLOSE:
        return ()
    return (
        Replacement(passage.span(named, named + len(name)), successor),
        Replacement(passage.span(*numbers[0]), right),
    )


def _sentence(match: re.Match[str]) -> str:
    """The sentence about a match, without the match."""
    text = match.string
    start, end = about(text, match.start(), match.end(), "。\n")
    return text[start : match.start()] + text[match.end() : end]


def _bears_number(match: re.Match[str], year: int) -> bool:
    """Whether the number of the document that does apply follows the name of the other one, which is then a slip of the name."""
    number = _NUMBER.format(year=2021, number=30) if year >= _NEW_FORM_YEAR else _NUMBER.format(year=2019, number=60)
    return re.search(number, match.string[match.end() : match.end() + _NEAR]) is not None


def _is_in_force(match: re.Match[str]) -> bool:
    """Whether a form is cited as one that holds, not told as history."""
    return re.search(_NO_LONGER, re.sub(_REVISED, "", _sentence(match))) is None


def _cites_decree(match: re.Match[str]) -> bool:
    """Whether the old decree is cited as one that holds, not as the one that 711 revised."""
    sentence = _sentence(match)
    return "711" not in sentence and re.search(_NO_LONGER, sentence) is None


def _is_own_basis(report: Report, prose: Prose, match: re.Match[str]) -> bool:
    """Whether a notice is cited as the basis of this report, and not told of as work on that of the year before."""
    passage = prose.line(match.start())[1]
    sentence = _sentence(match)
    own = any(paragraph.passage is passage for paragraph in report.preamble) or has_any(sentence, _OWN_REPORT)
    return own and match[1] not in sentence


@rule(
    "GIA711",
    "superseded-principle",
    Severity.INFO,
    summary=("沿用“公开为原则、不公开为例外”的旧提法", "公开为原则、不公开为例外 was superseded in 2019"),
    source=("《中华人民共和国政府信息公开条例》第五条", "Art. 5 of the regulation"),
    example=Example(good="以公开为常态、不公开为例外", bad="以公开为原则、不公开为例外"),
    fixable="unsafe",
)
def superseded_principle(report: Report, options: None) -> Iterator[Finding]:
    """The report holds to 公开为原则、不公开为例外. Since the revision of 2019 art. 5 says 以公开为常态、不公开为例外.

    Write the principle as the regulation has it.

    --- zh
    报告沿用“公开为原则、不公开为例外”的提法。2019年修订后的《条例》第五条规定“以公开为常态、不公开为例外”。

    请按现行《条例》表述。
    """
    if report.year is not None and report.year < _FIRST_YEAR:
        return
    prose = prose_of(report)
    if "公开为原则" in prose.text or "公开是原则" in prose.text:
        for match in re.finditer(_OLD_PRINCIPLE, prose.text):
            edit = Replacement(prose.span(*match.span(1)), "常态")
            yield Finding(
                prose.span(match.start(), match.end()), "", {"found": match[0]}, edits=(edit,), applicability="unsafe"
            )
