"""The READMEs: their tables of rules are those of the program, their configuration is valid, their files exist."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from support.readme import BETWEEN, READMES, ROOT, with_table


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "giar_lint", *arguments], capture_output=True, text=True, cwd=cwd, check=False
    )


@pytest.mark.parametrize("language", READMES)
def test_the_table_of_rules_is_current(language: str) -> None:
    text = (ROOT / READMES[language]).read_text(encoding="utf-8")
    assert BETWEEN.search(text)
    assert with_table(text, language) == text, "run: make readme"


@pytest.mark.parametrize("language", READMES)
def test_the_screen_is_real(language: str) -> None:
    """Every line of the console block between command and ellipsis is a line of the command's output."""
    text = (ROOT / READMES[language]).read_text(encoding="utf-8")
    block = next(block for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL) if "examples/bad" in block)
    command, *lines = block.splitlines()
    result = run(*command.removeprefix("$ giar-lint ").split())
    printed = {line.rstrip() for line in (result.stdout + result.stderr).splitlines()} | {"…", ""}
    assert [line for line in lines if line.rstrip() not in printed] == []


@pytest.mark.parametrize("language", READMES)
def test_the_configuration_is_valid(language: str, tmp_path: Path) -> None:
    text = (ROOT / READMES[language]).read_text(encoding="utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    tomllib.loads(block)
    (tmp_path / "giar-lint.toml").write_text(block, encoding="utf-8")
    report = (ROOT / "examples" / "good" / "songhe-market-2023.txt").read_bytes()
    (tmp_path / "report.txt").write_bytes(report)
    result = run("check", "report.txt", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, "")


@pytest.mark.parametrize("name", [*READMES.values(), "CONTRIBUTING.md"])
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if "://" not in target:
            assert (ROOT / target).exists(), target
