"""Tables of Word files: merged cells both ways, rows that are gone, tables in tables."""

from __future__ import annotations

from giar_lint.document import Row
from support.docx_package import blocks, document, p, r, tbl, tc, tr

START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def wide(columns: int, more: str = "") -> str:
    return f'<w:gridSpan w:val="{columns}"/>{more}'


def test_a_cell_over_columns_is_one_and_below_a_merged_one_is_empty() -> None:
    body = tbl(
        tr(tc("一、新收", wide(3)), "1", "2"),
        tr(tc("三、结果", START), tc("（一）公开", wide(2)), "3", "4"),
        tr(tc("不见", ON), tc("（三）不予", START), "1.秘密", "5", "6"),
        tr(tc("", ON), tc("", ON), "2.其他", "7", "8"),
    )
    assert blocks(body) == [
        ["一、新收", "1", "2"],
        ["三、结果", "（一）公开", "3", "4"],
        ["", "（三）不予", "1.秘密", "5", "6"],
        ["", "", "2.其他", "7", "8"],
    ]


def test_a_cell_that_continues_nothing_is_one_of_its_own() -> None:
    assert blocks(tbl(tr("甲", "1"), tr(tc("乙", ON), "2"))) == [["甲", "1"], ["乙", "2"]]


def test_cells_merged_in_the_old_way() -> None:
    row = tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "1")
    assert blocks(tbl(row)) == [["甲", "1"]]


def test_rows_and_cells_that_are_gone() -> None:
    body = tbl(
        tr("甲", "1", properties="<w:del/>"),
        tr("乙", "2", properties="<w:hidden/>"),
        tr("丙", tc("3", "<w:cellDel/>"), "4"),
    )
    found = document(body)
    assert found.source.text == "丙\t4\n"
    assert [(mark.row, mark.cell) for mark in found.landmarks] == [(1, 1), (1, 2)]


def test_rows_and_cells_out_of_content_controls() -> None:
    cell = f"<w:sdt><w:sdtContent>{tc('1')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr('甲', cell)}</w:sdtContent></w:sdt>"
    assert blocks(tbl(row, tr("乙", "2"))) == [["甲", "1"], ["乙", "2"]]


def test_lines_of_a_cell_are_joined_and_words_kept_apart() -> None:
    cell = tc(p("社会") + p("公益") + p(r("组织") + r("<w:br/>") + r("总计")))
    assert blocks(tbl(tr(cell, tc(p("Word") + p("2016"))))) == [["社会公益组织总计", "Word 2016"]]


def test_figures_one_below_the_other_in_a_cell_are_doubtful() -> None:
    found = document(tbl(tr("甲", tc(p("12") + p("3"))), tr("乙", tc(p("12") + p(""))), tr("丙", "1")))
    assert [block.doubtful for block in found.blocks if isinstance(block, Row)] == [True, False, False]


def test_a_row_that_begins_past_the_first_column_with_blanks_is_doubtful() -> None:
    late = '<w:gridBefore w:val="2"/>'
    found = document(tbl(tr("1", "", "2", properties=late), tr("1", "3", "2", properties=late), tr("甲", "", "2")))
    assert [block.doubtful for block in found.blocks if isinstance(block, Row)] == [True, False, False]


def test_a_table_that_lays_out_a_page_is_its_content() -> None:
    inner = tbl(tr("甲", "1"), tr("乙", "2"))
    body = tbl(tr(tc(p("一、标题") + inner + p("正文。"))), tr(tc("这一格是成句的正文，不是表格的标签。")))
    assert blocks(body) == ["一、标题", ["甲", "1"], ["乙", "2"], "正文。", "这一格是成句的正文，不是表格的标签。"]
    marks = [(mark.table, mark.row, mark.cell) for mark in document(body).landmarks]
    assert marks == [(1, 1, 1), (2, 1, 1), (2, 1, 2), (2, 2, 1), (2, 2, 2), (1, 1, 1), (1, 2, 1)]


def test_a_table_of_one_cell_inside_a_cell_is_its_text() -> None:
    assert blocks(tbl(tr("甲", tc(tbl(tr("12")) + p())), tr("乙", "2"))) == [["甲", "12"], ["乙", "2"]]


def test_a_row_of_one_label_is_a_row() -> None:
    found = document(tbl(tr(tc("第二十条第（一）项", wide(4))), tr("信息内容", "a", "b", "c")))
    assert [len(block.cells) for block in found.blocks if isinstance(block, Row)] == [1, 4]
    assert found.source.text == "第二十条第（一）项\t\n信息内容\ta\tb\tc\n"
