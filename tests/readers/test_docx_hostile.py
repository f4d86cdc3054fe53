"""Word files that are damaged, or made to do harm: refused within seconds and in little memory."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from giar_lint.document import Paragraph
from giar_lint.readers import Unreadable, read
from support.clock import by_the_clock
from support.docx_package import RELATIONS, document, p, packed, parts, r, root, tbl, tc, tr
from support.model import model_report
from support.to_docx import render

pytestmark = by_the_clock

ROOT = Path(__file__).resolve().parent.parent.parent
BODY = p("甲")
SLOWEST = 15.0
"""Seconds of the processor that a hostile file may take."""
MOST_MEMORY = 300
"""Megabytes at the most, the interpreter's own included."""


@pytest.fixture(scope="module")
def whole() -> bytes:
    return render(model_report(), "numbered")[0]


def refused(data: bytes) -> str:
    started = time.process_time()
    with pytest.raises(Unreadable) as problem:
        read(data, "a.docx")
    assert time.process_time() - started < SLOWEST
    assert problem.value.values == {"format": "DOCX"}
    return problem.value.key


def with_part(name: str, content: str | bytes) -> bytes:
    return packed({**parts(BODY), name: content})


def without(name: str) -> bytes:
    return packed({key: content for key, content in parts(BODY).items() if key != name})


