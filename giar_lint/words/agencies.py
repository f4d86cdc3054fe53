"""What an agency's name tells about how a report may and may not call its agency."""

from __future__ import annotations

from giar_lint.records import NamedTuple

_PLACES = "省市县区州旗盟"
_NOT_BEFORE = {"市": "城", "区": "社小园景灾牧林库管", "旗": "社"}
_NOT_AFTER = {"市": "场政容", "区": "域划块", "县": "级域"}
"""What makes part of another word of such a character: 城市管理, 社区, 市场监管."""
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
_IGNORED = str.maketrans("", "", " \u3000\t《》（）()〔〕[]【】")
_SEALS = ("盖章", "公章", "印章")
_OFFICES = ("政务公开办公室", "政务公开办公厅", "办公室", "办公厅", "办")


class Name(NamedTuple):
    """The name of an agency in its parts: place (云岭县), matter (自然资源), unit in its short form (局)."""

    full: str
    place: str
    matter: str
    unit: str


def read_name(text: str) -> Name:
    """The parts of a name; place and unit are "" where they are not recognised."""
    full = _plain(text)
    place = _place(full)
    for ending, unit in _UNITS:
        if full.endswith(ending):
            return Name(full, place, full[len(place) : len(full) - len(ending)], unit)
    return Name(full, place, full[len(place) :], "")


def _plain(text: str) -> str:
    """A name without blanks, brackets and the note of a seal."""
    plain = text.translate(_IGNORED)
    for seal in _SEALS:
        plain = plain.replace(seal, "")
    return plain


def _place(name: str) -> str:
    """The place that a name begins with: up to the last 省, 市, 县… that at least two characters follow."""
    for at in range(len(name) - 3, 0, -1):
        character = name[at]
        if (
            character in _PLACES
            and name[at - 1] not in _NOT_BEFORE.get(character, "")
            and name[at + 1] not in _NOT_AFTER.get(character, "")
        ):
            return name[: at + 1]
    return ""


def _without_office(name: str) -> str:
    """A name without the office of the agency that ends it."""
    for office in _OFFICES:
        if name.endswith(office):
            return name.removesuffix(office)
    return name


def is_short_for(short: str, long: str) -> bool:
    """Whether the characters of one text stand in the other in the same order, as those of 卫健 do in 卫生健康."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def may_be_same(signed: str, own: str) -> bool:
    """Whether a signature may be the agency's own: its name, a short or longer form of it, or its office."""
    left, right = _plain(signed), _plain(own)
    if not left or not right or left in right or right in left or left.startswith("中共"):
        return True
    bare = _without_office(left) or left
    if read_name(right).unit == "政府" and bare != left:
        return True
    return any(
        is_short_for(short, long) for short, long in ((bare, right), (right, bare), (left, right), (right, left))
    )
