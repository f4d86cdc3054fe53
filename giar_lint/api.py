"""The Python interface: lint a text, a file or a folder as the command line would.

Nothing is kept between two calls, nothing is printed, the working directory counts only for relative paths.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from giar_lint.config.load import Configurations
from giar_lint.config.merge import Resolver
from giar_lint.config.model import Layer
from giar_lint.diagnostics import Diagnostic, FileResult
from giar_lint.discovery import discover
from giar_lint.engine import Linter
from giar_lint.errors import UserError
from giar_lint.rules import registry
from giar_lint.target import STANDARD_INPUT, Target

_CALL = Layer("call")


def lint_text(
    text: str,
    path: str = "report.txt",
    *,
    config: str | os.PathLike[str] | None = None,
    language: str = "zh",
) -> tuple[Diagnostic, ...]:
    """The diagnostics of a report's text, in the order of their places.

    `path` need not exist: its suffix tells the format (Markdown, HTML, else plain text), its name may tell the year,
    and it stands in the diagnostics. `config` is a configuration file; without one the defaults hold, whatever lies in
    the working directory. `language` is "zh" or "en".

    Raises ValueError for a configuration that is wrong, and RuntimeError where something broke inside.
    """
    with _said_as_value_error(language):
        configurations = _configurations(config, enabled=config is not None)
        configuration = configurations.of_path(path)
        linter = Linter(Resolver(configurations.rules, _CALL), language=language)
        target = Target(STANDARD_INPUT, path, os.path.abspath(path), True, configuration)
        result = linter.lint(target, text.encode("utf-8", "surrogatepass"))
    _require_whole(result)
    return result.diagnostics


def lint_path(
    path: str | os.PathLike[str],
    *,
    config: str | os.PathLike[str] | None = None,
    use_config: bool = True,
    language: str = "zh",
) -> tuple[FileResult, ...]:
    """What a file, or each candidate below a folder, gives, in the order of the paths.

    Each file is judged by the nearest configuration upwards, by `config` where one is given, or by the defaults where
    `use_config` is False. A file below a folder that is no report is among the results with `skipped`; one that is
    named gives GIA001 or GIA002. `language` is "zh" or "en".

    Raises ValueError for a path that does not exist, a folder without a candidate and a configuration that is wrong,
    and RuntimeError where something broke inside.
    """
    with _said_as_value_error(language):
        configurations = _configurations(config, enabled=use_config)
        found = discover([os.fspath(path)], configurations)
        linter = Linter(Resolver(configurations.rules, _CALL), language=language)
        results = tuple(linter.lint(target) for target in found.targets)
    for result in results:
        _require_whole(result)
    return results


def _configurations(config: str | os.PathLike[str] | None, *, enabled: bool) -> Configurations:
    return Configurations(registry(), fixed=None if config is None else os.fspath(config), enabled=enabled)


@contextmanager
def _said_as_value_error(language: str) -> Iterator[None]:
    try:
        yield
    except UserError as error:
        raise ValueError(error.text(language)) from None


def _require_whole(result: FileResult) -> None:
    if result.failures:
        raise RuntimeError("; ".join(line for _, line in result.failures))
