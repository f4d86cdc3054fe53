"""Every report of the corpus gives the diagnostics that stand beside it, and no other (see corpus/README.md)."""

from __future__ import annotations

import re

import pytest

from giar_lint.rules import registry
from support.corpus import Case, cases, diagnostics, differences


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_report_gives_what_is_expected_and_nothing_else(case: Case) -> None:
    assert differences(case.expected, diagnostics(case.path), registry()) == []


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_expectation_is_well_formed(case: Case) -> None:
    lines = re.split(rb"\r\n|\n|\r", case.path.read_bytes().rstrip())
    for each in case.expected:
        assert re.fullmatch(r"GIA\d{3}", each.code), each
        assert 1 <= each.line <= len(lines), each


def test_corpus_covers_layouts_encodings_and_agencies() -> None:
    """The variety that the corpus is there for, so that thinning it out shows."""
    found = cases()
    data = [case.path.read_bytes() for case in found]
    assert sum(case.silent for case in found) * 2 >= len(found)
    assert len({case.field for case in found}) >= 10
    assert {case.path.suffix for case in found} == {".txt", ".md"}
    assert any(each.startswith(b"\xef\xbb\xbf") for each in data)
    assert any(b"\r\n" in each for each in data)
    assert any(not _is_utf8(each) for each in data)
    assert any(b"\n\t" in each for each in data), "one cell per line"
    assert any(b" | " in each for each in data), "pipes"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
