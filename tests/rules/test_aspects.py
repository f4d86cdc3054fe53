"""GIA110 and GIA117: what 总体情况 covers, and whether a part headed 依申请公开 speaks of applications."""

from __future__ import annotations

import pytest

from giar_lint.parts import uncovered
from giar_lint.rules.aspects import aspect_without_content, missing_aspect
from support.sections import hits, report_of

HEADED = {
    "proactive": "（一）主动公开\n通过县政府门户网站公开信息86条，其中政策文件9条、工作动态77条。",
    "requests": "（二）依申请公开\n全年收到政府信息公开申请3件，均在法定期限内答复。",
    "management": "（三）政府信息管理\n落实发布前审核和保密审查，清理过期信息12条。",
    "platform": "（四）政府信息公开平台建设\n做好政府网站专栏的日常维护，优化检索功能。",
    "supervision": "（五）监督保障\n调整政务公开领导小组，组织业务培训2次，并纳入年度考核。",
}
NAMES = {
    "proactive": "主动公开",
    "requests": "依申请公开",
    "management": "政府信息管理",
    "platform": "政府信息公开平台建设",
    "supervision": "监督保障",
}


def _missing(text: str) -> list[str]:
    section = report_of(overview=text).section("overview")
    assert section is not None
    return [aspect.key for aspect in uncovered(tuple(paragraph.text for paragraph in section.paragraphs))]


@pytest.mark.parametrize("aspect", HEADED)
def test_each_aspect_is_missed_among_headings(aspect: str) -> None:
    text = "\n".join(part for key, part in HEADED.items() if key != aspect)
    report = report_of(overview=text)
    assert _missing(text) == [aspect]
    assert hits(missing_aspect, report) == [f"{'requests' if aspect == 'requests' else 'one'}: 一、总体情况"]


def test_one_diagnostic_names_all_that_are_missing() -> None:
    report = report_of(overview="\n".join((HEADED["proactive"], HEADED["management"], HEADED["supervision"])))
    assert missing_aspect.check is not None
    (finding,) = missing_aspect.check(report, None)
    assert finding.key == "several"
    assert finding.values["aspects"] == ("依申请公开”“政府信息公开平台建设", "依申请公开, 平台建设")


BAD = (
    # 镇政府: work told in one breath, nothing of applications
    (
        "2021年，青禾镇不断加大信息公开力度，通过政府网站和镇村公开栏公开信息53条，严把信息质量关，每周登录后台维护网站，"
        "自觉接受群众监督。",
        ["requests"],
    ),
    # 县直部门: the name stands only among what a document regulates
    (
        "我委高度重视，制定了公开制度，明确规定信息公开、依申请公开、保密审查、年度报告、责任追究等内容。一是组织培训3次。"
        "二是严格审查，拟公开的信息由分管领导签发。三是通过区政府网站公开招聘、预算信息。",
        ["requests"],
    ),
    (
        "建立完善主动公开、依申请公开、保密审查、考核评议等制度。全年在门户网站公开信息31条，开展培训1次。",
        ["requests", "management"],
    ),
    # 教育局: leadership and nothing else
    (
        "成立由局长任组长的领导小组，明确办公室专人负责，把公开工作列入年度考核，定期听取汇报。",
        ["proactive", "requests", "management", "platform"],
    ),
    # a row of aspects in the lead that says nothing of any of them
    (
        "2022年，我局扎实做好主动公开、依申请公开、政府信息管理等工作。组织政务公开培训2次。全年通过微信公众号发布信息77条。",
        ["requests", "management"],
    ),
    # licences are applied for too: no word of disclosure
    (
        "全年受理行政许可申请860件，办结859件。通过政务服务网公开许可结果，落实审核制度，强化监督检查。",
        ["requests"],
    ),
    # 公安局, numbered by digits
    (
        "1.主动公开方面。公开警情通报、便民措施共210条。\n2.政府信息管理方面。严格保密审查。\n3.平台建设方面。改版门户网站，新增栏目2个。\n"
        "4.监督保障方面。将公开纳入绩效考核。",
        ["requests"],
    ),
    # 税务局, run in, everything but the platform
    (
        "（一）主动公开。全年公开税收政策解读46篇。（二）依申请公开。收到申请2件，均已答复。（三）政府信息管理。清理规范性文件5件。"
        "（四）监督保障。开展培训1次。",
        ["platform"],
    ),
    (
        "主动公开方面，全年公开信息18条。依申请公开方面，未收到申请。政府信息管理方面，落实审核制度。平台建设方面，"
        "建好用好政务新媒体账号。",
        ["supervision"],
    ),
    (
        "一是主动公开情况：公开预算决算等信息40条。二是依申请公开情况：办理申请1件。三是平台建设情况：维护网站专栏。"
        "四是监督保障情况：接受社会监督。",
        ["management"],
    ),
    # 管委会: nothing of what was published
    (
        "（一）依申请公开情况\n本年度收到申请4件，按期答复。\n（二）政府信息管理情况\n执行三审三校。\n（三）平台建设情况\n维护管委会网站。\n"
        "（四）监督保障情况\n纳入目标考核。",
        ["proactive"],
    ),
    # 街道办事处: a single sentence
    (
        "2023年，我街道认真贯彻落实条例，扎实推进政府信息公开工作。",
        ["proactive", "requests", "management", "platform", "supervision"],
    ),
    (
        "按照《政府信息公开条例》要求，省厅门户网站全年发布信息1260条，政务新媒体发布980条，召开新闻发布会3场。"
        "建立三级审核机制，组织专题培训，开展第三方评估。",
        ["requests"],
    ),
    # the resolutions of suits are no applications for information
    (
        "全年公开执法信息320条，办结行政复议申请12件。网站设有专栏，内容更新由专人负责，接受社会评议。",
        ["requests"],
    ),
)


