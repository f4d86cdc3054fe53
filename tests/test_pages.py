"""The pages of the rules in docs/rules are those of the program, whole and in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from giar_lint.rules import registry
from support.pages import FOLDERS, pages

Runner = Callable[..., "tuple[int, str, str]"]


@pytest.mark.parametrize("language", FOLDERS)
def test_the_pages_are_current(language: str) -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDERS[language].glob("*.md")}
    current = pages(language)
    stale = sorted(name for name in kept.keys() | current.keys() if kept.get(name) != current.get(name))
    assert stale == [], "run: make docs"


@pytest.mark.parametrize("language", FOLDERS)
def test_the_index_links_every_rule(language: str) -> None:
    assert re.findall(r"\]\((\w+)\.md\)", pages(language)["README.md"]) == list(registry())


@pytest.mark.parametrize("language", FOLDERS)
def test_explain_prints_the_page(run: Runner, project: Path, language: str) -> None:
    for code in ("GIA004", "GIA303", "GIA601"):
        assert run("explain", code, "--language", language).out == pages(language)[f"{code}.md"]


def test_a_page_holds_all_that_the_rule_declares() -> None:
    text = pages("en")["GIA601.md"]
    rule = registry()["GIA601"]
    assert rule.example is not None
    for part in (rule.page("en"), rule.summary.en, rule.source.en, rule.example.bad.strip("\n"), "min-length = 30"):
        assert part in text
    assert "`min-length`: the number of characters" in text
    assert "min_length" not in text
