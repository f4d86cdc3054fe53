"""What the rules are known to miss: mutations that an officer would see and the linter does not, each with the reason.

The tests hold this list exact: a gap that is closed has to leave it.
"""

from __future__ import annotations

GAPS: dict[tuple[str, str], str] = {
    ("basis_changed", "a18-jinping-ecology-2020"): "国令第711号 in the same sentence is taken for history",
    ("basis_changed", "b11-national-route-bureau"): "国务院令第711号 in the same sentence is taken for history",
    ("basis_changed", "b13-qingya-county"): "新修订的《条例》 in the same sentence is taken for history",
}
"""By operator and report."""
