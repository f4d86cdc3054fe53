"""`giar-lint config`: each value in force, and where it comes from."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

Runner = Callable[..., "tuple[int, str, str]"]


@pytest.fixture
def configured(project: Path, clean: str) -> Path:
    (project / "base.toml").write_text('fail-on = "never"\nignore = ["GIA111"]\n', encoding="utf-8")
    (project / "giar-lint.toml").write_text(
        """extends = "base.toml"
language = "en"
[severity]
blank-cell = "error"
[rules.duplicate-paragraph]
min-length = 12

[[agency]]
name = "云岭县自然资源局"
deadline = "01-20"
severity = { GIA118 = "off" }

[[override]]
files = ["old/**"]
year = 2020
rules.GIA601.min-length = 15
""",
        encoding="utf-8",
    )
    for name in ("new.txt", "old/a.txt"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(clean, encoding="utf-8")
    return project


def lines(run: Runner, *arguments: str) -> list[str]:
    status, out, err = run("config", *arguments)
    assert (status, err) == (0, "")
    tomllib.loads(out)
    return out.splitlines()


def test_every_value_has_its_origin(run: Runner, configured: Path) -> None:
    found = lines(run, "old/a.txt", "--severity", "GIA301=info", "--ignore", "GIA302")
    assert found[0] == "# old/a.txt: giar-lint.toml <- base.toml"
    for line in (
        'language = "en"  # giar-lint.toml:2',
        'fail-on = "never"  # base.toml:1',
        'edition = "auto"  # default',
        "year = 2020  # giar-lint.toml:15 [[override]]",
        '# name = "云岭县自然资源局"  # giar-lint.toml:9 [[agency]]',
        '# deadline = "01-20"  # giar-lint.toml:10 [[agency]]',
        'GIA001 = "error"  # default',
        'GIA111 = "off"  # base.toml:2 (ignore)',
        'GIA118 = "off"  # giar-lint.toml:11 [[agency]]',
        'GIA205 = "error"  # giar-lint.toml:4',
        'GIA301 = "info"  # command line',
        'GIA302 = "off"  # command line (ignore)',
        "min-length = 15  # giar-lint.toml:16 [[override]]",
    ):
        assert line in found


def test_another_file_is_not_overridden(run: Runner, configured: Path) -> None:
    found = lines(run, "new.txt")
    assert "min-length = 12  # giar-lint.toml:6" in found
    assert not [line for line in found if line.startswith("year")]


def test_a_folder_and_a_path_that_is_not_there(run: Runner, configured: Path) -> None:
    assert "# agency" not in lines(run)
    assert lines(run)[0] == "# .: giar-lint.toml <- base.toml"
    assert "year = 2020  # giar-lint.toml:15 [[override]]" in lines(run, "old/gone.txt")


def test_without_configuration(run: Runner, configured: Path) -> None:
    found = lines(run, "--no-config", "new.txt")
    assert found[:2] == ["# new.txt 的配置（无配置文件）", 'language = "zh"  # 默认值']
    assert lines(run, "--config", "base.toml", "--language", "en")[0] == "# .: base.toml"


def test_what_is_selected_says_so(run: Runner, configured: Path) -> None:
    found = lines(run, "new.txt", "--select", "GIA3", "--extend-select", "blank-cell")
    assert 'GIA303 = "error"  # command line (select)' in found
    assert 'GIA101 = "off"  # command line (select)' in found
    assert 'GIA205 = "error"  # command line (extend-select), giar-lint.toml:4' in found


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("a", "b"), "unexpected argument: 'b'"),
        (("--severity", "balance"), "--severity: 'balance' must read RULE=SEVERITY, as in GIA205=info"),
    ],
)
def test_wrong_usage(run: Runner, project: Path, arguments: tuple[str, ...], line: str) -> None:
    assert run("config", *arguments, "--language", "en") == (2, "", f"giar-lint: {line}\n")


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_names_of_files_steer_no_terminal(run: Runner, project: Path) -> None:
    (project / "a\x1b\n\u202e").mkdir()
    (project / "a\x1b\n\u202e" / "giar-lint.toml").write_text('language = "en"\n', encoding="utf-8")
    out = run("config", "a\x1b\n\u202e/r\x9b.txt").out
    assert "a␛␊<U+202E>/r<U+009B>.txt" in out
    assert 'language = "en"  # a␛␊<U+202E>/giar-lint.toml:1\n' in out
    assert not {"\x1b", "\u202e", "\x9b"} & set(out)


def test_a_wrong_configuration_is_one_line(run: Runner, project: Path) -> None:
    (project / "giar-lint.toml").write_text('language = "en"\nextends = "x.toml"\n', encoding="utf-8")
    assert run("config") == (
        2,
        "",
        "giar-lint: giar-lint.toml:2: the configuration that it extends does not exist: x.toml\n",
    )
