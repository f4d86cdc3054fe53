"""Finding and reading configurations: which file holds, and what a wrong one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from giar_lint.config.load import Configurations
from giar_lint.errors import UserError
from giar_lint.rules import registry


def load(folder: Path, text: str, name: str = "giar-lint.toml") -> Configurations:
    (folder / name).write_text(text, encoding="utf-8")
    return Configurations(registry())


def error(folder: Path, text: str, language: str = "zh", name: str = "giar-lint.toml") -> str:
    configurations = load(folder, text, name)
    with pytest.raises(UserError) as caught:
        configurations.of_folder(str(folder))
    return caught.value.text(language)


def test_the_nearest_file_upwards_holds(project: Path) -> None:
    deep = project / "a" / "b"
    deep.mkdir(parents=True)
    configurations = load(project, 'language = "en"\n')
    (project / "a" / "giar-lint.toml").write_text('language = "zh"\n', encoding="utf-8")
    assert configurations.of_folder(str(deep)).value("language") == "zh"
    assert configurations.of_folder(str(project)).value("language") == "en"


def test_giar_lint_toml_beats_pyproject_toml_in_one_folder(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.giar-lint]\nlanguage = "en"\n', encoding="utf-8")
    assert Configurations(registry()).of_folder(str(project)).value("language") == "en"
    assert load(project, 'language = "zh"\n').of_folder(str(project)).value("language") == "zh"


def test_a_pyproject_toml_about_other_things_is_passed_by(project: Path) -> None:
    inner = project / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    configurations = load(project, 'language = "en"\n')
    assert configurations.of_folder(str(inner)).value("language") == "en"
    (inner / "pyproject.toml").write_text('[project]\ndependencies = ["giar-lint"]\n', encoding="utf-8")
    assert Configurations(registry()).of_folder(str(inner)).value("language") == "en"


def test_the_search_stops_at_the_folder_with_git(project: Path) -> None:
    (project.parent / "giar-lint.toml").write_text('language = "en"\n', encoding="utf-8")
    assert Configurations(registry()).of_folder(str(project)).path is None
    (project / ".git").rmdir()
    assert Configurations(registry()).of_folder(str(project)).value("language") == "en"


def test_each_file_is_read_once(project: Path) -> None:
    configurations = load(project, 'language = "en"\n')
    (project / "a").mkdir()
    (project / "b").mkdir()
    first = configurations.of_folder(str(project / "a"))
    (project / "giar-lint.toml").write_text("broken", encoding="utf-8")
    assert configurations.of_folder(str(project / "b")) is first


def test_a_fixed_file_holds_everywhere_and_none_nowhere(project: Path) -> None:
    load(project, 'language = "en"\n')
    (project / "other.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    fixed = Configurations(registry(), fixed="other.toml").of_folder(str(project))
    assert (fixed.value("fail-on"), fixed.value("language")) == ("never", None)
    assert Configurations(registry(), enabled=False).of_folder(str(project)).path is None


def test_a_byte_order_mark_is_no_error(project: Path) -> None:
    (project / "giar-lint.toml").write_bytes(b'\xef\xbb\xbflanguage = "en"\r\n')
    assert Configurations(registry()).of_folder(str(project)).value("language") == "en"


def test_every_key_is_read(project: Path) -> None:
    (project / "edition").mkdir()
    text = """
