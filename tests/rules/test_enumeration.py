"""GIA114 and GIA115: ordinals that follow on, and counts that agree with the lists beside them."""

from __future__ import annotations

import pytest

from giar_lint.rules.enumeration import enumeration_gap, part_count
from support.sections import hits, report_of

GAPS = (
    # 税务局, run in
    ("一是政策辅导不够精准；二是线上渠道更新偏慢；四是人员业务能力有待提升。", "skipped: 四是"),
    ("一是公开深度不够。二是解读形式单一。二是队伍力量薄弱。", "repeated: 二是"),
    ("一是目录更新不及时；三是公众参与不足；二是解读偏少。", "skipped: 三是"),
    ("一是加强学习；二是完善机制；一是强化考核。", "order: 一是"),
    ("一是加强学习，提高认识。一是完善机制，细化流程。三是强化考核，落实责任。", "repeated: 一是"),
    # problems and measures in one paragraph, the second list is broken
    (
        "存在的问题：一是公开不够主动；二是更新不够及时；三是解读不够通俗。下一步，我局将着力抓好以下工作：一是强化责任；"
        "二是加强培训；四是丰富形式。",
        "skipped: 四是",
    ),
    # headings over paragraphs
    ("（一）存在问题\n公开内容不够全面。\n（三）改进措施\n加强培训，完善目录。", "skipped: （三）"),
    ("（一）存在问题\n解读偏少。\n（一）改进措施\n丰富形式。\n（三）下一步打算\n加强培训。", "repeated: （一）"),
    ("1.公开不够主动。\n2.更新不够及时。\n4.培训不够系统。", "skipped: 4."),
    ("1、公开不够主动；2、更新不够及时；2、培训不够系统。", "repeated: 2、"),
    ("（1）解读偏少；（2）更新不及时；（4）培训不足。", "skipped: （4）"),
    ("①解读偏少；②更新不及时；④培训不足。", "skipped: ④"),
    ("第一，加强组织领导。第三，强化督促检查。", "skipped: 第三"),
    ("要做到三点：一要提高认识，二要完善机制，四要强化考核。", "skipped: 四要"),
    ("首先，加强学习，提高认识。再次，强化考核，压实责任。", "skipped: 再次"),
    # a list of which the beginning was lost
    ("针对上述不足，我镇将加强公开平台维护；二是配强工作力量；三是开展业务培训。", "first: 二是"),
    # nested lists, the outer one is broken
    (
        "一是推进重点领域公开：一是预算决算；二是招生考试；三是医疗卫生。\n二是加强解读。\n四是抓好队伍。",
        "skipped: 四是",
    ),
    ("（一）问题\n1.更新慢。\n2.解读少。\n（二）措施\n1.及时更新。\n3.加强解读。", "skipped: 3."),
)


@pytest.mark.parametrize(("text", "expected"), GAPS)
def test_gap(text: str, expected: str) -> None:
    assert hits(enumeration_gap, report_of(shortcomings=text)) == [expected]


