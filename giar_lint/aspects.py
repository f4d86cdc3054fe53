"""The five aspects that 总体情况 has to cover, and how to tell from the prose of the section which of them it does.

An aspect is covered where a heading or lead-in names it, or where it is what a clause reports on: an act, a state, a
number. A name in a row of what documents regulate (明确规定信息公开、依申请公开、保密审查等内容) covers nothing. Where
a section has most aspects for headings, stray words in the other parts count for less than in a text without headings.
"""

from __future__ import annotations

from collections.abc import Callable

from giar_lint.ordinals import DIGITS
from giar_lint.records import NamedTuple
from giar_lint.wordlist import has_any, wordlist

# What may stand about the name of an aspect in a heading of its own, and the names themselves
_BEFORE = wordlist(
    "关于 有关 在 做好 加强 强化 推进 规范 深化 扩大 我局 政府 政务 机关 信息 办理 处理 受理 认真 扎实 积极 有序 严格"
    " 切实 着力 持续 不断 进一步 全面 依法 依规 稳步 努力 践行 落实 狠抓 抓好 优化 完善"
)
_AFTER = wordlist("情况 方面 各 内容 工作 办理 处理 答复 受理 开展 落实 机制 制度 等 的")
_TITLES = {
    "proactive": "主动公开 主动公开信息 主动公开政府信息 主动公开政务信息",
    "requests": (
        "依申请公开 依申请公开信息 依申请公开政府信息 依申请公开申请 依申请公开政府信息申请 依申请信息公开 公开申请"
        " 收到和处理政府信息公开申请 处理政府信息公开申请 办理政府信息公开申请 收到政府信息公开申请"
    ),
    "management": (
        "管理 资源管理 资源规范化管理 规范化管理 资源的规范化、标准化管理 资源规范化、标准化管理 资源规范化标准化管理"
        " 动态管理 规范管理 公开信息管理"
    ),
    "platform": (
        "平台建设 平台 平台管理 平台建设管理 平台建设和管理 平台建设与管理 平台运维 平台维护 公开平台建设 公开平台"
        " 公开平台管理 公开平台建设和管理 网站建设 网站平台建设 网站管理 载体建设 公开载体建设 渠道建设 公开渠道建设"
        " 平台渠道建设"
    ),
    "supervision": (
        "监督保障 监督 监督和保障 监督与保障 监督、保障 监督管理 监督检查 监督考核 公开监督保障 保障监督 保障"
        " 保障和监督 组织保障 制度保障 工作保障"
    ),
}
_OWN = {title: key for key, titles in _TITLES.items() for title in titles.split()}

_NAMES = wordlist("主动公开 依申请 信息管理 平台建设 监督保障")
_FEWEST_IN_ROW = 3

_REGULATES = wordlist("规定 制度 办法 细则 规程 要求 条例 方案 要点 内容 职责 指南")
_STEMS = wordlist("政府 政务 信息 公开 的")
_RESTS = wordlist("公开 政府 信息 申请 工作 情况 制度 机制 管理")

