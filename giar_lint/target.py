"""What a run lints: one file, how outputs show it, and the configuration that it is judged by."""

from __future__ import annotations

from giar_lint.config.model import Configuration
from giar_lint.records import NamedTuple

STANDARD_INPUT = "-"

FORKED, SPAWNED = 16, 48
"""How many files pay for one more process, where it begins as a copy of this one and where it has to start anew.

Estimates: a start costs as much as some ten reports where a process is copied, some thirty where it is not."""


class Target(NamedTuple):
    """A file to lint. `path` is absolute, or STANDARD_INPUT where `shown` names what is piped in; `shown` is for
    outputs.

    `named` tells that it was named and not found by walking; `place` is the absolute path by which the configuration
    judges it.
    """

    path: str
    shown: str
    place: str
    named: bool
    configuration: Configuration
