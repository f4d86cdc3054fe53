"""How often Python looks for objects that only hold each other."""

from __future__ import annotations

import gc


def collect_rarely() -> None:
    """Has this process look for cycles after 50,000 new objects instead of 700. What a run makes holds next to no cycles and
    is let go without; looking through all records hundreds of times cost a twentieth of the time."""
    gc.set_threshold(50_000, 20, 50)