SOUND = (
    # nested in the fourth item, as 区卫健委 write
    "一是全面梳理目录。\n二是规范工作程序。\n三是接受群众监督。\n四是推进重点领域公开。全年公开到位。一是预算决算公开。二是许可前公示；"
    "三是招聘考试公示，方便考生查询。",
    "一是推进重点领域公开：一是预算决算；二是招生考试；三是医疗卫生。\n二是加强解读。\n三是抓好队伍。",
    "主要问题：一是更新慢；二是解读少；三是力量弱。下一步，我们将采取以下措施：一是及时更新；二是加强解读。",
    "主要问题：一是更新慢；二是解读少。\n2024年，我局将做好三项工作：一是及时更新；二是加强解读；三是充实力量。",
    # lists that begin again below unnumbered headings
    "存在问题\n1.更新慢。\n2.解读少。\n3.力量弱。\n改进措施\n1.及时更新。\n2.加强解读。",
    "（一）存在问题\n1.更新慢。\n2.解读少。\n（二）改进措施\n1.及时更新。\n2.加强解读。\n3.充实力量。",
    # dates and numbers are no ordinals
    "1.2022年全年公开信息120条，同比增长2.5%。\n2.2023年计划公开150条，阅读量1.2万次。\n3.12345热线办件答复率100%。",
    "12.4国家宪法日期间开展宣传。\n3.15消费者权益日公布典型案例。\n公开不够主动，下一步将加强。",
    "依据条例第二十条第（一）、（五）、（六）、（八）项，公开情况见附表；存在更新不及时的问题，将改进。",
    # ordinals that are words
    "第一书记带头学习，第一时间发布权威信息，压实第一责任人责任，质量第一，服务第一。第三季度开展自查。",
    "统一是前提，专一是关键，三要素齐全，二要点明确。",
    # an item told in another form
    "首先，加强学习；二是完善机制；三是强化考核。",
    "一是加强学习；二是完善机制；最后，强化考核。",
    "一是加强学习；其次，完善机制；三是强化考核。",
    "一方面，公开不够主动；二是更新不及时；三是解读不足。",
    "（一）存在问题\n更新慢。\n二、改进措施\n及时更新。\n（三）下一步打算\n加强解读。",
    "措施一是加强学习；二是完善机制；三是强化考核。",
    # numbering that runs on below the headings
    "（一）存在问题\n1.更新慢。\n2.解读少。\n（二）改进措施\n3.及时更新。\n4.加强解读。",
    # a list over two paragraphs
    "还存在以下不足：一是更新慢；\n二是解读少；\n三是力量弱。\n改进如下：\n一是及时更新。",
    "1、更新不及时。\n2、解读不够。3、力量薄弱。\n4、培训不足。",
    "一要提高认识，二要完善机制，三要强化考核。一是更新慢，二是解读少。",
    # half-width marks throughout
    "(一)存在的主要问题\n一是重视不够,报送不及时;二是出现错别字;三是栏目更新慢.\n(二)改进情况\n一是加强衔接;二是严格审核;三是认真梳理.四是完善机制.",
    "第一，提高认识；第二，完善机制；第三，强化考核。第一、二季度分别开展自查。",
    "⑴更新慢；⑵解读少；⑶力量弱。⒈及时更新。⒉加强解读。",
    "问题一：更新慢。改进：按月检查。问题二：解读少。改进：丰富形式。",
    "一是“三公”经费公开不细，一二三产业信息偏少；二是十九项清单更新慢；三是五是三非等表述不通俗。",
)


@pytest.mark.parametrize("text", SOUND)
def test_sound(text: str) -> None:
    assert hits(enumeration_gap, report_of(shortcomings=text)) == []


def test_each_list_of_a_section_is_looked_at() -> None:
    text = "（一）主动公开\n一是网站公开；三是公众号公开。\n（二）依申请公开\n1.收到2件。\n3.答复2件。\n（四）平台建设\n维护网站。"
    assert hits(enumeration_gap, report_of(overview=text)) == ["skipped: 三是", "skipped: 3.", "skipped: （四）"]


def test_tables_are_left_alone() -> None:
    """A table that fell apart leaves its own ordinals among the prose of its section."""
    assert hits(enumeration_gap, report_of(requests="1.属于国家秘密\n3.危及“三安全一稳定”\n8.属于行政查询事项")) == []


def test_markdown_counts_its_own_lists() -> None:
    text = "存在以下不足：\n1. 更新不及时。\n1. 解读不够。\n1. 培训不足。\n下一步将改进。"
    assert hits(enumeration_gap, report_of(shortcomings=text, layout="markdown")) == []
    assert hits(enumeration_gap, report_of(shortcomings=text.replace("\n1. 解", "\n3．解"), layout="tabs")) != []


PARTS = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项"
)
FIVE = PARTS.replace("、存在的主要问题及改进情况", "")

MISCOUNTED = (
    (f"本报告由{FIVE}六个部分组成。", "六个部分"),
    (f"本报告由{PARTS}五个部分组成，电子版可在县政府网站下载。", "五个部分"),
    (f"全文包括{PARTS}等五部分内容。", "五部分"),
    (f"本报告共分7个部分：{PARTS}。", "7个部分"),
    (f"全文共七个部分，主要包括{PARTS}。", "七个部分"),
    (f"报告内容涵盖{PARTS.replace('、', '，').replace('复议，', '复议、')}，共七个方面。", "七个方面"),
    (f"根据条例规定，由县教育局编制本报告。全文包括{FIVE}等六个部分。", "六个部分"),
    (
        "报告包括概述，主动公开情况，依申请公开情况，收费及减免情况，行政复议、行政诉讼情况，存在的问题及改进情况，其他事项共六个部分。",
        "六个部分",
    ),
)


