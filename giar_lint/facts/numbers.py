"""Reading one number out of prose: Arabic (`1,234`, `1.2万`) or Chinese (`三`, `一百二十`), and the measure word
after it.

Pure functions over one text, in which full-width digits have been made ordinary. Offsets are 0-based.
"""

from __future__ import annotations

import re

from giar_lint.records import NamedTuple
from giar_lint.report import Number

_ARABIC = re.compile(r"\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+(?![\d,])|\d+(?:\.\d+)?")
_SEPARATORS = str.maketrans("", "", ", \u00a0\u2009\u202f")
_LONGEST = 15
_DIGITS = {
    digit: value for value, digits in enumerate(("零〇", "一", "二两", "三", *"四五六七八九")) for digit in digits
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10_000, "亿": 100_000_000}
CHINESE = frozenset((*_DIGITS, *_TENS, *_GREAT))
"""The characters of which a Chinese numeral is made."""

_UNIT_WORDS = (
    "个工作日 个百分点 个小时 个月 万元 亿元 人次 条次 件次 篇次 户次 家次 批次 场次 期次 车次 班次 小时 分钟 周年 平方米 公里 "
    "条 件 篇 个 次 期 份 宗 起 封 项 场 人 名 家 处 种 批 例 部 幅 册 本 张 则 户 类 套 台 组 块 座 所 支 门 页 字 天 岁 "
    "分 位 级 元 轮 版 集 道 枚 款 通 只 辆 间 栋 亩 吨 米 周 年 届 堂"
)
_UNITS: dict[str, tuple[str, ...]] = {}
for _unit in sorted(_UNIT_WORDS.split(), key=len, reverse=True):
    _UNITS[_unit[0]] = (*_UNITS.get(_unit[0], ()), _unit)

_NO_UNIT = {
    "条": "例款目约规文", "期": "限间刊末待货", "项": "目", "部": "门署委分长", "家": "庭长", "处": "罚理置长分室", "种": "类植",
    "类": "别型", "组": "织", "所": "属有需", "支": "持部队出", "门": "户", "名": "单称义录", "次": "日年要数序性", "级": "别",
    "人": "大民员才力口均事社", "页": "面", "字": "号", "批": "准复示", "份": "额", "位": "置于", "户": "籍", "张": "贴",
    "分": "别类为局管支", "天": "然", "元": "旦素", "本": "级", "版": "本权", "道": "路德", "通": "过知报", "间": "接",
    "集": "中团体约", "例": "如外", "周": "边围期", "款": "项", "轮": "流候", "则": "为是", "起": "诉草",
}  # fmt: skip
"""Characters after a measure word with which it is another word: 条例, 期间, 部门."""


class Reading(NamedTuple):
    """A numeral: where it ends, its value, and whether the numeral itself is round (1.2万)."""

    end: int
    value: Number
    round: bool
    decimals: int = 0


def read_arabic(text: str, start: int) -> Reading | None:
    """The number that begins at `start`, a digit; None where it has more digits than any count."""
    match = _ARABIC.match(text, start)
    if match is None or match.end() - start > _LONGEST:
        return None
    whole, _, fraction = match[0].translate(_SEPARATORS).partition(".")
    value = _fractional(whole, fraction) if fraction else int(whole)
    great = text[match.end() : match.end() + 1]
    if great in _GREAT and text[match.end() + 1 : match.end() + 2] != "元":
        return Reading(match.end() + 1, value * _GREAT[great], True)
    return Reading(match.end(), value, False, len(fraction))


def _fractional(whole: str, fraction: str) -> Number:
    from decimal import Decimal

    return Decimal(f"{whole}.{fraction}")


def read_chinese(text: str, start: int) -> Reading | None:
    """The Chinese numeral that begins at `start`; None where the characters make no number (一二三, 十百)."""
    total = section = digit = 0
    index, last = start, 0
    seen_digit = False
    great = False
    while index < len(text) and index - start < _LONGEST and (character := text[index]) in CHINESE:
        if character in _DIGITS:
            if seen_digit and digit:
                return None
            digit, seen_digit = _DIGITS[character], True
        elif character in _TENS:
            factor = _TENS[character]
            if last and factor >= last:
                return None
            if not seen_digit and (character != "十" or index != start):
                return None
            section += (digit if seen_digit else 1) * factor
            digit, seen_digit, last = 0, False, factor
        else:
            section += digit
            if not section:
                return None
            total += section * _GREAT[character]
            section = digit = last = 0
            seen_digit, great = False, True
        index += 1
    return Reading(index, total + section + digit, great)


def read_unit(text: str, start: int) -> str:
    """The measure word that stands at `start`, "" where there is none."""
    for unit in _UNITS.get(text[start : start + 1], ()):
        if text.startswith(unit, start):
            follows = text[start + len(unit) : start + len(unit) + 1]
            if len(unit) == 1 and follows and follows in _NO_UNIT.get(unit, ""):
                return ""
            return unit
    return ""
