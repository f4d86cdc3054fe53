"""Prose against the tables: what contradicts them is found, once, and what only looks so is not."""

from __future__ import annotations

import pytest

from giar_lint.catalogue import render
from giar_lint.rules import fees, prose, quantities
from support.parts import Numbers
from support.prose import ALL_CLOSED, NO_DISPUTES, NONE, PROACTIVE, UPHELD, prose_report, told

RULES = [
    prose.prose_table_mismatch,
    prose.nil_mismatch,
    prose.prose_table_difference,
    prose.universal_claim,
    quantities.breakdown_sum,
    quantities.part_exceeds_total,
    quantities.percentage,
    quantities.missing_number,
    fees.fee_plausibility,
    fees.fee_notice,
]

# the tables: 16 new, 2 carried over, 17 closed (9, 3, 2, 2, 0, 1), 1 carried forward; 2 reviews, 2 suits
AGREES = [
    "2023年，我局共收到政府信息公开申请16件。",
    "2023年，我局共收到政府信息公开申请18件（含上年结转2件）。",
    "全年收到依申请公开申请18件，其中上年结转2件、本年新收16件。",
    "本年度共接收信息公开申请16份，均为书面形式。",
    "2023年度，云岭县自然资源局收到依申请公开件16件。",
    "2023年，县自然资源局新收政府信息公开申请16件，上年结转2件，办结17件，结转下年度继续办理1件。",
    "全年收到公民、法人和其他组织提出的政府信息公开申请16件。",
    "一年来，我局收到 政府信息公开申请 16 件，主要涉及征地信息。",
    "本年共收到申请公开政府信息１６件。",
    "全年受理政府信息公开申请十八件，办结十七件。",
    "2023年受理依申请公开16宗，答复17宗。",
    "全年办理政府信息公开申请18件，答复17件，结转下年办理1件。",
    "2023年，我局收到16件政府信息公开申请，2022年结转2件，共办结17件，1件结转下年度继续办理。",
    "我局全年收到政府信息公开申请16件，其中自然人12件、法人或其他组织4件。",
    "全年新收政府信息公开申请16件，其中自然人申请12件，商业企业申请3件，法律服务机构1件。",
    "全年办结政府信息公开申请17件，其中予以公开9件，部分公开3件，不予公开2件，无法提供2件，其他处理1件。",
    "全年办结政府信息公开申请17件，其中予以公开12件（含部分公开3件），其余为不予公开、无法提供等情形。",
    "全年因政府信息公开引起的行政复议2件，行政诉讼2件。",
    "全年发生政府信息公开行政复议2件，其中结果维持1件、其他结果1件。",
    "因政府信息公开工作被申请行政复议2件；被提起行政诉讼2件，其中未经复议直接起诉1件、复议后起诉1件。",
    "全年作出行政许可决定268件，行政处罚决定37件，行政强制决定2件。",
    "全年办理行政许可268件，实施行政处罚37件。",
    "2023年，我局制发行政规范性文件3件，废止1件，现行有效11件。",
    "2023年印发规范性文件3件，废止规范性文件1件。",
]
NOT_COMPARED = [
    # a wider area, another agency, other bodies
    "2023年，全县共收到政府信息公开申请230件，办结221件。",
    "全市自然资源系统共收到政府信息公开申请500件，其中县局收到16件。",
    "2023年，全系统收到申请95件，新收政府信息公开申请95件，办结90件。",
    "我县2023年收到政府信息公开申请120件，办结118件，结转2件。",
    "各乡镇共收到政府信息公开申请45件，我局均给予指导。",
    "所属事业单位收到政府信息公开申请3件。",
    "县公安局收到政府信息公开申请33件，办结33件。",
    "我局指导各部门答复政府信息公开申请60件。",
    "局属各单位收到政府信息公开申请5件，办结5件。",
    # another time
    "2022年，我局收到政府信息公开申请9件，办结7件。",
    "2022年收到政府信息公开申请9件。",
    "上半年，收到政府信息公开申请7件。",
    "2023年1月至6月，我局收到政府信息公开申请7件。",
    "自2008年以来，累计收到政府信息公开申请305件。",
    "2023年第一季度收到政府信息公开申请4件。",
    "收到政府信息公开申请数量较上年增加7件，同比增长78%。",
    "政府信息公开申请较2022年减少5件。",
    # narrowed, by channel, of another kind
    "全年收到网上政府信息公开申请10件，信函申请6件。",
    "其中，通过政府网站收到政府信息公开申请10件，当面申请6件。",
    "全年收到征地类政府信息公开申请11件。",
    "收到政府信息公开申请和咨询48件。",
    "收到咨询、政府信息公开申请48件。",
    "全年收到政府信息公开申请约20件。",
    "全年收到政府信息公开申请10余件。",
    "全年收到有效政府信息公开申请15件。",
    "全年收到补正后的政府信息公开申请3件。",
    "申请人主动撤回政府信息公开申请2件。",
    "在办结的5件申请中，予以公开3件。",
    "因属于内部事务信息不予公开1件。",
    "依申请公开信息12条。",
    "依法依申请向社会公开不动产登记信息2300件。",
    # other things counted with the same verbs
    "办理人大代表建议5件、政协提案3件，办结率100%，全部办结8件。",
    "全年受理群众来信120件，办结118件，结转2件。",
    "受理12345热线工单1563件，办结1560件，答复1560件。",
    "回复网民留言42条，办结42条。",
    "收到政府信息公开申请16件。办理建议提案8件，办结8件，全部答复。",
    "受理不动产登记申请12860件，办结12855件。",
    "收到行政许可申请305件，受理300件，办结298件。",
    # items published are not decisions
    "公示行政许可信息312条、行政处罚信息45条。",
    "公开行政许可276件。",
    "在信用平台公示行政许可268条，发布行政处罚结果40条。",
    "梳理行政许可事项24项、行政处罚事项156项。",
    "全年发布规范性文件解读5件。",
    "公开规范性文件12件。",
    "清理规范性文件20件，其中继续有效11件。",
    "作出征收土地行政许可12件。",
    "核发建设用地规划许可证56件。",
    # reviews and suits that are not said to be about disclosure
    "全年办理行政复议案件32件，其中维持20件、纠正5件。",
    "我局作为被告的行政诉讼案件14件，出庭应诉14次。",
    "受理行政复议申请75件，审结70件。",
    "负责人出庭应诉行政诉讼6件。",
    # negations that are narrowed
    "未收到网络申请。",
    "未收到法人或其他组织的政府信息公开申请表。",
    "无超期答复的政府信息公开申请。",
    "全年政府信息公开申请无超期。",
    "未发生因政府信息公开引起的行政诉讼败诉案件。",
    "无政府信息公开行政诉讼败诉情况。",
    "未收到关于征地补偿的政府信息公开申请。",
    "局属单位未收到政府信息公开申请。",
    "2022年未收到政府信息公开申请。",
    "未收到因政府信息公开引起的投诉。",
    "未收到政府信息公开方面的投诉、举报。",
    "没有因政府信息公开工作被追究责任的情形。",
    "办理中未要求申请人补正政府信息公开申请。",
    # of all
    "除结转下年的1件外，均已办结。",
    "收到政府信息公开申请16件，办结的均在法定期限内答复，1件结转下年。",
    "上年结转的2件申请均已办结。",
    "建议提案均已办结。收到的留言全部答复。",
    "其中10件均已答复。",
    "办理人大代表建议5件，均已按时答复。",
    "收到政府信息公开申请16件，到期申请均已按时答复。",
    "公文均予以公开。",
    "规范性文件3件均予以公开。",
]