@pytest.mark.parametrize(("text", "aspects"), BAD)
def test_missing(text: str, aspects: list[str]) -> None:
    assert _missing(text) == aspects
    assert len(hits(missing_aspect, report_of(overview=text))) == 1


GOOD = (
    "\n".join(HEADED.values()),
    # 区卫健局: told by clauses, without any heading
    "2022年，我局在区政府网站公开信息74条，通过微信公众号推送科普文章30篇；未收到政府信息公开申请；拟公开信息由办公室审核，"
    "开展保密审查；主要领导担任领导小组组长，全年培训2次。",
    # nil statements
    "全年公开信息12条。本年度无依申请公开事项。信息发布前严格审核。利用村务公开栏和微信群公开。接受群众监督。",
    "通过镇政府网站发布信息66条。2021年度共收到依申请公开0件。落实专人做好目录更新。网站设置专栏。纳入机关干部考核。",
    "公开各类信息9条，不存在收到和处理政府信息公开申请、行政复议、行政诉讼等情况。落实审核制度，维护公开栏，强化监督。",
    "我局无依申请公开和行政诉讼情况，公开信息8条，履行审查程序，依托县政府网站公开，明确责任股室。",
    # headings in other words
    "（一）强化主动公开，突出重点领域。公开信息95条。\n（二）规范依申请公开办理。\n（三）加强政府信息资源规范化管理。\n（四）抓好网站和新媒体平台建设。\n"
    "（五）完善监督保障机制。",
    "1.努力践行主动公开。\n2.依申请公开。本年未接到申请。\n3.政府信息管理。由专人筛选信息。\n4.政府信息公开平台建设。\n5.监督保障等各方面内容。",
    "(一)主动公开政府信息情况\n公开25条.\n(二)收到和处理政府信息公开申请情况\n无.\n(三)信息管理情况\n(四)平台渠道建设情况\n(五)监督情况",
    # Markdown
    "**（一）主动公开。** 公开83条。\n**（二）依申请公开。** 收到7件。\n**（三）政府信息管理。** 排查错敏信息。\n"
    "**（四）平台建设。** 整合账号。\n**（五）监督保障。** 开展考核。",
    # more than five aspects, other names
    "（一）主动公开情况。公开16条。（二）依申请公开情况。收到申请1件。（三）政策解读情况。解读3篇。（四）信息管理情况。清理2件。"
    "（五）回应关切情况。答复留言9件。（六）平台建设情况。维护网站。（七）监督保障情况。培训1次。",
    # 省政府: long prose, aspects as sentences
    "主动公开更加规范，公报出版24期。依申请公开办理质量稳步提升，全省受理申请4120件。规范性文件实行统一登记、统一编号、统一公布，"
    "开展集中清理。政府网站集约化建设深入推进。政务公开纳入政府绩效考核，第三方评估结果向社会公开。",
    # 海关
    "本关通过门户网站公开公告15份、办事指南88项。申请人可以当面、邮寄或在线提交申请，全年收到信息公开申请6件，均依法答复。"
    "内容发布执行“先审后发”和保密审查。新增政策问答栏目。接受特约监督员监督。",
    # 2019 edition, town
    "全年公开低保、危房改造等信息140条；收到并处理依申请公开2件；对以镇政府名义印发的规范性文件进行清理；"
    "利用广播、公开栏、政府网站公开；将公开工作列入村级考核。",
    # the heading holds two aspects
    "（一）主动公开和依申请公开情况\n公开信息44条，收到申请1件。\n（二）政府信息管理和平台建设情况\n完善目录，维护网站。\n（三）监督保障情况\n组织培训。",
    "一、主动公开方面\n公开31条\n二、依申请公开方面\n零申请\n三、政府信息管理方面\n动态调整目录\n四、平台建设方面\n运维网站\n五、监督保障方面\n定期检查",
    # the subject comes after the list of a document
    "印发《依申请公开办理规范》，明确登记、审核、答复、归档各环节时限，全年办理申请11件。公开信息208条，更新公开指南。"
    "网站开设专题3个。开展业务培训和社会评议。",
    "围绕重点领域公开信息，及时发布预算决算。群众申请公开的信息均按时答复。严格信息发布审批。设置信息查阅点2处。压实责任。",
    "我镇通过印象青禾公众号发布动态85条，镇村公示栏更新120次。本年度未收到申请人提出的依申请公开申请。按照审核流程发布。"
    "强化日常监督。",
    "第一，主动公开。公开征地信息19条。第二，依申请公开。收到40件，办结39件。第三，政府信息管理。更新目录。第四，平台建设。改版网站。"
    "第五，监督保障。开展督查。",
    "主动公开、依申请公开均按规定办理，全年公开信息32条、答复申请2件。发布前审核，专栏维护，责任到人。",
    "全年对外公开信息700余条，其中图文解读22篇。对3件信息公开申请出具答复书。建立发布台账，失效文件及时标注。"
    "政务新媒体矩阵运行平稳。办公室牵头、科室分工负责。",
    # a number in groups of three
    "一年来，公开交易公告、结果公示等9,204条。\n依申请公开工作方面：未收到申请。\n政府信息管理方面：专人发布。\n"
    "公开平台方面：升级平台。\n监督保障方面：培训4次。",
)


