"""Private numbers: finds them, and masks them wherever text of a report is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from giar_lint.records import NamedTuple
from giar_lint.wordlist import wordlist

Kind = Literal["identity", "mobile", "card"]

_DIGITS = str.maketrans("０１２３４５６７８９Ｘ", "0123456789X")
_SIGN = re.compile(r"\d\d\d[ -]?\d{4}[ -]?\d{4}")
_IDENTITY = r"(?<![0-9A-Za-z])[1-8]\d{16}[0-9Xx](?![0-9A-Za-z])"
_MOBILE = r"(?<![0-9A-Za-z.+_/=-])(?:\+?86[ -]?)?(1[3-9]\d(?:([ -]?)\d{4}\2\d{4}))(?![0-9A-Za-z_/]|\.\d|-\d)"
_CARD = r"(?<![0-9A-Za-z.-])\d{4}(?: ?\d{4}){2,3}(?: ?\d{1,4})(?![0-9A-Za-z]|[.-]\d)"
_CARD_PREFIX = r"62|4|5[1-5]|35(?:2[89]|[3-8])|9558|60(?:11|1382|5)|9400"
_PROVINCES = wordlist(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_OTHER_NUMBER = (
    r"(?:信用代码|备案[^，。；：:\n]{0,4}号?|文号|编号|案号|编码|代码|许可证[^，。；：:\n]{0,4}号?|登记号|证书(?:编)?号|(?<!身份)(?<!证件)证号|流水号|单号|索引号|条码|序列号|ICP备|公网安备)"
    r"[^，。；\n0-9]{0,6}$"
)
_COUNTED = r"\s*(?:余|多)?(?:元|万|亿|条|件|次|个|人|份|项|篇|户|家|吨|平方|立方|亩|公里)"


class Private(NamedTuple):
    """A private number: what it is, and where it begins and ends in the text (0-based)."""

    kind: Kind
    start: int
    end: int


def find_private(text: str) -> Iterator[Private]:
    """The identity, mobile and bank card numbers of a text, in order. Numbers of other kinds that look alike are left out."""
    if not may_hold_private(text):
        return
    plain = text.translate(_DIGITS)
    found = [
        Private("identity", *match.span()) for match in re.finditer(_IDENTITY, plain) if is_identity_number(match[0])
    ]
    found += [
        Private("mobile", *match.span(1))
        for match in re.finditer(_MOBILE, plain)
        if not re.compile(_COUNTED).match(plain, match.end())
    ]
    found += [Private("card", *match.span()) for match in re.finditer(_CARD, plain) if is_card_number(match[0])]
    end = 0
    for each in sorted(found, key=lambda place: (place.start, place.kind != "identity")):
        if each.start >= end and re.compile(_OTHER_NUMBER).search(plain, max(0, each.start - 24), each.start) is None:
            yield each
            end = each.end


@lru_cache(maxsize=1)
def may_hold_private(text: str) -> bool:
    """Whether there are digits enough in a text for a private number: a look at little cost, which three rules share."""
    return _SIGN.search(text) is not None


def mask(text: str) -> str:
    """The text with every private number masked: its first three and last two digits stay, and so does the text's length."""
    pieces: list[str] = []
    end = 0
    for each in find_private(text):
        pieces += (text[end : each.start], masked_number(text[each.start : each.end]))
        end = each.end
    return "".join((*pieces, text[end:])) if pieces else text


def masked_number(number: str) -> str:
    """A number of which only the first three and the last two characters can be read; spaces and hyphens stay."""
    return "".join(
        character if index < 3 or index >= len(number) - 2 or character in " -" else "*"
        for index, character in enumerate(number)
    )


def is_identity_number(number: str) -> bool:
    """Whether 18 characters are a resident identity number: region, date of birth and check digit (ISO 7064 MOD 11-2)."""
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    if (
        number[:2] not in _PROVINCES
        or not 1900 <= year <= 2099
        or not 1 <= month <= 12
        or not 1 <= day <= _DAYS[month - 1]
    ):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[17].upper()


def is_card_number(number: str) -> bool:
    """Whether digits, spaces aside, are the number of a bank card: its length, a prefix of card issuers, and the Luhn digit."""
    digits = number.replace(" ", "")
    if (
        not 16 <= len(digits) <= 19
        or re.match(_CARD_PREFIX, digits) is None
        or (digits[0] in "45" and len(digits) != 16)
    ):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0
