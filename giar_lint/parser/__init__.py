"""The parser: a Document in, a Report out. Reads the title, settles year and edition, parses outline and tables with
repair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from giar_lint.document import Block, Document, Paragraph
from giar_lint.edition import BUILT_IN, Edition, EditionError, for_year, load
from giar_lint.lexer.headings import Candidate, HeadingReader, find_headings
from giar_lint.lexer.outline import Item, OutlineReader, plain_blocks
from giar_lint.parser.agency import guess_agency
from giar_lint.parser.dates import file_year, find_periods, find_signature, settle_year
from giar_lint.parser.outline import Outline, parse_outline
from giar_lint.parser.tables import table_reader
from giar_lint.parser.title import find_title
from giar_lint.records import NamedTuple
from giar_lint.report import Agency, Match, Report, Section, Signature, Title

__all__ = ["EditionError", "Hints", "Survey", "parse", "survey"]

_FRONT = 12
_PAGE_FRONT = 80
"""How many lines may stand before the first section of what has the headings of a report: a page's menus come first."""
_SCHOOLS = ("大学", "学院", "学校", "高校", "中学", "小学", "幼儿园", "职业技术")
_ENTERPRISES = ("有限公司", "股份公司", "集团公司", "医院", "自来水公司", "燃气公司", "公交公司")


class Hints(NamedTuple):
    """What the configuration says of a report: edition ("auto", a key, or an absolute folder), year, and the agency's
    profile."""

    edition: str = "auto"
    year: int | None = None
    agency: Agency | None = None


class Survey(NamedTuple):
    """What a first look at a document gives, before anything is parsed: its blocks, its title with how many
    paragraphs make it up, the headings of sections in the newest edition's words, by index, and whether it looks like a
    report at all (a title, or two canonical headings)."""

    blocks: tuple[Block, ...]
    headings: Mapping[int, Candidate]
    title: Title | None
    used: int
    is_report: bool


def survey(document: Document) -> Survey:
    """A first look at a document. Cheap: no grammar is walked."""
    reader = _heading_reader(BUILT_IN[-1])
    blocks = plain_blocks(document, reader)
    headings = find_headings(blocks, reader)
    sure = {each.terminal for each in headings.values() if each.match is not Match.APPROXIMATE and each.strong}
    front = _front(blocks, headings, _FRONT if len(sure) < 2 else _PAGE_FRONT)
    found = find_title(front, [block for block in blocks if isinstance(block, Paragraph)])
    title, used = found if found is not None else (None, 0)
    return Survey(blocks, headings, title, used, title is not None or len(sure) >= 2)


def parse(document: Document, path: str, hints: Hints, look: Survey | None = None) -> Report:
    """The report of a document; `look` is its survey where the caller has one. Raises EditionError where the configured
    edition cannot be used."""
    look = look or survey(document)
    title, used = look.title, look.used
    prose = [block for block in look.blocks if isinstance(block, Paragraph)][used:]
    periods = find_periods(prose)
    named = file_year(path)
    names = (hints.agency.name, *hints.agency.aliases) if hints.agency is not None else ()
    verdict = settle_year(hints.year, title, periods, named, prose, names)
    name = hints.edition if hints.edition != "auto" else for_year(verdict.year)
    edition = load(name)
    items = _without_title(_items(name, look), used)
    outline = parse_outline(items, title, document, edition, name)
    if hints.edition == "auto" and verdict.year is None:
        name, edition, outline = _by_tables(outline, look, document, name, edition)
    sections, annexes, signature = _signed(outline)
    agency = _agency(hints.agency, title.agency if title is not None else "")
    return Report(
        document=document,
        path=path,
        edition=name,
        year=verdict.year,
        agency=agency,
        title=title,
        preamble=outline.front,
        sections=sections,
        signature=signature,
        annexes=annexes,
        periods=periods,
        deviations=tuple(sorted(outline.deviations, key=lambda each: each.span)),
        unparsable=outline.unparsable,
        file_year=named,
        unknown_edition=_unknown(verdict.year, title),
        years=verdict,
    )


