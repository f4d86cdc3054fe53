"""What is in a report, for other programs: as data for JSON, as tidy rows, as linear text. Writes nothing itself."""

from __future__ import annotations

import os


def schema_page() -> str:
    """The JSON Schema of what `giar-lint extract` writes."""
    with open(os.path.join(os.path.dirname(__file__), "schema.json"), encoding="utf-8") as file:
        return file.read()
