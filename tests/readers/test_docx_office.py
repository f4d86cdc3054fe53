"""Word files that another program wrote, the reader without its extra, and what a run over text imports of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from giar_lint.readers import Unreadable, read
from support import lint
from support.model import model_report
from support.parts import ReportModel
from support.sums import failing
from support.to_docx import VARIANTS, Variant, render

ROOT = Path(__file__).resolve().parent.parent.parent
SOFFICE = shutil.which("soffice")


def damaged() -> ReportModel:
    """The model report with a wrong number and a blank cell."""
    model = model_report()
    table = model.table(3)
    assert table is not None
    changed = table.with_cell("new-requests", "enterprise", "7").with_cell("granted", "research", "")
    return model.with_table(changed)


def told(data: bytes) -> list[tuple[str, object]]:
    """The codes of what is found, and where in the file it stands."""
    document = read(data, "report.docx")
    found = lint.lint_bytes(data, "report.docx").diagnostics
    places = (document.landmark(each.span.start) for each in found)
    return [(each.code, place._replace(offset=0)) for each, place in zip(found, places, strict=True) if place]


def converted(folder: Path, name: str, form: str) -> Path:
    """A file converted by LibreOffice, under a profile of its own so that none that runs is in the way."""
    assert SOFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(folder / name)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    return folder / f"{Path(name).stem}.{form}"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("variant", VARIANTS)
def test_what_libreoffice_writes_says_the_same_at_the_same_places(variant: Variant, tmp_path: Path) -> None:
    data, places = render(damaged(), variant)
    (tmp_path / "report.docx").write_bytes(data)
    converted(tmp_path, "report.docx", "odt")
    again = converted(tmp_path, "report.odt", "docx").read_bytes()
    assert b"python-docx" not in again != data
    assert told(again) == told(data) != []
    found = lint.lint_bytes(again, "report.docx").diagnostics
    expected = {*failing(damaged()), ("GIA205", ("cell", 3, "granted", "research"))}
    assert lint.differences(found, expected, places.in_text(read(again, "report.docx"))) == []


def test_without_the_extra_a_file_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data, _ = render(model_report())
    for name in ("lxml", "lxml.etree"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(Unreadable) as problem:
        read(data, "report.docx")
    assert (problem.value.key, problem.value.values) == ("extra", {"format": "DOCX", "extra": "docx"})


def test_a_run_over_text_imports_nothing_of_it() -> None:
    program = (
        "import sys\nfrom giar_lint.api import lint_text\nlint_text('云岭县自然资源局2023年政府信息公开工作年度报告')\n"
        "print(*sorted(name for name in sys.modules if name.startswith(('lxml', 'docx', 'zipfile', 'giar_lint.readers'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert not {name for name in done.stdout.split() if "docx" in name or name.startswith(("lxml", "zipfile"))}
    assert "giar_lint.readers.text" in done.stdout.split()
