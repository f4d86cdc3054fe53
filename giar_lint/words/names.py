"""The list of authorities' names out of force and the search for them in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from giar_lint.records import NamedTuple
from giar_lint.wordlist import about, has_any, wordlist
from giar_lint.words.files import read_text
from giar_lint.words.text import Prose, pairs_of

SIGNS = (
    "卫计计生生和口和生局生厅生部境保环保国土工商量技质监质检量监品药食药安监产监游局游发旅发文广化广化体文体闻出化厅化部业局业厅业部"
    "扶贫法制物价国税地税家税方税察局察厅劳动家粮家林家测银监保监检疫安消"
)
"""Two characters of every name of the list, so that a text without them costs nothing more."""

_PLACES = wordlist("省 市 县 区 州 盟 旗 镇 政府 国务院")
_CLAUSE = ("，", "。", "；", "：", "、", "（", "(", " ", "\u3000")
_BEFORE = {
    "any": ("",),
    "place": _PLACES,
    "free": (*_PLACES, *wordlist("级 由 经 向 被 国家"), *_CLAUSE),
    "state": (*wordlist("国家 国务院 由 经 根据 按照"), *_CLAUSE),
}
_NOT_AFTER = {"部": "门署位分队长", "局": "势部面限", "办": "理法事结证"}
_NUMBER_AFTER = r"[ \u3000]?(?:〔|\[|令|公告|第\d|\d+号)"
_QUOTED = r"《[^《》\n]*》|“[^“”\n]*”|〈[^〈〉\n]*〉"
_FORMER = r"原(?![则因始告理油料材件])[^，。；、\n]{0,12}$"
_HISTORY = wordlist(
    "机构改革 更名 改名 前身 改组 组建 划转 划入 划归 并入 合并 整合 撤销 撤并 挂牌 改为 变更为 不再保留 时任 曾任 曾经 曾由 曾是 当时"
)
_YEAR = r"(?<!\d)((?:19|20)\d{2})(?!\d)"


class Name(NamedTuple):
    """A name out of force: since which report year, when it went, what is in its stead, and what has to stand before it."""

    text: str
    since: int
    when: str
    successor: str
    later: int | None = None
    later_successor: str = ""
    before: str = "any"

    def now(self, year: int) -> str:
        """What is in its stead in a year."""
        return self.later_successor if self.later is not None and year >= self.later else self.successor


def find_names(prose: Prose, year: int, names: Mapping[str, str], allow: Collection[str]) -> Iterator[tuple[int, Name]]:
    """The names out of force in a year that a text uses, in order, with their places (0-based).

    Not those that are quoted, called former, or told of as history. `names` are further names with their successors,
    `allow` those of the list that are right here.
    """
    signs = prose.pairs & _signs()
    wanted = {name for sign in signs for name in _by_sign().get(sign, ()) if name.since <= year}
    wanted |= {Name(text, 0, "", successor) for text, successor in names.items()}
    text, end = prose.text, 0
    found = sorted(
        ((at, name) for name in wanted if name.text not in allow for at in _places(text, name.text)),
        key=lambda place: (place[0], -len(place[1].text)),
    )
    for at, name in found:
        if at >= end and _is_used(text, at, name, year):
            yield at, name
            end = at + len(name.text)


def _places(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def _is_used(text: str, at: int, name: Name, year: int) -> bool:
    """Whether the name at a place names an authority of the report's own time."""
    end = at + len(name.text)
    start, stop = about(text, at, end, "。；\n")
    sentence, ahead = text[start:stop], text[start:at]
    begins = not ahead and name.before != "place"
    if not begins and not ahead.endswith(_BEFORE[name.before]):
        return False
    after = text[end : end + 1]
    if (after and after in _NOT_AFTER.get(name.text[-1], "")) or re.compile(_NUMBER_AFTER).match(text, end):
        return False
    if any(match.start() <= at - start < match.end() for match in re.finditer(_QUOTED, sentence)):
        return False
    plain = re.sub(_QUOTED, "", sentence)
    if re.search(_FORMER, ahead) or has_any(plain, _HISTORY):
        return False
    return not any(int(match[1]) < (name.since or year) for match in re.finditer(_YEAR, plain))


@lru_cache(maxsize=1)
def _signs() -> frozenset[int]:
    return pairs_of(SIGNS)


@lru_cache(maxsize=1)
def _by_sign() -> dict[int, list[Name]]:
    """The names of the list by the signs that they hold."""
    names: dict[int, list[Name]] = {}
    for name in listed_names():
        for start in (0, 1):
            for sign in pairs_of(name.text[start : start + (len(name.text) - start) // 2 * 2]) & _signs():
                names.setdefault(sign, []).append(name)
    return names


def listed_names() -> Iterator[Name]:
    """The names of the list, in its order."""
    for line in read_text("names.tsv").splitlines():
        if not line.startswith("#"):
            text, since, when, successor, later, later_successor, before = line.split("\t")
            yield Name(text, int(since), when, successor, int(later) if later else None, later_successor, before)
