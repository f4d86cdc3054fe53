"""A model of a report as a plain page of HTML, printed to PDF by programs that people print with."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

from support.parts import ReportModel
from support.to_pdf import Shape, shape

_PAGE = """<html><head><meta charset="utf-8"><style>
@page {{ size: {size}; margin: 2.2cm 2.4cm }}
body {{ font-family: "Noto Serif CJK SC", "Noto Sans CJK SC", serif; font-size: {font}pt; line-height: 1.6 }}
h2 {{ font-size: 1.1em }}
p {{ text-indent: 2em; margin: 0 }} p.title {{ font-size: 1.3em; text-align: center; text-indent: 0 }} p.right {{ text-align: right }}
table {{ border-collapse: collapse; width: 100%; font-size: {cell}pt; line-height: 1.2 }}
td {{ border: 1px solid black; padding: 2px; text-align: center }}
</style></head><body>{body}</body></html>"""


def page(model: ReportModel, *, size: str = "A4", font: float = 12, cell: float = 9) -> str:
    """The page; `size` as CSS has it, `font` and `cell` the sizes of prose and of tables in points."""
    body = [f'<p class="title">{_text(title)}</p>' for title in model.titles]
    body += [f"<p>{_text(text)}</p>" for text in model.preamble]
    for section in model.sections:
        if section.heading is not None:
            body.append(f"<h2>{_text(section.heading)}</h2>")
        body += [f"<p>{_text(paragraph.text)}</p>" for paragraph in section.paragraphs]
        if section.table is not None:
            body.append(_table(shape(section.table)))
    body += [f'<p class="right">{_text(line)}</p>' for line in (model.signature, model.date) if line is not None]
    return _PAGE.format(size=size, font=font, cell=cell, body="\n".join(body))


def _text(text: str) -> str:
    return html.escape(text)


def _table(table: Shape) -> str:
    rows = []
    for at in range(table.rows):
        cells = sorted((cell for cell in table.cells if cell.row == at), key=lambda cell: cell.column)
        rows.append(
            "".join(f'<td rowspan="{cell.rows}" colspan="{cell.columns}">{_text(cell.text)}</td>' for cell in cells)
        )
    return '<table border="1" cellspacing="0">' + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def by_office(folder: Path, data: bytes, name: str) -> bytes | None:
    """What LibreOffice makes of a file of that name; None where it is not installed or does nothing."""
    program = shutil.which("soffice")
    if program is None:
        return None
    (folder / name).write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    return _run([*command, str(folder / name)], (folder / name).with_suffix(".pdf"))


def by_browser(folder: Path, text: str) -> bytes | None:
    """What Chromium makes of a page; None where it is not installed or does nothing."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        return None
    (folder / "report.html").write_text(text, encoding="utf-8")
    command = [program, "--no-sandbox", "--headless", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    target = folder / "report.pdf"
    return _run([*command, f"--print-to-pdf={target}", (folder / "report.html").as_uri()], target)


def _run(command: list[str], target: Path) -> bytes | None:
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    return target.read_bytes() if done.returncode == 0 and target.exists() else None
