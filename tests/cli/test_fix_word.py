"""`--fix` and `--diff` of Word files as their users meet them: a corrected copy beside the original."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from giar_lint.readers import read
from support.model import model_report
from support.to_docx import render

Runner = Callable[..., "tuple[int, str, str]"]
GOOD, BAD = "存在的主要问题及", "存在的问题及"
TOLD = (
    "giar-lint: 报告.docx：原件未改动，更正稿为报告.fixed.docx（修改1处），请复核后替换原件\n已修改1处，涉及1个文件。\n"
)


def word(*changes: tuple[str, str]) -> bytes:
    """A report as a Word file with these texts put for others."""
    data, _ = render(model_report(), "plain")
    stream = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(data))
    with zipfile.ZipFile(stream, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            for old, new in changes:
                content = content.replace(old.encode(), new.encode())
            target.writestr(entry, content)
    return stream.getvalue()


@pytest.fixture
def report(project: Path) -> Path:
    path = project / "报告.docx"
    path.write_bytes(word((GOOD, BAD)))
    return path


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if each.suffix in (".docx", ".tmp"))


def test_the_copy_is_corrected_and_the_original_is_not_touched(run: Runner, report: Path) -> None:
    before = report.read_bytes(), report.stat().st_mtime_ns
    status, out, err = run("check", report.name, "--fix")
    assert (status, out) == (0, "")
    assert err.startswith(TOLD)
    assert (report.read_bytes(), report.stat().st_mtime_ns) == before
    copy = report.with_name("报告.fixed.docx")
    assert read(copy.read_bytes(), "a.docx").source.text == read(word(), "a.docx").source.text
    assert GOOD in "".join(each.text for each in docx.Document(str(copy)).paragraphs)
    assert run("check", copy.name, "--fix", "--unsafe-fixes").err.startswith("没有可自动修改的问题。")
    assert names(report.parent) == ["报告.docx", "报告.fixed.docx"]


def test_a_copy_of_ours_is_written_again_and_one_that_was_edited_is_not(run: Runner, report: Path) -> None:
    copy = report.with_name("报告.fixed.docx")
    run("check", report.name, "--fix")
    first = copy.read_bytes(), copy.stat().st_mtime_ns
    assert run("check", report.name, "--fix").err.startswith(TOLD)
    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == first
    report.write_bytes(word((GOOD, BAD), ("平稳有序", "有序平稳")))
    assert run("check", report.name, "--fix").err.startswith(TOLD)
    assert copy.read_bytes() != first[0]
    docx.Document(str(copy)).save(str(copy))
    edited = copy.read_bytes()
    status, _, err = run("check", report.name, "--fix")
    assert status == 2
    assert "报告.docx：已有报告.fixed.docx，且不是本工具生成的更正稿或生成后又经改动，未予覆盖" in err
    assert "没有可自动修改的问题" in err
    assert copy.read_bytes() == edited


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to("gone"), lambda path: path.write_bytes(b"")])
def test_nothing_of_somebody_else_is_replaced(run: Runner, report: Path, make: Callable[[Path], None]) -> None:
    copy = report.with_name("报告.fixed.docx")
    make(copy)
    status, _, err = run("check", report.name, "--fix", "--language", "en")
    assert status == 2
    assert "报告.fixed.docx is no corrected copy of ours" in err
    assert os.path.lexists(copy)
    assert names(report.parent) == ["报告.docx", "报告.fixed.docx"]
    assert not (report.parent / "gone").exists()


@pytest.mark.parametrize(
    ("step", "code"),
    [("fsync", errno.ENOSPC), ("replace", errno.EIO), ("open", errno.EACCES)],
    ids=lambda each: str(each),
)
def test_a_full_disk_or_a_closed_folder_leaves_nothing_half_written(
    run: Runner, report: Path, step: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from giar_lint import writing

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    if step == "open":
        monkeypatch.setattr(writing, "open", fail, raising=False)
    else:
        monkeypatch.setattr(os, step, fail)
    before = report.read_bytes()
    status, out, err = run("check", report.name, "--fix", "--no-cache", "--output-format", "concise")
    monkeypatch.undo()
    assert status == 2
    assert "GIA104" in out
    assert f"报告.fixed.docx：无法写入（{os.strerror(code)}），文件未改动\n" in err
    assert report.read_bytes() == before
    assert names(report.parent) == ["报告.docx"]


def test_the_diff_is_of_the_text_and_writes_nothing(run: Runner, report: Path) -> None:
    status, out, err = run("check", report.name, "--diff")
    assert status == 1
    changed = [line for line in out.splitlines()[2:] if line[0] in "+-"]
    assert changed == ["-五、存在的问题及改进情况", "+五、存在的主要问题及改进情况"]
    assert err.startswith("可修改1处，涉及1个文件，均未写入。")
    assert names(report.parent) == ["报告.docx"]


def test_standard_input_comes_out_corrected(report: Path) -> None:
    command = [sys.executable, "-m", "giar_lint", "check", "-", "--fix"]
    done = subprocess.run(command, input=report.read_bytes(), capture_output=True, check=False)
    assert done.returncode == 0
    assert read(done.stdout, "a.docx").source.text == read(word(), "a.docx").source.text


def test_what_cannot_be_changed_is_told_and_the_rest_is_not_held_up(run: Runner, report: Path) -> None:
    data = report.read_bytes()
    part = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    at = part.index(BAD)
    start, end = part.rindex("<w:r>", 0, at), part.index("</w:r>", at) + len("</w:r>")
    part = f'{part[:start]}<w:ins w:id="9" w:author="a">{part[start:end]}</w:ins>{part[end:]}'
    part = part.replace("行政处罚决定37件", "行政出发决定37件")
    stream = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(data))
    with zipfile.ZipFile(stream, "w") as target:
        for entry in source.infolist():
            target.writestr(entry, part if entry.filename == "word/document.xml" else source.read(entry))
    report.write_bytes(stream.getvalue())
    err = run("check", report.name, "--fix", "--unsafe-fixes").err
    assert "GIA104未作修改：该处留有修订痕迹，请先接受或拒绝修订\n" in err
    assert TOLD in err
    text = read(report.with_name("报告.fixed.docx").read_bytes(), "a.docx").source.text
    assert "行政处罚决定37件" in text
    assert BAD in text


def test_a_pdf_is_not_fixed(run: Runner, project: Path) -> None:
    from support.to_pdf import STYLES
    from support.to_pdf import render as printed

    model = model_report()
    section = next(each for each in model.sections if each.heading is not None and GOOD in each.heading)
    assert section.heading is not None
    changed = replace(section, heading=section.heading.replace(GOOD, BAD))
    data = printed(model.with_section(changed), STYLES[0])[0]
    (project / "a.pdf").write_bytes(data)
    err = run("check", "a.pdf", "--fix", "--language", "en").err
    assert "a.pdf: files of this format are not fixed; correct the original" in err
    assert (project / "a.pdf").read_bytes() == data
    assert sorted(each.name for each in project.iterdir() if each.suffix == ".pdf") == ["a.pdf"]
