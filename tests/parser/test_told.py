"""Which sentences tell the agency's finished work under a year."""

from __future__ import annotations

import pytest

from giar_lint.parser.told import told_years
from support.changes import paragraphs

BUREAU = "云岭县卫生健康委员会"
TOLD = (
    (BUREAU, "2021年，我委紧紧围绕中心工作，认真落实条例。", [2021]),
    (BUREAU, "2021 年，县卫健委全面贯彻条例。", [2021]),
    (BUREAU, "２０２１年，本机关未收到申请。", [2021]),
    (BUREAU, "2021年度，云岭县卫生健康委员会收到申请2件。", [2021]),
    (BUREAU, "2021年我委共公开信息30条。", [2021]),
    (BUREAU, "2021年未收到政府信息公开申请。", [2021]),
    (BUREAU, "2021年，在县委、县政府的正确领导下，我委坚持以公开为常态。", [2021]),
    (BUREAU, "2021年，通过门户网站公开信息30条，较2020年增长20%。", [2021]),
    (BUREAU, "2021年，我委将政府信息公开纳入年度考核。", [2021]),
    (BUREAU, "2021年，我委受理申请93件，较2020年减少11件，加上2020年结转的7件，办结96件，4件结转至2022年。", [2021]),
    ("中华人民共和国望山海关", "2021年，望山海关公开信息3条。", [2021]),
    (BUREAU, "2021年，办公室组织修订了公开指南。", [2021]),
    (BUREAU, "（一）2021年，我委公开信息3条。", [2021]),
    (BUREAU, "主动公开方面。2021年，我委公开信息3条。", [2021]),
    (BUREAU, "（一）主动公开方面2021年，我委公开信息3条。", [2021]),
    (BUREAU, "2021年，我委落实条例。积极推进公开，规范管理。2022年，全年公开信息105条。", [2021, 2022]),
    ("云岭县青禾镇人民政府", "2021年，青禾镇认真落实条例；2021年，我镇公开信息3条。", [2021, 2021]),
    ("云岭县人民政府", "2021年，全县公开信息3条。2021年，县政府认真落实条例。", [2021, 2021]),
    ("学府路街道办事处", "2021年，学府路街道公开信息3条。", [2021]),
    ("教育部", "2021年，教育部公开文件406件。", [2021]),
    ("", "2021年，我局公开信息3条。", [2021]),
    (BUREAU, "2021年未发生因政府信息公开工作不力被追究责任的情形。", [2021]),
    (BUREAU, "我委2021年收到政府信息公开申请7件。", [2021]),
    (BUREAU, "规范办理流程。本机关 2021年度共受理申请7件。", [2021]),
    (BUREAU, "我委2021年收到的7件申请已全部办结。", []),
    (BUREAU, "我委2021年公开信息300条，2022年公开450条。", []),
    (BUREAU, "我委2021年共同推进改革。", []),
    (BUREAU, "我委2021年度部门决算已公开。", []),
    (BUREAU, "与我委2021年收到申请7件相比，有所增长。", []),
    (BUREAU, "2021年未发生的费用不计入。", []),
    # whose work it is
    (BUREAU, "2021年，县委、县政府高度重视政务公开。", []),
    (BUREAU, "2021年，县政府办公室开展检查。", []),
    (BUREAU, "2021年，国务院办公厅修订了报告格式。", []),
    (BUREAU, "2021年，市卫健委开展检查。", []),
    (BUREAU, "2021年，县卫健委所属医院公开信息3条。", []),
    (BUREAU, "2021年，全县公开信息3条。", []),
    ("云岭县青禾镇人民政府", "2021年，县政府公开信息3条。", []),
    # plans and history
    (BUREAU, "2023年，我委将继续加大公开力度。", []),
    (BUREAU, "2023年，我委拟丰富解读形式。", []),
    (BUREAU, "2023年，我委要做好三项工作。", []),
    (BUREAU, "2021年，我委成立了政务公开领导小组。", []),
    (BUREAU, "2021年，我委被评为政务公开先进单位。", []),
    # comparisons and series
    (BUREAU, "2021年，我委公开信息300条；2022年公开450条。", []),
    (BUREAU, "2021年，我委公开信息300条。2022年，公开信息450条。", []),
    (BUREAU, "2020年，我委加强管理。2021年，我委规范流程。2022年，我委优化服务。", []),
    (BUREAU, "2021年，我委公开信息300条，今年公开450条。", []),
    (BUREAU, "全年收到申请3件；2021年收到5件，均已办结。", []),
    # other things of a year
    (BUREAU, "2021年以来，我委公开信息300条。", []),
    (BUREAU, "截至2021年底，我委公开信息300条。", []),
    (BUREAU, "2021年12月，我委公开信息3条。", []),
    (BUREAU, "2021年度部门决算已公开。", []),
    (BUREAU, "2021年我委部门决算已公开。", []),
    (BUREAU, "2021年收到的3件申请已全部办结。", []),
    (BUREAU, "在2021年度考核中我委公开信息排名靠前。", []),
    (BUREAU, "按照《2021年，我委公开要点》落实。", []),
    (BUREAU, "落实“2021年，我委公开信息”要求。", []),
    (BUREAU, "“十四五”以来，2021-2025年，我委公开信息。", []),
    (BUREAU, "根据国办公开办函〔2021〕30号要求编制。", []),
)


@pytest.mark.parametrize(("agency", "text", "years"), TOLD)
def test_years_under_which_work_is_told(agency: str, text: str, years: list[int]) -> None:
    told = told_years(paragraphs(text), agency)
    assert [each.value for each in told] == years
    for each in told:
        assert text[slice(*each.span)].endswith("年")


def test_further_names_of_the_agency() -> None:
    text = paragraphs("2021年，云岭卫健中心公开信息3条。")
    assert told_years(text, BUREAU) == ()
    assert [each.value for each in told_years(text, BUREAU, ("云岭卫健中心",))] == [2021]


@pytest.mark.parametrize(
    ("text", "figure"),
    (
        ("2021年，我委主动公开信息300余条。", True),
        ("2021年，我委未收到政府信息公开申请。", True),
        ("2021年，我委认真落实3项制度。", False),
        ("2021年，我委开展培训5次。", False),
    ),
)
def test_acts_of_disclosure_with_a_figure(text: str, figure: bool) -> None:
    (told,) = told_years(paragraphs(text), BUREAU)
    assert told.figure is figure
