"""Writes the pages of the rules, in both languages: `make docs`. `tests/test_pages.py` tells when they are out of date."""

from __future__ import annotations

import sys
from pathlib import Path

from giar_lint.cli.pages import index, page
from giar_lint.rules import registry

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = {"en": ROOT / "docs" / "rules", "zh": ROOT / "docs" / "rules" / "zh"}


def pages(language: str) -> dict[str, str]:
    """The text of each page by the name of its file."""
    rules = registry()
    found = {f"{code}.md": page(rule, language) for code, rule in rules.items()}
    return {"README.md": index(rules.values(), language), **found}


def main() -> int:
    for language, folder in FOLDERS.items():
        folder.mkdir(parents=True, exist_ok=True)
        current = pages(language)
        for path in folder.glob("*.md"):
            if path.name not in current:
                path.unlink()
        for name, text in current.items():
            (folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
