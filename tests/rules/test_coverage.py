"""GIA113 and GIA119: what section six takes back, and what the reports of governments owe."""

from __future__ import annotations

import pytest

from giar_lint.report import Agency
from giar_lint.rules.coverage import contradictory_nil, government_matters
from support.sections import hits, report_of

CONTRADICTED = (
    ("无其他需要报告的事项。\n2023年，承办人大代表建议5件，办理结果均已公开。", "无其他需要报告的事项。"),
    ("本年度无其他需要报告的事项。我局还开展了政府开放日活动2次。", "本年度无其他需要报告的事项。"),
    ("没有其他需要报告的事项。\n（一）建议提案办理：办理政协提案3件，答复函已在网站公布。", "没有其他需要报告的事项。"),
    ("我镇暂无其他需要报告的情况。\n围绕村务公开，全年指导12个村更新公开栏。", "我镇暂无其他需要报告的情况。"),
    ("无。\n落实年度政务公开工作要点，制定任务清单并逐项推进。", "无。"),
    (
        "除信息处理费外，无其他需报告的事项。\n组织开展政务公开专区建设，接待群众咨询。",
        "除信息处理费外，无其他需报告的事项。",
    ),
    ("不存在其他需要报告的事项；牵头建设全市统一的政策文件库，收录文件3200件。", "不存在其他需要报告的事项；"),
    (
        "无其它需要报告的事项。\n本年度收取信息处理费0元。\n配合上级完成政务公开第三方评估，位列全县前列。",
        "无其它需要报告的事项。",
    ),
    (
        "我局2023年度无其他应当报告的事项。\n公开监管执法案例9个，召开新闻通气会1次。",
        "我局2023年度无其他应当报告的事项。",
    ),
    ("没有其他需要说明的情况。\n全年受理12345热线工单360件，按期办结。", "没有其他需要说明的情况。"),
    (
        "本机关无其他需要报告的事项。\n数据统计期限为2023年1月1日至12月31日。\n推进公共企事业单位信息公开，指导供水供气企业编制目录。",
        "本机关无其他需要报告的事项。",
    ),
    ("无其他需要报告事项。\n与县融媒体中心合作推出“局长讲政策”栏目6期。", "无其他需要报告事项。"),
)


@pytest.mark.parametrize(("text", "sentence"), CONTRADICTED)
def test_contradicted(text: str, sentence: str) -> None:
    assert hits(contradictory_nil, report_of(other_matters=text)) == [f": {sentence}"]


CONSISTENT = (
    "无其他需要报告的事项。",
    "无。",
    "无",
    "2023年，我局未收取信息处理费，发出收费通知0件，总金额0元。本报告数据统计期限为2023年1月1日至12月31日。\n无其他需要报告的事项。",
    "无其他需要报告的事项。\n2023年，我局未收取信息处理费，发出收费通知0件，总金额0元，实际收取0元。",
    "无其他需要报告的事项。本报告统计期限自2023年1月1日起至12月31日止。",
    "本年度没有发生收取信息处理费的情况，无其他需要报告的事项。",
    "承办人大代表建议5件，均已公开。\n除此之外，无其他需要报告的事项。",
    "承办人大代表建议5件，均已公开。\n无其他需要报告的事项。\n特此报告。",
    "无其他需要报告的事项。\n附件：政府信息公开统计表",
    "无其他需要报告的事项。\n如有疑问，请与我局办公室联系，电话：0999-5550123。",
    "无其他需要报告的事项。\n本报告电子版可在县政府门户网站下载，欢迎公众查阅监督。",
    "依据《政府信息公开信息处理费管理办法》，我单位未收取相关费用。",
    "我局2023年度未发生因政府信息公开引起的投诉。无其他需要报告的事项。",
    "（一）信息处理费收取情况：无。\n（二）建议提案办理情况：办理人大建议2件，均已在网站公开。",
    "无其他需要报告的事项。\n2023年，我局未收到因信息公开引起的举报，也没有发生责任追究情形。",
    "我街道本年度无其他需报告事项。\n来源：街道党政综合办公室",
    "本年度工作要点已全部完成，其他事项详见第一部分。\n全年组织政府开放日2次。",
    "组织开展其他业务培训，参加其他部门会议4次，没有缺席。\n接待来访群众30人次。",
    "暂无其他需要报告的事项。\n打印 关闭 上一篇 下一篇",
    "没有其他需要报告的事项。\n注：本报告所列数据均为年度累计数。",
)


