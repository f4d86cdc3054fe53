"""Files as other programs and sites make them than the readers' own tests have: a clean report gives no error and no warning.

Where a table of a PDF cannot be put together with certainty, GIA211 and GIA212 alone say so. Skipped with a word where a
program is not installed.
"""

from __future__ import annotations

import html
import io
import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pypdfium2_raw")
pytest.importorskip("reportlab")
pytest.importorskip("docx")

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from giar_lint.readers import Unreadable
from giar_lint.readers.docx import read_docx
from support import lint, to_docx
from support.model import model_report
from support.printing import by_browser, by_office, page

REPORT = page(model_report())
UNREAD = {"GIA211", "GIA212"}

# Pages that a browser prints, by what is added to their style, and the codes that they may give.
PRINTED: dict[str, tuple[str, set[str]]] = {
    "no borders": ("td { border: none }", UNREAD),
    "rows parted, columns not": ("td { border-width: 1px 0 }", set()),
    "columns parted, rows not": ("td { border-width: 0 1px }", UNREAD),
    "borders that a page end moves": ("table { border-collapse: separate } td { border-width: 0 1px 1px 0 }", UNREAD),
    "set wide": ("p.title { letter-spacing: 1em } h2 { letter-spacing: .3em }", set()),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all, so that each program sets itself up once."""
    return tmp_path_factory.mktemp("producers")


def codes(data: bytes, name: str) -> set[str]:
    return {each.code for each in lint.lint_bytes(data, name).diagnostics}


def body() -> str:
    match = re.search(r"<body>(.*)</body>", REPORT, re.DOTALL)
    assert match is not None
    return match[1]


# PDF


@pytest.mark.parametrize("style", PRINTED)
def test_what_a_browser_prints(folder: Path, style: str) -> None:
    added, allowed = PRINTED[style]
    data = by_browser(folder, REPORT.replace("</style>", f"{added}</style>"))
    if data is None:
        pytest.skip("Chromium is not installed, or does not print here")
    assert codes(data, "report.pdf") <= allowed


def test_a_word_file_without_borders_that_an_office_program_exports(folder: Path) -> None:
    file = docx.Document(io.BytesIO(to_docx.render(model_report())[0]))
    for table in file.tables:
        table.style = None
    data = by_office(folder, _saved(file), "report.docx")
    if data is None:
        pytest.skip("LibreOffice is not installed, or does not export here")
    assert codes(data, "report.pdf") <= UNREAD


# Word


def _saved(file: Any) -> bytes:
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def _within_a_cell(file: Any) -> None:
    elements = [each for each in file.element.body if each.tag != qn("w:sectPr")]
    cell = file.add_table(1, 1).cell(0, 0)._tc
    for each in elements:
        cell.append(each)


def _within_a_control(file: Any) -> None:
    elements = [each for each in file.element.body if each.tag != qn("w:sectPr")]
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    file.element.body.insert(0, control)
    for each in elements:
        control[1].append(each)


def _tables_within_tables(file: Any) -> None:
    for table in file.tables:
        outer = parse_xml(
            f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"
        )
        table._tbl.addprevious(outer)
        cell = next(outer.iter(qn("w:tc")))
        cell.append(table._tbl)
        cell.append(parse_xml(f"<w:p {nsdecls('w')}/>"))


def _blanks_in_cells(file: Any) -> None:
    for table in file.tables:
        for text in table._tbl.iter(qn("w:t")):
            text.text = f" \u3000{text.text}\u00a0 "
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            text.addprevious(parse_xml(f"<w:tab {nsdecls('w')}/>"))


def _line_breaks_for_paragraphs(file: Any) -> None:
    paragraphs = file.paragraphs
    begin = next(at for at, each in enumerate(paragraphs) if each.text.strip().startswith("一、"))
    end = next(at for at, each in enumerate(paragraphs) if each.text.strip().startswith("二、"))
    for each in paragraphs[begin + 1 : end + 1]:
        paragraphs[begin].add_run().add_break()
        paragraphs[begin].add_run(each.text)
        each._p.getparent().remove(each._p)


@pytest.mark.parametrize(
    "change",
    [_within_a_cell, _within_a_control, _tables_within_tables, _blanks_in_cells, _line_breaks_for_paragraphs],
    ids=lambda change: change.__name__.strip("_"),
)
def test_word_files_that_are_laid_out_otherwise(change: Any) -> None:
    file = docx.Document(io.BytesIO(to_docx.render(model_report())[0]))
    change(file)
    assert codes(_saved(file), "report.docx") == set()


def test_a_word_file_with_another_file_in_it_is_said_to_be_unread() -> None:
    file = docx.Document(io.BytesIO(to_docx.render(model_report())[0]))
    file.paragraphs[-1]._p.addnext(parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="rId99"/>'))
    with pytest.raises(Unreadable, match="not-taken-in"):
        read_docx(_saved(file), "report.docx")


# HTML


def _site(content: str) -> bytes:
    """The page of a site with the report in it."""
    return (
        '<!DOCTYPE html><html><head><meta charset="gb2312"><title>年报_云岭县人民政府</title></head><body>'
        '<div class="nav"><a href="/">首页</a> &gt; <a href="/xxgk">政府信息公开</a></div>'
        f'<div class="info">发布时间：2024-01-20 浏览次数：12</div>{content}'
        '<div class="footer">主办：云岭县人民政府</div></body></html>'
    ).encode()


TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
SOUP = re.sub(r"<(?:p|h2)[^>]*>", "　　", re.sub(r"</(?:p|h2)>", "<br><br>", body()))
SITES = {
    "a report twice, once for telephones": f'<div class="pc">{body()}</div><div class="wap">{body()}</div>',
    "tables twice, once for telephones": TABLE.sub(
        lambda match: f'<div class="pc-show">{match[0]}</div><div class="visible-xs">{match[0]}</div>', body()
    ),
    "a report for telephones alone": f'<div class="m-show">{body()}</div>',
    "tables that scroll": TABLE.sub(lambda match: f'<div style="overflow:auto">{match[0]}</div>', body()),
    "one paragraph with line breaks": f"<p>{SOUP}</p>",
    "a copy in a field": f'{body()}<textarea style="display:none">{html.escape(body())}</textarea>',
    "names in capitals": re.sub(r"<(/?)(\w+)", lambda match: f"<{match[1]}{match[2].upper()}", body()),
    "numbers as a spreadsheet exports them": re.sub(
        r"<td([^>]*)>([\d.]+)</td>",
        r"<td\1 class=xl65 style='mso-number-format:\"0_ \"' x:num=\"\2\">\2<span style='mso-spacerun:yes'>&nbsp;</span></td>",
        body(),
    ),
}


@pytest.mark.parametrize("site", SITES)
def test_pages_of_sites(site: str) -> None:
    assert codes(_site(SITES[site]), "report.html") == set()


def test_a_text_for_small_screens_that_says_something_else_is_read() -> None:
    """Only what is said twice is left out: a section that stands twice with another text is one too many."""
    other = "<h2>六、其他需要报告的事项</h2><p>全年举办开放日活动两次，收到意见三条。</p>"
    assert "GIA103" in codes(_site(f'{body()}<div class="wap">{other}</div>'), "report.html")
