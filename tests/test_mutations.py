"""Every rule on clean reports of the corpus with one defect: it fires at the place, and nothing else of weight does.

A few reports for each operator, the same every time; GIAR_MUTATIONS=all takes every report. What is known to be missed stands
in mutations/gaps.py.
"""

from __future__ import annotations

import os

import pytest

from mutations.gaps import GAPS
from mutations.measure import measured, specimens, trials
from mutations.operators import OPERATORS
from mutations.specimen import Operator
from mutations.table import PAGE, listed

SAMPLE = None if os.environ.get("GIAR_MUTATIONS") == "all" else 6
REGISTERED = [each for each in OPERATORS if each.code in measured()]


@pytest.mark.parametrize("operator", REGISTERED, ids=lambda each: f"{each.code}-{each.name}")
def test_rule_fires_at_the_place_and_nothing_else_does(operator: Operator) -> None:
    done = list(trials(operator, SAMPLE))
    assert done, "no report of the corpus gives this operator an opportunity"
    wrong = {each.case.name: each.faults for each in done if each.faults}
    known = {each.case.name for each in done if (operator.name, each.case.name) in GAPS}
    assert wrong.keys() == known, wrong


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda each: f"{each.code}-{each.name}")
def test_operator_changes_the_text_and_names_a_line_of_it(operator: Operator) -> None:
    made = [(each, mutation) for each in specimens()[::4] if (mutation := operator.mutation(each)) is not None]
    for specimen, mutation in made:
        assert mutation.text != specimen.text
        assert 1 <= mutation.line <= mutation.text.count("\n") + 1
        assert mutation == operator.mutation(specimen)


def test_every_rule_has_an_operator() -> None:
    assert set(measured()) <= {each.code for each in OPERATORS}


def test_page_lists_the_rules_that_are_measured() -> None:
    """`python -m tests.mutations` writes the page anew."""
    assert listed(PAGE.read_text(encoding="utf-8")) == measured()


def test_gaps_are_of_operators_and_reports_that_there_are() -> None:
    names, reports = {each.name for each in OPERATORS}, {each.case.name for each in specimens()}
    assert all(operator in names and report in reports for operator, report in GAPS)
