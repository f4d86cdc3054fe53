"""GIA703 and GIA704."""

from __future__ import annotations

import pytest

from giar_lint.document import Passage
from giar_lint.parser import Hints, parse
from giar_lint.readers import read
from giar_lint.report import Agency
from giar_lint.rules.names import agency_name, superseded_name
from support.sections import hits, report_of


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("与区卫计委会商。", [": 卫计委"]),
        ("会同县环保局、国土局开展抽查。", [": 环保局", ": 国土局"]),
        ("由国土资源局牵头，县环保局配合。县环保局汇总。", [": 国土资源局", ": 环保局"]),
        (
            "省农业厅、市食品药品监督管理局、县工商局、县质监局、县安监局",
            [f": {each}" for each in ("农业厅", "食品药品监督管理局", "工商局", "质监局", "安监局")],
        ),
        ("县扶贫办公开资金使用情况。", [": 扶贫办"]),
        ("县旅游局、县文广新局、县法制办、县物价局", [": 旅游局", ": 文广新局", ": 法制办", ": 物价局"]),
        ("环保部印发通知。", [": 环保部"]),
        ("原区卫计委和原国家卫生和计划生育委员会的文件继续有效。", []),
        ("按照《卫生部关于医疗机构审批管理的若干规定》执行。", []),
        ("开展“环保局长面对面”活动。", []),
        ("2016年，县环保局印发实施方案。", []),
        ("县环保局更名为市生态环境局云岭分局。", []),
        ("机构改革后县国土局职责划入我局。", []),
        ("环保部门、农业部门、文化部门、卫生部门、国土部门", []),
        ("作出农业部署，掌握卫生局势，推进国土局部调整。", []),
        ("县文化和旅游局、县文化广电和旅游局、县农业农村局、县生态环境局、县林业局、县民政局", []),
        ("县生态环境保护局、建设环保局、县现代农业局、县劳动监察局、局法制办、县工商联、质量监督站", []),
        ("依据县环保局〔2015〕12号文件、国家卫生计生委令第10号。", []),
        ("2018年以前由县工商局负责。", []),
        ("县乡村振兴局报送信息。", []),
    ),
)
def test_superseded(text: str, expected: list[str]) -> None:
    assert hits(superseded_name, report_of(overview=text, year=2023)) == expected


@pytest.mark.parametrize(
    ("year", "name", "successor"),
    (
        (2020, "县扶贫办", None),
        (2021, "县扶贫办", "乡村振兴局"),
        (2023, "县扶贫办", "乡村振兴局"),
        (2024, "县扶贫办", "农业农村局"),
        (2019, "县卫计委", "卫健委"),
        (2023, "市银保监局", None),
        (2024, "市银保监局", "金融监管局"),
    ),
)
def test_each_name_since_its_own_reform(year: int, name: str, successor: str | None) -> None:
    edition = "2021" if year > 2020 else "2019"
    report = report_of(overview=f"会同{name}核实。", year=year, edition=edition)  # type: ignore[arg-type]
    found = [each.values["successor"] for each in superseded_name.check(report, superseded_name.options())]
    assert found == ([] if successor is None else [successor])


def test_the_place_is_shown_and_a_clear_successor_offered() -> None:
    report = report_of(overview="与区卫计委会商。会同县国土局核实。")
    first, second = superseded_name.check(report, superseded_name.options())
    assert first.values["found"] == "区卫计委" and [edit.content for edit in first.edits] == ["卫健委"]
    assert second.values["found"] == "县国土局" and second.edits == ()


def test_own_name() -> None:
    text = "县环保局主动公开信息。"
    assert hits(superseded_name, report_of(agency="云岭县环境保护局", year=2020, edition="2019", overview=text)) == []
    assert ": 环境保护局" in hits(superseded_name, report_of(agency="云岭县环境保护局", year=2023, overview=text))
    assert hits(superseded_name, report_of(agency="云岭县农业农村局", overview="县农业局公开信息。")) == [": 农业局"]
    profile = Agency(name="云岭县旅游局", configured=True)
    assert hits(superseded_name, report_of(agency="云岭县旅游局", overview="县旅游局公开。", profile=profile)) == []


def test_zones_name_their_offices_as_they_like() -> None:
    text = "开发区管委会国土局、市卫计委"
    assert hits(superseded_name, report_of(agency="云岭经济开发区管理委员会", overview=text)) == [": 卫计委"]


def test_superseded_options() -> None:
    report = report_of(overview="与县卫计委会商，县房产局配合。")
    assert hits(superseded_name, report, names={"房产局": "住房和城乡建设局"}) == [": 卫计委", "configured: 房产局"]
    assert hits(superseded_name, report, allow=("卫计委",)) == []


