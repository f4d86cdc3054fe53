"""What a clause tells, by its words: whose act it is, done or planned, history or the year's work, its figure.

Clauses come with their year cut off and with what is quoted blotted out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from giar_lint.parser.agency import is_own_name, place_of
from giar_lint.wordlist import has_any

_COUNTED = re.compile(r"\d\s*+(?:[余多]\s*+)?[条件篇个次期份宗起封]")

_OWN_UNITS = (
    *(
        "局",
        "委",
        "厅",
        "办",
        "院",
        "署",
        "会",
        "处",
        "所",
        "站",
        "队",
        "部",
        "中心",
        "单位",
        "机关",
        "部门",
        "镇",
        "乡",
        "街道",
    ),
    *("街", "校", "馆", "政府"),
)
_OWN = tuple(pronoun + unit for pronoun in "我本" for unit in _OWN_UNITS)
_OWN_PLACES = tuple(
    pronoun + unit for pronoun in "我本全" for unit in ("省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "街")
)
_OWN_STAFF = (
    *("全体工作人员", "全体干部", "全体职工", "全体人员", "办公室", "局办公室", "委办公室", "厅办公室", "机关办公室"),
    *("各科室", "各股室", "各处室"),
)
_BELONGS = ("所属", "下属", "直属", "系统", "机关所属", "各", "及各", "、", "属")
_NAME_ENDS = ("委员会", "办公室", "办公厅", "办事处", "政府", "街道", "中心", *"局委厅办部院署关队镇乡街")
_ABSENT = (
    *(
        "全年",
        "一年来",
        "共",
        "总共",
        "一共",
        "累计",
        "主动",
        "通过",
        "认真",
        "积极",
        "按照",
        "根据",
        "依据",
        "严格",
        "坚持",
        "紧紧",
    ),
    *(
        "紧扣",
        "围绕",
        "持续",
        "进一步",
        "加强",
        "强化",
        "深入",
        "扎实",
        "不断",
        "依法",
        "依托",
        "及时",
        "收到",
        "接收",
        "接到",
        "受理",
    ),
    *(
        "办理",
        "公开",
        "发布",
        "未",
        "没有",
        "无",
        "完成",
        "组织",
        "召开",
        "开展",
        "全面",
        "切实",
        "着力",
        "大力",
        "稳步",
        "有序",
    ),
    *("推进", "利用", "落实", "结合", "立足", "政府信息公开", "政务公开"),
)
_ABSENT_AT_ONCE = (
    *("全年", "共", "总共", "一共", "累计", "未收到", "没有收到", "收到", "接收", "受理", "未发生", "没有发生"),
)
_DOCUMENTS = ("年度报告", "年报", "预算", "决算", "要点", "方案", "清单", "目录")
_PLANS = ("计划", "下一步", "继续", "力争", "争取", "打算", "明年", "下一年", "次年")
_DISPOSALS = ("纳入", "列入", "作为", "列为", "摆上", "摆在", "放在", "细化", "分解", "落实到")
_BEFORE_NOUN = frozenset("主重首摘纪必需概扼")  # 主要, 重要
_IN_NOUN = frozenset("求点件素闻领目")  # 要求, 要点
_THIS_YEAR = ("今年", "本年")
_FOUNDED = (
    "成立",
    "组建",
    "挂牌",
    "设立",
    "印发",
    "出台",
    "开通",
    "上线",
    "启用",
    "建成",
    "更名",
    "合并",
    "划转",
    "改革",
)
_HONOURED = ("被评", "荣获", "获评", "获得", "名列", "排名", "位列", "表彰", "考核中", "评估中")
_DISCLOSURES = (
    *("公开", "发布", "收到", "受理", "接收", "接到", "办理", "办结", "答复", "回应", "解读", "更新", "公示", "推送"),
)
_NOT_RECEIVED = tuple(no + verb for no in ("未", "没有") for verb in ("收到", "接到", "接收", "受理"))


def first_of(text: str, marks: str) -> int:
    """Where the first of the marks stands, the length of the text where there is none."""
    return min((at for mark in marks if (at := text.find(mark)) >= 0), default=len(text))


def without_subject(text: str) -> str | None:
    """A text without the pronoun of the agency (我局) that it ends in, None where it ends in none."""
    if not text.endswith(_OWN):
        return None
    return text[: -len(next(words for words in _OWN if text.endswith(words)))]


def is_own_act(clause: str, own: Sequence[str], paused: bool) -> bool:
    """Whether a clause, its year cut off, reports a finished act of the agency. `paused`: a comma follows the year."""
    if _is_plan(clause) or has_any(clause, _THIS_YEAR):
        return False
    if not paused and has_any(clause[:20], _DOCUMENTS):
        return False
    while clause.startswith("在"):
        stop = first_of(clause[:44], "，,")
        if stop == len(clause[:44]) or clause[stop - 1] not in "下中里":
            break
        clause, paused = clause[stop + 1 :].lstrip(), True
    if clause.startswith(_OWN):
        pronoun = next(words for words in _OWN if clause.startswith(words))
        return not clause.startswith(_BELONGS[:4], len(pronoun))
    if (paused and clause.startswith(_OWN_STAFF)) or any(_begins_with(clause, name) for name in own):
        return True
    if clause.startswith(_OWN_PLACES):
        return any(
            name.endswith(("政府", "街道办事处", "街道", "街", "镇", "乡")) or place_of(name) == name for name in own
        )
    if paused:
        return clause.startswith(_ABSENT)
    if not clause.startswith(_ABSENT_AT_ONCE):
        return False
    verb = next(words for words in _ABSENT_AT_ONCE if clause.startswith(words))
    return not clause.startswith("的", len(verb))


def _is_plan(clause: str) -> bool:
    """Whether a clause speaks of what is to come. 将 for 把 (将…纳入), and 要 in 要求 or 主要, plan nothing."""
    if has_any(clause, _PLANS):
        return True
    if any(not has_any(clause[at : at + 32], _DISPOSALS) for at in places(clause, "将")):
        return True
    if any(clause[at + 1 : at + 2] != "稿" for at in places(clause, "拟")):
        return True
    return any(
        clause[max(at - 1, 0) : at] not in _BEFORE_NOUN and clause[at + 1 : at + 2] not in _IN_NOUN
        for at in places(clause, "要")
    )


def places(text: str, character: str) -> Iterator[int]:
    """Where a character stands in a text, in order."""
    at = text.find(character)
    while at >= 0:
        yield at
        at = text.find(character, at + 1)


def is_history(clause: str) -> bool:
    """Whether a clause tells what was founded, issued or won: a matter of its year, wherever it is told."""
    head = clause[: min(first_of(clause, "，,、"), 24)]
    return has_any(head, _FOUNDED) or has_any(clause, _HONOURED)


def has_figure(clause: str) -> bool:
    """Whether a clause reports an act of disclosure with its number, or that no application came in."""
    for part in clause.replace(",", "，").split("，"):
        counted = _COUNTED.search(part)
        if counted is not None and has_any(part[: counted.start()], _DISCLOSURES):
            return True
        if "申请" in part and has_any(part, _NOT_RECEIVED):
            return True
    return False


def _begins_with(clause: str, name: str) -> bool:
    """Whether the clause's first words are the agency's name, the place it governs, or a short form of either."""
    stops = [stop for stop in range(3, min(len(clause), 40) + 1) if clause.endswith(_NAME_ENDS, 0, stop)]
    return any(
        is_own_name(clause[:stop], name) and not clause.startswith(_BELONGS, stop)
        for stop in (*stops, len(place_of(name)))
    )
