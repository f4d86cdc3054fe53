"""Puts the tables of rules into the READMEs: `make readme`. `tests/test_readme.py` tells when they are out of date."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
READMES = {"en": "README.md", "zh": "README.zh-CN.md"}
BETWEEN = re.compile(r"(<!-- rules: [^\n]*-->\n).*(<!-- end of rules -->)", re.DOTALL)


def with_table(text: str, language: str) -> str:
    """The text of a README with the table of rules of the program as it is."""
    command = [sys.executable, "-m", "giar_lint", "rules", "--output-format", "markdown", "--language", language]
    table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return BETWEEN.sub(lambda match: f"{match[1]}\n{table}\n{match[2]}", text)


def main() -> int:
    for language, name in READMES.items():
        path = ROOT / name
        path.write_text(with_table(path.read_text(encoding="utf-8"), language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
