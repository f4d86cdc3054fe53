"""A report says the same as a page of HTML as it says as text: a clean one nothing, a damaged one its defects, each at its
place in the source of the page, whatever stands around it."""

from __future__ import annotations

import os
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support import lint
from support.defects import DEFECTS, Damage, Defect, clean, damaged
from support.generate import SEEDS
from support.model import model_report
from support.parts import Edition
from support.to_html import STYLES as STYLE_LOOKS
from support.to_html import Style, file_name, render

STYLES: tuple[Style, ...] = get_args(Style)
settings.register_profile("html-short", max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("html-thorough", settings.get_profile("html-short"), max_examples=500)
profile = settings(settings.get_profile(f"html-{os.environ.get('HYPOTHESIS_PROFILE', 'short')}"))


def wrong(damage: Damage, *styles: Style) -> dict[str, list[str]]:
    """By style, where the diagnostics of a report differ from what it must give."""
    found = {}
    for style in styles or STYLES:
        data, places = render(damage.model, style)
        result = lint.lint_bytes(data, file_name(style))
        assert result.failures == ()
        text = data.decode(STYLE_LOOKS[style].encoding)
        edits = [edit for each in result.diagnostics if each.fix is not None for edit in each.fix.edits]
        assert [edit for edit in edits if "<" in text[edit.span.start : edit.span.end]] == []
        found[style] = lint.differences(result.diagnostics, damage.all_expected, places)
    return {style: differences for style, differences in found.items() if differences}


@pytest.mark.parametrize(("edition", "year"), [("2021", 2023), ("2019", 2020)])
def test_model_report_gives_nothing(edition: Edition, year: int) -> None:
    assert wrong(clean(model_report(edition, year))) == {}


@profile
@given(SEEDS)
def test_clean_report_gives_nothing(seed: int) -> None:
    assert wrong(damaged(seed)) == {}


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
def test_defect_gives_the_same_in_every_style(defect: Defect) -> None:
    """The first reports, by number, that give a defect an opportunity with a consequence: one in all styles."""
    seed = next(seed for seed in range(DEFECTS.index(defect), 200) if damaged(seed, defect).all_expected)
    assert wrong(damaged(seed, defect)) == {}


@profile
@given(SEEDS, st.sets(st.sampled_from(DEFECTS), min_size=1, max_size=2), st.sampled_from(STYLES))
def test_defects_by_chance(seed: int, defects: set[Defect], style: Style) -> None:
    assert wrong(damaged(seed, *defects), style) == {}
