"""Fixing: nothing fixable is left, a second time changes nothing, no statistic changes, in every layout and encoding."""

from __future__ import annotations

import codecs
import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giar_lint.fixing import statistics
from giar_lint.rule import Rule
from giar_lint.rules import registry
from support import to_html
from support.corpus import Case, cases
from support.defects import DEFECTS, Defect, damaged
from support.generate import SEEDS
from support.mend import fixes, judged, mended
from support.model import model_report
from support.render import LAYOUTS, Layout, file_name, render

ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "gb18030": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
LINE_ENDS = ("\n", "\r\n", "\r")
MODELS = [render(model_report(), layout) for layout in ("tabs", "pipes")]
settings.register_profile("short", max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("short"), max_examples=1000)
profile = settings(settings.get_profile(os.environ.get("HYPOTHESIS_PROFILE", "short")))


def encoded(text: str, encoding: str, line_end: str = "\n") -> bytes:
    return ENCODINGS[encoding] + text.replace("\n", line_end).encode(encoding)


def line_ends(data: bytes, encoding: str) -> set[str]:
    return set(re.findall(r"\r\n|\r|\n", data.decode(encoding)))


def assert_fixed(data: bytes, name: str, *, unsafe: bool) -> bytes:
    """What holds of every file: returns the bytes after fixing."""
    before = judged(data, name)
    result = mended(data, name, unsafe=unsafe)
    assert result.problem == ""
    assert [(each.diagnostic.code, each.why) for each in result.dropped] == []
    left = result.judged.result.diagnostics
    assert fixes(left, unsafe=unsafe) == []
    assert result.judged.report is not None
    assert before.report is not None
    assert statistics(before.report).items() <= statistics(result.judged.report).items()
    assert left == judged(result.data, name).result.diagnostics
    again = mended(result.data, name, unsafe=unsafe)
    assert (again.data, again.fixed) == (result.data, ())
    assert bool(result.fixed) == (result.data != data)
    return result.data


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_every_report_of_the_corpus_is_fixed(case: Case) -> None:
    data = case.path.read_bytes()
    for unsafe in (False, True):
        after = assert_fixed(data, case.path.name, unsafe=unsafe)
        assert set(re.findall(rb"\r\n|\r|\n", after)) <= set(re.findall(rb"\r\n|\r|\n", data))


WITHOUT = {"GIA703": "the name in its example has two successors, for the reader to choose from"}
EXAMPLES = [
    rule for code, rule in registry().items() if rule.fixable and rule.example is not None and code not in WITHOUT
]


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_the_example_of_a_rule_that_says_so_has_a_fix_which_mends_it(rule: Rule) -> None:
    assert rule.example is not None
    text = next(text for text in MODELS if text.count(rule.example.good) == 1)
    data = text.replace(rule.example.good, rule.example.bad).encode()
    found = [each for each in judged(data, "report.txt").result.diagnostics if each.code == rule.code]
    assert {each.fix.applicability for each in found if each.fix is not None} == {rule.fixable}
    after = assert_fixed(data, "report.txt", unsafe=True)
    left = {each.code for each in judged(after, "report.txt").result.diagnostics}
    assert (rule.code in left) == (rule.fixable == "display")


def test_every_rule_that_offers_a_fix_says_so() -> None:
    """Over the examples of all rules and the whole corpus; a rule may hold back some of its fixes for review."""
    files = [(case.path.read_bytes(), case.path.name) for case in cases()]
    for rule in registry().values():
        if rule.example is not None:
            files += [(text.replace(rule.example.good, rule.example.bad).encode(), "report.txt") for text in MODELS]
    offered: dict[str, set[str]] = {}
    for data, name in files:
        for each in judged(data, name).result.diagnostics:
            if each.fix is not None:
                offered.setdefault(each.code, set()).add(each.fix.applicability)
    said = {code: rule.fixable for code, rule in registry().items() if rule.fixable}
    assert {code: min(found, key=("safe", "unsafe", "display").index) for code, found in offered.items()} == said


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
@settings(profile, max_examples=max(2, profile.max_examples // 10))
@given(SEEDS, st.sampled_from(LAYOUTS), st.sampled_from(sorted(ENCODINGS)), st.sampled_from(LINE_ENDS))
def test_every_defect_with_a_fix_is_fixed_in_every_layout_and_encoding(
    defect: Defect, seed: int, layout: Layout, encoding: str, line_end: str
) -> None:
    damage = damaged(seed, defect)
    data = encoded(render(damage.model, layout), encoding, line_end)
    after = assert_fixed(data, file_name(layout), unsafe=True)
    assert line_ends(after, encoding) == {line_end}


@pytest.mark.parametrize("style", to_html.STYLES)
@settings(profile, max_examples=max(4, profile.max_examples // 5))
@given(SEEDS, st.sets(st.sampled_from(DEFECTS), min_size=1, max_size=4))
def test_pages_are_fixed_and_keep_their_markup(style: to_html.Style, seed: int, defects: set[Defect]) -> None:
    damage = damaged(seed, *defects)
    data, _ = to_html.render(damage.model, style)
    after = assert_fixed(data, to_html.file_name(style), unsafe=True)
    assert re.findall(rb"<[^>]*>", after) == re.findall(rb"<[^>]*>", data)


@profile
@given(SEEDS, st.sets(st.sampled_from(DEFECTS), min_size=2, max_size=4), st.sampled_from(LAYOUTS))
def test_several_defects_are_fixed_together(seed: int, defects: set[Defect], layout: Layout) -> None:
    damage = damaged(seed, *defects)
    for unsafe in (False, True):
        assert_fixed(render(damage.model, layout).encode(), file_name(layout), unsafe=unsafe)
