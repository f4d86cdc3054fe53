"""GIA505 to GIA507: too late, too early, and plans that are already past."""

from __future__ import annotations

import pytest

from giar_lint.report import Agency
from giar_lint.rules.deadlines import early_report, late_report
from giar_lint.rules.plans import stale_plan
from support.sections import hits, report_of

LATE = (
    ("云岭县教育局", "2024年2月1日"),
    ("望川区卫生健康委员会", "2024年3月15日"),
    ("江南省财政厅", "2024年2月28日"),
    ("南麓市公安局", "2024-02-05"),
    ("国家税务总局云岭县税务局", "2024年12月1日"),
    ("云岭县人民政府", "2024年4月1日"),
    ("江南省人民政府", "2024年5月6日"),
    # neither a department nor a government by its name: the later date holds
    ("中华人民共和国南麓海关", "2024年4月2日"),
    ("云岭县人民政府办公室", "2024年6月1日"),
    ("云岭县供销合作总社", "2024年4月10日"),
    ("南麓市国有资产监督管理委员会", "2024年5月20日"),
    ("云岭县民政局", "二〇二四年二月八日"),
)


@pytest.mark.parametrize(("agency", "date"), LATE)
def test_signed_late(agency: str, date: str) -> None:
    assert hits(late_report, report_of(agency=agency, date=date)) == [f"signed: {date}"]


IN_TIME = (
    ("云岭县教育局", "2024年1月31日"),
    ("云岭县教育局", "2024年1月5日"),
    ("云岭县教育局", "2023年12月31日"),
    ("望川区卫生健康委员会", "2024-01-30"),
    ("云岭县人民政府", "2024年3月31日"),
    ("云岭县人民政府", "2024年2月20日"),
    ("江南省人民政府", "2024年3月29日"),
    ("中华人民共和国南麓海关", "2024年3月31日"),
    ("南麓市国有资产监督管理委员会", "2024年3月20日"),
    ("云岭县人民政府办公室", "2024年2月20日"),
    ("云岭县供销合作总社", "2024年2月20日"),
    # the law sets no date for these
    ("青禾镇人民政府", "2024年6月1日"),
    ("云岭县青禾乡人民政府", "2024年4月11日"),
    ("青禾街道办事处", "2024年5月1日"),
    ("青禾街道", "2024年5月1日"),
    ("云岭经济开发区管理委员会", "2024年6月1日"),
    ("云岭高新区管委会", "2024年6月1日"),
    ("大雾山风景名胜区管理委员会", "2024年6月1日"),
    # a date that the calendar does not have is another rule's
    ("云岭县教育局", "2024年2月30日"),
    ("云岭县教育局", None),
)


@pytest.mark.parametrize(("agency", "date"), IN_TIME)
def test_in_time(agency: str, date: str | None) -> None:
    assert hits(late_report, report_of(agency=agency, date=date)) == []


@pytest.mark.parametrize(
    ("profile", "date", "speaks"),
    (
        (Agency("青禾镇人民政府", deadline=(1, 31), configured=True), "2024年2月1日", True),
        (Agency("青禾镇人民政府", deadline=(1, 31), configured=True), "2024年1月31日", False),
        (Agency("云岭高新区管委会", deadline=(3, 31), configured=True), "2024年4月1日", True),
        (Agency("云岭县教育局", kind="department", deadline=(2, 15), configured=True), "2024年2月10日", False),
        (Agency("云岭县教育局", kind="department", deadline=(1, 20), configured=True), "2024年1月25日", True),
        (Agency("云岭县供销合作总社", kind="department", configured=True), "2024年2月10日", True),
        (Agency("中心镇", level="township", kind="government", configured=True), "2024年7月1日", False),
    ),
)
def test_the_profile_decides(profile: Agency, date: str, speaks: bool) -> None:
    assert bool(hits(late_report, report_of(agency=profile.name, date=date, profile=profile))) is speaks


