"""The rules of this plugin: every Rule in this module is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from giar_lint.diagnostics import Severity
from giar_lint.report import Report
from giar_lint.rule import Finding, rule


class ContactOptions(NamedTuple):
    """`words`: what tells that a contact is given; one of them is enough."""

    words: tuple[str, ...] = ("联系电话", "联系方式", "办公电话", "咨询电话")


@rule(
    "EXA001",
    "missing-contact",
    Severity.WARNING,
    summary=("报告未写明联系方式", "The report names no contact"),
    source=("本单位要求", "A rule of this office's own"),
    options=ContactOptions,
    messages={
        "": (
            "全文未写明{words}等联系方式，请补充，便于公众联系。",
            "The report gives no contact ({words}); add one, so that the public can turn to the office.",
        )
    },
)
def missing_contact(report: Report, options: ContactOptions) -> Iterator[Finding]:
    """The report names no telephone or other contact.

    Readers who want to ask about the report need to know whom.

    Add a line with the office's telephone number.

    --- zh
    报告全文没有联系方式。

    公众对报告有疑问时，应当知道向谁询问。

    请补充办公电话等联系方式。
    """
    told = any(word in paragraph.text for paragraph in report.paragraphs for word in options.words)
    if not told and report.title is not None:
        yield Finding(report.title.span, values={"words": ("、".join(options.words), ", ".join(options.words))})
