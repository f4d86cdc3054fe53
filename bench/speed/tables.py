"""The figures as tables: for a terminal, and as Markdown for bench/README.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from speed.growth import exponents

START, END = "<!-- figures: written by bench/run.py --write -->", "<!-- /figures -->"
BUDGETS = {"clean report": 2.0, "report with findings": 2.0}
"""Of a fresh process, in times of `import lark`."""
CACHED = 5.0
"""Of an unchanged file, in times of `python -c pass`."""
EACH = 4 / 45
"""Of a report among many, in times of `import lark`."""
_NOT_TOLD = "not told"
_TWICE = "The shares are of `python -c pass` and of `import lark`: by the clock, and by the processor's time."
BARE, LARK = "python -c pass", 'python -c "import lark"'


class Table(NamedTuple):
    """A table: its title, what there is to say of how it came about, its head and its rows."""

    title: str
    note: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def tables(raw: Mapping[str, Any]) -> list[Table]:
    """All tables of the raw figures, those left out whose part was not measured."""
    makers: dict[str, Callable[[Any], Table]] = {
        "cold": _cold,
        "each": _each,
        "many": _many,
        "formats": _formats,
        "growth": _growth,
        "memory": _memory,
    }
    return [make(raw[part]) for part, make in makers.items() if part in raw]


def setting(raw: Mapping[str, Any]) -> str:
    """What the figures were measured on and with, as a sentence."""
    about = raw["setting"]
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    kind = "a quick run" if about["quick"] else "a full run"
    return f"{about['date']}, {kind}: {about['machine']}; {versions}."


def as_text(table: Table) -> str:
    """A table for a terminal: words to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(table.head, *table.rows, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if index else cell.ljust(width) for index, (cell, width) in enumerate(pairs)
        ).rstrip()
        for pairs in (list(zip(row, widths, strict=True)) for row in (table.head, *table.rows))
    ]
    return "\n".join([table.title, *([f"({table.note})"] if table.note else []), *(f"  {line}" for line in lines)])


def as_markdown(table: Table) -> str:
    """A table as Markdown."""
    rule = ["---", *["---:"] * (len(table.head) - 1)]
    lines = [
        "| " + " | ".join(each.replace("|", "\\|") for each in row) + " |" for row in (table.head, rule, *table.rows)
    ]
    return "\n\n".join([f"**{table.title}**" + (f" {table.note}" if table.note else ""), "\n".join(lines)])


def page(raw: Mapping[str, Any]) -> str:
    """All tables as Markdown, between the markers that `replaced` looks for."""
    return "\n\n".join([START, setting(raw), *map(as_markdown, tables(raw)), END])


def replaced(text: str, figures: str) -> str:
    """A page with what stands between its markers replaced. Raises ValueError where it has not exactly one pair of them."""
    found, count = re.subn(rf"{re.escape(START)}.*?{re.escape(END)}", lambda _: figures, text, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"{START} … {END} stands {count} times in the page, not once")
    return found


def _median(times: Sequence[float]) -> float:
    ordered = sorted(times)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 10 else f"{seconds:.1f} s"


def _spread(times: Sequence[float]) -> str:
    """How far the median and the longest time lie above the smallest."""
    best = min(times)
    return f"+{_median(times) / best - 1:.0%} / +{max(times) / best - 1:.0%}"


def _ratio(value: float) -> str:
    return f"{value:.2f} ×"


def _share(name: str, taken: Mapping[str, Sequence[float]], base: str) -> str:
    """What a program takes, in times of what another takes."""
    return _ratio(min(taken[name]) / min(taken[base])) if taken else _NOT_TOLD


def _cold(part: Mapping[str, Any]) -> Table:
    times: Mapping[str, list[float]] = part["times"]
    processor: Mapping[str, list[float]] = part["processor"]
    rows = []
    for name, each in times.items():
        budget = ""
        if name in BUDGETS:
            budget = f"{BUDGETS[name]:g} × import lark"
        elif name.startswith("unchanged"):
            budget = f"{CACHED:g} × pass"
        shares = [_share(name, taken, base) for taken in (times, processor) for base in (BARE, LARK)]
        rows.append((name, _ms(min(each)), _spread(each), *shares, budget))
    return Table(
        "One report, a fresh process.",
        f"A text report of {part['bytes']:,} bytes; the smallest of {len(times[BARE])} times. {_TWICE}",
        ("", "smallest", "median / longest", "pass", "lark", "pass, processor", "lark, processor", "budget"),
        rows,
    )


