"""Finds the enumerations of prose and the ordinals in them that do not follow on.

A list may run inside one paragraph or have its items at the beginnings of several; a list inside an item of another is
a list of its own, and so is one that begins again at one. What can be read in two ways is no slip: an ordinal that is
told in another form (首先…二是…) does not lack. Pure functions over texts; nothing here knows sections or rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from giar_lint.ordinals import FirstTold, Item, Mark, read_marks, told_otherwise
from giar_lint.records import NamedTuple

SlipKind = Literal["skipped", "repeated", "order", "first"]

_LONGEST_JUMP = 3
_DEEPEST = 16
_NEW_TOPIC = ("下一步", "下步", "今后", "接下来", "下一年", "明年", "改进", "整改措施", "工作打算", "们将")


class Slip(NamedTuple):
    """An ordinal that does not follow on.

    `skipped`: what should stand before it lacks; `repeated`, `order`: another ordinal should stand here; `first`: a
    list that begins with its second item. `expected` is the number that lacks, or that should stand here.
    """

    kind: SlipKind
    item: Item
    expected: int
    previous: Item | None


class Enumeration:
    """A list while it is read: its style, its items in order, and whether they stand at the beginnings of paragraphs.

    `before` is the list of its style that it may be inside of, or come after. `aside` is the other reading of the last
    item where that is a slip (0 where it is none); `skipped` are numbers that lack. `stands`: it is a list of its own,
    and did not turn out to be an item of another.
    """

    __slots__ = ("aside", "before", "items", "leading", "skipped", "stands", "style")

    def __init__(self, style: str, item: Item, leading: bool, before: Enumeration | None) -> None:
        self.style = style
        self.items = [item]
        self.leading = leading
        self.before = before
        self.aside = 0
        self.skipped: set[int] = set()
        self.stands = True

    @property
    def last(self) -> Item:
        return self.items[-1]

    def follows(self, number: int) -> bool:
        """Whether an item of that number goes on with the list."""
        return number == self.last.number + 1 or (self.aside > 0 and number == self.aside + 1) or number in self.skipped

    def add(self, item: Item, aside: int) -> None:
        if item.number in self.skipped and item.number < self.last.number:
            self.skipped.discard(item.number)
            self.items.insert(-1, item)
        else:
            self.items.append(item)
            self.aside = aside


class Reading(NamedTuple):
    """The enumerations of some texts, and what is wrong in them, both in the order of the texts."""

    lists: tuple[Enumeration, ...]
    slips: tuple[Slip, ...]


@lru_cache(maxsize=16)
def read_lists(texts: tuple[str, ...], *, ahead: str = "", counted: bool = False) -> Reading:
    """The enumerations of paragraphs that belong together, such as those of a section, with their slips.

    `ahead` is what stands before them: a first item that is told there does not lack. `counted` tells that the format
    counts lists of its own (`1. ` in Markdown), whose numbers in the source mean nothing.
    """
    reader = _Reader(texts, ahead)
    for index, text in enumerate(texts):
        for mark in read_marks(text, index, counted):
            reader.take(mark)
    order = sorted(reader.slips, key=lambda slip: (slip.item.paragraph, slip.item.start))
    return Reading(tuple(each for each in reader.lists if each.stands), tuple(order))


class _Reader:
    """Takes the ordinals in the order of the texts. `open` holds the lists that may still go on, the innermost last."""

    def __init__(self, texts: Sequence[str], ahead: str) -> None:
        self.texts = texts
        self.lists: list[Enumeration] = []
        self.taken: list[Item] = []
        self.list_at: dict[tuple[int, int], Enumeration] = {}  # by the place of an item
        self.firsts = FirstTold(texts, ahead)
        self.open: list[Enumeration] = []
        self.slips: list[Slip] = []

    def take(self, mark: Mark) -> None:
        number, paragraph = mark.item.number, mark.item.paragraph
        self.taken.append(mark.item)
        alike = [each for each in reversed(self.open) if each.style == mark.style]
        alike.sort(key=lambda each: mark.leading and not each.leading)
        for each in alike:
            # A list that ran inside a paragraph goes on in a later one only at its very beginning.
            if each.follows(number) and (mark.leading or each.last.paragraph == paragraph):
                self._go_on(each, mark)
                return
        near = [each for each in alike if each.last.paragraph == paragraph or (mark.leading and each.leading)]
        if number == 1:
            self._first(mark, alike, near)
        elif near:
            self._misfit(mark, near[0])
        elif number == 2:
            self._orphan(mark)

    def _go_on(self, each: Enumeration, mark: Mark, aside: int = 0) -> None:
        del self.open[self.open.index(each) + 1 :]
        each.add(mark.item, aside)
        self.list_at[mark.item.place] = each
        each.leading = each.leading or mark.leading

    def _start(self, mark: Mark, before: Enumeration | None) -> None:
        begun = Enumeration(mark.style, mark.item, mark.leading, before)
        self.lists.append(begun)
        self.open.append(begun)
        self.list_at[mark.item.place] = begun
        # No report has lists so deep in each other; a text that begins lists without end costs no more for each.
        del self.open[:-_DEEPEST]

    def _first(self, mark: Mark, alike: Sequence[Enumeration], near: Sequence[Enumeration]) -> None:
        item = mark.item
        inner = near[0] if near else None
        if inner is not None and not mark.leading and self._follows_semicolon(item):
            # 二是…；一是…: what follows a semicolon is the next item and begins no list.
            self._replace(mark, inner)
            return
        over = [each for each in alike if self._is_over(each, mark)]
        self.open = [each for each in self.open if each not in over]
        self._start(mark, inner)

    def _is_over(self, each: Enumeration, mark: Mark) -> bool:
        """Whether a list ends where another one of its style begins; else the new one may be inside its last item."""
        if each.last.paragraph != mark.item.paragraph:
            return mark.leading or not each.leading
        between = self._between(each.last, mark.item)
        stop = max(between.rfind(end) for end in "。！？!?；;")
        lead = between[stop + 1 :] if stop >= 0 else ""
        return any(word in lead for word in _NEW_TOPIC) or ("年" in lead and "20" in lead)

    def _misfit(self, mark: Mark, each: Enumeration) -> None:
        item, last, outer = mark.item, each.last, each.before
        jump = item.number - last.number
        if len(each.items) == 1 and outer is not None and outer.last.number + 2 == item.number:
            # 一是…一是…三是…: the second one began no list, it should have been 二是.
            each.stands = False
            self.open = [other for other in self.open if other is not each and other is not outer]
            self.open.append(outer)
            self._replace(Mark(each.style, last, each.leading), outer)
            self._go_on(outer, mark)
        elif jump > _LONGEST_JUMP:
            return
        elif jump > 1:
            lacks = not told_otherwise(self._between(last, item, but=each.style), last.number + 1)
            if lacks:
                self.slips.append(Slip("skipped", item, last.number + 1, last))
                each.skipped.update(range(last.number + 1, item.number))
            self._go_on(each, mark, last.number + 1 if lacks else 0)
        elif mark.style == "word":
            return
        elif told_otherwise(self._between(last, item), item.number - 1):
            self._start(mark, each)
        else:
            self._replace(mark, each)

    def _replace(self, mark: Mark, each: Enumeration) -> None:
        """An ordinal that should be another one: the list goes on as if it were."""
        item, last = mark.item, each.last
        self.slips.append(Slip("repeated" if item.number == last.number else "order", item, last.number + 1, last))
        self._go_on(each, mark._replace(item=item._replace(number=last.number + 1)), item.number)

    def _orphan(self, mark: Mark) -> None:
        """A second item before which there is no first one."""
        if mark.style not in ("word", "、") and not self.firsts.before(mark.item):
            self.slips.append(Slip("first", mark.item, 1, None))
        self._start(mark, None)

    def _follows_semicolon(self, item: Item) -> bool:
        text, at = self.texts[item.paragraph], item.start
        while at and text[at - 1].isspace():
            at -= 1
        return text[at - 1 : at] in ("；", ";")

    def _between(self, first: Item, second: Item, but: str = "") -> str:
        """The text between two items; where `but` names a style, without the ordinals of whole lists of other styles."""
        pieces: list[str] = []
        index, at = first.paragraph, first.end
        for item in (*self._of_other_lists(first, second, but), second):
            while index < item.paragraph:
                pieces += (self.texts[index][at:], "\n")
                index, at = index + 1, 0
            pieces += (self.texts[index][at : item.start], "□" * len(item.text))
            at = item.end
        return "".join(pieces[:-1])

    def _of_other_lists(self, first: Item, second: Item, style: str) -> Iterator[Item]:
        """The items between two that belong to whole lists of another style; none where `style` is ""."""
        at = bisect_right(self.taken, first.place, key=lambda item: item.place) if style else len(self.taken)
        for item in self.taken[at:]:
            each = self.list_at.get(item.place)
            if item.place < second.place and each is not None and each.style != style and each.items[0].number == 1:
                yield item
