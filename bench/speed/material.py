"""Writes the reports that are measured, all made by chance from fixed numbers: the same on every machine.

    python bench/speed/material.py FOLDER REPORTS FORMATS

`cold/` has one report, clean and with findings; `layouts/` so many reports in all layouts; `markdown/` the same as Markdown;
`corpus/` has the reports of tests/corpus; `text/`, `html/`, `docx/` and `pdf/` have FORMATS of them, each the same report.
`NAME-one/` is the first of NAME alone.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from support import to_docx, to_html, to_pdf  # noqa: E402
from support.generate import seeded_report  # noqa: E402
from support.model import model_report  # noqa: E402
from support.render import LAYOUTS, file_name, render  # noqa: E402

_DAMAGE = (
    ("四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1", "四、结转下年度继续办理\t\t2\t0\t0\t0\t0\t0\t2"),
    ("五、存在的主要问题及改进情况", "五、存在的问题及改进情况"),
)

Maker = Callable[[int], tuple[str, bytes]]
"""Makes the report of a number: the suffix of its file, and what stands in it."""


def _layout(number: int) -> tuple[str, bytes]:
    layout = LAYOUTS[number % len(LAYOUTS)]
    return Path(file_name(layout)).suffix, render(seeded_report(number), layout).encode()


def _html(number: int) -> tuple[str, bytes]:
    styles = get_args(to_html.Style)
    style = styles[number % len(styles)]
    return Path(to_html.file_name(style)).suffix, to_html.render(seeded_report(number), style)[0]


def _docx(number: int) -> tuple[str, bytes]:
    return ".docx", to_docx.render(seeded_report(number), to_docx.VARIANTS[number % len(to_docx.VARIANTS)])[0]


def _pdf(number: int) -> tuple[str, bytes]:
    return ".pdf", to_pdf.render(seeded_report(number), to_pdf.STYLES[number % len(to_pdf.STYLES)])[0]


FORMATS: dict[str, Maker] = {
    "text": lambda number: (".txt", render(seeded_report(number), "tabs").encode()),
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
}


def _write(folder: Path, count: int, make: Maker) -> None:
    folder.mkdir()
    for number in range(count):
        suffix, data = make(number)
        (folder / f"{number:05d}{suffix}").write_bytes(data)
    one = folder.with_name(f"{folder.name}-one")
    one.mkdir()
    shutil.copy(sorted(folder.iterdir())[0], one)


def _corpus(folder: Path) -> None:
    shutil.copytree(ROOT / "tests" / "corpus", folder, ignore=shutil.ignore_patterns("*.toml", "README.md", ".*"))
    one = folder.with_name(f"{folder.name}-one")
    one.mkdir()
    shutil.copy(sorted(folder.iterdir())[0], one)


def _cold(folder: Path) -> None:
    folder.mkdir()
    clean = bad = render(model_report(), "tabs")
    for right, wrong in _DAMAGE:
        if right not in bad:
            raise SystemExit(f"the model report does not say {right!r} any more: change {__file__}")
        bad = bad.replace(right, wrong)
    (folder / "clean.txt").write_text(clean, encoding="utf-8")
    (folder / "bad.txt").write_text(bad, encoding="utf-8")


def main() -> None:
    target, reports, formats = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    _cold(target / "cold")
    _write(target / "layouts", reports, _layout)
    _write(target / "markdown", reports, lambda number: (".md", render(seeded_report(number), "markdown").encode()))
    _corpus(target / "corpus")
    for name, make in FORMATS.items():
        _write(target / name, formats, make)


if __name__ == "__main__":
    main()
