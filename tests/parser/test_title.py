"""The title: found among noise, whole or in pieces, and taken apart."""

from __future__ import annotations

import pytest

from giar_lint.parser.title import find_title
from support.changes import paragraphs

WHOLE = (
    ("云岭县教育局2022年政府信息公开工作年度报告", "云岭县教育局", 2022),
    ("云岭县教育局 2022 年政府信息公开工作年度报告", "云岭县教育局", 2022),
    ("云岭县教育局２０２２年政府信息公开工作年度报告", "云岭县教育局", 2022),
    ("云岭县教育局二〇二二年政府信息公开工作年度报告", "云岭县教育局", 2022),
    ("2022年云岭县教育局政府信息公开工作年度报告", "云岭县教育局", 2022),
    ("2022年度云岭县教育局政府信息公开工作年度报告", "云岭县教育局", 2022),
    ("云岭县教育局关于2022年度政府信息公开工作年度报告", "云岭县教育局", 2022),
    ("关于云岭县教育局2022年政府信息公开工作的报告", "云岭县教育局", 2022),
    ("《云岭县教育局2022年政府信息公开工作年度报告》", "云岭县教育局", 2022),
    ("云岭县教育局政府信息公开工作2022年度报告", "云岭县教育局", 2022),
    ("云岭县教育局政府信息公开工作年度报告（2022年）", "云岭县教育局", 2022),
    ("2022年政府信息公开工作年度报告（云岭县教育局）", "云岭县教育局", 2022),
    ("云岭县教育局2022年政府信息公开年报", "云岭县教育局", 2022),
    ("云岭县教育局2022年政务公开工作报告", "云岭县教育局", 2022),
    ("云岭县政务公开办公室2022年政府信息公开工作年度报告", "云岭县政务公开办公室", 2022),
    ("2022年云岭县教育局政府信息与政务公开工作年度报告", "云岭县教育局", 2022),
    ("云岭县人民政府信息公开工作年度报告", "云岭县人民政府", None),
    ("云岭县人民政府2022年政府信息公开工作年度报告", "云岭县人民政府", 2022),
    ("2022年云岭市政府信息公开工作年度报告", "云岭市", 2022),
    ("2022年政府信息公开工作年度报告", "", 2022),
    ("政府信息公开工作年度报告", "", None),
)


@pytest.mark.parametrize(("text", "agency", "year"), WHOLE)
def test_whole(text: str, agency: str, year: int | None) -> None:
    found = find_title(paragraphs(text, "根据有关规定，编制本报告。"))
    assert found is not None
    title, used = found
    assert (title.agency, title.year and title.year.value, used) == (agency, year, 1)
    assert title.text == text and title.repeated is None
    if title.agency_span is not None:
        assert text[title.agency_span.start : title.agency_span.end] == agency


PIECES = (
    (["云岭县教育局", "2022年政府信息公开工作年度报告"], 2),
    (["云岭县教育局2022年政府信息公开", "", "工作年度报告"], 3),
    (["云岭县教育局", "2022年政府信息公开工作", "年度报告"], 3),
    (["云岭县教育局2022年", "政府信息公开工作年度报告"], 2),
    (["云岭县教育局", "2022年", "政府信息公开工作年度报告"], 3),
    (["云岭县教育局", "政府信息公开工作年度报告", "（2022年度）"], 3),
    (["云岭县教育局2022年度", "政府信息公开工作年度报告（2023年1月20日）"], 2),
    (["2022年政府信息公开工作年度报告", "（云岭县教育局）"], 2),
    (["2022年云岭", "县教育局政府信息公开工作年度报告"], 2),
    (["2022年政府信息公开工作年度报告", "云岭县教育局"], 2),
    (["政府信息公开年报", "云岭县教育局", "2022年政府信息公开工作年度报告"], 3),
    (["首页 > 政务公开 > 政府信息公开年报", "索引号：0001/2023-01", "云岭县教育局2022年政府信息公开工作年度报告"], 3),
)


@pytest.mark.parametrize(("texts", "used"), PIECES)
def test_in_pieces_and_behind_noise(texts: list[str], used: int) -> None:
    found = find_title(paragraphs(*texts, "根据《条例》要求，现将有关情况报告如下：", "另起一段。"))
    assert found is not None
    title, count = found
    assert (title.agency, title.year and title.year.value, count) == ("云岭县教育局", 2022, used)


def test_a_sign_of_another_organ_belongs_to_the_name() -> None:
    found = find_title(paragraphs("云岭县水利局（县移民局）", "2022年政府信息公开工作年度报告"))
    assert found is not None and (found[0].agency, found[1]) == ("云岭县水利局（县移民局）", 2)


@pytest.mark.parametrize(
    "texts", (["云岭县水利局", "（县移民局）"], ["云岭县水利局", "（本级）"], ["云岭县水利局、云岭县移民局"])
)
def test_names_of_several_parts(texts: list[str]) -> None:
    found = find_title(paragraphs(*texts, "2022年政府信息公开工作年度报告", "一、总体情况"))
    assert found is not None and found[1] == len(texts) + 1
    assert found[0].agency == "".join(texts)