@pytest.mark.parametrize(("preamble", "expected"), MISCOUNTED)
def test_parts_miscounted(preamble: str, expected: str) -> None:
    assert hits(part_count, report_of(preamble=[preamble])) == [f": {expected}"]


LISTS_MISCOUNTED = (
    ("2024年，我局将从四个方面加以改进：一是加强学习；二是完善机制；三是强化考核。", "四个方面"),
    ("主要存在以下两个问题：\n1.更新不及时。\n2.解读不够。\n3.力量薄弱。\n下一步将改进。", "两个问题"),
    ("重点做好三个方面的工作：一是更新目录；二是加强解读；三是开展培训；四是强化考核。", "三个方面"),
    ("将采取五项措施，（1）更新目录；（2）加强解读；（3）开展培训。", "五项措施"),
    ("还有3个突出问题。一是更新慢；二是解读少。下一步加强管理。", "3个突出问题"),
    ("（一）两点不足\n一是更新慢；二是解读少；三是力量弱。\n（二）改进\n加强管理。", "两点不足"),
)


@pytest.mark.parametrize(("text", "expected"), LISTS_MISCOUNTED)
def test_lists_miscounted(text: str, expected: str) -> None:
    assert hits(part_count, report_of(shortcomings=text)) == [f": {expected}"]


COUNTED = (
    f"本报告内容包括{PARTS}等六个方面。\n（一）主动公开\n更新慢。\n（二）依申请公开\n解读少。",
    f"本报告由{PARTS}六个部分组成。",
    f"本报告由{PARTS}等六部分组成，电子版可在门户网站下载。",
    "全文包括总体情况、主动公开政府信息情况等六个部分。",
    f"本报告共六个部分：{PARTS}。数据统计期限为2023年1月1日至12月31日。",
    f"本报告共六个部分，包括{PARTS}，所列数据统计期限为2023年1月1日至12月31日。",
    f"全文包括：{PARTS.replace('、其他', '以及其他')}，共计6个部分。",
    f"报告由{PARTS.replace('、其他', '和其他')}六个部分组成。",
    f"报告由{PARTS.replace('、', '，').replace('复议，', '复议、')}等共六个部分组成。",
    f"报告由{PARTS.replace('复议、行政诉讼', '复议和行政诉讼')}等六部分内容组成。",
    "报告包括概述，主动公开情况，依申请公开和不予公开情况，收费及减免情况，因政务公开申请行政复议、提起行政诉讼的情况，"
    "存在的主要问题及改进情况，其他需要报告的事项等7个部分。",
    "本报告由概述、主动公开政府信息情况、收费及减免情况、存在的主要问题和改进情况等部分组成。",
    f"全文包括{PARTS}。",
    "本报告包括：一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；四、政府信息公开行政复议、行政诉讼情况；"
    "五、存在的主要问题及改进情况；六、其他需要报告的事项，共六个部分。",
    "第六部分为其他需要报告的事项，前五部分为主要内容。",
    "公开工作覆盖决策、执行、管理、服务、结果五个方面。",
    "2024年，我局将从三个方面加以改进：一是加强学习；二是完善机制；三是强化考核。",
    "从两个方面改进：一是加强学习；二是完善机制，做到三个到位：一是人员到位；二是经费到位；三是措施到位。",
    "存在三个方面的问题：一是更新慢；二是解读少；最后，力量弱。",
    "存在三个方面的问题：一是更新慢；二是解读少；四是力量弱。",
    "全年举办培训3次，完成6项重点工作，公开12条信息。一是更新慢；二是解读少。",
    "做到五个公开。主要问题有以下几个方面：一是更新慢；二是解读少。",
    "在市局第三方面评估中，十几个方面得到肯定：一是更新快；二是解读多。",
)


@pytest.mark.parametrize("text", COUNTED)
def test_counted(text: str) -> None:
    report = report_of(preamble=[text], shortcomings=text)
    assert hits(part_count, report) == []
