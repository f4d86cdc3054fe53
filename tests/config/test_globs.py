"""Globs match what pathspec matches, in time that does not grow with their stars."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from giar_lint.config.globs import spec_of
from support.clock import by_the_clock

SEGMENTS = st.text("ab?*", min_size=1, max_size=6) | st.sampled_from(
    ["**", "*", "[ab]*a", "[!a]*", r"\*a*", "a*b*a", "年*报*"]
)
PATTERNS = st.builds(
    lambda start, parts, end: start + "/".join(parts) + end,
    st.sampled_from(["", "/", "**/", "!"]),
    st.lists(SEGMENTS, min_size=1, max_size=5),
    st.sampled_from(["", "/", "/**", "/*"]),
)
PATHS = st.lists(st.text("ab*年报", min_size=1, max_size=8), min_size=1, max_size=6).map("/".join)


@given(st.lists(PATTERNS, min_size=1, max_size=3), st.lists(PATHS, min_size=1, max_size=8), st.booleans())
def test_globs_match_as_git_does(patterns: list[str], paths: list[str], as_folder: bool) -> None:
    plain, ours = GitIgnoreSpec.from_lines(patterns), spec_of(patterns)
    for path in paths:
        path += "/" * as_folder
        assert ours.match_file(path) == plain.match_file(path)
        assert ours.check_file(path).include == plain.check_file(path).include


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("a*b*a", "xx/abba", True),
        ("a*b*a", "abb", False),
        ("a/**/b/**/c", "a/x/b/y/c", True),
        ("a/**/b/**/c", "a/b/c", True),
        ("a/**/b/**/c", "a/bb/c", False),
        ("**/b*/**/c", "b/x/c", True),
        ("**/a*b/**/c", "x/axbyb/abc/c", True),
        ("**/a*b/**/c", "x/axbyc/abc/c", False),
        ("**/a*b/**/c", "axc/ayb/z/c/d", True),
    ],
)
def test_stars_take_as_much_as_they_need(pattern: str, path: str, fits: bool) -> None:
    assert spec_of([pattern]).match_file(path) is fits


@pytest.mark.parametrize("line", ["", "# told", "/"])
def test_what_is_no_pattern_matches_nothing(line: str) -> None:
    assert not spec_of([line]).match_file("a")


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 200 + ".txt", "a" * 240),
        ("*a" * 100 + "?b", "a" * 240),
        ("**/a/" * 200 + "b", "a/" * 1000 + "a"),
        ("**/*a*a*a/" * 60 + "b", "aaaa/" * 500 + "a"),
    ],
)
def test_many_stars_come_to_an_end(pattern: str, path: str) -> None:
    assert not spec_of([pattern]).match_file(path)


@by_the_clock
@pytest.mark.parametrize(("one", "part"), [("*a", "a"), ("**/a/", "a/")])
def test_twice_the_stars_take_no_square_of_the_time(one: str, part: str) -> None:
    few, many = spec_of([one * 2 + "b"]), spec_of([one * 4 + "b"])
    path = part * 240 + "a"

    def seconds(spec: GitIgnoreSpec, times: int) -> float:
        start = time.process_time()
        assert not any(spec.match_file(path) for _ in range(times))
        return time.process_time() - start

    assert seconds(many, 1) < seconds(few, 200)
