"""Reports as `giar-lint extract` sees them, without the command line."""

from __future__ import annotations

from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration, Layer
from giar_lint.engine import Linter
from giar_lint.report import Report
from giar_lint.rules import registry
from giar_lint.target import STANDARD_INPUT, Target


def report_of(text: str, path: str = "report.txt") -> Report:
    """The report of a text under the default configuration. Raises AssertionError where it is none."""
    linter = Linter(Resolver(registry(), Layer("defaults")))
    analysis = linter.analyse(Target(STANDARD_INPUT, path, path, True, Configuration()), text.encode())
    assert analysis.report is not None
    return analysis.report
