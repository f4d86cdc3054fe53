"""Reports as Word files with every defect: the copy is without them, reads as promised, and is else the same, wherever the
runs of the file are cut."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from functools import lru_cache
from pathlib import Path
from random import Random

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giar_lint.fixing import Mended, statistics
from giar_lint.readers import read
from giar_lint.readers.docx import traced
from giar_lint.readers.docx.linear import Stretch
from giar_lint.readers.docx.runs import words
from support.defects import DEFECTS, Defect, damaged
from support.docx_runs import split
from support.generate import SEEDS
from support.mend import fixes, judged, mended
from support.to_docx import VARIANTS, Variant, render

SOFFICE = shutil.which("soffice")
PARTS = ("word/document.xml",)
EXAMPLES = 3 if os.environ.get("HYPOTHESIS_PROFILE", "short") == "short" else 100
short = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@lru_cache(maxsize=256)
def word_file(seed: int, variant: Variant, *defects: Defect) -> bytes:
    """A report with these defects as a Word file."""
    return render(damaged(seed, *defects).model, variant)[0]


def assert_copied(data: bytes, *, unsafe: bool = True) -> Mended:
    """What holds of every copy: returns it."""
    before = judged(data, "a.docx")
    result = mended(data, "a.docx", unsafe=unsafe)
    assert result.problem == ""
    dropped = [(each.diagnostic.code, each.why) for each in result.dropped]
    # The numbers of headings may be counted by Word, which nothing else keeps from being fixed.
    assert {why for _, why in dropped} <= {"numbering"}
    left = result.judged.result.diagnostics
    assert sorted(fixes(left, unsafe=unsafe)) == sorted(code for code, _ in dropped)
    assert before.report is not None
    assert result.judged.report is not None
    assert statistics(before.report).items() <= statistics(result.judged.report).items()
    assert bool(result.fixed) == (result.data != data)
    again = mended(result.data, "a.docx", unsafe=unsafe)
    assert (again.data, again.fixed) == (result.data, ())
    assert_else_the_same(data, result.data)
    return result


def assert_else_the_same(old: bytes, new: bytes) -> None:
    """All parts but the text are the same bytes, in their places, with their dates and compression."""
    one, other = (zipfile.ZipFile(io.BytesIO(each)) for each in (old, new))
    assert other.testzip() is None
    assert [each.filename for each in one.infolist()] == [each.filename for each in other.infolist()]
    for first, second in zip(one.infolist(), other.infolist(), strict=True):
        assert (first.date_time, first.compress_type, first.external_attr) == (
            second.date_time,
            second.compress_type,
            second.external_attr,
        )
        if first.filename not in PARTS:
            assert one.read(first) == other.read(second)


def text_of(data: bytes) -> str:
    return read(data, "a.docx").source.text


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
def test_every_defect_with_a_fix_is_fixed_in_the_copy(defect: Defect, variant: Variant) -> None:
    result = assert_copied(word_file(1, variant, defect))
    if result.fixed:
        docx.Document(io.BytesIO(result.data))


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_stretch_of_the_text_leads_back_to_the_words_it_stands_for(variant: Variant) -> None:
    stretches: list[Stretch] = []
    document, _ = traced(split(word_file(1, variant), Random(1)), "a.docx", stretches)
    text = document.source.text
    done = 0
    for each in stretches:
        assert each.start >= done
        done = each.end
        assert words(each.element)[each.at :].startswith(text[each.start : each.end])
    missing = sum(not character.isspace() for character in text) - sum(
        not character.isspace() for each in stretches for character in text[each.start : each.end]
    )
    # Word counts the ordinals: nothing else is left out.
    assert (missing == 0) == (variant == "plain")


@pytest.mark.parametrize("variant", VARIANTS)
@short
@given(SEEDS, st.sets(st.sampled_from(DEFECTS), min_size=2, max_size=5), st.booleans())
def test_several_defects_are_fixed_together(variant: Variant, seed: int, defects: set[Defect], unsafe: bool) -> None:
    assert_copied(word_file(seed, variant, *sorted(defects, key=DEFECTS.index)), unsafe=unsafe)


@pytest.mark.parametrize("variant", VARIANTS)
@settings(short, max_examples=2 * EXAMPLES)
@given(st.integers(0, 2**32), st.sampled_from((1, 2)), st.sampled_from(range(0, len(DEFECTS), 6)))
def test_wherever_runs_are_cut_the_copy_reads_the_same(variant: Variant, cut: int, seed: int, first: int) -> None:
    data = word_file(seed, variant, *DEFECTS[first : first + 6])
    other = split(data, Random(cut))
    assert text_of(other) == text_of(data)
    whole, pieces = mended(data, "a.docx", unsafe=True), mended(other, "a.docx", unsafe=True)
    assert text_of(pieces.data) == text_of(whole.data)
    assert [each.code for each in pieces.fixed] == [each.code for each in whole.fixed]
    assert len(pieces.dropped) == len(whole.dropped)
    assert_else_the_same(other, pieces.data)


def test_a_heading_that_word_numbers_keeps_its_number_and_is_told() -> None:
    defect = next(each for each in DEFECTS if each.__name__ == "ordinal_wrong")
    plain = mended(word_file(1, "plain", defect), "a.docx", unsafe=True)
    numbered = mended(word_file(1, "numbered", defect), "a.docx", unsafe=True)
    assert [each.code for each in plain.fixed] == ["GIA105"]
    assert [(each.diagnostic.code, each.why) for each in numbered.dropped] == [("GIA105", "numbering")]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("variant", VARIANTS)
def test_libreoffice_opens_the_copy_and_reads_what_was_put(variant: Variant, tmp_path: Path) -> None:
    assert SOFFICE is not None
    chosen = [each for each in DEFECTS if each.__module__.endswith((".prose", ".cells"))]
    result = assert_copied(word_file(1, variant, *chosen))
    assert result.fixed
    (tmp_path / "a.docx").write_bytes(result.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), "a.docx"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=180, check=True)
    command[3:5] = ["--convert-to", "docx:MS Word 2007 XML"]
    command[-1] = "a.odt"
    (tmp_path / "a.docx").unlink()
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=180, check=True)
    again = text_of((tmp_path / "a.docx").read_bytes())
    # Of a content control with several runs LibreOffice writes the words once more for each, so that it says more.
    assert [line for line in text_of(result.data).splitlines() if line not in again] == []