_PUBLISH = ("公开", "发布", "公布", "公示")
_SPREAD = (*_PUBLISH, *wordlist("推送 更新 上传 刊发 刊登 登载 播发 发送 转发 编发 录入 报送"))
_DULY = wordlist("及时 全面 集中 依法 按时 按要求 定期 如实 准确 对外 向社会 重点")
_OBJECTS = wordlist("信息 预算 决算 文件 公告 动态 指南 目录 结果 名单 事项")
_OUTCOMES = ("予以公开", "部分公开", "不予公开")
_PAPERS = "条件篇份"
_THINGS = _PAPERS + "项期次个则"
_REQUESTS = wordlist("依申请 公开申请 公开的申请 申请公开 信息申请 信息的申请")
_RECEIVED = wordlist("收到申请 接到申请 受理申请 接收申请 新收申请 收悉申请 办结申请 答复申请 办理申请")
_HAPPENED = wordlist("收到 接到 接收 受理 答复 回复 办结 未发生 没有发生 未产生 不存在 无依申请 未有 零申请")
_HANDLED = wordlist(
    "收到 接 受理 办 处理 答复 回复 渠道 流程 程序 规范 机制 登记 告知 沟通 送达 补正 时限 新收 畅通 完善 健全 优化"
    " 未 没有 无 不存在"
)
_CATALOGUES = ("目录", "指南")
_REVISED = wordlist("更新 调整 编制 修订 完善 梳理 细化 编修")
_DOCUMENTS = wordlist("清理 管理 制发 备案 修订 废止 公布 评估 汇编 效力")
_KEPT = wordlist(
    "三审 审核 审查 审签 审校 把关 关口 保密 涉密 清理 排查 校对 归档 公开属性 源头管理 动态调整 信息管理 信息资源管理 台账"
)
_KEPT_WIDELY = (
    *_KEPT,
    *wordlist("目录 指南 规范性文件 审批 更新 维护 发布流程 发布程序 发布制度 梳理 信息质量 规范公开 规范信息公开"),
)
_PLACES = wordlist(
    "网站 平台 栏目 专栏 专区 新媒体 公众号 微博 公报 查阅点 查阅场所 查阅室 公示栏 公开栏 政务服务网 客户端 渠道"
    " 载体 阵地 显示屏"
)
_PLACES_WIDELY = (*_PLACES, "网页", "微信", "公告栏", "广播", "简报")
_TENDED = wordlist(
    "建设 维护 运维 运行 管理 优化 完善 改版 升级 整合 检查 巡检 巡查 监管 监测 备案 调整 迁移 更新 上线 拓展 拓宽"
    " 开设 开通 开辟 设立 设置 新增 新建 打造 建立 建成 关停 关闭 注销 加强 规范 做好 充分发挥 强化 推进 提升 夯实"
    " 坚持 丰富 保障 推动 健全 为主 为依托 畅通 功能"
)
_SECURED = wordlist(
    "领导小组 组织领导 培训 考核 考评 评议 监督检查 监督保障 监督机制 监督渠道 监督电话 督查 督导 督办 督促 问责 追责"
    " 责任追究 第三方评估 通报 满意度 责任到人 责任分工 责任体系 责任落实 专题会议 专题研究 专题学习 业务学习"
)
_SECURED_WIDELY = wordlist(
    "领导 培训 学习 考核 考评 评议 监督 检查 督查 督导 督办 督促 问责 责 评估 通报 专人 保障 分工 机制 制度"
)


class Aspect(NamedTuple):
    """One aspect, with its name in Chinese and English, and the words that name it inside another heading.

    `told` finds in a clause the words that report on it: those that do so anywhere or, where the section has most
    aspects for headings (True), those that do so in the part of another aspect. What needs no look at its neighbours
    comes as "".
    """

    key: str
    name: str
    english: str
    words: tuple[str, ...]
    told: Callable[[str, bool], list[str]]


def _counted(clause: str, things: str = _THINGS) -> bool:
    """Whether a clause counts things: 发布信息105条."""
    for at, character in enumerate(clause):
        if character in DIGITS and clause[at + 1 : at + 2] not in tuple(DIGITS):
            after = clause[at + 1 : at + 6].lstrip(" 余多万千")
            if after[:1] and after[0] in things:
                return True
    return False


def _proactive(clause: str, headed: bool) -> list[str]:
    for outcome in _OUTCOMES:
        clause = clause.replace(outcome, "")
    named = [word for word in ("主动公开", "主动规范公开") if word in clause]
    if headed:
        published = "申请" not in clause and has_any(clause, _PUBLISH) and _counted(clause, _PAPERS)
    else:
        published = (has_any(clause, _SPREAD) and _counted(clause)) or _publishes(clause)
    return [*named, ""] if published else named


def _publishes(clause: str) -> bool:
    """Whether a clause has the agency publish something: 公开 as an act, not in 政府信息公开工作."""
    for verb in _PUBLISH:
        at = clause.find(verb)
        while at >= 0:
            if not clause.endswith(("信息", "政务", "事务"), 0, at):
                after = clause[at + len(verb) : at + 24]
                if has_any(after, _OBJECTS) or any(word in clause[:at] for word in _DULY):
                    return True
            at = clause.find(verb, at + 1)
    return False


