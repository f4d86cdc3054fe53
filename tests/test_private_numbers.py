"""Private numbers are masked in every output: message, source excerpt, JSON."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from giar_lint.choices import FORMATS

IDENTITY, MOBILE, CARD = "11010519491231002X", "13800138000", "6222021234567890128"


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
