"""What a run holds costs time in proportion: entries of a baseline, agencies of a configuration, diagnostics of a table."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from giar_lint.api import lint_text
from giar_lint.baseline import Baseline, Entry
from giar_lint.config.load import parse
from giar_lint.config.merge import match_profile, overriding
from giar_lint.config.model import Configuration, Globs, Layer, Override, Suppression, profile_of
from giar_lint.content import shown_blocks
from giar_lint.diagnostics import Diagnostic, FileResult, Location, Severity, Span
from giar_lint.document import Document, Passage, Piece, Row
from giar_lint.enumerations import read_lists
from giar_lint.ordinals import read_marks
from giar_lint.parts import leads
from giar_lint.removal import removal
from giar_lint.rules import registry
from giar_lint.source import Source
from giar_lint.suppression import Suppressor
from support.clock import by_the_clock

LINEAR = 9.0
"""Four times as much takes four times as long; a square would take sixteen times."""
LEAST = 0.05
"""In seconds of the processor: what takes less tells nothing of growth."""


def seconds(make: Callable[[int], Callable[[], Any]], size: int) -> float:
    """The processor's time of what is made for a size, the making left out."""
    act = make(size)
    start = time.process_time()
    act()
    return time.process_time() - start


def diagnostic(start: int, end: int, name: str) -> Diagnostic:
    at = Location(1, 1)
    return Diagnostic("GIA101", "test", Severity.ERROR, "m", "a.html", at, at, Span(start, end), fingerprint=name)


def known(size: int) -> Callable[[], Any]:
    """A baseline of a file that is gone, all of its entries alike, and its successor."""
    baseline = Baseline("/nowhere/known.json", [Entry("old.txt", "GIA101", f"{each % 7}", "m") for each in range(size)])
    result = FileResult("/nowhere/new.txt", tuple(diagnostic(0, 1, f"{each % 7}") for each in range(size)))

    def act() -> None:
        assert not baseline.apply(result).diagnostics
        assert not baseline.gone()

    return act


def agencies(size: int) -> Callable[[], Any]:
    """A configuration with many agencies and overrides, each with files of its own, and files that belong to none but the
    last."""
    globs = [Globs("/site", (f"unit-{each}/*.html",)) for each in range(size)]
    profiles = (profile_of((Layer("agency", {"name": f"甲{each}局", "files": one}),)) for each, one in enumerate(globs))
    overrides = tuple(Override(one, Layer("override")) for one in globs)
    configuration = Configuration("/site/giar-lint.toml", "/site", (), tuple(profiles), overrides)
    last = f"/site/unit-{size - 1}/a.html"

    def act() -> None:
        for _ in range(10):
            profile = match_profile(configuration, last)
            assert profile is not None
            assert overriding(configuration, last) == (size - 1,)

    act()
    return act


def stated(size: int) -> Callable[[], Any]:
    """The text of a configuration with many agencies."""
    data = "".join(f'[[agency]]\nname = "甲{each}局"\n' for each in range(size)).encode()
    rules = dict(registry())

    def act() -> None:
        configuration = parse(data, "/site/giar-lint.toml", (), rules)
        assert configuration is not None
        assert len(configuration.profiles) == size

    return act


def table(size: int) -> Callable[[], Any]:
    """A row of many cells with a diagnostic on each."""
    text = "12\t" * size
    spans = [Span(3 * each, 3 * each + 2) for each in range(size)]
    cells = tuple(Passage("12", (Piece(0, span.start, span.end),)) for span in spans)
    document = Document(Source("a.html", text), (Row(cells, Span(0, len(text)), 0),))
    diagnostics = [diagnostic(*span, f"{each}") for each, span in enumerate(spans)]

    def act() -> None:
        (block,) = shown_blocks(document, diagnostics)
        assert [segment.fingerprints for cell in block.cells for segment in cell] == [(f"{n}",) for n in range(size)]

    return act


