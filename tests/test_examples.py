"""examples/province: a base, two cities that extend it and five agencies; all of it lints as it is meant to."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from giar_lint.config.load import Configurations
from giar_lint.rules import registry

Runner = Callable[..., "tuple[int, str, str]"]
PROVINCE = Path(__file__).resolve().parent.parent / "examples" / "province"


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(PROVINCE)
    return PROVINCE


def found(run: Runner, *arguments: str) -> list[tuple[str, str]]:
    out = run("check", *arguments, "--output-format", "json").out
    return [(each["path"], each["code"]) for each in json.loads(out)]


def test_under_its_configuration_nothing_is_found(run: Runner, there: Path) -> None:
    assert run("check", ".") == (0, "", "已检查5个文件：未发现问题。\n")


def test_what_the_configuration_settles_is_there_without_it(run: Runner, there: Path) -> None:
    assert found(run, ".", "--no-config") == [
        ("lanhe/archive/education-2020.txt", "GIA109"),
        ("lanhe/donghu-street-2024.txt", "GIA111"),
        ("lanhe/donghu-street-2024.txt", "GIA112"),
        ("lanhe/emergency-2024.txt", "GIA601"),
    ]


@pytest.mark.parametrize(
    ("path", "agency", "lines"),
    [
        ("yunxi/finance-2023.txt", "云溪市财政局", ['GIA205 = "error"  # province.toml']),
        ("yunxi/qinghe-government-2023.md", "云溪市清河区人民政府", ['GIA115 = "off"  # yunxi/giar-lint.toml']),
        ("lanhe/emergency-2024.txt", "兰河市应急管理局", ["similarity = 0.85  # province.toml"]),
        ("lanhe/donghu-street-2024.txt", "兰河市东湖街道办事处", ['GIA112 = "off"  # lanhe/giar-lint.toml']),
        (
            "lanhe/archive/education-2020.txt",
            "兰河市教育局",
            ["year = 2020  # lanhe/giar-lint.toml", 'GIA111 = "info"  # lanhe/giar-lint.toml'],
        ),
    ],
)
def test_each_agency_has_its_profile(run: Runner, there: Path, path: str, agency: str, lines: list[str]) -> None:
    out = run("config", path).out.splitlines()
    for start in (f'# name = "{agency}"', 'fail-on = "warning"  # province.toml', *lines):
        assert [line for line in out if line.startswith(start)], start


def test_both_cities_extend_the_base(there: Path) -> None:
    configurations = Configurations(registry())
    profiles = [configurations.of_folder(str(there / city)).profiles for city in ("yunxi", "lanhe")]
    assert [len(each) for each in profiles] == [2, 3]
