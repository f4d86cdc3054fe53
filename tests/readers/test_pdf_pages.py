"""What stands on a page and how it is read, on small PDFs made for it."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence

import pytest

pytest.importorskip("pypdfium2_raw")
pytest.importorskip("reportlab")

from reportlab.pdfgen.canvas import Canvas

from giar_lint.document import Document, Paragraph, Row
from giar_lint.readers import Unreadable
from giar_lint.readers.pdf import read_pdf
from support import lint
from support.model import model_report
from support.to_pdf import FONT, HEIGHT, Drawing, _Writer, draw, shape, wrapped

Draw = Callable[[Canvas], None]
FILLER = "云岭县自然资源局编制了政府信息公开工作年度报告，现予公布，欢迎监督。"


def pages(*drawings: Sequence[Drawing] | Draw, size: tuple[float, float] = (595, 842)) -> Document:
    """The Document of a PDF with these pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    wrapped("", 1, 1)  # registers the font
    for page in drawings:
        if callable(page):
            page(canvas)
        else:
            draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return read_pdf(out.getvalue(), "a.pdf")


def text(x: float, y: float, words: str, size: float = 12) -> Drawing:
    return ("text", (x, y, words, size))


def line(x0: float, y0: float, x1: float, y1: float) -> Drawing:
    return ("line", (x0, y0, x1, y1))


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Drawing]:
    return [line(xs[0], y, xs[-1], y) for y in ys] + [line(x, ys[0], x, ys[-1]) for x in xs]


