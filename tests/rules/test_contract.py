"""Codes, names and default severities are those of the contract, where it lies beside the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from giar_lint.rules import registry

DESIGN = Path(__file__).resolve().parents[3] / "shared" / "DESIGN.md"
LABELS = {"E": "error", "W": "warning", "I": "info"}


def test_codes_names_and_severities_are_those_of_the_contract() -> None:
    if not DESIGN.is_file():
        pytest.skip("the contract is not here")
    rows = re.findall(r"^\| (GIA\d{3}) \| ([\w-]+) \| ([EWI]) \|", DESIGN.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) > 70
    stated = {code: (name, LABELS[label]) for code, name, label in rows}
    assert {code: (rule.name, rule.severity.label) for code, rule in registry().items()} == stated
