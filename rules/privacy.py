"""Numbers that belong to a person and not into a published report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from giar_lint.diagnostics import Severity
from giar_lint.document import Passage, Row
from giar_lint.masking import Kind, Private, find_private, masked_number, may_hold_private
from giar_lint.records import NamedTuple
from giar_lint.report import Report
from giar_lint.rule import Example, Finding, rule
from giar_lint.words.text import prose_of

_PRIVACY = (
    "《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》",
    "Art. 15 of the regulation; the Personal Information Protection Law",
)


class MobileOptions(NamedTuple):
    """`allow`: mobile numbers that an office uses for its duty and publishes."""

    allow: tuple[str, ...] = ()


@rule(
    "GIA801",
    "identity-number",
    Severity.ERROR,
    summary=("含居民身份证号码", "A resident identity number stands in the report"),
    source=_PRIVACY,
    example=Example(
        good="请与云岭县自然资源局办公室联系",
        bad="请与张某（身份证号：11010519491231002X）或云岭县自然资源局办公室联系",
    ),
)
def identity_number(report: Report, options: None) -> Iterator[Finding]:
    """A resident identity number stands in the report: 18 characters with a region, a date of birth and the right check digit.

    Annexes and lists of applicants are how such numbers get into a report. The number is masked in everything the program shows.

    Delete it.

    --- zh
    报告中出现了居民身份证号码（地区、出生日期和校验码均有效的18位号码），多随附件或申请人名单带入。检查结果中一律遮盖显示。

    请删除。
    """
    yield from _numbers(report, "identity")


@rule(
    "GIA802",
    "mobile-number",
    Severity.WARNING,
    summary=("含手机号码", "A mobile number stands in the report"),
    source=_PRIVACY,
    options=MobileOptions,
    example=Example(good="电话：0999-5550123", bad="电话：13900005678"),
)
def mobile_number(report: Report, options: MobileOptions) -> Iterator[Finding]:
    """A mobile number stands in the report. Office telephones, hotlines and e-mail addresses are legitimate.

    Give the telephone of the office. A mobile number that an office keeps for its duty goes into the option `allow`.

    --- zh
    报告中出现了手机号码。办公电话、热线电话和电子邮箱可以公开。检查结果中一律遮盖显示。

    对外联系请使用办公电话。单位值班专用的手机号码可在选项allow中列出。
    """
    allowed = {number.replace(" ", "").replace("-", "") for number in options.allow}
    yield from _numbers(report, "mobile", allowed)


@rule(
    "GIA803",
    "bank-card-number",
    Severity.ERROR,
    summary=("含银行卡号", "A bank card number stands in the report"),
    source=_PRIVACY,
    example=Example(
        good="请与云岭县自然资源局办公室联系", bad="请向6222020200012345670汇款，或与云岭县自然资源局办公室联系"
    ),
)
def bank_card_number(report: Report, options: None) -> Iterator[Finding]:
    """A bank card number stands in the report: 16 to 19 digits with a prefix of card issuers that pass the Luhn check.

    统一社会信用代码, 备案号 and 文号 are none. The number is masked in everything the program shows.

    Delete it.

    --- zh
    报告中出现了银行卡号（16至19位，发卡行识别码和校验位均有效）。统一社会信用代码、备案号、文号不在此列。检查结果中一律遮盖显示。

    请删除。
    """
    yield from _numbers(report, "card")


def _numbers(report: Report, kind: Kind, allowed: Any = frozenset()) -> Iterator[Finding]:
    """The private numbers of a kind in prose and in cells."""
    seen = set()
    for passage, each in report.once(_private):
        if each.kind == kind:
            number = passage.text[each.start : each.end]
            span = passage.span(each.start, each.end)
            if span not in seen and number.replace(" ", "").replace("-", "") not in allowed:
                seen.add(span)
                yield Finding(span, "", {"masked": masked_number(number)})


def _private(report: Report) -> list[tuple[Passage, Private]]:
    """The private numbers of all kinds, each with the passage that it stands in."""
    document = report.document
    if not document.markup and not may_hold_private(document.source.text):  # markup may part a number
        return []
    return [(passage, each) for passage in _passages(report) for each in find_private(passage.text)]


def _passages(report: Report) -> Iterator[Passage]:
    yield from prose_of(report).passages
    for block in report.document.blocks:
        if isinstance(block, Row):
            yield from block.cells
