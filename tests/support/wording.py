"""What generated reports say: agencies that do not exist, and several ways of putting each matter, in our own words.

Braces are filled by the generator: {we} {agency} {site} {matters} {year} {next}, figures {a} {b} {c} with their sums
{ab} and {abc}, a small figure {s}, and what table three says: {new} {carried} {done} {forward}. Figures of a table
come from the table; all others are of things that no table counts.
"""

from __future__ import annotations

from typing import NamedTuple


class AgencyModel(NamedTuple):
    """A made-up agency: name, what it calls itself, level, kind, where it publishes, what people ask it."""

    name: str
    we: str
    level: str
    kind: str
    site: str
    matters: str


AGENCIES = (
    AgencyModel("临溪县教育体育局", "我局", "county", "department", "县政府门户网站", "招生入学、学生资助和校园安全"),
    AgencyModel("望川区住房和城乡建设局", "我局", "county", "department", "区政府门户网站", "住房保障和物业管理"),
    AgencyModel("澄湖区卫生健康委员会", "我委", "county", "department", "区政府门户网站", "预防接种和医疗服务"),
    AgencyModel("南麓市交通运输局", "我局", "prefectural", "department", "市政府门户网站", "道路客运和公路养护"),
    AgencyModel("南麓市发展和改革委员会", "我委", "prefectural", "department", "委门户网站", "重大项目和价格收费"),
    AgencyModel("柳泉县应急管理局", "我局", "county", "department", "县政府门户网站", "安全生产、防灾减灾和应急救援"),
    AgencyModel("柳泉县人民政府", "县政府", "county", "government", "县政府门户网站", "财政资金和民生实事"),
    AgencyModel("柳泉县青禾镇人民政府", "镇政府", "township", "government", "县政府门户网站", "惠农补贴和社会救助"),
)

BASIS = {
    "2019": "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》",
    "2021": "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》",
}
TITLES = (
    "{agency}{year}年政府信息公开工作年度报告",
    "{agency}{year}年度政府信息公开工作年度报告",
    "{year}年{agency}政府信息公开工作年度报告",
)
PREAMBLES = (
    "本报告依据《中华人民共和国政府信息公开条例》和{basis}编制。",
    "根据《中华人民共和国政府信息公开条例》第五十条规定，{agency}编制本报告，现向社会公布，欢迎监督。",
    "按照{basis}要求，现将{agency}{year}年政府信息公开工作情况报告如下，如有疑问请与办公室联系（电话：0999-5550188）。",
)
PERIODS = (
    "本报告数据统计期限为{year}年1月1日至12月31日。",
    "本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
    "本报告统计时间为{year}年1月1日至{year}年12月31日。",
    "本报告数据的统计时限为{year}年1月1日至12月31日。",
)

