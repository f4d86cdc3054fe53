"""Reading dates out of Chinese text (`2022年1月1日`, `二〇二三年一月二十八日`, `2022-1-1`) and finding slips in them.

Pure functions over one text. Offsets are 0-based into the text given; nothing here knows reports, rules or files. Every
run reads many texts and starts anew, so patterns are few and small, and the rarer ones are compiled when first needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from giar_lint.records import NamedTuple
from giar_lint.remembering import remember_short
from giar_lint.wordlist import has_any

Day = tuple[int, int, int]
"""Year, month, day."""

_WIDE = "０１２３４５６７８９．／－"
_PLAIN = str.maketrans(_WIDE, "0123456789./-")
_CHINESE_DIGITS = {digit: value for value, digits in enumerate(("〇○零Ｏ", *"一二三四五六七八九")) for digit in digits}
_CHINESE_CENTURIES = ("二〇", "二○", "二零", "二Ｏ", "一九")

# Without looking back, quadratic in a long run of digits; behind the first digit, so that the search passes over all other
# characters at once.
_PART = re.compile(r"(\d(?<!\d\d)\d*)\s*([年月日])")
_CHINESE_DATE = (
    r"(?:([一二][〇○零Ｏ一二三四五六七八九]{3})\s*年\s*)?"
    r"(?:([一二三四五六七八九十]{1,2})\s*月(?:\s*([一二三四五六七八九十]{1,3})\s*日)?)?"
)
_POINTED_DATE = r"(?<![\d.])(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)"
_DAY_MARK_MISSING = r"\s*\d{1,2}(?=\s*(?:起|止|(?:至|到)\s*(?:\d{4}\s*年|\d{1,2}\s*月)))"

_NEAR = 16

SlipKind = Literal["unit-missing", "year-twice", "no-such-month", "no-such-day"]


class DateText(NamedTuple):
    """A date as it stands in a text; what is not stated is None. `slip` tells that a unit of it is missing."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    slip: bool = False


class YearText(NamedTuple):
    """A year with its 年: `end` lies behind the 年."""

    start: int
    end: int
    value: int


class Slip(NamedTuple):
    """A date that cannot be right: where it stands, why, and the right wording where there is only one ("" else)."""

    start: int
    end: int
    kind: SlipKind
    right: str = ""


class _Part(NamedTuple):
    """A number before 年, 月 or 日."""

    start: int
    end: int
    digits: str
    unit: str


def plain(text: str) -> str:
    """The text with full-width digits made ordinary, of the same length, so that offsets hold."""
    return text.translate(_PLAIN) if has_any(text, _WIDE) else text


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


def read_years(text: str) -> list[YearText]:
    """All years of a text, in order: 2022年, 2022 年, 二〇二二年."""
    years = [
        YearText(part.start, part.end, int(part.digits))
        for parts in _groups(text)
        for part in parts
        if part.unit == "年" and len(part.digits) == 4
    ]
    years += [
        YearText(date.start, text.index("年", date.start) + 1, date.year)
        for date in _chinese_dates(text)
        if date.year is not None
    ]
    return sorted(years)


def read_dates(text: str) -> list[DateText]:
    """All dates of a text in order, also bare years and bare months."""
    line = plain(text)
    dates = [date for parts in _groups(text) if (date := _assemble(parts)) is not None]
    dates += _chinese_dates(line)
    if line.count("-") > 1 or line.count(".") > 1 or line.count("/") > 1:
        dates += [
            DateText(match.start(), match.end(), int(match[1]), int(match[2]), int(match[3]))
            for match in re.finditer(_POINTED_DATE, line)
        ]
    return sorted(dates)


def _chinese_dates(text: str) -> list[DateText]:
    if not has_any(text, _CHINESE_CENTURIES):
        return []
    found = []
    for match in re.finditer(_CHINESE_DATE, text):
        year, month, day = (chinese_number(part) if part else None for part in match.groups())
        if year is not None or day is not None:
            found.append(DateText(match.start(), match.start() + len(match[0].rstrip()), year, month, day))
    return found


@remember_short(256)
def _groups(text: str) -> tuple[tuple[_Part, ...], ...]:
    """The numbers before 年, 月, 日, those that follow each other as parts of one date together. Remembered, since years,
    dates and slips are asked for one after the other."""
    return tuple(map(tuple, _grouped(plain(text))))


def _grouped(line: str) -> Iterator[list[_Part]]:
    held: list[_Part] = []
    for match in _PART.finditer(line):
        part = _Part(match.start(), match.end(), match[1], match[2])
        follows = held and not line[held[-1].end : part.start].strip()
        if not (follows and "年月日".index(held[-1].unit) < "年月日".index(part.unit)):
            if held:
                yield held
            held = []
        held.append(part)
    if held:
        yield held


