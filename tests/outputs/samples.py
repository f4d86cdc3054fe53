"""Diagnostics for the tests of outputs, made by hand."""

from __future__ import annotations

from giar_lint.diagnostics import Diagnostic, Edit, FileResult, Fix, Location, Place, Related, Severity, Span

BALANCE = Diagnostic(
    code="GIA303",
    name="balance",
    severity=Severity.ERROR,
    message="相差2，请核对。",
    path="reports/a.txt",
    location=Location(69, 3),
    end_location=Location(69, 5),
    span=Span(900, 902),
    place=Place(section=3, table=3, row="carried-forward", column="total"),
    related=(Related(Location(7, 1), Location(7, 2), "总计在这里"),),
    fix=Fix("display", (Edit(Span(900, 902), Location(69, 3), Location(69, 5), "24"),)),
    agency="甲县乙局",
    year=2022,
    fingerprint="f" * 32,
    url="docs/rules/zh/GIA303.md",
)
BLANK = Diagnostic(
    code="GIA205",
    name="blank-cell",
    severity=Severity.WARNING,
    message="“3.其他”行未填写。",
    path="reports/a.txt",
    location=Location(72, 2),
    end_location=Location(72, 2),
    span=Span(950, 950),
)
UNREADABLE = Diagnostic(
    code="GIA001",
    name="unreadable-file",
    severity=Severity.ERROR,
    message="无法读取。",
    path="b\x1b[1m.txt",
    location=Location(1, 1),
    end_location=Location(1, 1),
    span=Span(0, 0),
)
LINES = {7: "总计", 69: "四\t46", 70: "3.其他", 72: "\t"}
RESULT = FileResult("reports/a.txt", (BALANCE, BLANK), LINES)
"""Two diagnostics: one with a related place, one on a blank line."""
BROKEN = FileResult("b\x1b[1m.txt", (UNREADABLE,), {1: ""})
"""A file that cannot be read, with a name that would steer a terminal."""
