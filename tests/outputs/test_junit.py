"""`junit`: XML that other programs' parsers read, with every case in its place."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from giar_lint.diagnostics import FileResult, Held, Location, Severity
from giar_lint.outputs import Style, formatter
from outputs.samples import BALANCE, BLANK, BROKEN, RESULT
from outputs.strategies import results


def rendered(*given: FileResult, language: str = "zh") -> str:
    output = formatter("junit", Style(language))
    return output.begin() + "".join(output.file(result) for result in given) + output.end()


def suites(*given: FileResult, language: str = "zh") -> list:
    """The suites as junitparser reads them, once their counts have been found right."""
    found = list(JUnitXml.fromstring(rendered(*given, language=language).encode()))
    for suite in found:
        outcomes = Counter(type(case.result[0]) if case.result else None for case in suite)
        assert suite.tests == outcomes.total()
        assert (suite.failures, suite.errors, suite.skipped) == (outcomes[Failure], outcomes[Error], outcomes[Skipped])
        names = [case.name for case in suite]
        assert len(names) == len(set(names)), "of cases with one name, GitLab keeps the first alone"
    return found


def test_a_file_is_a_suite_and_a_diagnostic_a_case_that_failed() -> None:
    (suite,) = suites(RESULT)
    assert suite.name == "reports/a.txt"
    first, second = suite
    assert (first.classname, first.name) == ("reports/a.txt", "GIA303 balance")
    assert first._elem.get("file") == "reports/a.txt"
    (failure,) = first.result
    assert (failure.type, failure.message) == ("GIA303", "相差2，请核对。")
    assert failure.text == "reports/a.txt:69:3: GIA303 错误 相差2，请核对。\n69 | 四    46"
    (failure,) = second.result
    assert failure.text == "reports/a.txt:72:2: GIA205 警告 “3.其他”行未填写。"


def test_english() -> None:
    (suite,) = suites(RESULT, language="en")
    assert "GIA303 error" in next(iter(suite)).result[0].text


def test_names_stay_when_lines_move_and_are_numbered_where_a_rule_repeats() -> None:
    moved = BALANCE._replace(location=Location(80, 3))
    (suite,) = suites(FileResult("a", (BALANCE, moved, BLANK)))
    assert [case.name for case in suite] == ["GIA303 balance", "GIA303 balance (2)", "GIA205 blank-cell"]


def test_a_clean_file_has_one_case_that_passed() -> None:
    (suite,) = suites(FileResult("x.txt"))
    (case,) = suite
    assert (case.name, case.classname, case.result) == ("giar-lint", "x.txt", [])


def test_an_info_passes_and_is_told_as_output() -> None:
    (suite,) = suites(FileResult("a", (BLANK._replace(severity=Severity.INFO),)))
    (case,) = suite
    assert case.result == []
    assert case.system_out == "reports/a.txt:72:2: GIA205 提示 “3.其他”行未填写。"


@pytest.mark.parametrize(
    ("language", "comment", "left_out"),
    [
        ("zh", "由文中注释忽略", "跳过1个非年报文件"),
        ("en", "suppressed by a comment in the file", "skipped, not a report: 1"),
    ],
)
def test_what_is_held_back_or_left_out_is_skipped(language: str, comment: str, left_out: str) -> None:
    held = (Held(BALANCE, "comment"), Held(BLANK, "configuration", "热线须写两次"), Held(BLANK, "baseline"))
    first, second = suites(FileResult("a", held=held), FileResult("b", skipped="not-a-report"), language=language)
    reasons = [case.result[0].message for case in first]
    assert reasons[:2] == [comment, "热线须写两次"]
    assert reasons[2]
    assert [case.result[0].message for case in second] == [left_out]


def test_a_rule_that_broke_is_a_case_in_error() -> None:
    (suite,) = suites(FileResult("a", failures=(("GIA303", "规则GIA303内部出错\nTraceback"), ("", "无法检查"))))
    first, second = suite
    assert (first.name, first.result[0].type, first.result[0].message) == (
        "giar-lint GIA303",
        "GIA303",
        "规则GIA303内部出错",
    )
    assert (second.name, second.result[0].message) == ("giar-lint", "无法检查")


def test_an_empty_run_is_valid() -> None:
    assert suites() == []


def test_what_xml_gives_a_meaning_or_forbids_does_no_harm() -> None:
    path = "a <b> & \"c\" 'd' %#甲\n\ufffe.txt"
    found = BALANCE._replace(path=path, message="]]><x>&amp;\x00\ud800\uffff\u202e")
    text = rendered(FileResult(path, (found,), {69: "<script>\x1b"}), BROKEN)
    (suite, _) = suites(FileResult(path, (found,), {69: "<script>\x1b"}), BROKEN)
    assert suite.name == "a <b> & \"c\" 'd' %#甲␊\ufffd.txt"
    (case,) = suite
    assert case.result[0].message == "]]><x>&amp;␀<U+D800>\ufffd<U+202E>"
    assert "<script>␛" in case.result[0].text
    assert "\x1b" not in text and "\u202e" not in text


@settings(deadline=None)
@given(st.lists(results(), max_size=3), st.sampled_from(["zh", "en"]))
def test_any_result_gives_xml_that_two_parsers_read(given: list[FileResult], language: str) -> None:
    found = suites(*given, language=language)
    assert len(found) == len(given)
    for suite, result in zip(found, given, strict=True):
        parts = len(result.diagnostics) + len(result.held) + len(result.failures) + bool(result.skipped)
        assert suite.tests == max(1, parts)
    root = etree.fromstring(rendered(*given, language=language).encode(), etree.XMLParser(resolve_entities=False))
    assert root.tag == "testsuites"
    assert len(root) == len(given)
