"""Tells a character doubled by a slip (与与, 卫卫健) from one that two words share (公开开展) or that is doubled by right (紧紧).

The words about the place are parted in the likeliest way that the lexicon allows. Right are a word that holds both
characters, and two words of which one ends and one begins there; a character left over alone is a slip, save where it is a
word of its own in that place (市市场, 主任任组长).
"""

from __future__ import annotations

import re
from functools import lru_cache

from giar_lint.wordlist import has_any, wordlist
from giar_lint.words.lexicon import LONGEST, cost
from giar_lint.words.segmentation import Reading, costs_after, first_word, readings

_REACH = 9
_FIRST, _LAST = "一", "鿿"
"""Between these lie the Chinese characters."""
_DOUBT = 3.0
"""How much less likely than the best a reading by two words may be and still be taken for right."""
_DOUBT_DOUBLED = 0.5
"""The same for a word that holds both characters."""

_NUMERALS = frozenset("〇零一二三四五六七八九十百千两")
_PLACES = "省市县区州盟旗镇乡村"
_ORGANS = "局委厅"
_OFFICES = "院署馆校厂司部站社团所处组队会办科股室"
_MEASURES = frozenset("条件个次项篇份期元名人户家场批宗起种类处")
_SUFFIXES = frozenset("性化率者型")

_OFFICE_WORDS = "长级内外属直管辖员党领机务"
_ORGANS_AHEAD = wordlist("局 委 办 院 厅 中心 政府 公司")
_WITH_OFFICE = wordlist("政府 党政 党委 县委 市委 区委 省委 综合 街道 信访 人大 政协 指挥部 领导小组 政务公开")
_OF_PLACE = "委政直级属长内外域城乡"
_BEFORE = {
    "和": "和谐 和睦 和平 和解 和美 和顺 和善",
    "与": "与会 与时俱进",
    "对": "对外 对内 对口 对应 对接 对策 对标 对照 对象 对比 对话 对方 对台 对点 对公 对账 对症 对等",
    "在": "在线 在建 在校 在职 在岗 在编 在册 在外 在途 在办 在库 在场 在押",
    "为": "为民 为企 为农 为老 为民服务",
    "被": "被征收人 被告 被申请人",
    "让": "让利 让渡 让步 让路",
    "大": "大会 大厅 大数据 大队 大院",
    "了": "了不起 了如指掌",
    "将": "将近",
    "中": "中止 中断 中期",
    "房": "房源 房价 房型",
}
"""What may follow a character that is a word of its own: 民主和|和谐, 加强对|对外投资."""

_AFTER = {
    "任": "主任 副主任 责任",
    "法": "立法",
    "地": "脚踏实地 因地",
    "的": "目的 标的",
    "为": "行为 作为",
    "以": "可以 所以 足以 难以",
    "在": "存在 现在 内在 所在",
    "和": "总和 缓和 饱和 温和 共和 谐和 平和 柔和 调和",
    "及": "普及 涉及 危及 波及",
    "与": "参与",
    "对": "应对 核对 比对 校对 查对 反对",
    "等": "平等 均等 对等 相等 同等 高等 中等 初等 优等",
    "到": "报到 签到 迟到",
    "上": "加上",
    "是": "国是",
    "有": "国有 现有 私有 公有",
    "中": "集中 高中 初中",
    "并": "合并 一并 归并 兼并",
    "由": "自由 理由 事由 案由",
    "向": "方向 意向 导向",
    "要": "纪要 摘要",
    "能": "职能 功能 智能 性能 效能",
    "可": "许可 认可",
    "应": "回应 响应 供应 效应 反应 呼应",
    "经": "已经 曾经 财经",
    "会": "委员会 理事会 常委会 管委会 居委会 村委会 联合会 人代会",
}
"""After which words a character may stand as a word of its own: 主任|任组长, 目的|的."""

_FUNCTION = frozenset(
    "的了和与在是对为及等将由不也都以从向到把被有中上下并或各该此其已未应可能会要我本全让使于就还又再至按据经用做作给着过地得个条件次"
    "局委厅部院省市县区镇乡村国年月日时名家项类"
)
"""Characters that are words of their own nearly everywhere."""

_PARTICLES = _FUNCTION - _MEASURES - frozenset("会局委厅部院省市县区镇乡村国年月日时名家项类")
"""Those of them that are not said of each one: 会会都讲, 县县有专栏."""

_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石"
    "姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦"
)
_GIVEN_NAMES = frozenset(
    "丽娜娟婷芳玲霞艳敏静洁莉萍英华强军伟磊晶鑫森淼焱娇妍妮媛嫣倩佳欢乐笑萌蕾蓓薇菲雯琪琳瑶璐瑞珊珍琴丹彤彬斌超飞帆凡浩涛波鹏龙虎"
    "豪亮辉晨阳旭冰雪露梦宁聪慧颖莹苗贝毛壮蓉凤云秀俊楠婧茜甜倩玮玥岚"
)


_WORD = re.compile(r"[一-鿿]{2,6}")


