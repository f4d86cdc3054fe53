"""What the rules are known to miss: mutations that an officer would see and the linter does not, each with the reason.

The tests hold this list exact: a gap that is closed has to leave it.
"""

from __future__ import annotations

GAPS: dict[tuple[str, str], str] = {
    (
        "requests_without_content",
        "a09-songlan-emergency-2024",
    ): "a lead-in in bold on the line of its text, in Markdown",
    (
        "requests_without_content",
        "b11-national-route-bureau",
    ): "the heading 规范办理依申请公开, with a verb before the name",
    ("basis_changed", "a18-jinping-ecology-2020"): "国令第711号 in the same sentence is taken for history",
    ("basis_changed", "b11-national-route-bureau"): "国务院令第711号 in the same sentence is taken for history",
    ("basis_changed", "b13-qingya-county"): "新修订的《条例》 in the same sentence is taken for history",
}
"""By operator and report."""
