"""Numbers as Word and WPS write them before paragraphs."""

from __future__ import annotations

import re

_SIMPLE = ("〇一二三四五六七八九", "十百千")
_LEGAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
_LEGAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", "拾佰仟")
_LEGAL_JAPANESE = ("〇壱弐参四伍六七八九", "拾百千")
_COUNTED = {
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand"),
            *("japaneseCounting", "koreanDigital2"),
        ),
        _SIMPLE,
    ),
    "chineseLegalSimplified": _LEGAL,
    "ideographLegalTraditional": _LEGAL_TRADITIONAL,
    "japaneseLegal": _LEGAL_JAPANESE,
}
_DIGIT_BY_DIGIT = ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital")
_LISTED = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
_STEMS, _BRANCHES = _LISTED["ideographTraditional"], _LISTED["ideographZodiac"]
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")),
    *((9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LAST_ROMAN, _LAST_LETTER, _LAST_COUNTED = 3999, 26 * 4, 9999


def numeral(value: int, form: str, pattern: str = "") -> str:
    """A number in a numbering format (the value of w:numFmt); a format that is not known is written in digits.

    `pattern` is that of the format "custom": the first numbers, such as “001, 002, 003, ...”.
    """
    if form in ("none", "bullet"):
        return ""
    if form == "custom":
        return _custom(value, pattern)
    if value < 1:
        return "〇" if value == 0 and form in _COUNTED else str(value)
    if form in _COUNTED and value <= _LAST_COUNTED:
        return _counted(value, *_COUNTED[form])
    if form in _DIGIT_BY_DIGIT:
        return "".join(_SIMPLE[0][int(digit)] for digit in str(value))
    if form in _LISTED and value <= len(_LISTED[form]):
        return _LISTED[form][value - 1]
    if form == "ideographZodiacTraditional":
        return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]
    if form in ("upperRoman", "lowerRoman") and value <= _LAST_ROMAN:
        return _roman(value) if form == "upperRoman" else _roman(value).lower()
    if form in ("upperLetter", "lowerLetter") and value <= _LAST_LETTER:
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form == "decimalZero":
        return f"{value:02}"
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return str(value).translate(_FULL_WIDTH)
    return str(value)


def _counted(value: int, digits: str, units: str) -> str:
    """一百零五, 十二, 二十: a number of up to four digits as it is counted."""
    written, gap = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if not digit:
            gap = bool(written)
            continue
        zero = "零" if gap else ""
        # Ten is 十 and not 一十; in the forms of legal documents it is 壹拾.
        one = "" if (digit, place, written) == (1, 1, "") and digits == _SIMPLE[0] else digits[digit]
        written += zero + one + (units[place - 1] if place else "")
        gap = False
    return written


def _roman(value: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (value // worth)
        value %= worth
    return written


def _custom(value: int, pattern: str) -> str:
    first = re.split(r"[,，\s]", pattern.strip(), maxsplit=1)[0]
    if first.isascii() and first.isdigit() and len(first) < 9:
        return str(value).zfill(len(first))
    form = next((name for name, signs in _LISTED.items() if first == signs[0]), "")
    return numeral(value, form or ("chineseCounting" if first == "一" else "decimal"))