def comments(size: int) -> Callable[[], Any]:
    """A file full of comments that keep something back until another allows it again."""
    one = "<!-- giar-lint: disable=GIA101 -->\n<!-- giar-lint: enable=GIA101 -->\nx\n"
    text, half = one * size, one.index("\n")
    starts = [len(one) * each for each in range(size)]
    spans = [
        Span(*each) for start in starts for each in ((start, start + half), (start + half + 1, start + len(one) - 3))
    ]
    source = Source("a.md", text)
    rules = registry()

    def act() -> None:
        suppressor = Suppressor(source, rules, (), spans)
        assert suppressor.holder("GIA101", Span(half, half)) is not None
        for start in starts:
            assert suppressor.holder("GIA101", Span(start + len(one) - 2, start + len(one) - 2)) is None

    return act


def long_line(size: int) -> Callable[[], Any]:
    """A long line with a finding at each of its words, and a suppression for words of it."""
    text = "甲" * size * 40
    suppression = Suppression(Globs("/", ("a.md",)), "GIA101", "乙", "r", "/g.toml", ())
    suppressor = Suppressor(Source("a.md", text), registry(), (suppression,), ())

    def act() -> None:
        for each in range(size):
            assert suppressor.holder("GIA101", Span(each, each + 1)) is None

    return act


def long_paragraph(size: int) -> Callable[[], Any]:
    """A paragraph of a whole page, with stops after which a lead or an ordinal may stand all over it."""
    text = "2023年，公开信息5条。一是完成工作；" * size

    def act() -> None:
        leads.cache_clear()  # what it remembers costs nothing
        assert leads((text,)) == ()
        assert len(list(read_marks(text))) == size

    return act


def endless(sentence: str) -> Callable[[int], Callable[[], Any]]:
    """A report of so many sentences in one line, in a section of prose."""

    def make(size: int) -> Callable[[], Any]:
        title = "云岭县教育局2023年政府信息公开工作年度报告\n一、总体情况\n"
        text = f"{title}{sentence * size}\n五、存在的主要问题及改进情况\n{sentence * size}\n"

        def act() -> None:
            assert lint_text(text)

        return act

    return make


def lists(item: str) -> Callable[[int], Callable[[], Any]]:
    """Paragraphs with ordinals that do not follow on: what is told between and before them is looked for."""

    def make(size: int) -> Callable[[], Any]:
        texts = (item,) * size

        def act() -> None:
            read_lists.cache_clear()
            assert len(read_lists(texts).slips) >= size // 2

        return act

    return make


def one_line_of_paragraphs(size: int) -> Callable[[], Any]:
    """Paragraphs that stand in one line, each to be taken out."""
    text = "我局公开信息5条。" * size

    def act() -> None:
        assert all(removal(text, Span(9 * each, 9 * each + 9)) is None for each in range(size))

    return act


@by_the_clock
@pytest.mark.parametrize(
    ("make", "size"),
    [
        (known, 4000),
        (agencies, 200),
        (stated, 4000),
        (table, 1000),
        (comments, 400),
        (long_line, 1000),
        (long_paragraph, 8_000),
        (endless("我局将从四个方面加以改进，"), 1_000),
        (endless("2023年我局将继续加强工作，"), 1_000),
        (lists("各单位：（二）加强领导。"), 3_000),
        (lists("一是学习，三是落实。"), 3_000),
        (lists("（一）加强领导。一是学习。一是落实。三是改进。"), 3_000),
        (one_line_of_paragraphs, 20_000),
    ],
)
def test_time_grows_in_proportion(make: Callable[[int], Callable[[], Any]], size: int) -> None:
    took = seconds(make, 4 * size)
    if took < LEAST:
        return
    base = min(seconds(make, size) for _ in range(3))
    took = min(took, seconds(make, 4 * size))
    assert took / max(base, 1e-6) < LINEAR, (took, base)
