"""The fee for processing information: amounts that cannot be, and a fee without its notice."""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.diagnostics import Severity
from giar_lint.facts import Claim, checkable
from giar_lint.report import Cell, Number, Report
from giar_lint.rule import Example, Finding, Note, rule

_SOURCE = (
    "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
    "国办函〔2020〕109号, the measures on the information processing fee",
)
_YUAN = 10_000
_STEP = 10


def _amount(claim: Claim) -> Number:
    """An amount in yuan."""
    value = claim.quantity.value
    return value * _YUAN if claim.quantity.unit == "万元" else value


def _revenue(report: Report) -> Cell | None:
    """The cell of table two in which the agency's fees of the year stand, in 万元."""
    table = report.table(2)
    cell = table.cell("fees", "amount") if table is not None else None
    return cell if cell is not None and cell.value is not None else None


@rule(
    "GIA406",
    "fee-plausibility",
    Severity.WARNING,
    summary=("信息处理费金额不合常理", "An amount of the processing fee cannot be right"),
    source=_SOURCE,
    example=Example(good="实际收取的总金额60元", bad="实际收取的总金额65元"),
)
def fee_plausibility(report: Report, options: None) -> Iterator[Finding]:
    """An amount of the information processing fee is no multiple of 10 元, is larger than the agency's whole 行政事业
    性收费 in table two, or is the same figure in 元 that stands there in 万元.

    The fee is charged per request (100 元 and up) or per page (10 元 and up), and is itself part of 行政事业性收费.
    Rounding in table two is accepted.

    Check the amount and its unit.

    --- zh
    信息处理费金额不是10元的整数倍，或者超过第二部分表格中的行政事业性收费，或者文中以“元”计的数字与表中以“万元”计的数
    字相同。

    信息处理费按件计收（每件100元起）或者按量计收（每页10元起），且属于行政事业性收费。表中数据因保留小数产生的差异不
    作提示。

    请核对金额和计量单位。
    """
    revenue = _revenue(report)
    for claim in checkable(report).claims:
        quantity = claim.quantity
        if claim.metric not in ("charged", "paid") or not quantity.value:
            continue
        amount = _amount(claim)
        values: dict[str, object] = {"phrase": quantity.phrase, "amount": quantity.value}
        if revenue is not None and revenue.value is not None:
            values["revenue"] = revenue.raw.strip()
            note = (Note(revenue.span, "revenue", values),)
            if quantity.unit == "元" and quantity.value == revenue.value:
                yield Finding(quantity.span, "unit", values, note)
                continue
            if claim.metric == "paid" and amount > _upper(revenue):
                yield Finding(quantity.span, "exceeds", values, note)
                continue
        if amount % _STEP:
            yield Finding(quantity.span, "", values)


def _upper(revenue: Cell) -> Number:
    """The most that a figure in 万元 may stand for, in yuan, as it is rounded."""
    from decimal import Decimal

    decimals = len(revenue.raw.strip().partition(".")[2])
    return (Decimal(str(revenue.value)) + Decimal(5).scaleb(-decimals - 1)) * _YUAN


@rule(
    "GIA409",
    "fee-notice",
    Severity.INFO,
    summary=(
        "收取了费用或者有逾期未缴费情形，却没有收费通知",
        "A fee, or a request closed as unpaid, without a notice",
    ),
    source=_SOURCE,
    example=Example(good="发出收费通知2件，总金额60元", bad="未发出收费通知"),
)
def fee_notice(report: Report, options: None) -> Iterator[Finding]:
    """The report says that no 收费通知 was issued, yet a fee was received, or table three has requests that were
    closed because the fee was not paid in time.

    Both need a notice first.

    Check the number of notices, the amount, and row （六）2 of table three.

    --- zh
    文中称没有发出收费通知，却收取了信息处理费，或者第三部分表格中有因逾期未缴纳费用而不再处理的申请。

    两种情形都以发出收费通知为前提。

    请核对收费通知件数、收取金额和表格（六）其他处理第2项。
    """
    found = checkable(report)
    none = [claim.quantity for claim in found.claims if claim.metric == "notices" and not claim.quantity.value]
    denied = [denial for denial in found.denials if "notices" in denial.metrics]
    if not none and not denied:
        return
    if any(claim.metric == "notices" and claim.quantity.value for claim in found.claims):
        return
    phrase = none[0].phrase if none else denied[0].phrase
    for claim in found.claims:
        if claim.metric == "paid" and claim.quantity.value:
            yield Finding(claim.quantity.span, "", {"phrase": phrase, "amount": claim.quantity.phrase})
            break
    table = report.table(3)
    cell = table.cell("other-unpaid", "total") if table is not None else None
    if cell is not None and cell.value:
        yield Finding(cell.span, "unpaid", {"phrase": phrase, "number": cell.value})
