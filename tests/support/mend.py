"""The one way from a test's bytes to mended bytes, under the default configuration."""

from __future__ import annotations

from functools import lru_cache

from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import Diagnostic
from giar_lint.engine import Linter
from giar_lint.fixing import Judged, Mended, applicable, mend
from giar_lint.rules import registry
from giar_lint.target import STANDARD_INPUT, Target


@lru_cache(maxsize=1)
def _linter() -> Linter:
    return Linter(Resolver(registry(), Layer("defaults")))


def judged(data: bytes, name: str) -> Judged:
    """What the bytes of a file amount to."""
    target = Target(STANDARD_INPUT, name, name, True, Configuration())
    return Judged(_linter().lint_bytes(target, data), _linter().analyse(target, data).report)


def mended(data: bytes, name: str, *, unsafe: bool) -> Mended:
    """The bytes of a file with its fixes applied."""
    return mend(data, judged(data, name), lambda new: judged(new, name), unsafe=unsafe)


def fixes(diagnostics: tuple[Diagnostic, ...], *, unsafe: bool) -> list[str]:
    """The codes of the diagnostics that have a fix to apply."""
    return [each.code for each in diagnostics if applicable(each.fix, unsafe=unsafe)]
