"""The departments that every government of a place has: none is part of another, so none reports another's disclosure.

Plain comparisons around the names in a text: a pattern for the place of each report would cost more to compile than to use.
"""

from __future__ import annotations

from collections.abc import Iterator

from giar_lint.wordlist import about, has_any, places_of, wordlist
from giar_lint.words.agencies import Name, is_short_for

_MATTERS = wordlist(
    "发展和改革 发展改革 发改 教育 工业和信息化 公安 民政 司法 财政 人力资源和社会保障 人力资源社会保障 人社 自然资源和规划"
    " 自然资源 自规 生态环境 住房和城乡建设 住房城乡建设 住建 交通运输 水利 水务 农业农村 文化和旅游 文化广电和旅游"
    " 文化广电旅游 文化旅游 文旅 卫生健康 卫健 退役军人事务 退役军人 应急管理 应急 审计 市场监督管理 市场监管 医疗保障 医保"
)
"""Left out: matters whose bureau is often the second name of another (科技, 体育, 统计, 商务, 粮食, 林业, 知识产权)."""
_DEPARTMENTS = ("局", "委员会", "委", "厅")
_TOWNSHIPS = ("镇", "乡", "街道")
_OFFICES = ("人民政府", "办事处")
_OF_TOWNSHIPS = (*_TOWNSHIPS, *(unit + office for unit in _TOWNSHIPS for office in _OFFICES))
_LEVELS = "省市县区州旗盟"
_MARKS = "。；;：\n，,"
_BEGINS = wordlist(
    "现将 现公布 现向 编制 特编制 认真 严格 坚持 坚决 始终 深入 高度重视 切实 紧紧 紧扣 全面 按照 结合 围绕 聚焦 立足 锚定 牢牢"
    " 充分履行 着力 扎实 持续 不断 进一步 新收 收到 共收到 未收到 没有收到 主动公开 共主动公开"
)
_FIRSTS = frozenset(word[0] for word in (*_BEGINS, "在", "（", "("))
_BEFORE_COMMA = wordlist("规定 要求 精神 部署 》 年 年度 以来 年来 全年")
_DISCLOSURE = wordlist("信息公开 政务公开 主动公开 依申请公开 公开政府信息")
_TOGETHER = wordlist(
    "支持 配合 协助 协同 指导 会同 联合 牵头 通报 反馈 转办 督促 督导 值得 借鉴 转送 移交 承接 自行 不再 我 本局 本委 本机关 本单位 本部门"
)
"""Words of a sentence in which another organ may well be the subject."""
_NO_TOWN = frozenset("各全所辖两个多级城村相有直属及和与等对向的邻")
_CALLED = ("局", "委", "厅", "部门", "系统", "窗口")
_LONGEST = 40
_LONGEST_ASIDE = 32
_LONGEST_TOWN = 7


def peers(text: str, own: Name) -> Iterator[tuple[int, int]]:
    """Where (0-based) a text makes another department, or another township, of the same place the subject of disclosure
    work that a report tells of its own agency: 2023年，县财政局认真做好政府信息公开 in the report of the county's 教育局."""
    departments = own.unit in ("局", "委", "厅") and own.place != "" and len(own.matter) > 1
    if not departments and not own.full.endswith(_OF_TOWNSHIPS):
        return
    for unit in _DEPARTMENTS if departments else _TOWNSHIPS:
        for at in places_of(text, unit):
            end = at + len(unit)
            if not departments:
                end += next((len(office) for office in _OFFICES if text.startswith(office, end)), 0)
            if text[end : end + 1] not in _FIRSTS:
                continue
            told = _after_aside(text, end)
            if not _begins_work(text, told):
                continue
            start = _begin(text, end)
            name = text[start:end]
            other = _is_other(name, unit, own) if departments else _is_other_town(name, unit, own)
            if other and _tells_disclosure(text, told, own):
                yield start, end


def _after_aside(text: str, at: int) -> int:
    """Where it goes on after a bracket that follows a name: 县教育局（以下简称“我局”）."""
    if not text.startswith(("（", "("), at):
        return at
    close = min((found for mark in "）)" if (found := text.find(mark, at, at + _LONGEST_ASIDE)) >= 0), default=at - 1)
    return close + 1


def _begins_work(text: str, at: int) -> bool:
    """Whether what an agency says of its own work begins at a place; 在县委的领导下， may come before it."""
    if text.startswith("在", at):
        stop = min(text.find("下，", at, at + _LONGEST), text.find("，", at, at + _LONGEST) - 1)
        return stop >= 0
    return text.startswith(_BEGINS, at)


def _begin(text: str, end: int) -> int:
    """Where the clause begins that ends at a place, a year left out; `end` where nothing may stand before its subject."""
    mark = max(text.rfind(each, max(0, end - _LONGEST), end) for each in _MARKS)
    if mark < 0 or (text[mark] in "，," and not text[max(0, mark - 4) : mark].rstrip().endswith(_BEFORE_COMMA)):
        return end
    start = mark + 1
    clause = text[start:end]
    if clause.lstrip().startswith("20") and "年" in clause:
        after = clause.partition("年")[2].lstrip().removeprefix("度").removeprefix("以来").lstrip()
        return end - len(after)
    return end - len(clause.lstrip())


def _is_other(name: str, unit: str, own: Name) -> bool:
    """Whether a name is that of another department of the agency's place."""
    body = name.removesuffix(unit)
    matter = max((each for each in _MATTERS if body.endswith(each)), key=len, default="")
    if not matter or is_short_for(matter, own.matter) or is_short_for(own.matter, matter):
        return False
    place = body.removesuffix(matter)
    ends = (at + 1 for at in range(1, len(own.place) - 2) if own.place[at] in _LEVELS)
    return place in (own.place, own.place[-1]) or any(place == own.place[end:] for end in ends)


def _is_other_town(name: str, unit: str, own: Name) -> bool:
    """Whether a name is that of another township."""
    short = name[: name.rfind(unit) + len(unit)]
    return (
        len(unit) + 2 <= len(short) <= _LONGEST_TOWN
        and _NO_TOWN.isdisjoint(short)
        and all("一" <= character <= "鿿" for character in short)
        and short not in own.full
    )


def _tells_disclosure(text: str, at: int, own: Name) -> bool:
    """Whether the rest of a sentence speaks of disclosure, and neither of the agency itself nor of anybody else that takes
    part in it."""
    sentence = text[at : about(text, at, at, "。\n")[1]].replace("为指导", "")
    if not has_any(sentence, _DISCLOSURE) or has_any(sentence, _TOGETHER):
        return False
    return own.matter == "" or not any(own.matter[:2] + organ in sentence for organ in _CALLED)
