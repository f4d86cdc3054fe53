"""What fixing does not do: change a statistic, bring about an error, go on without end, touch what is held back."""

from __future__ import annotations

import pytest

from giar_lint.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from giar_lint.fixing import ROUNDS, TRIALS, Judged, Kept, mend
from giar_lint.source import Source
from support.mend import judged, mended
from support.model import model_report
from support.render import render

TEXT = render(model_report(), "tabs")


def diagnostic(text: str, old: str, *contents: str, code: str = "GIA999", nth: int = 0) -> Diagnostic:
    """A diagnostic whose fix puts each of the contents for the old text, at its first, second, … place."""
    source_edits = []
    at = -1
    for _ in range(nth + 1):
        at = text.index(old, at + 1)
    first = at
    source = Source("a.txt", text)
    for content in contents:
        span = Span(at, at + len(old))
        source_edits.append(Edit(span, source.location(span.start), source.location(span.end), content))
        at = text.find(old, at + 1)
    start, end = source_edits[0].location, source_edits[0].end_location
    span = Span(first, first + len(old))
    fix = Fix("safe", tuple(source_edits))
    return Diagnostic(
        code, "made-up", Severity.INFO, "", "a.txt", start, end, span, fix=fix, fingerprint=f"{code}{first}{contents}"
    )


def with_fixes(text: str, *found: Diagnostic) -> Judged:
    """What the linter says of a text, and more."""
    before = judged(text.encode(), "a.txt")
    return before._replace(result=before.result._replace(diagnostics=(*before.result.diagnostics, *found)))


def applied(*found: Diagnostic) -> tuple[str, list[str], list[tuple[str, str]]]:
    """The text after the fixes of diagnostics that are found in the model report once, and which were done or not."""
    result = mend(TEXT.encode(), with_fixes(TEXT, *found), lambda new: judged(new, "a.txt"), unsafe=False)
    assert result.problem == ""
    dropped: list[tuple[str, str]] = [(each.diagnostic.code, each.why) for each in result.dropped]
    return result.data.decode(), [each.code for each in result.fixed], dropped


def test_the_model_has_nothing_to_fix() -> None:
    assert judged(TEXT.encode(), "a.txt").result.diagnostics == ()
    assert applied() == (TEXT, [], [])


def test_a_fix_that_changes_a_statistic_is_dropped_and_the_others_are_applied() -> None:
    number = diagnostic(TEXT, "268", "269", code="GIA901", nth=1)
    word = diagnostic(TEXT, "平稳有序", "平稳", code="GIA903")
    expected = TEXT.replace("平稳有序", "平稳")
    assert applied(number, word) == (expected, ["GIA903"], [("GIA901", "statistic")])


def test_a_fix_that_brings_about_an_error_is_dropped() -> None:
    heading = diagnostic(TEXT, "五、存在的主要问题及改进情况", "五", code="GIA901")
    word = diagnostic(TEXT, "平稳有序", "平稳", code="GIA903")
    assert applied(heading, word) == (TEXT.replace("平稳有序", "平稳"), ["GIA903"], [("GIA901", "error")])


def test_the_edits_of_a_fix_are_applied_together_or_not_at_all() -> None:
    """The second place is one of the table."""
    assert applied(diagnostic(TEXT, "268", "269", "269")) == (TEXT, [], [("GIA999", "statistic")])
    with_tab = diagnostic(TEXT, "平稳有序", "平\n稳")
    assert applied(with_tab) == (TEXT, [], [("GIA999", "content")])


def test_of_fixes_that_touch_the_later_waits_for_the_next_round() -> None:
    first = diagnostic(TEXT, "各项工作", "全部工作", code="GIA901")
    second = diagnostic(TEXT, "工作平稳有序", "平稳有序", code="GIA902")
    assert applied(first, second) == (TEXT.replace("各项工作", "全部工作"), ["GIA901"], [])


