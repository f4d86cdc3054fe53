"""GIA602: paragraphs that stand twice with small changes."""

from __future__ import annotations

import sys
import time
from random import Random

import pytest

from giar_lint.rules.duplicates import duplicate_paragraph
from giar_lint.rules.near_duplicates import near_duplicate_paragraph
from giar_lint.wordlist import wordlist
from support.clock import by_the_clock
from support.sections import hits, report_of

FIRST = "（一）主动公开\n全年公开信息36条，内容涉及预算决算和招生入学。"
BUREAU = (
    "我局高度重视政府信息公开工作，成立由局长任组长、班子成员任副组长的领导小组，明确办公室负责日常工作，各科室指定一名联络员，"
    "形成主要领导亲自抓、分管领导具体抓的工作格局。"
)
TOWN = (
    "我镇充分利用政府网站、微信公众号、村务公开栏等载体，及时公开低保评定、危房改造、惠农补贴等群众关心的信息，"
    "主动接受群众监督，群众知晓率和满意度明显提高。"
)
TAX = (
    "聚焦纳税人缴费人关切，围绕组合式税费支持政策落实，编制操作指引，录制讲解视频，通过办税服务厅、电子税务局和征纳沟通平台精准推送，"
    "确保政策应知尽知、应享尽享。"
)
POLICE = (
    "严格落实信息发布三级审核制度，由承办警种初审、法制部门复核、分管局领导签发，"
    "对涉及国家秘密、警务工作秘密和个人隐私的信息一律不予发布，全年未发生失泄密事件，信息发布安全有序。"
)
CUSTOMS = (
    "依托门户网站、12360热线和现场咨询窗口，及时解答进出口企业在通关、税收、检验检疫等方面的疑问，梳理形成常见问题清单，"
    "每季度更新一次，供企业查阅使用。"
)

CHANGED = (
    (BUREAU, BUREAU.replace("局长", "主任").replace("科室", "股室")),
    (BUREAU, BUREAU.replace("，各科室指定一名联络员", "")),
    (BUREAU, BUREAU.replace("政府信息公开", "政务公开")),
    (BUREAU, "2023年，" + BUREAU),
    (TOWN, TOWN.replace("明显", "稳步")),
    (TOWN, TOWN.replace("、村务公开栏", "、村务公开栏、大喇叭")),
    (TOWN, "（三）" + TOWN.replace("主动接受群众监督", "自觉接受群众监督")),
    (TAX, TAX.replace("组合式", "")),
    (TAX, TAX.replace("，录制讲解视频", "，制作讲解视频").replace("精准", "定向")),
    (POLICE, POLICE.replace("局领导", "领导").replace("承办警种", "承办单位")),
    (POLICE, POLICE.replace("，", ",").replace("法制部门", "法制科")),
    (CUSTOMS, CUSTOMS.replace("每季度", "每半年")),
    (CUSTOMS, CUSTOMS.replace("供企业查阅使用", "方便企业查阅使用")),
)


@pytest.mark.parametrize(("first", "second"), CHANGED)
def test_near_duplicate(first: str, second: str) -> None:
    report = report_of(overview=f"{FIRST}\n{first}\n（二）依申请公开\n{second}")
    assert hits(near_duplicate_paragraph, report) == [f": {second}"]
    assert hits(duplicate_paragraph, report) == []


def test_the_later_one_names_the_first() -> None:
    second, third = BUREAU.replace("局长", "主任"), BUREAU.replace("科室", "股室")
    report = report_of(
        overview=f"（一）主动公开\n{BUREAU}\n（二）依申请公开\n{second}",
        shortcomings=f"解读偏少。下一步将改进。\n{third}",
    )
    assert near_duplicate_paragraph.check is not None
    findings = list(near_duplicate_paragraph.check(report, near_duplicate_paragraph.options()))  # type: ignore[misc]
    source = report.document.source
    line = source.location(source.text.index(BUREAU)).line
    assert [(each.values["line"], each.values["part"][0]) for each in findings] == [(line, "“主动公开”")] * 2  # type: ignore[index]
    assert {source.location(each.related[0].span.start).line for each in findings} == {line}
    assert all(90 <= each.values["similarity"] < 100 for each in findings)  # type: ignore[operator]