def test_places_lead_back_to_the_lines() -> None:
    texts = ["云岭县教育局", "2022 年政府信息公开工作", "年度报告"]
    found = find_title(paragraphs(*texts))
    assert found is not None
    title, whole = found[0], "\n".join(texts)
    assert title.year is not None and title.agency_span is not None
    assert whole[title.year.span.start : title.year.span.end] == "2022 年"
    assert whole[slice(*title.agency_span)] == "云岭县教育局"
    assert whole[slice(*title.span)] == whole


@pytest.mark.parametrize(
    "text",
    (
        "现将2022年政府信息公开工作情况报告如下：",
        "现公布云岭县教育局2022年政府信息公开工作年度报告",
        "根据《条例》，编制云岭县教育局2022年政府信息公开工作年度报告",
        "首页 > 政府信息公开 > 政府信息公开工作年度报告",
        "一、政府信息公开工作年度报告",
        "云岭县教育局2022年部门预算",
        "云岭县教育局2022年法治政府建设工作报告",
    ),
)
def test_what_is_no_title(text: str) -> None:
    assert find_title(paragraphs(text)) is None


OWN = "云岭县教育局2023年政府信息公开工作年度报告"
OTHER = "云岭县财政局2022年政府信息公开工作年度报告"
SAME_YEAR = "云岭县财政局2023年政府信息公开工作年度报告"
EARLIER = "云岭县教育局2022年政府信息公开工作年度报告"
LATER = "云岭县教育局2024年政府信息公开工作年度报告"
BARE = "2022年政府信息公开工作年度报告"
BODY = (
    "根据有关规定，编制本报告。本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
    "2023年，我局主动公开政府信息36条。",
    "云岭县教育局",
    "2024年1月18日",
)
AMONG_LINKS = (
    [OTHER, "索引号：0001", OWN],
    [SAME_YEAR, OWN],
    [EARLIER, OWN],
    [BARE, OTHER, EARLIER, OWN],
    ["首页", "政府信息公开年报", OTHER, OWN],
    ["相关信息", OWN],
    [BARE, "相关信息", OWN],
    [OTHER, OWN, "来源：县教育局", EARLIER],
    [OWN, OTHER],
    [OWN, SAME_YEAR, BARE],
    [OWN, "上一篇", EARLIER, "下一篇", LATER],
    ["上一篇", EARLIER, "下一篇", SAME_YEAR, OWN],
    [f"上一篇：{EARLIER}", f"下一篇：{OTHER}", OWN],
    [f"《{OTHER}》", f"1. {EARLIER}", OWN],
)


@pytest.mark.parametrize("texts", AMONG_LINKS)
def test_among_links_to_other_reports_the_one_that_the_body_speaks_for(texts: list[str]) -> None:
    front = paragraphs(*texts, *BODY)
    found = find_title(front[: len(texts) + 1], front)
    assert found is not None
    assert (found[0].text, found[0].repeated, found[1]) == (OWN, None, texts.index(OWN) + 1)


@pytest.mark.parametrize("texts", ([OTHER, OWN], [EARLIER, OWN], [OTHER, "索引号：0001", OWN], ["上一篇", OTHER, OWN]))
def test_of_equal_titles_that_next_to_the_body(texts: list[str]) -> None:
    found = find_title(paragraphs(*texts, "根据有关规定，编制本报告。"))
    assert found is not None
    assert found[0].text == OWN


@pytest.mark.parametrize("texts", ([EARLIER], [OTHER, EARLIER], ["政府信息公开年报", "首页", EARLIER]))
def test_a_title_with_a_wrong_year_remains_the_title(texts: list[str]) -> None:
    front = paragraphs(*texts, *BODY)
    found = find_title(front[: len(texts) + 1], front)
    assert found is not None
    assert found[0].text == EARLIER


def test_a_line_of_a_broken_sentence_is_no_title() -> None:
    found = find_title(paragraphs(OWN, "根据《条例》和有关文件要求，现公布", OWN, "。本报告由六部分组成。"))
    assert found is not None
    assert (found[0].repeated, found[1]) == (None, 1)


def test_between_two_that_are_alike_there_may_be_a_link() -> None:
    found = find_title(paragraphs(OWN, OTHER, OWN, "根据有关规定，编制本报告。"))
    assert found is not None
    assert found[0].repeated is not None and found[1] == 3


def test_twice_in_a_row() -> None:
    title = "云岭县教育局2022年政府信息公开工作年度报告"
    texts = [title, "发布时间：2023-01-18", "云岭县教育局", title.removeprefix("云岭县教育局"), "正文。"]
    found = find_title(paragraphs(*texts))
    assert found is not None
    assert found[1] == 4
    assert found[0].repeated is not None
    assert "\n".join(texts)[slice(*found[0].repeated)] == "\n".join(texts[2:4])
