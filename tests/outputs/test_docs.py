"""The pages on outputs show what the program writes, and name every format."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from giar_lint.choices import FORMATS
from giar_lint.cli.about import run_info
from giar_lint.config.merge import Resolver
from giar_lint.config.model import Configuration, Layer
from giar_lint.engine import Linter
from giar_lint.outputs import Style, formatter
from giar_lint.rules import registry
from giar_lint.target import STANDARD_INPUT, Target

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = "examples/bad/songhe-culture-2024.txt"
PAGES = {"en": ROOT / "docs" / "outputs.md", "zh": ROOT / "docs" / "zh" / "outputs.md"}


def shown(language: str, name: str) -> str:
    """The first example in the section of a format."""
    section = PAGES[language].read_text(encoding="utf-8").split(f"\n## {name}\n")[1]
    found = re.search(r"```\w+\n(.*?)\n```", section, re.DOTALL)
    assert found is not None
    return found[1]


def written(language: str, name: str) -> str:
    linter = Linter(Resolver(registry(), Layer("defaults")), language=language)
    target = Target(STANDARD_INPUT, EXAMPLE, EXAMPLE, True, Configuration())
    result = linter.lint_bytes(target, (ROOT / EXAMPLE).read_bytes())
    made = formatter(name, Style(language), lambda: run_info(registry().values(), language))
    return made.begin() + made.file(result) + made.end()


@pytest.mark.parametrize("language", PAGES)
def test_the_examples_are_current(language: str) -> None:
    results = json.loads(written(language, "sarif"))["runs"][0]["results"]
    # The index changes with every rule that is added, and the page leaves it out.
    for each in results:
        del each["ruleIndex"]
    assert json.loads(shown(language, "sarif")) in results
    assert json.loads(shown(language, "gitlab")) in json.loads(written(language, "gitlab"))
    for name in ("github", "junit"):
        assert shown(language, name) in written(language, name)


@pytest.mark.parametrize("language", PAGES)
def test_every_format_is_named(language: str) -> None:
    text = PAGES[language].read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"| `{name}` |" not in text] == []
