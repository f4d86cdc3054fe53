"""Suppressions: what `[[suppress]]` and the comments of a report keep back, and which of them kept back nothing.

A comment reads `<!-- giar-lint: disable=GIA601 -->` (to the end of the file, or to `enable`), `disable-next-line=…` or
`disable-file=…`, with codes, prefixes of codes or names parted by commas; with none it is about all rules.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from giar_lint.config.model import Suppression
from giar_lint.diagnostics import Judgement, Span
from giar_lint.policy import resolve_prefix
from giar_lint.rule import Finding, Rule
from giar_lint.source import Source

_DIRECTIVE = re.compile(r"<!--\s*giar-lint\s*:\s*([\w-]+)\s*(?:=\s*(.*?))?\s*-->", re.DOTALL)
_KINDS = ("disable", "enable", "disable-next-line", "disable-file")


class Directive(NamedTuple):
    """One comment: where it stands, what it asks for, and for which prefixes of codes ("" is every rule)."""

    span: Span
    kind: str
    prefixes: tuple[str, ...]


class Mark(NamedTuple):
    """What a comment keeps back: the codes that begin with `prefix`, within `range`."""

    comment: Span
    prefix: str
    range: Span


class Suppressor:
    """What is kept back in one file, and a record of what was.

    `suppressions` are those about this file; `comments` are the places of its comments, whatever they say.
    """

    def __init__(
        self, source: Source, rules: Mapping[str, Rule], suppressions: Iterable[Suppression], comments: Iterable[Span]
    ) -> None:
        self._source = source
        self._suppressions = tuple(suppressions)
        self._wrong: list[Finding] = []
        directives = [each for span in comments if (each := self._directive(span, rules)) is not None]
        self._marks = [mark for each in directives for mark in self._marks_of(each, directives)]
        self._used: set[Mark | Suppression] = set()

    def holder(self, code: str, span: Span) -> tuple[Literal["comment", "configuration"], str] | None:
        """What keeps back a finding of the rule at a place, and the reason that it states, None where nothing does; all
        that keep it back count as used.
        """
        line = self._source.line(self._source.location(span.start).line)
        hit: list[Mark | Suppression] = [
            mark
            for mark in self._marks
            if code.startswith(mark.prefix) and mark.range.start <= span.start < mark.range.end
        ]
        hit += [each for each in self._suppressions if each.code == code and each.text in line]
        self._used.update(hit)
        if not hit:
            return None
        return ("configuration", hit[0].reason) if isinstance(hit[0], Suppression) else ("comment", "")

    def findings(self, ran: Collection[str]) -> Iterator[Finding]:
        """GIA004 for comments that are wrong or kept back nothing, though one of the rules that they name ran."""
        yield from self._wrong
        for mark in self._marks:
            if mark not in self._used and any(code.startswith(mark.prefix) for code in ran):
                yield Finding(mark.comment, "comment", {"word": mark.prefix or ("全部规则", "every rule")})

    def judgements(self, ran: Collection[str]) -> tuple[Judgement, ...]:
        """For each suppression of the configuration whose rule ran, whether it was used here."""
        return tuple(
            Judgement(each.path, each.trail, each in self._used) for each in self._suppressions if each.code in ran
        )

    def _directive(self, span: Span, rules: Mapping[str, Rule]) -> Directive | None:
        match = _DIRECTIVE.fullmatch(self._source.text, span.start, span.end)
        if match is None:
            return None
        if match[1] not in _KINDS:
            self._wrong.append(Finding(span, "directive", {"word": match[1]}))
            return None
        if match[2] is None:
            return Directive(span, match[1], ("",))
        prefixes = []
        for word in filter(None, (part.strip() for part in match[2].split(","))):
            prefix = resolve_prefix(word, rules)
            if prefix is None:
                self._wrong.append(Finding(span, "unknown", {"word": word}))
            else:
                prefixes.append(prefix)
        return Directive(span, match[1], tuple(prefixes))

    def _marks_of(self, directive: Directive, directives: list[Directive]) -> Iterator[Mark]:
        for prefix in directive.prefixes if directive.kind != "enable" else ():
            yield Mark(directive.span, prefix, self._range(directive, prefix, directives))

    def _range(self, directive: Directive, prefix: str, directives: list[Directive]) -> Span:
        end = len(self._source.text) + 1
        if directive.kind == "disable-file":
            return Span(0, end)
        if directive.kind == "disable-next-line":
            return self._next_line(directive.span, directives)
        enabled = (
            each.span.start
            for each in directives
            if each.kind == "enable" and each.span.start > directive.span.start and {"", prefix} & {*each.prefixes}
        )
        return Span(directive.span.end, min(enabled, default=end))

    def _next_line(self, span: Span, directives: list[Directive]) -> Span:
        """The next line that is neither blank nor such a comment itself, with its end."""
        own = {self._source.location(each.span.start).line for each in directives}
        first = self._source.location(span.end).line + 1
        for number in range(first, self._source.line_count() + 1):
            if number not in own and self._source.line(number).strip():
                start, end = self._source.line_span(number)
                return Span(start, end + 1)
        return Span(span.end, span.end)
