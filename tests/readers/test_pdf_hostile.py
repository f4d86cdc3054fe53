"""Files that no reader may trust: each is told in seconds, and the next file is read all the same."""

from __future__ import annotations

import io
import os
import time
import zlib
from random import Random

import pytest

pytest.importorskip("pypdfium2_raw")
pytest.importorskip("reportlab")

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from giar_lint.readers import Unreadable, pdf_process
from giar_lint.readers.pdf import read_pdf
from support.clock import by_the_clock
from support.model import model_report
from support.to_pdf import draw, render

pytestmark = by_the_clock

SECONDS = 25


def built(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects (the first is number 1 and the catalogue), its table of places in order."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer.replace(b"@", b"%d" % start))
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), extra, data)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
FORM = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>")


def page_of(content: bytes, extra: bytes = b"") -> bytes:
    return built(CATALOGUE, PAGES, PAGE, stream(content, extra), FONT, FORM)


def bomb(layers: int, size: int) -> bytes:
    data = zlib.compress(b" " * size, 9)
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return page_of(data, b"/Filter[" + b"/FlateDecode" * layers + b"]")


MANY = b"".join(b"BT /F1 1 Tf 0 %d Td (%s) Tj ET " % (y, b"1" * 90) for y in range(9000))
HOSTILE = {
    "garbage": b"%PDF-1.7\n" + bytes(range(256)) * 400 + b"\n%%EOF\n",
    "header-alone": b"%PDF-1.7\n%%EOF\n",
    "no-end": render(model_report(), "aligned")[0][:-600],
    "half": render(model_report(), "aligned")[0][:5000] + b"\n%%EOF\n",
    "page-tree-loop": built(CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"),
    "prev-loop": built(CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>", trailer=b"/Prev @"),
    "form-loop": page_of(b"/X Do " * 50),
    "many-pages": built(CATALOGUE, b"<</Type/Pages/Kids[" + b"3 0 R " * 5000 + b"]/Count 5000>>", PAGE, stream(b""), FONT, FORM),
    "huge-count": built(CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", PAGE, stream(b""), FONT, FORM),
    "bomb": bomb(1, 400_000_000),
    "nested-bomb": bomb(3, 600_000_000),
    "characters": page_of(zlib.compress(MANY), b"/Filter/FlateDecode"),
    "lines": page_of(zlib.compress(b"0 0 m 500 500 l S 10 10 m 400 10 l S " * 1_500_000), b"/Filter/FlateDecode"),
    "nesting": page_of(b"[" * 2_000_000),
    "saved-states": page_of(zlib.compress(b"q " * 5_000_000), b"/Filter/FlateDecode"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_told_in_seconds(name: str) -> None:
    start = time.monotonic()
    with pytest.raises(Unreadable) as told:
        read_pdf(HOSTILE[name], "a.pdf")
    assert told.value.key in ("damaged", "too-complex", "no-text")
    assert told.value.values == {"format": "PDF"}
    assert time.monotonic() - start < SECONDS
    assert read_pdf(render(model_report(), "ruled")[0], "b.pdf").blocks


def test_damage_anywhere_is_told_or_read() -> None:
    """Bytes changed at random: whatever comes of it is a Document or GIA001, from the child that stands."""
    data = render(model_report(), "ruled")[0]
    read_pdf(data, "a.pdf")
    random = Random(7)
    for _ in range(40):
        broken = bytearray(data)
        for _ in range(random.randint(1, 12)):
            broken[random.randrange(9, len(broken) - 8)] = random.randrange(256)
        try:
            read_pdf(bytes(broken), "a.pdf")
        except Unreadable as problem:
            assert problem.key in ("damaged", "encrypted", "garbled", "no-text")


def test_a_child_that_was_killed_is_started_anew() -> None:
    data = render(model_report(), "ruled")[0]
    read_pdf(data, "a.pdf")
    assert pdf_process._child is not None
    pdf_process._child.process.kill()
    pdf_process._child.process.wait()
    assert read_pdf(data, "a.pdf").blocks


def test_one_child_reads_many_files() -> None:
    data = render(model_report(), "ruled")[0]
    read_pdf(data, "a.pdf")
    child = pdf_process._child
    read_pdf(data, "b.pdf")
    assert pdf_process._child is child is not None


def test_a_deadline_ends_what_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_process, "DEADLINE", 0.001)
    pdf_process.end()
    with pytest.raises(Unreadable, match="too-complex"):
        read_pdf(render(model_report(), "ruled")[0], "a.pdf")


def test_an_interrupt_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    data = render(model_report(), "ruled")[0]
    read_pdf(data, "a.pdf")
    child = pdf_process._child
    assert child is not None

    def interrupt(_: bytes) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(child, "ask", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read_pdf(data, "a.pdf")
    assert child.process.poll() is not None
    assert pdf_process._child is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_fork_starts_a_child_of_its_own() -> None:
    data = render(model_report(), "ruled")[0]
    read_pdf(data, "a.pdf")
    child = pdf_process._child
    assert child is not None
    child.owner = -1
    assert read_pdf(data, "a.pdf").blocks
    assert pdf_process._child is not child
    child.owner = os.getpid()
    child.end()


def written(*drawings: tuple[str, tuple[float | str, ...]], password: str | None = None) -> bytes:
    out = io.BytesIO()
    encrypt = None if password is None else StandardEncryption(password, ownerPassword="owner", canPrint=0)
    canvas = Canvas(out, invariant=1, encrypt=encrypt)
    draw(canvas, drawings)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


TEXT = ("text", (80.0, 80.0, "云岭县自然资源局2023年政府信息公开工作年度报告", 14.0))


def test_a_file_with_a_password_is_told() -> None:
    with pytest.raises(Unreadable) as told:
        read_pdf(written(TEXT, password="secret"), "a.pdf")
    assert (told.value.key, told.value.values) == ("encrypted", {"format": "PDF"})


def test_a_file_that_opens_without_a_password_is_read() -> None:
    assert "云岭县自然资源局" in read_pdf(written(TEXT, password=""), "a.pdf").source.text


def test_a_file_without_text_is_told() -> None:
    for data in (written(("line", (10.0, 10.0, 90.0, 90.0))), written(("text", (290.0, 800.0, "- 1 -", 9.0)))):
        with pytest.raises(Unreadable) as told:
            read_pdf(data, "a.pdf")
        assert told.value.key == "no-text"


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giar_lint.readers.pdf.find_spec", lambda name: None)
    with pytest.raises(Unreadable) as told:
        read_pdf(written(TEXT), "a.pdf")
    assert (told.value.key, told.value.values) == ("extra", {"format": "PDF", "extra": "pdf"})