def prose(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def rows(document: Document) -> list[tuple[list[str], bool]]:
    return [
        ([cell.text for cell in block.cells], block.doubtful) for block in document.blocks if isinstance(block, Row)
    ]


XS, YS = (80, 200, 260, 320), (100, 120, 140)
LABELS = [text(85, 114, "规章", 9), text(85, 134, "行政规范性文件", 9), text(225, 134, "3", 9), text(285, 134, "4", 9)]
TITLE = text(80, 60, FILLER)


def test_a_grid_gives_its_cells() -> None:
    document = pages([TITLE, *grid(XS, YS), *LABELS, text(225, 114, "12", 9), text(285, 114, "0", 9)])
    assert rows(document) == [(["规章", "12", "0"], False), (["行政规范性文件", "3", "4"], False)]


@pytest.mark.parametrize(
    "number",
    [
        [text(256, 114, "12", 9)],  # on the line between two cells
        [text(250, 114, "1234", 9)],  # runs over it
        [text(215, 114, "1", 9), text(240, 114, "2", 9)],  # two in one cell
        [text(225, 111, "1", 7), text(225, 119, "2", 7)],  # one over the other
        [text(225, 114, "12", 9), text(227, 114, "34", 9)],  # printed over each other
    ],
)
def test_a_number_that_is_not_certain_is_doubtful(number: list[Drawing]) -> None:
    document = pages([TITLE, *grid(XS, YS), *LABELS, *number])
    assert [doubtful for _, doubtful in rows(document)] == [True, False]


@pytest.mark.parametrize("shift", [0.0, 26.0, 45.0])
def test_a_number_between_two_columns_leaves_the_sums_out(shift: float) -> None:
    """Of a table without rules: GIA212 alone, and never a sum that a number in the wrong column makes wrong."""
    table = model_report().table(3)
    assert table is not None
    writer = _Writer("aligned")
    writer.table(shape(table))
    drawings = writer.pages[0]
    at = next(i for i, (_, v) in enumerate(drawings) if v[2:] == ("7", 9.0))
    kind, (x, y, words, size) = drawings[at]
    drawings[at] = (kind, (float(x) + shift, y, words, size))
    heading = text(80, 60, "三、收到和处理政府信息公开申请情况", 14)
    document = pages([text(150, 40, model_report().titles[0], 15), heading, *drawings])
    doubted = [cells[1] for cells, doubtful in rows(document) if doubtful]
    assert doubted == (["（一）予以公开"] if shift else [])


def test_the_run_says_that_sums_were_left_out() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    writer = _Writer("aligned")
    table = model_report().table(3)
    assert table is not None
    writer.centred("title", model_report().titles[0])
    writer.paragraph("heading", "三、收到和处理政府信息公开申请情况", size=14)
    writer.table(shape(table))
    at = next(i for i, (_, v) in enumerate(writer.pages[0]) if v[2:] == ("7", 9.0))
    kind, (x, y, words, size) = writer.pages[0][at]
    writer.pages[0][at] = (kind, (float(x) + 17, y, words, size))
    for page in writer.pages:
        draw(canvas, page)
        canvas.showPage()
    canvas.save()
    codes = [each.code for each in lint.lint_bytes(out.getvalue(), "a.pdf").diagnostics]
    assert [code for code in codes if code[:4] in ("GIA2", "GIA3")] == ["GIA212"]


def test_dashed_and_doubled_rules_and_rectangles_are_rules() -> None:
    def drawn(canvas: Canvas) -> None:
        draw(canvas, [TITLE, *LABELS, text(225, 114, "12", 9), text(285, 114, "0", 9)])
        canvas.setDash(3, 2)
        for y in YS:
            canvas.line(XS[0], HEIGHT - y, XS[-1], HEIGHT - y)
        canvas.setDash()
        for x in XS:
            canvas.rect(x, HEIGHT - YS[-1], 0.5, YS[-1] - YS[0], stroke=0, fill=1)
            canvas.line(x + 1.5, HEIGHT - YS[0], x + 1.5, HEIGHT - YS[-1])
        for x in range(XS[0], XS[-1], 4):  # a line of dots
            canvas.line(x, HEIGHT - 120, x + 2, HEIGHT - 120)

    assert rows(pages(drawn)) == [(["规章", "12", "0"], False), (["行政规范性文件", "3", "4"], False)]


def test_text_and_rules_in_a_form_are_read() -> None:
    def drawn(canvas: Canvas) -> None:
        canvas.beginForm("table")
        draw(canvas, [*grid(XS, YS), *LABELS])
        canvas.endForm()
        draw(canvas, [TITLE])
        canvas.translate(40, -60)
        canvas.doForm("table")

    assert rows(pages(drawn)) == [(["规章", "", ""], False), (["行政规范性文件", "3", "4"], False)]


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("flagged", [False, True])
def test_a_turned_page_is_read_upright(degrees: int, flagged: bool) -> None:
    """A table drawn turned on the page, and one on a page that says itself that it is turned."""

    def drawn(canvas: Canvas) -> None:
        if flagged:
            canvas.setPageRotation(degrees)
        canvas.translate(300, 300)
        canvas.rotate(degrees)
        canvas.translate(-200, -700)
        draw(canvas, [TITLE, *grid(XS, YS), *LABELS])

    expected = [(["规章", "", ""], False), (["行政规范性文件", "3", "4"], False)]
    document = pages(drawn)
    assert prose(document) == [FILLER]
    assert rows(document) == expected


def test_what_is_askew_or_drawn_twice_or_invisible_is_no_text_of_its_own() -> None:
    def drawn(canvas: Canvas) -> None:
        draw(canvas, [TITLE, text(80.3, 60, FILLER), *grid(XS, YS), *LABELS])
        hidden = canvas.beginText(80, 500)
        hidden.setTextRenderMode(3)
        hidden.setFont(FONT, 12)
        hidden.textOut("看不见的文字")
        canvas.drawText(hidden)
        canvas.translate(100, 600)
        canvas.rotate(math.degrees(0.6))
        canvas.setFont(FONT, 40)
        canvas.drawString(0, 0, "内部资料")

    document = pages(drawn)
    assert prose(document) == [FILLER]
    assert not any(doubtful for _, doubtful in rows(document))


def test_heads_feet_and_page_numbers_go_and_a_title_stays() -> None:
    head, foot = "云岭县政务公开资料汇编", "网址 www.example.com"
    body = [
        [text(80, 60 + 24 * n, f"（{'一二三四五六'[n]}）{words}工作", 12) for n in range(4)]
        for words in ("主动公开", "平台建设", "监督保障")
    ]
    drawings = [
        [text(80, 40, head, 9), *lines, text(280, 815, f"第{page}页 共3页", 9), text(80, 800, foot, 9)]
        for page, lines in enumerate(body, 1)
    ]
    drawings[0].append(text(200, 210, head, 16))
    found = prose(pages(*drawings))
    assert found.count(head) == 1
    assert not any("共3页" in each or "www" in each for each in found)
    assert len(found) == 13


def test_a_paragraph_goes_on_over_lines_and_pages_and_has_no_break() -> None:
    full = "政府信息公开工作坚持以公开为常态不公开为例外围绕群众关心的事项依法推进各项工作，"[:36]
    document = pages(
        [text(104, 700, full[:34]), text(80, 720, full), text(80, 740, full)],
        [text(80, 80, "平稳有序，群众满意。"), text(104, 100, "下一段从这里开始。")],
    )
    (first, second) = document.blocks
    assert isinstance(first, Paragraph)
    assert first.text == full[:34] + full + full + "平稳有序，群众满意。"
    assert first.breaks == ()
    assert isinstance(second, Paragraph)
    assert [mark.page for mark in document.landmarks] == [1, 2]
    assert document.source.text[document.landmarks[1].offset :].startswith("平稳有序")


def test_blanks_of_the_layout_go_and_those_between_words_stay() -> None:
    document = pages([TITLE, text(104, 100, "2023 年 , 发布信息 12 条，见 Open Data 网站。")])
    assert prose(document)[-1] == "2023年,发布信息12条，见Open Data网站。"


def test_a_page_that_is_a_picture_says_so() -> None:
    def picture(canvas: Canvas) -> None:
        from PIL import Image

        canvas.drawInlineImage(Image.new("L", (40, 60), 200), 0, 0, 595, 842)

    document = pages([TITLE], picture)
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.picture
    assert document.landmarks[-1].page == 2
    with pytest.raises(Unreadable, match="no-text"):
        pages(picture)


def test_text_without_codes_is_told() -> None:
    def drawn(canvas: Canvas) -> None:
        draw(canvas, [text(80, 60, "\ue123\ue124\ue125\ue126" * 12)])

    from reportlab.pdfbase import pdfmetrics

    assert pdfmetrics.getFont(FONT)
    with pytest.raises(Unreadable, match=r"garbled|no-text"):
        pages(drawn)


BROWSERS = {
    "Chromium": (("2026/11/22 07:11", "云岭县自然资源局年度报告"), ("https://www.example.gov.cn/nb.html", "%d/2")),
    "from a folder": (("11/22/26, 7:11 AM", "年度报告"), ("file:///home/a/nb.html", "%d/2")),
    "Firefox": (("年度报告", "https://www.example.gov.cn/nb.html"), ("%d of 2", "2026/11/22 下午3:20")),
    "older ones": (("年度报告", "第 %d 页，共 2 页"), ("https://www.example.gov.cn/nb.html", "2026-11-22")),
}


@pytest.mark.parametrize("browser", BROWSERS)
def test_what_a_browser_prints_at_the_ends_of_a_page_is_in_no_cell_of_a_table_that_runs_over_it(browser: str) -> None:
    head, foot = BROWSERS[browser]

    def page(number: int, rules: Sequence[float], cells: Sequence[Drawing]) -> list[Drawing]:
        ends = [
            text(x, y, words.replace("%d", str(number)), 8)
            for y, both in ((23, head), (825, foot))
            for x, words in zip((30, 340), both, strict=True)
        ]
        return [*ends, *cells, *grid((20, 300, 420, 560), rules)]

    def row(y: float, label: str) -> list[Drawing]:
        return [text(25, y, label, 9), text(330, y, "12", 9), text(450, y, "0", 9)]

    document = pages(
        [TITLE, *page(1, (760, 780, 842), [*row(774, "规章"), *row(796, "行政许可")])],
        page(2, (0, 60, 80), [*row(54, "行政处罚"), *row(74, "行政强制")]),
    )
    labels = ("规章", "行政许可", "行政处罚", "行政强制")
    assert rows(document) == [([label, "12", "0"], False) for label in labels]
    assert prose(document) == [FILLER]


def test_an_address_at_the_end_of_a_page_is_text_where_nothing_tells_that_a_browser_printed_it() -> None:
    document = pages([TITLE, text(80, 810, "https://www.example.gov.cn/gongkai")], [text(80, 60, FILLER)])
    assert any("example.gov.cn" in each for each in prose(document))
