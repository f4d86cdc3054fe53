"""The JSON Schema says of a configuration what the program says of it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from giar_lint.config.describe import DIALECT, schema
from giar_lint.config.load import parse
from giar_lint.errors import UserError
from giar_lint.rules import registry

Runner = Callable[..., "tuple[int, str, str]"]
ROOT = Path(__file__).resolve().parent.parent.parent

WHOLE = """
extends = "base.toml"
required-version = ">=0.1"
language = "en"
include = ["a/**"]
exclude = ["b"]
max-size = "2MiB"
edition = "2021"
fail-on = "info"
select = ["GIA", "GIA3", "balance"]
extend-select = ["GIA30"]
ignore = ["GIA111"]
severity = { balance = "off", GIA205 = "error" }
[rules.duplicate-paragraph]
min-length = 3
[[agency]]
name = "甲局"
aliases = ["甲"]
files = ["a/**"]
level = "county"
kind = "department"
deadline = "01-31"
rules.GIA602 = { similarity = 1, min-length = 4 }
[[override]]
files = ["old/**"]
year = 2020
edition = "2019"
select = ["GIA3"]
[[suppress]]
file = "a.txt"
code = "balance"
text = "结转"
reason = "经核定"
"""


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    shape = schema(registry())
    Draft202012Validator.check_schema(shape)
    return Draft202012Validator(shape)


def documents() -> list[Any]:
    found = [
        pytest.param(path.read_text(encoding="utf-8"), id=str(path.relative_to(ROOT)))
        for path in sorted((ROOT / "examples").rglob("*.toml"))
        if path.name != "pyproject.toml"
    ]
    for name in ("README.md", "README.zh-CN.md"):
        blocks = re.findall(r"```toml\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
        found += [pytest.param(block, id=name) for block in blocks]
    return [*found, pytest.param(WHOLE, id="whole"), pytest.param("", id="empty")]


@pytest.mark.parametrize("text", documents())
def test_a_good_configuration_is_valid(validator: Draft202012Validator, text: str) -> None:
    assert [error.message for error in validator.iter_errors(tomllib.loads(text))] == []
    assert parse(text.encode(), "/base/giar-lint.toml", (), registry()) is not None


@pytest.mark.parametrize(
    "text",
    [
        "selct = []",
        "fail-on = 1",
        "fail-on = 'warn'",
        "ignore = 'GIA1'",
        "ignore = ['GIA888']",
        "ignore = ['']",
        "select = ['GIA3031']",
        "include = [' ']",
        "max-size = 0",
        "max-size = '16 MiX'",
        "severity = { balance = 'bad' }",
        "severity = { balnce = 'error' }",
        "rules.balance = { x = 1 }",
        "rules.duplicate-paragraph.min-length = -1",
        "rules.duplicate-paragraph.min-length = 'x'",
        "rules.duplicate-paragraph.min-lenght = 1",
        "[agency]\nname = 'a'",
        "[[agency]]\nlevel = 'county'",
        "[[agency]]\nname = 'a'\nlevel = 'city'",
        "[[agency]]\nname = 'a'\ndeadline = '13-01'",
        "[[override]]\nyear = 2020",
        "[[override]]\nfiles = ['a']\nyear = 20",
        "[[suppress]]\nfile = 'a'\ncode = 'GIA303'",
        "[[suppress]]\nfile = 'a'\ncode = 'GIA3'\nreason = 'b'",
    ],
)
def test_a_wrong_configuration_is_refused_by_both(validator: Draft202012Validator, text: str) -> None:
    assert not validator.is_valid(tomllib.loads(text))
    with pytest.raises(UserError):
        parse(text.encode(), "/base/giar-lint.toml", (), registry())


def test_the_command_prints_it(run: Runner, project: Path) -> None:
    status, out, err = run("schema")
    assert (status, err) == (0, "")
    assert json.loads(out)["$schema"] == DIALECT
    assert json.loads(out) == json.loads(json.dumps(schema(registry())))


def test_the_defaults_of_options_are_valid(validator: Draft202012Validator) -> None:
    tables = schema(registry())["properties"]["rules"]["properties"]
    rules = {
        name: {key: field["default"] for key, field in table["properties"].items()} for name, table in tables.items()
    }
    assert [error.message for error in validator.iter_errors({"rules": rules})] == []
