"""Faults and hostile input: each is brought about for real, and the outcome looked at. `python tests/faults/run.py` prints
them for a person, the tests beside it hold them."""

from __future__ import annotations

from faults import disks, files, hostile, kills, streams
from faults.stage import FAULTS, Untried, stage

__all__ = ["FAULTS", "Untried", "disks", "files", "hostile", "kills", "stage", "streams"]
