"""GIA709 and GIA711."""

from __future__ import annotations

import pytest

from giar_lint.rules.basis import superseded_basis, superseded_principle
from support.sections import hits, report_of

OLD = "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）"
NEW = (
    "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
    "（国办公开办函〔2021〕30号）"
)
NOTICE = "《关于做好{}年政府信息公开工作年度报告编制发布工作的通知》"


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    (
        (2023, f"根据{OLD}编制。", ["form: 政府信息公开工作年度报告有关事项的通知"]),
        (2022, f"根据{OLD.replace('〔2019〕60号', '〔2021〕30号')}编制。", []),
        (2021, "按照国办公开办函〔2019〕60号要求编制。", ["form: 国办公开办函〔2019〕60号"]),
        (2021, "按照国办公开办函[2019] 60 号要求编制。", ["form: 国办公开办函[2019] 60 号"]),
        (2020, f"根据{OLD}编制。", []),
        (2020, f"根据{NEW}编制。", ["form: 中华人民共和国政府信息公开工作年度报告格式"]),
        (2023, f"根据{NEW}编制。", []),
        (2023, "按照云政办发〔2019〕60号要求编制。", []),
        (2023, f"根据{NEW}（{OLD}同时废止）编制。", []),
        (2023, "根据《条例》（国务院令第492号）编制。", ["regulation: 国务院令第492号"]),
        (2023, "根据《条例》（国务院令第711号）编制。", []),
        (2023, "《条例》2007年以国务院令第492号公布，2019年修订。", []),
        (
            2023,
            "根据《条例》（国务院令第711号）和国办公开办函〔2019〕60号要求，编制本报告。",
            ["form: 国办公开办函〔2019〕60号"],
        ),
        (
            2022,
            "根据新修订的《条例》和国办公开办函〔2019〕60号要求编制。",
            ["form: 国办公开办函〔2019〕60号"],
        ),
        (
            2022,
            "根据《条例》（国务院令第492号公布，国务院令第711号修订）和国办公开办函〔2019〕60号要求编制。",
            ["form: 国办公开办函〔2019〕60号"],
        ),
        (2022, "《条例》（国务院令第711号）施行后，国办公开办函〔2019〕60号已修订。", []),
        (2022, "由原国办公开办函〔2019〕60号规定的格式改为新格式。", []),
        (2022, "《条例》由国务院令第492号公布，国务院令第711号重新公布。", []),
        (2023, f"根据{NOTICE.format(2022)}要求编制。", [f"notice: {NOTICE.format(2022)}"]),
        (2023, f"根据{NOTICE.format(2023)}要求编制。", []),
        (2022, "根据《海关总署关于做好2022年政府信息公开工作年度报告有关事项的通知》编制。", []),
        (
            2022,
            "根据《关于政府信息公开工作年度报告有关事项的通知》编制。",
            ["form: 政府信息公开工作年度报告有关事项的通知"],
        ),
        (2023, f"按照{NOTICE.format(2022)}要求，按时发布2022年年度报告。", []),
    ),
)
def test_basis(year: int, text: str, expected: list[str]) -> None:
    edition = "2021" if year > 2020 else "2019"
    report = report_of(year=year, edition=edition, preamble=[text])  # type: ignore[arg-type]
    assert hits(superseded_basis, report) == expected


def test_notice_on_the_report_of_last_year_is_work_of_this_year() -> None:
    text = f"按照{NOTICE.format(2022)}要求，指导各乡镇规范编制。"
    assert hits(superseded_basis, report_of(preamble=[], overview=text)) == []


def test_a_citation_can_be_allowed() -> None:
    report = report_of(preamble=["按照国办公开办函〔2019〕60号要求编制。"])
    assert hits(superseded_basis, report, allow=("60号",)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("坚持“公开为原则、不公开为例外”。", [": 公开为原则、不公开为例外"]),
        ("坚持以公开为原则，不公开为例外。", [": 公开为原则，不公开为例外"]),
        ("坚持“公开是原则”“不公开是例外”。", [": 公开是原则”“不公开是例外"]),
        ("坚持以公开为常态、不公开为例外的原则。", []),
    ),
)
def test_principle(text: str, expected: list[str]) -> None:
    report = report_of(overview=text)
    assert hits(superseded_principle, report) == expected
    assert [edit.content for finding in superseded_principle.check(report, None) for edit in finding.edits] == [
        "常态"
    ] * len(expected)
