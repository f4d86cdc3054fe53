"""Paragraphs that stand twice, wrong words, marks and basis, private numbers (GIA6xx, 7xx, 8xx)."""

from __future__ import annotations

import re
from random import Random

from giar_lint.document import Paragraph
from mutations.specimen import Edit, Mutation, Specimen, operator

_LONG = 60
_NIL = re.compile(r"未|没有|无|不存在|0件|0元|零")
_BREAKABLE = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _long_paragraph(specimen: Specimen, random: Random, length: int = _LONG) -> Paragraph | None:
    """A paragraph of section one that is long enough to be told from another, on one line, and reports more than that
    there was nothing."""
    found = [
        each
        for each in specimen.section("overview").paragraphs
        if len(each.text) >= length and not each.breaks and not _NIL.search(each.text) and each.text.endswith("。")
    ]
    return random.choice(found) if found else None


def _body(text: str) -> str:
    """A paragraph without its ordinal and lead-in, which would make another part of section one of it."""
    return re.sub(
        r"^[*\s]*(?:[（(][一二三四五六七八九十]+[）)]|\d+[.．、]|[一二三四五六七]是|第[一二三四五六七]，)?(?:[^，。；：]{2,14}[。：])?[*\s]*",
        "",
        text,
    )


@operator("GIA601")
def paragraph_twice(specimen: Specimen, random: Random) -> Mutation | None:
    """A paragraph of section one again as the first of section five."""
    paragraph = _long_paragraph(specimen, random)
    if paragraph is None or _LIST.search(paragraph.text):
        return None
    return specimen.with_paragraph("overview", paragraph.text) if _body(paragraph.text) == paragraph.text else None


@operator("GIA602")
def paragraph_almost_twice(specimen: Specimen, random: Random) -> Mutation | None:
    """A paragraph of section one again with a word put in, and no figures that could contradict anything."""
    paragraph = _long_paragraph(specimen, random, 90)
    if paragraph is None or _LIST.search(paragraph.text) or _body(paragraph.text) != paragraph.text:
        return None
    at = paragraph.text.index("，") + 1
    return specimen.with_paragraph("overview", f"{paragraph.text[:at]}同时{paragraph.text[at:]}")


_LIST = re.compile(r"[一二三四五六七]是|①|1[.．、)）]")


@operator("GIA701")
def character_doubled(specimen: Specimen, random: Random) -> Mutation | None:
    text, mark = random.choice(
        (
            ("进一步加强与与群众的沟通交流，主动听取意见。", "与群众"),
            ("对过程性性信息的认定标准作了统一。", "性信息"),
            ("按月报送工作进展情况情况，接受各方监督。", "情况，"),
            ("工作人员认真解答群群众提出的疑问。", "群众"),
        )
    )
    return specimen.with_paragraph("overview", text, mark=mark)


@operator("GIA702")
def slip_for_a_term(specimen: Specimen, random: Random) -> Mutation | None:
    text, mark = random.choice(
        (
            ("及时公示行政出发信息，自觉接受社会监督。", "行政出发"),
            ("按时公开部门决赛，做到内容完整、格式统一。", "部门决赛"),
            ("对规范计划类信息实行集中展示。", "规范计划"),
        )
    )
    return specimen.with_paragraph("overview", text, mark=mark)


@operator("GIA703")
def name_out_of_force(specimen: Specimen, random: Random) -> Mutation | None:
    # A zone may keep offices by names that are out of force elsewhere, not by that of 卫计委.
    zone = specimen.report.agency.name.endswith("管理委员会")
    name = random.choice(("卫计委",) if zone else ("卫计委", "国土资源局", "食品药品监督管理局"))
    return specimen.with_paragraph("overview", f"主动加强与市{name}的沟通衔接，协商一致后发布信息。", mark=name)


@operator("GIA704")
def other_self(specimen: Specimen, random: Random) -> Mutation | None:
    """我局 in the report of a commission, 我委 in that of a bureau."""
    name = specimen.report.agency.name
    if specimen.case.kind != "department" or specimen.report.agency.kind != "department":
        return None
    wrong = {"局": "我委", "委员会": "我局", "厅": "我局"}
    own = next((end for end in wrong if name.endswith(end)), None)
    if own is None:
        return None
    return specimen.with_paragraph(
        "overview", f"{wrong[own]}把公开工作与业务工作同部署、同落实、同检查。", mark=wrong[own]
    )


