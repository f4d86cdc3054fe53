"""What an agency's name tells."""

from __future__ import annotations

import pytest

from giar_lint.parser.agency import guess_agency, is_agency_line, is_own_name, place_of, same_agency

GUESSES = (
    ("教育部", "national", "department"),
    ("国家统计局", "national", "department"),
    ("国家税务总局云岭县税务局", None, "department"),
    ("云南省人民政府", "provincial", "government"),
    ("云南省教育厅", "provincial", "department"),
    ("上海市", "provincial", "government"),
    ("宁夏回族自治区民政厅", "provincial", "department"),
    ("临夏回族自治州人民政府", "prefectural", "government"),
    ("喀什地区教育局", "prefectural", "department"),
    ("郑州市教育局", None, "department"),
    ("都江堰市人民政府", None, "government"),
    ("河南省永城市教育局", None, "department"),
    ("郑州市市场监督管理局", None, "department"),
    ("郑州市城市管理局", None, "department"),
    ("临夏回族自治州临夏市教育局", "county", "department"),
    ("平顶山市舞钢市教育局", "county", "department"),
    ("昆明市西山区卫生健康局", "county", "department"),
    ("北京市朝阳区人民政府", "county", "government"),
    ("阿巴嘎旗人民政府", "county", "government"),
    ("社旗县教育局", "county", "department"),
    ("神农架林区人民政府", "county", "government"),
    ("云岭县青禾镇人民政府", "township", "government"),
    ("青禾镇", "township", "government"),
    ("学府路街道办事处", "township", None),
    ("云岭县产业集聚区管理委员会", None, None),
    ("云岭县人民政府办公室", "county", None),
    ("", None, None),
)


@pytest.mark.parametrize(("name", "level", "kind"), GUESSES)
def test_level_and_kind(name: str, level: str | None, kind: str | None) -> None:
    agency = guess_agency(name)
    assert (agency.name, agency.level, agency.kind) == (name, level, kind)


def test_a_name_is_equal_as_a_whole() -> None:
    assert same_agency("云岭县（市）教育局 ", "云岭县(市) 教育局")
    assert not same_agency("云岭县教育局", "教育局")
    assert not same_agency("", " ")


def test_places() -> None:
    names = ("昆明市西山区卫生健康局", "郑州市城市管理局", "盐城市城市管理局", "运城市教育局", "教育部")
    assert [place_of(name) for name in names] == ["昆明市西山区", "郑州市", "盐城市", "运城市", ""]


@pytest.mark.parametrize(
    ("short", "agency", "own"),
    (
        ("县卫健委", "云岭县卫生健康委员会", True),
        ("市发改委", "望川市发展和改革委员会", True),
        ("县政府", "云岭县人民政府", True),
        ("市政府办", "望川市人民政府办公室", True),
        ("青禾镇", "云岭县青禾镇人民政府", True),
        ("自治区市场监管局", "新疆维吾尔自治区市场监督管理局", True),
        ("教育局", "云岭县教育局", True),
        ("县委", "云岭县卫生健康委员会", False),
        ("县政府", "云岭县卫生健康委员会", False),
        ("县政府", "云岭县青禾镇人民政府", False),
        ("市卫生健康局", "望川市临河区卫生健康局", False),
        ("市卫健委", "望川市临河区卫生健康局", False),
        ("县委宣传部", "云岭县教育局", False),
        ("县财政局", "", False),
        ("县市场监管局", "云岭县市场监督管理局（知识产权局）", True),
        ("县卫健局", "云岭县市场监督管理局（知识产权局）", False),
    ),
)
def test_short_forms(short: str, agency: str, own: bool) -> None:
    assert is_own_name(short, agency) is own


def test_lines_that_are_names() -> None:
    assert all(map(is_agency_line, ("云岭县教育局", "青禾镇人民政府", "云岭县卫生健康委员会", "云 岭 县 教 育 局")))
    assert all(
        map(is_agency_line, ("云岭县水利局（县移民局）", "云岭县水利局（本级、下属单位）", "云岭县委办公室(县档案局)"))
    )
    refused = (
        "教育",
        "发布机构：县教育局",
        "来源县教育局",
        "（一）县教育局",
        "（县教育局）",
        "无其他事项（办公室）",
        "3.县教育局",
        "县教育局，县财政局",
        "无其他事项",
    )
    assert not any(map(is_agency_line, refused))
