"""The table of recall, precision and exact place per rule, as docs/accuracy.md keeps it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from giar_lint.rules import registry
from mutations.gaps import GAPS
from mutations.measure import Score, measured, scores, specimens
from mutations.operators import OPERATORS
from support.corpus import cases

PAGE = Path(__file__).resolve().parents[2] / "docs" / "accuracy.md"

_HEAD = """\
# How accurate the rules are

`python -m tests.mutations` (or `make accuracy`) measures every rule anew and writes this page.

Measured on two things:

- **Corpus**: {reports} reports of our own writing in `tests/corpus/`, each with what a careful officer finds in it;
  {silent} of them hold only traps and have to stay silent. *due* is what has to be found, *found* what was, on the very
  line; *false* is what was said too much.
- **Mutations**: {operators} kinds of defects (`tests/mutations/`), each put alone into every silent report where it
  makes sense. *tried* is how often, *fired* how often the rule then spoke, *place* how often on the line of the
  defect; *strange* is how often this rule spoke though another rule's defect was put in (not counted: companions
  that a defect rightly has).

Recall is what was found of all that was due, precision what was right of all that was said, exact place what stood on
its line of all that was found. A rule with nothing due has no figure. Corpus, mutations and rules come from the same
hands: figures on reports of others will be lower.
"""
_COLUMNS = (
    *("code", "name", "severity", "due", "found", "false", "tried", "fired", "place", "strange"),
    *("recall", "precision", "exact place"),
)
_ROW = re.compile(r"^\| (GIA\d{3}) \|", re.MULTILINE)


def page(table: Mapping[str, Score]) -> str:
    """The whole page for the scores of the rules."""
    head = _HEAD.format(reports=len(cases()), silent=len(specimens()), operators=len(OPERATORS))
    return f"{head}\n{_table(table)}{_left_out()}{_known(table)}"


def _known(table: Mapping[str, Score]) -> str:
    """The mutations that are known to be missed, of rules that are measured."""
    codes = {each.name: each.code for each in OPERATORS}
    lines = [
        f"- {codes[name]}, {name.replace('_', ' ')}, in {report}: {why}"
        for (name, report), why in GAPS.items()
        if codes[name] in table
    ]
    return "\n## Known to be missed\n\n" + "\n".join(lines) + "\n" if lines else ""


def _table(table: Mapping[str, Score]) -> str:
    lines = ["| " + " | ".join(_COLUMNS) + " |", "| --- | --- | --- |" + " ---: |" * (len(_COLUMNS) - 3)]
    rules = registry()
    for code, score in table.items():
        counts = (score.due, score.found, score.false, score.tried, score.fired, score.exact, score.strange)
        shares = (score.recall, score.precision, score.place)
        cells = (code, rules[code].name, rules[code].severity.label, *map(str, counts), *map(_share, shares))
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}" if value in (0, 1) else f"{value:.1%}"


def _left_out() -> str:
    """A word on operators whose rules are not registered."""
    codes = sorted({each.code for each in OPERATORS} - set(measured()))
    return f"\nNot measured, since not registered yet: {', '.join(codes)}.\n" if codes else ""


def listed(text: str) -> list[str]:
    """The codes that have a row in a page, in order."""
    return _ROW.findall(text)


def main() -> int:
    """Measures, prints the table and writes the page. Exit status 0."""
    table = scores(OPERATORS)
    print(_table(table) + _left_out(), end="")
    PAGE.write_text(page(table), encoding="utf-8")
    return 0
