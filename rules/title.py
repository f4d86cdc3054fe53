"""The title: its wording, and that it stands once."""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.diagnostics import Severity
from giar_lint.removal import removal
from giar_lint.report import Report, Title
from giar_lint.rule import Example, Finding, Note, Replacement, rule

_NAME = "政府信息公开工作年度报告"
_MODEL_TITLE = "云岭县自然资源局2023年政府信息公开工作年度报告\n"


@rule(
    "GIA109",
    "title-wording",
    Severity.WARNING,
    summary=("标题缺少年份、机关名称或名称不规范", "The title lacks year or agency, or names another kind of report"),
    source=(
        "《政府信息公开条例》第四十九条；国办公开办函〔2021〕30号",
        "Regulation, art. 49; 国办公开办函〔2021〕30号",
    ),
    example=Example(good=_MODEL_TITLE, bad="云岭县自然资源局2023年政府信息公开工作报告\n"),
)
def title_wording(report: Report, options: None) -> Iterator[Finding]:
    """The title lacks the year or the agency, or is not 政府信息公开工作年度报告.

    Reports are collected and searched by their titles: article 49 of the regulation has every agency publish one
    for every year, and the title is what tells them apart.

    Name the agency, the year and 政府信息公开工作年度报告; the year may also stand first.

    --- zh
    标题缺少年份或机关名称，或者没有写作“政府信息公开工作年度报告”。

    《条例》第四十九条要求各行政机关每年公布本机关上一年度的政府信息公开工作年度报告，公众和上级机关都按标题检索、汇总，
    标题不全则无从区分机关和年度。

    请写明机关名称、年份和“政府信息公开工作年度报告”，年份也可以置于机关名称之前。
    """
    title = report.title
    if title is not None and (flaws := list(_flaws(title))):
        chinese, english = zip(*flaws, strict=True)
        values = {"title": title.text, "flaws": ("、".join(chinese), " and ".join(english))}
        yield Finding(title.span, "", values)


def _flaws(title: Title) -> Iterator[tuple[str, str]]:
    """What is wrong with a title, each in Chinese and English."""
    if title.year is None:
        yield "缺少年份", "lacks the year"
    if not title.agency:
        yield "缺少机关名称", "lacks the agency"
    if not _is_named(title):
        yield "没有写作“政府信息公开工作年度报告”", "is not worded 政府信息公开工作年度报告"


def _is_named(title: Title) -> bool:
    """Whether the title names the report rightly; the year may stand inside: 政府信息公开工作2022年度报告."""
    text = "".join(title.text.split())
    _, found, tail = text.partition(_NAME.removesuffix("年度报告"))
    return _NAME in text or (found != "" and title.year is not None and tail[4:].startswith(("年度报告", "年年度报告")))


@rule(
    "GIA118",
    "repeated-title",
    Severity.INFO,
    summary=("标题连续出现两次", "The title is printed twice in a row"),
    source=("公文格式惯例", "Usual form of official documents"),
    example=Example(good=_MODEL_TITLE, bad=_MODEL_TITLE * 2),
    fixable="unsafe",
)
def repeated_title(report: Report, options: None) -> Iterator[Finding]:
    """The title is printed twice in a row.

    One is usually the web page's and one the text's. No harm on the page, but in a file that is sent on it looks
    careless.

    Keep one of the two; the fix deletes the second.

    --- zh
    标题连续出现了两次。

    多为网页标题与正文标题各一，不影响阅读，但作为报送或归档的文稿应只保留一个标题。

    请删去其中一个；自动修改删去后一个。
    """
    title = report.title
    if title is not None and title.repeated is not None:
        line = report.document.source.location(title.span.start).line
        whole = removal(report.document.source.text, title.repeated)
        edits = () if whole is None else (Replacement(whole, ""),)
        yield Finding(title.repeated, "", {"line": line}, (Note(title.span, "first"),), edits, "unsafe")
