"""giar-lint: the linter for 政府信息公开工作年度报告 (government information disclosure annual reports).

>>> from giar_lint import lint_text
>>> [found.code for found in lint_text("某某县财政局2023年政府信息公开工作年度报告", language="en")][:1]
['GIA101']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from giar_lint.api import lint_path, lint_text
    from giar_lint.diagnostics import Diagnostic, FileResult, Fix, Location, Place, Severity

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "FileResult",
    "Fix",
    "Location",
    "Place",
    "Severity",
    "__version__",
    "lint_path",
    "lint_text",
]

_FROM_API = ("lint_path", "lint_text")


def __getattr__(name: str) -> object:
    """Public names are imported when they are first asked for: `giar-lint --version` needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = import_module("giar_lint.api" if name in _FROM_API else "giar_lint.diagnostics")
    return getattr(module, name)
