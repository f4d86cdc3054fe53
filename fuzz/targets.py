"""The fuzz targets: each takes any bytes, and raises where something does not hold that must. What they refuse on purpose
(Unreadable, UserError) is no error."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from fuzz import oracle
from fuzz.mutations import made, plan_of
from giar_lint.config.load import Configurations, parse
from giar_lint.config.locate import line_of
from giar_lint.config.merge import Resolver, match_profile
from giar_lint.config.model import Layer
from giar_lint.diagnostics import Span
from giar_lint.document import Passage, Piece
from giar_lint.engine import Linter
from giar_lint.errors import UserError
from giar_lint.facts.names import Own
from giar_lint.facts.reader import Reader
from giar_lint.lexer.numbers import read_cell
from giar_lint.masking import find_private, mask
from giar_lint.outputs.terminal import harmless
from giar_lint.parser import Hints, survey
from giar_lint.parser import parse as parse_report
from giar_lint.readers import Unreadable, read
from giar_lint.readers.decode import decode as decoded
from giar_lint.readers.text import read_text
from giar_lint.rules import registry
from giar_lint.source import Source
from support.docx_package import packed, parts

Target = Callable[[bytes], None]


def decoding(data: bytes) -> None:
    """Bytes to text; the first says which encoding was declared. Every place leads back to the bytes."""
    declared = ("", "big5", "big5hkscs")[data[0] % 3] if data else ""
    try:
        source = decoded(data[1:], "report.txt", declared)
    except Unreadable as problem:
        at = problem.values.get("byte", 0)
        oracle.require(isinstance(at, int) and 0 <= at <= len(data) + 4, "byte", problem.values)
        return
    oracle.require(source.bom + source.text.encode(source.encoding) == data[1:], "not the bytes", source.encoding)
    size = len(source.text)
    for offset in {0, size // 3, size // 2, size}:
        location = source.location(offset)
        oracle.require(source.starts[location.line - 1] + location.column - 1 == offset, "location", offset)
        oracle.require(0 <= source.byte_offset(offset) <= len(data), "offset in the bytes", offset)
    for number in range(source.line_count() + 2):
        oracle.require(not set("\r\n") & set(source.line(number)), "a line end in a line", number)


def text(data: bytes) -> None:
    """The reader of plain text and Markdown: the first byte says which."""
    _read(data[1:], "report.md" if data[:1] > b"\x7f" else "report.txt")


def html(data: bytes) -> None:
    """The reader of pages."""
    _read(data, "report.html")


def docx(data: bytes) -> None:
    """The reader of Word files: XML parts of a package, parted by NUL (main part, styles, numbering, notes), which are made
    well-formed unless the first byte is "!"; what begins as a ZIP archive is one."""
    if not data.startswith(b"PK"):
        content = [each.decode("utf-8", "ignore") for each in data.removeprefix(b"!").split(b"\0")]
        files = parts(
            content[0], **dict(zip(("styles", "numbering", "footnotes", "endnotes"), content[1:], strict=False))
        )
        if not data.startswith(b"!"):
            for name in files:
                root = etree.fromstring(files[name].encode(), etree.XMLParser(recover=True, resolve_entities=False))
                files[name] = etree.tostring(root, encoding="unicode")
        data = packed(files, 0)
    _read(data, "report.docx")


def pdf(data: bytes) -> None:
    """What the child process does with a PDF file, without the child."""
    from giar_lint.readers.pdf_flow import blocks, plain
    from giar_lint.readers.pdf_sheets import BrokenPdf, sheets

    try:
        found = blocks(sheets(data))
    except BrokenPdf:
        return
    _pdf_blocks(list(plain(found)))


def sheet(data: bytes) -> None:
    """What the child process makes of characters, rules and pictures on pages, wherever they stand: four bytes each."""
    from giar_lint.readers.pdf_flow import blocks, plain
    from giar_lint.readers.pdf_sheets import BrokenPdf

    try:
        found = blocks(list(_sheets(data)))
    except BrokenPdf:
        return
    _pdf_blocks(list(plain(found)))


_SAID = "政府信息公开一二三、（）.0123456789 件年月日。，收到申请其中合计"


def _sheets(data: bytes) -> Iterator[object]:
    from giar_lint.readers.pdf_marks import Box, Rule
    from giar_lint.readers.pdf_sheets import Char, Sheet

    pages = [Sheet(595.0, 842.0, [], [], [], [])]
    x = y = 0.0
    size = 10.0
    for at in range(0, len(data) - 3, 4):
        kind, a, b, c = data[at : at + 4]
        page = pages[-1]
        if kind < 160:
            x, y = x + (a - 20) / 8, y + (b if kind & 1 else 0)
            for letter in range(1 + kind % 16):
                sign = _SAID[(c + letter * (kind & 3)) % len(_SAID)]
                # What lies outside of a page is left out before.
                if x > page.width or y > page.height + size:
                    break
                page.chars.append(Char(sign, x, x + size, y, size, kind == 100, kind == 101))
                x += size
        elif kind < 175:
            x, y, size = a * 2.4, b * 3.4, (c / 8) or 1.0
        elif kind < 205:
            page.across.append(Rule(a * 3.4, b * 2.4, (b + c) * 2.4))
        elif kind < 235:
            page.down.append(Rule(a * 2.4, b * 3.4, (b + c) * 3.4))
        elif kind < 240:
            page.pictures.append(Box(a * 2.0, b * 3.0, a * 2.0 + c, b * 3.0 + c))
        elif kind < 248 and len(pages) < 8:
            pages.append(Sheet(595.0 + a, 842.0 - a, [], [], [], []))
            x = y = 0.0
    yield from pages


def _pdf_blocks(found: list[list[object]]) -> None:
    """The blocks as the reader in the parent takes them."""
    from giar_lint.readers.pdf import _Writer

    writer = _Writer()
    for kind, *rest in found:
        if kind == "p":
            writer.paragraph(rest[0], picture=rest[1])  # type: ignore[arg-type]
        else:
            writer.row(*rest)  # type: ignore[arg-type]
    document = writer.document("report.pdf")
    oracle.sound_document(document)
    _parsed(document)


def _read(data: bytes, name: str) -> None:
    try:
        document = read(data, name)
    except Unreadable as problem:
        oracle.require(problem.key, "no reason", problem)
        return
    oracle.sound_document(document)
    for span in (Span(0, len(document.source.text)), *(block.span for block in document.blocks[:40])):
        document.said(span)
        for part in document.parts(span):
            oracle.require(span.start <= part.start <= part.end <= span.end, "part", part, span)


def _parsed(document: oracle.Document) -> None:
    look = survey(document)
    oracle.sound_report(parse_report(document, document.source.path, Hints(), look))


def parser(data: bytes) -> None:
    """Lexer and parser, over the blocks of a text, whether it looks like a report or not."""
    content = data.decode("utf-8", "ignore")
    _parsed(read_text(Source("report.txt", content), markdown=content.startswith("#")))


def facts(data: bytes) -> None:
    """What sentences say, what numbers cells hold, and what is masked."""
    content = data.decode("utf-8", "ignore")
    passage = Passage(content, (Piece(0, 0, len(content)),))
    reader = Reader(Own(("青屿市教育局", "市教育局"), 2023), department=True)
    reader.read(passage, "requests", claims=True)
    reader.facts()
    for line in content.splitlines():
        cell = read_cell(Passage(line, (Piece(0, 0, len(line)),)), decimals=len(line) % 5, signed=len(line) % 2 > 0)
        oracle.require(0 <= cell.span.start <= cell.span.end <= len(line), "cell", cell)
    for private in find_private(content):
        oracle.require(0 <= private.start < private.end <= len(content), "private", private)
    hidden = mask(content)
    oracle.require(mask(hidden) == hidden, "masked twice", content)
    oracle.require(harmless(harmless(content)) == harmless(content), "harmless twice", content)


def lint(data: bytes) -> None:
    """The whole way, for a file of any kind: the first byte says of which."""
    suffix = ("txt", "md", "html", "txt", "md", "html", "", "csv")[data[0] % 8] if data else "txt"
    oracle.linted(data[1:], f"report.{suffix}")


REPORT = """青屿市教育局2023年政府信息公开工作年度报告
一、总体情况
2023年,收到申请12件，其中自然人10件、法人3件。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
"""


def comments(data: bytes) -> None:
    """Comments that keep diagnostics back, in a report of their own and around another's lines."""
    content = data.decode("utf-8", "ignore")
    lines = REPORT.splitlines()
    pieces = content.split("\x01")
    mixed = [part for line, piece in zip(lines, [*pieces, *[""] * len(lines)], strict=False) for part in (piece, line)]
    oracle.linted("\n".join(mixed).encode(), "report.html" if len(pieces) % 3 == 2 else "report.md")


