"""One file in, one result out, whatever the file holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from giar_lint.api import lint_text
from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import FileResult
from giar_lint.engine import Linter
from giar_lint.errors import UserError
from giar_lint.report import Report
from giar_lint.rule import Finding
from giar_lint.rules import registry
from giar_lint.target import Target


def lint(path: Path, limit: int = 10_000, **settings: bool) -> FileResult:
    configuration = Configuration(layers=(Layer("", {"max-size": limit}),))
    target = Target(str(path), path.name, str(path), True, configuration)
    return Linter(Resolver(registry(), Layer("")), **settings).lint(target)


def test_a_clean_report_gives_nothing(clean: str) -> None:
    assert lint_text(clean) == ()


def test_diagnostics_are_whole_and_in_order(bad: str) -> None:
    found = lint_text(bad, "a.txt", language="en")
    assert [each.code for each in found] == ["GIA303", "GIA303", "GIA104"]
    assert list(found) == sorted(found, key=lambda each: each.order)
    first = found[0]
    assert bad[first.span.start : first.span.end] == "2"
    assert bad.split("\n")[first.location.line - 1][first.location.column - 1] == "2"
    assert (first.path, first.agency, first.year, first.url) == (
        "a.txt",
        "云岭县自然资源局",
        2023,
        "docs/rules/GIA303.md",
    )


def test_the_lines_that_an_output_shows_come_along(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(bad, encoding="utf-8")
    result = lint(path, 100_000)
    lines = bad.split("\n")
    assert {each.location.line for each in result.diagnostics} <= set(result.lines)
    assert all(text == lines[number - 1] for number, text in result.lines.items())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"x" * 10_001, "文件大小为9.8KB，超过9.8KB的上限"),
        (b"\0\1\2" * 100, "文件内容不是文本"),
        ("年度报告".encode() + b"\xff\xff", "自第12字节起无法解码"),
        (b"%PDF-1.7 ...", "文件内容为PDF格式，扩展名却是.txt"),
    ],
)
def test_what_cannot_be_read_is_gia001(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (found,) = lint(path).diagnostics
    assert (found.code, found.location, found.year) == ("GIA001", (1, 1), None)
    assert found.message.startswith(message)


def test_what_the_system_refuses_is_gia001(tmp_path: Path) -> None:
    assert lint(tmp_path / "gone.txt").diagnostics[0].message.startswith("文件不存在")
    assert lint(tmp_path).diagnostics[0].message.startswith("不是普通文件")
    assert lint(tmp_path / ("x" * 300)).diagnostics[0].message.startswith("读取文件时系统报错")
    closed = tmp_path / "closed.txt"
    closed.write_text("x", encoding="utf-8")
    closed.chmod(0)
    if not os.access(closed, os.R_OK):
        assert lint(closed).diagnostics[0].message.startswith("无权读取")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_that_nobody_writes_to_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert lint(tmp_path / "pipe.txt").diagnostics[0].message.startswith("不是普通文件")


def test_what_is_no_report_is_gia002_when_named_and_left_out_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("会议记录\n", encoding="utf-8")
    (found,) = lint(path).diagnostics
    assert (found.code, found.location, found.end_location) == ("GIA002", (1, 1), (1, 5))
    assert lint(path, skip_named=True) == FileResult("a.txt", skipped="not-a-report")


def test_a_file_under_the_limit_by_a_byte_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10_000)
    assert [each.code for each in lint(path).diagnostics] == ["GIA002"]


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "\ud800", "\0", "一、总体情况\n二、", "\r\r\n"])
def test_no_text_breaks_it(text: str) -> None:
    assert {each.code for each in lint_text(text)} <= {"GIA001", "GIA002"}


def test_a_cell_that_lost_its_end_is_quoted_in_part_and_masked_before_it_is_cut(bad: str) -> None:
    number = "11010519491231002X"
    for long in ("字" * 3_000_000, "字" * 1990 + number + "字" * 100):
        text = bad.replace("行政处罚\t37", f"行政处罚\t{long}", 1)
        assert long in text
        (found,) = [each for each in lint_text(text) if each.code == "GIA206"]
        assert 2000 < len(found.message) < 2200
        assert "……" in found.message
        assert number[:10] not in found.message


def test_a_report_from_before_2019_is_not_held_to_the_form(clean: str) -> None:
    old = clean.replace("2023", "2017").replace("2024", "2018").replace("一、总体情况", "一、概述")
    found = [each.code for each in lint_text(old)]
    assert "GIA003" in found
    assert not any(code.startswith(("GIA1", "GIA2", "GIA3")) for code in found)
    assert "GIA104" in {each.code for each in lint_text(clean.replace("一、总体情况", "一、总体概况"))}


def test_a_school_is_held_to_the_form_where_it_uses_it(bad: str) -> None:
    school = bad.replace("云岭县自然资源局", "云岭大学")
    assert {"GIA003", "GIA303"} <= {each.code for each in lint_text(school)}
    own_form = "云岭大学2023年信息公开工作年度报告\n\n一、概述\n\n2023年，学校公开信息12条。\n"
    assert [each.code for each in lint_text(own_form)] == ["GIA003"]


def test_a_rule_that_breaks_is_a_failure_and_the_others_run(tmp_path: Path, bad: str) -> None:
    def broken(report: Report, options: None) -> Iterator[Finding]:
        yield Finding(report.document.blocks[0].span, "no such variant")

    rules = {**registry(), "GIA104": registry()["GIA104"]._replace(check=broken)}
    path = tmp_path / "a.txt"
    path.write_text(bad, encoding="utf-8")
    target = Target(str(path), "a.txt", str(path), True, Configuration())
    result = Linter(Resolver(rules, Layer("")), language="en").lint(target)
    assert [each.code for each in result.diagnostics] == ["GIA303", "GIA303"]
    assert result.failures == (
        (
            "GIA104",
            "a.txt: rule GIA104 failed (KeyError: 'no such variant'); the other rules went on; "
            "--verbose shows more, please report it",
        ),
    )
    traced = Linter(Resolver(rules, Layer("")), trace=True).lint(target)
    assert "Traceback" in traced.failures[0][1]


def test_a_folder_that_is_no_edition_is_an_error_of_the_user(tmp_path: Path, clean: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(clean, encoding="utf-8")
    configuration = Configuration(layers=(Layer("", {"edition": str(tmp_path)}),))
    target = Target(str(path), "a.txt", str(path), True, configuration)
    linter = Linter(Resolver(registry(), Layer("")), language="en")
    ((code, line),) = linter.lint(target).failures
    assert code == "" and line.startswith("a.txt: the edition does not hold together: ")
    with pytest.raises(UserError):
        linter.lint_bytes(target, path.read_bytes())