@lru_cache(maxsize=8)
def _outline_reader(name: str) -> OutlineReader:
    """The reader of outlines of an edition (`name` is how `load` knows it), which knows the tables of the others too."""
    names = [name, *(key for key in reversed(BUILT_IN) if key != load(name).key)]
    readers = [
        [reader for table in load(each).tables if (reader := table_reader(each, table.number)) is not None]
        for each in names
    ]
    return OutlineReader(_heading_reader(name), readers)


@lru_cache(maxsize=8)
def _heading_reader(name: str) -> HeadingReader:
    """The reader of headings of an edition; one for all that have those of the newest."""
    newest = BUILT_IN[-1]
    if name != newest and load(name).headings == load(newest).headings:
        return _heading_reader(newest)
    return HeadingReader(load(name))


def _by_tables(
    outline: Outline,
    look: Survey,
    document: Document,
    name: str,
    edition: Edition,
) -> tuple[str, Edition, Outline]:
    """Where no year is stated: the edition whose form the tables have, the newest where they do not tell."""
    foreign = {section.table.edition for section in outline.sections if section.table is not None} - {edition.key}
    if len(foreign) != 1:
        return name, edition, outline
    name = foreign.pop()
    edition = load(name)
    items = _without_title(_items(name, look), look.used)
    return name, edition, parse_outline(items, look.title, document, edition, name)


def _items(name: str, look: Survey) -> list[Item]:
    """The items of the outline under an edition (`name` is how `load` knows it)."""
    reader = _outline_reader(name)
    return reader.read(look.blocks, look.headings if reader.headings is _heading_reader(BUILT_IN[-1]) else None)


def _front(blocks: Sequence[Block], headings: object, most: int) -> list[Paragraph]:
    """The paragraphs before the first heading of a section, at most so many; a table ends them."""
    front: list[Paragraph] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or index in headings or len(front) == most:  # type: ignore[operator]
            break
        front.append(block)
    return front


def _without_title(items: Sequence[Item], used: int) -> list[Item]:
    """The items without the title's paragraphs, which stand at the beginning of the first run of prose."""
    result = list(items)
    while used and result and result[0].kind in ("prose", "extra"):
        paragraphs = result[0].paragraphs
        if len(paragraphs) > used:
            result[0] = result[0]._replace(paragraphs=paragraphs[used:])
            break
        used -= len(paragraphs)
        del result[0]
    return result


def _signed(outline: Outline) -> tuple[tuple[Section, ...], tuple[Paragraph, ...], Signature]:
    """The sections and annexes with the signature taken off the end of the last section or of what follows it."""
    sections = list(outline.sections)
    last = max(sections, key=lambda section: section.anchor.start, default=None)
    if last is not None:
        signature, count = find_signature(last.paragraphs)
        if count:
            kept = last._replace(paragraphs=last.paragraphs[: len(last.paragraphs) - count])
            sections[sections.index(last)] = kept
            return tuple(sections), outline.annexes, signature
    signature, count = find_signature(outline.annexes)
    return tuple(sections), outline.annexes[: len(outline.annexes) - count], signature


def _agency(profile: Agency | None, named: str) -> Agency:
    """The agency as its profile has it; what that leaves open, or all of it, as the name gives it away."""
    if profile is None:
        return guess_agency(named)
    guess = guess_agency(profile.name)
    return profile._replace(level=profile.level or guess.level, kind=profile.kind or guess.kind)


def _unknown(year: int | None, title: Title | None) -> str:
    """Why no edition that is known applies: a year before the first, or a form of its own; "" where one applies."""
    agency = title.agency if title is not None else ""
    if agency.endswith(_SCHOOLS):
        return "school"
    if agency.endswith(_ENTERPRISES):
        return "enterprise"
    return "before-2019" if year is not None and year < load(BUILT_IN[0]).first_year else ""