def _lacks_unit(parts: Sequence[_Part]) -> bool:
    """Whether 年 or 月 was lost before the next number: 20241月1日, 20241231日, 2024年11日."""
    first, last = parts[0], parts[-1]
    if first.unit == "月":
        return len(first.digits) in (5, 6)
    if first.unit == "日":
        return 6 <= len(first.digits) <= 8
    return len(first.digits) == 4 and len(parts) == 2 and last.unit == "日" and 2 <= len(last.digits) <= 4


def _assemble(parts: Sequence[_Part]) -> DateText | None:
    """The date of a group, None where it is none (3年, 15日)."""
    if _lacks_unit(parts):
        return DateText(parts[0].start, parts[-1].end, None, None, None, slip=True)
    if parts[0].unit == "年" and len(parts[0].digits) != 4:
        parts = parts[1:]
    values = {part.unit: int(part.digits) for part in parts if len(part.digits) <= 4}
    if "年" not in values and "月" not in values:
        return None
    return DateText(parts[0].start, parts[-1].end, values.get("年"), values.get("月"), values.get("日"))


def find_slips(text: str) -> Iterator[Slip]:
    """Dates of a text that cannot be right: a unit left out, 年 twice, a month or day that no calendar has."""
    if "月" not in text and "日" not in text and "年" not in text:
        return
    groups = _groups(text)
    line = plain(text) if groups else text
    for parts in groups:
        slip = _judge(line, parts)
        if slip is not None:
            yield slip


def _judge(line: str, parts: Sequence[_Part]) -> Slip | None:
    start, end = parts[0].start, parts[-1].end
    if _lacks_unit(parts):
        return _unit_missing(line, parts)
    year = int(parts[0].digits) if parts[0].unit == "年" and len(parts[0].digits) == 4 else None
    if year is not None and len(parts) == 1 and _is_twice(line, end):
        end = line.index("年", end) + 1
        return Slip(start, end, "year-twice", line[start : end - 1].rstrip())
    dated = [part for part in parts if part.unit != "年"]
    if not dated or dated[0].unit != "月" or any(len(part.digits) > 2 for part in dated):
        return None
    if year is None and len(dated) == 1:
        return None  # 36月龄, 13月 of something: no date
    month = int(dated[0].digits)
    if not 1 <= month <= 12:
        return Slip(start, end, "no-such-month")
    if len(dated) == 2:
        day = int(dated[1].digits)
        return None if 1 <= day <= days_in_month(year, month) else Slip(start, end, "no-such-day")
    if year is not None and line[end : end + 2].strip()[:1].isdigit():
        match = re.compile(_DAY_MARK_MISSING).match(line, end)
        return None if match is None else Slip(start, match.end(), "unit-missing", line[start : match.end()] + "日")
    return None


def _unit_missing(line: str, parts: Sequence[_Part]) -> Slip | None:
    """The slip where a unit is missing; None where the number is likely to be no date (2022年365日, 202345日)."""
    start, end = parts[0].start, parts[-1].end
    first, last = parts[0], parts[-1]
    if not first.digits.startswith("20") and not (first.unit == "月" and first.digits.startswith("19")):
        return None
    if first.unit == "年":
        digits = last.digits
        fits = any(as_day(int(first.digits), int(digits[:at]), int(digits[at:])) for at in range(1, len(digits)))
        return Slip(start, end, "unit-missing") if fits and line[end : end + 1] not in tuple("均常志报") else None
    if first.unit == "月":
        year, month = first.digits[:4], int(first.digits[4:])
        if last.unit != "日":
            return None
        return Slip(start, end, "unit-missing", f"{year}年{line[start + 4 : end]}" if 1 <= month <= 12 else "")
    if len(first.digits) == 8:
        day = as_day(int(first.digits[:4]), int(first.digits[4:6]), int(first.digits[6:]))
        return None if day is None else Slip(start, end, "unit-missing", f"{day[0]}年{day[1]}月{day[2]}日")
    bounded = line[end : end + _NEAR].lstrip()[:1] in tuple("起至到止-—~～")
    return Slip(start, end, "unit-missing") if bounded else None


def _is_twice(line: str, end: int) -> bool:
    """Whether 年 stands again behind `end`, and begins no word of its own as in 年底, 年年度, 年报."""
    rest = line[end : end + _NEAR].lstrip()
    if not rest.startswith("年"):
        return False
    rest = rest[1:].lstrip()
    return (
        not rest or rest[0] in "，,。；;：:（(我本全共0123456789" or rest.startswith(("政府", "政务", "信息", "工作"))
    )
