"""What a sentence of section five tells: a problem, an improvement, or neither; and whether a text counts anything.

A problem is told by what lacks (不够及时, 有待提高, 较为单一), an improvement by what comes next (下一步, 将继续) or,
after a problem, by a verb of doing at the beginning of a clause (加强培训). Plain comparisons, clause by clause.
"""

from __future__ import annotations

from giar_lint.ordinals import DIGITS, NUMERALS, ordinal_end
from giar_lint.remembering import remember_short
from giar_lint.wordlist import has_any, places_of, wordlist

# What names a problem: 不 with one of _AFTER_NOT, or one of the words
_AFTER_NOT = frozenset("足够强高全深细严多实准均丰广大快平充完健及到规熟便畅明紧力精新清佳理统专透顺稳活浓")
_LACKING = (
    *wordlist(
        "欠缺 欠佳 缺乏 缺少 缺失 薄弱 更新慢 滞后 单一 单调 弱项 短板 有待 亟待 亟需 仍需 还需 尚需 尚未 未能 难以"
        " 不能 无法 参差 流于形式 漏报 漏洞 漏发 失误 延误 迟缓 差错 错误 空白 遗漏 人手紧 任务重 流动性大 兼职"
        " 待提高 待加强 待提升 待完善 待改进 待进一步 需进一步 需要进一步 需要继续 需加强 需要加强 需提高 需提升"
        " 需完善 需改进 需强化 需不断 需要提高 需要提升 需要完善 需要改进 简单化 较简单 较为简单 内容简单 过于简单"
        " 比较简单"
    ),
    *(much + little for much in ("较", "偏", "较为", "比较") for little in "弱低少慢窄浅差"),
)
# 公开内容少: what a clause ends in
_POOR = ("少", "弱", "慢", "窄", "浅")
_NOT_POOR = ("减少", "不少", "多少", "至少", "由浅", "从浅", "减弱", "减慢")
_HARMLESS_AFTER_NOT = frozenset("断仅但忘留懈折得予少低遗存")
_TROUBLED = wordlist("矛盾 隐患 瓶颈 堵点 痛点 欠账 多头 重复 陈旧 费时 费劲 看不 跟不上 困难 繁琐 拥挤 逾期 超期 断更")
_WARDED_OFF = wordlist("防止 避免 杜绝 减少 消除 纠正 填补 弥补 补齐 克服 力戒 确保 找准 找出 查找")
_THERE_IS = ("存在", "仍有", "还有", "尚有", "有着")
_TROUBLES = wordlist("问题 不足 差距 短板 薄弱 困难 弱点 情况 现象")
_ADDRESSED = wordlist("针对 对照 解决 整改 围绕 克服 改进")
_DENIED = wordlist("未发现 没有 无 不存在 未出现 未发生")

_PRAISE = wordlist(
    "取得 成效 成绩 显著 提升 平稳 有序 增强 位居 前列 满意 良好 圆满 顺利 稳步 完成 较好 进步 好评 肯定 认可 巩固 坚持"
)

# What names an improvement: anywhere, or in a clause after a problem, or at the beginning of such a clause
_NEXT = (
    *wordlist(
        "下一步 下步 今后 接下来 下阶段 下一阶段 下一年 下年度 明年 来年 新的一年 改进措施 改进情况 改进工作 改进方向"
        " 改进办法 整改措施 将继续 将进一步 将从 将采取 将重点 将着力 我们将 街道将 政府将 本机关将 单位将"
    ),
    *(f"我{organ}将" for organ in "局委厅办镇县市区省乡街院"),
)
_AHEAD = wordlist("将 拟于 拟从 拟采 拟开 整改 针对 为此 对此 措施 我们要 力争 争取 努力 着力")
_ADVERBS = wordlist(
    "要 已 继续 进一步 不断 持续 切实 认真 积极 大力 及时 全面 主动 重点 充分 深入 扎实 逐步 更加 定期 有效"
)
_MEND = wordlist(
    "加强 加大 加快 强化 完善 健全 建立 提高 提升 优化 规范 拓展 拓宽 丰富 深化 推进 推动 落实 做好 抓 创新 增强 细化"
    " 改进 改善 整合 组织 开展 严格 严把 明确 扩大 畅通 压实 注重 突出 聚焦 围绕 坚持 对照 充实 配备 配齐 配强 召开"
    " 制定 印发 修订 安排 指定 补齐 巩固 培养 培训 学习 树立 把好"
)

