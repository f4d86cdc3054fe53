"""What an agency's name tells about how a report may and may not call its agency."""

from __future__ import annotations

import re
from typing import NamedTuple

_PLACE = re.compile(
    r"^.{1,16}(?:省|自治区|自治州|自治县|(?<!城)市(?![场政容])|县|(?<![社小园地景灾牧林库管])区(?![域划块])|州(?=[一-鿿])|旗|盟|地区)(?=[一-鿿]{2})"
)
_UNITS = (
    ("委员会", "委"),
    ("办公室", "办"),
    ("街道办事处", "街道"),
    ("人民政府", "政府"),
    ("政府", "政府"),
    ("街道", "街道"),
    ("中心", "中心"),
    ("局", "局"),
    ("委", "委"),
    ("厅", "厅"),
    ("办", "办"),
    ("镇", "镇"),
    ("乡", "乡"),
)
_IGNORED = re.compile(r"[\s《》（）()〔〕\[\]【】]|盖章|公章|印章")
_OFFICE = re.compile(r"(?:政务公开)?办公[室厅]$|办$")


class Name(NamedTuple):
    """The name of an agency in its parts: place (云岭县), matter (自然资源), unit in its short form (局)."""

    full: str
    place: str
    matter: str
    unit: str


def read_name(text: str) -> Name:
    """The parts of a name; place and unit are "" where they are not recognised."""
    full = _IGNORED.sub("", text)
    found = _PLACE.match(full)
    place = found[0] if found else ""
    for ending, unit in _UNITS:
        if full.endswith(ending):
            return Name(full, place, full[len(place) : len(full) - len(ending)], unit)
    return Name(full, place, full[len(place) :], "")


def is_short_for(short: str, long: str) -> bool:
    """Whether the characters of one text stand in the other in the same order, as those of 卫健 do in 卫生健康."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def may_be_same(signed: str, own: str) -> bool:
    """Whether a signature may be the agency's own: its name, a short or longer form of it, or its office."""
    left, right = _IGNORED.sub("", signed), _IGNORED.sub("", own)
    if not left or not right or left in right or right in left or left.startswith("中共"):
        return True
    if read_name(right).unit == "政府" and _OFFICE.search(left):
        return True
    bare = _OFFICE.sub("", left) or left
    return any(
        is_short_for(short, long) for short, long in ((bare, right), (right, bare), (left, right), (right, left))
    )
