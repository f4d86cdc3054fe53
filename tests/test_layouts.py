"""The same report says the same in every layout: a clean one nothing, a damaged one its defects, each at its place.

HYPOTHESIS_PROFILE=thorough tries many more reports than the default. A failure names the number of its report:
`support.generate.seeded_report(number)` makes it again.
"""

from __future__ import annotations

import os
from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support import lint
from support.defects import DEFECTS, Damage, Defect, clean, damaged
from support.defects.cells import numbers_wrong
from support.generate import SEEDS
from support.model import model_report
from support.parts import Edition
from support.render import LAYOUTS, Layout, file_name, render_with_places

settings.register_profile("short", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("short"), max_examples=1000)
profile = settings(settings.get_profile(os.environ.get("HYPOTHESIS_PROFILE", "short")))


def wrong(damage: Damage) -> dict[str, list[str]]:
    """By layout, where the diagnostics of a report differ from what it must give."""
    found = {}
    for layout in LAYOUTS:
        text, places = render_with_places(damage.model, layout)
        found[layout] = lint.differences(lint.lint(text, file_name(layout), layout), damage.all_expected, places)
    return {layout: differences for layout, differences in found.items() if differences}


@pytest.mark.parametrize(("edition", "year"), [("2021", 2023), ("2019", 2020)])
def test_model_report_gives_nothing(edition: Edition, year: int) -> None:
    assert wrong(clean(model_report(edition, year))) == {}


@profile
@given(SEEDS)
def test_clean_report_gives_nothing(seed: int) -> None:
    assert wrong(damaged(seed)) == {}


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
@settings(profile, max_examples=max(2, profile.max_examples // 10))
@given(SEEDS)
def test_defect_gives_the_same_in_every_layout(defect: Defect, seed: int) -> None:
    assert wrong(damaged(seed, defect)) == {}


@profile
@given(SEEDS, st.sets(st.sampled_from(DEFECTS), min_size=2, max_size=2))
def test_two_defects_give_the_same_in_every_layout(seed: int, defects: set[Defect]) -> None:
    assert wrong(damaged(seed, *defects)) == {}


@pytest.mark.parametrize(("text", "code"), [("", "GIA205"), ("/", "GIA205"), ("若干", "GIA206")])
def test_first_figure_of_a_row_without_label(text: str, code: str) -> None:
    """In the row of table four nothing but its place tells what the first cell is."""
    model = model_report()
    table = model.table(4)
    assert table is not None
    damaged_model = model.with_table(table.with_cell("figures", "review-upheld", text))
    place = ("cell", 4, "figures", "review-upheld")
    assert wrong(Damage(damaged_model, frozenset({(code, place)}), frozenset())) == {}


@profile
@given(SEEDS)
def test_torn_labels_are_told_once_and_sums_are_checked_all_the_same(seed: int) -> None:
    damage = damaged(seed, numbers_wrong)
    text, places = render_with_places(damage.model, "torn")
    expected = {*damage.all_expected, ("GIA211", ("label", 3, "new-requests"))}
    assert lint.differences(lint.lint(text, layout="torn"), expected, places) == []


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
def test_defect_finds_an_opportunity(defect: Defect) -> None:
    """Each defect damages some of a few reports, and not without consequence: else the tests above test nothing."""
    assert any(damaged(seed, defect).all_expected for seed in range(40))


@profile
@given(SEEDS, st.sampled_from(LAYOUTS), st.sampled_from(["\f\n", "\n\f", "\f", "\n\f\n"]), st.sampled_from(DEFECTS))
def test_form_feeds_change_nothing(seed: int, layout: Layout, feed: str, defect: Defect) -> None:
    """A form feed stands where a page ends: at the end of a line, at the beginning of the next, or on a line of its own."""
    if layout == "cells" and feed == "\f":
        feed = "\n\f"  # there a blank line alone tells that a row has ended
    text, _ = render_with_places(damaged(seed, defect).model, layout)
    random = Random(seed)
    parts = text.split("\n\n")
    pages = "".join(part + (f"\n{feed}" if random.randrange(3) == 0 else "\n\n") for part in parts[:-1]) + parts[-1]
    expected = Counter(each.code for each in lint.lint(text, file_name(layout), layout))
    found = lint.lint(pages, file_name(layout), layout)
    assert Counter(each.code for each in found) == expected, [
        (each.code, each.location, each.message) for each in found
    ]