select = ["GIA1", "balance"]
extend-select = ["GIA3"]
ignore = ["GIA111"]
fail-on = "warning"
include = ["reports/**/*.txt"]
exclude = ["reports/archive/**"]
edition = "edition"
language = "en"
required-version = ">=0.1,<9"
max-size = "2MiB"
[severity]
blank-cell = "error"
[[agency]]
name = "罗山县卫生健康委员会"
aliases = ["县卫健委"]
files = ["reports/luoshan/**"]
level = "county"
kind = "department"
deadline = "01-31"
ignore = ["GIA112"]
severity = { GIA205 = "info" }
"""
    found = load(project, text).of_folder(str(project))
    assert found.value("select") == ("GIA1", "GIA303")
    assert found.value("severity")["GIA205"].label == "error"
    assert found.value("edition") == str(project / "edition")
    assert found.value("max-size") == 2 * 1024 * 1024
    assert found.value("include").base == str(project)
    (profile,) = found.profiles
    assert (profile.agency.level, profile.agency.kind, profile.agency.deadline) == ("county", "department", (1, 31))
    assert profile.agency.aliases == ("县卫健委",)
    assert profile.layers[0].ignore == ("GIA112",)
    assert found.claims(str(project / "reports/luoshan/a.bin"))
    assert not found.claims(str(project / "reports/a.bin"))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('language = "zh"\nselct = []', 2, "没有“selct”这个配置项；是否应为“select”？"),
        ("fail-on = 1", 1, "“fail-on”的值应为字符串"),
        ("\nignore = 'GIA1'", 2, "“ignore”的值应为数组"),
        ("ignore = [1]", 1, "“ignore”的各项应为非空字符串"),
        ('ignore = [\n "GIA1",\n "GIA888",\n]', 3, "没有“GIA888”这条规则"),
        ('select = ["blank-cel"]', 1, "没有“blank-cel”这条规则；是否应为“blank-cell”？"),
        ('[severity]\nbalance = "bad"', 2, "balance不能取“bad”，可取：error、warning、info、off"),
        ('[severity]\nbalnce = "error"', 2, "没有“balnce”这条规则；是否应为“balance”？"),
        (
            '[severity]\nbalance = "error"\nGIA303 = "info"',
            3,
            "规则GIA303（balance）设置了两次；代码和名称指同一条规则，请保留一处",
        ),
        ('language = "cn"', 1, "language不能取“cn”，可取：zh、en"),
        ('fail-on = "warnings"', 1, "fail-on不能取“warnings”，可取：error、warning、info、never；是否应为“warning”？"),
        ('exclude = ["a", "["]', 1, "“[”不是有效的路径匹配模式"),
        ('include = ["!"]', 1, "“!”不是有效的路径匹配模式"),
        ('edition = "2020"', 1, "没有“2020”这个版式：可取auto、2019、2021，或存放自定义版式的文件夹；是否应为“2021”？"),
        ('max-size = "16 MiX"', 1, "“16 MiX”不是有效的大小，可写字节数，或如“16MiB”，最大1GiB"),
        ("max-size = 0", 1, "“0”不是有效的大小，可写字节数，或如“16MiB”，最大1GiB"),
        ("max-size = 1_000_000_000_000_000_000_000", 1, "“1000000000000000000000”不是有效的大小"),
        ('max-size = "2GiB"', 1, "“2GiB”不是有效的大小"),
        ('required-version = ">=99"', 1, "要求giar-lint版本>=99，现为0.1.0，请升级或改用相应版本"),
        ('required-version = "new"', 1, "“new”不是有效的版本条件，可写如“>=0.1”"),
        ("[rules.balance]\nx = 1", 1, "规则GIA303（balance）没有可设置的选项"),
        ('[agency]\nname = "a"', 1, "“agency”的值应为数组"),
        ('[[agency]]\nlevel = "county"', 1, "[[agency]]缺少name"),
        ('[[agency]]\nname = "甲"\n[[agency]]\nname = "甲"', 4, "机关“甲”重复配置"),
        ('[[agency]]\nname = " "', 2, "“name”不能为空"),
        (
            '[[agency]]\nname = "甲"\nlevel = "city"',
            3,
            "level不能取“city”，可取：national、provincial、prefectural、county、township",
        ),
        ('[[agency]]\nname = "甲"\nalias = []', 3, "没有“alias”这个配置项；是否应为“aliases”？"),
        ('[[agency]]\nname = "甲"\ndeadline = "02-30"', 3, "“02-30”不是有效的日期，应写作“月-日”，如“01-31”"),
        ('[[agency]]\nname = "甲"\nignore = ["GIA9"]', 3, "没有“GIA9”这条规则"),
        ("a = 1\nb = ", 2, "TOML语法有误：b ="),
        ("a = [\n1,\n", 3, "TOML语法有误：Invalid value"),
    ],
)
def test_a_wrong_value_is_one_line_with_file_and_line(project: Path, text: str, line: int, message: str) -> None:
    told = error(project, text)
    assert told.startswith(f"giar-lint.toml:{line}: {message}")
    assert "\n" not in told


def test_in_pyproject_toml_the_line_is_that_of_the_file(project: Path) -> None:
    text = '[project]\nname = "giar-lint-user"\n\n[tool.giar-lint]\nlanguage = "zh"\nselct = []\n'
    assert error(project, text, name="pyproject.toml") == (
        "pyproject.toml:6: 没有“selct”这个配置项；是否应为“select”？"
    )
    assert error(project, "[tool]\ngiar-lint = 3\n", name="pyproject.toml") == (
        "pyproject.toml:2: “giar-lint”的值应为表"
    )


def test_a_file_that_is_no_utf_8_says_on_which_line(project: Path) -> None:
    (project / "giar-lint.toml").write_bytes('language = "zh"\n# 注释\n'.encode("gbk"))
    with pytest.raises(UserError) as caught:
        Configurations(registry()).of_folder(str(project))
    assert caught.value.text("en") == "giar-lint.toml:2: a configuration must be UTF-8"


def test_a_fixed_pyproject_toml_must_have_the_table(project: Path) -> None:
    (project / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    with pytest.raises(UserError) as caught:
        Configurations(registry(), fixed="pyproject.toml")
    assert caught.value.text("en") == "pyproject.toml: it has no [tool.giar-lint]"


def test_an_error_is_told_in_the_language_of_the_file(project: Path) -> None:
    load(project, 'language = "en"\nselct = []\n')
    with pytest.raises(UserError) as caught:
        Configurations(registry()).of_folder(str(project))
    assert caught.value.language == "en"
