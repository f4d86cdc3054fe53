"""What the name of an agency tells."""

from __future__ import annotations

import pytest

from giar_lint.words.agencies import is_short_for, may_be_same, read_name


@pytest.mark.parametrize(
    ("name", "place", "matter", "unit"),
    (
        ("云岭县自然资源局", "云岭县", "自然资源", "局"),
        ("南麓市望川区卫生健康委员会", "南麓市望川区", "卫生健康", "委"),
        ("望川区卫健委", "望川区", "卫健", "委"),
        ("南麓市城市管理局", "南麓市", "城市管理", "局"),
        ("云岭县市场监督管理局", "云岭县", "市场监督管理", "局"),
        ("云岭县人民政府", "云岭县", "", "政府"),
        ("云岭县青禾镇人民政府", "云岭县", "青禾镇", "政府"),
        ("光明街道办事处", "", "光明", "街道"),
        ("云岭县人民政府办公室", "云岭县", "人民政府", "办"),
        ("云岭县人民医院", "云岭县", "人民医院", ""),
    ),
)
def test_parts(name: str, place: str, matter: str, unit: str) -> None:
    assert read_name(name)[1:] == (place, matter, unit)


@pytest.mark.parametrize(
    ("signed", "own", "same"),
    (
        ("云岭县教体局", "云岭县教育体育局", True),
        ("云岭县教体局办公室", "云岭县教育体育局", True),
        ("南麓市望川区卫生健康委员会", "望川区卫健委", True),
        ("云岭县人民政府办公室", "云岭县人民政府", True),
        ("云岭县政务公开办公室", "云岭县人民政府", True),
        ("云岭县税务局", "国家税务总局云岭县税务局", True),
        ("云岭县自然资源局（盖章）", "云岭县自然资源局", True),
        ("中共云岭县委编办", "云岭县委编办", True),
        ("云岭县卫生健康局", "云岭县卫生健康委员会", False),
        ("柳泉县卫生健康委员会", "云岭县卫生健康委员会", False),
        ("云岭县水利局", "云岭县教育体育局", False),
    ),
)
def test_same(signed: str, own: str, same: bool) -> None:
    assert may_be_same(signed, own) is same


def test_short_forms() -> None:
    assert is_short_for("卫健", "卫生健康")
    assert not is_short_for("健卫", "卫生健康")
    assert is_short_for("", "卫生健康")
