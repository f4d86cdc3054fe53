"""`giar-lint init`: a commented giar-lint.toml with a profile for each agency whose reports lie below the working
directory.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator

from giar_lint.catalogue.interface import say
from giar_lint.config.load import FILE, Configurations
from giar_lint.config.schema import AGENCY_KINDS, LEVELS
from giar_lint.config.toml import literal
from giar_lint.discovery import discover
from giar_lint.errors import UserError
from giar_lint.parser import survey
from giar_lint.parser.agency import guess_agency, normalise_agency
from giar_lint.readers import DEFAULT_MAX_SIZE, Unreadable, read
from giar_lint.readers.load import load
from giar_lint.records import NamedTuple
from giar_lint.rules import registry
from giar_lint.writing import replace_file

_SPECIAL = re.compile(r"([\\*?\[\]!#]| $)")


class Seen(NamedTuple):
    """A report: its path relative to the working directory with `/`, and the agency in its title ("" for none)."""

    path: str
    agency: str


def run(language: str, *, force: bool) -> int:
    """Writes the file and tells so on standard error. Raises UserError where it is there already and `force` is not
    set, and where nothing below the working directory looks like a report.
    """
    target = os.path.join(os.getcwd(), FILE)
    if os.path.lexists(target) and not force:
        raise UserError("error-init-exists", where=FILE)
    reports = list(_reports())
    if not reports:
        raise UserError("error-init-nothing")
    text = "\n".join(_lines(reports, language)) + "\n"
    replace_file(target, text.encode("utf-8", "backslashreplace"))
    agencies = len({normalise_agency(seen.agency) for seen in reports if seen.agency})
    print(
        "giar-lint: " + say("init-done", language, path=FILE, reports=len(reports), agencies=agencies), file=sys.stderr
    )
    return 0


def _reports() -> Iterator[Seen]:
    """The reports below the working directory, without regard to any configuration."""
    for target in discover([os.getcwd()], Configurations(registry(), enabled=False)).targets:
        try:
            look = survey(read(load(target.path, DEFAULT_MAX_SIZE), target.path))
        except Unreadable:
            continue
        if look.is_report:
            yield Seen(target.shown, look.title.agency if look.title is not None else "")


def _lines(reports: list[Seen], language: str) -> Iterator[str]:
    def about(key: str) -> str:
        return "\n".join(f"# {line}" for line in say(key, language).split("\n"))

    yield about("init-head")
    yield f"language = {literal(language)}"
    yield f"\n{about('init-include')}"
    yield f"include = {literal(sorted({_include(seen.path) for seen in reports}))}"
    yield "# exclude = []"
    yield f"\n{about('init-fail-on')}"
    yield 'fail-on = "error"'
    yield f"\n{about('init-rules')}"
    yield "# ignore = []"
    yield "# [severity]"
    yield '# blank-cell = "error"'
    yield f"\n{about('init-agencies')}"
    for name, files in _agencies(reports).items():
        guess = guess_agency(name)
        yield "\n[[agency]]"
        yield f"name = {literal(name)}"
        yield "# aliases = []"
        yield f"files = {literal(files)}"
        yield _guessed("level", guess.level, LEVELS, language)
        yield _guessed("kind", guess.kind, AGENCY_KINDS, language)
    unnamed = [seen.path for seen in reports if not seen.agency]
    if unnamed:
        yield f"\n{about('init-unnamed')}"
        yield from (f"#   {literal(path)}" for path in unnamed)


def _guessed(key: str, value: str | None, known: tuple[str, ...], language: str) -> str:
    if value is None:
        return f'# {key} = ""  # {say("init-unknown", language, choices=" | ".join(known))}'
    return f"{key} = {literal(value)}"


def _agencies(reports: list[Seen]) -> dict[str, list[str]]:
    """For each agency, by the name in the first of its titles, the patterns that are about its reports alone."""
    names: dict[str, str] = {}
    paths: dict[str, list[str]] = {}
    for seen in reports:
        if seen.agency:
            plain = normalise_agency(seen.agency)
            names.setdefault(plain, seen.agency)
            paths.setdefault(plain, []).append(seen.path)
    return {names[plain]: _patterns(own, reports) for plain, own in paths.items()}


def _patterns(own: list[str], reports: list[Seen]) -> list[str]:
    """The folder that holds the agency's reports, where it holds no others; else each of them."""
    folder = os.path.commonpath([os.path.dirname(path) for path in own])
    if folder and not any(seen.path.startswith(f"{folder}/") and seen.path not in own for seen in reports):
        return [f"{_escaped(folder)}/**"]
    return [_escaped(path) if "/" in path else f"/{_escaped(path)}" for path in own]


def _include(path: str) -> str:
    """A pattern for a report and its likes: those with its suffix in its top folder."""
    top, slash, _ = path.partition("/")
    suffix = os.path.splitext(path)[1]
    return f"{_escaped(top)}/**/*{suffix}" if slash else f"/*{suffix}"


def _escaped(path: str) -> str:
    return _SPECIAL.sub(r"\\\1", path)
