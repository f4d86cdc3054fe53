"""What the name of an agency tells: whether a line is such a name, its place, its level and kind, its short forms."""

from __future__ import annotations

import re
from typing import Literal

from giar_lint.report import Agency

Level = Literal["national", "provincial", "prefectural", "county", "township"]
Kind = Literal["government", "department"]

_ORGAN_END = re.compile(
    r"(?:局|委|委员会|厅|办|办公室|政府|政府机关|部|院|署|中心|站|所|处|队|街道|街|街道办事处|办事处|镇|乡|会|馆|社|行|校|县|市|区|省|旗|州|盟"
    r"|总社|管委会|公司|大学|学院|医院|税务局|分局)$"
)
_NO_NAME = re.compile(
    r"[，,。；;：:！!？?、《》“”\"|>＞»=@]|\d|^[（(]?[一二三四五六七八九十]+[）)、.．]|^第.{1,3}[章节部]"
    r"|^(?:发布|来源|作者|责任|索引|主题|分类|名称|标题|当前|信息分|公开|浏览|打印|附件)"
)
_LEVELS: dict[str, Level] = {"province": "provincial", "prefecture": "prefectural", "county": "county"}
_BRACKETS = str.maketrans("（）〔〕［］【】", "()()()()")

_CITY = re.compile(r"^.{1,9}?(?:(?<!城)市(?![场政容域])|城市(?!管理|建设|规划|综合|更新|运行|园林|公用|执法))")
_STEPS = (
    ("province", re.compile(r"^(?:北京|天津|上海|重庆)市|^.{2,8}?(?:省|自治区|特别行政区)")),
    ("prefecture", re.compile(r"^.{2,12}?(?:自治州|地区|盟)")),
    ("city", _CITY),
    (
        "county",
        re.compile(r"^.{1,12}?(?:自治县|自治旗|县(?![级域委])|(?<![社地景园新发辖])区(?![域委])|(?<!社)旗(?!委))"),
    ),
)
_NO_PLACE = re.compile(r"城市|市场|市政|市容|县域|区域|社区|地区|林区")
_UNREAD = re.compile(r"[市县区州旗盟]")
_ZONE = re.compile(
    r"开发区|新区|高新区|经开区|园区|示范区|景区|风景区|管理区|保税区|自贸|合作区|集聚区|试验区|工业区|名胜区|功能区"
)
_TOWNSHIP = re.compile(r"(?:镇|乡|苏木)(?:人民)?政府(?:机关)?$|街道(?:办事处)?$|街道办$|(?:镇|乡|苏木)$")
_MINISTRY = re.compile(r"^(?:国务院|国家|中国|中华人民共和国|全国|海关总署|审计署)")
_MINISTRY_NAME = re.compile(
    r"^(?:外交|国防|教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源(?:和)?社会保障|自然资源|生态环境|住房(?:和)?城乡建设"
    r"|交通运输|水利|农业农村|商务|文化和旅游|退役军人事务|应急管理)部$"
)
_PLACE_ONLY = re.compile(r"^.{1,20}(?:省|自治区|自治州|市|县|区|旗|盟|镇|乡|苏木)$")
_GOVERNMENT = re.compile(r"(?:人民|省|市|县|区|州|旗|盟|镇|乡|苏木)政府(?:机关)?$")
_DEPARTMENT = re.compile(r"(?:局|委|委员会|厅|署|部|总队|支队|大队|馆)$")
_NO_DEPARTMENT = re.compile(
    r"(?:管理委员会|管委|村民委员会|居民委员会|工作委员会|工委|街道|政府办公[室厅]|行政公署|行署)$|[村社]委|党委|法院|检察院|大学|学院|学校|公司|医院"
)


def normalise_agency(name: str) -> str:
    """The name without spaces and marks of a title, with brackets of one form."""
    return re.sub(r"[\s《》]+", "", name).translate(_BRACKETS)


def same_agency(left: str, right: str) -> bool:
    """Whether two names are one name, spaces and the form of brackets aside. A part of a name is another name."""
    return normalise_agency(left) == normalise_agency(right) != ""


def is_agency_line(text: str) -> bool:
    """Whether a line holds the name of an organ and nothing else."""
    name = re.sub(r"\s+", "", text)
    return 3 <= len(name) <= 40 and _NO_NAME.search(name) is None and _ORGAN_END.search(name) is not None


def guess_agency(name: str) -> Agency:
    """The agency with level and kind as its name gives them away; what it leaves open stays None."""
    plain = normalise_agency(name)
    return Agency(name=name, level=_level(plain), kind=_kind(plain))


def place_of(name: str) -> str:
    """The place that a name begins with (昆明市西山区, 罗山县), "" where none is recognised."""
    plain = normalise_agency(name)
    return plain[: sum(len(part) for _, part in _places(plain))]


def _places(name: str) -> list[tuple[str, str]]:
    """The places that a name begins with, outermost first, as (kind, text)."""
    found: list[tuple[str, str]] = []
    rest = name
    for kind, pattern in _STEPS:
        match = pattern.match(rest)
        if match is not None:
            found.append((kind, match[0]))
            rest = rest[match.end() :]
    if found and found[-1][0] == "city" and (second := _CITY.match(rest)):
        found.append(("county", second[0]))
    return found


def _level(name: str) -> Level | None:
    if _TOWNSHIP.search(name):
        return "township"
    places = _places(name)
    kinds = [kind for kind, _ in places]
    if _MINISTRY.match(name) or _MINISTRY_NAME.match(name):
        return None if kinds else "national"
    if (
        not kinds
        or _ZONE.search(name)
        or _UNREAD.search(_NO_PLACE.sub("", name[sum(len(text) for _, text in places) :]))
    ):
        return None
    if kinds[-1] == "city":
        # 某某市 alone may be of the rank of a prefecture or of a county
        return "county" if "prefecture" in kinds else None
    return _LEVELS[kinds[-1]]


def _kind(name: str) -> Kind | None:
    if _NO_DEPARTMENT.search(name):
        return None
    if _GOVERNMENT.search(name) or (_PLACE_ONLY.match(name) and place_of(name) == name):
        return "government"
    if re.search(r"(?:镇|乡|苏木)$", name) and "局" not in name:
        return "government"
    if _ZONE.search(name):
        return None
    return "department" if _DEPARTMENT.search(name) or _MINISTRY_NAME.match(name) else None


def is_own_name(text: str, agency: str) -> bool:
    """Whether `text` is the agency's name or a short form of it, as 县教体局 is of 某县教育体育局."""
    own, short = normalise_agency(agency), normalise_agency(text)
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
    township = re.search(r"([镇乡])(?:人民)?政府$", name)
    return township[1] if township is not None else place_of(name)[-1:]


def _unit(name: str) -> str:
    """The kind of organ that a name ends in, long and short forms made one."""
    for unit, ends in (
        ("office", ("办公室", "办公厅", "府办")),
        ("street", ("街道办事处", "街道办", "街道", "街", "办事处")),
        ("government", ("政府", "镇", "乡")),
        ("commission", ("委员会", "委")),
        ("department", ("厅",)),
        ("bureau", ("局",)),
        ("ministry", ("部",)),
        ("centre", ("中心",)),
    ):
        if name.endswith(ends):
            return unit
    return ""
