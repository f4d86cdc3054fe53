"""GIA801, GIA802 and GIA803."""

from __future__ import annotations

import pytest

from giar_lint.parser import Hints, parse
from giar_lint.readers import read
from giar_lint.rule import Rule
from giar_lint.rules.privacy import bank_card_number, identity_number, mobile_number
from support.changes import changed
from support.sections import hits, report_of

IDENTITY, MOBILE, CARD = "11010519491231002X", "13900005678", "6222020200012345670"


@pytest.mark.parametrize(
    ("rule", "number"), ((identity_number, IDENTITY), (mobile_number, MOBILE), (bank_card_number, CARD))
)
def test_in_prose_and_in_a_cell_each_by_its_own_rule(rule: Rule, number: str) -> None:
    report = report_of(overview=f"经办人张某（{number}）现场查阅。")
    assert hits(rule, report) == [f": {number}"]
    for other in {identity_number.code: identity_number, mobile_number.code: mobile_number}.values():
        assert other is rule or hits(other, report) == []
    text = changed(("行政处罚\t37", f"行政处罚\t{number}"))
    assert hits(rule, parse(read(text.encode(), "a.txt"), "a.txt", Hints())) == [f": {number}"]


@pytest.mark.parametrize(
    ("rule", "number"), ((identity_number, IDENTITY), (mobile_number, MOBILE), (bank_card_number, CARD))
)
def test_the_number_is_in_no_value_of_the_message(rule: Rule, number: str) -> None:
    assert rule.check is not None
    options = rule.options() if rule.options is not None else None
    (finding,) = rule.check(report_of(overview=f"经办人（{number}）"), options)
    assert number not in str(finding.values) and finding.edits == ()


def test_a_duty_telephone_can_be_allowed() -> None:
    report = report_of(overview=f"值班手机{MOBILE}、139 1111 2222。")
    assert hits(mobile_number, report) == [f": {MOBILE}", ": 139 1111 2222"]
    assert hits(mobile_number, report, allow=("139 0000 5678", "13911112222")) == []


def test_contacts_of_an_office_are_right() -> None:
    text = "电话：0999-5550123，传真0999-5550124，热线12345、400-800-8820，邮编655000，邮箱zrzy@yunling.example。"
    for rule in (identity_number, mobile_number, bank_card_number):
        assert hits(rule, report_of(preamble=[text])) == []