def _each(part: Mapping[str, Any]) -> Table:
    times, processor = part["times"], part["processor"]

    def each(taken: Mapping[str, Sequence[float]], name: str) -> float:
        return (min(taken[name]) - min(taken[f"{name}-one"])) / (part["count"][name] - 1)

    rows = []
    for name, what in {"layouts": "generated, of all layouts", "corpus": "written by hand, more prose"}.items():
        label = f"{part['count'][name]:,} reports {what}, {part['bytes'][name]:,} bytes on average"
        shares = [
            f"{each(taken, name) / min(taken[LARK]):.3f} ×" if taken else _NOT_TOLD for taken in (times, processor)
        ]
        rows.append((label, _ms(each(times, name)), _spread(times[name]), *shares, f"{EACH:.3f} × import lark"))
    return Table(
        "A report among many, one process.",
        f"Without the cache; the start is taken off. {_TWICE}",
        ("", "per report", "median / longest", "lark", "lark, processor", "budget"),
        rows,
    )


def _many(part: Mapping[str, Any]) -> Table:
    times: Mapping[str, list[float]] = part["times"]
    first = min(next(iter(times.values())))
    rows = [
        (name, part["checks"].get(name, ""), _ms(min(each)), _spread(each), _ratio(min(each) / first))
        for name, each in times.items()
    ]
    rows += [(name, f"skipped: {why}", "", "", "") for name, why in part["skipped"].items()]
    return Table(
        f"{part['count']:,} reports as Markdown files, the whole run.",
        "The others know nothing of reports: they look at style, and the comparison is of speed alone.",
        ("", "checks", "smallest", "median / longest", "giar-lint, one job"),
        rows,
    )


def _formats(part: Mapping[str, Any]) -> Table:
    times, count = part["times"], part["count"]
    each = {name: (min(times[name]["many"]) - min(times[name]["one"])) / (count - 1) for name in times}
    rows = [
        (name, _ms(seconds), _spread(times[name]["many"]), _ratio(seconds / each["text"]))
        for name, seconds in each.items()
    ]
    return Table(
        "Per report by format.",
        f"The same {count} reports in each format, one process; the start is taken off.",
        ("", "smallest", "median / longest", "text"),
        rows,
    )


def _growth(part: Sequence[Mapping[str, Any]]) -> Table:
    """The worst kinds of one file, the middle one, and the run over many files."""
    last = {each["name"]: exponents(each["sizes"], each["times"])[-1] for each in part}
    series = {each["name"]: each for each in part}
    files = [each["name"] for each in part if each["unit"] == "files"]
    kinds = sorted((name for name in last if name not in files), key=lambda name: -last[name])
    shown = {name: f"one file: {name}" for name in kinds[:5]}
    if len(kinds) > 5:
        middle = kinds[len(kinds) // 2]
        shown.setdefault(middle, f"one file: {middle} (the middle one)")
    shown.update({name: f"many files: {name}" for name in files})
    rows = [
        (
            label,
            f"{series[name]['sizes'][0]:,} to {series[name]['sizes'][-1]:,} {series[name]['unit']}",
            _ms(series[name]["times"][0]),
            _ms(series[name]["times"][-1]),
            f"{last[name]:.2f}",
        )
        for name, label in shown.items()
    ]
    return Table(
        "Growth.",
        f"{len(kinds)} kinds of one file, of which the five with the largest exponents and the middle one are shown. "
        "The exponent is that of the last step, where what any run costs weighs least; 1 is in proportion.",
        ("", "from … to", "first", "last", "exponent"),
        rows,
    )


def _memory(part: Sequence[Mapping[str, Any]]) -> Table:
    rows = [
        (
            f"{each['files']:,} files, {each['jobs']} {'job' if each['jobs'] == 1 else 'jobs'}",
            f"{each['largest'] / 2**20:.0f} MB",
            f"{each['together'] / 2**20:.0f} MB" if each["together"] else _NOT_TOLD,
            _ratio(each["largest"] / part[0]["largest"]),
        )
        for each in part
    ]
    return Table(
        "Peak memory.",
        "Together: over all processes, pages that they share counted once, looked up ten times a second.",
        ("", "largest process", "together", "first row"),
        rows,
    )
