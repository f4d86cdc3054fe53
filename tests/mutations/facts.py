"""Sentences that contradict the tables or themselves (GIA401 to 410), added to section one or put into section six."""

from __future__ import annotations

from random import Random

from mutations.content import fee_edits
from mutations.specimen import Mutation, Specimen, operator


def _total(specimen: Specimen, key: str) -> int:
    """A number of table three in the column 总计; -1 where it is not known."""
    value = specimen.table(3).rows[key].value("total")
    return -1 if value is None else int(value)


@operator("GIA401")
def received_otherwise(specimen: Specimen, random: Random) -> Mutation | None:
    new, carried = _total(specimen, "new-requests"), _total(specimen, "carried-over")
    if new <= 0:
        return None
    wrong = new + max(carried, 0) + random.randint(3, 9)
    return specimen.with_paragraph("overview", f"本年度新收政府信息公开申请{wrong}件。", mark=str(wrong))


@operator("GIA401")
def finished_otherwise(specimen: Specimen, random: Random) -> Mutation | None:
    done = _total(specimen, "outcome-total")
    if done <= 0:
        return None
    wrong = done + random.randint(3, 9)
    return specimen.with_paragraph("overview", f"全年办结政府信息公开申请{wrong}件。", mark=str(wrong))


@operator("GIA410")
def handled_otherwise(specimen: Specimen, random: Random) -> Mutation | None:
    new, carried = _total(specimen, "new-requests"), _total(specimen, "carried-over")
    if new <= 0:
        return None
    wrong = new + max(carried, 0) + random.randint(3, 9)
    return specimen.with_paragraph("overview", f"全年受理政府信息公开申请{wrong}件。", mark=str(wrong))


@operator("GIA402")
def nothing_received(specimen: Specimen, random: Random) -> Mutation | None:
    """None received, says the text; the table has some."""
    if _total(specimen, "new-requests") <= 0:
        return None
    return specimen.with_paragraph("overview", f"{specimen.year}年，未收到政府信息公开申请。")


@operator("GIA402")
def no_review(specimen: Specimen, random: Random) -> Mutation | None:
    row = next(iter(specimen.table(4).rows.values()))
    if not row.value("review-total"):
        return None
    return specimen.with_paragraph("overview", "全年未发生因政府信息公开引起的行政复议。")


@operator("GIA403")
def parts_above_total(specimen: Specimen, random: Random) -> Mutation | None:
    first, second, third = (random.randint(20, 60) for _ in range(3))
    total = first + second + third - random.randint(3, 9)
    text = f"全年编发工作简报{total}期，其中综合类{first}期、经验类{second}期、问题类{third}期。"
    return specimen.with_paragraph("overview", text, mark=str(total))


@operator("GIA403")
def closed_list_below_total(specimen: Specimen, random: Random) -> Mutation | None:
    first, second = random.randint(20, 60), random.randint(70, 90)
    total = first + second + random.randint(5, 19)
    text = f"全年接待群众来访咨询{total}次，其中现场咨询{first}次，其余{second}次为电话咨询。"
    return specimen.with_paragraph("overview", text, mark=str(total))


@operator("GIA404")
def share_wrong(specimen: Specimen, random: Random) -> Mutation | None:
    part = random.randint(20, 80)
    text = f"全年解答群众咨询200人次，其中电话解答{part}人次，占{part / 2 + 10:g}%。"
    return specimen.with_paragraph("overview", text, mark=f"{part / 2 + 10:g}%")


@operator("GIA405")
def number_forgotten(specimen: Specimen, random: Random) -> Mutation | None:
    text = random.choice(
        (
            "全年通过门户网站发布信息条，方便群众及时了解工作动态。",
            "一年来，共召开专题会议次，研究解决工作中的难点问题。",
        )
    )
    return specimen.with_paragraph("overview", text)


@operator("GIA406")
def fee_no_multiple_of_ten(specimen: Specimen, random: Random) -> Mutation | None:
    """A fee that neither way of charging can give, where table two has fees enough to hold it."""
    fees = specimen.table(2).rows["fees"].value("amount")
    edits = fee_edits(specimen, f"{specimen.year}年，发出信息处理费收费通知1件，总金额125元，实际收取的总金额0元。")
    if specimen.year < 2021 or not edits or fees is None or fees < 1:
        return None
    return specimen.mutate(*edits, at=edits[0].start)


@operator("GIA407")
def part_above_total(specimen: Specimen, random: Random) -> Mutation | None:
    total = random.randint(40, 90)
    part = total + random.randint(5, 30)
    text = f"全年印制宣传手册{total}种，其中办事指南{part}种。"
    return specimen.with_paragraph("overview", text, mark=str(part))


@operator("GIA408")
def all_finished(specimen: Specimen, random: Random) -> Mutation | None:
    if _total(specimen, "carried-forward") <= 0:
        return None
    return specimen.with_paragraph("overview", "本年度收到的政府信息公开申请已全部办结。")


@operator("GIA409", "GIA406")
def fee_without_notice(specimen: Specimen, random: Random) -> Mutation | None:
    """A fee received, though no notice was sent; table two may have no fees to hold it."""
    edits = fee_edits(specimen, f"{specimen.year}年，发出信息处理费收费通知0件，总金额0元，实际收取的总金额80元。")
    if specimen.year < 2021 or not edits:
        return None
    return specimen.mutate(*edits, at=edits[0].start)