@pytest.mark.parametrize(
    ("line", "expected"),
    (
        ("发布时间：2024-02-06 09:30 来源：县教育局", ["published: 2024-02-06"]),
        ("发布日期:2024年3月1日    浏览量:36次", ["published: 2024年3月1日"]),
        ("成文日期：2024年5月6日", ["published: 2024年5月6日"]),
        ("发布时间：2024-01-18 来源：办公室", []),
        ("发布日期：", []),
        ("本报告统计时间为2024年2月1日之前的数据。", []),
        ("公开时间长期有效，更新于2024年6月1日。", []),
    ),
)
def test_published(line: str, expected: list[str]) -> None:
    assert hits(late_report, report_of(agency="云岭县教育局", preamble=[line], date="2024年1月10日")) == expected


def test_signed_and_published_late_is_one_diagnostic() -> None:
    report = report_of(agency="云岭县教育局", preamble=["发布时间：2024-03-06"], date="2024年2月28日")
    assert hits(late_report, report) == ["signed: 2024年2月28日"]


@pytest.mark.parametrize(
    ("date", "expected"),
    (
        ("2023年1月20日", "slip: 2023年1月20日"),
        ("2023年1月31日", "slip: 2023年1月31日"),
        ("2023年12月30日", "slip: 2023年12月30日"),
        ("2023年3月2日", "slip: 2023年3月2日"),
        ("2023-01-15", "slip: 2023-01-15"),
        ("二〇二三年一月十日", "slip: 二〇二三年一月十日"),
        ("2022年1月20日", ": 2022年1月20日"),
        ("2021年12月31日", ": 2021年12月31日"),
        ("2019年1月8日", ": 2019年1月8日"),
        ("2023 年 1 月 9 日", "slip: 2023 年 1 月 9 日"),
        ("2023年11月30日", "slip: 2023年11月30日"),
        ("2023年10月1日", "slip: 2023年10月1日"),
    ),
)
def test_signed_early(date: str, expected: str) -> None:
    assert hits(early_report, report_of(date=date)) == [expected]


@pytest.mark.parametrize(
    "date",
    (
        *("2023年12月31日", "2024年1月1日", "2024年1月20日", "2024年3月31日", "2025年1月1日", "2024-01-10", None),
        *("2023年2月30日", "20231月5日", "2023年13月5日", "二〇二四年一月十日", "2024 年 1 月 9 日", "2024年12月1日"),
        *("2024年1月31日", "2024年2月29日", "2024年1月3日", "2024.01.08", "2024/1/8", "2024年2月1日", "2024年6月30日"),
    ),
)
def test_not_early(date: str | None) -> None:
    assert hits(early_report, report_of(date=date)) == []


def test_a_slip_in_the_titles_year_is_told_once() -> None:
    """The file's name tells the year that the signature fits: GIA502 says so, and nothing else does."""
    assert hits(early_report, report_of(year=2023, date="2023年1月20日", path="云岭县2022年政府信息公开年报.txt")) == []
    report = report_of(
        year=2023, date=None, path="云岭县2022年政府信息公开年报.txt", shortcomings="2023年，我局将继续加强管理。"
    )
    assert hits(stale_plan, report) == []


