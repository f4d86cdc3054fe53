"""HTML to blocks: encodings, text and its way back to the source, tables, what is left out, comments, and edits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from giar_lint.document import Document, Paragraph, Row
from giar_lint.readers import Unreadable, read
from support import lint

PAGES = Path(__file__).parent / "pages"
HEADS = "<h2>一、总体情况</h2>{}<h2>二、主动公开政府信息情况</h2>"


def page(body: str) -> Document:
    """The document of a page whose first section holds a body."""
    return read(HEADS.format(body).encode(), "a.html")


def texts(body: str) -> list[str]:
    """What stands between the two headings."""
    blocks = page(body).blocks[1:-1]
    return [
        block.text if isinstance(block, Paragraph) else "|".join(cell.text for cell in block.cells) for block in blocks
    ]


def rows(table: str) -> list[Row]:
    return [block for block in page(f"<table>{table}</table>").blocks if isinstance(block, Row)]


# Encodings


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", "gb2312"),
        ("gbk", "gb2312"),
        ("gb18030", "utf-8"),
        ("gbk", ""),
        ("big5", "big5"),
        ("utf-8-sig", "iso-8859-1"),
        ("utf-16", "utf-8"),
    ],
)
def test_the_bytes_tell_the_encoding_before_the_declaration(encoding: str, declared: str) -> None:
    text = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' * bool(declared)
    text += HEADS.replace("总体情况", "主動公開" if encoding == "big5" else "总体情况").format("<p>全年公文")
    if encoding == "big5":
        text = text.replace("动", "動").replace("开", "開").replace("总体", "總體").replace("况", "況")
    data = text.encode(encoding)
    source = read(data, "a.html").source
    assert source.text == text
    at = text.index("公文")
    assert data[source.byte_offset(at) : source.byte_offset(at + 2)] == "公文".encode(source.encoding)


@pytest.mark.parametrize(("data", "key"), [(b"<p>\xff\xfe\xff</p>", "encoding"), (b"<p>\0\0</p>", "binary")])
def test_what_is_no_text_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(Unreadable) as problem:
        read(data, "a.html")
    assert problem.value.key == key


# Text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>\n  全年\n  公开<b>信</b>息 12  条。\n</p>", ["全年公开信息 12 条。"]),
        (
            "<p>&emsp;　&nbsp;全年&ldquo;公开&rdquo;&#8220;&#x4e00;&#147;&middot;&amp;lt;&nosuch;&nbsp</p>",
            ["全年“公开”“一“·&lt;&nosuch;"],
        ),
        ("甲<br>乙<BR/>丙<p>丁<div>戊</div>己", ["甲", "乙", "丙", "丁", "戊", "己"]),
        ("<ul><li>甲<li>乙<ul><li>丙</ul><li>丁</ul>", ["甲", "乙", "丙", "丁"]),
        ("<p>甲<o:p></o:p><span\nclass='a>b'>乙</span><a name=x>丙</a>", ["甲乙丙"]),
        ("<p>甲<![if !supportLists]>1.<![endif]><!--[if gte mso 9]><xml>丑</xml><![endif]-->乙", ["甲1.乙"]),
        (
            "<p>甲<del>丑</del><ins>乙</ins><span style='DISPLAY: none'>丑<span>丑</span>丑</span>丙<i hidden>丑</i>",
            ["甲乙丙"],
        ),
        ("<p style='mso-hide:all'>丑</p><script>'<p>丑'</script><noscript>丑</noscript><style>丑</style>甲", ["甲"]),
        ("<p title='a hidden b' style='overflow:hidden'>甲", ["甲"]),
        ("<p>1 < 2 且 3<中", ["1 < 2 且 3<中"]),
        ("<h3>甲<br>乙</h3>丙", ["甲乙", "丙"]),
        ("<pre>甲\n乙\tx\ty\n丙\tx\ty</pre>丁", ["甲", "乙|x|y", "丙|x|y", "丁"]),
        ("<pre>甲<b>乙</b>\n丙&amp;</pre>", ["甲乙", "丙&"]),
    ],
)
def test_text(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_every_character_leads_back_to_the_source() -> None:
    document = page("<p>　甲&nbsp;<b>乙</b>\n\n丙 &ldquo;丁</p>")
    block = document.blocks[1]
    assert isinstance(block, Paragraph)
    assert block.text == "甲\u00a0乙丙 “丁"
    found = [document.source.text[slice(*block.passage.span(at, at + 1))] for at in range(len(block.text))]
    assert found == ["甲", "&nbsp;", "乙", "丙", " ", "&ldquo;", "丁"]


def test_levels_and_pictures() -> None:
    blocks = page('<h4>（一）主动公开</h4><p><img src=a.png alt="统计&amp;表"></p><p>文<img src=b.png>字</p>').blocks[
        1:-1
    ]
    assert [(block.level, block.picture, block.text) for block in blocks if isinstance(block, Paragraph)] == [
        (4, False, "（一）主动公开"),
        (None, True, "统计&表"),
        (None, False, "文字"),
    ]


# Tables


def test_cells() -> None:
    found = rows(
        "<caption>表</caption><tr><th>信息<br>内容</th><th><p>本年</p><p>件数</p><tr><td>规章<td>&nbsp;<td></td><td><p>1</p>\n<p>&nbsp;</p></tr>"
        "<tbody><tr><td>许可<td hidden>9<td><font>2</font>"
    )
    assert [[cell.text for cell in row.cells] for row in found] == [
        ["信息内容", "本年件数"],
        ["规章", "", "", "1"],
        ["许可", "2"],
    ]
    assert len({row.region for row in found}) == 1


def test_a_blank_cell_stands_where_its_blank_does() -> None:
    row = rows("<tr><td>规章</td>\n<td>\n&nbsp;\n</td>\n<td></td></tr>")[0]
    source = page("<table><tr><td>规章</td>\n<td>\n&nbsp;\n</td>\n<td></td></tr></table>").source
    assert [source.location(cell.span().start).line for cell in row.cells] == [1, 3, 5]


@pytest.mark.parametrize(
    ("table", "doubtful"),
    [
        ("<tr><td>甲<td>乙<td>丙<tr><td>丁<td>1<td>2", []),
        ("<tr><td>甲<td>乙<td>丙<tr><td>丁<td colspan=2>1", [1]),
        ("<tr><td>甲<td colspan=2>乙<tr><td>丁<td colspan=2>1", []),
        ("<tr><td>甲<td>乙<td>丙<tr><td>丁<td>1<td>2<tr><td>戊<td colspan=2>己<tr><td>庚<td colspan=2>3", []),
        ("<tr><td>甲<td>乙<tr><td>丙<td rowspan=2>1<tr><td>丁", [1, 2]),
        ("<tr><td>甲<td rowspan=2>乙<tr><td colspan=2>丙<td>1", [1]),
        ("<tr><td>甲<td>乙<tr><td>丙<td><p>1</p><p>2</p>", [1]),
        ("<tr><td>甲<td>乙<tr><td>丙<td>1<br>2", [1]),
        ("<tr><td>甲<td>乙<tr><td>丙2<br>丁<td>1", []),
    ],
)
def test_rows_whose_columns_are_not_certain(table: str, doubtful: list[int]) -> None:
    assert [number for number, row in enumerate(rows(table)) if row.doubtful] == doubtful


def test_layout_tables_give_their_content() -> None:
    body = (
        "<table><tr><td>左<td><h3>（一）主动公开</h3><p>全年公开信息。</p><table><tr><td>规章<td>1</table>尾</td></tr>"
        "<tr><td>脚</td></tr></table>"
    )
    assert texts(body) == ["左", "（一）主动公开", "全年公开信息。", "规章|1", "尾", "脚"]


# The report in its page


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.glob("*.html")))
def test_pages_of_other_styles(name: str) -> None:
    expected = {
        "list-of-links.html": ["GIA002"],
        "tables-as-pictures.html": ["GIA201"] * 3,
        "tables-of-divs.html": ["GIA201"] * 3,
    }
    result = lint.lint_bytes((PAGES / name).read_bytes(), name)
    assert [each.code for each in result.diagnostics] == expected.get(name, [])
    assert ("图片" in "".join(each.message for each in result.diagnostics)) is (name == "tables-as-pictures.html")


SURROUNDED = """<title>{title}</title><body><h1>{above}</h1><p>发布时间：2012-03-05 来源：某某网</p>
<div>{inside}<p>{lead}</p><h2>一、总体情况</h2><p>全年公开信息12条。</p><h2>二、主动公开政府信息情况</h2><p>见下。</p></div>
<p>上一篇：<a href=x>某某县2011年政府信息公开工作年度报告</a></p><p>一审：某某</p></body>"""
TITLE = "某某县教育局2023年政府信息公开工作年度报告"
LEAD = "本报告依据《中华人民共和国政府信息公开条例》编制。"


@pytest.mark.parametrize(
    ("title", "above", "inside"),
    [
        (f"{TITLE}_政务公开_某某县", "", ""),
        ("某某县", TITLE, ""),
        ("某某县", "某某县教育局<br>2023年政府信息公开工作年度报告", ""),
        ("某某县", "某某县2012年政府信息公开工作年度报告汇编", f"<p>{TITLE}</p>"),
        ("某某县", TITLE, f"<p align=center>{TITLE}</p>"),
        (f"{TITLE}", "政府信息公开年报", ""),
    ],
)
def test_the_title_stands_in_the_text_above_it_or_in_the_head(title: str, above: str, inside: str) -> None:
    source = SURROUNDED.format(title=title, above=above, inside=inside, lead=LEAD)
    blocks = read(source.encode(), "a.html").blocks
    found = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert found == [TITLE, LEAD, "一、总体情况", "全年公开信息12条。", "二、主动公开政府信息情况", "见下。"]


def test_nothing_is_found_where_reports_are_only_linked() -> None:
    links = "".join(f"<li><a href={year}>某县{year}年政府信息公开工作年度报告</a>" for year in (2021, 2022))
    assert read(f"<h1>某县政府信息公开工作年度报告</h1><ul>{links}</ul><p>共2条</p>".encode(), "a.html").blocks == ()


def test_a_page_needs_no_table_of_entities() -> None:
    """The module `html` costs more to import than a page to read; only a rare reference asks for it."""
    program = (
        "import sys; from giar_lint.readers import read; page = '<h2>一、总体情况</h2>&ldquo;&nbsp;&#160;'\n"
        "read(page.encode(), 'a.html'); print('html' in sys.modules)\n"
        "print(read((page + '&copy;<p>二、主动公开政府信息情况').encode(), 'a.html').blocks[1].text)"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False", "“\u00a0\u00a0©"]


# Comments and edits

REPORT = (PAGES / "header-cells.html").read_text(encoding="utf-8").replace("<h4>", "\n<h4>")
WRONG = REPORT.replace("五、存在的主要问题及改进情况", "五、存在的问题及改进情况")
HEADING = "<h4>五、存在的问题及改进情况"


@pytest.mark.parametrize(
    ("before", "codes"),
    [
        ("", ["GIA104"]),
        ("<!-- giar-lint: disable=GIA104 -->", []),
        ("<!-- giar-lint: disable-next-line=heading-wording -->\n", []),
        ("<!-- giar-lint: disable-next-line=GIA303 -->\n", ["GIA004", "GIA104"]),
        ("<!-- giar-lint: disable --><!-- giar-lint: enable -->", ["GIA004", "GIA104"]),
        ("<!-- a remark -->", ["GIA104"]),
    ],
)
def test_comments_keep_diagnostics_back(before: str, codes: list[str]) -> None:
    result = lint.lint_bytes(WRONG.replace(HEADING, before + HEADING).encode(), "a.html")
    assert [each.code for each in result.diagnostics] == codes


def test_a_comment_at_the_end_is_about_the_whole_file() -> None:
    result = lint.lint_bytes((WRONG + "<!-- giar-lint: disable-file=GIA1 -->").encode(), "a.html")
    assert result.diagnostics == ()


def test_comments_in_scripts_are_none() -> None:
    document = page("<script><!-- giar-lint: disable --></script><!--a--><!-->甲")
    assert [document.source.text[slice(*span)] for span in document.comments] == ["<!--a-->", "<!-->"]


def test_an_edit_leaves_markup_where_it_is() -> None:
    text = WRONG.replace(HEADING, "<h4>五、<b>存在的</b>问题<!-- x -->及改进&#24773;况")
    (diagnostic,) = lint.lint_bytes(text.encode(), "a.html").diagnostics
    assert diagnostic.fix is not None
    for edit in sorted(diagnostic.fix.edits, key=lambda each: each.span, reverse=True):
        text = text[: edit.span.start] + edit.content + text[edit.span.end :]
    assert "<h4>五、<b>存在的主要问题及改进情况</b><!-- x --></h4>" in text
    assert lint.lint_bytes(text.encode(), "a.html").diagnostics == ()
