"""A report in Word says what it says as text: a clean one nothing, a damaged one its defects, each at its place in the file."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from giar_lint.readers import read
from support import lint
from support.defects import DEFECTS, Damage, Defect, add, clean
from support.generate import SEEDS, seeded_report
from support.model import model_report
from support.parts import Edition
from support.to_docx import VARIANTS, Variant, render

few = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def wrong(damage: Damage, variant: Variant) -> list[str]:
    """Where the diagnostics of a report in Word differ from what it must give."""
    data, places = render(damage.model, variant)
    found = lint.lint_bytes(data, "report.docx")
    assert found.failures == ()
    return lint.differences(found.diagnostics, damage.all_expected, places.in_text(read(data, "report.docx")))


def damaged(seed: int, defect: Defect) -> Damage | None:
    return add(clean(seeded_report(seed)), defect, Random(seed))


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("edition", "year"), [("2021", 2023), ("2019", 2020)])
def test_model_report_gives_nothing(edition: Edition, year: int, variant: Variant) -> None:
    assert wrong(clean(model_report(edition, year)), variant) == []


@pytest.mark.parametrize("variant", VARIANTS)
@few
@given(SEEDS)
def test_clean_report_gives_nothing(variant: Variant, seed: int) -> None:
    assert wrong(clean(seeded_report(seed)), variant) == []


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
def test_defect_gives_the_same_at_its_place(defect: Defect, variant: Variant) -> None:
    found = next(each for seed in range(40) if (each := damaged(seed, defect)) is not None and each.all_expected)
    assert wrong(found, variant) == []