@pytest.mark.parametrize("text", AGREES + NOT_COMPARED)
def test_what_agrees_or_cannot_be_compared_is_left_alone(text: str) -> None:
    assert told(prose_report(text), RULES) == []


CONTRADICTS = [
    ("2023年，我局共收到政府信息公开申请15件。", ["GIA401 15"]),
    ("2023年，我局共收到政府信息公开申请48件，其中上年结转2件。", ["GIA401 48"]),
    ("全年新收政府信息公开申请18件。", ["GIA401 18"]),
    ("本年度接收依申请公开19件，均已妥善办理。", ["GIA401 19"]),
    ("2023年，我局收到14件政府信息公开申请。", ["GIA401 14"]),
    ("2023年，云岭县自然资源局收到政府信息公开的申请20份。", ["GIA401 20"]),
    ("县自然资源局收到信息公开申请20份。", ["GIA401 20"]),
    ("全年收到政府信息公开申请二十件。", ["GIA401 二十"]),
    ("全年收到政府信息公开申请１９件。", ["GIA401 １９"]),
    ("2023年收到政府信息公开申请数量为17件。", ["GIA401 17"]),
    ("（二）收到政府信息公开申请：共收到政府信息公开申请17件。", ["GIA401 17"]),
    ("新收政府信息公开申请16件，上年结转3件。", ["GIA401 3"]),
    ("新收政府信息公开申请16件，办结16件，结转下年度继续办理2件。", ["GIA401 16", "GIA401 2"]),
    ("收到政府信息公开申请16件，2022年结转1件，3件结转下年度继续办理。", ["GIA401 1", "GIA401 3"]),
    ("收到政府信息公开申请16件，结转2024年度办理4件。", ["GIA401 4"]),
    ("收到政府信息公开申请16件，其中自然人11件、商业企业4件、法律服务机构1件。", ["GIA401 11", "GIA401 4"]),
    ("收到政府信息公开申请16件，其中自然人10件、法人或其他组织6件。", ["GIA401 10", "GIA401 6"]),
    (
        "全年办结申请公开政府信息17件，其中予以公开8件、部分公开3件、不予公开2件、无法提供2件、其他处理1件。",
        ["GIA401 8"],
    ),
    ("办结政府信息公开申请17件，其中予以公开9件，部分公开4件，不予公开2件，无法提供2件，其他处理1件。", ["GIA401 4"]),
    ("办结政府信息公开申请17件，其中予以公开9件，部分公开3件，不予公开3件，无法提供2件。", ["GIA401 3"]),
    ("全年办结政府信息公开申请14件。", ["GIA401 14"]),
    ("因政府信息公开引起的行政复议3件，行政诉讼2件。", ["GIA401 3"]),
    ("全年发生政府信息公开行政复议2件，其中结果维持2件。", ["GIA401 2"]),
    ("因政府信息公开被提起行政诉讼2件，其中未经复议直接起诉2件。", ["GIA401 2"]),
    ("作出行政许可决定286件，行政处罚决定37件，行政强制决定2件。", ["GIA401 286"]),
    ("作出行政许可决定268件、行政处罚决定73件、行政强制决定2件。", ["GIA401 73"]),
    ("制发行政规范性文件5件，废止1件，现行有效11件。", ["GIA401 5"]),
    ("制发规范性文件3件，废止2件，现行有效13件。", ["GIA401 2", "GIA401 13"]),
    # looser verbs
    ("全年受理政府信息公开申请20件。", ["GIA410 20"]),
    ("全年办理政府信息公开申请14件。", ["GIA410 14"]),
    ("全年收到并办理政府信息公开申请20件。", ["GIA410 20"]),
    ("收到政府信息公开申请16件，答复12件。", ["GIA410 12"]),
    ("全年办理行政许可276件，行政处罚26件。", ["GIA410 276", "GIA410 26"]),
    ("实施行政处罚39起。", ["GIA410 39"]),
    ("受理依申请公开事项二十一件。", ["GIA410 二十一"]),
    # none
    ("2023年，我局未收到政府信息公开申请。", ["GIA402 未收到政府信息公开申请"]),
    ("全年没有收到依申请公开政府信息的申请。", ["GIA402 没有收到依申请公开政府信息的申请"]),
    ("2023年度我局无依申请公开事项。", ["GIA402 无依申请公开事项"]),
    ("2023年收到政府信息公开申请0件。", ["GIA402 收到政府信息公开申请0件"]),
    ("2023年，我局未接到群众主动要求公开政府信息的申请。", ["GIA402 未接到群众主动要求公开政府信息的申请"]),
    ("2023年未受理政府信息公开申请。", ["GIA402 未受理政府信息公开申请"]),
    ("未发生因政府信息公开引起的行政复议、行政诉讼。", ["GIA402 未发生因政府信息公开引起的行政复议、行政诉讼"]),
    ("无行政复议和行政诉讼情况。", ["GIA402 无行政复议和行政诉讼"]),
    ("未收到因政府信息公开引起的行政复议。", ["GIA402 未收到因政府信息公开引起的行政复议"]),
    ("没有因政府信息公开申请行政复议、提起行政诉讼的情况。", ["GIA402 没有因政府信息公开申请行政复议、提起行政诉讼"]),
    ("未作出行政强制决定。", ["GIA402 未作出行政强制决定"]),
    ("2023年未制发行政规范性文件。", ["GIA402 未制发行政规范性文件"]),
    ("政府信息公开行政复议、行政诉讼均为0件。", ["GIA402 政府信息公开行政复议、行政诉讼均为0件"]),
    ("我局严格执行有关规定，不存在政府信息公开行政复议。", ["GIA402 不存在政府信息公开行政复议"]),
    # of all
    ("收到政府信息公开申请16件，均已按时办结。", ["GIA408 均已按时办结"]),
    ("收到政府信息公开申请16件，全部在法定期限内答复。", ["GIA408 全部在法定期限内答复"]),
    ("收到政府信息公开申请16件，其中自然人12件、法人或其他组织4件，均已按期答复。", ["GIA408 均已按期答复"]),
    ("收到的政府信息公开申请均已依法答复。", ["GIA408 收到的政府信息公开申请均已依法答复"]),
    ("收到政府信息公开申请16件，均予以公开。", ["GIA408 均予以公开"]),
    ("因政府信息公开引起的行政诉讼2件，均获维持。", ["GIA408 均获维持"]),
    ("因政府信息公开引起的行政诉讼2件，无败诉。", ["GIA408 无败诉"]),
    ("收到16件政府信息公开申请，16件申请均已答复。", ["GIA408 16件申请均已答复"]),
]


