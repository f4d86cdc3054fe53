"""Automatic numbering: the numbers that Word shows before paragraphs."""

from __future__ import annotations

import pytest

from giar_lint.readers import Unreadable
from giar_lint.readers.docx.numerals import numeral
from support.docx_package import blocks, p, tbl, tr


@pytest.mark.parametrize(
    ("form", "values", "expected"),
    (
        ("chineseCounting", (1, 10, 11, 20, 21, 99), "一 十 十一 二十 二十一 九十九"),
        ("japaneseCounting", (2, 12, 30), "二 十二 三十"),
        ("taiwaneseCountingThousand", (5, 15), "五 十五"),
        (
            "chineseCountingThousand",
            (100, 101, 110, 215, 1001, 1010),
            "一百 一百零一 一百一十 二百一十五 一千零一 一千零一十",
        ),
        ("chineseLegalSimplified", (1, 2, 10, 12), "壹 贰 壹拾 壹拾贰"),
        ("ideographLegalTraditional", (2, 3), "貳 參"),
        ("ideographDigital", (10, 23), "一〇 二三"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 11"),
        ("ideographZodiacTraditional", (1, 13), "甲子 丙子"),
        ("decimal", (0, 3), "0 3"),
        ("decimalZero", (3, 12), "03 12"),
        ("decimalFullWidth", (12,), "１２"),
        ("decimalEnclosedCircle", (1, 20, 21), "① ⑳ 21"),
        ("decimalEnclosedCircleChinese", (3,), "③"),
        ("decimalEnclosedParen", (2,), "⑵"),
        ("decimalEnclosedFullstop", (2,), "⒉"),
        ("upperRoman", (4, 9, 14, 5000), "IV IX XIV 5000"),
        ("lowerRoman", (3,), "iii"),
        ("upperLetter", (1, 26, 27), "A Z AA"),
        ("lowerLetter", (2, 999999999), "b 999999999"),
        ("unheardOf", (7,), "7"),
        ("none", (7,), ""),
    ),
)
def test_numerals(form: str, values: tuple[int, ...], expected: str) -> None:
    assert " ".join(numeral(value, form) for value in values) == expected


def test_numerals_by_a_pattern() -> None:
    assert [numeral(7, "custom", pattern) for pattern in ("001, 002, 003, ...", "一, 二, 三, ...", "①, ②", "x")] == [
        *("007", "七", "⑦", "7")
    ]


def level(index: int, text: str, form: str = "chineseCounting", extra: str = "", start: str = "1") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def definition(*levels: str, identifier: int = 1, extra: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{identifier}">{extra}{"".join(levels)}</w:abstractNum>'


def instance(identifier: int, of: int = 1, overrides: str = "") -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def override(at: int, inner: str) -> str:
    return f'<w:lvlOverride w:ilvl="{at}">{inner}</w:lvlOverride>'


def item(text: str = "项", at: int = 0, of: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{of}"/></w:numPr>')


OUTLINE = definition(level(0, "%1、"), level(1, "（%2）"), level(2, "%3.", "decimal"), level(3, "%1.%3.%4", "decimal"))


def test_levels_start_anew_below_a_higher_one() -> None:
    body = item() + item(at=1) + item(at=1) + item(at=2) + item() + item(at=1) + item(at=2) + item(at=2)
    assert blocks(body, numbering=OUTLINE + instance(1)) == [
        *("一、项", "（一）项", "（二）项", "1.项", "二、项", "（一）项", "1.项", "2.项")
    ]


def test_a_number_of_several_levels() -> None:
    legal = definition(level(0, "第%1章"), level(1, "%1.%2", extra="<w:isLgl/>"))
    body = item("总则") + item("范围", 1) + item("附则") + item("2023年", 1)
    assert blocks(body, numbering=legal + instance(1)) == ["第一章 总则", "1.1 范围", "第二章 附则", "2.1 2023年"]


def test_a_stop_is_kept_apart_from_a_figure() -> None:
    lists = definition(level(0, "%1.", "decimal")) + instance(1)
    assert blocks(item("内容") + item("2023年"), numbering=lists) == ["1.内容", "2. 2023年"]


def test_restart_by_a_given_level_or_by_none() -> None:
    never = definition(level(0, "%1、"), level(1, "（%2）", extra='<w:lvlRestart w:val="0"/>')) + instance(1)
    assert blocks(item() + item(at=1) + item() + item(at=1), numbering=never) == [
        "一、项",
        "（一）项",
        "二、项",
        "（二）项",
    ]
    first = definition(level(0, "%1、"), level(1, "（%2）"), level(2, "%3", "decimal", '<w:lvlRestart w:val="1"/>'))
    body = item() + item(at=1) + item(at=2) + item(at=1) + item(at=2) + item() + item(at=2)
    assert blocks(body, numbering=first + instance(1)) == [
        *("一、项", "（一）项", "1 项", "（二）项", "2 项", "二、项", "1 项")
    ]


def test_instances_of_one_list_count_together_until_one_starts_again() -> None:
    lists = OUTLINE + instance(1) + instance(2) + instance(3, overrides=override(0, '<w:startOverride w:val="5"/>'))
    body = item() + item(of=2) + item(of=3) + item(of=3) + item()
    assert blocks(body, numbering=lists) == ["一、项", "二、项", "五、项", "六、项", "七、项"]


def test_an_instance_may_write_a_level_in_another_way() -> None:
    lists = OUTLINE + instance(1, overrides=override(0, level(0, "%1)", "lowerLetter")))
    assert blocks(item(), numbering=lists) == ["a)项"]


def test_numbering_by_style_and_its_removal() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="标题 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/></w:style>'
    )
    linked = definition(level(0, "%1、"), level(1, "（%2）", extra='<w:pStyle w:val="2"/>')) + instance(1)
    one, two = '<w:pStyle w:val="1"/>', '<w:pStyle w:val="2"/>'
    body = p("总体", one) + p("主动", two) + p("无号", one + '<w:numPr><w:numId w:val="0"/></w:numPr>') + p("其他", one)
    assert blocks(body, numbering=linked, styles=styles) == ["一、总体", "（一）主动", "无号", "二、其他"]


def test_a_list_by_way_of_a_style_and_a_way_that_leads_back() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="n"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    link = definition(identifier=7, extra='<w:numStyleLink w:val="n"/>')
    lists = link + OUTLINE + instance(1, 7) + instance(2, 1)
    assert blocks(item() + item(of=2), numbering=lists, styles=styles) == ["一、项", "二、项"]
    assert blocks(item(), numbering=link + instance(1, 7) + instance(2, 7), styles=styles) == ["项"]


def test_what_is_empty_counts_and_what_is_gone_does_not() -> None:
    gone = p(
        "<w:del><w:r><w:delText>项</w:delText></w:r></w:del>",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
    )
    assert blocks(item() + item("") + gone + item(), numbering=OUTLINE + instance(1)) == ["一、项", "二、", "三、项"]


def test_bullets_hidden_numbers_and_cells() -> None:
    lists = definition(level(0, "\uf0b7", "bullet"), level(1, "（%2）", extra="<w:rPr><w:vanish/></w:rPr>")) + instance(
        1
    )
    assert blocks(item() + item(at=1), numbering=lists) == ["项", "项"]
    cell = f"<w:tc>{item()}</w:tc>"
    assert blocks(tbl(tr(cell, "1"), tr(cell, "2")), numbering=OUTLINE + instance(1)) == [
        ["一、项", "1"],
        ["二、项", "2"],
    ]


def test_a_format_among_alternatives() -> None:
    custom = '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
    either = (
        f'<mc:AlternateContent>{custom}<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    lists = definition(f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{either}<w:lvlText w:val="%1号"/></w:lvl>') + instance(1)
    assert blocks(item("文件"), numbering=lists) == ["001号 文件"]


def test_unknown_lists_levels_and_numbers_number_nothing() -> None:
    lists = OUTLINE + instance(1)
    odd = p("项", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="99999999999999999999"/></w:numPr>')
    assert blocks(item(of=8) + item(at=7) + odd, numbering=lists) == ["项"] * 3


def test_a_label_longer_than_word_allows_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        blocks(item(), numbering=definition(level(0, "%1" * 500)) + instance(1))
    assert refused.value.key == "too-complex"
