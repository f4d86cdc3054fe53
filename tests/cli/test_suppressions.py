"""`[[suppress]]` and comments: what they keep back, and GIA004 for what keeps back nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Runner = Callable[..., "tuple[int, str, str]"]
SUPPRESS = '[[suppress]]\nfile = "{file}"\ncode = "{code}"\nreason = "经核定保留"\n{text}'
ONLY = ("--select", "GIA303,GIA104,GIA004", "--output-format", "concise", "--quiet")


def codes(out: str) -> list[str]:
    return [line.split(": ")[1].split(" ")[0] for line in out.splitlines()]


def configure(project: Path, *tables: dict[str, str]) -> None:
    text = "\n".join(SUPPRESS.format(**{"text": "", "code": "GIA303", "file": "bad.txt", **each}) for each in tables)
    (project / "giar-lint.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def report(project: Path, bad: str, clean: str) -> Path:
    (project / "bad.txt").write_text(bad, encoding="utf-8")
    (project / "clean.txt").write_text(clean, encoding="utf-8")
    return project


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"code": "balance"},
        {"file": "*.txt"},
        {"file": "./bad.txt"},
        {"text": 'text = "结转下年度"'},
    ],
)
def test_a_suppression_keeps_back_its_diagnostics_and_no_other(
    run: Runner, report: Path, table: dict[str, str]
) -> None:
    configure(report, table)
    assert codes(run("check", ".", *ONLY).out) == ["GIA104"]


def test_it_must_stand_on_a_line_with_the_text(run: Runner, report: Path) -> None:
    configure(report, {"text": 'text = "五、"', "code": "GIA104"}, {"text": 'text = "六、"'})
    _, out, _ = run("check", ".", *ONLY)
    assert codes(out) == ["GIA303", "GIA303", "GIA004"]
    assert out.splitlines()[-1] == (
        "giar-lint.toml:6:1: GIA004 warning 本条[[suppress]]（GIA303，bad.txt）未起作用：检查中未出现它所指的问题；"
        "请删除本条，或核对file、code、text。"
    )


def test_a_file_with_marks_of_a_pattern_in_its_name_is_a_path(run: Runner, project: Path, bad: str) -> None:
    (project / "[2023]a.txt").write_text(bad, encoding="utf-8")
    configure(project, {"file": "[2023]a.txt"})
    assert codes(run("check", ".", *ONLY).out) == ["GIA104"]


def test_only_what_was_linted_with_rules_that_ran_is_judged(run: Runner, report: Path) -> None:
    configure(report, {"file": "clean.txt"}, {"file": "cl*.txt"}, {"file": "gone.txt"})
    assert codes(run("check", ".", *ONLY).out).count("GIA004") == 2
    assert codes(run("check", "bad.txt", *ONLY).out).count("GIA004") == 0
    assert codes(run("check", "clean.txt", *ONLY).out).count("GIA004") == 1
    assert run("check", "clean.txt", "--select", "GIA104,GIA004", "--quiet").out == ""
    assert codes(run("check", ".", *ONLY, "--ignore", "GIA004").out).count("GIA004") == 0


def test_a_suppression_of_a_base_stands_in_the_base(run: Runner, report: Path) -> None:
    configure(report, {"file": "city/clean.txt"})
    (report / "giar-lint.toml").rename(report / "base.toml")
    city = report / "city"
    city.mkdir()
    (city / "giar-lint.toml").write_text('extends = "../base.toml"\n', encoding="utf-8")
    (report / "clean.txt").rename(city / "clean.txt")
    found = json.loads(run("check", "city", "--output-format", "json").out)
    assert [(each["code"], each["path"], each["location"]["line"]) for each in found] == [("GIA004", "base.toml", 1)]


def test_the_output_stays_in_the_order_of_paths_and_files_are_counted_once(run: Runner, report: Path) -> None:
    (report / "bad.txt").rename(report / "z.txt")
    configure(report, {"file": "clean.txt"})
    _, out, err = run("check", ".", *ONLY[:-1])
    paths = [line.split(":")[0] for line in out.splitlines()]
    assert paths == sorted(paths) and "giar-lint.toml" in paths
    assert err.startswith("已检查2个文件：错误2处，警告2处")


def test_what_is_no_report_can_be_suppressed(run: Runner, project: Path) -> None:
    (project / "notes.txt").write_text("会议记录\n", encoding="utf-8")
    configure(project, {"file": "notes.txt", "code": "GIA002"})
    assert run("check", "notes.txt", "--quiet", "--fail-on", "info") == (0, "", "")


HEADING = "五、存在的问题及改进情况"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("<!-- giar-lint: disable=GIA104 -->\n", "", []),
        ("<!-- giar-lint: disable=GIA1 -->\n", "\n<!-- giar-lint: enable=GIA1 -->", []),
        ("<!-- giar-lint: disable -->\n", "\n<!-- giar-lint: enable -->", []),
        ("<!--giar-lint:disable-next-line=heading-wording,GIA104-->\n\n", "", []),
        ("", "\n<!-- giar-lint: disable-file=GIA104 -->", []),
        ("<!-- giar-lint: disable-next-line=GIA104 -->\n普通一段。\n\n", "", ["GIA004", "GIA104"]),
        ("<!-- giar-lint: disable=GIA104 -->\n<!-- giar-lint: enable -->\n", "", ["GIA004", "GIA104"]),
        ("<!-- giar-lint: disable=GIA303 -->\n", "", ["GIA004", "GIA104"]),
        ("<!-- giar-lint: disable=GIA888 -->\n", "", ["GIA004", "GIA104"]),
        ("<!-- giar-lint: disabel=GIA104 -->\n", "", ["GIA004", "GIA104"]),
        ("<!-- giar-lint: disable=GIA601 -->\n", "", ["GIA104"]),
        ("<!-- 其他注释 -->\n", "", ["GIA104"]),
    ],
)
def test_comments_in_markdown(
    run: Runner, project: Path, clean: str, before: str, after: str, expected: list[str]
) -> None:
    text = clean.replace("五、存在的主要问题及改进情况", before + HEADING + after)
    (project / "a.md").write_text(text, encoding="utf-8")
    assert codes(run("check", "a.md", *ONLY).out) == expected


def test_a_comment_inside_a_table_parts_no_rows_and_is_obeyed(run: Runner, project: Path, bad: str) -> None:
    comment = "<!-- giar-lint: disable-next-line=GIA303 -->\n"
    (project / "a.md").write_text(bad.replace("四、结转下年度", comment + "四、结转下年度"), encoding="utf-8")
    assert codes(run("check", "a.md", "--select", "GIA2,GIA3,GIA004", *ONLY[2:]).out) == []


def test_plain_text_has_no_comments(run: Runner, project: Path, bad: str) -> None:
    (project / "a.txt").write_text("<!-- giar-lint: disable-file -->\n" + bad, encoding="utf-8")
    assert "GIA104" in codes(run("check", "a.txt", *ONLY).out)