@pytest.mark.parametrize(("text", "expected"), CONTRADICTS)
def test_what_contradicts_the_tables_is_told_once(text: str, expected: list[str]) -> None:
    assert told(prose_report(text), RULES) == expected


GOVERNMENT = "柳泉县人民政府"


@pytest.mark.parametrize(
    "texts",
    [
        ("2023年，全县各级行政机关深入推进政府信息公开。全年共收到政府信息公开申请320件，办结300件。",),
        ("2023年，全县收到政府信息公开申请320件。其中，自然人提出300件，办结310件。",),
        ("我县全年收到政府信息公开申请320件，结转下年度办理12件。",),
        ("县政府各部门、各乡镇共收到政府信息公开申请320件，答复311件。",),
        ("县自然资源局收到政府信息公开申请120件，县公安局收到政府信息公开申请60件。",),
        ("县政府作为复议机关受理行政复议案件75件，审结70件，其中维持40件、纠正8件。",),
    ],
)
def test_figures_of_a_whole_jurisdiction_are_not_those_of_the_government_itself(texts: tuple[str, ...]) -> None:
    assert told(prose_report(*texts, agency=GOVERNMENT), RULES) == []


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        (GOVERNMENT, "全县共收到政府信息公开申请320件，其中县政府收到政府信息公开申请21件。"),
        (GOVERNMENT, "2023年，县政府收到政府信息公开申请21件。"),
        (GOVERNMENT, "柳泉县人民政府全年收到政府信息公开申请21件。"),
        ("柳泉县人民政府办公室", "2023年，县政府办公室共收到政府信息公开申请21件。"),
        ("柳泉县教育体育局", "2023年，县教体局共收到政府信息公开申请21件。"),
        ("柳泉县卫生健康委员会", "2023年，县卫健委收到政府信息公开申请21件。"),
        ("柳泉县城关街道办事处", "2023年，街道共收到政府信息公开申请21件。"),
        ("柳泉县青禾镇人民政府", "我镇全年共收到政府信息公开申请21件。"),
        ("某省自然资源厅", "2023年，我厅机关共收到政府信息公开申请21件。"),
    ],
)
def test_the_agency_is_known_by_its_names(agency: str, text: str) -> None:
    expected = [] if "机关共" in text else ["GIA401 21"]
    assert told(prose_report(text, agency=agency), RULES) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # what is counted may have been said in the sentence before
        (("收到政府信息公开申请16件。全年办结14件。",), ["GIA401 14"]),
        (("收到政府信息公开申请16件，上年结转2件。其中，予以公开9件，部分公开2件。",), ["GIA401 2"]),
        (("收到人大代表建议5件。全年办结5件，结转下年3件。",), []),
        (("收到政府信息公开申请16件。", "全年办结14件。"), []),
        # under a heading of its own the bare word 申请 is enough
        (("（二）依申请公开", "全年收到申请15件。"), ["GIA401 15"]),
        (("（二）不动产登记", "全年收到申请15件。"), []),
        (("（二）依申请公开", "未收到申请。"), ["GIA402 未收到申请"]),
        (("依申请公开方面，我局规范办理流程，全年收到申请15件。",), ["GIA401 15"]),
        # the year goes on until another is named
        (("2022年，我局积极推进公开。收到政府信息公开申请9件。2023年，收到政府信息公开申请16件。",), []),
        (("2022年，我局收到政府信息公开申请9件。2023年，收到政府信息公开申请19件。",), ["GIA401 19"]),
        (("上半年，我局收到政府信息公开申请7件；全年收到政府信息公开申请19件。",), ["GIA401 19"]),
    ],
)
def test_clauses_lean_on_those_before_them(texts: tuple[str, ...], expected: list[str]) -> None:
    assert told(prose_report(*texts), RULES) == expected


