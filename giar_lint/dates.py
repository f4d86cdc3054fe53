"""Reading dates out of Chinese text (`2022年1月1日`, `二〇二三年一月二十八日`, `2022-1-1`) and finding slips in them.

Pure functions over one text. Offsets are 0-based into the text given; nothing here knows reports, rules or files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Day = tuple[int, int, int]
"""Year, month, day."""

_PLAIN = str.maketrans("０１２３４５６７８９．／－", "0123456789./-")
_CHINESE_DIGITS = {digit: value for value, digits in enumerate(("〇○零Ｏ", *"一二三四五六七八九")) for digit in digits}

_DATE = re.compile(
    r"(?<!\d)(?:"
    r"(?P<slip>\d{5,6}\s*月(?:\s*\d{1,2}\s*日)?|\d{6,8}\s*日|\d{4}\s*年\s*\d{2,4}\s*日)"
    r"|(?P<year>\d{4})\s*年(?:\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?)?"
    r"|(?P<month2>\d{1,2})\s*月(?:\s*(?P<day2>\d{1,2})\s*日)?"
    r"|(?P<year3>\d{4})[-./](?P<month3>\d{1,2})[-./](?P<day3>\d{1,2})(?!\d)"
    r"|(?P<year4>[一二][〇○零Ｏ一二三四五六七八九]{3})\s*年"
    r"(?:\s*(?P<month4>[一二三四五六七八九十]{1,2})\s*月(?:\s*(?P<day4>[一二三四五六七八九十]{1,3})\s*日)?)?"
    r")"
)

_SLIP = re.compile(
    r"(?<!\d)(?:"
    r"(?P<year_run>(?:19|20)\d{2})(?P<month_run>\d{1,2})\s*月\s*\d{1,2}\s*日"
    r"|(?P<no_month>20\d{2}\s*年\s*\d{2,4}\s*日)(?!均|常|志|报)"
    r"|(?P<digits>20\d{6}\s*日|20\d{4,5}\s*日(?=\s*(?:起|至|到|止|[-—~～])))"
    r"|(?P<twice>20\d{2}\s*年\s*年)(?=\s*(?:[，,。；;：:（(]|政府|政务|信息|工作|我|本|全|共|\d|$))"
    r"|(?P<year>(?:19|20)\d{2})\s*年\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?"
    r"|(?P<month2>\d{1,2})\s*月\s*(?P<day2>\d{1,2})\s*日"
    r")"
)
_DAY_MISSING = re.compile(
    r"(?<!\d)20\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}(?=\s*(?:起|止|(?:至|到)\s*(?:\d{4}\s*年|\d{1,2}\s*月)))"
)

SlipKind = Literal["unit-missing", "year-twice", "no-such-month", "no-such-day"]


class DateText(NamedTuple):
    """A date as it stands in a text; what is not stated is None. `slip` tells that it cannot be read with certainty."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    slip: bool = False


class Slip(NamedTuple):
    """A date that cannot be right: where it stands, why, and the right wording where there is only one ("" else)."""

    start: int
    end: int
    kind: SlipKind
    right: str = ""


def plain(text: str) -> str:
    """The text with full-width digits made ordinary, of the same length, so that offsets hold."""
    return text.translate(_PLAIN)


def days_in_month(year: int | None, month: int) -> int:
    """The number of days of a month (1 to 12); February of an unknown year has 29."""
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def as_day(year: int | None, month: int | None, day: int | None) -> Day | None:
    """The day, None where a part is absent or the calendar has no such day."""
    if year is None or month is None or day is None:
        return None
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month) else None


def chinese_number(text: str) -> int:
    """The value of Chinese numerals read digit by digit (二〇二三) or with 十 (二十八)."""
    tens, ten, units = text.rpartition("十")
    if ten:
        return (chinese_number(tens) if tens else 1) * 10 + (chinese_number(units) if units else 0)
    value = 0
    for character in text:
        value = value * 10 + _CHINESE_DIGITS[character]
    return value


def read_dates(text: str) -> list[DateText]:
    """All dates of a text in order, also bare years and bare months."""
    return [_read(match) for match in _DATE.finditer(plain(text))]


def _read(match: re.Match[str]) -> DateText:
    groups = match.groupdict()
    start, end = match.span()
    if groups["slip"]:
        return DateText(start, end, None, None, None, slip=True)

    def value(*names: str) -> int | None:
        found = next((groups[name] for name in names if groups[name]), None)
        if found is None:
            return None
        return int(found) if found.isdecimal() else chinese_number(found)

    return DateText(
        start,
        end,
        value("year", "year3", "year4"),
        value("month", "month2", "month3", "month4"),
        value("day", "day2", "day3", "day4"),
    )


def find_slips(text: str) -> Iterator[Slip]:
    """Dates of a text that cannot be right: a unit left out, 年 twice, a month or day that no calendar has."""
    if "月" not in text and "日" not in text and "年" not in text:
        return
    line = plain(text)
    for match in _SLIP.finditer(line):
        slip = _judge(match)
        if slip is not None:
            yield slip
    for match in _DAY_MISSING.finditer(line):
        yield Slip(match.start(), match.end(), "unit-missing", match[0] + "日")


def _judge(match: re.Match[str]) -> Slip | None:
    groups = match.groupdict()
    start, end = match.span()
    if groups["year_run"]:
        month = int(groups["month_run"])
        rest = match[0][len(groups["year_run"]) :]
        return Slip(start, end, "unit-missing", f"{groups['year_run']}年{rest}" if 1 <= month <= 12 else "")
    if groups["digits"]:
        return Slip(start, end, "unit-missing", _from_digits(match[0]))
    if groups["no_month"]:
        return Slip(start, end, "unit-missing") if _splits(match[0]) else None
    if groups["twice"]:
        return Slip(start, end, "year-twice", match[0][:-1].rstrip())
    year = int(groups["year"]) if groups["year"] else None
    month = int(groups["month"] or groups["month2"])
    day = groups["day"] or groups["day2"]
    if not 1 <= month <= 12:
        return Slip(start, end, "no-such-month")
    if day is not None and not 1 <= int(day) <= days_in_month(year, month):
        return Slip(start, end, "no-such-day")
    return None


def _splits(text: str) -> bool:
    """Whether the digits after the year can be parted into a month and a day: 年11日 can, 年365日 cannot."""
    digits = _digits(text)
    return any(as_day(int(digits[:4]), int(digits[4:at]), int(digits[at:])) for at in range(5, len(digits)))


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _from_digits(text: str) -> str:
    """The date that eight digits before 日 stand for; fewer leave month and day open ("")."""
    digits = _digits(text)
    day = as_day(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if len(digits) == 8 else None
    return f"{day[0]}年{day[1]}月{day[2]}日" if day is not None else ""