def is_slip(text: str, at: int) -> bool:
    """Whether text[at] and the same character after it (0-based) are one too many. Only Chinese characters are judged."""
    character = text[at]
    quoted = text[at - 1 : at] in ("“", "‘") and text[at + 2 : at + 3] in ("”", "’")
    if quoted or character in _NUMERALS or character == "坝" or (character in "年月日" and text[at - 1 : at].isdigit()):
        return False
    if _is_row(text, at):
        return False
    start, end = _window(text, at)
    counted = start == at and (text[start - 1 : start].isdigit() or text[start - 1 : start] in ("%", "％"))
    return _judged(text[start:end], at - start, counted)


def _is_row(text: str, at: int) -> bool:
    """Things said alike beside each other: 贴贴墙、拍拍照; 听听、看看、问问; 学学条例、谈谈体会."""
    word = _WORD.match(text, at)
    length = len(word[0]) if word is not None else 0
    after = text[at + length + 1 : at + length + 3]
    if text[at + length : at + length + 1] == "、" and len(after) == 2 and after[0] == after[1] not in _PARTICLES:
        return True
    before = (text[at - 1 - each : at + 1 - each] for each in range(2, 6) if at > each)
    return text[at - 1 : at] == "、" and any(pair[0] == pair[1] not in _PARTICLES for pair in before)


@lru_cache(maxsize=4096)
def _judged(window: str, at: int, counted: bool) -> bool:
    """The verdict on a place of a run of Chinese characters. `counted`: a number stands before the first of the two."""
    if not counted and (_is_pattern(window, at) or _is_name(window, at) or _is_each(window, at)):
        return False
    found = list(readings(window, at))
    # Two characters each alone are no rival: they are what is left where no other reading holds.
    best = min((each.cost for each in found if len(each.before + each.after) > 2 or not each.after), default=0.0)
    near = (each for each in found if each.cost <= best + (_DOUBT if each.after else _DOUBT_DOUBLED))
    return not any(_is_right(each, window, at, counted) for each in near)


def _window(text: str, at: int) -> tuple[int, int]:
    """The Chinese characters about a place, as far as they matter."""
    start, end = at, at + 2
    while start > max(0, at - _REACH) and _FIRST <= text[start - 1] <= _LAST:
        start -= 1
    while end < min(len(text), at + 2 + _REACH) and _FIRST <= text[end] <= _LAST:
        end += 1
    return start, end


def _is_pattern(window: str, at: int) -> bool:
    """一件件, 一项项; and AABB: 扎扎实实, 桩桩件件."""
    if window[at - 1 : at] in ("一", "半") and window[at] not in "个些样一":
        return True
    for first in (at, at - 2):
        four = window[first : first + 4] if first >= 0 else ""
        if len(four) == 4 and four[0] == four[1] != four[2] == four[3]:
            return True
    return False


def _is_each(window: str, at: int) -> bool:
    """Each one, at the beginning of a clause or after 做到: 封封有回复, 站站都有人管."""
    begins = at == 0 or window[:at].endswith(("做到", "确保", "实现"))
    return begins and window[at] not in _PARTICLES and window[at + 2 : at + 3] in ("有", "都", "皆")


def _is_name(window: str, at: int) -> bool:
    """A given name of two like characters after a surname: 张丽丽."""
    return window[at] in _GIVEN_NAMES and window[at - 1 : at] in _SURNAMES


def _is_right(reading: Reading, window: str, at: int, counted: bool) -> bool:
    """Whether a reading accounts for both characters."""
    character, before, after = window[at], reading.before, reading.after
    if not after:
        return not (counted and before[:2] == character * 2)
    if len(after) > 1 and (len(before) > 1 or (counted and character in _MEASURES and after[1] != "次")):
        return True
    if len(after) > 1:
        return _may_stand_before(character, after, window[:at]) or _is_part(reading.ahead, window, at, at - 1)
    if len(before) == 1:
        return False
    if character in _PLACES:
        rest = window[at + 2 : at + 2 + _REACH]
        if rest and (rest[0] in "委直属级内外域" or has_any(rest[1:], _ORGANS_AHEAD)):
            return True
    return before in _AFTER.get(character, "").split() or _is_part(reading.behind, window, at, at + 1)


def _is_part(neighbour: str, window: str, at: int, place: int) -> bool:
    """Whether a lone character beside the doubled one is left over from a word with it that the lexicon lacks: 耕地|地力, 编办|办理.

    `place` is where it stands once one of the two is taken away. If it belongs to a word then, the slip had torn that word.
    """
    if len(neighbour) != 1 or neighbour in _FUNCTION:
        return False
    once = window[:at] + window[at + 1 :]
    after, start = costs_after(once), 0
    while start < len(once):
        word = first_word(once, start, after[start:])
        if start <= place < start + len(word):
            return len(word) == 1
        start += len(word)
    return False


def _may_stand_before(character: str, after: str, ahead: str) -> bool:
    """Whether the first of the two may be a word of its own before `after`. `ahead` is what stands before it."""
    if character in _PLACES:
        return bool(ahead) or after[1] not in _OF_PLACE
    if character in _SUFFIXES or character in _ORGANS:
        return bool(ahead)
    if character == "办" and ahead.endswith(_WITH_OFFICE):
        # 县政府办|办理, not 县政府办|办公室
        return not after.startswith("办公")
    if character in _OFFICES:
        return bool(ahead) and after[1] in _OFFICE_WORDS
    return after in _BEFORE.get(character, "").split()


