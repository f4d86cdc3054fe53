"""Every fault has the outcome that docs/robustness.md promises. Those that take long are left to `make faults`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from faults import FAULTS, Untried, stage
from support.clock import by_the_clock

DOCS = Path(__file__).resolve().parents[2] / "docs"

pytestmark = [by_the_clock, pytest.mark.skipif(sys.platform == "win32", reason="the faults are those of POSIX systems")]


@pytest.mark.parametrize("name", [name for name, each in FAULTS.items() if not each.slow])
def test_the_outcome_is_as_promised(name: str) -> None:
    with stage() as at:
        try:
            assert FAULTS[name].act(at)
        except Untried as reason:
            pytest.skip(str(reason))


@pytest.mark.parametrize("path", ["robustness.md", "zh/robustness.md"])
def test_every_fault_is_documented_and_no_other(path: str) -> None:
    text = (DOCS / path).read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE) == list(FAULTS)