@pytest.mark.parametrize(
    ("text", "requests", "expected"),
    [
        ("2023年，我局未收到政府信息公开申请。", NONE, []),
        ("2023年，收到政府信息公开申请0件。", NONE, []),
        ("2023年收到政府信息公开申请3件。", NONE, ["GIA402 收到政府信息公开申请3件"]),
        ("2023年，我局受理政府信息公开申请3件。", NONE, ["GIA410 3"]),
        ("未收到和处理政府信息公开申请。", NONE, []),
        ("收到政府信息公开申请16件，均已按时办结。", ALL_CLOSED, []),
        ("收到政府信息公开申请16件，均予以公开。", ALL_CLOSED, []),
        ("收到政府信息公开申请16件，全部答复完毕，无结转下年度办理的申请。", ALL_CLOSED, []),
        ("未收到政府信息公开申请。", {"carried-over": (2, 0, 0, 0, 0, 0), "granted": (2, 0, 0, 0, 0, 0)}, []),
    ],
)
def test_none_and_all_are_held_against_what_the_table_has(text: str, requests: Numbers, expected: list[str]) -> None:
    assert told(prose_report(text, requests=requests), RULES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因政府信息公开引起的行政复议2件，均获维持；行政诉讼2件，无败诉。", []),
        ("未发生因政府信息公开引起的行政诉讼。", ["GIA402 未发生因政府信息公开引起的行政诉讼"]),
    ],
)
def test_disputes_that_were_all_upheld(text: str, expected: list[str]) -> None:
    assert told(prose_report(text, disputes=UPHELD), RULES) == expected


