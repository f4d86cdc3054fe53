"""Private numbers are found by their form and check digits, and masked with the length of the text kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giar_lint.masking import find_private, is_card_number, is_identity_number, mask

IDENTITY, CARD = "11010519491231002X", "6222020200012345670"


@pytest.mark.parametrize(
    ("text", "masked"),
    (
        (f"身份证号{IDENTITY}。", "身份证号110*************2X。"),
        (f"身份证号：{IDENTITY.lower()}", "身份证号：110*************2x"),
        ("电话13900005678", "电话139******78"),
        ("手机+86 139-0000-5678", "手机+86 139-****-**78"),
        ("１３９００００５６７８", "１３９******７８"),
        ("13900005678、13911112222", "139******78、139******22"),
        (f"卡号{CARD}", "卡号622**************70"),
        ("卡号6222 0202 0001 2345 670", "卡号622* **** **** **** *70"),
    ),
)
def test_masked(text: str, masked: str) -> None:
    assert mask(text) == masked
    assert len(mask(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    (
        "身份证号110105194912310021",  # check digit
        "110105194913310021、990105194912310027",  # month, region
        "统一社会信用代码11010519491231002X",
        "统一社会信用代码91530100MA6K000000",
        "云ICP备13000056号，公网安备53010202000123号",
        "电话0999-5550123，0371-13900005678，400-800-8820，12345",
        "流水号13900005678，编号：13900005678，索引号000014348/2023-00132",
        "投入13900005678元，涉及13900005678条",
        "https://yunling.example/art/2023/1/13900005678.html",
        "t20230113900005678、a13900005678、13900005678x",
        "第139000056789号、2139000056781",
        "12900005678",
        "卡号6222020200012345678",  # Luhn
        "项目代码6222020200012345670",
        "1234567812345670",
        "2021-2025年，〔2021〕30号，2023年1月1日",
    ),
)
def test_left_alone(text: str) -> None:
    assert mask(text) == text


def test_check_digits() -> None:
    assert is_identity_number(IDENTITY)
    assert [digit for digit in "0123456789X" if is_identity_number(IDENTITY[:17] + digit)] == ["X"]
    assert [digit for digit in "0123456789" if is_card_number(CARD[:18] + digit)] == ["0"]
    assert not is_card_number("4111111111111111999") and is_card_number("4111111111111111")


def test_an_identity_number_is_no_card() -> None:
    body = "62010219900101123"
    number = next(body + digit for digit in "0123456789X" if is_identity_number(body + digit))
    assert [each.kind for each in find_private(number)] == ["identity"]


@given(st.text("0123456789xX -１３号码：元a\n", max_size=60))
def test_masking_keeps_the_length_and_needs_no_second_time(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text) and mask(masked) == masked
    assert [place.start for place in find_private(text)] == sorted(place.start for place in find_private(text))