def test_the_same_letter_for_letter_is_another_rules() -> None:
    changed = BUREAU.replace("局长", "主任")
    report = report_of(overview=f"{FIRST}\n{BUREAU}\n（二）依申请公开\n{BUREAU}\n（三）信息管理\n{changed}\n{changed}")
    assert hits(near_duplicate_paragraph, report) == [f": {changed}"]
    assert len(hits(duplicate_paragraph, report)) == 2
    wide = report_of(overview=f"{FIRST}\n{POLICE}\n（二）依申请公开\n{POLICE.replace('，', ',')}")
    assert hits(near_duplicate_paragraph, wide) == []


BASIS = "根据《中华人民共和国政府信息公开条例》和上级有关要求，{agency}编制了2023年政府信息公开工作年度报告，现向社会公布，欢迎监督。"
DIFFERENT = (
    # parallel statements of different matters
    (
        "（一）行政许可。全年作出行政许可决定268件，均在作出决定之日起七个工作日内在门户网站公开，公开率100%。",
        "（二）行政处罚。全年作出行政处罚决定37件，均在作出决定之日起七个工作日内在信用平台公示，公示率100%。",
    ),
    (
        "一是预算公开更加规范，统一格式和时间，集中公开部门预算、单位预算56份，重点说明支出变化原因和绩效目标。",
        "二是决算公开更加细化，公开部门决算、单位决算56份，重点说明结转结余情况、“三公”经费变化和绩效评价结果。",
    ),
    (
        "通过县政府门户网站发布信息186条，其中政策文件24条、工作动态97条、公示公告65条，内容更新及时准确。",
        "通过微信公众号推送信息143条，其中便民提示51条、政策图解33条、工作动态59条，累计阅读量约五万次。",
    ),
    # what may repeat: formulas, contact data, nil statements
    (BASIS.format(agency="云岭县教育局"), BASIS.format(agency="云岭县教育体育局")),
    (
        "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止，电子版可在县政府门户网站查阅和下载。",
        "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止，电子版可在县政府门户网站下载查阅。",
    ),
    (
        "2023年，我局发出收费通知的件数为0件、总金额为0元，实际收取的总金额为0元，未收取信息处理费。",
        "2023年度，我局发出收费通知的件数为0件、总金额为0元，实际收取总金额为0元，未收取信息处理费。",
    ),
    (
        "联系地址：云岭县学府路18号，邮编：999000，联系电话：0999-5550123，电子邮箱：office@example.cn，办公室负责解答。",
        "联系地址：云岭县学府路18号，邮编：999000，联系电话：0999-5550124，电子邮箱：office@example.cn，办公室负责解答。",
    ),
    (
        "2023年，我局未收到因政府信息公开引起的行政复议申请，未发生因政府信息公开引起的行政诉讼案件。",
        "2023年，我局未收到因政府信息公开引起的行政复议案件，未发生因政府信息公开引起的行政诉讼情况。",
    ),
    (
        "2023年，我镇没有收到公民、法人或者其他组织提出的政府信息公开申请，没有上年结转的申请。",
        "2023年，我镇没有收到公民、法人或其他组织提出的政府信息公开申请，没有结转下年的申请。",
    ),
    # short lead-ins
    ("我局坚持以公开为常态，依法公开各类信息。", "我局坚持公开为常态，依法公开各类信息。"),
    ("现将有关情况报告如下。", "现将有关情况汇报如下。"),
    # the same subject in other words
    (
        BUREAU,
        "局党组多次专题研究政府信息公开工作，由办公室牵头，业务科室分工负责，每月通报更新情况，年底纳入考核。",
    ),
    (
        TOWN,
        "镇政府在便民服务中心设立查阅点，摆放惠农政策汇编，安排专人引导群众查询，村级公开栏每月更新，接受村务监督委员会检查。",
    ),
    (
        TAX,
        "办税服务厅设置咨询专岗，解答税费政策疑问，电子税务局同步公布办事指南，征纳沟通平台开通人工坐席，方便纳税人办理。",
    ),
    (
        POLICE,
        "建立涉密信息负面清单，由承办部门逐条对照，拿不准的提交保密委员会研究，全年召开专题会议四次，出具书面意见九份。",
    ),
    (CUSTOMS, "举办政策宣讲会六场，邀请进出口企业参加，现场演示系统操作，发放宣传册八百余份，收集意见建议二十三条。"),
    # problems and measures speak of the same things
    (
        "一是政策解读以文字为主，图表和视频解读偏少；二是部分站所报送信息不够及时；三是业务培训针对性不强。",
        "一是丰富政策解读形式，多用图表和视频；二是建立站所信息报送提醒机制；三是分岗位开展业务培训。",
    ),
    (
        "新增重点领域信息公开目录，细化公开事项一百二十项，明确公开主体、公开时限、公开方式和监督渠道。",
        "调整重点领域栏目设置，合并重复栏目十二个，规范栏目名称，优化检索功能，逐月通报更新情况。",
    ),
    (
        "各村（社区）设立公开专区十二个，配备查询设备和宣传资料，公开惠农补贴、集体资产、工程项目等信息。",
        "各学校设立校务公开栏三十四个，公布收费项目、招生计划、作息时间和食堂管理等家长关心的信息。",
    ),
    (
        "上半年开展信息内容自查两次，整改错别字和失效链接三十一处，更新公开指南和机构职能信息。",
        "下半年配合开展第三方评估一次，逐项落实反馈意见十九条，完善依申请公开答复文书模板。",
    ),
)


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_different(first: str, second: str) -> None:
    assert hits(near_duplicate_paragraph, report_of(overview=f"{FIRST}\n{first}\n（二）依申请公开\n{second}")) == []