def _requests(clause: str, headed: bool) -> list[str]:
    if "申请" not in clause:
        return []
    named = [word for word in _REQUESTS if word in clause]
    if not named and _counted(clause):
        named = [""] * has_any(clause, _RECEIVED)
    if headed and not (_counted(clause) or has_any(clause, _HANDLED)):
        return []
    return named or [""] * (headed and has_any(clause, ("申请人", "申请件")))


def _management(clause: str, headed: bool) -> list[str]:
    if not headed:
        return [word for word in _KEPT_WIDELY if word in clause]
    if "申请" in clause:
        return []  # how applications are registered, reviewed and filed
    found = [word for word in _KEPT if word in clause]
    if has_any(clause, _CATALOGUES) and has_any(clause, _REVISED):
        found.append("")
    if "规范性文件" in clause and (_counted(clause) or has_any(clause, _DOCUMENTS)):
        found.append("")
    return found


def _platform(clause: str, headed: bool) -> list[str]:
    if not headed:
        return [""] * has_any(clause, _PLACES_WIDELY)
    return [""] * (has_any(clause, _PLACES) and has_any(clause, _TENDED))


def _supervision(clause: str, headed: bool) -> list[str]:
    return [word for word in (_SECURED if headed else _SECURED_WIDELY) if word in clause]


ASPECTS = (
    Aspect("proactive", "主动公开", "主动公开", ("主动公开", "主动规范公开"), _proactive),
    Aspect("requests", "依申请公开", "依申请公开", ("依申请", "申请公开", "公开申请", "信息申请"), _requests),
    Aspect(
        "management",
        "政府信息管理",
        "政府信息管理",
        wordlist("信息管理 信息资源 文件管理 审核 审查 保密 清理 目录 三审 公开属性 信息安全 规范性文件 信息发布"),
        _management,
    ),
    Aspect(
        "platform",
        "政府信息公开平台建设",
        "平台建设",
        wordlist("平台 网站 新媒体 载体 渠道 阵地 专栏 栏目 公众号"),
        _platform,
    ),
    Aspect(
        "supervision",
        "监督保障",
        "监督保障",
        wordlist("监督 保障 监管 考核 组织领导 强化组织 培训 评议 责任 队伍 工作机制"),
        _supervision,
    ),
)


def own_title(title: str) -> str:
    """The aspect whose title this is, with what may stand about it: 在主动公开方面, 依申请公开办理情况; "" for none."""
    if title[4:5] == "年" and title[:4].isdecimal():
        title = title[5:].removeprefix("度")
    while title not in _OWN and title.startswith(_BEFORE):
        title = title.removeprefix(next(each for each in _BEFORE if title.startswith(each)))
    while title not in _OWN and title.endswith(_AFTER):
        title = title.removesuffix(next(each for each in _AFTER if title.endswith(each)))
    return _OWN.get(title, "")


def reports(clause: str, aspect: Aspect, headed: bool) -> bool:
    """Whether a clause reports on an aspect.

    One of a row of names counts for nothing where the row is of what documents regulate; elsewhere a row with
    依申请公开 has to tell that something happened, and in the part of another aspect two of a row have to be of this
    one.
    """
    words = aspect.told(clause, headed)
    if not words or _is_row_of_aspects(clause):
        return False
    if any(not word or not _in_row(clause, word) for word in words):
        return True
    if has_any(clause, _REGULATES):
        return False
    if aspect.key == "requests":
        return _counted(clause) or has_any(clause, _HAPPENED) or clause.startswith(("未", "没有", "无"))
    return not headed or len(words) > 1


def _is_row_of_aspects(clause: str) -> bool:
    """Whether a clause does no more than name the aspects: 扎实做好主动公开、依申请公开、平台建设、监督保障等工作."""
    named = sum(name in clause for name in _NAMES)
    return named >= _FEWEST_IN_ROW and not _counted(clause) and not has_any(clause, _HAPPENED)


def _in_row(clause: str, word: str) -> bool:
    """Whether a name is one of a row of names: 主动公开、依申请公开、保密审查等."""
    start = clause.find(word)
    end = start + len(word)
    while stem := next((each for each in _STEMS if clause[:start].endswith(each)), ""):
        start -= len(stem)
    while rest := next((each for each in _RESTS if clause.startswith(each, end)), ""):
        end += len(rest)
    return clause[start - 1 : start] == "、" or clause[end : end + 1] == "、"