@pytest.mark.parametrize("text", GOOD)
def test_covered(text: str) -> None:
    assert _missing(text) == []


def test_an_empty_or_missing_section_is_told_elsewhere() -> None:
    assert hits(missing_aspect, report_of(overview="")) == []
    assert hits(aspect_without_content, report_of(overview="")) == []


def test_an_aspect_in_a_section_of_its_own_is_misplaced_and_not_missing() -> None:
    report = report_of(
        overview="\n".join(part for key, part in HEADED.items() if key != "requests"),
        other_matters="无其他需要报告的事项。\n七、依申请公开办理情况\n收到申请3件。",
    )
    assert hits(missing_aspect, report) == []


WITHOUT_CONTENT = (
    ("（二）依申请公开", "党政领导重视，成立了政务公开领导小组，由主要负责人任组长，各股室为成员。"),
    ("（二）依申请公开情况", "机关党支部组织集中学习6次，干部作风进一步好转。"),
    ("（二）依申请公开方面", "坚持便民利民导向，推行“一站式”审批。"),
    ("2.依申请公开", "通过门户网站发布信息56条，更新栏目8个。"),
    ("（2）依申请公开政府信息情况", "严格执行保密审查，做到涉密信息不上网。"),
    ("（二）政府信息依申请公开", "我局召开专题会议研究部署，压实工作责任。"),
    ("二是依申请公开情况", "开展业务培训4期，参训80人次。"),
    ("②依申请公开", "及时调整目录，清理过期内容。"),
    ("（二）收到和处理政府信息公开申请情况", "完善机制，强化考核，落实到人。"),
    ("依申请公开方面", "规范公文管理，严格落实三审三校。"),
    ("（二）规范办理依申请公开", "突出重点领域，公开民生实事进展。"),
    ("**（二）依申请公开**", "微信公众号推送图文解读22篇。"),
    ("第二，依申请公开", "开设专栏，优化检索。"),
)


