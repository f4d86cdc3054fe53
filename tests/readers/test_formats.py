"""Which format a file is in, and what is said of those that are not read."""

from __future__ import annotations

import pytest

from giar_lint.catalogue import render
from giar_lint.readers import Unreadable
from giar_lint.readers.formats import format_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
ZIP = b"PK\x03\x04\x14\0"
TEXT = "甲县乙局2022年政府信息公开工作年度报告".encode()


@pytest.mark.parametrize(
    ("data", "path", "expected"),
    [
        (TEXT, "a.txt", "text"),
        (TEXT, "a", "text"),
        (TEXT, "a.MD", "markdown"),
        (b"<html>", "a.HTM", "html"),
        (b"<html>", "a.shtml", "html"),
        (b"%PDF-1.4\n", "a.pdf", "pdf"),
        (ZIP + b"word/document.xml", "a.docx", "docx"),
        (ZIP + b"word/document.xml", "a.docm", "docx"),
        (ZIP + b"word/document.xml", "<stdin>", "docx"),
        (ZIP, "a.docx", "docx"),
        (b"", "a.txt", "text"),
    ],
)
def test_content_and_suffix_agree(data: bytes, path: str, expected: str) -> None:
    assert format_of(data, path) == expected


@pytest.mark.parametrize(
    ("data", "path", "key", "words"),
    [
        (OLE, "a.doc", "office", "DOC格式，不能直接检查；请用Word或WPS另存为.docx"),
        (OLE, "a.wps", "office", "WPS格式"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted", "打开密码"),
        (ZIP + b"OFD.xml", "a.ofd", "ofd", "OFD版式文件"),
        (ZIP + b"xl/workbook.xml", "a.docx", "spreadsheet", "电子表格"),
        (ZIP + b"readme", "a.zip", "archive", "压缩包"),
        (b"{\\rtf1", "a.doc", "office", "RTF格式"),
        (b"\x89PNG\r\n", "a.png", "picture", "没有可检查的文字"),
        (b"%PDF-1.4\n", "a.txt", "renamed", "内容为PDF格式，扩展名却是.txt；请将扩展名改为.pdf"),
        (ZIP + b"word/document.xml", "a.doc", "renamed", "请将扩展名改为.docx"),
        (TEXT, "a.docx", "not-as-named", "扩展名表示DOCX格式，内容却不是"),
        (b"", "a.pdf", "not-as-named", "扩展名表示PDF格式"),
        (b"<html>", "a.doc", "not-as-named", "扩展名表示DOC格式"),
    ],
)
def test_what_is_not_read_is_named_with_the_way_out(data: bytes, path: str, key: str, words: str) -> None:
    with pytest.raises(Unreadable) as error:
        format_of(data, path)
    assert error.value.key == key
    assert words in render("GIA001", key, error.value.values, "zh")
    assert render("GIA001", key, error.value.values, "en")
