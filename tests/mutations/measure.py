"""Runs operators on the silent reports of the corpus, judges what the linter says, and counts it all by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random

from giar_lint.api import lint_text
from giar_lint.diagnostics import Diagnostic, Severity
from giar_lint.rules import registry
from mutations.specimen import Mutation, Operator, Specimen, specimen
from support.corpus import Case, cases, diagnostics

FAMILIES = "12345678"
"""The hundreds of the codes that are measured: what a report says, not what a file or a run is."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one operator on one report. `strange` are warnings and errors that have no business there."""

    operator: Operator
    case: Case
    mutation: Mutation
    fired: bool
    exact: bool
    strange: tuple[Diagnostic, ...]

    @property
    def faults(self) -> list[str]:
        """What is wrong, in words; empty where the rule fired at the place and nothing else did."""
        told = [f"{d.code} at line {d.location.line}: {d.message}" for d in self.strange]
        if not self.exact:
            told.insert(
                0, f"{self.operator.code} {'elsewhere' if self.fired else 'missing'}, due at {self.mutation.line}"
            )
        return told


@dataclass(slots=True)
class Score:
    """The counts of one rule: in the corpus what was due, found and found wrongly; in mutations likewise."""

    due: int = 0
    found: int = 0
    false: int = 0
    tried: int = 0
    fired: int = 0
    exact: int = 0
    strange: int = 0
    operators: set[str] = field(default_factory=set)

    @property
    def recall(self) -> float | None:
        return _ratio(self.found + self.fired, self.due + self.tried)

    @property
    def precision(self) -> float | None:
        right = self.found + self.fired
        return _ratio(right, right + self.false + self.strange)

    @property
    def place(self) -> float | None:
        """The share of what was found that stood on the very line; in the corpus nothing else counts as found."""
        return _ratio(self.found + self.exact, self.found + self.fired)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def measured() -> list[str]:
    """The codes of the registered rules that are measured, in order."""
    return sorted(code for code, rule in registry().items() if code[3] in FAMILIES and rule.check is not None)


@lru_cache(maxsize=1)
def specimens() -> tuple[Specimen, ...]:
    """The silent reports of the corpus."""
    return tuple(specimen(case) for case in cases() if case.silent)


@lru_cache(maxsize=256)
def _before(name: str) -> tuple[Diagnostic, ...]:
    """What the linter says of a silent report as it is; what is wrong with that, the corpus's own test tells."""
    found = next(each for each in specimens() if each.case.name == name)
    return lint_text(found.text, found.case.path.name)


def trial(operator: Operator, specimen: Specimen) -> Trial | None:
    """One operator on one report, None where it makes no sense for it, or the rule has something to say already."""
    before = _before(specimen.case.name)
    mutation = operator.mutation(specimen)
    if mutation is None or any(each.code == operator.code for each in before):
        return None
    after = lint_text(mutation.text, specimen.case.path.name)
    own = [each for each in after if each.code == operator.code]
    allowed = operator.companions | {each.code for each in before if each.severity > Severity.INFO}
    return Trial(
        operator,
        specimen.case,
        mutation,
        fired=bool(own),
        exact=any(each.location.line == mutation.line for each in own),
        strange=tuple(
            each
            for each in after
            if each.severity > Severity.INFO
            and each.code not in allowed
            and (each.code, each.location.line) != (operator.code, mutation.line)
        ),
    )


def trials(operator: Operator, most: int | None = None) -> Iterator[Trial]:
    """An operator on all silent reports, or on as many drawn by chance (the same every time) as `most` says."""
    order = list(specimens())
    if most is not None:
        Random(operator.name).shuffle(order)
    done = 0
    for each in order:
        if most is not None and done >= most:
            return
        found = trial(operator, each)
        if found is not None:
            done += 1
            yield found


def scores(operators: Iterable[Operator]) -> dict[str, Score]:
    """The score of every measured rule, over the whole corpus and all mutations of the operators."""
    table = {code: Score() for code in measured()}
    for case in cases():
        _count(case, diagnostics(case.path), table)
    for operator in operators:
        if operator.code in table:
            _count_trials(operator, list(trials(operator)), table)
    return table


def _count(case: Case, found: Sequence[Diagnostic], table: dict[str, Score]) -> None:
    due = Counter((each.code, each.line) for each in case.expected)
    said = Counter((each.code, each.location.line) for each in found)
    for counter, name in ((due, "due"), (due & said, "found"), (said - due, "false")):
        for (code, _), count in counter.items():
            if code in table:
                setattr(table[code], name, getattr(table[code], name) + count)


def _count_trials(operator: Operator, done: Sequence[Trial], table: dict[str, Score]) -> None:
    score = table[operator.code]
    score.operators.add(operator.name)
    score.tried += len(done)
    score.fired += sum(each.fired for each in done)
    score.exact += sum(each.fired and each.exact for each in done)
    for each in done:
        for diagnostic in each.strange:
            if diagnostic.code in table:
                table[diagnostic.code].strange += 1
