"""What the name of an agency tells: whether a line is such a name, its place, its level and kind, its short forms.

Names are short and asked about once, so plain comparisons serve where a pattern would cost more to compile than to use.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from giar_lint.report import Agency

Level = Literal["national", "provincial", "prefectural", "county", "township"]
Kind = Literal["government", "department"]

_PLACES = ("省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "苏木")
_ORGANS = (
    *_PLACES,
    *(
        "局",
        "委",
        "委员会",
        "厅",
        "办",
        "办公室",
        "政府",
        "政府机关",
        "部",
        "院",
        "署",
        "中心",
        "站",
        "所",
        "处",
        "队",
        "街道",
        "街",
    ),
    *("会", "馆", "社", "行", "校", "公司", "大学", "学院"),
)
_NO_NAME = frozenset('，,。；;：:！!？?、《》“”"|>＞»=@[]〔〕' + "0123456789０１２３４５６７８９")
_NO_NAME_BEGINS = (
    *(
        "发布",
        "来源",
        "作者",
        "责任",
        "索引",
        "主题",
        "分类",
        "名称",
        "标题",
        "当前",
        "信息分",
        "公开",
        "浏览",
        "打印",
        "附件",
    ),
    *(f"（{ordinal}" for ordinal in "一二三四五六七八九十"),
    *(f"({ordinal}" for ordinal in "一二三四五六七八九十"),
)
_DROPPED = str.maketrans("（）〔〕［］【】", "()()()()", "《》")

_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_PROVINCES = ("省", "自治区", "特别行政区")
_PREFECTURES = ("自治州", "地区", "盟")
_COUNTIES = ("自治县", "自治旗", "县", "区", "旗")
_NO_CITY_BEFORE_CITY = ("管理", "建设", "规划", "综合", "更新", "运行", "园林", "公用", "执法")
_NO_PLACE = ("城市", "市场", "市政", "市容", "县域", "区域", "社区", "地区", "林区")
_ZONES = (
    *(
        "开发区",
        "新区",
        "高新区",
        "经开区",
        "园区",
        "示范区",
        "景区",
        "管理区",
        "保税区",
        "自贸",
        "合作区",
        "集聚区",
        "试验区",
    ),
    *("工业区", "名胜区", "功能区"),
)
_TOWNSHIPS = (
    *(unit + end for unit in ("镇", "乡", "苏木") for end in ("", "政府", "人民政府", "政府机关", "人民政府机关")),
    *("街道", "街道办", "街道办事处"),
)
_NATIONAL = ("国务院", "国家", "中国", "中华人民共和国", "全国", "海关总署", "审计署")
_MINISTRIES = frozenset(
    (
        *(
            "外交部",
            "国防部",
            "教育部",
            "科学技术部",
            "科技部",
            "工业和信息化部",
            "公安部",
            "民政部",
            "司法部",
            "财政部",
        ),
        *(
            "人力资源社会保障部",
            "人力资源和社会保障部",
            "自然资源部",
            "生态环境部",
            "住房城乡建设部",
            "住房和城乡建设部",
        ),
        *("交通运输部", "水利部", "农业农村部", "商务部", "文化和旅游部", "退役军人事务部", "应急管理部"),
    )
)
_GOVERNMENTS = tuple(unit + end for unit in ("人民", *_PLACES) for end in ("政府", "政府机关"))
_DEPARTMENTS = ("局", "委", "委员会", "厅", "署", "部", "总队", "支队", "大队", "馆")
_NO_DEPARTMENTS = (
    *(
        "管理委员会",
        "管委",
        "村民委员会",
        "居民委员会",
        "工作委员会",
        "工委",
        "街道",
        "政府办公室",
        "政府办公厅",
        "行政公署",
        "行署",
    ),
    *("党委", "村委", "社委", "法院", "检察院", "大学", "学院", "学校", "公司", "医院"),
)
_UNITS = (
    ("office", ("办公室", "办公厅", "府办")),
    ("street", ("街道办事处", "街道办", "街道", "街", "办事处")),
    ("government", ("政府", "镇", "乡")),
    ("commission", ("委员会", "委")),
    ("department", ("厅",)),
    ("bureau", ("局",)),
    ("ministry", ("部",)),
    ("centre", ("中心",)),
)


def normalise_agency(name: str) -> str:
    """The name without spaces and marks of a title, with brackets of one form."""
    return "".join(name.split()).translate(_DROPPED)


def same_agency(left: str, right: str) -> bool:
    """Whether two names are one name, spaces and the form of brackets aside. A part of a name is another name."""
    return normalise_agency(left) == normalise_agency(right) != ""


def is_agency_line(text: str) -> bool:
    """Whether a line holds the name of an organ and nothing else."""
    name = "".join(text.split())
    bare, note = name, ""
    if name.endswith(("）", ")")):  # 某县农业农村局（县乡村振兴局、县移民局）
        bare, note = (name[: (at := max(name.rfind("（"), name.rfind("("), 0))], name[at:])
    return (
        3 <= len(bare) <= 40
        and len(name) <= 60
        and bare.endswith(_ORGANS)
        and _NO_NAME.isdisjoint(bare + note.replace("、", ""))
        and not name.startswith(_NO_NAME_BEGINS)
    )


def guess_agency(name: str) -> Agency:
    """The agency with level and kind as its name gives them away; what it leaves open stays None."""
    plain = normalise_agency(name)
    return Agency(name=name, level=_level(plain), kind=_kind(plain))


@lru_cache(maxsize=64)
def place_of(name: str) -> str:
    """The place that a name begins with (某市某区, 某县), "" where none is recognised."""
    plain = normalise_agency(name)
    return plain[: sum(len(part) for _, part in _places(plain))]


def _places(name: str) -> list[tuple[Level | Literal["city"], str]]:
    """The places that a name begins with, outermost first, as (level, text); 市 alone leaves its level open."""
    found: list[tuple[Level | Literal["city"], str]] = []
    at = 0

    def take(level: Level | Literal["city"], stop: int) -> None:
        nonlocal at
        if stop > at:
            found.append((level, name[at:stop]))
            at = stop

    take("provincial", 3 if name.startswith(_MUNICIPALITIES) else _first_end(name, 0, _PROVINCES, 3, 11))
    take("prefectural", _first_end(name, at, _PREFECTURES, 3, 14))
    take("city", _city_end(name, at))
    if found and found[-1][0] == "city" and (stop := _city_end(name, at)) > at:
        take("county", stop)
    else:
        take("county", _county_end(name, at))
    return found


def _first_end(name: str, at: int, units: tuple[str, ...], shortest: int, longest: int) -> int:
    """Where the first part from `at` on ends that closes with one of the units, `at` where there is none."""
    stops = range(at + shortest, min(len(name), at + longest) + 1)
    return next((stop for stop in stops if name.endswith(units, at, stop)), at)


def _city_end(name: str, at: int) -> int:
    for stop in range(at + 2, min(len(name), at + 10) + 1):
        if name[stop - 1] == "市" and not name.startswith(("场", "政", "容", "域"), stop):
            # 某市城市管理局: the second 市 ends no place
            if name[stop - 2] == "城" and name.startswith(_NO_CITY_BEFORE_CITY, stop):
                return at
            return stop
    return at


def _county_end(name: str, at: int) -> int:
    for stop in range(at + 2, min(len(name), at + 13) + 1):
        before, after = name[stop - 2], name[stop : stop + 1]
        if not name.endswith(_COUNTIES, at, stop) or after in tuple("级域委"):
            continue
        if name[stop - 1] == "区" and before in "社地景园新发辖":
            continue
        if name[stop - 1] == "旗" and before == "社":  # 社旗县
            continue
        return stop
    return at


def _level(name: str) -> Level | None:
    if name.endswith(_TOWNSHIPS):
        return "township"
    places = _places(name)
    if name.startswith(_NATIONAL) or name in _MINISTRIES:
        return None if places else "national"
    if not places or any(zone in name for zone in _ZONES):
        return None
    rest = name[sum(len(text) for _, text in places) :]
    for word in _NO_PLACE:
        rest = rest.replace(word, "")
    if any(unit in rest for unit in "市县区州旗盟"):
        return None
    level = places[-1][0]
    if level == "city":
        # 某某市 alone may be of the rank of a prefecture or of a county
        return "county" if any(each == "prefectural" for each, _ in places) else None
    return level


def _kind(name: str) -> Kind | None:
    if name.endswith(_NO_DEPARTMENTS):
        return None
    if name.endswith(_GOVERNMENTS) or (name.endswith(_PLACES) and "局" not in name and _is_place(name)):
        return "government"
    if any(zone in name for zone in _ZONES):
        return None
    return "department" if name.endswith(_DEPARTMENTS) else None


def _is_place(name: str) -> bool:
    return name.endswith(("镇", "乡", "苏木")) or place_of(name) == name


def is_own_name(text: str, agency: str) -> bool:
    """Whether `text` is the agency's name or a short form of it, as 县教体局 is of 某县教育体育局."""
    own, short = normalise_agency(agency), normalise_agency(text)
    if own.endswith(")") and not short.endswith(")"):  # 某县市场监督管理局（知识产权局）
        own = own[: own.rfind("(")]
    if not own or len(short) < 3 or _unit(own) != _unit(short):
        return False
    if short == own or own.removesuffix("人民政府") == short:
        return True
    rank = _rank(own)
    if rank and short[0] in "省市县区州旗盟镇乡" and short[0] != rank:
        return False
    letters = iter(own)
    return all(letter in letters for letter in short)


def _rank(name: str) -> str:
    """The character of the level that a name belongs to: 镇 of 某县某镇人民政府, 县 of 某县教育局; "" where unknown."""
    governed = name.removesuffix("政府").removesuffix("人民")
    return governed[-1] if governed != name and governed.endswith(("镇", "乡")) else place_of(name)[-1:]


def _unit(name: str) -> str:
    """The kind of organ that a name ends in, long and short forms made one."""
    return next((unit for unit, ends in _UNITS if name.endswith(ends)), "")
