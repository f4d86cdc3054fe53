"""GIA601."""

from __future__ import annotations

import pytest

from giar_lint.diagnostics import Diagnostic
from support import lint
from support.changes import FIRST, OTHER, changed, found

LAST = "2023年，我局未发生需要追究责任的情形。"
HANDLING = "我局进一步规范申请的登记、审核、办理、答复和归档，对内容不明确的申请主动与申请人沟通，一次性告知补正事项。"


def repeated(text: str) -> list[Diagnostic]:
    """What the rule on repeated paragraphs finds in a text."""
    return [each for each in lint.lint(text) if each.code == "GIA601"]


@pytest.mark.parametrize(
    "copy",
    (
        HANDLING,
        HANDLING.replace("，", ","),
        f"　　{HANDLING[:12]} {HANDLING[12:]}",
        f"1.{HANDLING}",
    ),
)
def test_duplicate_paragraph(copy: str) -> None:
    text = changed((LAST, f"{LAST}\n\n{copy}"))
    (diagnostic,) = repeated(text)
    first = text[: text.index(HANDLING)].count("\n") + 1
    assert (diagnostic.code, text[slice(*diagnostic.span)].strip()) == ("GIA601", copy.strip())
    assert diagnostic.message.startswith(f"本段与第{first}行“依申请公开”部分文字完全相同（{len(HANDLING)}字）")
    assert [related.location.line for related in diagnostic.related] == [first]


def test_the_part_is_named_by_what_is_nearest() -> None:
    lead = "办理流程。" + HANDLING
    text = changed((LAST, f"{LAST}\n\n{lead}\n\n{lead}"), (OTHER, f"{FIRST}\n\n{OTHER}"))
    messages = [each.message for each in repeated(text)]
    assert ["“办理流程”部分" in messages[0], "“总体情况”部分" in messages[1]] == [True, True]


def test_the_third_refers_to_the_first_too() -> None:
    text = changed((LAST, f"{LAST}\n\n{HANDLING}\n\n{HANDLING}"))
    lines = {each.related[0].location.line for each in repeated(text)}
    assert len(repeated(text)) == 2 and len(lines) == 1


@pytest.mark.parametrize(
    "repeated",
    (
        "现将有关情况报告如下。",
        "无其他需要报告的事项。",
        "（一）主动公开政府信息情况",
        "2023年，我局未收到公民、法人提出的其他公开请求，也没有上年遗留的事项需要继续办理。",
        "如对本报告有疑问，请与云岭县自然资源局办公室联系，电话：0999-5550123，地址：云岭县学府路18号。",
    ),
)
def test_what_may_repeat(repeated: str) -> None:
    assert found(changed((FIRST, f"{repeated}\n\n{FIRST}"), (LAST, f"{LAST}\n\n{repeated}"))) == []


def test_almost_the_same_is_not_the_same() -> None:
    text = changed((LAST, f"{LAST}\n\n{HANDLING.replace('主动', '及时')}"))
    assert "GIA601" not in [code for code, _ in found(text)]


def test_the_fix_takes_the_paragraph_out() -> None:
    text = changed((LAST, f"{LAST}\n\n{HANDLING}"))
    (diagnostic,) = repeated(text)
    assert diagnostic.fix is not None and diagnostic.fix.applicability == "unsafe"
    (edit,) = diagnostic.fix.edits
    mended = text[: edit.span.start] + edit.content + text[edit.span.end :]
    assert found(mended) == [] and mended.count(HANDLING) == 1
    assert mended.replace("\n", "") == changed().replace("\n", "")
