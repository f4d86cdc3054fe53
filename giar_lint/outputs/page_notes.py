"""The notes of the page: one for each diagnostic, with where it stands, what it says, what is related and the way out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from giar_lint.catalogue.interface import say
from giar_lint.catalogue.page import word
from giar_lint.diagnostics import Diagnostic, Edit, Fix, Location, Related, Severity
from giar_lint.masking import mask
from giar_lint.outputs.page_markup import Html, element, join, text
from giar_lint.outputs.places import place_in_file
from giar_lint.records import NamedTuple

SIGNS = {Severity.ERROR: "×", Severity.WARNING: "!", Severity.INFO: "i"}
_LONGEST = 80
_NO_NAME = re.compile(r"[^0-9A-Za-z]+")


class Note(NamedTuple):
    """A diagnostic with its number in the report (1-based) and the id of its note; the next of its rule is `following`."""

    number: int
    found: Diagnostic
    anchor: str
    following: str

    @property
    def place(self) -> str:
        """The id of the mark in the text."""
        return mark_id(self.anchor)


def note_id(code: str, number: int) -> str:
    """The id of the note on a rule's diagnostic of that number in the run (1-based)."""
    return f"{_NO_NAME.sub('-', code)}-{number}"


def mark_id(anchor: str) -> str:
    """The id of the mark that belongs to the note with that id."""
    return f"at-{anchor}"


def severity(level: Severity, language: str) -> Html:
    """The severity as a sign and a word, so that it can be told without colours."""
    sign = element("span", SIGNS[level], class_="sign", aria_hidden="true")
    return element("span", sign, say(f"severity-{level.label}", language), class_=f"severity {level.label}")


def position(found: Diagnostic, language: str) -> str:
    """Where a diagnostic stands: line and column, or what a file has that knows no lines."""
    return place_in_file(found.place, language) or at(found.location, language)


def at(location: Location, language: str) -> str:
    return word("place", language, line=location.line, column=location.column)


def note(
    each: Note, lines: Mapping[int, str], target: Callable[[Location], str], language: str, rule: str = ""
) -> Html:
    """One note. `lines` are those that the result holds; `target` gives the id of what stands at a location, "" where
    nothing of it is shown; `rule` says in a line what the rule looks for.
    """
    found = each.found
    back = element(
        "a",
        class_=f"number {found.severity.label}",
        href=f"#{each.place}",
        data_n=str(each.number),
        aria_label=word("to-mark", language, number=each.number),
    )
    head = element(
        "p",
        back,
        severity(found.severity, language),
        element("span", found.code, class_="code", title=rule or found.name),
        element("a", position(found, language), href=f"#{each.place}", class_="where"),
        element(
            "a",
            word("next", language),
            href=f"#{mark_id(each.following)}",
            class_="next",
            title=word("next-of", language, code=found.code),
        ),
        class_="note-head",
    )
    parts = [head, element("p", found.message, class_="message")]
    parts += [_related(other, target, language) for other in found.related]
    if found.fix is not None:
        parts.append(_fix(found.fix, lines, language))
    return element("div", *parts, class_=f"note {found.severity.label}", id=each.anchor, role="note")


def _related(related: Related, target: Callable[[Location], str], language: str) -> Html:
    anchor = target(related.location)
    where = at(related.location, language)
    place = element("a", where, href=f"#{anchor}") if anchor else text(where)
    return element(
        "p", word("related", language), place, f" {related.message}" if related.message else "", class_="related"
    )


def _fix(fix: Fix, lines: Mapping[int, str], language: str) -> Html:
    label = element("span", word(f"fix-{fix.applicability}", language), class_="fix-label")
    # What is done alike in many places (a zero in each blank cell) is told once.
    alike: dict[Html, int] = {}
    for each in fix.edits:
        told = _edit(each, lines, language)
        alike[told] = alike.get(told, 0) + 1
    items = (
        element("li", told, word("edit-times", language, count=count) if count > 1 else "")
        for told, count in alike.items()
    )
    return element("div", label, element("ul", *items), class_="fix")


def _edit(edit: Edit, lines: Mapping[int, str], language: str) -> Html:
    """What stands there and what takes its place; of what stands there only the position where it is not at hand."""
    before = _before(edit, lines, language)
    content = _short(mask(edit.content))
    after = element("ins", content) if content else Html("")
    if not before:
        return join([word("edit-insert", language), " ", after])
    if not after:
        return join([word("edit-delete", language), " ", before])
    return join([before, f" {word('edit-replace', language)} ", after])


def _before(edit: Edit, lines: Mapping[int, str], language: str) -> Html:
    """The text that an edit replaces, "" where it only inserts."""
    start, end = edit.location, edit.end_location
    if start == end:
        return Html("")
    last = end.line - (end.column == 1)
    if start.line < last:
        return text(word("edit-lines", language, first=start.line, last=last))
    if start.line not in lines:
        return text(at(start, language))
    stop = end.column - 1 if start.line == end.line else None
    return element("del", _short(lines[start.line][start.column - 1 : stop]))


def _short(content: str) -> str:
    return content if len(content) <= _LONGEST else content[: _LONGEST - 1] + "…"
