"""Finds measure words that have lost their number: 共发布信息条, 召开会议次. Closed frames only: 申请件, 信件 and 条
数 are words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNIT_AT_END = re.compile(r"[条件篇次期份场个](?=\s*(?:[，,。；;、：（(）)]|$))")
_LONGEST = 200
_SENTENCE_ENDS = "。！？；;"
_AFTER_TOTAL = ("共", "共计", "总共", "一共", "合计", "总计")
_NOUNS = {
    "条": (
        "信息", "动态", "公告", "公示", "通知", "要闻", "新闻", "留言", "消息", "简讯", "政策文件", "解读", "数据", "微博",
        "微信", "内容", "博文", "类", "净增", "增加", "减少",
    ),
    "篇": ("信息", "文章", "稿件", "解读", "解读材料", "材料", "推文", "报道", "新闻", "动态", "政策解读", "类"),
    "次": (
        "会议", "培训", "培训会", "培训班", "检查", "督查", "抽查", "活动", "演练", "座谈会", "发布会", "推进会", "例会",
        "调研", "自查", "研讨", "社会关切",
    ),
    "场": ("会议", "培训", "培训会", "活动", "座谈会", "新闻发布会", "发布会", "宣讲"),
    "期": ("简报", "公报", "政府公报", "培训班", "培训", "专刊", "微信"),
    "份": ("文件", "资料", "问卷", "公报", "政府公报", "手册", "宣传资料", "宣传单", "答复书", "报告"),
    "个": ("栏目", "专栏", "专题", "账号", "查阅点"),
    "件": ("信息", "规范性文件", "建议", "提案", "代表建议", "委员提案"),
    "人次": ("培训", "参训", "群众"),
}  # fmt: skip
_COMPOUND = ("人次", "条次", "件次", "篇次")
_VERBS = (
    "共", "发布", "公开", "办理", "收到", "召开", "组织", "开展", "举办", "编发", "推送", "制发", "回应", "更新", "报送",
    "印发", "承办", "受理", "答复", "发放", "开设", "制作", "编印", "刊发", "撰写", "回复", "出版", "公布", "参加", "设置",
)  # fmt: skip
_NEEDS_TIME = frozenset("件")
_TIMES = ("共", "全年", "年度", "本年", "今年", "年，", "年我", "年,")


def find_gaps(text: str) -> Iterator[tuple[int, int]]:
    """Where a measure word stands without its number (offsets of the measure word, 0-based, the end exclusive), in
    order."""
    start = 0
    for match in _UNIT_AT_END.finditer(text):
        end = match.end()
        unit = text[end - 2 : end] if text.endswith(_COMPOUND, 0, end) else match[0]
        place = end - len(unit)
        unit = unit if unit == "人次" else unit[0]
        head = place
        while head and text[head - 1].isspace():
            head -= 1
        after_total = text.endswith(_AFTER_TOTAL, 0, head) and not text.endswith(("公共", "中共"), 0, head)
        if not after_total and not text.endswith(_NOUNS.get(unit, ("\0",)), 0, head):
            continue
        start = max(start, head - _LONGEST, *(text.rfind(mark, start, head) + 1 for mark in _SENTENCE_ENDS))
        before = text[start:head]
        if not any(verb in before for verb in _VERBS) or _inside_title(before):
            continue
        if unit not in _NEEDS_TIME or any(time in before for time in _TIMES):
            yield place, end


def _inside_title(before: str) -> bool:
    return before.rfind("《") > before.rfind("》") or before.rfind("“") > before.rfind("”")