LEADS = (
    "{year}年，{we}坚持以公开为常态、不公开为例外，围绕{matters}等群众关心的事项，依法推进政府信息公开。",
    "{year}年，{we}认真落实《中华人民共和国政府信息公开条例》，聚焦{matters}，以公开促落实、促规范、促服务。",
    "{year}年，{we}把政府信息公开作为转变作风、服务群众的重要抓手，与业务工作同部署、同检查、同落实。",
)
ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
PROACTIVE = (
    "{year}年，{we}通过{site}发布各类信息{abc}条，其中工作动态{a}条、公示公告{b}条、政策文件{c}条，内容涵盖{matters}等方面。",
    "{year}年，{we}及时调整主动公开目录，在{site}公开信息{ab}条，其中解读类信息{a}条，其余{b}条为工作动态和公示公告。",
    "{we}把公开贯穿决策、执行、管理、服务和结果全过程，重点公开{matters}信息{a}条，召开新闻发布会{s}次，群众知晓度进一步提高。",
    "按时公开预算、决算信息，围绕{matters}发布信息{a}条，回应网民留言{b}条，办理结果同步公布。",
)
REQUESTS = (
    "严格执行登记、审核、办理、答复、归档各环节要求，明确专人与申请人沟通，依法满足公众合理的信息需求。",
    "完善依申请公开办理规程，统一答复文书格式，对疑难申请实行集体会商，申请办理质量稳步提高。",
    "公布受理机构的地址、电话和电子邮箱，对内容不明确的申请一次性告知补正事项，在法定期限内予以答复。",
)
REQUESTS_WITH_FIGURES = (
    "{year}年，{we}新收政府信息公开申请{new}件，上年结转{carried}件；办结{done}件，结转下年度继续办理{forward}件。"
    "对每件申请，均由业务科室会同法制人员研究答复意见。"
)
REQUESTS_NONE = "{year}年，{we}未收到政府信息公开申请。当面、邮寄、网络等受理渠道保持畅通，确保申请随到随办。"
MANAGEMENT = (
    "健全信息发布审核机制，坚持先审查、后公开，对拟发布内容逐条开展保密审查，全年未发生失泄密情况。",
    "组织开展存量信息清理，对标题不规范、内容过期的栏目逐一整改，清理信息{a}条，并同步更新公开目录。",
    "落实“三审三校”制度，由拟稿人、科室负责人和分管领导逐级把关，开展错敏信息排查{s}次，发现的问题及时整改。",
    "在公文拟制环节同步明确公开属性，拟不公开的说明理由；定期评估已公开文件的效力，及时标注失效、废止信息。",
)
PLATFORM = (
    "做好{site}政府信息公开专栏的日常维护，优化检索和分类方式，页面打开速度和查找便利度均有提升。",
    "依托{site}和政务新媒体发布权威信息，政务新媒体账号全年推送信息{a}条；在办事大厅设置查阅点{s}处，方便群众现场查询。",
    "加强政务新媒体管理，严格账号开设、变更和注销程序，对发布内容开展巡检{s}次，平台运行平稳。",
    "按照集约化要求迁移历史数据，统一栏目名称，{site}公开专栏与政务服务平台实现互通，办事指南可以一键查看。",
)
SUPERVISION = (
    "成立由主要负责同志任组长的政务公开领导小组，定期研究重点任务；把公开工作纳入年度考核，对落实不力的科室予以通报。",
    "举办业务培训{s}期，参训{a}人次；邀请群众代表开展社会评议，对收集到的意见建议逐项研究采纳。",
    "压实分管领导、科室和经办人员三级责任，实行季度检查、年度考核，{year}年未发生需要追究责任的情形。",
    "在{site}公布监督电话，接受公众评议，将评议结果作为年度考核的参考，对发现的问题限期整改。",
)

TABLE_LEADS = {
    "proactive": "{year}年，{we}主动公开政府信息的数量见下表。",
    "requests": "{year}年，{we}收到和处理政府信息公开申请的数量见下表。",
    "disputes": "{year}年，因政府信息公开引起的行政复议、行政诉讼数量见下表。",
}

SHORTCOMINGS = (
    ("公开内容的深度还不够，解读材料偏少", "丰富解读形式，让群众看得懂、用得上"),
    ("部分栏目更新不够及时", "建立栏目更新台账，按月检查提醒"),
    ("经办人员的业务能力有待提高", "加强业务培训，提高申请办理水平"),
    ("公众参与的渠道还不够多", "拓展公众参与渠道，广泛听取意见建议"),
    ("公开目录的细化程度还不够", "对照上级指引细化公开目录，做到应公开尽公开"),
)
PROBLEMS = (
    "{year}年，{we}政府信息公开工作还存在一些不足：{list}。",
    "对照群众期盼，{we}的政府信息公开工作仍存在以下问题：{list}。",
)
IMPROVEMENTS = (
    "{next}年，{we}将重点做好以下工作：{list}。",
    "下一步，{we}将采取以下措施加以改进：{list}。",
)
SHORTCOMINGS_SUBHEADINGS = ("（一）存在的主要问题", "（二）改进情况")

FEES = (
    "{year}年，{we}未收取信息处理费，发出收费通知0件，总金额0元，实际收取的总金额0元。",
    "依据《政府信息公开信息处理费管理办法》，本年度发出收费通知的件数为0件，总金额为0元，实际收取的总金额为0元。",
)
NOTHING_ELSE = ("无其他需要报告的事项。", "除上述内容外，本年度没有其他需要报告的事项。")
