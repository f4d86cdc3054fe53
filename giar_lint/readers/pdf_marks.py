"""What is drawn on a page of a PDF besides text: ruling lines and pictures, those inside of forms among them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

from giar_lint.records import NamedTuple

_MOST_RULES = 8_000
_DEEPEST = 8
_THIN = 3.0
_STRAIGHT = 0.8


class Rule(NamedTuple):
    """A ruling line: at `at` across, from `low` to `high` along."""

    at: float
    low: float
    high: float


class Box(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float


class Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Matrix) -> Matrix:
        """The matrix that does `first`, then this one."""
        e, f = self.point(first.e, first.f)
        return Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            e,
            f,
        )


class Marks:
    """Collects what is drawn on a page besides text."""

    def __init__(self, shown: Matrix, width: float, height: float) -> None:
        self.shown = shown
        self.size = (width, height)
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.pictures: list[Box] = []

    def add(self, page: Any) -> None:
        count, get = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
        self._objects([get(page, index) for index in range(count(page))], self.shown, 0)
        if len(self.across) + len(self.down) > _MOST_RULES:
            # A drawing, no table.
            self.across.clear()
            self.down.clear()

    def _objects(self, objects: list[Any], matrix: Matrix, depth: int) -> None:
        for each in objects:
            kind = pdfium.FPDFPageObj_GetType(each)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                if len(self.across) + len(self.down) <= _MOST_RULES:
                    self._path(each, matrix.after(_own(each)))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._picture(each, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = [
                    pdfium.FPDFFormObj_GetObject(each, index) for index in range(pdfium.FPDFFormObj_CountObjects(each))
                ]
                self._objects(inner, matrix.after(_own(each)), depth + 1)

    def _picture(self, drawn: Any, matrix: Matrix) -> None:
        own = matrix.after(_own(drawn))
        corners = [own.point(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        xs, ys = zip(*corners, strict=True)
        width, height = self.size
        box = Box(max(0, min(xs)), max(0, min(ys)), min(width, max(xs)), min(height, max(ys)))
        # What is broad enough for a table; logos, seals and codes to scan are not.
        if box.x1 - box.x0 > 0.4 * width and box.bottom - box.top > 0.04 * height:
            self.pictures.append(box)

    def _path(self, path: Any, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        count = pdfium.FPDFPath_CountSegments(path)
        if not (fill.value or stroke.value) or count > _MOST_RULES:
            return
        for points in _subpaths(path, count, matrix):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
            if x1 - x0 <= _THIN or bottom - top <= _THIN:
                self._line(x0, top, x1, bottom)
            elif stroke.value:
                for (ax, ay), (bx, by) in pairwise(points):
                    if abs(ax - bx) <= _STRAIGHT or abs(ay - by) <= _STRAIGHT:
                        self._line(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def _line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        if x1 - x0 >= bottom - top:
            self.across.append(Rule((top + bottom) / 2, x0, x1))
        else:
            self.down.append(Rule((x0 + x1) / 2, top, bottom))


def _own(drawn: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _subpaths(path: Any, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a path, closed where it is closed."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points