def test_fixes_that_come_to_no_end_leave_the_file_as_it_is() -> None:
    rounds = []

    def judge(data: bytes) -> Judged:
        rounds.append(data)
        text = data.decode()
        old, new = ("平稳有序", "平稳有度") if "平稳有序" in text else ("平稳有度", "平稳有序")
        return with_fixes(text, diagnostic(text, old, new, code=f"GIA{len(rounds):03}"))

    result = mend(TEXT.encode(), judge(TEXT.encode()), judge, unsafe=False)
    assert (result.data, result.problem, result.fixed) == (TEXT.encode(), "endless", ())
    assert len(rounds) == ROUNDS + 1


def test_a_file_in_which_every_fix_fails_is_given_up() -> None:
    trials = []

    def judge(data: bytes) -> Judged:
        trials.append(data)
        return Judged(judged(TEXT.encode(), "a.txt").result, None)

    found = [diagnostic(TEXT, "0", "1", code=f"GIA{nth:03}", nth=nth) for nth in range(TEXT.count("0"))]
    assert 2 * len(found) > TRIALS
    result = mend(TEXT.encode(), with_fixes(TEXT, *found), judge, unsafe=False)
    assert (result.data, result.problem) == (TEXT.encode(), "endless")
    assert len(trials) == TRIALS


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_is_held_back_is_not_fixed_wherever_it_moves(line_end: str) -> None:
    """Of two equal slips the first is fixed; the second, now the only one, stays, with text gone before it."""
    text = TEXT.replace("行政处罚决定37件", "行政出发决定37件").replace("各项工作平稳", "各项工作作平稳")
    text = text.replace("全年组织业务培训", "行政出发决定全部公示，全年组织业务培训").replace("\n", line_end)
    before = judged(text.encode(), "a.txt")
    slips = [each for each in before.result.diagnostics if each.code == "GIA702"]
    assert len(slips) == 2
    kept = Kept("GIA702", slips[1].span.start, slips[1].span.start)
    result = mend(text.encode(), before, lambda new: judged(new, "a.txt"), unsafe=True, kept=[kept])
    assert [each.code for each in result.fixed] == ["GIA701", "GIA702"]
    expected = text.replace("工作作平稳", "工作平稳").replace("行政出发决定37件", "行政处罚决定37件")
    assert result.data.decode() == expected
    assert result.kept[0].stands(next(each for each in result.judged.result.diagnostics if each.code == "GIA702"))


def test_what_stands_where_something_is_put_in_stays_held_back() -> None:
    text = TEXT.replace("五、存在的主要问题及改进情况", "存在的问题及改进情况")
    before = judged(text.encode(), "a.txt")
    found = {each.code: each for each in before.result.diagnostics}
    assert found.keys() == {"GIA104", "GIA105"}
    kept = Kept("GIA104", found["GIA104"].span.start, found["GIA104"].span.start)
    result = mend(text.encode(), before, lambda new: judged(new, "a.txt"), unsafe=True, kept=[kept])
    assert result.data.decode() == TEXT.replace("五、存在的主要问题及改进情况", "五、存在的问题及改进情况")


def test_a_format_whose_text_is_not_its_bytes_is_left() -> None:
    text = TEXT.replace("平稳有序", "平稳有有序序")
    before = judged(text.encode(), "a.txt")
    assert before.report is not None
    linear = before.report.document._replace(linear=True)
    result = mend(b"%PDF", before._replace(report=before.report._replace(document=linear)), judged_never, unsafe=True)
    assert (result.data, result.fixed, result.problem) == (b"%PDF", (), "")


def judged_never(data: bytes) -> Judged:
    raise AssertionError("nothing is to be tried")


def test_mended_is_what_the_program_does() -> None:
    text = TEXT.replace("五、存在的主要问题", "五、存在的问题")
    assert mended(text.encode(), "a.txt", unsafe=False).data == TEXT.encode()