def test_a_signature_on_two_lines_is_no_matter() -> None:
    agency = "云岭哈萨克自治县市场监督管理局（知识产权局）"
    text = "无其他需要报告的事项。\n云岭哈萨克自治县市场监督管理局\n（知识产权局）"
    assert hits(contradictory_nil, report_of(agency=agency, other_matters=text, date=None)) == []
    other = text.replace("监督管理局", "监督管理局办理建议3件")
    assert hits(contradictory_nil, report_of(agency=agency, other_matters=other, date=None)) != []


@pytest.mark.parametrize("text", CONSISTENT)
def test_consistent(text: str) -> None:
    assert hits(contradictory_nil, report_of(other_matters=text)) == []


ASSESSED = "全年公开信息130条，收到申请4件，均已答复。拟公开信息先审后发。维护网站专栏。领导小组定期研究部署，配备2名工作人员。"
PLAIN = {
    "overview": ASSESSED,
    "shortcomings": "公开内容不够全面，解读偏少。下一步，加强业务培训，丰富解读形式。",
    "other_matters": "未收取信息处理费。",
}
GOVERNMENTS = (
    "云岭县人民政府",
    "南麓市人民政府",
    "望川区人民政府",
    "青禾镇人民政府",
    "云岭县青禾乡人民政府",
    "江南省人民政府",
    "云山自治州人民政府",
    "白云自治县人民政府",
    "云岭县",
    "临海省南麓市人民政府",
    "草原旗人民政府",
    "云岭县青禾镇",
)


@pytest.mark.parametrize("agency", GOVERNMENTS)
def test_government_without_assessment(agency: str) -> None:
    assert hits(government_matters, report_of(agency=agency, **PLAIN)) == [": 一、总体情况"]


@pytest.mark.parametrize("result", ("对进度滞后的3个单位进行约谈。", "对1名责任人予以批评教育。"))
def test_what_came_of_accountability(result: str) -> None:
    told = {**PLAIN, "overview": ASSESSED + result}
    assert hits(government_matters, report_of(agency="云岭县人民政府", **told)) == []


def test_kind_of_the_profile() -> None:
    profile = Agency("高新区管委会", kind="government", level="county", configured=True)
    assert hits(government_matters, report_of(agency="高新区管委会", profile=profile, **PLAIN)) == [": 一、总体情况"]


@pytest.mark.parametrize(
    "agency",
    (
        "云岭县教育局",
        "望川区卫生健康委员会",
        "国家税务总局云岭县税务局",
        "中华人民共和国南麓海关",
        "云岭经济开发区管理委员会",
        "青禾街道办事处",
        "云岭县人民政府办公室",
        "江南省财政厅",
        "南麓市公安局",
        "云岭县融媒体中心",
    ),
)
def test_others_owe_nothing(agency: str) -> None:
    assert hits(government_matters, report_of(agency=agency, **PLAIN)) == []


@pytest.mark.parametrize(
    ("section", "text"),
    (
        ("overview", "将政务公开纳入年度考核，分值占比4%。"),
        ("overview", "开展社会评议，满意率95%。"),
        ("overview", "本年度没有发生责任追究情形。"),
        ("overview", "未发生需要追责的情况。"),
        ("overview", "对落实不力的3个单位予以问责。"),
        ("overview", "纳入各镇街、各部门绩效管理。"),
        ("overview", "委托高校开展政务公开第三方评估。"),
        ("overview", "开展群众满意度测评。"),
        ("shortcomings", "考核机制不够健全。下一步，优化考评办法。"),
        ("other_matters", "工作考核、社会评议和责任追究结果：均无异常。"),
        ("other_matters", "本年度没有追究责任的情形。"),
    ),
)
def test_one_word_anywhere_will_do(section: str, text: str) -> None:
    assert hits(government_matters, report_of(agency="云岭县人民政府", **{**PLAIN, section: ASSESSED + text})) == []