def config(data: bytes) -> None:
    """A configuration file; the report of `REPORT` is judged under it."""
    # What a configuration names as a plugin is imported, and an edition of its own is read from a folder.
    if b"plugins" in data:
        return
    rules = dict(registry())
    for within in ((), ("tool", "giar-lint")):
        try:
            found = parse(data, os.path.join(_folder(), "giar-lint.toml"), within, rules, required=not within)
        except UserError as error:
            _said(error)
            continue
        if found is None:
            continue
        try:
            settings = Resolver(rules, Layer("fuzz")).settings(found, match_profile(found, "report.txt"), "report.txt")
            oracle.require(set(settings.severities) <= set(rules), "severities of no rule", settings)
        except UserError as error:
            _said(error)
            continue
        result = Linter(Resolver(rules, Layer("fuzz")), trace=True).lint(
            oracle.target("report.txt", found), REPORT.encode()
        )
        for _, line in result.failures:
            oracle.require("Traceback" not in line, "something broke", line)
    content = data.decode("utf-8", "ignore")
    for trail in (("agency", 0, "name"), ("a",), ("override", 1)):
        oracle.require(1 <= line_of(content, trail, "name") <= content.count("\n") + 1, "line", trail)


def on_disk(data: bytes) -> None:
    """Configuration files as they lie in a folder, one extending the other: parted by NUL."""
    if b"plugins" in data:
        return
    folder = _folder()
    names = ("giar-lint.toml", "base.toml", "pyproject.toml")
    for name, content in zip(names, [*data.split(b"\0"), b"", b""], strict=False):
        with open(os.path.join(folder, name), "wb") as stream:
            stream.write(content)
    try:
        Configurations(registry()).of_folder(folder)
    except UserError as error:
        _said(error)


