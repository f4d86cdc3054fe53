"""Configurations that build on each other: what wins, and what a wrong chain says."""

from __future__ import annotations

from pathlib import Path

import pytest

from giar_lint.config.load import Configurations
from giar_lint.config.merge import Resolver, match_profile
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import Severity
from giar_lint.errors import UserError
from giar_lint.rules import registry


def write(folder: Path, **texts: str) -> None:
    """Files by name; an underscore stands for a slash."""
    for name, text in texts.items():
        path = folder / f"{name.replace('_', '/')}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def load(path: str) -> Configuration:
    return Configurations(registry(), fixed=path).of_folder(".")


def error(path: str) -> str:
    with pytest.raises(UserError) as caught:
        load(path)
    return caught.value.text("en")


def test_a_chain_is_merged_from_its_end(project: Path) -> None:
    write(
        project,
        national='language = "en"\nfail-on = "never"\nignore = ["GIA111"]\n[severity]\nbalance = "info"\nGIA205 = "info"\n',
        province='extends = "national.toml"\nfail-on = "warning"\ninclude = ["reports/**"]\n',
        city_a='extends = "../province.toml"\nignore = ["GIA118"]\n[severity]\nGIA205 = "error"\n',
    )
    found = load("city/a.toml")
    assert (found.value("language"), found.value("fail-on")) == ("en", "warning")
    assert found.value("include").base == str(project)
    assert found.base == str(project / "city")
    severities = Resolver(registry(), Layer("")).settings(found).severities
    assert (severities["GIA303"], severities["GIA205"]) == (Severity.INFO, Severity.ERROR)
    assert not {"GIA111", "GIA118"} & set(severities)


def test_an_agency_of_the_base_is_built_upon(project: Path) -> None:
    write(
        project,
        base='[[agency]]\nname = "甲局"\nlevel = "county"\nfiles = ["a/**"]\nignore = ["GIA111"]\n[[agency]]\nname = "乙局"\n',
        own='extends = "base.toml"\n[[agency]]\nname = "甲局"\nkind = "department"\nignore = ["GIA118"]\n',
    )
    found = load("own.toml")
    assert [each.agency.name for each in found.profiles] == ["甲局", "乙局"]
    profile = match_profile(found, str(project / "a" / "x.txt"))
    assert profile is not None
    assert (profile.agency.level, profile.agency.kind) == ("county", "department")
    assert not {"GIA111", "GIA118"} & set(Resolver(registry(), Layer("")).settings(found, profile).severities)


def test_overrides_win_over_the_agency_in_file_order_and_the_command_line_over_them(project: Path) -> None:
    write(
        project,
        base='[[override]]\nfiles = ["old/**"]\nyear = 2020\nedition = "2019"\nseverity = { GIA303 = "info" }\n',
        own="""
extends = "base.toml"
[[agency]]
name = "甲局"
severity = { GIA303 = "warning", GIA301 = "warning", GIA205 = "info" }
[[override]]
files = ["old/*.txt"]
year = 2019
severity = { GIA301 = "info" }
rules.duplicate-paragraph.min-length = 99
""",
    )
    found = load("own.toml")
    resolver = Resolver(registry(), Layer("command line", {"severity": {"GIA205": Severity.ERROR}}))
    old = resolver.settings(found, found.profiles[0], str(project / "old/a.txt"))
    assert (old.year, old.edition) == (2019, "2019")
    assert [old.severities[code].label for code in ("GIA303", "GIA301", "GIA205")] == ["info", "info", "error"]
    assert old.options["GIA601"].min_length == 99
    new = resolver.settings(found, found.profiles[0], str(project / "new/a.txt"))
    assert (new.year, new.edition) == (None, "auto")
    assert [new.severities[code].label for code in ("GIA303", "GIA301")] == ["warning", "warning"]


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (
            {"a": '\nextends = "b.toml"\n', "b": 'extends = "./a.toml"\n'},
            "b.toml:1: 'extends' goes round in a circle: a.toml -> b.toml -> a.toml",
        ),
        ({"a": 'extends = "a.toml"\n'}, "a.toml:1: 'extends' goes round in a circle: a.toml -> a.toml"),
        (
            {"a": '\nextends = "sub/bse.toml"\n', "sub_base": ""},
            "a.toml:2: the configuration that it extends does not exist: sub/bse.toml; did you mean 'sub/base.toml'?",
        ),
        ({"a": "extends = 3"}, "a.toml:1: 'extends' must be a string"),
        ({"a": 'extends = "sub/b.toml"', "sub_b": "\nlanguag = 'zh'"}, "sub/b.toml:2: unknown key 'languag'"),
        ({"a": 'extends = "b.toml"', "b": "x ="}, "b.toml:1: not valid TOML: Invalid value"),
        ({"a": 'extends = "pyproject.toml"', "pyproject": ""}, "pyproject.toml: it has no [tool.giar-lint]"),
    ],
)
def test_a_wrong_chain_is_one_line_with_file_and_line(project: Path, texts: dict[str, str], message: str) -> None:
    write(project, **texts)
    told = error("a.toml")
    assert told.startswith(message)
    assert "\n" not in told


