"""GIA706, GIA707 and GIA708."""

from __future__ import annotations

import pytest

from giar_lint.parser import Hints, parse
from giar_lint.readers import read
from giar_lint.rules.marks import PunctuationOptions, broken_paragraph, punctuation, unbalanced_pair
from support.changes import changed
from support.sections import hits, report_of


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("（一）、主动公开", ["numbering: （一）、"]),
        ("（1）.主动公开。（2）.依申请公开", ["numbering: （1）."]),
        ("做好发布，，做好解读。", ["doubled: ，，"]),
        ("做好解读。。", ["doubled: 。。"]),
        ("做好解读，。加强回应；。", ["clashing: ，。"]),
        ("做好解读,加强回应;抓好落实。", ["half-width: ,"]),
        ("公开事项(含子项)26个。", ["half-width: ("]),
        ("见（一）、（二）项，第（三）、（四）项。", []),
        ("“公开”、“解读”……——1,234条，10:30，3.5%，（PDF格式），1.主动公开。(一)概况", []),
        ("提问：“何时公开？”答：“次日。”", []),
    ),
)
def test_punctuation(text: str, expected: list[str]) -> None:
    assert hits(punctuation, report_of(overview=text)) == expected


def test_each_kind_is_told_once_with_its_count_and_mended_everywhere() -> None:
    report = report_of(overview="发布,解读,回应。\n（一）、公开。\n（二）、解读，，回应,落实。")
    findings = {each.key: each for each in punctuation.check(report, PunctuationOptions())}
    assert {key: each.values["count"] for key, each in findings.items()} == {
        "doubled": 1,
        "numbering": 2,
        "half-width": 3,
    }
    assert {key: each.applicability for key, each in findings.items()} == {
        "doubled": "safe",
        "numbering": "safe",
        "half-width": "unsafe",
    }
    assert [edit.content for edit in findings["numbering"].edits] == ["（一）", "（二）"]
    assert [edit.content for edit in findings["half-width"].edits] == ["，", "，", "，"]


@pytest.mark.parametrize(
    ("marks", "right"), (("，。", "。"), ("。，", "。"), ("、，", "，"), ("；。", "。"), (",。", "。"), ("：，", "："))
)
def test_of_two_marks_the_heavier_stays(marks: str, right: str) -> None:
    report = report_of(overview=f"做好解读{marks}加强回应。")
    finding = next(each for each in punctuation.check(report, PunctuationOptions(doubled=False, half_width=False)))
    assert [edit.content for edit in finding.edits] == [right]


def test_each_kind_can_be_switched_off() -> None:
    report = report_of(overview="发布,解读，，回应。")
    assert hits(punctuation, report) == ["doubled: ，，", "half-width: ,"]
    assert hits(punctuation, report, half_width=False) == ["doubled: ，，"]
    assert hits(punctuation, report, doubled=False) == ["half-width: ,"]


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("落实“三审三校和保密审查，修订《办法，发布。", ["open: “"]),
        ("坚持“公开“为常态。", ["wrong: “"]),
        ("执行《条例〉规定。", ["wrong: 〉"]),
        ("落实制度”，压实责任。", ["close: ”"]),
        ("一是1）公开指南；2）公开目录；a)更新；（包括1）甲；2）乙）。", []),
        ("《关于印发〈办法〉的通知》（云政办〔2022〕3号）明确“谁公开、谁负责”。", []),
        ("负责人说：“公开是常态。\n不公开是例外。”", []),
    ),
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert hits(unbalanced_pair, report_of(overview=text)) == expected


def test_one_for_each_paragraph_and_the_mark_is_mended() -> None:
    report = report_of(overview="坚持“公开“为常态，落实《办法。\n落实“三审三校。")
    first, second = unbalanced_pair.check(report, None)
    assert [edit.content for edit in first.edits] == ["”"] and first.applicability == "unsafe"
    assert len(first.related) == 1 and second.edits == ()


def test_broken_paragraph() -> None:
    text = changed(("股室负责人和分管领导逐级签批", "股室负责人和\n\n分管领导逐级签批"))
    (finding,) = broken_paragraph.check(parse(read(text.encode(), "a.txt"), "a.txt", Hints()), None)
    assert text[slice(*finding.span)] == "和"
    assert finding.values == {"before": "负责人和", "after": "分管领导"}
    assert hits(broken_paragraph, report_of()) == []


def test_half_width_brackets_are_mended_in_pairs_and_marks_without_the_blank_after_them() -> None:
    """What a mended bracket makes plain, a comma after it, is for the next round."""
    text = "收到申请15件(含上年结转2件), 内容较多; (PDF格式)和(见（附件）)不同"
    report = report_of(overview=text)
    (finding,) = punctuation.check(report, PunctuationOptions())
    for edit in sorted(finding.edits, reverse=True):
        low = edit.span.start - report.sections[0].paragraphs[0].span.start
        text = text[:low] + edit.content + text[low + edit.span.end - edit.span.start :]
    assert text == "收到申请15件（含上年结转2件）, 内容较多；（PDF格式）和(见（附件）)不同"
