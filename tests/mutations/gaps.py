"""What the rules are known to miss: mutations that an officer would see and the linter does not, each with the reason.

The tests hold this list exact: a gap that is closed has to leave it.
"""

from __future__ import annotations

GAPS: dict[tuple[str, str], str] = {}
"""By operator and report."""