_UNITS = (*"条件篇个次期份项人名场处%％户类万本册部台块家分宗封通则余批套幅张起元点种页天", "小时", "工作日")
_CHINESE_DIGITS = frozenset("二两三四五六七八九十百千")
_CHINESE_UNITS = ("条", "件", "篇", "次", "期", "份", "场", "批", "名", "人次")
_ONCE = ("一次", "一期", "一场")


@remember_short(256)
def lacks(clause: str) -> bool:
    """Whether a clause says that something lacks: 不够及时, 有待提高, 较为单一."""
    at = clause.find("不")
    while at >= 0:
        after = clause[at + 1 : at + 2]
        if after in _AFTER_NOT or (after == "一" and clause[at + 2 : at + 3] not in ("定", "般", "而")):
            return True
        at = clause.find("不", at + 1)
    return has_any(clause, _LACKING) or (clause.endswith(_POOR) and not clause.endswith(_NOT_POOR))


@remember_short(256)
def names_problem(clause: str) -> bool:
    """Whether a clause names a problem: what lacks, or that there are problems; not what is done against one.

    Remembered, since the rules on section five ask of the same clauses."""
    if lacks(clause) or has_any(clause, _TROUBLED) or _has_other_not(clause):
        return not has_any(clause, _WARDED_OFF)
    for there in _THERE_IS:
        at = clause.find(there)
        if at >= 0 and not clause[:at].endswith(("不", "未")):
            return has_any(clause[at:], _TROUBLES) and not has_any(clause, _ADDRESSED) and not _denies(clause)
    return False


def _has_other_not(clause: str) -> bool:
    """Whether a clause says 不 in a way that may tell a problem: 数据不互通; 不断 and 以公开为常态、不公开为例外 do not."""
    for prefix in ("不公开为例外", "不折不扣"):
        clause = clause.replace(prefix, "")
    at = clause.find("不")
    while at >= 0:
        if clause[at + 1 : at + 2] not in _HARMLESS_AFTER_NOT:
            return True
        at = clause.find("不", at + 1)
    return False


def is_good_news(sentence: str) -> bool:
    """Whether a sentence tells what went well, what is done, or that there was no problem: nothing that could be one."""
    if has_any(sentence, _PRAISE) or has_any(sentence, _ADDRESSED) or has_any(sentence, _WARDED_OFF):
        return True
    return _denies(sentence) or looks_ahead(sentence) or mends(sentence)


def _denies(clause: str) -> bool:
    return any(word in clause and has_any(clause[clause.find(word) :], _TROUBLES[:2]) for word in _DENIED)


def looks_ahead(clause: str) -> bool:
    """Whether a clause speaks of what comes next: 下一步, 我局将."""
    return has_any(clause, _NEXT)


def mends(clause: str) -> bool:
    """Whether a clause that comes after a problem tells what is done: 加强学习 does, 学习有待加强 does not."""
    if lacks(clause):
        return False
    if has_any(clause, _AHEAD):
        return True
    rest = clause.lstrip()
    rest = rest[ordinal_end(rest, 0) :].lstrip("、 ")
    if rest.startswith("已") and not rest.startswith(("已成", "已经成")):
        return True  # 已增设检索功能: what is done, whatever the verb
    while adverb := next((each for each in _ADVERBS if rest.startswith(each)), ""):
        rest = rest[len(adverb) :]
    return rest.startswith(_MEND)


def has_figure(text: str) -> bool:
    """Whether a text counts anything: 105条, 95%, 三次; dates and articles of law are no figures."""
    return (
        any(_counts(text, at) for digit in DIGITS for at in places_of(text, digit))
        or any(_counts_in_words(text, at) for digit in _CHINESE_DIGITS for at in places_of(text, digit))
        or any(word in text and f"{word}性" not in text for word in _ONCE)
    )


def _counts(text: str, at: int) -> bool:
    """Whether the digit at an offset is the last of a number with a measure word; Markdown may set it off (**52**条)."""
    after = text[at + 1 : at + 7]
    return not (after and after[0] in DIGITS) and after.lstrip(" *余多万千百亿").startswith(_UNITS)


def _counts_in_words(text: str, at: int) -> bool:
    if not text[at + 1 : at + 4].lstrip("余多").startswith(_CHINESE_UNITS):
        return False
    begin = at
    while begin and text[begin - 1] in NUMERALS + "两百千":
        begin -= 1
    return text[begin - 1 : begin] not in ("第", "这", "之")
