"""Word files to blocks: what stands on the page, and nothing else."""

from __future__ import annotations

import pytest

from giar_lint.document import Document, Landmark, Paragraph
from giar_lint.readers import read
from support import lint
from support.docx_package import STRICT, blocks, document, p, packed, parts, r, tbl, tc, tr
from support.model import model_report
from support.to_docx import VARIANTS, Variant, render


def field(code: str, result: str) -> str:
    begin, between, end = (r(f'<w:fldChar w:fldCharType="{step}"/>') for step in ("begin", "separate", "end"))
    return begin + r(f"<w:instrText>{code}</w:instrText>") + between + result + end


@pytest.mark.parametrize(
    ("inner", "expected"),
    (
        (r("总") + r("体") + r("情况"), ["总体情况"]),
        (r("　　　首行缩进"), ["首行缩进"]),
        ("<w:r><w:t> 甲 </w:t></w:r>" + r("乙"), ["甲乙"]),
        (r("甲") + r("<w:tab/>") + r("乙"), ["甲 乙"]),
        (r("甲") + r("<w:br/>") + r("乙"), ["甲", "乙"]),
        (r("甲") + r('<w:br w:type="page"/>') + r("乙"), ["甲乙"]),
        (r("0999") + r("<w:noBreakHyphen/>") + r("555") + r("<w:softHyphen/>") + r("0123"), ["0999-5550123"]),
        (r('<w:sym w:font="Wingdings" w:char="F081"/>') + r("公开"), ["①公开"]),
        (r('<w:sym w:font="Wingdings" w:char="F0E0"/>') + r("公开"), ["公开"]),
        (r('<w:sym w:font="宋体" w:char="25A1"/>') + r("公开"), ["□公开"]),
        (r("可见") + r("隐藏", "<w:vanish/>"), ["可见"]),
        (r("可见") + r("也可见", '<w:vanish w:val="0"/>'), ["可见也可见"]),
        (r("<w:ruby><w:rt>" + r("zhōng") + "</w:rt><w:rubyBase>" + r("中") + "</w:rubyBase></w:ruby>"), ["中"]),
        (f"<w:hyperlink>{r('链接')}</w:hyperlink><w:smartTag>{r('标记')}</w:smartTag>", ["链接标记"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>", ["控件"]),
        (r("共") + field(" SUM(ABOVE) ", r("12")) + r("件"), ["共12件"]),
        (field("IF</w:instrText></w:r>" + field("PAGE", r("3")) + "<w:r><w:instrText>", r("甲")) + r("乙"), ["甲乙"]),
        (f'<w:fldSimple w:instr=" DATE ">{r("2024年")}</w:fldSimple>', ["2024年"]),
        (f"<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>{r('式')}", ["a=b式"]),
        (f"{r('甲')}<w:ins>{r('增')}</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>{r('乙')}", ["甲增乙"]),
        (f"<w:moveFrom>{r('移出')}</w:moveFrom><w:moveTo>{r('移入')}</w:moveTo>", ["移入"]),
        (f"<w:ins><w:del>{r('先增后删')}</w:del></w:ins>{r('留')}", ["留"]),
    ),
)
def test_content_of_a_paragraph(inner: str, expected: list[str]) -> None:
    assert blocks(p(inner)) == expected


def test_a_strict_file_and_one_with_macros_are_read_alike() -> None:
    body = p("甲") + tbl(tr("乙", "1"))
    assert blocks(body, space=STRICT) == blocks(body) == ["甲", ["乙", "1"]]
    macros = packed(parts(body, kind="application/vnd.ms-word.document.macroEnabled.main+xml"))
    assert len(read(macros, "a.docm").blocks) == 2


def test_a_style_hides_and_a_run_shows() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="c"><w:basedOn w:val="d"/></w:style>'
        '<w:style w:type="character" w:styleId="d"><w:basedOn w:val="c"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    hidden = p(r("藏") + r("露", '<w:vanish w:val="false"/>'), '<w:pStyle w:val="h"/>')
    assert blocks(hidden + p(r("藏", '<w:rStyle w:val="c"/>') + r("露")), styles=styles) == ["露", "露"]


def test_a_deleted_end_joins_two_paragraphs() -> None:
    gone = p("前半", "<w:rPr><w:del/></w:rPr>")
    whole = p("<w:del><w:r><w:delText>全删</w:delText></w:r></w:del>", "<w:rPr><w:del/></w:rPr>")
    assert blocks(gone + p("后半") + whole + p("另段")) == ["前半后半", "另段"]
    assert blocks(gone + tbl(tr("甲", "1"))) == ["前半", ["甲", "1"]]
    assert [mark.paragraph for mark in document(gone + p("后半") + p("另段")).landmarks] == [1, 2]


def test_blocks_out_of_content_controls_and_alternatives() -> None:
    control = f"<w:sdt><w:sdtContent>{p('甲')}{tbl(tr('乙', '1'))}</w:sdtContent></w:sdt>"
    both = f"<mc:AlternateContent><mc:Choice>{p('新')}</mc:Choice><mc:Fallback>{p('旧')}</mc:Fallback></mc:AlternateContent>"
    assert blocks(control + both) == ["甲", ["乙", "1"], "新"]


def test_a_text_box_stands_once_after_its_anchor() -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    choice = f"<mc:Choice><w:drawing><wp:inline><wps:txbx>{box}</wps:txbx></wp:inline></w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    anchor = r(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>")
    body = p("前") + p(anchor + r("锚")) + p("后")
    assert blocks(body) == ["前", "锚", "框内", "后"]
    assert [mark.paragraph for mark in document(body).landmarks] == [1, 2, 2, 3]
    older = r(f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>")
    assert blocks(tbl(tr(tc(p(older + r("格"))), "1"), tr("乙", "2"))) == [["格", "1"], ["乙", "2"], "框内"]


def test_notes_stand_at_the_end_and_belong_to_their_paragraph() -> None:
    mark = r('<w:footnoteReference w:id="2"/>')
    notes = f'<w:footnote w:id="-1">{p("分隔")}</w:footnote><w:footnote w:id="2">{p("注文")}</w:footnote>'
    gone = f"<w:del>{r('<w:footnoteReference w:id=' + chr(34) + '3' + chr(34) + '/>')}</w:del>"
    more = notes + f'<w:footnote w:id="3">{p("删去")}</w:footnote>'
    found = document(p("一") + p(r("二") + mark + r("。") + mark + gone) + p("三"), footnotes=more)
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == [
        "一",
        "二。",
        "三",
        "附：注释",
        "注文",
    ]
    assert found.landmarks[-1].paragraph == 2


def test_a_table_of_contents_is_none_of_the_text() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="toc 1"/></w:style>'
    begin, between, end = (r(f'<w:fldChar w:fldCharType="{step}"/>') for step in ("begin", "separate", "end"))
    code = r('<w:instrText> TOC \\o "1-3" </w:instrText>')
    field_lines = p(begin + code + between + r("一、总体情况 1")) + p(r("二、主动公开 2")) + p(end + r("正文"))
    assert blocks(field_lines) == ["正文"]
    assert blocks(p("一、总体情况 1", '<w:pStyle w:val="a"/>') + p("正文"), styles=styles) == ["正文"]
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    control = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('目录')}{p('一 1')}</w:sdtContent></w:sdt>"
    found = document(control + p("正文"))
    assert found.source.text == "正文\n"
    assert found.landmarks[0].paragraph == 3
    # A field that never ends takes nothing with it.
    assert blocks(p(begin + code + between + r("一")) + p("正文")) == ["一", "正文"]


def picture(width: int) -> str:
    return r(f'<w:drawing><wp:inline><wp:extent cx="{width}" cy="900000"/><pic:pic/></wp:inline></w:drawing>')


def test_a_picture_as_wide_as_a_table_is_told() -> None:
    found = document(p(picture(5_000_000)) + p(picture(500_000)) + p(picture(500_000) + r("文")))
    assert [(block.text, block.picture) for block in found.blocks if isinstance(block, Paragraph)] == [
        ("（图片）", True),
        ("文", False),
    ]


def test_levels_come_from_styles_and_outlines() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="正文标题"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="0"><w:name w:val="Normal"/></w:style>'
    )

    def levels(*paragraphs: str) -> list[int | None]:
        return [
            each.level for each in document("".join(paragraphs), styles=styles).blocks if isinstance(each, Paragraph)
        ]

    one, two = '<w:pStyle w:val="1"/>', '<w:pStyle w:val="2"/>'
    outline = '<w:outlineLvl w:val="{}"/>'.format
    assert levels(p("一、甲", one), p("二、乙", two), p("三、丙", outline(2)), p("丁", outline(9)), p("戊")) == [
        *(1, 1, 3, None, None)
    ]
    assert levels(p("一、甲", one), p("本段是正文，只是套用了标题样式。", one)) == [1, None]
    assert levels(p("一、甲", one), p("（一）乙", one)) == [None, None]


