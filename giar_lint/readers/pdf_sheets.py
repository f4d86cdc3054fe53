"""What stands on the pages of a PDF: characters with their places, ruling lines and pictures, as PDFium gives them.

Runs in the child process alone (`pdf_worker`). All places are in points from the upper left corner of the page as it is
shown; a page that is turned, or whose text is, is turned back.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from math import atan2, hypot, pi
from typing import Any
from unicodedata import category, normalize

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

from giar_lint.readers.pdf_marks import Box, Marks, Matrix, Rule
from giar_lint.records import NamedTuple

pdfium.FPDF_InitLibrary()

MOST_PAGES = 400
MOST_CHARACTERS = 600_000
_INVISIBLE = 3
_REPLACEMENT = "\ufffd"
_QUARTERS = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))
"""Turns by which text that is drawn 0, 90, 180 or 270 degrees counter-clockwise stands upright, y pointing down."""


class BrokenPdf(Exception):  # noqa: N818 - a state of the file
    """A file that cannot be read as a PDF; `key` names the variant of GIA001."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Char(NamedTuple):
    """A character: its extent along the line, its baseline, the size of its font; `lost` where the font does not tell which
    character it is, `spaced` where a blank is written before it."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    lost: bool = False
    spaced: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, self.base - 0.36 * self.size


class Sheet(NamedTuple):
    """A page. `across` are its horizontal rules, `down` its vertical ones."""

    width: float
    height: float
    chars: list[Char]
    across: list[Rule]
    down: list[Rule]
    pictures: list[Box]


def sheets(data: bytes) -> list[Sheet]:
    """The pages of a file. Raises BrokenPdf ("damaged", "encrypted", "too-complex")."""
    # A file that was cut off is repaired by PDFium as far as it goes, and would read as a report that lacks its end.
    if b"%%EOF" not in data[-8192:]:
        raise BrokenPdf("damaged")
    buffer = (ctypes.c_char * len(data)).from_buffer_copy(data)
    document = pdfium.FPDF_LoadMemDocument64(buffer, len(data), None)
    if not document:
        raise BrokenPdf("encrypted" if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD else "damaged")
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise BrokenPdf("damaged")
        if count > MOST_PAGES:
            raise BrokenPdf("too-complex")
        found = []
        room = MOST_CHARACTERS
        for index in range(count):
            sheet = _sheet(document, index, room)
            room -= len(sheet.chars)
            found.append(sheet)
        return found
    finally:
        pdfium.FPDF_CloseDocument(document)


def _sheet(document: Any, index: int, room: int) -> Sheet:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise BrokenPdf("damaged")
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        if not (0 < width < 20_000 and 0 < height < 20_000):
            raise BrokenPdf("damaged")
        shown = _shown(page, width, height)
        letters, quarter = _letters(page, shown, room)
        turn = _QUARTERS[quarter]
        if quarter:
            shift = Matrix(*turn, *_shift(turn, width, height))
            letters = [(text, *shift.point(x, y), length, size, lost) for text, x, y, length, size, lost in letters]
            shown = shift.after(shown)
            if quarter % 2:
                width, height = height, width
        chars = [
            Char(text, x, x + length, y, size, lost)
            for text, x, y, length, size, lost in letters
            if -1 < x + length / 2 < width + 1 and -1 < y < height + size
        ]
        marks = Marks(shown, width, height)
        marks.add(page)
        return Sheet(width, height, chars, marks.across, marks.down, marks.pictures)
    finally:
        pdfium.FPDF_ClosePage(page)


def _shown(page: Any, width: float, height: float) -> Matrix:
    """From the page's own coordinates to points of the page as shown (its /Rotate and crop box applied)."""
    scale = 64
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for at in ((0, 0), (1000, 0), (0, 1000)):
        pdfium.FPDF_PageToDevice(page, 0, 0, round(width * scale), round(height * scale), 0, *at, x, y)
        corners.append((x.value / scale, y.value / scale))
    (e, f), (ax, ay), (bx, by) = corners
    return Matrix((ax - e) / 1000, (ay - f) / 1000, (bx - e) / 1000, (by - f) / 1000, e, f)


def _shift(turn: tuple[int, int, int, int], width: float, height: float) -> tuple[float, float]:
    """What brings a page that was turned about its upper left corner back to positive places."""
    a, b, c, d = turn
    return -min(0, a * width + c * height), -min(0, b * width + d * height)


_Letter = tuple[str, float, float, float, float, bool]
"""Text, x and y of its origin, length, size, lost."""


def _letters(page: Any, shown: Matrix, room: int) -> tuple[list[_Letter], int]:
    """The characters of a page and how many quarter turns most of its text is turned; what is set askew (a watermark) or
    invisible (the text behind a scan, as good as a machine read it) is left out."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        raise BrokenPdf("damaged")
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > room:
            raise BrokenPdf("too-complex")
        found = list(_drawn(text_page, count, shown))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    turns = Counter(quarter for quarter, _ in found)
    most = turns.most_common(1)[0][0] if turns else 0
    return [letter for _, letter in found], most


def _drawn(text_page: Any, count: int, shown: Matrix) -> Iterator[tuple[int, _Letter]]:
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in (0, 10, 13) or pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            if not high:
                continue
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
        drawn = pdfium.FPDFText_GetTextObject(text_page, index)
        if drawn and pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE:
            continue
        pdfium.FPDFText_GetMatrix(text_page, index, matrix)
        a, b = shown.a * matrix.a + shown.c * matrix.b, shown.b * matrix.a + shown.d * matrix.b
        turned = atan2(-b, a) / (pi / 2)
        if abs(turned - round(turned)) > 0.06:
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        size = abs(pdfium.FPDFText_GetFontSize(text_page, index)) * (hypot(matrix.c, matrix.d) or 1.0)
        quarter = round(turned) % 4
        length = box.top - box.bottom if (round(turned) + _quarter(shown)) % 2 else box.right - box.left
        text, lost = _character(code)
        lost = lost or pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1
        if text:
            at_x, at_y = shown.point(x.value, y.value)
            yield quarter, (text, at_x, at_y, length, size or 1.0, lost)


def _quarter(shown: Matrix) -> int:
    return 0 if abs(shown.a) > abs(shown.b) else 1


def _character(code: int) -> tuple[str, bool]:
    """The character of a code point as Chinese text is written, and whether it is lost. Ligatures are taken apart; radicals
    and compatibility ideographs, which many fonts give for the common character, are that character."""
    if code > 0x10FFFF:
        return _REPLACEMENT, True
    text = chr(code)
    if 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB07 or 0x2F800 <= code < 0x2FA20:
        return normalize("NFKC", text), False
    kind = category(text)
    if kind == "Co" or text == _REPLACEMENT or kind == "Cn":
        return _REPLACEMENT, True
    if kind[0] == "Z" or text == "\t":
        return " ", False
    return ("", False) if kind[0] == "C" else (text, False)
