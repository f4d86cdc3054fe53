"""Results with any text in them, as the property tests of outputs take them."""

from __future__ import annotations

from hypothesis import strategies as st

from giar_lint.diagnostics import (
    Diagnostic,
    Edit,
    FileResult,
    Fix,
    Held,
    Location,
    Place,
    Related,
    Severity,
    Span,
)

anything = st.text(st.characters(exclude_categories=()), max_size=20)
"""Text with any code point in it: control characters, halves of surrogate pairs, what XML forbids."""
paths = st.text(st.characters(exclude_characters="\0", exclude_categories=()), min_size=1, max_size=20)
_numbers = st.integers(1, 10**6)
_locations = st.builds(Location, _numbers, _numbers)
_severities = st.sampled_from([Severity.ERROR, Severity.WARNING, Severity.INFO])
_places = st.builds(
    Place,
    page=st.none() | _numbers,
    section=st.none() | _numbers,
    table=st.none() | _numbers,
    row=st.none() | anything,
    column=st.none() | anything,
    paragraph=st.none() | _numbers,
    file_cell=st.none() | st.tuples(_numbers, _numbers, _numbers),
)
_edits = st.builds(Edit, st.just(Span(0, 1)), _locations, _locations, anything)
_fixes = st.builds(
    Fix, st.sampled_from(["safe", "unsafe", "display"]), st.lists(_edits, min_size=1, max_size=2).map(tuple)
)
diagnostics = st.builds(
    Diagnostic,
    code=st.sampled_from(["GIA303", "GIA205", "XYZ001"]),
    name=st.sampled_from(["balance", "blank-cell", "of-a-plugin"]),
    severity=_severities,
    message=anything,
    path=paths,
    location=_locations,
    end_location=_locations,
    span=st.just(Span(0, 1)),
    place=st.none() | _places,
    related=st.lists(st.builds(Related, _locations, _locations, anything), max_size=2).map(tuple),
    fix=st.none() | _fixes,
    agency=st.none() | anything,
    year=st.none() | st.integers(2008, 2100),
    fingerprint=st.uuids().map(lambda each: each.hex),
)
_held = st.builds(Held, diagnostics, st.sampled_from(["comment", "configuration", "baseline"]), anything)


@st.composite
def results(draw: st.DrawFn) -> FileResult:
    """The result of one file; the lines are known for some of the places."""
    path = draw(paths)
    found = tuple(each._replace(path=path) for each in draw(st.lists(diagnostics, max_size=3)))
    held = tuple(
        each._replace(diagnostic=each.diagnostic._replace(path=path)) for each in draw(st.lists(_held, max_size=2))
    )
    lines = {each.location.line: draw(anything) for each in found}
    failures = draw(st.lists(st.tuples(st.sampled_from(["", "GIA303"]), anything), max_size=1))
    skipped = draw(st.sampled_from(["", "", "not-a-report", "unreadable", "extra"]))
    if skipped:
        return FileResult(path, skipped=skipped)
    return FileResult(path, found, lines, failures=tuple(failures), held=held)