_ENDS_AFTER = "，。；：、！？）”》,.;:!?)\n"
_JOINED_AFTER = "的和与及等中"
_LONG = 4
_NOUNS = wordlist(
    "情况 问题 信息 单位 部门 机关 制度 内容 文件 数据 人员 群众 网站 平台 栏目 机制 小组 领域 事项 方面 渠道 形式 时间 年度 条例"
    " 规范 精神 意识 办公室 委员会 县政府 市政府 区政府 镇政府"
)
_SAID_TWICE = wordlist("研究 讨论 商量 考虑 了解 体验 感受 许多 很多 非常 特别 永远")
_NEVER_TWICE = wordlist(
    "信息 单位 问题 年度 政策 部门 群众 政府 业务 制度 文件 数据 网站 平台 栏目 机制 领域 事项 渠道 意识 条例 精神 水平 质量"
    " 进一步 全面 按期 按时 积极 认真 持续 不断 切实 深入 扎实 稳步 有序 大力 着力 充分 严格 始终 主动"
)
"""Words that a reader takes once, where what stands before them cannot be part of them: 是群众群众."""
_VERBS_NEVER_TWICE = wordlist(
    "深化 加强 强化 推进 推动 促进 提升 提高 完善 健全 贯彻 围绕 坚持 做好 抓好 确保 夯实 拓宽"
)
_VERBS_AND_NOUNS = wordlist("公开 工作 组织 管理 服务 监督 培训 审查 审核 宣传 指导 考核 评估 保障")
"""These may well follow themselves, as verb and part of a noun: 主动公开|公开指南."""
_NO_COMPOUND = ("提升", "相关", "有关", "政府信息", "质量")
"""What makes no noun with a word of `_VERBS_AND_NOUNS` before it."""
_FREE_BEFORE = (
    *("是", "已", "将", "把", "做好", "抓好", "开展", "加强", "强化", "推进", "推动", "持续", "深化", "进一步", "积极"),
    *("切实", "不断", "认真", "提高", "提升", "完善", "健全", "通过"),
    *"，。；：、！？（）“”》\n",
)
"""After these a word begins anew."""
_NAMED_BY_VERBS = (
    "举措",
    "措施",
    "机制",
    "工程",
    "行动",
    "方案",
    "会",
    "任务",
    "年",
    "意见",
    "项目",
    "成果",
    "专班",
    "经验",
)
"""Nouns whose name may begin with a verb: 持续深化|深化改革举措."""
_FIXED = wordlist(
    "政府信息公开 公开政府信息 政务信息公开 依申请公开 行政规范性文件 政务公开工作 信息公开工作 政务服务中心 信息公开条例"
    " 信息公开指南 信息公开目录"
)
"""Terms so fixed that a word twice in the middle of one is a slip: 政府信息信息公开."""
_CLAUSE = re.compile(r"[一-鿿]{0,40}")


def is_word_slip(match: re.Match[str]) -> bool:
    """Whether a word that stands twice or oftener (match[1], and again after itself) does so by a slip: 公开情况情况。

    A short word counts only where nothing follows that it could be part of: 市政府|政府网站, 报告|报告如下 are right.
    """
    word, text = match[1], match.string
    if len(set(word)) == 1 or word[0] in _NUMERALS or word[0] == "逐" or word in _SAID_TWICE:
        return False
    following = text[match.end() : match.end() + 1]
    if len(word) >= _LONG or not following or following in _ENDS_AFTER or match.end() - match.start() > 2 * len(word):
        return True
    return (word in _NOUNS and following in _JOINED_AFTER) or _tears_term(match) or _begins_anew(match)


def _tears_term(match: re.Match[str]) -> bool:
    """Whether the word stands twice in the middle of a fixed term."""
    word, text = match[1], match.string
    before, after = text[max(0, match.start() - _REACH) : match.start()], text[match.end() : match.end() + _REACH]
    return any(
        before.endswith(head) and after.startswith(tail)
        for term in _FIXED
        for head, middle, tail in (term.partition(word),)
        if middle and head and tail
    )


def _begins_anew(match: re.Match[str]) -> bool:
    """Whether a word that no term ends in, since it begins anew there, is followed by itself and not by a term of its own."""
    word, text = match[1], match.string
    if match.start() and not text.endswith(_FREE_BEFORE, 0, match.start()):
        return False
    if word in _NEVER_TWICE:
        return True
    if word not in _VERBS_NEVER_TWICE and word not in _VERBS_AND_NOUNS:
        return False
    after = match.end()
    if any(
        cost(text[after - len(word) : end]) is not None for end in range(after + 1, after - len(word) + LONGEST + 1)
    ):
        return False
    if word in _VERBS_AND_NOUNS:
        return text.startswith(_NO_COMPOUND, after)
    clause = _CLAUSE.match(text, after)
    return clause is not None and not has_any(clause[0], _NAMED_BY_VERBS)
