"""The Python interface does what the command line does, and keeps nothing."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import giar_lint
from giar_lint import Diagnostic, Severity, lint_path, lint_text


def test_a_text_is_linted_under_the_defaults_whatever_lies_around(project: Path, bad: str) -> None:
    (project / "giar-lint.toml").write_text('select = ["GIA104"]\n', encoding="utf-8")
    assert [each.code for each in lint_text(bad)] == ["GIA303", "GIA303", "GIA104"]
    assert [each.code for each in lint_text(bad, config="giar-lint.toml")] == ["GIA104"]


def test_diagnostics_are_typed_values(bad: str) -> None:
    found = lint_text(bad, "a.txt", language="en")[0]
    assert isinstance(found, Diagnostic)
    assert (found.code, found.severity, found.path) == ("GIA303", Severity.ERROR, "a.txt")
    assert found.message != lint_text(bad, "a.txt")[0].message


def test_a_path_gives_a_result_for_each_file(project: Path, bad: str, clean: str) -> None:
    (project / "a.txt").write_text(bad, encoding="utf-8")
    (project / "b.txt").write_text(clean, encoding="utf-8")
    (project / "notes.txt").write_text("会议记录", encoding="utf-8")
    results = lint_path(project)
    assert [(each.path, len(each.diagnostics), each.skipped) for each in results] == [
        ("a.txt", 3, ""),
        ("b.txt", 0, ""),
        ("notes.txt", 0, "not-a-report"),
    ]
    assert [each.code for each in lint_path("notes.txt")[0].diagnostics] == ["GIA002"]


def test_the_nearest_configuration_holds_unless_told_otherwise(project: Path, bad: str) -> None:
    (project / "a.txt").write_text(bad, encoding="utf-8")
    (project / "giar-lint.toml").write_text('select = ["GIA104"]\n', encoding="utf-8")
    assert len(lint_path("a.txt")[0].diagnostics) == 1
    assert len(lint_path("a.txt", use_config=False)[0].diagnostics) == 3


def test_calls_do_not_influence_each_other(bad: str) -> None:
    first = lint_text(bad)
    lint_text(bad, language="en")
    lint_text("甲县乙局2019年政府信息公开工作年度报告", "b.md")
    assert lint_text(bad) == first


def test_what_is_wrong_is_a_value_error_in_the_language_asked_for(project: Path) -> None:
    with pytest.raises(ValueError, match="路径不存在：none"):
        lint_path("none")
    (project / "wrong.toml").write_text("selct = []\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"wrong.toml:1: unknown key 'selct'"):
        lint_text("", config="wrong.toml", language="en")


def test_the_package_offers_what_it_names_and_nothing_else() -> None:
    for name in giar_lint.__all__:
        assert getattr(giar_lint, name) is not None
    with pytest.raises(AttributeError):
        giar_lint.nothing  # noqa: B018 - the access is the test
    assert doctest.testmod(giar_lint) == (0, 2)
