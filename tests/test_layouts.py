"""The same report says the same in every layout: a clean one nothing, a damaged one its defects, each at its place.

HYPOTHESIS_PROFILE=thorough tries many more reports than the default.
"""

from __future__ import annotations

import os
from random import Random

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support import lint
from support.defects import DEFECTS, Damage, Defect, add, clean
from support.generate import clean_report, reports
from support.model import model_report
from support.parts import ReportModel
from support.render import LAYOUTS, file_name, render_with_places

settings.register_profile("short", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("short"), max_examples=1000)
profile = settings(settings.get_profile(os.environ.get("HYPOTHESIS_PROFILE", "short")))


def wrong(damage: Damage) -> dict[str, list[str]]:
    """By layout, where the diagnostics of a report differ from what it must give."""
    found = {}
    for layout in LAYOUTS:
        text, places = render_with_places(damage.model, layout)
        found[layout] = lint.differences(lint.lint(text, file_name(layout)), damage.all_expected, places)
    return {layout: differences for layout, differences in found.items() if differences}


@st.composite
def damages(draw: st.DrawFn, count: int) -> Damage:
    """Reports with as many defects, or fewer where those drawn find no opportunity or meet."""
    random = draw(st.randoms(use_true_random=False))
    damage = clean(clean_report(random))
    defects: list[Defect] = draw(st.lists(st.sampled_from(DEFECTS), min_size=count, max_size=count, unique=True))
    for defect in sorted(defects, key=DEFECTS.index):
        damage = add(damage, defect, random) or damage
    return damage


@profile
@given(reports())
@example(model_report("2021", 2023))
@example(model_report("2019", 2020))
def test_clean_report_gives_nothing(model: ReportModel) -> None:
    assert wrong(clean(model)) == {}


@profile
@given(damages(1))
def test_defect_gives_the_same_in_every_layout(damage: Damage) -> None:
    assert wrong(damage) == {}


@profile
@given(damages(2))
def test_two_defects_give_the_same_in_every_layout(damage: Damage) -> None:
    assert wrong(damage) == {}


def test_every_defect_finds_an_opportunity() -> None:
    """Each defect damages one of a few reports, and none is without consequence: else the tests above test nothing."""
    for defect in DEFECTS:
        tried = [defect(clean_report(Random(seed)), Random(seed)) for seed in range(40)]
        assert any(damage is not None and damage.all_expected for damage in tried), defect.__name__
