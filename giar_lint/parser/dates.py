"""The dates that a report states about itself: statistics period, signature, year in the file's name; and its year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giar_lint.dates import DateText, Day, as_day, days_in_month, plain, read_dates, read_years
from giar_lint.diagnostics import Span
from giar_lint.document import Paragraph, Passage
from giar_lint.parser.agency import is_agency_line
from giar_lint.parser.told import told_years
from giar_lint.records import NamedTuple
from giar_lint.report import Period, Signature, Title
from giar_lint.wordlist import has_any
from giar_lint.years import ToldYear, Witness, YearVerdict

_STRICT = tuple(
    "统计" + word
    for word in ("期限", "时限", "时间", "期间", "时段", "周期", "区间", "日期", "范围", "年度", "截止", "截至")
)
_LOOSE = (
    *(f"统计{rest}" for rest in "期时数限为自从口起截范日区周年：:"),
    *("所列数据", "使用数据", "报告数据", "报告期", "起止时间", "起止日期", "时间范围", "核定时间", "涵盖", "截止日期"),
    *(f"数据{of}{word}" for of in ("", "的") for word in ("期限", "时限", "时间", "期间")),
)
_COMPARED = ("同期", "上年", "上一年", "相比", "较", "显示")
_REACH = 36
_OF_PERIOD = ("月", "统计")
_STOPS = "。；;！!？?"
_JOINTS = frozenset(("至", "到", "截止", "截至", "截止到", "截至到", *"-—–~～－―─", "--", "——", "－－", "~~"))
_GOES_ON = ("止", "为止", "期间，", "期间,", "，", ",", "。", "）", ")", "；", ";", "我", "本", "共", "全")

_REPORTED = ("政府信息公开", "信息公开", "政务公开", "的政府信息公开", "的信息公开", "期间政府信息公开")

_ENOUGH = 2
"""As many sentences as can speak against the title, or for it, on their own."""

_SEALS = ("（盖章）", "（公章）", "（印章）", "(盖章)", "(公章)", "(印章)")
_BEFORE_DATE = ("发布日期", "发布时间", "公布日期", "公布时间", "印发日期", "成文日期", "日期")
_OF_REPORT = ("政府信息", "信息公开", "政务公开", "工作", "年度", "年报", "报告", "报")
_PUBLISHED = ("发", "公", "印", "上")


def find_periods(paragraphs: Sequence[Paragraph]) -> tuple[Period, ...]:
    """The statistics periods that the prose states, in order; a slip in a date leaves that date None, with its span."""
    return tuple(
        period
        for paragraph in paragraphs
        if has_any(paragraph.text, _OF_PERIOD)
        for period in _periods(paragraph.passage)
    )


def _periods(passage: Passage) -> Iterator[Period]:
    text = plain(passage.text)
    dates = read_dates(text)
    used = -1
    for index, date in enumerate(dates):
        if date.start < used:
            continue
        following = dates[index + 1] if index + 1 < len(dates) else None
        if following is not None and _is_joint(text[date.end : following.start]):
            period = _range(passage, text, date, following)
            used = following.end
        else:
            period = _single(passage, text, date)
        if period is not None:
            yield period


def _is_joint(gap: str) -> bool:
    """Whether what stands between two dates makes a range of them: 起至, —, 起，截至; a day without 日 may precede."""
    joint = "".join(gap.split()).replace("，", "").replace(",", "").replace("、", "")
    joint = joint.lstrip("0123456789") if len(joint) - len(joint.lstrip("0123456789")) <= 2 else joint
    for word in ("起", "开始", "始"):
        joint = joint.removeprefix(word)
    return joint in _JOINTS


def _range(passage: Passage, text: str, first: DateText, last: DateText) -> Period | None:
    """The period that two dates bound, None where the text does not present it as the statistics period."""
    window = _before(text, first.start)
    if has_any(window, _COMPARED):
        return None
    if not has_any(window, _LOOSE) and not _stands_alone(text, first, last):
        return None
    if first.month is None and not first.slip:
        if not text[first.end : last.start].lstrip().startswith("1"):
            return None
        first = first._replace(month=1)  # 2022年1-12月
    year = first.year if first.year is not None else last.year
    return Period(
        _first_day(first, year),
        _last_day(last, last.year if last.year is not None else year),
        passage.span(first.start, last.end),
        passage.span(first.start, first.end),
        passage.span(last.start, last.end),
    )


def _single(passage: Passage, text: str, date: DateText) -> Period | None:
    """The period that one date states after 统计期限 and the like: a whole year, or the day of its begin or end."""
    if date.year is None or not _announces(_before(text, date.start)):
        return None
    span = passage.span(date.start, date.end)
    rest = text[date.end : date.end + _REACH].lstrip()
    if date.month is None:
        rest = rest.removeprefix("度").removeprefix("全年").lstrip()
        if rest and rest[0] not in "，,。；;）)":
            return None
        return Period((date.year, 1, 1), (date.year, 12, 31), span, span, span)
    before = text[max(0, date.start - _REACH) : date.start].rstrip()
    begins = before.endswith(("自", "从")) or rest.startswith(("起", "开始", "至", "到"))
    ends = rest.startswith("止") or before.endswith(
        ("至", "到", "截止", "截至", "截止日期为", "截止日期：", "截止时间为")
    )
    day = as_day(date.year, date.month, date.day)
    return Period(day if begins else None, day if ends and not begins else None, span, span, span)


def _before(text: str, stop: int) -> str:
    """What stands before `stop` in the same sentence, as far as it can announce a period."""
    window = text[max(0, stop - _REACH) : stop]
    return window[max(window.rfind(mark) for mark in _STOPS) + 1 :]


def _announces(window: str) -> bool:
    """Whether the words say 统计期限 or the like, 数据, 的 and 起止 between aside, or that the data end somewhere."""
    if "数据" in window and ("截止" in window or "截至" in window):
        return True
    words = window.replace("数据", "").replace("的", "").replace("起止", "")
    return has_any(words, _STRICT)


def _stands_alone(text: str, first: DateText, last: DateText) -> bool:
    """Whether a range without any announcement covers the year and is the frame of what its sentence reports."""
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if not whole or first.year is None or (last.year is not None and last.year > first.year):
        return False
    before = text[max(0, first.start - _REACH) : first.start].rstrip().removesuffix("自").removesuffix("从").rstrip()
    rest = text[last.end : last.end + _REACH].lstrip()
    if rest.startswith(_REPORTED) and "现将" in before[max(before.rfind(mark) for mark in "，,。") + 1 :]:
        return True  # 现将2022年1月1日至12月31日政府信息公开情况报告如下
    return (not before or before[-1] in _STOPS + "：:（(") and (not rest or rest.startswith(_GOES_ON))


def _first_day(date: DateText, year: int | None) -> Day | None:
    return as_day(year, date.month, 1 if date.day is None else date.day)


def _last_day(date: DateText, year: int | None) -> Day | None:
    if date.month is None or not 1 <= date.month <= 12:
        return None
    return as_day(year, date.month, days_in_month(year, date.month) if date.day is None else date.day)


def find_signature(paragraphs: Sequence[Paragraph]) -> tuple[Signature, int]:
    """Who signed and when, from the end of the last section, and how many of the last paragraphs belong to it.

    The date may stand on a line of its own or behind the agency's name; a date that the calendar does not have is None
    with its span. What a web page appends after the date (打印, 关闭) belongs to it too.
    """
    agency: Passage | None = None
    date: DateText | None = None
    date_span: Span | None = None
    count = 0
    for index in range(len(paragraphs) - 1, max(len(paragraphs) - 9, -1), -1):
        line = "".join(paragraphs[index].text.split())
        if not line:
            continue
        signed = _sign(paragraphs[index].passage)
        if signed is None or (signed.name is not None and agency is not None) or (signed.date and date):
            if count or not _is_page_residue(line):
                break
            continue
        if signed.name is not None:
            agency = signed.name
        if signed.date is not None:
            date, date_span = signed.date, paragraphs[index].passage.span(signed.date.start, signed.date.end)
        count = len(paragraphs) - index
        if agency is not None and date is not None:
            break
    day = as_day(date.year, date.month, date.day) if date is not None else None
    return Signature(agency, day, date_span), count


class _Signed(NamedTuple):
    """What a line of a signature holds."""

    name: Passage | None
    date: DateText | None


def _sign(passage: Passage) -> _Signed | None:
    """The parts of a signature that a line holds, None where it holds anything else."""
    text = passage.text
    dates = [date for date in read_dates(text) if date.slip or (date.year is not None and date.month is not None)]
    date = dates[-1] if dates else None
    if len(dates) > 1:
        return None
    head, tail = (text, "") if date is None else (text[: date.start], text[date.end :])
    if tail.strip().strip("）)。"):
        return None
    name = head.strip().rstrip("（(：:，,")
    for seal in _SEALS:
        name = name.removesuffix(seal).rstrip()
    if not name or "".join(name.split()).lstrip("（(") in _BEFORE_DATE:
        return _Signed(None, date) if date is not None else None
    if not is_agency_line(name):
        return None
    start = text.index(name)
    return _Signed(passage.slice(start, start + len(name)), date)


def _is_page_residue(line: str) -> bool:
    return len(line) <= 40 and not any(mark in line for mark in "。，；,;") and "事项" not in line and len(line) > 3


def file_year(path: str) -> int | None:
    """The year that a file's own name calls a report year (`2022年`, `二〇二二年度`), None where it names none.

    A date of publication (2023-01-28, 2023年1月28日, 2023年发布) and a bare number are no report year; folders do not
    count; of two years that which stands before the report's name does.
    """
    name = path.replace("\\", "/").rpartition("/")[2]
    name = plain(name.rpartition(".")[0] or name)
    found: dict[int, bool] = {}
    for year in read_years(name):
        rest = name[year.end :].lstrip()
        in_range = name[: year.start].endswith(tuple("-—–~至")) and name[: year.start - 1][-1:].isdigit()
        month = rest.lstrip("0123456789一二三四五六七八九十")
        if in_range or rest.startswith(_PUBLISHED) or (month != rest and month.lstrip().startswith("月")):
            continue
        found[year.value] = found.get(year.value, False) or rest.startswith(("度", *_OF_REPORT))
    if len(found) > 1:
        found = {value: of_report for value, of_report in found.items() if of_report}
    return next(iter(found)) if len(found) == 1 else None


def settle_year(
    configured: int | None,
    title: Title | None,
    periods: Sequence[Period],
    file_year: int | None,
    prose: Sequence[Paragraph],
    names: Sequence[str] = (),
) -> YearVerdict:
    """The report's year, and what contradicts the title's.

    A configured year stands. Else the title's, unless two of period, file name and prose agree on another and none
    supports it. Without a year in the title: what two of them agree on, else that of the file name, of two sentences or
    more, of the period. `prose` is the text of the sections, `names` further names of the agency (its aliases).
    """
    titled = title.year.value if title is not None and title.year is not None else None
    told = told_years(prose, title.agency if title is not None else "", names)
    votes: dict[Witness, int | None] = {
        "period": _one({year for period in periods if (year := _period_year(period)) is not None}),
        "file": file_year,
        "prose": _told_most([each.value for each in told]),
    }
    stated = {witness: year for witness, year in votes.items() if year is not None and year != titled}
    agreed = next((year for year in stated.values() if list(stated.values()).count(year) >= 2), None)
    if configured is not None:
        against: tuple[Witness, ...] = ("configured",) if titled not in (None, configured) else ()
        return YearVerdict(configured, configured if against else None, against, told)
    if titled is None:
        order: tuple[Witness, ...] = ("prose", "period") if len(told) >= _ENOUGH else ("period", "prose")
        known = [stated[witness] for witness in ("file", *order) if witness in stated]
        return YearVerdict(agreed if agreed is not None else next(iter(known), None), told=told)
    if titled not in votes.values() or (votes["prose"] == titled and len(told) < _ENOUGH):
        if agreed is not None:
            return YearVerdict(agreed, agreed, tuple(w for w, year in stated.items() if year == agreed), told)
        alone = stated.get("prose")
        if alone is not None and len(told) >= _ENOUGH and _unanimous(told, alone, titled):
            return YearVerdict(titled, alone, ("prose",), told)
    if file_year is not None and file_year != titled:
        return YearVerdict(titled, file_year, ("file",), told)
    return YearVerdict(titled, None, (), told)


def _unanimous(told: Sequence[ToldYear], year: int, titled: int) -> bool:
    """Whether all sentences are told under a year; if it follows the title's, one must give a figure: no mere plan."""
    return all(each.value == year for each in told) and (year < titled or any(each.figure for each in told))


def _period_year(period: Period) -> int | None:
    """The year of a period, None where its two ends state different ones or neither can be read."""
    return _one({day[0] for day in (period.start, period.end) if day is not None})


def _one(years: set[int]) -> int | None:
    return next(iter(years)) if len(years) == 1 else None


def _told_most(years: Sequence[int]) -> int | None:
    """The year under which more than half of the sentences are told."""
    return next((year for year in set(years) if years.count(year) * 2 > len(years)), None)
