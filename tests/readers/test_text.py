"""Text to blocks: the layout of each region, paragraphs that a page end cut in two."""

from __future__ import annotations

from giar_lint.document import Paragraph, Row
from giar_lint.readers import read


def blocks(text: str, name: str = "a.txt") -> list[str | list[str]]:
    """A paragraph as its text, a row as the list of its cells."""
    return [
        block.text if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        for block in read(text.encode(), name).blocks
    ]


def test_one_file_may_hold_every_layout() -> None:
    text = (
        "规章\t0\t0\t0\n行政许可\t3\t\t\n"
        "二、标题\n"
        "\t规章\n\t 0\n\t　0\n\n\t行政\n规范性文件\n\t1\n\t\n"
        "三、标题\n"
        "规章 | 0 | 0 | 0 |\n行政许可 | 3 | ||\n"
    )
    assert blocks(text) == [
        ["规章", "0", "0", "0"],
        ["行政许可", "3", "", ""],
        "二、标题",
        ["规章", "0", "0"],
        ["行政规范性文件", "1", ""],
        "三、标题",
        ["规章", "0", "0", "0"],
        ["行政许可", "3", "", ""],
    ]


def test_a_blank_line_inside_a_table_is_layout() -> None:
    rows = [block for block in read(b"a\t1\n\nb\t2\n", "a.txt").blocks if isinstance(block, Row)]
    assert [row.region for row in rows] == [0, 0]


def test_an_indented_paragraph_is_no_table() -> None:
    text = "\t2023年，我局认真落实各项要求，全年公开信息12条。\n\t下一年继续努力，不断提高公开质量。\n"
    assert blocks(text) == [line.strip() for line in text.splitlines()]


def test_markdown_marks_are_not_text() -> None:
    text = "# 标题\n\n## 一、总体情况\n\n**（一）主动公开**\n\n<!-- 备注 -->\n| a | b |\n|---|:-:|\n| 1 | 2 |\n"
    assert blocks(text, "a.md") == ["标题", "一、总体情况", "（一）主动公开", ["a", "b"], ["1", "2"]]
    levels = [block.level for block in read(text.encode(), "a.md").blocks if isinstance(block, Paragraph)]
    assert levels == [1, 2, None]


def test_halves_of_a_paragraph_are_one_with_true_places() -> None:
    text = "2023年，我局全年共收到群众通过网络和当面提交的\n\n政府信息公开申请4件，均已答复。\n\n- 3 -\n下一段。\n"
    document = read(text.encode(), "a.txt")
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == "2023年，我局全年共收到群众通过网络和当面提交的政府信息公开申请4件，均已答复。"
    assert first.breaks == (first.text.index("政府"),)
    number = first.text.index("4件")
    assert document.source.location(first.passage.span(number).start) == (3, 9)


def test_a_page_number_between_halves_goes_with_the_cut() -> None:
    text = "2023年，我局全年共收到群众通过网络和当面提交的\n— 2 —\n政府信息公开申请4件，均已答复。\n"
    assert blocks(text) == ["2023年，我局全年共收到群众通过网络和当面提交的政府信息公开申请4件，均已答复。"]


def test_what_begins_something_of_its_own_is_not_joined() -> None:
    text = "我局围绕中心工作，切实做好各项工作的公开和解读\n（一）主动公开。全年12条。\n二、主动公开政府信息情况\n"
    assert len(blocks(text)) == 3


def test_a_signature_is_not_joined_to_the_text() -> None:
    text = "2023年，我局没有其他需要报告的事项，特此予以公告说明\n某县教育局\n2024年1月20日\n"
    assert len(blocks(text)) == 3


def test_an_escaped_pipe_stays_in_its_cell() -> None:
    assert blocks("| a\\|b | 1 |\n| c | 2 |\n") == [["a\\|b", "1"], ["c", "2"]]