@pytest.mark.parametrize(("heading", "body"), WITHOUT_CONTENT)
@pytest.mark.parametrize("joint", ("\n", "。"))
def test_part_without_content(heading: str, body: str, joint: str) -> None:
    if joint == "。" and heading.startswith("**"):
        heading = f"{heading[:-2]}。**"
        joint = ""
    ordinals = {"（二）": "（三）", "2.": "3.", "（2）": "（3）", "二是": "三是", "②": "③", "第二，": "第三，"}
    following = next((third for second, third in ordinals.items() if heading.strip("*").startswith(second)), "")
    text = f"{heading}{joint}{body}\n{following}政府信息管理\n落实审核制度，群众来信均按时答复。"
    (found,) = hits(aspect_without_content, report_of(overview=text))
    assert found.startswith(": ") and "申请" in found


def test_heading_without_anything_below() -> None:
    text = "（一）主动公开\n公开信息9条，内容涉及预算决算、招生入学和食品安全等多个方面，均在规定时限内完成。\n"
    text += "（二）依申请公开\n（三）政府信息管理\n严格审核。"
    assert hits(aspect_without_content, report_of(overview=text)) == ["empty: （二）依申请公开"]


def test_a_table_of_its_own_is_content() -> None:
    report = report_of(
        overview="（一）主动公开\n公开信息9条，内容涉及预算决算、招生入学和食品安全等多个方面。\n"
        "（二）依申请公开\n类别\t件数\n网上\t3\n（三）政府信息管理\n严格审核。"
    )
    assert hits(aspect_without_content, report) == []


WITH_CONTENT = (
    "（二）依申请公开\n全年收到申请3件，均已答复。",
    "（二）依申请公开情况。本年度未收到公民、法人或者其他组织的申请。",
    "（二）依申请公开\n无。",
    "（二）依申请公开\n1.收件7件，自然人居多。\n2.结果为公开5件、查无2件。",
    "（二）依申请公开：0件。",
    "（二）依申请公开情况\n本年度没有此类情况。",
    "（二）依申请公开\n本单位不涉及。",
    "（二）依申请公开\n受理渠道畅通，公布了办公地址和电话。",
    "（二）依申请公开\n对来函来电均在规定时限内答复。",
    "（二）依申请公开\n规范办理流程，统一文书格式。",
    "（二）依申请公开\n党政领导重视，成立领导小组。\n全年办结2件，其中予以公开2件。",
    "2.依申请公开。办结率100%，未引发复议诉讼。",
    "二是依申请公开方面。接收信函3封，逐一回复。三是信息管理方面。加强审核。",
    "依申请公开方面，我局共收到申请1件。",
    "（一）主动公开和依申请公开情况\n通过门户网站发布信息56条，更新栏目8个。",
    "（二）做好依申请公开工作，保障群众知情权。优化受理环节。",
    "规范办理依申请公开。",
    "**（二）依申请公开。** 全年零申请。",
    "（二）依申请公开\n①渠道：当面、邮寄、网络三种方式均可提出申请。\n②结果：按时办结。",
    "### （二）依申请公开\n共接到5件，均为自然人提出。",
    "（二）依申请公开\n全区共回复12件，群众满意度较高。",
    "（二）政府信息依申请公开办理情况。2020年度申请量同比下降三成。",
)


@pytest.mark.parametrize("text", WITH_CONTENT)
def test_part_with_content(text: str) -> None:
    text = f"（一）主动公开\n公开信息9条。\n{text}\n（三）政府信息管理\n严格审核，杜绝泄密，内容更新由专人负责，责任落实到人。"
    assert hits(aspect_without_content, report_of(overview=text)) == []