def _said(error: UserError) -> None:
    for language in ("zh", "en"):
        oracle.require(error.text(language).strip(), "an error without a word", error.key)


_made: list[tempfile.TemporaryDirectory[str]] = []


def _folder() -> str:
    """A folder of this process."""
    if not _made:
        _made.append(tempfile.TemporaryDirectory(prefix="giar-fuzz-"))
        os.mkdir(os.path.join(_made[0].name, ".git"))
    return _made[0].name


def reports(data: bytes) -> None:
    """Reports taken apart and put together wrongly; every eighth goes through outputs and extraction as well."""
    content, name = made(plan_of(data))
    oracle.linted(content, name)


def whole(data: bytes) -> None:
    """The same, each with all that the program can do with it."""
    content, name = made(plan_of(data))
    oracle.linted(content, name, thorough=True)


class Entry(NamedTuple):
    """A target, the longest input that it is given, how large its part of the time is, and how many seconds of the processor an
    input may take, with the fuzzer watching."""

    run: Target
    longest: int
    share: int
    seconds: float = oracle.SECONDS


TARGETS: Mapping[str, Entry] = {
    "decoding": Entry(decoding, 1000, 1),
    "text": Entry(text, 2500, 10),
    "html": Entry(html, 2500, 10),
    "docx": Entry(docx, 3000, 8),
    "pdf": Entry(pdf, 4000, 4),
    "sheet": Entry(sheet, 2000, 5),
    "parser": Entry(parser, 1500, 6),
    "facts": Entry(facts, 600, 12),
    "lint": Entry(lint, 2500, 12),
    "comments": Entry(comments, 800, 5),
    "config": Entry(config, 800, 6),
    "on_disk": Entry(on_disk, 800, 2),
    "reports": Entry(reports, 147, 12),
    "whole": Entry(whole, 147, 5, 20.0),
}
"""Mending lints a report dozens of times, hence the time of the last."""