def chain(folder: Path, count: int) -> None:
    """Files c0 to the last, each of which extends the one before."""
    write(
        folder, c0='language = "en"\n', **{f"c{each}": f'\nextends = "c{each - 1}.toml"\n' for each in range(1, count)}
    )


def test_a_chain_may_be_long_but_not_endless(project: Path) -> None:
    chain(project, 600)
    assert load("c49.toml").value("language") == "en"
    for last, where in ((50, 1), (51, 2), (599, 550)):
        assert error(f"c{last}.toml") == (
            f"c{where}.toml:2: more than 50 files build on each other by 'extends', from c{last}.toml on; "
            "merge some of them into one"
        )


def test_a_chain_is_as_long_where_the_run_knows_a_part_of_it(project: Path) -> None:
    chain(project, 50)
    for name in ("a", "b"):
        (project / name).mkdir()
    (project / "a/giar-lint.toml").write_text('extends = "../c48.toml"\n', encoding="utf-8")
    (project / "b/giar-lint.toml").write_text('extends = "../c49.toml"\n', encoding="utf-8")
    configurations = Configurations(registry())
    assert configurations.of_folder(str(project / "a")).value("language") == "en"
    with pytest.raises(UserError) as caught:
        configurations.of_folder(str(project / "b"))
    assert "超过50个" in caught.value.text("zh")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[override]]\nyear = 2020", "1: [[override]] needs 'files'"),
        ('[[override]]\nfiles = ["["]', "2: '[' is no valid pattern for paths"),
        ('[[override]]\nfiles = ["a"]\nyear = 20', "3: '20' is no report year; write it as in 2023"),
        ('[[override]]\nfiles = ["a"]\nyear = "2020"', "3: 'year' must be an integer"),
        ('[[override]]\nfiles = ["a"]\nlevel = "county"', "3: unknown key 'level'"),
        ('[[suppress]]\nfile = "a"\ncode = "GIA303"', "1: [[suppress]] needs 'reason'"),
        ('[[suppress]]\nfile = "a"\nreason = "b"', "1: [[suppress]] needs 'code'"),
        ('[[suppress]]\nfile = "a"\nreason = "b"\ncode = "GIA3"', "4: unknown rule 'GIA3'"),
        ('[[suppress]]\nfile = ["a"]', "2: 'file' must be a string"),
        ('[[suppress]]\nfile = "a"\nreason = ""', "3: 'reason' must not be blank"),
    ],
)
def test_wrong_overrides_and_suppressions(project: Path, text: str, message: str) -> None:
    write(project, a=text)
    assert error("a.toml").startswith(f"a.toml:{message}")


def test_each_base_is_read_once(project: Path) -> None:
    write(project, base='language = "en"', x_other="", y_other="")
    for folder in ("x", "y"):
        (project / folder / "giar-lint.toml").write_text('extends = "../base.toml"\n', encoding="utf-8")
    configurations = Configurations(registry())
    assert configurations.of_folder(str(project / "x")).value("language") == "en"
    (project / "base.toml").write_text("broken", encoding="utf-8")
    assert configurations.of_folder(str(project / "y")).value("language") == "en"
