"""The corpus of `tests/corpus/`: its cases, what is expected of each, and what the linter says of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import Diagnostic, Severity
from giar_lint.engine import Linter
from giar_lint.rules import registry
from giar_lint.target import Target

FOLDER = Path(__file__).resolve().parents[1] / "corpus"
REPORT_SUFFIXES = (".txt", ".md")
KINDS = frozenset({"government", "department", "other"})
LEVELS = frozenset({"national", "provincial", "prefectural", "county", "township"})


@dataclass(frozen=True, slots=True)
class ExpectedDiagnostic:
    """A diagnostic that a report must give. `line` and `column` are 1-based; a column of None is not checked."""

    line: int
    code: str
    column: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A report of the corpus with its expectation; `path` is that of the report."""

    path: Path
    note: str
    kind: str
    level: str
    field: str
    expected: tuple[ExpectedDiagnostic, ...]

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def silent(self) -> bool:
        """Whether nothing above an info is expected; a code that is not registered counts as above."""
        rules = registry()
        return all(each.code in rules and rules[each.code].severity is Severity.INFO for each in self.expected)


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    """Every case in the order of the file names. Raises ValueError where a file of the pair is missing or misread."""
    reports = {path.stem: path for path in FOLDER.iterdir() if path.suffix in REPORT_SUFFIXES and path.stem != "README"}
    expectations = {path.stem: path for path in FOLDER.glob("*.toml")}
    alone = sorted(reports.keys() ^ expectations.keys())
    if alone:
        raise ValueError(f"without its other half: {', '.join(alone)}")
    return tuple(_case(reports[name], expectations[name]) for name in sorted(reports))


def _case(report: Path, expectation: Path) -> Case:
    try:
        table = tomllib.loads(expectation.read_text(encoding="utf-8"))
        entries = tuple(ExpectedDiagnostic(**entry) for entry in table.pop("diagnostic", []))
        case = Case(report, expected=entries, **table)
    except (TypeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{expectation.name}: {error}") from None
    if case.kind not in KINDS or case.level not in LEVELS or not case.note or not case.field:
        raise ValueError(f"{expectation.name}: kind, level, field or note is not as README.md says")
    return case


def diagnostics(path: Path) -> tuple[Diagnostic, ...]:
    """What the linter says of a report's bytes under the default configuration, whatever configuration lies around.

    Raises RuntimeError where something broke inside.
    """
    linter = Linter(Resolver(registry(), Layer("defaults")))
    result = linter.lint(Target(str(path), path.name, str(path), True, Configuration()))
    if result.failures:
        raise RuntimeError("; ".join(line for _, line in result.failures))
    return result.diagnostics


def differences(
    expected: Iterable[ExpectedDiagnostic], found: Iterable[Diagnostic], rules: Mapping[str, object]
) -> list[str]:
    """What is missing or too much, in words; expectations of codes that are not among `rules` are left out."""
    left = list(found)
    told = []
    for each in expected:
        if each.code not in rules:
            continue
        match = next((item for item in left if _agrees(each, item)), None)
        if match is None:
            told.append(f"missing: {each.code} at {each.line}:{each.column or ''} {each.why}")
        else:
            left.remove(match)
    return told + [f"too much: {d.code} at {d.location.line}:{d.location.column} {d.message}" for d in left]


def _agrees(expected: ExpectedDiagnostic, found: Diagnostic) -> bool:
    return (
        found.code == expected.code
        and found.location.line == expected.line
        and expected.column in (None, found.location.column)
    )
