"""The diff: what `patch` applies, harmless on a terminal, masked."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giar_lint.outputs import unified as module
from giar_lint.outputs.unified import unified

LINES = st.lists(st.sampled_from(["甲", "乙", "丙\t1", "", "丁"]), max_size=12)


def test_equal_texts_have_no_diff() -> None:
    assert unified("a.txt", "甲\n", "甲\n") == ""


def test_a_change_is_shown_with_three_lines_around_it() -> None:
    old = "".join(f"{number}\n" for number in range(1, 21))
    assert unified("reports/甲.txt", old, old.replace("10\n", "十\n")) == (
        "--- reports/甲.txt\n+++ reports/甲.txt\n@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+十\n 11\n 12\n 13\n"
    )


def test_a_last_line_without_an_end_is_told() -> None:
    assert unified("a", "甲\n乙", "甲\n丙").splitlines()[3:] == [
        " 甲",
        "-乙",
        "\\ No newline at end of file",
        "+丙",
        "\\ No newline at end of file",
    ]


def test_line_ends_stay_and_a_lone_cr_is_no_carriage_return_on_the_terminal() -> None:
    assert "-甲\r\n+乙\r\n" in unified("a", "甲\r\n丙\r\n", "乙\r\n丙\r\n")
    assert "\r" not in unified("a", "甲\r丙\r", "乙\r丙\r")


def test_nothing_steers_the_terminal_and_private_numbers_are_masked() -> None:
    shown = unified("a\x1b.txt", "身份证11010519491231002X\x1b[2J\u202e甲\t乙\n", "身份证11010519491231002X\n")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\t" in shown
    assert "19491231002X" not in shown
    assert shown.count("110*************2X") == 2


@given(LINES, LINES, st.booleans())
@settings(max_examples=30, deadline=None)
def test_patch_makes_the_new_text_of_the_old(old_lines: list[str], new_lines: list[str], end: bool) -> None:
    if shutil.which("git") is None:
        pytest.skip("there is no git")
    old, new = ("\n".join(lines) + ("\n" if end and lines else "") for lines in (old_lines, new_lines))
    shown = unified("a", old, new)
    assert (shown == "") == (old == new)
    for limit in (0, module._LONGEST) if shown else ():
        assert _patched(old, _shown(old, new, limit)) == new


def _shown(old: str, new: str, longest: int) -> str:
    kept, module._LONGEST = module._LONGEST, longest
    try:
        return unified("a", old, new)
    finally:
        module._LONGEST = kept


def _patched(old: str, diff: str) -> str:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        path.write_bytes(old.encode())
        command = ["git", "apply", "-p0", "--unidiff-zero", "--whitespace=nowarn", "-"]
        subprocess.run(command, cwd=folder, input=diff.encode(), check=True, capture_output=True)
        return path.read_bytes().decode() if path.exists() else ""
