"""`giar-lint extract` as its users meet it: what goes where, which files, exit status, errors in one line."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import giar_lint.cli.extract
from giar_lint.extract import schema_page
from giar_lint.report import Report

Runner = Callable[..., "tuple[int, str, str]"]

HEADER = "agency,year,table,row,column,value,path,line\n"


@pytest.fixture
def reports(project: Path, clean: str, bad: str) -> Path:
    """A folder with a bad report, a clean one, a file that is no report and one that cannot be read."""
    folder = project / "reports"
    folder.mkdir()
    (folder / "bad.txt").write_text(bad, encoding="utf-8")
    (folder / "clean.txt").write_text(clean, encoding="utf-8")
    (folder / "notes.txt").write_text("会议记录\n\n无\n", encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\xff\xfe\xff")
    return folder


def program(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "giar_lint", "extract", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


def test_a_folder_gives_one_array_with_one_report_a_line(run: Runner, reports: Path) -> None:
    status, out, err = run("extract", "reports")
    assert (status, err) == (0, "已提取2份报告（跳过1个非年报文件、1个无法读取的文件）。\n")
    assert [each["path"] for each in json.loads(out)] == ["reports/bad.txt", "reports/clean.txt"]
    assert [line[:1] for line in out.splitlines()] == ["[", "{", "{", "]"]


def test_without_a_path_the_working_directory_is_taken(run: Runner, reports: Path) -> None:
    assert len(json.loads(run("extract").out)) == 2


def test_quiet_says_nothing_and_verbose_names_what_is_skipped(run: Runner, reports: Path) -> None:
    assert run("extract", "reports", "--quiet").err == ""
    (reports / "giar-lint.toml").write_text("", encoding="utf-8")
    err = run("extract", "reports", "--verbose", "--language", "en").err
    assert err == (
        "giar-lint: configuration: reports/giar-lint.toml\n"
        "giar-lint: skipped reports/broken.txt: unreadable\n"
        "giar-lint: skipped reports/notes.txt: not a report\n"
        "Reports extracted: 2 (skipped - not a report: 1, unreadable: 1).\n"
    )


def test_named_files_that_give_no_report_are_told_and_the_run_goes_on(run: Runner, reports: Path) -> None:
    status, out, err = run(
        "extract", "reports/broken.txt", "reports/notes.txt", "reports/clean.txt", "--language", "en", "--quiet"
    )
    assert status == 1
    assert [each["path"] for each in json.loads(out)] == ["reports/clean.txt"]
    first, second = err.splitlines()
    assert first.startswith("giar-lint: reports/broken.txt: Cannot be decoded from byte 2 on")
    assert second.startswith("giar-lint: reports/notes.txt: Neither the title nor two of the six headings")


def test_what_is_said_of_an_unreadable_file_is_what_check_says(run: Runner, reports: Path) -> None:
    said = run("check", "reports/broken.txt", "--output-format", "json").out
    message = json.loads(said)[0]["message"]
    assert run("extract", "reports/broken.txt", "--quiet") == (1, "[]\n", f"giar-lint: reports/broken.txt：{message}\n")


def test_a_size_is_told_as_people_write_it(run: Runner, reports: Path) -> None:
    (reports / "giar-lint.toml").write_text('max-size = "1KiB"\n', encoding="utf-8")
    status, _, err = run("extract", "reports/clean.txt", "--quiet")
    assert status == 1 and "超过1KB的上限" in err


def test_an_unreadable_file_that_the_configuration_claims_counts_as_named(run: Runner, reports: Path) -> None:
    (reports / "giar-lint.toml").write_text('include = ["*.txt"]\n', encoding="utf-8")
    status, out, err = run("extract", "reports")
    assert (status, len(json.loads(out))) == (1, 2)
    assert err.startswith("giar-lint: reports/broken.txt：")


def test_the_configuration_is_applied(run: Runner, reports: Path) -> None:
    text = '[[agency]]\nname = "云岭县自然资源局"\nlevel = "prefectural"\n[[override]]\nfiles = ["clean.txt"]\nyear = 2020\n'
    (reports / "giar-lint.toml").write_text(text, encoding="utf-8")

    def told(*arguments: str) -> tuple[object, ...]:
        (data,) = json.loads(run("extract", *arguments).out)
        return data["agency"]["level"], data["year"], data["edition"]

    assert told("reports/clean.txt") == ("prefectural", 2020, "2019")
    assert told("reports/clean.txt", "--no-config") == ("county", 2023, "2021")
    (reports / "giar-lint.toml").rename(reports.parent / "other.toml")
    assert told("reports/clean.txt") == ("county", 2023, "2021")
    assert told("reports/clean.txt", "--config", "other.toml")[0] == "prefectural"


def test_the_language_is_that_of_the_configuration(run: Runner, reports: Path) -> None:
    (reports / "giar-lint.toml").write_text('language = "en"\n', encoding="utf-8")
    assert run("extract", "reports/clean.txt").err == "Reports extracted: 1.\n"
    assert run("extract", "reports/clean.txt", "--language", "zh").err == "已提取1份报告。\n"


def test_csv_takes_many_reports_into_one_table(run: Runner, reports: Path) -> None:
    status, out, _ = run("extract", "reports", "--csv")
    assert status == 0 and out.startswith(HEADER)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["path"] for row in rows} == {"reports/bad.txt", "reports/clean.txt"}
    found = {row["path"]: row["value"] for row in rows if (row["row"], row["column"]) == ("carried-forward", "total")}
    assert found == {"reports/bad.txt": "2", "reports/clean.txt": "1"}


def test_csv_in_a_file_begins_with_a_bom(run: Runner, reports: Path, project: Path) -> None:
    printed = run("extract", "reports", "--csv").out
    assert run("extract", "reports", "--csv", "--output-file", "a.csv").out == ""
    data = (project / "a.csv").read_bytes()
    assert data == b"\xef\xbb\xbf" + printed.encode()


def test_text_is_the_text_with_the_lines_of_diagnostics(run: Runner, reports: Path, bad: str) -> None:
    status, out, _ = run("extract", "--text", "reports/bad.txt")
    assert (status, out) == (0, bad)
    lines = out.split("\n")
    found = json.loads(run("check", "reports/bad.txt", "--output-format", "json").out)
    assert found
    for each in found:
        start, end = each["location"], each["end_location"]
        assert lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1] in each["message"] + "2"


def test_text_of_other_encodings_and_line_ends(run: Runner, reports: Path, clean: str) -> None:
    (reports / "gbk.txt").write_bytes(clean.replace("\n", "\r\n").encode("gbk"))
    assert run("extract", "--text", "reports/gbk.txt").out == clean


def test_texts_of_several_files_are_headed(run: Runner, reports: Path, clean: str, bad: str) -> None:
    out = run("extract", "--text", "reports/clean.txt", "reports/bad.txt").out
    assert out == f"==> reports/bad.txt <==\n{bad}\n==> reports/clean.txt <==\n{clean}"


def test_text_is_harmless_on_a_terminal_alone(
    run: Runner, reports: Path, clean: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (reports / "clean.txt").write_text(clean.replace("平稳有序", "平稳\x1b[31m有序"), encoding="utf-8")
    assert "平稳\x1b[31m有序" in run("extract", "--text", "reports/clean.txt").out
    monkeypatch.setattr(giar_lint.cli.extract, "_is_terminal", lambda: True)
    assert "平稳␛[31m有序" in run("extract", "--text", "reports/clean.txt").out
    assert run("extract", "--text", "reports/clean.txt", "--output-file", "a").status == 0
    assert "平稳\x1b[31m有序" in Path("a").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", [(), ("--text",), ("--csv",)])
def test_private_numbers_are_masked(run: Runner, reports: Path, clean: str, form: tuple[str, ...]) -> None:
    text = clean.replace("电话：0999-5550123", "手机：13800138000").replace("\t1\t0\t0", "\t13800138000\t0\t0")
    assert text.count("13800138000") > 1
    (reports / "clean.txt").write_text(text, encoding="utf-8")
    status, out, _ = run("extract", "reports/clean.txt", *form)
    assert status == 0 and out and "13800138000" not in out


def test_standard_input(reports: Path, clean: str) -> None:
    done = program("-", input=clean.encode())
    assert (done.returncode, json.loads(done.stdout)[0]["path"]) == (0, "<stdin>")
    done = program("-", "--stdin-filename", "reports/x.md", input=clean.encode())
    (data,) = json.loads(done.stdout)
    assert (data["path"], data["format"]) == ("reports/x.md", "markdown")


def test_a_reader_that_leaves_ends_the_run_quietly(reports: Path, clean: str) -> None:
    for number in range(8):
        (reports / f"{number}.txt").write_text(clean, encoding="utf-8")
    command = [sys.executable, "-m", "giar_lint", "extract", "reports", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_the_output_file_takes_its_place_as_a_whole(run: Runner, reports: Path, project: Path) -> None:
    (project / "out.json").write_text("old", encoding="utf-8")
    printed = run("extract", "reports").out
    assert run("extract", "reports", "--output-file", "out.json").out == ""
    assert (project / "out.json").read_text(encoding="utf-8") == printed
    assert sorted(each.name for each in project.iterdir()) == [".git", "out.json", "reports"]


def test_a_run_that_breaks_leaves_the_old_output_file(
    run: Runner, reports: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    (project / "out.json").write_text("old", encoding="utf-8")
    monkeypatch.setattr("giar_lint.extract.data.report_data", interrupted)
    assert run("extract", "reports", "--output-file", "out.json").status == 130
    assert (project / "out.json").read_text(encoding="utf-8") == "old"
    assert sorted(each.name for each in project.iterdir()) == [".git", "out.json", "reports"]


@pytest.mark.parametrize("name", ["reports/clean.txt", "link.txt"])
def test_an_output_never_overwrites_an_input(run: Runner, reports: Path, clean: str, name: str) -> None:
    os.symlink("reports/clean.txt", "link.txt")
    status, out, err = run("extract", "reports", "--text", "--output-file", name)
    assert (status, out) == (2, "") and name in err
    assert (reports / "clean.txt").read_text(encoding="utf-8") == clean


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--text", "--csv", "reports"), "--text与--csv不能同时使用"),
        (("--config", "a.toml", "--no-config"), "--config与--no-config不能同时使用"),
        (("-", "reports"), "“-”（标准输入）须单独使用"),
        (("reports", "--stdin-filename", "a.txt"), "--stdin-filename须与“-”一起使用"),
        (("reprots",), "路径不存在：reprots；是否应为“reports”？"),
        (("reports", "--output-file", ""), "“--output-file”不能为空"),
        (("reports", "--output-file", "reports"), "reports是文件夹，请指定文件"),
        (("reports", "--output-file", "no/a.json"), "输出文件no/a.json所在的文件夹不存在，请先建立"),
        (("reports", "--output-format", "json"), "没有“--output-format”这个选项；是否应为“--output-file”？"),
        (("reports", "--output-file"), "选项--output-file的用法有误：缺少取值，或不应带取值"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    run: Runner, reports: Path, arguments: tuple[str, ...], line: str
) -> None:
    assert run("extract", *arguments) == (2, "", f"giar-lint: {line}\n")


def test_what_breaks_inside_is_told_and_the_run_goes_on(
    run: Runner, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from giar_lint.extract import data

    whole = data.report_data

    def broken(report: Report, form: str) -> object:
        if report.path.endswith("bad.txt"):
            raise ValueError("no\nway")
        return whole(report, form)

    monkeypatch.setattr("giar_lint.extract.data.report_data", broken)
    status, out, err = run("extract", "reports", "--quiet")
    assert status == 2 and len(json.loads(out)) == 1
    assert err.startswith("giar-lint: reports/bad.txt：提取时内部出错（ValueError: no）") and err.count("\n") == 1
    assert "Traceback" in run("extract", "reports", "--verbose").err


def test_a_configuration_that_does_not_fit_a_report_is_told(run: Runner, reports: Path) -> None:
    agencies = "".join(f'[[agency]]\nname = "{name}"\nfiles = ["clean.txt"]\n' for name in ("甲局", "乙局"))
    (reports / "giar-lint.toml").write_text(agencies, encoding="utf-8")
    status, out, err = run("extract", "reports", "--quiet")
    assert status == 2 and [each["path"] for each in json.loads(out)] == ["reports/bad.txt"]
    assert "reports/clean.txt同时符合“甲局”和“乙局”" in err


def test_the_schemas_are_printed(run: Runner, project: Path) -> None:
    assert run("schema", "--of", "extract") == (0, schema_page(), "")
    assert run("schema", "--of", "configuration") == run("schema")
    assert run("schema", "--of", "x").status == 2
