"""How the cells of a report's tables are laid out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from giar_lint.outputs.page_table import Shape, shapes

NONE = frozenset[int]()


def laid_out(*rows: str, marked: dict[int, int] | None = None) -> list[Shape]:
    """The shapes of rows written with `|` between their cells; `marked` tells which cell of which row holds a mark."""
    marks = [frozenset({(marked or {})[number]}) if number in (marked or {}) else NONE for number in range(len(rows))]
    return list(shapes([row.split("|") for row in rows], marks))


def test_a_full_row_is_left_as_it_is() -> None:
    assert laid_out("一、新收|8|2|10")[0] == Shape((1, 1, 1, 1), 1)


def test_a_short_row_lacks_labels_where_its_figures_are_complete() -> None:
    found = laid_out("三、结果|（三）不予公开|1.国家秘密|1|2|3", "四、结转|1|2|3", "（七）|总计|1|2|3")
    assert found[1:] == [Shape((3, 1, 1, 1), 1), Shape((1, 2, 1, 1, 1), 2)]


def test_a_row_with_fewer_figures_keeps_them_under_the_first_columns() -> None:
    assert laid_out("新收|1|2|3", "结转|4|5|6", "总计|7|8")[2] == Shape((1, 1, 1), 1, gap=1)


def test_blank_cells_at_the_end_stand_for_labels_that_lack() -> None:
    found = laid_out("三、|（三）|1.秘密|1|2", "三、|（一）|1|2|", "一、新收||1|2|")
    assert found == [Shape((1, 1, 1, 1, 1), 3), Shape((1, 2, 1, 1, 0), 2), Shape((3, 0, 1, 1, 0), 2)]


def test_a_heading_takes_the_blank_cells_after_it() -> None:
    found = laid_out("第二十条||", "信息内容|本年处理决定数量|", "规章|1|2", "文件|3|4", "许可|518|")
    assert [each.spans for each in found] == [(3, 0, 0), (1, 2, 0), (1, 1, 1), (1, 1, 1), (1, 2, 0)]


def test_a_marked_blank_cell_is_never_taken_away() -> None:
    found = laid_out("一、新收|1|2|3", "二、结转|4|5|6", "3.其他|||", marked={2: 1})
    assert found[2] == Shape((1, 1, 1, 1), 1)


def test_headings_with_a_cell_for_each_column_stand_over_their_figures() -> None:
    found = laid_out(
        "（勾稽）|||申请人", "|||自然人|法人|||总计", "||||企业|其他||", "新收|||7|0|0|1|8", "三、|（三）|1.|1|2|3|4|5"
    )
    assert [each.spans for each in found[:3]] == [(3, 0, 0, 5), (1, 1, 1, 1, 3, 0, 0, 1), (1, 1, 1, 1, 1, 2, 0, 1)]


def test_headings_move_with_the_figures_below_where_these_lack_labels() -> None:
    found = laid_out("（勾稽）||申请人|||", "||自然人|法人|总计|", "新收||7|1|8|", "三、|（三）|1.|1|2|3")
    assert [each.spans for each in found[:3]] == [(3, 0, 3, 0, 0, 0), (1, 2, 1, 1, 1, 0), (3, 0, 1, 1, 1, 0)]


def test_headings_are_listed_where_nothing_tells_their_columns() -> None:
    found = laid_out("（勾稽）|申请人", "自然人|法人|总计", "企业|其他", "一、新收|1|2|3|4", "二、结转|1|2|3|4")
    assert [each.listed for each in found] == [True, True, True, False, False]
    assert found[1].spans == (5, 0, 0)


def test_what_a_file_states_of_its_columns_holds() -> None:
    rows = [["（勾稽）", "申请人"], ["自然人", "法人", "总计"], ["企业", "其他"], ["新收", "1", "2", "3", "6"]]
    stated = [[(0, 4), (4, 8)], [(4, 5), (5, 7), (7, 8)], [(5, 6), (6, 7)], [(0, 4), (4, 5), (5, 6), (6, 7), (7, 8)]]
    found = shapes(rows, [NONE] * 4, stated)
    assert [each.spans for each in found] == [(1, 4), (1, 2, 1), (1, 1), (1, 1, 1, 1, 1)]
    assert [each.skips for each in found] == [(0, 0), (1, 0, 0), (2, 0), (0, 0, 0, 0, 0)]
    assert [(each.labels, each.gap) for each in found] == [(2, 0), (3, 0), (2, 1), (1, 0)]


def test_what_a_file_states_is_not_followed_where_cells_lie_over_each_other() -> None:
    rows = [["项目", "件数"], ["规章", "1"]]
    overlapping = [[(0, 2), (1, 3)], [(0, 1), (1, 2)]]
    assert shapes(rows, [NONE] * 2, overlapping) == shapes(rows, [NONE] * 2)


def test_figures_stand_in_the_columns_that_they_are_known_to_be_of() -> None:
    """The column of totals is blank in most of the rows, so that the figures are mostly as many as the columns before it."""
    rows = [
        "（勾稽）||申请人||总计",
        "||自然人|法人|",
        "一、新收||1|2|3|",
        "（一）|1.秘密|1|2|",
        "|2.其他|3|4|",
        "（七）总计||4|6|",
    ]
    cells = [row.split("|") for row in rows]
    known = [None, None, (2, 3), (2, 3), (2, 3), (2, 3)]
    found = shapes(cells, [NONE] * 6, figures=known)
    assert [each.spans for each in found[2:]] == [(2, 0, 1, 1, 1, 0), (1,) * 5, (1,) * 5, (2, 0, 1, 1, 1)]
    assert {each.labels for each in found[2:]} == {2}
    assert found[0].spans == (2, 0, 2, 0, 1)
    short = shapes([["新收", "1", "2", "3"], ["结转", "1"]], [NONE] * 2, figures=[(1, 3), (1, 3)])
    assert short[1] == Shape((1, 1), 1, gap=2)


def test_what_is_beyond_the_known_columns_has_columns_of_its_own() -> None:
    found = shapes([["新收", "1", "2", "9"], ["（一）", "1.", "1", "2"]], [NONE] * 2, figures=[(1, 2), (2, 2)])
    assert found == (Shape((2, 1, 1, 1), 1), Shape((1, 1, 1, 1), 2, gap=1))


@given(
    st.lists(st.lists(st.sampled_from(["", " ", "0", "12", "1.5", "无", "总计", "（一）"]), max_size=6), min_size=1),
    st.data(),
)
def test_all_rows_are_equally_wide_and_only_blank_unmarked_cells_vanish(
    rows: list[list[str]], data: st.DataObject
) -> None:
    marks = [frozenset(data.draw(st.sets(st.integers(0, len(row) - 1), max_size=2))) if row else NONE for row in rows]
    within = [st.tuples(st.integers(0, len(row) - 1), st.integers(1, 4)) if row else st.none() for row in rows]
    known = [data.draw(st.none() | each) for each in within]
    found = shapes(rows, marks, figures=known)
    assert len({sum(each.spans) + each.gap for each in found}) == 1
    for row, marked, shape in zip(rows, marks, found, strict=True):
        assert len(shape.spans) == len(row)
        for index, (cell, span) in enumerate(zip(row, shape.spans, strict=True)):
            assert span > 0 or shape.listed or (not cell.strip() and index not in marked)