def test_disputes_of_which_there_were_none() -> None:
    text = "全年未发生政府信息公开行政复议、行政诉讼。"
    assert told(prose_report(text, disputes=NO_DISPUTES), RULES) == []
    text = "因政府信息公开引起的行政复议1件。"
    assert told(prose_report(text, disputes=NO_DISPUTES), RULES) == ["GIA402 因政府信息公开引起的行政复议1件"]


def test_the_prose_of_the_tables_sections_is_read_that_of_section_five_is_not() -> None:
    text = "收到政府信息公开申请15件。"
    assert told(prose_report(text, section="requests"), RULES) == ["GIA401 15"]
    assert told(prose_report(text, section="other-matters"), RULES) == ["GIA401 15"]
    assert told(prose_report(text, section="shortcomings"), RULES) == []


def test_the_form_of_2019_has_other_columns() -> None:
    agrees = "2020年，收到政府信息公开申请16件，制发规范性文件3件，作出行政许可决定268件，其他处理1件。"
    assert told(prose_report(agrees, edition="2019", year=2020), RULES) == []
    differs = "2020年，收到政府信息公开申请15件，制发规范性文件4件，废止1件，现行有效10件。"
    assert told(prose_report(differs, edition="2019", year=2020), RULES) == ["GIA401 15", "GIA401 4"]


def test_a_blank_cell_is_held_against_nothing() -> None:
    report = prose_report("制发行政规范性文件5件。", proactive={**PROACTIVE, "normative-documents": ("", "1", "11")})
    assert told(report, RULES) == []


def test_a_message_names_both_places_and_both_numbers() -> None:
    report = prose_report("2023年，我局共收到政府信息公开申请48件。")
    (finding,) = prose.prose_table_mismatch.check(report, None) if prose.prose_table_mismatch.check else ()
    message = render("GIA401", finding.key, finding.values, "zh")
    assert message == "文中“收到政府信息公开申请48件”，表中新收16件，含上年结转为18件，相差30件，请核对。"
    (note,) = finding.related
    text = report.document.source.text
    assert text[note.span.start : note.span.end] == "16"
    assert render("GIA401", note.key, note.values, "zh") == "表中此处填16"


def test_every_message_can_be_worded_in_both_languages() -> None:
    texts = (
        "收到政府信息公开申请15件，答复12件，结转下年3件。",
        "未发生因政府信息公开引起的行政复议。",
        "办结的申请均已答复。",
    )
    report = prose_report(*texts, "收到政府信息公开申请16件，均已答复。")
    worded = [
        render(rule.code, finding.key, finding.values, language)
        for rule in RULES
        if rule.check is not None
        for finding in rule.check(report, None)
        for language in ("zh", "en")
    ]
    assert len(worded) == 10
    assert not any("{" in words for words in worded)
