"""Tells a plan for a year (2023年，我局将继续…) from what was done or lacked in it (2023年，我局将信息公开纳入考核).

Plain comparisons around one year of a text. What can be read as an account of the year is no plan.
"""

from __future__ import annotations

from giar_lint.dates import YearText, plain
from giar_lint.ordinals import DIGITS, NUMERALS
from giar_lint.wordlist import has_any, wordlist

_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("(", ")"), ("〔", "〕"))
_MASK = "□"
_WORDS = wordlist("将 拟 计划 打算 准备 力争 下一步 下步 今后 接下来 继续 安排 思路 设想 争取 要")

_LED_BY = wordlist("下一步 下步 今后 接下来 下一阶段 下阶段 下一步工作 下一步工作中 将于 拟于 计划于 计划在 将在 拟在")
_HOPED = ("力争", "争取")
_DONE = ("已", "了", "取得", "均")
_BOUNDARY = "。；;！!？?：:，,\n）)、.．"
_IN_YEAR = wordlist("的工作中 工作中 的工作里 期间 年内 里 中 内")
_OF_YEAR = wordlist("下一步 政府信息公开 政务公开 信息公开 工作 的")
_TITLES = wordlist("打算 计划 安排 思路 设想 打算如下 计划如下 安排如下")

_AIMS = wordlist("为 围绕 按照 按 针对 结合 坚持 以 立足 根据 对照 聚焦 紧扣 在")
_MOST_CLAUSES = 3
_ORGANS = wordlist(
    "局 委 厅 办 院 署 部 处 所 队 站 会 镇 乡 县 市 区 街 街道 政府 中心 机关 单位 部门 我们 科室 股室 关 州 旗 盟"
)
_LONGEST_SUBJECT = 18
_LONGEST_SELF = 4
_NO_SUBJECT = ("的", "、", "将", "拟", "了", "对", "把")
_BETWEEN = wordlist("也 还 都 均 仍 要 继续")

_PLANNING = ("拟", "计划", "打算", "准备", "力争")
_NO_PLANNING = wordlist("拟稿 拟定了 拟定的 计划生育 计划单列 计划内 计划外")
_FUTURE = wordlist(
    "继续 进一步 从 以 按 根据 着力 着眼 着重 重点 加 不断 认真 严 持续 坚 围绕 全面 全力 切实 深 积极 努力 大力 完善"
    " 强化 健全 建立 推 落实 狠 抓 做 采取 针对 结合 立足 紧 扎实 稳步 有序 更 一如既往 始终 及时 充分 优化 提高 提升"
    " 拓 丰富 规范 创新 改 组织 开展 聚焦 对照 贯彻 在 通过 依托 牢 高度 统筹 逐步 适时 定期 明确 增 扩 尽 争 突出"
    " 力争 争取 配备 配齐 充实 选派 巩固 实施 实行 启动 打造 探索 学习 举办 召开 制定 编制 修订 对 主要 于"
)
_TO_DO = wordlist("进一步 继续 持续 着力 重点做 重点抓 切实 不断 做好 抓好 采取 从以下")
_NO_FUTURE = wordlist(
    "以上 以下 以往 以前 重点领域 重点工作 重点任务 重点项目 规范性 对外 对内 在线 在编 加盖 加工 改革 改造 推送"
    " 学习情况"
)
_MADE_PART_OF = wordlist("纳入 列入 作为 列为 摆上 摆在 放在 转化为")
_TOLD = wordlist("了 已 取得 完成 但 仍 虽 存在 得到 有所 成效 全年 共 累计 明显")
_LONGEST_TITLE = 24
_ANNOUNCED = wordlist("下一步 下步 今后 打算 计划 改进措施 整改措施")


def announces_plan(text: str) -> bool:
    """Whether a short paragraph is a subheading such as 下一步工作打算."""
    return len(text) <= _LONGEST_TITLE and has_any(text, _ANNOUNCED)