def test_similarity_is_an_option() -> None:
    second = BUREAU.replace("高度重视", "切实加强").replace("各科室指定一名联络员", "各股室分别确定一名信息员负责")
    report = report_of(overview=f"{FIRST}\n{BUREAU}\n{second}")
    assert hits(near_duplicate_paragraph, report) == []
    assert hits(near_duplicate_paragraph, report, similarity=0.8) == [f": {second}"]
    close = report_of(overview=f"{FIRST}\n{BUREAU}\n{BUREAU.replace('局长', '主任')}")
    assert hits(near_duplicate_paragraph, close, similarity=0.99) == []


def test_length_is_an_option() -> None:
    short = "拟公开的信息由经办人、股室负责人和分管领导逐级审核后发布。"
    report = report_of(overview=f"{FIRST}\n{short}\n（二）信息管理\n{short.replace('逐级审核', '逐级审签')}")
    assert hits(near_duplicate_paragraph, report) == []
    assert len(hits(near_duplicate_paragraph, report, min_length=20)) == 1


def test_a_clean_report_needs_no_library() -> None:
    sys.modules.pop("rapidfuzz.fuzz", None)
    assert hits(near_duplicate_paragraph, report_of()) == []
    assert "rapidfuzz.fuzz" not in sys.modules


def _paragraphs(count: int, alike: bool) -> str:
    """Paragraphs by chance; where they are alike, each has a few characters of one text changed."""
    random = Random(count)
    words = wordlist(
        "公开 政府 信息 工作 申请 平台 监督 考核 群众 服务 管理 制度 审核 网站 目录 培训 及时 全面 发布 解读 回应"
    )

    def text() -> str:
        return "，".join("".join(random.choices(words, k=6)) for _ in range(8)) + "。"

    first = text()
    marks = "，。"
    return "\n".join(
        "".join("甲" if random.random() < 0.09 and each not in marks else each for each in first) if alike else text()
        for _ in range(count)
    )


@by_the_clock
@pytest.mark.parametrize("alike", (False, True))
def test_work_grows_with_the_number_of_paragraphs(alike: bool) -> None:
    spent = []
    # Up to a thousand, a longer report still finds more of what each paragraph may be compared with.
    for count in (1000, 4000):
        report = report_of(overview=_paragraphs(count, alike))
        start = time.process_time()
        hits(near_duplicate_paragraph, report)
        spent.append(time.process_time() - start)
    assert spent[1] < 4 * 2.25 * spent[0] + 0.05, spent
