"""Private numbers are masked in every output: message, source excerpt, JSON."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from giar_lint.assembly import Subject, assemble, worded
from giar_lint.choices import FORMATS
from giar_lint.diagnostics import Severity, Span
from giar_lint.document import Document
from giar_lint.rule import Finding, Replacement
from giar_lint.rules import registry
from giar_lint.source import Source

IDENTITY, MOBILE, CARD = "330102198706123215", "13800138000", "6222021234567890128"
"""Others than in the examples of the rules, which some outputs show."""


@pytest.mark.parametrize("output", FORMATS)
def test_no_output_shows_a_private_number(tmp_path: Path, clean: str, output: str) -> None:
    line = f"经办人张某（身份证号{IDENTITY}，电话{MOBILE}）负责，账号{CARD}。详情见《2023年公开指南，"
    text = clean.replace("承办县人大代表建议5件", f"{line}承办县人大代表建议5件")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "giar_lint", "check", "--output-format", output, "a.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "GIA801" in done.stdout
    for number in (IDENTITY, MOBILE, CARD):
        assert number not in done.stdout + done.stderr


def test_a_fix_that_would_carry_a_private_number_is_not_offered() -> None:
    text = f"请拨打{MOBILE}。。"
    document, rules = Document(Source("a.txt", text), ()), registry()
    edits = [Replacement(Span(0, len(text)), text[:-1]), Replacement(Span(len(text) - 2, len(text)), "。")]
    found = [Finding(edit.span, "doubled", {"found": "。。", "mark": "。"}, edits=(edit,)) for edit in edits]
    severities = {"GIA104": Severity.WARNING}
    rule = rules["GIA104"]._replace(messages={"doubled": ("{found}", "{found}")})
    made = assemble([worded(rule, each, "zh") for each in found], Subject("a.txt", document), rules, severities, "zh")
    assert [each.fix is None for each in made] == [True, False]
