"""GIA306: regulations counted by an agency without the power to make them."""

from __future__ import annotations

import pytest

from giar_lint.parser import Hints, parse
from giar_lint.readers import read
from giar_lint.report import Agency, Report
from giar_lint.rules.powers import no_rulemaking_power
from support.model import model_report
from support.parts import Edition
from support.render import LAYOUTS, Layout, file_name, render
from support.sections import hits

Level = str
COLUMNS = {"2021": ("issued", "repealed", "in-force"), "2019": ("produced", "newly-disclosed", "total-disclosed")}


def _report(
    agency: str,
    numbers: tuple[str, str, str] = ("2", "0", "5"),
    profile: Agency | None = None,
    edition: Edition = "2021",
    layout: Layout = "tabs",
) -> Report:
    """The model report of an agency with these numbers in the row of 规章."""
    model = model_report(edition, 2023 if edition == "2021" else 2020)
    table = model.table(2)
    assert table is not None
    for column, number in zip(COLUMNS[edition], numbers, strict=True):
        table = table.with_cell("regulations", column, number)
    text = render(model.with_table(table), layout).replace(model.agency, agency)
    return parse(read(text.encode(), file_name(layout)), file_name(layout), Hints(agency=profile))


WITHOUT_POWER = (
    "云岭县自然资源局",
    "云岭县人民政府",
    "望川区人民政府",
    "江南省财政厅",
    "江南省卫生健康委员会",
    "青禾镇人民政府",
    "云岭县青禾乡人民政府",
    "江南省南麓市望川区教育局",
    "白云自治县公安局",
    "云山自治州民政局",
    "云山自治州白石市人民政府",
    "北京市望川区人民政府",
    "草原旗人民政府",
)


@pytest.mark.parametrize("agency", WITHOUT_POWER)
def test_without_power(agency: str) -> None:
    assert hits(no_rulemaking_power, _report(agency)) == [": 2"]


WITH_POWER_OR_UNKNOWN = (
    "江南省人民政府",
    "北京市人民政府",
    "云山自治州人民政府",
    "财政部",
    "国家林业和草原局",
    "生态环境部",
    # 某某市 may be a city with districts or one of the rank of a county
    "南麓市人民政府",
    "南麓市交通运输局",
    "东莞市人民政府",
    "中山市人民政府",
    "嘉峪关市人民政府",
    "海南省儋州市人民政府",
    # neither level nor kind can be read from the name
    "云岭经济开发区管理委员会",
    "青禾街道办事处",
    "中华人民共和国南麓海关",
    "国家税务总局南麓市税务局",
    "云岭县人民政府办公室",
    "云岭县融媒体中心",
    "高新区管委会",
    "",
)


@pytest.mark.parametrize("agency", WITH_POWER_OR_UNKNOWN)
def test_with_power_or_unknown(agency: str) -> None:
    assert hits(no_rulemaking_power, _report(agency)) == []


@pytest.mark.parametrize(
    ("name", "level", "kind", "speaks"),
    (
        ("南麓市人民政府", "prefectural", "government", False),
        ("南麓市人民政府", "county", "government", True),
        ("东莞市人民政府", "prefectural", "government", False),
        ("儋州市人民政府", "county", "government", False),
        ("南麓市财政局", "prefectural", "department", True),
        ("北境盟行政公署", "prefectural", "government", True),
        ("北岭地区行政公署", "prefectural", "government", True),
        ("江南省公安厅", "provincial", "department", True),
        ("国家税务总局", "national", "department", False),
        ("高新区管委会", "county", None, False),
        ("高新区管委会", None, "government", False),
        ("高新区管委会", "county", "government", True),
    ),
)
def test_the_profile_decides(name: str, level: str | None, kind: str | None, speaks: bool) -> None:
    profile = Agency(name, level=level, kind=kind, configured=True)  # type: ignore[arg-type]
    assert bool(hits(no_rulemaking_power, _report(name, profile=profile))) is speaks


@pytest.mark.parametrize(
    ("numbers", "expected"),
    (
        (("0", "0", "0"), []),
        (("3", "0", "3"), [": 3"]),
        (("0", "1", "0"), [": 1"]),
        (("0", "0", "12"), [": 12"]),
        (("", "", ""), []),
        (("无", "-", "/"), []),
        (("若干", "0", "0"), []),
    ),
)
@pytest.mark.parametrize("edition", ("2019", "2021"))
def test_the_first_number_that_is_not_zero(
    edition: Edition, numbers: tuple[str, str, str], expected: list[str]
) -> None:
    assert hits(no_rulemaking_power, _report("云岭县人民政府", numbers, edition=edition)) == expected


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout(layout: Layout) -> None:
    assert hits(no_rulemaking_power, _report("云岭县人民政府", ("0", "0", "7"), layout=layout)) == [": 7"]