def test_landmarks_lead_back_to_paragraphs_and_cells() -> None:
    body = p("标题") + p() + p("正文") + tbl(tr("甲", "", "1"), tr(tc("乙", '<w:gridSpan w:val="2"/>'), "2")) + p("尾")
    found = document(body)
    text = found.source.text

    def at(word: str) -> Landmark:
        mark = found.landmark(text.index(word))
        assert mark is not None
        return mark._replace(offset=0)

    assert at("正文") == Landmark(0, paragraph=3)
    assert at("尾") == Landmark(0, paragraph=4)
    assert at("1") == Landmark(0, table=1, row=1, cell=3)
    assert at("2") == Landmark(0, table=1, row=2, cell=2)
    assert [mark.offset for mark in found.landmarks] == sorted(mark.offset for mark in found.landmarks)
    assert (found.linear, found.source.encoding) == (True, "utf-8")


def test_every_passage_stands_in_the_linear_text() -> None:
    data, _ = render(model_report(), "numbered")
    found = read(data, "a.docx")
    for block in found.blocks:
        for passage in (block.passage,) if isinstance(block, Paragraph) else block.cells:
            span = passage.span()
            assert found.source.text[span.start : span.end] == passage.text


def left(found: Document) -> list[tuple[str, str]]:
    return [(each.kind, found.source.text[each.span.start : each.span.end]) for each in found.residues]


