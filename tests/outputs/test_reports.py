"""The formats for other programs, on what linting whole reports gives."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from junitparser import JUnitXml

from giar_lint.cli.about import run_info
from giar_lint.diagnostics import FileResult
from giar_lint.masking import mask
from giar_lint.outputs import Style, formatter
from giar_lint.readers import read
from giar_lint.rules import registry
from outputs.test_gitlab import DOCUMENTED
from outputs.test_sarif import VALIDATOR
from support.lint import lint_bytes

ROOT = Path(__file__).resolve().parents[2]


@cache
def linted() -> tuple[FileResult, ...]:
    """What is found in the examples and in every eighth report of the corpus."""
    paths = [*sorted((ROOT / "examples").rglob("*.txt")), *sorted((ROOT / "examples").rglob("*.md"))]
    paths += sorted((ROOT / "tests" / "corpus").rglob("*.txt"))[::8]
    return tuple(lint_bytes(path.read_bytes(), path.relative_to(ROOT).as_posix()) for path in paths)


def rendered(name: str, language: str = "zh") -> str:
    made = formatter(name, Style(language), lambda: run_info(registry().values(), language))
    return made.begin() + "".join(map(made.file, linted())) + made.end()


def test_there_is_something_to_write() -> None:
    assert sum(len(each.diagnostics) for each in linted()) > 30
    assert any(each.fix is not None for result in linted() for each in result.diagnostics)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sarif(language: str) -> None:
    log = json.loads(rendered("sarif", language))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    (run,) = log["runs"]
    found = [each for result in linted() for each in result.diagnostics]
    assert [each["ruleId"] for each in run["results"]] == [each.code for each in found]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    prints = [each["partialFingerprints"]["giarLint/v1"] for each in run["results"]]
    assert len(set(prints)) == len(prints)


def test_a_snippet_is_the_text_of_its_region() -> None:
    (run,) = json.loads(rendered("sarif"))["runs"]
    seen = 0
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        if "snippet" in region:
            source = read((ROOT / place["artifactLocation"]["uri"]).read_bytes(), "a.txt").source
            text = mask(source.line(region["startLine"]))
            assert text[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
            seen += 1
    assert seen > 10


def test_gitlab() -> None:
    found = json.loads(rendered("gitlab"))
    jsonschema.validate(found, DOCUMENTED)
    assert len({each["fingerprint"] for each in found}) == len(found)
    assert len(found) == sum(len(each.diagnostics) for each in linted())


def test_junit() -> None:
    suites = list(JUnitXml.fromstring(rendered("junit").encode()))
    assert [each.name for each in suites] == [each.path for each in linted()]


def test_github() -> None:
    lines = rendered("github").splitlines()
    assert len(lines) == sum(len(each.diagnostics) for each in linted())
