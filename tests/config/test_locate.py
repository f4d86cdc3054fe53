"""The line of a value in TOML, for errors."""

from __future__ import annotations

import tomllib

import pytest

from giar_lint.config.locate import line_of

TEXT = """\
# a comment = "agency"
language = "zh"
ignore = [
    "GIA111",   # [ in a comment
    "GIA9",
]
note = \"\"\"
[severity]
blank-cell = "off"
\"\"\"
rules.duplicate-paragraph.min-length = 4

[severity]
"blank-cell" = "eror"

[[agency]]
name = "甲局"
severity = { GIA205 = "info", balance = "no" }

[[agency]]
name = "乙局"
[agency.rules.near-duplicate-paragraph]
similarity = 2
"""


@pytest.mark.parametrize(
    ("trail", "word", "line"),
    [
        (("language",), "", 2),
        (("ignore",), "", 3),
        (("ignore", 1), "GIA9", 5),
        (("ignore", 0), "GIA111", 4),
        (("rules", "duplicate-paragraph", "min-length"), "", 11),
        (("rules", "duplicate-paragraph"), "", 11),
        (("severity", "blank-cell"), "eror", 14),
        (("agency", 0, "severity", "balance"), "no", 18),
        (("agency", 0), "", 16),
        (("agency", 1), "", 20),
        (("agency", 1, "name"), "乙局", 21),
        (("agency", 1, "rules", "near-duplicate-paragraph", "similarity"), "", 23),
        (("nowhere",), "", 1),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_of(trail: tuple[str | int, ...], word: str, line: int, end: str) -> None:
    tomllib.loads(TEXT)
    assert line_of(TEXT.replace("\n", end), trail, word) == line
