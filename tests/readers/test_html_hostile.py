"""Pages made to crash, hang or eat memory: each is read or refused, in time and memory that grow with its size."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from giar_lint.document import Paragraph
from giar_lint.readers import Unreadable, read
from support.clock import by_the_clock

UNIT = 16 * 1024 * 1024
REPORT = "<h1>某县教育局2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>全年公开信息12条。</p><h2>二、主动公开政府信息情况</h2>"

REPEATED = {
    "text": "政府信息公开",
    "less-than": "<",
    "tags": "<a ",
    "names": "<a",
    "quotes": '<a b="',
    "mixed-quotes": "<a b='\" c=\"'",
    "comments": "<!-- ",
    "declarations": "<!",
    "end-tags": "</span>",
    "ends-of-paragraphs": "</p>",
    "spans": "<span>",
    "hidden": "<span style='display:none'>",
    "divs": "<div>",
    "lists": "<ul><li>",
    "tables": "<table>",
    "cells": "<td>1",
    "scripts": "<script>",
    "paragraphs": "<p>字",
    "headings": "<p>一、总体情况</p>",
    "titles": "<p>某县2023年政府信息公开工作年度报告",
    "links": "<a href=x>某</a>",
    "references": "&nbsp;",
    "ampersands": "&",
    "line-ends": "字\n",
    "breaks": "字<br>",
    "pictures": "<img alt='字'>",
    "asides": "<header>",
    "agencies": "<div>某县教育局</div>",
}
WITHIN = {
    "cells": "<table><tr>",
    "end-tags": "<div>" * 1500,
    "ends-of-paragraphs": "<div>" * 1500,
    "items": "<ul><li>" + "<div>" * 1500,
    "rowspans": "<table>",
    "breaks-in-cell": "<table><tr><td>",
    "attributes": "<p ",
    "lines": "<pre>",
    "tables-in-cells": "",
}
REPEATED |= {
    "items": "<li></li>",
    "rowspans": "<tr><td rowspan=60000>1<td>2",
    "breaks-in-cell": "1<br>",
    "attributes": "a=b ",
    "lines": "a\tb\n",
    "tables-in-cells": "<table><tr><td>",
}


def spent(name: str, size: int) -> float:
    """The seconds of processor time for a page of about so many characters; its reader may refuse it."""
    data = (REPORT + WITHIN.get(name, "") + REPEATED[name] * (size // len(REPEATED[name]))).encode()
    begin = time.process_time()
    try:
        read(data[:UNIT], "a.html")
    except Unreadable as problem:
        assert problem.key in ("too-complex", "encoding")
    return time.process_time() - begin


@by_the_clock
@pytest.mark.parametrize("name", REPEATED)
def test_time_grows_with_the_input(name: str) -> None:
    least = 0.02  # what one slice of another process may take away
    assert any((spent(name, 80_000) + least) / (spent(name, 20_000) + least) < 6 for _ in range(4))


@by_the_clock
@pytest.mark.parametrize("name", ["text", "less-than", "tags", "comments", "spans", "tables", "references", "hidden"])
def test_a_file_at_the_limit_is_done_in_seconds(name: str) -> None:
    assert spent(name, UNIT) < 10


@pytest.mark.parametrize("depth", [10_000, 1_000_000])
@pytest.mark.parametrize("tag", ["div", "span", "table", "ul", "b"])
def test_nested_tags(tag: str, depth: int) -> None:
    data = (REPORT + f"<{tag}>" * depth + "字" + f"</{tag}>" * depth).encode()
    try:
        assert read(data, "a.html").blocks
    except Unreadable as problem:
        assert problem.key == "too-complex"


def test_memory_is_bounded() -> None:
    """By how much an element takes, and by how many there may be."""
    tracemalloc.start()
    read((REPORT + "<p>字" * 5_000).encode(), "a.html")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000 * 2_000
    with pytest.raises(Unreadable, match="too-complex"):
        read((REPORT + "<p>字" * 400_000).encode(), "a.html")


@pytest.mark.parametrize(
    "tail",
    [
        "<",
        "</",
        "<!",
        "<!--",
        "<p",
        "<p a",
        "<p a='",
        "<![CDATA[",
        "&",
        "&#",
        "&#x",
        "<script>",
        "<td",
        "<table><tr><td>",
        "<pre>",
        "<title>",
    ],
)
def test_a_page_may_end_anywhere(tail: str) -> None:
    blocks = read((REPORT + tail).encode(), "a.html").blocks
    assert blocks[:4] == read(REPORT.encode(), "a.html").blocks
    assert [block.text for block in blocks[4:] if isinstance(block, Paragraph)] in ([], [tail])


@pytest.mark.parametrize("data", [b"", b"\0", b"<", b"%PDF-1.4 <p>", b"PK\x03\x04<p>", b"\xff\xfe<\0p\0>\0"])
def test_what_is_no_page(data: bytes) -> None:
    try:
        assert read(data, "a.html").blocks == ()
    except Unreadable as problem:
        assert problem.key in ("binary", "renamed", "archive")