def test_tracked_changes_and_comments_are_kept_with_their_places() -> None:
    comment = r('<w:commentReference w:id="0"/>')
    gone = "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
    body = (
        p("题")
        + p(r("　　甲") + f"<w:ins>{r('增加')}</w:ins>" + gone + comment)
        + p(r("乙", "<w:rPrChange/>"), "<w:rPr><w:ins/></w:rPr><w:pPrChange/>")
        + tbl(tr("丙", tc("1", "<w:tcPrChange/>"), properties="<w:ins/>"), tr("丁", "2", properties="<w:del/>"))
    )
    found = document(body)
    assert found.source.text == "题\n\n甲增加\n\n乙\n\n丙\t1\n"
    assert left(found) == [
        *(("tracked-change", "增加"), ("tracked-change", ""), ("comment", "")),
        *[("tracked-change", "")] * 6,
    ]
    assert left(document(p("净"))) == []


def test_the_rule_tells_them_in_a_report() -> None:
    import io

    import docx

    data, _ = render(model_report())
    made = docx.Document(io.BytesIO(data))
    made.add_comment(made.paragraphs[2].runs, text="请核实", author="甲")
    stream = io.BytesIO()
    made.save(stream)
    (only,) = lint.lint_bytes(stream.getvalue(), "report.docx").diagnostics
    assert (only.code, only.location.line) == ("GIA710", 5)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_linear_text_says_the_same_as_the_file(variant: Variant) -> None:
    model = model_report()
    table = model.table(3)
    assert table is not None
    model = model.with_table(table.with_cell("new-requests", "enterprise", "7").with_cell("granted", "research", ""))
    data, _ = render(model, variant)
    text = read(data, "report.docx").source.text
    told = [
        [(each.code, each.span, each.message) for each in diagnostics]
        for diagnostics in (lint.lint_bytes(data, "report.docx").diagnostics, lint.lint(text))
    ]
    assert told[0] == told[1] != []