@pytest.mark.parametrize(
    ("agency", "text", "expected"),
    (
        ("云岭县卫生健康委员会", "我局严格落实制度，我局及时公开。", ["self: 我局"]),
        ("云岭县卫生健康局", "我委主动公开信息，局党委专题研究。", ["self: 我委"]),
        ("云岭县卫生健康局", "我县、我市、我区、我省各部门，我局公开。", []),
        ("云岭县发展和改革委员会", "我委委托第三方评估，我委托管的平台。", []),
        ("云岭县教育体育局", "我委托第三方评估，本委托事项，日本厅舍，我局限于人力。", []),
        ("云岭县教育体育局", "开展“我委承诺”活动。", []),
        ("云岭县人民政府", "我局公开，我县、我办、县政府。", ["self: 我局"]),
        ("云岭县青禾镇人民政府", "我镇公开，我局、我乡。", ["self: 我局", "self: 我乡"]),
        ("青禾街道办事处", "我街道、我办、我办事处公开。", []),
        ("云岭县人民政府办公室", "我办、我县公开，我局。", ["self: 我局"]),
        ("云岭省自然资源厅", "我厅公开，我局。", ["self: 我局"]),
        ("云岭县住房和城乡建设局", "本局、本机关、本乡本土、基本局面、样本中心", []),
        ("云岭县卫生健康委员会", "本局主动公开信息。", ["self: 本局"]),
        ("云岭县人民政府", "指导各乡镇结合本镇实际，各部门，本局办公室负责。村民由本镇统一通知。", []),
        ("云岭经济开发区管理委员会", "我委、我局、我区公开。", []),
        ("云岭县人民医院", "我院、我局公开。", []),
        ("云岭县卫生健康局", "县卫健委及时公开。", ["kind: 县卫健委"]),
        ("云岭县卫生健康委员会", "县卫健局公开，市卫健局、省卫健委指导。", ["kind: 县卫健局"]),
        ("云岭县应急管理局", "县应急委、县应急管理委员会成员单位。", []),
        ("云岭县卫生健康局", "原县卫健委制发的文件。", []),
        ("云岭县卫生健康委员会", "2023年，柳泉县卫生健康委员会认真落实要求。", ["place: 柳泉县卫生健康委员会"]),
        ("云岭县卫生健康委员会", "学习借鉴柳泉县卫生健康委员会做法。柳泉县卫生健康委员会来访。", []),
        ("南麓市望川区卫生健康局", "2023年，望川区卫生健康局认真落实要求。推进区卫生健康局扎实工作。", []),
        ("云岭县人民政府", "柳泉县人民政府深入贯彻《条例》。", ["place: 柳泉县人民政府"]),
        ("云岭县教育体育局", "2023年，县财政局认真做好政府信息公开工作。", ["place: 县财政局"]),
        ("云岭县教育体育局", "2023年，县财政局保障经费，县财政局认真做好预决算公开。", []),
    ),
)
def test_agency_name(agency: str, text: str, expected: list[str]) -> None:
    assert (
        hits(
            agency_name, report_of(agency=agency, overview=text, preamble=[], shortcomings="无。", other_matters="无。")
        )
        == expected
    )


def test_where_the_name_is_unknown_nothing_is_said() -> None:
    text = report_of(overview="我局、我委公开。", preamble=[], date=None).document.source.text
    text = text.replace("云岭县自然资源局", "")
    assert hits(agency_name, parse(read(text.encode(), "a.txt"), "a.txt", Hints())) == []


def test_every_place_is_named_and_mended() -> None:
    report = report_of(
        agency="云岭县卫生健康委员会",
        overview="我局公开。\n我局解读。\n我局回应。",
        preamble=[],
        shortcomings="无。",
        other_matters="无。",
    )
    (finding,) = agency_name.check(report, agency_name.options())
    assert finding.values["count"] == 3 and len(finding.related) == 2
    assert [edit.content for edit in finding.edits] == ["我委"] * 3


@pytest.mark.parametrize(
    ("signed", "expected"),
    (
        ("云岭县自然资源局", []),
        ("云岭县自然资源局办公室", []),
        ("南麓市云岭县自然资源局", []),
        ("云岭县卫生健康局", ["signature: 云岭县卫生健康局"]),
        ("柳泉县自然资源局", ["signature: 柳泉县自然资源局"]),
    ),
)
def test_signature(signed: str, expected: list[str]) -> None:
    _assert_signature(signed, expected, "我局公开。")


@pytest.mark.parametrize("told", ("以下简称“云岭规资局”或“我局”", "简称为云岭规资局", "以下简称我局或云岭规资局"))
def test_a_name_that_the_report_introduces_may_sign_it(told: str) -> None:
    _assert_signature("云岭规资局", ["signature: 云岭规资局"], "我局公开。")
    _assert_signature("云岭规资局", [], f"云岭县自然资源局（{told}）公开。")


def _assert_signature(signed: str, expected: list[str], overview: str) -> None:
    report = report_of(overview=overview)
    signature = report.signature
    assert signature.agency is not None
    passage = Passage(signed, signature.agency.pieces)
    found = agency_name.check(report._replace(signature=signature._replace(agency=passage)), agency_name.options())
    assert [f"{each.key}: {each.values['found']}" for each in found] == expected


def test_title_against_the_profile() -> None:
    own = Agency(name="云岭县自然资源和规划局", aliases=("县自规局",), configured=True)
    assert hits(agency_name, report_of(overview="我局公开。", profile=own)) == []
    other = Agency(name="云岭县水利局", configured=True)
    assert hits(agency_name, report_of(overview="我局公开。", profile=other, date=None)) == ["title: 云岭县自然资源局"]


def test_agency_name_can_be_allowed() -> None:
    report = report_of(overview="我院公开，我委公开。", preamble=[], shortcomings="无。", other_matters="无。")
    assert hits(agency_name, report, allow=("我院",)) == ["self: 我委"]
