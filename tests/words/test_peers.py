"""Other departments and townships of the same place as the subject of what a report tells of its own agency."""

from __future__ import annotations

import pytest

from giar_lint.words.agencies import read_name
from giar_lint.words.peers import peers

EDUCATION = "南麓市云岭县教育体育局"
TOWN = "云岭县青禾镇人民政府"


def found(agency: str, text: str) -> list[str]:
    text = f"{agency}年度报告\n{text}"
    return [text[start:end] for start, end in peers(text, read_name(agency))]


@pytest.mark.parametrize(
    ("agency", "text", "name"),
    (
        (EDUCATION, "2023年，县财政局认真贯彻《条例》，推进政府信息公开。", "县财政局"),
        (EDUCATION, "2023年度云岭县民政局坚持以公开为常态，推进政务公开。", "云岭县民政局"),
        (EDUCATION, "根据《条例》规定，南麓市云岭县水利局现将政府信息公开情况公布如下。", "南麓市云岭县水利局"),
        (EDUCATION, "一年来，县卫健委在县委的领导下，依法公开政府信息。", "县卫健委"),
        (EDUCATION, "（二）依申请公开。2023年，县公安局收到政府信息公开申请3件。", "县公安局"),
        (EDUCATION, "2023 年，县农业农村局（以下简称“我局”）持续推进政务公开。", "县农业农村局"),
        (EDUCATION, "2023年，县审计局坚持以人民为中心的思想为指导，深化信息公开。", "县审计局"),
        ("云岭省审计厅", "2023年，省财政厅认真落实政务公开工作要求。", "省财政厅"),
        (TOWN, "2023年，白石乡人民政府认真落实《条例》，公开政府信息96条。", "白石乡人民政府"),
        ("云岭区江滨街道办事处", "2023年，河西街道收到政府信息公开申请2件。", "河西街道"),
    ),
)
def test_another_organ_of_the_same_place(agency: str, text: str, name: str) -> None:
    assert found(agency, text) == [name]


@pytest.mark.parametrize(
    ("agency", "text"),
    (
        # its own name in its forms, and what its name holds
        (EDUCATION, "2023年，县教体局认真贯彻《条例》，推进政府信息公开。"),
        (EDUCATION, "2023年，县教育局收到政府信息公开申请3件。"),
        ("云岭县自然资源和规划局", "2023年，县自然资源局扎实推进政务公开。"),
        # others who rightly are a subject
        (EDUCATION, "2023年，县财政局坚持保障优先，安排教育专项资金1.2亿元。"),
        (EDUCATION, "2023年，县司法局严格审核我局政府信息公开文书。"),
        (EDUCATION, "2023年，县公安局积极配合，县财政局全面支持政务公开专区建设。"),
        (EDUCATION, "根据县委编办要求，县审计局按照计划对预算公开情况进行督导。"),
        (EDUCATION, "县财政局坚持应公开尽公开，信息公开做法值得学习。"),
        (EDUCATION, "与县财政局、县民政局认真做好信息公开，公布资助名单。"),
        (EDUCATION, "2023年，县政府高度重视政务公开，市教育局始终关心政务公开。"),
        (EDUCATION, "2023年，县民政局收到政府信息公开申请，内容属教育部门职责。"),
        (EDUCATION, "2023年，县人社局主动公开教师招聘信息，由其自行解读。"),
        (EDUCATION, "2023年，县粮食局、县体育局、县科技局扎实推进政务公开。"),
        # governments and offices report on their departments
        ("云岭县人民政府", "2023年，县财政局认真做好政府信息公开。"),
        ("云岭县人民政府办公室", "2023年，县财政局收到政府信息公开申请3件。"),
        (TOWN, "2023年，青禾镇认真落实《条例》，推进政务公开。"),
        (TOWN, "邻近的白石乡收到政府信息公开申请2件。"),
        (TOWN, "2023年，各乡镇认真落实政务公开要求；全镇扎实推进信息公开。"),
        (TOWN, "2023年，县城乡扎实推进信息公开，所辖村镇持续规范政务公开。"),
    ),
)
def test_what_is_no_slip(agency: str, text: str) -> None:
    assert found(agency, text) == []
