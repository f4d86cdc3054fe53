"""Reads the cells of a table in which a number should stand."""

from __future__ import annotations

import re
from typing import Literal
from unicodedata import normalize

from giar_lint.document import Passage
from giar_lint.report import Cell, Number

_NUMBER = re.compile(r"([+\-−－]?)(\d+(?:[,，]\d{3})+|\d+)(?:[.．](\d+))?\s*(件|条|宗|份|个|项|次|万元|元|起|%)?")
_NIL = frozenset(
    {"-", "--", "—", "——", "–", "－", "−", "/", "／", "\\", "无", "─", "──", "一一", "*", "N/A", "n/a", "空", "暂无"}
)
_SPACES = " \t\u00a0\u3000\u200b"
_LONGEST = 40
BEGINNINGS = frozenset("0123456789０１２３４５６７８９+＋.．％%" + _SPACES) | {mark[0] for mark in _NIL}
"""The characters with which a text begins that looks numeric."""
_new = tuple.__new__


def looks_numeric(text: str) -> bool:
    """Whether the text of a cell is a number, a mark for none, or a number with its unit; labels are not."""
    if text.isascii() and text.isdigit():
        return True
    if len(text) > _LONGEST or text[:1] not in BEGINNINGS:
        return False
    plain = normalize("NFKC", text).strip()
    return bool(plain) and (plain in _NIL or text.strip() in _NIL or bool(_NUMBER.fullmatch(plain.replace(" ", ""))))


def counted(passage: Passage) -> Cell | None:
    """The cell of a passage that is digits and nothing else, as most are; None for any other."""
    text = passage.text
    if not (text.isdigit() and text.isascii() and len(text) < 16):
        return None
    # As Cell(passage, int(text)), in half the time: a report has hundreds of cells.
    return _new(Cell, (passage, int(text), "", ()))


def read_cell(passage: Passage, *, decimals: int = 0, signed: bool = False) -> Cell:
    """The cell of a passage; `decimals` is how many decimals the column may have, `signed` whether it may be
    negative."""
    text = passage.text.strip(_SPACES)
    if not text:
        return Cell(passage, None, "blank")
    if text.isdigit() and text.isascii() and len(text) < 16:
        return Cell(passage, int(text))
    plain = normalize("NFKC", text)
    if plain in _NIL or text in _NIL:
        return Cell(passage, None, "nil")
    compact = "".join(character for character in plain if character not in _SPACES and character != " ")
    # What is longer is no number that anyone counted, and Python refuses to read thousands of digits.
    match = _NUMBER.fullmatch(compact) if len(compact) <= _LONGEST else None
    if match is None or match[4] == "%":
        return Cell(passage, None, "invalid")
    sign, whole, fraction, unit = match.groups()
    oddities = tuple(
        name
        for name, odd in (
            ("thousands", "," in whole or "，" in whole),
            ("full-width", any("０" <= character <= "９" for character in text)),
            ("spaces", compact != plain.strip()),
            ("decimals", bool(fraction) and _needless(fraction, decimals)),
            ("unit", bool(unit)),
        )
        if odd
    )
    value = _value(sign, whole.replace(",", "").replace("，", ""), fraction)
    problem: Literal["", "invalid"] = ""
    if (value < 0 and not signed) or (not decimals and value != int(value)):
        problem = "invalid"
    return Cell(passage, None if problem else value, problem, oddities)


def _needless(fraction: str, decimals: int) -> bool:
    return not decimals and not fraction.strip("0")


def _value(sign: str, whole: str, fraction: str | None) -> Number:
    negative = sign in ("-", "−", "－") and bool(sign)
    if fraction is None or not fraction.strip("0"):
        return -int(whole) if negative else int(whole)
    from decimal import Decimal

    value = Decimal(f"{whole}.{fraction}")
    return -value if negative else value
