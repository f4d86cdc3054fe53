"""`full`: each diagnostic with the line it stands on, the place marked below it, and the related places; for people."""

from __future__ import annotations

from collections.abc import Mapping

from giar_lint.catalogue.interface import say
from giar_lint.diagnostics import Diagnostic, FileResult, Location, Related
from giar_lint.outputs import Style
from giar_lint.outputs.places import place_in_file
from giar_lint.outputs.terminal import excerpt, harmless, paint

_NARROWEST = 20


class Full:
    """Lines longer than the terminal is wide are shown around the place."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def begin(self) -> str:
        return ""

    def file(self, result: FileResult) -> str:
        return "".join(self._diagnostic(each, result.lines) for each in result.diagnostics)

    def end(self) -> str:
        return ""

    def _diagnostic(self, found: Diagnostic, lines: Mapping[int, str]) -> str:
        style = self._style
        label = found.severity.label
        where = place_in_file(found.place, style.language)
        within = f" ({where})" if where else ""
        lead = f"{found.path}:{found.location.line}:{found.location.column}{within}:"
        place = paint(harmless(lead), "bold", style.colour)
        severity = paint(f"{found.code} {say(f'severity-{label}', style.language)}", label, style.colour)
        numbers = [found.location.line, *(related.location.line for related in found.related)]
        gutter = max(len(str(number)) for number in numbers)
        parts = [f"{place} {severity} {harmless(found.message)}\n"]
        parts.append(self._source(lines, found.location, found.end_location, gutter, "^", label))
        parts.extend(self._related(related, lines, gutter) for related in found.related)
        return "".join(parts) + "\n"

    def _related(self, related: Related, lines: Mapping[int, str], gutter: int) -> str:
        line, column = related.location
        place = say("related", self._style.language, line=line, column=column)
        head = f"{' ' * gutter} = {place} {harmless(related.message)}".rstrip() + "\n"
        return head + self._source(lines, related.location, related.end_location, gutter, "-", "dim")

    def _source(
        self, lines: Mapping[int, str], start: Location, end: Location, gutter: int, mark: str, colour: str
    ) -> str:
        """The source line with its number and the marks below; where it is blank, after the one above that is known."""
        line = lines.get(start.line, "")
        columns = max(_NARROWEST, self._style.width - gutter - 3)
        bar = paint("|", "dim", self._style.colour)
        context = ""
        if not line.strip():
            above = max((number for number in lines if number < start.line and lines[number].strip()), default=0)
            if not above:
                return ""
            context = f"{above:>{gutter}} {bar} {excerpt(lines[above], 0, 0, columns)[0]}".rstrip() + "\n"
        stop = end.column - 1 if end.line == start.line else len(line)
        text, offset, length = excerpt(line, start.column - 1, stop, columns)
        marks = paint(mark * length, colour, self._style.colour)
        numbered = f"{start.line:>{gutter}} {bar} {text}".rstrip()
        return f"{context}{numbered}\n{' ' * gutter} {bar} {' ' * offset}{marks}\n"
