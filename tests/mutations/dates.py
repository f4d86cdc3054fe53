"""Years, periods and dates that cannot be right (GIA501 to 508)."""

from __future__ import annotations

from random import Random

from giar_lint.report import Period
from mutations.specimen import Edit, Mutation, Specimen, operator


@operator("GIA501")
def told_under_last_year(specimen: Specimen, random: Random) -> Mutation | None:
    text = random.choice(
        (
            f"{specimen.year - 1}年，通过门户网站主动公开信息86条。",
            f"{specimen.year - 1}年，组织政府信息公开业务培训3次，参训人员120人次。",
        )
    )
    return specimen.with_paragraph("overview", text)


@operator("GIA502")
def title_of_last_year(specimen: Specimen, random: Random) -> Mutation | None:
    """The title's year alone is wrong: period and text agree on another."""
    title, years = specimen.report.title, specimen.report.years
    if title is None or title.repeated or title.year is None or not specimen.report.periods:
        return None
    if not any(told.value == specimen.year for told in years.told):
        return None
    span = title.year.span
    text = specimen.text[span.start : span.end]
    if str(specimen.year) not in text:
        return None
    return specimen.mutate(
        Edit(span.start, span.end, text.replace(str(specimen.year), str(specimen.year - 1))), at=span.start
    )


def _period(specimen: Specimen) -> tuple[Period, str] | None:
    """The statistics period with its wording, where there is one and it is written in digits."""
    periods = specimen.report.periods
    if len(periods) != 1:
        return None
    span = periods[0].span
    text = specimen.text[span.start : span.end]
    return (periods[0], text) if f"{specimen.year}年1月1日" in text and "12月31日" in text else None


@operator("GIA503")
def period_of_last_year(specimen: Specimen, random: Random) -> Mutation | None:
    found = _period(specimen)
    if found is None or not any(told.value == specimen.year for told in specimen.report.years.told):
        return None
    period, text = found
    wrong = text.replace(str(specimen.year), str(specimen.year - 1))
    return specimen.mutate(Edit(period.span.start, period.span.end, wrong), at=period.span.start)


@operator("GIA503")
def period_reversed(specimen: Specimen, random: Random) -> Mutation | None:
    found = _period(specimen)
    if found is None:
        return None
    period, text = found
    wrong = text.replace("12月31日", "\0").replace("1月1日", "12月31日").replace("\0", "1月1日")
    return specimen.mutate(Edit(period.span.start, period.span.end, wrong), at=period.span.start)


@operator("GIA504")
def unit_lost(specimen: Specimen, random: Random) -> Mutation | None:
    found = _period(specimen)
    if found is None:
        return None
    period, text = found
    wrong = text.replace(f"{specimen.year}年1月", f"{specimen.year}1月", 1)
    return specimen.mutate(Edit(period.span.start, period.span.end, wrong), at=period.span.start)


@operator("GIA504")
def no_such_day(specimen: Specimen, random: Random) -> Mutation | None:
    span = specimen.report.signature.date_span
    if span is None:
        return None
    wrong = random.choice(
        (f"{specimen.year + 1}年2月30日", f"{specimen.year + 1}年13月5日", f"{specimen.year + 1}1月15日")
    )
    return specimen.mutate(Edit(span.start, span.end, wrong), at=span.start)


@operator("GIA505")
def signed_late(specimen: Specimen, random: Random) -> Mutation | None:
    """Signed in April: late for everyone whom a deadline binds."""
    span, name = specimen.report.signature.date_span, specimen.report.agency.name
    free = specimen.case.level == "township" or any(word in name for word in ("管理委员会", "管委会", "街道"))
    if span is None or free:
        return None
    return specimen.mutate(Edit(span.start, span.end, f"{specimen.year + 1}年4月20日"), at=span.start)


@operator("GIA505")
def department_late(specimen: Specimen, random: Random) -> Mutation | None:
    """A department that signs in February."""
    span = specimen.report.signature.date_span
    if span is None or specimen.case.kind != "department" or specimen.report.agency.kind != "department":
        return None
    return specimen.mutate(Edit(span.start, span.end, f"{specimen.year + 1}年2月9日"), at=span.start)


@operator("GIA506")
def signed_a_year_early(specimen: Specimen, random: Random) -> Mutation | None:
    span = specimen.report.signature.date_span
    if span is None:
        return None
    return specimen.mutate(Edit(span.start, span.end, f"{specimen.year}年1月20日"), at=span.start)


@operator("GIA507")
def plan_for_the_report_year(specimen: Specimen, random: Random) -> Mutation | None:
    year = random.choice((specimen.year, specimen.year - 1))
    text = f"{year}年，我们将进一步拓展公开渠道，丰富公开形式，提升公开质量。"
    return specimen.with_paragraph("shortcomings", text)


@operator("GIA508")
def period_cut_short(specimen: Specimen, random: Random) -> Mutation | None:
    found = _period(specimen)
    if found is None:
        return None
    period, text = found
    old, new = random.choice((("12月31日", "11月30日"), ("12月31日", "12月20日"), ("年1月1日", "年1月10日")))
    return specimen.mutate(Edit(period.span.start, period.span.end, text.replace(old, new, 1)), at=period.span.start)
