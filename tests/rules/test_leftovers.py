"""GIA705 and GIA710."""

from __future__ import annotations

import pytest

from giar_lint.diagnostics import Span
from giar_lint.document import Residue
from giar_lint.parser import Hints, parse
from giar_lint.readers import read
from giar_lint.rules.leftovers import internal_residue, placeholder
from support.changes import changed
from support.sections import hits, report_of


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("全年召开发布会XX场。", [": XX"]),
        ("全年召开发布会 XX 场。", [": XX"]),
        ("编发信息××篇。", [": ××"]),
        ("格式为统一样本。印发云政办〔2023〕××号文件。", [": ××"]),
        ("办理____件。", [": ____"]),
        ("公开__条。", [": __"]),
        ("20XX年，我局做了大量工作。", [": 20XX"]),
        ("截至2022年XX月XX日。", [": XX月XX"]),
        ("由**县汇总，共**条。", [": **", ": **"]),
        ("一、主要做法（宋体加粗小四号字）", ["format: （宋体加粗小四号字）"]),
        ("主要做法（待补充）如下。", [": （待补充）"]),
        ("（请填写本单位特色做法）", [": （请填写本单位特色做法）"]),
        ("待补充。", [": 待补充。"]),
        ("此处填写主要做法。", [": 此处填写主要做法。"]),
        ("全年接受监督检查（此处请填写）次。", [": （此处请填写）"]),
        ("由【机关名称】编制。", [": 【机关名称】"]),
    ),
)
def test_placeholder(text: str, expected: list[str]) -> None:
    assert hits(placeholder, report_of(overview=text)) == expected


@pytest.mark.parametrize(
    "text",
    (
        "拨打电话138XXXX5678咨询。",
        "处罚决定书的案号格式为“云公（治）罚决字〔2023〕第×××号”。",
        "身份证号4101XXXXXXXXXX已作遮盖。",
        "提供5×8小时、7×24小时服务，面积3×4公里。",
        "发放XXL号马甲，设备型号为MAXX。",
        "网址www.xx.gov.cn，邮箱xx@yunling.example。",
        "申请人张××、村民李××均表示满意。",
        "王××诉县政府一案，李XX不服答复申请复议。",
        "（2022）云××行初12号判决维持。",
        "申请人现场提交（请填写《政府信息公开申请表》）。",
        "方案待定，有关数据待核实后公布，请填写申请表后提交。",
        "使用黑体标识，提供大字号版本。",
        "某某某同志，近20 年政府信息公开工作经验。",
        "请补充材料的，一次性告知。",
        "采用a__b格式命名。",
    ),
)
def test_no_placeholder(text: str) -> None:
    assert hits(placeholder, report_of(overview=text)) == []


def test_placeholder_in_a_cell() -> None:
    text = changed(("行政处罚\t37", "行政处罚\tXX"), ("12.36", "（待填）"))
    report = parse(read(text.encode(), "a.txt"), "a.txt", Hints())
    assert hits(placeholder, report) == [": XX", ": （待填）"]


def test_bold_text_of_markdown_is_none() -> None:
    text = "**2022年**，按**局机关**要求，__公开__信息。"
    assert hits(placeholder, report_of(overview=text, layout="markdown")) == []


def test_placeholder_options() -> None:
    report = report_of(overview="打造“XX+政务”品牌，某某局配合。")
    assert hits(placeholder, report, words=("某某局",)) == [": XX", ": 某某局"]
    assert hits(placeholder, report, allow=("XX+政务",)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("以上报告，妥否，请批示。", ["approval: 妥否，请批示"]),
        ("当否，请审示。", ["approval: 当否，请审示"]),
        ("现呈上，请审阅。", ["approval: 呈上，请审阅"]),
        ("请领导审阅。", ["approval: 请领导审阅"]),
        ("以上情况如无不妥，请予公布。", ["approval: 以上情况如无不妥，请予公布"]),
        ("签发人：张三", ["handling: 签发人：张三"]),
        ("拟稿：李四", ["handling: 拟稿：李四"]),
        ("抄送：县政府办公室", ["handling: 抄送：县政府办公室"]),
        ("批注[a1]：此处核实", ["revision: 批注[a1]"]),
        ("删除的内容：旧数据", ["revision: 删除的内容："]),
        ("经分管领导审批、主要领导签发后发布，由拟稿人注明公开属性。", []),
        ("公开征求《管理办法（征求意见稿）》的意见，发布征求意见稿（讨论稿）解读。", []),
        ("请示件已批示，会签部门按时反馈，提请领导审核把关。", []),
        ("编辑：张三　审核：李四", []),
    ),
)
def test_residue(text: str, expected: list[str]) -> None:
    assert hits(internal_residue, report_of(other_matters=text)) == expected


@pytest.mark.parametrize(
    ("line", "addressed"),
    (
        ("省政府办公厅：", True),
        ("县政务公开办：", True),
        ("云岭县人民政府办公室:", True),
        ("现将有关情况报告如下：", False),
        ("主要做法：", False),
        ("联系方式：", False),
    ),
)
def test_recipient(line: str, addressed: bool) -> None:
    expected = [f"recipient: {line}"] if addressed else []
    assert hits(internal_residue, report_of(preamble=[line, "根据《条例》编制本报告。"])) == expected
    text = f"{line}\n\n" + report_of().document.source.text
    assert hits(internal_residue, parse(read(text.encode(), "a.txt"), "a.txt", Hints())) == expected


def test_draft_in_the_title() -> None:
    text = report_of().document.source.text.replace("工作年度报告\n", "工作年度报告（送审稿）\n", 1)
    assert hits(internal_residue, parse(read(text.encode(), "a.txt"), "a.txt", Hints())) == ["draft: （送审稿）"]


def test_residue_options() -> None:
    report = report_of(other_matters="妥否，请批示。\n内部资料，注意保存。")
    assert hits(internal_residue, report, phrases=("内部资料",)) == ["approval: 妥否，请批示", "handling: 内部资料"]
    assert hits(internal_residue, report, allow=("妥否",)) == []


def test_what_a_word_processor_left_is_told_once_for_each_kind() -> None:
    report = report_of()
    start = report.document.source.text.index("承办县人大代表建议")
    left = (
        Residue("comment", Span(start + 2, start + 2)),
        Residue("tracked-change", Span(start + 9, start + 9)),
        Residue("tracked-change", Span(start, start + 4)),
    )
    report = report._replace(document=report.document._replace(residues=left))
    assert hits(internal_residue, report) == ["tracked-change: 承办县人", "comment: "]
    assert internal_residue.check is not None
    found = list(internal_residue.check(report, internal_residue.options()))
    assert [each.values["count"] for each in found] == [2, 1]
