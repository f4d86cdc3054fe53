"""The five real reports beside the project, where they are there: what a careful officer finds, and no false alarm."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from giar_lint.rules import registry

SHARED = Path(__file__).resolve().parents[2] / "shared"

pytestmark = pytest.mark.skipif(
    not (SHARED / "score.py").is_file(), reason="the real reports are not beside the project"
)


def test_what_must_be_found_is_found_and_nothing_else_is_said() -> None:
    command = [sys.executable, str(SHARED / "score.py"), "--json", "--linter", f"{sys.executable} -m giar_lint"]
    output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    figures = json.loads(output.splitlines()[-1])
    gold = tomllib.loads((SHARED / "reports" / "gold.toml").read_text(encoding="utf-8"))["report"]
    known = [must for report in gold for must in report["must"] if set(must["codes"]) & set(registry())]
    assert figures["false_alarms"] == 0, output
    assert figures["hit"] >= len(known), output