STALE = (
    "2023年，我局将继续深化政府信息公开，丰富解读形式。",
    "2023年，我委将从三个方面加以改进：一是加强培训。",
    "2023年我镇将进一步完善公开目录。",
    "2022年，将重点做好以下工作：一是加强学习。",
    "2023年，云岭县教育局将按照上级要求，抓好落实。",
    "下一步，2023年我局将组织培训4期。",
    "2023年度，我们将着力提升公开质效。",
    "在2023年的工作中，我们将继续贯彻落实条例。",
    "存在更新慢的问题。2023年，我局拟建立提醒机制。",
    "（二）2023年工作打算\n加强业务培训，丰富解读形式。",
    "（二）2023年下一步工作计划：\n加强业务培训。",
    "今后，2022年我街道将拓宽公开渠道。",
    "2021年，为进一步提高公开水平，我局将采取以下措施：一是加强管理。",
    "针对上述问题，我局将在2023年加强督查。",
    "（二）下一步工作打算\n2023年，我局继续做好以下工作：一是加强学习。",
    "二〇二三年，我关将进一步畅通咨询渠道。",
    "2023年，县政府计划开展政府开放日活动4次。",
    "2023年，望山海关将紧扣企业关切，深化公开。",
    "2023年，全州将重点做好以下工作：一是加强培训。",
    "2023年，我局将力争解读形式更加多样。",
    "2023年，将配备专职人员1名。",
    "2023年，我局将：一是加强学习；二是补齐短板。",
    "2023年，我局政务公开工作将进一步加强。",
    "针对以上不足，我局2023年将从三个方面改进。",
    "2023年，我们要做好以下工作：一是加强学习。",
    "建立统一台账，力争2023年底前覆盖所有科室。",
)


@pytest.mark.parametrize("text", STALE)
def test_stale_plan(text: str) -> None:
    (found,) = hits(stale_plan, report_of(shortcomings=text))
    assert found.endswith("年")


SOUND = (
    "2024年，我局将继续深化政府信息公开，丰富解读形式。",
    "在2024年的工作中，我们将继续贯彻落实条例。",
    "2025年底前，我市将建成统一平台。",
    # the report year, told: what was done, what lacked
    "2023年，我局政府信息公开工作取得一定成绩，但还存在不足：一是解读偏少。下一步，我局将加强解读。",
    "2023年，我局将政务公开纳入绩效考核，公开质量有所提升。",
    "2023年，我局将重点领域信息作为公开重点。",
    "2023年，我委继续推进信息公开，取得了明显成效，但仍有差距。",
    "2023年，我镇将规范性文件在网站公开，群众反映良好。",
    "2023年，我局拟定了公开目录，修订了指南。",
    "2023年，全县计划生育信息公开12条。",
    "2023年我局将以上问题列入整改清单，逐项销号。",
    # names of documents and plans
    "我局将按照《2023年政务公开工作要点》要求，抓好落实。",
    "我局将按照2023年要点要求，抓好落实。",
    "“十四五”期间，我局将按照2021年印发的规划，持续推进公开。",
    "根据2023年第三方评估结果，我局将逐项整改。",
    "针对2023年存在的更新慢等问题，我局将建立台账。",
    "较2022年，公开数量增长一成，我局将保持这一势头。",
    "自2019年起，我局将公开工作交由专人负责。",
    "2022年以来，我局将目录细化到科室。",
    "2023年，县政府要求各部门细化目录，我局落实不够到位。",
    "2023年要更新的栏目较多，我局人手不足。",
    "我局2023年将政务公开纳入年度考核，力度仍需加大。",
    "年初提出力争2023年完成栏目改版，现已上线。",
    "为确保2023年任务落到实处，我局成立了专班。",
    "2023年问题整改情况：已完成3项。2024年将继续推进。",
    "2023年工作计划完成情况良好，2024年拟扩大公开范围。",
    "（2023年，我局将培训列入计划）下一步，将加强培训。",
    "2020-2023年，我局将分三批完成档案数字化。",
    "2023年，针对解读偏少的问题，我局组织培训3次，解读质量明显提高。下一步将继续。",
    "2023年12月，我局将召开总结会。",
)


@pytest.mark.parametrize("text", SOUND)
def test_plan_in_order(text: str) -> None:
    assert hits(stale_plan, report_of(shortcomings=text)) == []


def test_plans_elsewhere_are_left_alone() -> None:
    assert (
        hits(stale_plan, report_of(overview="2023年，我局将继续公开信息。", other_matters="2023年，我局将开展评估。"))
        == []
    )