def plans_for(text: str, year: YearText, announced: bool) -> bool:
    """Whether what stands about a year of a text is a plan for it. `announced`: a subheading has said so before."""
    if not has_any(text, _WORDS):
        return False
    line = _masked(plain(text))
    if line[year.start] == _MASK:
        return False
    before = line[: year.start].rstrip()
    if before.endswith(("将在", "拟在", "计划在", "将于", "拟于", "计划于")):
        return True
    before = before.removesuffix("在").rstrip()
    if before.endswith(_HOPED):
        return not has_any(_sentence(line, year.end), _DONE)
    if before.rstrip("，,：:").endswith(_LED_BY):
        return True
    if before[-2:-1] in ("我", "本"):
        before = before[:-2]  # 我局2023年将……
    begins = not before or before[-1] in _BOUNDARY or (before[-1] == "是" and before[-2:-1] in tuple(NUMERALS))
    return begins and _told_ahead(line, year.end, announced or not before)


def _told_ahead(line: str, at: int, announced: bool) -> bool:
    """Whether what follows a year tells a plan."""
    rest = _sentence(line, at).removeprefix("度").lstrip()
    rest = rest.removeprefix(next((each for each in _IN_YEAR if rest.startswith(each)), "")).lstrip()
    if _is_title(rest):
        return True
    clauses = rest.lstrip("，, ").replace(",", "，").replace("：", "，").replace(":", "，").split("，")
    for clause in clauses[:_MOST_CLAUSES]:
        clause = clause.strip()
        if _plans(clause):
            return True
        if "继续" in clause and _is_subject(clause[: clause.find("继续")]):
            return announced and not has_any(rest, _TOLD)
        if not clause.startswith(_AIMS) and not _is_subject(clause):
            return False
    return False


def _sentence(line: str, at: int) -> str:
    """What follows a place up to the end of its sentence or the next semicolon."""
    end = min((stop for mark in "。；;！!？?\n" if (stop := line.find(mark, at)) >= 0), default=len(line))
    return line[at:end]


def _is_title(rest: str) -> bool:
    """2023年工作打算, 2023年下一步工作计划：; not 2023年工作计划完成情况."""
    rest = rest.partition("：")[0].partition(":")[0].strip()
    while part := next((each for each in _OF_YEAR if rest.startswith(each)), ""):
        rest = rest[len(part) :]
    return rest in _TITLES


def _plans(clause: str) -> bool:
    """Whether a clause has the agency, or nothing, for subject and a word of planning for verb."""
    if clause.startswith(("下一步", "下步")):
        return True
    at = clause.find("将")
    if at >= 0 and _is_subject(clause[:at].removesuffix("政府信息公开工作").removesuffix("政务公开工作")):
        after = clause[at + 1 :]
        if not after:
            return True  # 2023年，我局将：一是……
        return after.startswith(_FUTURE) and not after.startswith(_NO_FUTURE) and not has_any(after, _MADE_PART_OF)
    at = clause.find("要")
    if at >= 0 and _is_subject(clause[:at]) and clause.startswith(_TO_DO, at + 1):
        return not has_any(clause, _TOLD)
    for word in _PLANNING:
        at = clause.find(word)
        if at >= 0 and _is_subject(clause[:at]):
            return not clause[at:].startswith(_NO_PLANNING)
    return False


def _is_subject(text: str) -> bool:
    """Whether a text is the subject of a sentence of the agency about itself, or nothing."""
    text = text.strip()
    while part := next((each for each in _BETWEEN if text.endswith(each)), ""):
        text = text[: -len(part)]
    if not text:
        return True
    if text[0] in "我本" and len(text) <= _LONGEST_SELF:
        return True
    return len(text) <= _LONGEST_SUBJECT and text.endswith(_ORGANS) and not has_any(text, _NO_SUBJECT)


def _masked(line: str) -> str:
    """The text with what stands in brackets and quotes, but for ordinals, made unreadable, of the same length."""
    for opening, closing in _PAIRS:
        at = line.find(opening)
        while at >= 0:
            end = line.find(closing, at)
            if end < 0:
                break
            if line[at + 1 : end].strip(NUMERALS + DIGITS):
                line = line[:at] + _MASK * (end + 1 - at) + line[end + 1 :]
            at = line.find(opening, end)
    return line
