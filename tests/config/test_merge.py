"""From layers to what holds for one report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest

from giar_lint.config.load import parse
from giar_lint.config.merge import Resolver, match_profile
from giar_lint.config.model import Configuration, Layer
from giar_lint.diagnostics import Severity
from giar_lint.errors import UserError
from giar_lint.report import Report
from giar_lint.rule import Finding, Rule, rule


class Options(NamedTuple):
    similarity: float = 0.9
    min_length: int = 40
    strict: bool = False
    units: tuple[str, ...] = ("条",)
    words: Mapping[str, str] = MappingProxyType({})


@rule("GIA601", "near-copy", Severity.WARNING, summary=("", ""), options=Options)
def near_copy(report: Report, options: Options) -> Iterator[Finding]:
    """A rule with options."""
    yield from ()


@rule("GIA602", "other", Severity.INFO, summary=("", ""))
def other(report: Report, options: None) -> Iterator[Finding]:
    """A rule without."""
    yield from ()


RULES: dict[str, Rule] = {"GIA601": near_copy, "GIA602": other}


def configuration(text: str, path: str = "/base/giar-lint.toml") -> Configuration:
    found = parse(text.encode(), path, (), RULES)
    assert found is not None
    return found


def error(text: str) -> str:
    with pytest.raises(UserError) as caught:
        configuration(text)
    return caught.value.text("en").removeprefix("/base/giar-lint.toml:")


def test_defaults_hold_where_nothing_is_said() -> None:
    settings = Resolver(RULES, Layer("command line")).settings(Configuration())
    assert settings.severities == {"GIA601": Severity.WARNING, "GIA602": Severity.INFO}
    assert (settings.options, settings.edition, settings.agency) == ({"GIA601": Options()}, "auto", None)


def test_file_agency_and_command_line_win_in_this_order() -> None:
    found = configuration(
        """
severity = { near-copy = "error", other = "error" }
[rules.near-copy]
similarity = 0.8
min-length = 10
words = { a = "b" }
[[agency]]
name = "甲局"
severity = { GIA601 = "info" }
ignore = ["other"]
rules.GIA601 = { min-length = 20, words = { c = "d" }, units = ["件", "条"] }
"""
    )
    resolver = Resolver(RULES, Layer("command line", {"severity": {"GIA602": Severity.WARNING}}))
    plain = resolver.settings(found)
    assert plain.severities == {"GIA601": Severity.ERROR, "GIA602": Severity.WARNING}
    assert plain.options["GIA601"] == Options(similarity=0.8, min_length=10, words={"a": "b"})
    own = resolver.settings(found, found.profiles[0])
    assert own.severities == {"GIA601": Severity.INFO}
    assert own.options["GIA601"] == Options(
        similarity=0.8, min_length=20, units=("件", "条"), words={"a": "b", "c": "d"}
    )
    assert own.agency is not None and own.agency.name == "甲局"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[rules.near-copy]\nmin-lenght = 3",
            "2: rule GIA601 (near-copy) has no option 'min-lenght'; did you mean 'min-length'?",
        ),
        (
            "[rules.near-copy]\nmin_length = 3",
            "2: rule GIA601 (near-copy) has no option 'min_length'; did you mean 'min-length'?",
        ),
        ("[rules.near-copy]\nmin-length = 3.5", "2: 'min-length' must be an integer"),
        ("[rules.near-copy]\nmin-length = true", "2: 'min-length' must be an integer"),
        ("[rules.near-copy]\nsimilarity = 'x'", "2: 'similarity' must be a number"),
        ("[rules.near-copy]\nsimilarity = -0.1", "2: 'similarity' must not be negative"),
        ("[rules.near-copy]\nstrict = 1", "2: 'strict' must be true or false"),
        ("[rules.near-copy]\nunits = [1]", "2: the items of 'units' must be strings that are not blank"),
        ("[rules.near-copy]\nwords = { a = 1 }", "2: 'a' must be a string"),
        ("[rules.other]\nx = 1", "1: rule GIA602 (other) has no options"),
        (
            "[rules.near-copy]\nstrict = true\n[rules.GIA601]\nstrict = true",
            "3: rule GIA601 (near-copy) is set twice; its code and its name are one key",
        ),
        ("rules.near-cpy.strict = true", "1: unknown rule 'near-cpy'; did you mean 'near-copy'?"),
    ],
)
def test_wrong_options(text: str, message: str) -> None:
    assert error(text) == message


PROFILES = """
[[agency]]
name = "罗山县卫生健康委员会"
aliases = ["县卫健委", "罗山县卫健委（县疾控局）"]
files = ["luoshan/**"]
[[agency]]
name = "光山县卫生健康委员会"
aliases = ["县卫健委"]
[[agency]]
name = "罗山县水利局"
files = ["water/**"]
"""


@pytest.mark.parametrize(
    ("path", "title", "name"),
    [
        ("/base/x.txt", "罗山县卫生健康委员会", "罗山县卫生健康委员会"),
        ("/base/x.txt", "罗山县 卫生健康委员会　", "罗山县卫生健康委员会"),
        ("/base/x.txt", "罗山县卫健委(县疾控局)", "罗山县卫生健康委员会"),
        ("/base/x.txt", "卫生健康委员会", None),
        ("/base/x.txt", "", None),
        ("/base/luoshan/x.txt", "光山县卫生健康委员会", "罗山县卫生健康委员会"),
        ("/base/luoshan/x.txt", "县卫健委", "罗山县卫生健康委员会"),
        ("/elsewhere/luoshan/x.txt", "罗山县水利局", "罗山县水利局"),
    ],
)
def test_the_profile_is_matched_by_files_else_by_the_whole_name(path: str, title: str, name: str | None) -> None:
    found = match_profile(configuration(PROFILES), path, title)
    assert (None if found is None else found.agency.name) == name


def test_two_matches_of_equal_rank_are_an_error() -> None:
    with pytest.raises(UserError) as caught:
        match_profile(configuration(PROFILES), str(Path("/base/x.txt")), "县卫健委")
    assert caught.value.text("en") == (
        "/base/giar-lint.toml:1: /base/x.txt matches both agencies '罗山县卫生健康委员会' and '光山县卫生健康委员会' "
        "in the same way; change files, name or aliases"
    )