@operator("GIA705")
def placeholder_left(specimen: Specimen, random: Random) -> Mutation | None:
    text, mark = random.choice(
        (
            ("全年召开新闻发布会XX场，回应社会关切。", "XX"),
            ("全年编发工作信息××篇，供各单位学习借鉴。", "××"),
            ("20XX年，对公开目录作了全面修订。", "20XX"),
            ("（请填写本单位特色做法）", "请填写"),
        )
    )
    return specimen.with_paragraph("overview", text, mark=mark)


@operator("GIA706")
def marks_clash(specimen: Specimen, random: Random) -> Mutation | None:
    text, mark = random.choice((("认真抓好信息发布工作，。", "，。"), ("做好政策宣传解读。。", "。。")))
    return specimen.with_paragraph("overview", text, mark=mark)


@operator("GIA707")
def pair_left_open(specimen: Specimen, random: Random) -> Mutation | None:
    text, mark = random.choice(
        (
            ("积极落实“一次告知的服务要求，提升群众满意度。", "“"),
            ("修订完善《信息发布审核制度，压实审核责任。", "《"),
            ("对办事指南（含流程图进行了全面更新。", "（"),
        )
    )
    return specimen.with_paragraph("overview", text, mark=mark)


@operator("GIA708")
def paragraph_broken(specimen: Specimen, random: Random) -> Mutation | None:
    """A page end in mid-sentence. Markdown has no pages."""
    paragraph = _long_paragraph(specimen, random, 80)
    if paragraph is None or specimen.case.path.suffix == ".md":
        return None
    comma = paragraph.text.find("，", 30)
    found = _BREAKABLE.search(paragraph.text, comma + 3) if comma > 0 else None
    if found is None or found.start() > len(paragraph.text) - 12:
        return None
    at = paragraph.passage.span(found.start(), found.start() + 1).start
    return specimen.mutate(Edit(at, at, specimen.newline * 2), at=at)


@operator("GIA709")
def basis_of_another_edition(specimen: Specimen, random: Random) -> Mutation | None:
    number = "2019〕60" if specimen.year >= 2021 else "2021〕30"
    return specimen.with_preamble(f"本报告按照国办公开办函〔{number}号文件要求编制。")


@operator("GIA710")
def request_for_approval_left(specimen: Specimen, random: Random) -> Mutation | None:
    return specimen.with_paragraph("other-matters", random.choice(("妥否，请批示。", "当否，请批示。")))


@operator("GIA711")
def principle_of_old(specimen: Specimen, random: Random) -> Mutation | None:
    return specimen.with_paragraph("overview", "始终坚持“公开为原则、不公开为例外”的要求。", mark="公开为原则")


def identity_number(random: Random) -> str:
    """A number with the form and check digit of a resident identity number, of somebody born in 1905."""
    body = f"1101011905{random.randint(1, 12):02}{random.randint(1, 28):02}{random.randint(0, 999):03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _IDENTITY_WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def card_number(random: Random) -> str:
    """Nineteen digits with the prefix of a debit card that pass Luhn's test."""
    body = "622848" + "".join(str(random.randint(0, 9)) for _ in range(12))
    doubled = [int(digit) * (2 - index % 2) for index, digit in enumerate(reversed(body))]
    return body + str(-sum(value // 10 + value % 10 for value in doubled) % 10)


@operator("GIA801")
def identity_number_shown(specimen: Specimen, random: Random) -> Mutation | None:
    number = identity_number(random)
    return specimen.with_paragraph("overview", f"申请人张某（公民身份号码{number}）到现场查阅了有关档案。", mark=number)


@operator("GIA802")
def mobile_number_shown(specimen: Specimen, random: Random) -> Mutation | None:
    number = random.choice(("135", "138", "159", "186", "199")) + f"{random.randint(0, 99999999):08}"
    return specimen.with_paragraph("overview", f"具体事宜可联系经办人小王，手机号码{number}。", mark=number)


@operator("GIA803")
def card_number_shown(specimen: Specimen, random: Random) -> Mutation | None:
    number = card_number(random)
    return specimen.with_paragraph("overview", f"退费已汇入申请人银行卡（卡号{number}）。", mark=number)
