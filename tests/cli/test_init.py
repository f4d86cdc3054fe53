"""`giar-lint init`: a configuration proposed from the reports that are there."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

Runner = Callable[..., "tuple[int, str, str]"]
NAME = "云岭县自然资源局"


def write(project: Path, clean: str, **reports: str) -> None:
    """Reports by folder and name (`_` is a slash), of the agency that is given."""
    for name, agency in reports.items():
        path = project / f"{name.replace('_', '/')}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(clean.replace(NAME, agency), encoding="utf-8")


def proposed(project: Path) -> dict[str, dict[str, object]]:
    data = tomllib.loads((project / "giar-lint.toml").read_text(encoding="utf-8"))
    return {agency.pop("name"): agency for agency in data["agency"]}


def test_each_agency_gets_a_profile(run: Runner, project: Path, clean: str) -> None:
    write(
        project,
        clean,
        reports_land_2022=NAME,
        reports_land_old_2021=NAME,
        reports_mixed_a="云岭县人民政府",
        reports_mixed_b="石桥镇人民政府",
        top="云岭市信息中心",
    )
    (project / "reports" / "notes.txt").write_text("会议记录\n", encoding="utf-8")
    status, out, err = run("init")
    assert (status, out) == (0, "")
    assert err == "giar-lint: 已写入giar-lint.toml：报告5份，机关4个；请核对各机关的名称、层级和类别\n"
    assert proposed(project) == {
        NAME: {"files": ["reports/land/**"], "level": "county", "kind": "department"},
        "云岭县人民政府": {"files": ["reports/mixed/a.txt"], "level": "county", "kind": "government"},
        "石桥镇人民政府": {"files": ["reports/mixed/b.txt"], "level": "township", "kind": "government"},
        "云岭市信息中心": {"files": ["/top.txt"]},
    }
    text = (project / "giar-lint.toml").read_text(encoding="utf-8")
    assert '# level = ""  # 无法由名称推断' in text
    assert tomllib.loads(text)["include"] == ["/*.txt", "reports/**/*.txt"]


def test_what_it_proposes_is_in_force_at_once(run: Runner, project: Path, clean: str) -> None:
    write(project, clean, a_b=NAME, c="云岭县人民政府")
    assert run("init", "--language", "en").status == 0
    assert run("config", "a/b.txt").out.count("# agency") == 1
    result = run("check", "--select", "GIA3")
    assert (result.status, result.out) == (0, "")
    assert result.err == "Files checked: 2; nothing found.\n"


def test_it_leaves_a_configuration_alone_unless_forced(run: Runner, project: Path, clean: str) -> None:
    write(project, clean, a=NAME)
    (project / "giar-lint.toml").write_text('language = "en"\n', encoding="utf-8")
    assert run("init") == (
        2,
        "",
        "giar-lint: giar-lint.toml: the configuration is there already and was left alone; --force overwrites it\n",
    )
    assert (project / "giar-lint.toml").read_text(encoding="utf-8") == 'language = "en"\n'
    assert run("init", "--force").status == 0
    assert list(proposed(project)) == [NAME]


@pytest.mark.parametrize("name", ["[2023] a", "!a", "#a", "a*"])
def test_names_with_marks_of_patterns_are_escaped(run: Runner, project: Path, clean: str, name: str) -> None:
    (project / f"{name}.txt").write_text(clean, encoding="utf-8")
    assert run("init").status == 0
    assert "# 所属机关" in run("config", f"{name}.txt").out


def test_without_a_report_nothing_is_written(run: Runner, project: Path) -> None:
    (project / "notes.txt").write_text("会议记录\n", encoding="utf-8")
    status, _, err = run("init", "--language", "en")
    assert (status, err.count("\n")) == (2, 1)
    assert not (project / "giar-lint.toml").exists()


def test_a_report_without_an_agency_is_listed(run: Runner, project: Path, clean: str) -> None:
    write(project, clean, a=NAME)
    untitled = clean.replace(clean.split("\n")[0], "", 1)
    (project / "b.txt").write_text(untitled, encoding="utf-8")
    assert run("init").status == 0
    assert (project / "giar-lint.toml").read_text(encoding="utf-8").endswith('：\n#   "b.txt"\n')
