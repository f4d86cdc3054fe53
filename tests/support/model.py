"""The model report: one fixed, clean report of our own writing, against which the example of every rule is tried.

A rule's example replaces one piece of its rendered text by a bad one, so it is written the way a county bureau writes,
with figures in prose that agree with its tables.
"""

from __future__ import annotations

from support import form
from support.parts import (
    Edition,
    ParagraphModel,
    ReportModel,
    SectionModel,
    disputes_table,
    heading,
    proactive_table,
    requests_table,
)

_BASIS = {
    "2019": (
        "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）"
    ),
    "2021": (
        "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
        "（国办公开办函〔2021〕30号）"
    ),
}
_PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》和{basis}要求，云岭县自然资源局编制了{year}年政府信息公开工作年度报告，现予公布。",
    "本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。报告电子版可在云岭县人民政府门户网站查阅，"
    "如有疑问，请与云岭县自然资源局办公室联系（地址：云岭县学府路18号，电话：0999-5550123）。",
)
_OVERVIEW = (
    "{year}年，我局坚持以公开为常态、不公开为例外，紧扣耕地保护、用地保障和不动产登记等群众关心的事项，"
    "依法推进政府信息公开，各项工作平稳有序。",
    "#（一）主动公开",
    "{year}年，我局通过县政府门户网站发布信息186条，其中政策文件24条、工作动态97条、公示公告65条。"
    "全年制发{documents}3件，废止1件，现行有效11件，均在规定时限内公开全文。",
    "依法公示行政执法结果，全年作出行政许可决定268件、行政处罚决定37件、行政强制决定2件。"
    "围绕不动产登记改革发布解读材料9篇，其中图文解读6篇、视频解读3篇；回应网民留言42条，答复率100%。",
    "#（二）依申请公开",
    "我局进一步规范申请的登记、审核、办理、答复和归档，对内容不明确的申请主动与申请人沟通，一次性告知补正事项。",
    "{year}年，我局新收政府信息公开申请16件，其中自然人12件、商业企业3件、法律服务机构1件；上年结转2件。"
    "全年办结17件，其中予以公开9件、部分公开3件、不予公开2件、无法提供2件、其他处理1件；结转下年度继续办理1件。",
    "因政府信息公开引起的行政复议2件，其中结果维持1件、其他结果1件；行政诉讼2件，其中结果维持1件、尚未审结1件。",
    "#（三）政府信息管理",
    "一是严把审核关口，落实“三审三校”和保密审查制度，拟发布的信息由经办人、股室负责人和分管领导逐级签批。"
    "二是做好动态调整，全年开展信息内容排查4次，清理失效信息31条。"
    "三是规范文件管理，公文起草时同步注明公开属性，不予公开的说明理由。",
    "#（四）政府信息公开平台建设",
    "依托县政府门户网站设立自然资源专栏，调整优化征地信息、土地供应、规划公示等栏目8个。"
    "在不动产登记大厅设置信息查阅点1处，摆放办事指南12种；政务新媒体全年推送信息143条，累计阅读量约5万次。",
    "#（五）监督保障",
    "成立由局长任组长的政务公开领导小组，由办公室配备2名工作人员负责日常工作。全年组织业务培训3次，参训96人次；"
    "将政务公开纳入股室年度考核，考核分值占比为5%。",
    "开展社会评议1次，收回有效问卷120份，其中表示满意的114份，满意率95%。{year}年，我局未发生需要追究责任的情形。",
)
_SHORTCOMINGS = (
    "{year}年，我局政府信息公开工作取得了一定成效，但仍存在以下问题：一是政策解读以文字为主，图表和视频解读偏少；"
    "二是部分自然资源所报送信息不够及时；三是基层工作人员对答复规范掌握得还不够准确。",
    "{next}年，我局将从三个方面加以改进：一是丰富解读形式，重要文件同步制作图文解读；"
    "二是建立按月报送提醒制度，压实自然资源所的报送责任；三是每半年组织一次答复文书评查，以查促改、以案代训。",
)
_OTHER_MATTERS = {
    "2019": ("{year}年，我局承办县人大代表建议5件、县政协提案3件，办理结果均已公开。",),
    "2021": (
        "{year}年，我局依据《政府信息公开信息处理费管理办法》发出收费通知2件，总金额60元，实际收取的总金额60元。",
        "承办县人大代表建议5件、县政协提案3件，办理结果均已公开。",
    ),
}
_PROACTIVE = {
    "2019": {
        "regulations": ("0", "0", "0"),
        "normative-documents": ("3", "3", "11"),
        "licences": ("26", "-2", "268"),
        "other-services": ("9", "1", "415"),
        "penalties": ("31", "0", "37"),
        "coercion": ("4", "0", "2"),
        "fees": ("3", "0"),
        "procurement": ("6", "284.5"),
    },
    "2021": {
        "regulations": ("0", "0", "0"),
        "normative-documents": ("3", "1", "11"),
        "licences": ("268",),
        "penalties": ("37",),
        "coercion": ("2",),
        "fees": ("12.36",),
    },
}
_REQUESTS = {
    "new-requests": (12, 3, 0, 0, 1, 0),
    "carried-over": (2, 0, 0, 0, 0, 0),
    "granted": (7, 1, 0, 0, 1, 0),
    "partly-granted": (2, 1, 0, 0, 0, 0),
    "denied-third-party": (0, 1, 0, 0, 0, 0),
    "denied-internal": (1, 0, 0, 0, 0, 0),
    "unavailable-not-held": (1, 0, 0, 0, 0, 0),
    "unavailable-not-existing": (1, 0, 0, 0, 0, 0),
    "carried-forward": (1, 0, 0, 0, 0, 0),
}
_OTHER_OUTCOME = {"2019": "other-outcome", "2021": "other-not-corrected"}
_DISPUTES = ((1, 0, 1, 0), (1, 0, 0, 0), (0, 0, 0, 1))


def model_report(edition: Edition = "2021", year: int = 2023) -> ReportModel:
    """The model report in the form of an edition, told for a year."""
    words = {
        "year": str(year),
        "next": str(year + 1),
        "basis": _BASIS[edition],
        "documents": "行政规范性文件" if edition == "2021" else "规范性文件",
    }
    prose = {"overview": _OVERVIEW, "shortcomings": _SHORTCOMINGS, "other-matters": _OTHER_MATTERS[edition]}
    numbers = {**_REQUESTS, _OTHER_OUTCOME[edition]: (1, 0, 0, 0, 0, 0)}
    tables = {
        "proactive": proactive_table(edition, _PROACTIVE[edition]),
        "requests": requests_table(edition, numbers),
        "disputes": disputes_table(_DISPUTES),
    }
    sections = tuple(
        SectionModel(key, heading(key), _paragraphs(prose.get(key, ()), words), tables.get(key))
        for key in form.SECTIONS
    )
    return ReportModel(
        edition=edition,
        year=year,
        agency="云岭县自然资源局",
        level="county",
        kind="department",
        titles=(f"云岭县自然资源局{year}年政府信息公开工作年度报告",),
        preamble=tuple(text.format_map(words) for text in _PREAMBLE),
        sections=sections,
        signature="云岭县自然资源局",
        date=f"{year + 1}年1月20日",
    )


def _paragraphs(texts: tuple[str, ...], words: dict[str, str]) -> tuple[ParagraphModel, ...]:
    return tuple(ParagraphModel(text.removeprefix("#").format_map(words), text.startswith("#")) for text in texts)