@pytest.mark.parametrize("name", ["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
def test_a_part_is_missing(name: str) -> None:
    assert refused(without(name)) == "damaged"


def test_a_part_that_is_named_is_missing() -> None:
    files = parts(BODY, numbering="")
    del files["word/numbering.xml"]
    assert refused(packed(files)) == "damaged"


def test_without_relations_of_its_own_a_document_is_whole() -> None:
    assert len(read(without("word/_rels/document.xml.rels"), "a.docx").blocks) == 1


def test_the_content_type_is_another() -> None:
    assert refused(packed(parts(BODY, kind="text/plain"))) == "damaged"


@pytest.mark.parametrize("content", ["", "<w:document", "kein XML", b"\xff\xfe\x00", root("document", "&unknown;")])
def test_a_part_is_no_xml(content: str | bytes) -> None:
    assert refused(with_part("word/document.xml", content)) == "damaged"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file(share: float, whole: bytes) -> None:
    assert refused(whole[: int(len(whole) * share)]) == "damaged"


def test_changed_bytes_are_found_by_their_checksum() -> None:
    data = bytearray(packed(parts(p("甲" * 2000))))
    at = data.index(b"word/document.xml") + 60
    data[at] ^= 0xFF
    assert refused(bytes(data)) == "damaged"


def test_two_entries_of_one_name() -> None:
    data = io.BytesIO(packed(parts(BODY)))
    with zipfile.ZipFile(data, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", root("document", ""))
    assert refused(data.getvalue()) == "damaged"


def test_an_entry_is_encrypted() -> None:
    data = bytearray(packed(parts(BODY)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + offset] |= 1
    assert refused(bytes(data)) == "encrypted"


def test_the_suffix_alone_makes_no_word_file() -> None:
    assert refused(packed({"a.txt": "甲"})) == "damaged"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE w [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://192.0.2.1/w.dtd">',
        '<!DOCTYPE w [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>',
    ],
)
def test_entities_are_never_read(declared: str) -> None:
    xml = root("document", f"<w:body>{p('&l9;' if 'l9' in declared else '甲')}</w:body>")
    assert refused(with_part("word/document.xml", xml.replace("?>", f"?>{declared}", 1))) == "damaged"


def nested(opened: str, closed: str, depth: int) -> str:
    return opened * depth + closed * depth


@pytest.mark.parametrize(
    "body",
    [
        nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 50_000),
        p(nested("<w:ins>", "</w:ins>", 100_000)),
        p(nested("<w:hyperlink>", "</w:hyperlink>", 240)),
        nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 125),
        p(r(nested("<w:pict><w:txbxContent><w:p><w:r>", "</w:r></w:p></w:txbxContent></w:pict>", 125))),
    ],
)
def test_deep_nesting(body: str) -> None:
    assert refused(packed(parts(body))) == "too-complex"


def test_tables_in_tables_as_pasted_from_pages_are_read() -> None:
    opened, closed = "<w:tbl><w:tr><w:tc>" + p("外"), p("内") + "</w:tc></w:tr></w:tbl>"
    # What is innermost is a row of one label.
    assert len(document(nested(opened, closed, 20)).blocks) == 19 + 1 + 19


def test_an_attribute_asks_for_very_many_columns() -> None:
    cell = tc("甲", '<w:gridSpan w:val="999999999"/><w:vMerge w:val="restart"/>')
    body = tbl(tr(cell, "1", properties='<w:gridBefore w:val="999999999"/>'), tr(cell, "2"))
    assert len(document(body).blocks) == 2


def _bomb() -> bytes:
    return with_part("word/document.xml", root("document", f"<w:body>{' ' * 300_000_000}</w:body>"))


def _lying_bomb() -> bytes:
    """A part that unpacks to more than its entries say."""
    data = bytearray(_bomb())
    for mark, offset, name in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            if data[at + name :].startswith(b"word/document.xml"):
                data[at + offset : at + offset + 4] = struct.pack("<I", 1000)
    return bytes(data)


def _stored(body: str, **others: str) -> bytes:
    """A file that is not packed, so that nothing but its content can be too much."""
    return packed(parts(body, **others), zipfile.ZIP_STORED)


def _elements() -> bytes:
    return _stored("<w:p/>" * 1_000_000)


def _attributes() -> bytes:
    return _stored(f"<w:p {''.join(f'a{index}=' + chr(34) * 2 + ' ' for index in range(900_000))}/>")


def _entries() -> bytes:
    return packed({**{f"{index}": b"" for index in range(60_000)}, **parts(BODY)})


def _paragraphs() -> bytes:
    return _stored("<w:p/>" * 150_000)


def _cells() -> bytes:
    return _stored(tbl(tr(*["<w:tc/>"] * 150_000)))


def _numbers() -> bytes:
    """Long numbers before many paragraphs."""
    text = "节" * 240 + "%1"
    levels = f'<w:lvl w:ilvl="0"><w:start w:val="99999999"/><w:lvlText w:val="{text}"/></w:lvl>'
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    return _stored(p("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') * 55_000, numbering=lists)


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a part that unpacks to very much": (_bomb, "too-complex"),
    "a part that unpacks to more than it says": (_lying_bomb, "damaged"),
    "very many elements": (_elements, "too-complex"),
    "very many attributes": (_attributes, "too-complex"),
    "very many entries": (_entries, "too-complex"),
    "very many paragraphs": (_paragraphs, "too-complex"),
    "very many cells": (_cells, "too-complex"),
    "very long numbers": (_numbers, "too-complex"),
}
MEASURE = """
import sys, time
from giar_lint.readers import Unreadable, read
data = open(sys.argv[1], "rb").read()
started = time.process_time()
try:
    read(data, "a.docx")
    key = ""
except Unreadable as problem:
    key = problem.key
# The highest that this process itself has had; getrusage would count what its parent had when it was forked.
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(key, time.process_time() - started, peak // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured by way of /proc")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_little_time_and_memory(name: str, tmp_path: Path) -> None:
    make, key = BOMBS[name]
    path = tmp_path / "a.docx"
    path.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    found, seconds, megabytes = done.stdout.split()
    assert found == key
    assert float(seconds) < SLOWEST
    assert int(megabytes) < MOST_MEMORY


def test_a_relation_out_of_the_package_or_to_the_network_is_not_followed() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="a" Type="{office}/styles" Target="{{}}" {{}}/>'
    for target, mode in (("http://192.0.2.1/s.xml", 'TargetMode="External"'), ("../../../../word/document.xml", "")):
        listed = f'<Relationships xmlns="{RELATIONS}">{relation.format(target, mode)}</Relationships>'
        assert len(read(with_part("word/_rels/document.xml.rels", listed), "a.docx").blocks) == 1


def test_styles_that_build_on_each_other_in_a_circle() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("a", "b"), ("b", "c"), ("c", "a"))
    )
    assert len(document(p("甲", '<w:pStyle w:val="a"/>'), styles=styles).blocks) == 1


@pytest.mark.parametrize("seed", range(10))
def test_a_file_with_elements_that_went_astray_is_read_or_refused(seed: int, whole: bytes) -> None:
    """Elements removed, copied elsewhere and renamed, attributes that make no sense: what is read still maps to its text."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    random = Random(seed)
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        files[name] = _astray(files[name], random)
    try:
        found = read(packed(files), "a.docx")
    except Unreadable:
        return
    offsets = [mark.offset for mark in found.landmarks]
    assert offsets == sorted(offsets)
    for block in found.blocks:
        for passage in (block.passage,) if isinstance(block, Paragraph) else block.cells:
            for piece in passage.pieces:
                text = found.source.text[piece.start : piece.end]
                assert passage.text.startswith(text, piece.at)


def _astray(xml: bytes, random: Random) -> bytes:
    whole = etree.fromstring(xml)
    for _ in range(12):
        every = list(whole.iter())
        one, other = random.choice(every), random.choice(every)
        parent = one.getparent()
        way = random.randrange(4)
        if way == 0 and parent is not None:
            parent.remove(one)
        elif way == 1 and one.attrib:
            one.set(random.choice(list(one.attrib)), random.choice(("", "-1", "999999999", "x", "restart")))
        elif way == 2 and len(list(other.iter())) < 100:
            one.append(deepcopy(other))
        elif way == 3:
            one.tag = other.tag
    return etree.tostring(whole)
