"""What is put into a file and what is left: formats, spaces, twins, notes, paragraphs, and what nobody may touch."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from giar_lint.copying.editor import WordEditor
from giar_lint.diagnostics import Edit, Span
from giar_lint.readers import read
from giar_lint.removal import removal
from giar_lint.splicing import Cut, Refused, Unmapped
from support.docx_package import p, packed, parts, r, tbl, tc, tr

BOLD = "<w:b/>"
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
ENDS = [p("前文。"), p("后文。")]


def edited(body: str, *edits: tuple[str, str | None], **others: str) -> bytes:
    """A file with that body in which each text, found once, was replaced; None takes its paragraph out."""
    data = packed(parts(body, **others))
    document = read(data, "a.docx")
    source = document.source
    editor = WordEditor(data, document)
    cuts: list[Cut] = []
    for old, new in edits:
        assert source.text.count(old) == 1
        at = source.text.index(old)
        span: Span | None = Span(at, at + len(old))
        if new is None:
            assert span is not None
            span = removal(source.text, span)
        assert span is not None
        cuts += editor.cuts([Edit(span, source.location(span.start), source.location(span.end), new or "")])
    made, expected = editor.made(cuts)
    assert read(made, "a.docx").source.text.rstrip() == expected.rstrip()
    return made


def xml(data: bytes, name: str = "word/document.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def body(data: bytes) -> str:
    found = re.search(r"<w:body>(.*)</w:body>", xml(data), re.DOTALL)
    assert found is not None
    return found[1]


def refused(body: str, old: str, new: str | None, **others: str) -> str:
    with pytest.raises(Refused) as problem:
        edited(body, (old, new), **others)
    return problem.value.why


def test_what_is_put_takes_the_format_of_the_run_where_it_begins() -> None:
    text = f"<w:p>{r('存在')}{r('的问')}{r('题', BOLD)}</w:p>"
    assert body(edited(text, ("的问题", "主要困难"))) == (
        f'<w:p>{r("存在")}{r("主要困难")}<w:r><w:rPr>{BOLD}</w:rPr><w:t xml:space="preserve"></w:t></w:r></w:p>'
    )
    # Only what differs is touched; what is put between two runs goes on with the first.
    assert body(edited(text, ("在的", "在主要的"))) == f"<w:p>{r('存在主要')}{r('的问')}{r('题', BOLD)}</w:p>"
    assert body(edited(text, ("存在", "仍存在"))) == f"<w:p>{r('仍存在')}{r('的问')}{r('题', BOLD)}</w:p>"


def test_blanks_count_where_they_have_to_and_nowhere_else() -> None:
    text = "<w:p><w:r><w:t> 甲 乙 </w:t></w:r><w:r><w:t>丙</w:t></w:r></w:p>"
    assert body(edited(text, ("甲 乙", "甲 丁 "))) == (
        '<w:p><w:r><w:t xml:space="preserve">甲 丁 </w:t></w:r><w:r><w:t>丙</w:t></w:r></w:p>'
    )
    assert body(edited(text, ("丙", "戊"))) == text.replace("丙", "戊")


def test_what_the_markup_would_take_for_its_own_is_escaped() -> None:
    text = p("甲&amp;乙&lt;丙")
    assert body(edited(text, ("乙<", "<&"))) == p("").replace("</w:p>", r("甲&amp;&lt;&amp;丙") + "</w:p>").replace(
        "<w:p></w:p>", ""
    )


def test_all_else_of_the_part_stays_as_it_is_written() -> None:
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<!-- kept -->"
    files: dict[str, str | bytes] = dict(parts("@"))
    inner = (
        "<?keep this?><w:p   w:rsidR='00A1'><w:r ><w:t\n>甲乙</w:t ></w:r ><w:proofErr w:type=\"a>b\"/></w:p>"
        "<w:p><w:r><w:t><![CDATA[丙]]></w:t></w:r></w:p>"
    )
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        whole = (head + xml(packed(parts(inner))).partition("?>")[2]).replace("UTF-8", encoding.upper()[:6].rstrip("-"))
        files["word/document.xml"] = whole.encode(encoding)
        data = packed(files)
        document = read(data, "a.docx")
        at = document.source.text.index("乙")
        edit = Edit(Span(at, at + 1), document.source.location(at), document.source.location(at + 1), "丁")
        editor = WordEditor(data, document)
        made, _ = editor.made(editor.cuts([edit]))
        new = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")
        assert new == whole.replace("<w:t\n>甲乙</w:t >", "<w:t>甲丁</w:t>").encode(encoding)


def test_footnotes_are_edited_where_they_stand() -> None:
    text = f'<w:p>{r("正文")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    made = edited(
        text, ("注解", "注释文字"), ("正文", "本文"), footnotes=f'<w:footnote w:id="2">{p("见注解")}</w:footnote>'
    )
    assert "见注释文字" in xml(made, "word/footnotes.xml")
    assert "本文" in body(made)


def test_cells_and_hyperlinks_are_edited() -> None:
    made = edited(tbl(tr("甲", "乙")) + p(f"<w:hyperlink>{r('链结')}</w:hyperlink>"), ("乙", "丙"), ("链结", "链接"))
    assert body(made) == tbl(tr("甲", "丙")) + p(f"<w:hyperlink>{r('链接')}</w:hyperlink>")


def box(first: str, second: str) -> str:
    inner = [f"<w:txbxContent>{p(each)}</w:txbxContent>" for each in (first, second)]
    return p(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner[0]}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner[1]}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_what_is_written_twice_is_edited_twice_if_it_says_the_same() -> None:
    assert body(edited(p("甲") + box("乙丙", "乙丙"), ("乙丙", "乙丁"))) == p("甲") + box("乙丁", "乙丁")
    assert refused(p("甲") + box("乙丙", "丙"), "乙丙", "乙丁") == "markup"


def test_a_number_that_word_counts_is_left_and_the_words_after_it_are_not() -> None:
    text = p("总体", NUMBERED) + p("情况", NUMBERED)
    assert refused(text, "二、", "三、", numbering=NUMBERING) == "numbering"
    assert refused(text, "二、情况", "二、、情况", numbering=NUMBERING) == "numbering"
    assert refused(text, "一、总体", None, numbering=NUMBERING) == "numbering"
    made = edited(text, ("二、情况", "二、主动公开情况"), numbering=NUMBERING)
    assert body(made) == p("总体", NUMBERED) + p("主动公开情况", NUMBERED)


INSERTED = '<w:ins w:id="1" w:author="a">{}</w:ins>'
DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>戊</w:delText></w:r></w:del>'
FIELD = "".join(f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate"))
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    ("inner", "why"),
    [
        (r("甲") + INSERTED.format(r("乙丙")), "tracked"),
        (r("甲") + INSERTED.format(r("乙")) + r("丙"), "tracked"),
        (r("甲乙") + DELETED + r("丙"), "markup"),
        (r("甲") + FIELD + r("乙丙") + FIELD_END, "field"),
        (r("甲") + f'<w:fldSimple w:instr="DATE">{r("乙丙")}</w:fldSimple>', "field"),
        (r("甲乙") + FIELD + FIELD_END + r("丙"), "markup"),
        (
            r("甲") + f"<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{r('乙丙')}</w:sdtContent></w:sdt>",
            "field",
        ),
        (
            r("甲") + f"<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>{r('乙丙')}</w:sdtContent></w:sdt>",
            "field",
        ),
        (r("甲") + r('<w:sym w:font="Arial" w:char="4E59"/>') + r("丙"), "markup"),
        (r("甲") + f"<w:ruby><w:rubyBase>{r('乙丙')}</w:rubyBase></w:ruby>", "markup"),
    ],
)
def test_what_is_not_the_writers_own_words_is_left(inner: str, why: str) -> None:
    assert refused(p(inner), "乙丙", "己") == why


def test_words_in_a_plain_content_control_and_beside_a_change_are_edited() -> None:
    control = p(f"<w:sdt><w:sdtPr/><w:sdtContent>{r('乙丙')}</w:sdtContent></w:sdt>")
    assert body(edited(control, ("乙丙", "己"))) == control.replace("乙丙", "己")
    beside = p(INSERTED.format(r("甲")) + r("乙丙") + DELETED)
    assert body(edited(beside, ("甲乙丙", "甲丁乙丙"))) == beside.replace("乙丙", "丁乙丙")


def test_a_text_over_two_paragraphs_of_a_cell_is_left() -> None:
    assert refused(tbl(tr(tc(p("甲") + p("乙")), "丙")), "甲乙", "丁") == "paragraph"


def test_a_paragraph_goes_as_a_whole() -> None:
    gone = p(
        r("　　重") + '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>' + r("复。"), "<w:jc/>"
    )
    assert body(edited(gone.join(ENDS), ("重复。", None))) == "".join(ENDS)
    assert body(edited(ENDS[0] + gone, ("重复。", None))) == ENDS[0]
    cell = tbl(tr(tc(p("重复。") + p("甲乙，" * 30 + "。"))))
    assert body(edited(cell, ("重复。", None))) == cell.replace(p("重复。"), "")


@pytest.mark.parametrize(
    "text",
    [
        p("重复。", '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>').join(ENDS),
        p('<w:bookmarkEnd w:id="0"/>' + r("重复。")).join(
            [p('<w:bookmarkStart w:id="0" w:name="a"/>' + r("前")), p("后")]
        ),
        p('<w:bookmarkStart w:id="0" w:name="a"/>' + r("重复。") + '<w:bookmarkEnd w:id="0"/>').join(ENDS),
        p(r("重复。") + r('<w:br w:type="page"/>')).join(ENDS),
        p(r("重复。") + r("<w:drawing/>")).join(ENDS),
        p(r("重复。") + r("隐", "<w:vanish/>")).join(ENDS),
        p(r("重复。") + '<w:commentRangeStart w:id="1"/>').join(ENDS),
        p("重复。").join([tbl(tr("甲", "乙")), tbl(tr("丙", "丁"))]),
        tbl(tr("甲", "乙")) + p("重复。") + "<w:sectPr/>",
        tbl(tr(tc(p("甲乙，" * 30 + "。") + p("重复。")))),
        ENDS[0] + f"<w:sdt><w:sdtContent>{p('重复。')}</w:sdtContent></w:sdt>" + ENDS[1],
    ],
)
def test_a_paragraph_that_holds_or_parts_something_else_is_left(text: str) -> None:
    assert refused(text, "重复。", None) == "paragraph"


def test_two_paragraphs_between_tables_do_not_go_together() -> None:
    text = (p("重复。") + p("又重复。")).join([tbl(tr("甲", "乙")), tbl(tr("丙", "丁"))])
    with pytest.raises(Refused) as problem:
        edited(text, ("\n重复。", None), ("又重复。", None))
    assert problem.value.why == "paragraph"


def test_a_signed_file_is_left() -> None:
    data = packed({**parts(p("甲")), "_xmlsignatures/sig1.xml": "<Signature/>"})
    with pytest.raises(Unmapped) as problem:
        WordEditor(data, read(data, "a.docx"))
    assert problem.value.why == "signed"
