"""Suppressions: what `[[suppress]]` and the comments of a report keep back, and which of them kept back nothing.

A comment reads `<!-- giar-lint: disable=GIA601 -->` (to the end of the file, or to `enable`), `disable-next-line=…` or
`disable-file=…`, with codes, prefixes of codes or names parted by commas; with none it is about all rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Literal

from giar_lint.config.model import Suppression
from giar_lint.diagnostics import Judgement, Span
from giar_lint.policy import resolve_prefix
from giar_lint.records import NamedTuple
from giar_lint.rule import Finding, Rule
from giar_lint.source import Source

_DIRECTIVE = re.compile(r"<!--\s*+giar-lint\s*+:\s*+([\w-]+)\s*+(?:=(.*))?-->", re.DOTALL)
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
        self._own_lines = {source.location(each.span.start).line for each in directives}
        self._following: dict[int, int] = {}
        self._enabled: dict[str, list[int]] = {}
        for each in directives:
            for prefix in each.prefixes if each.kind == "enable" else ():
                self._enabled.setdefault(prefix, []).append(each.span.start)
        self._marks = [mark for each in directives for mark in self._marks_of(each)]
        self._ranges = sorted(self._marks, key=lambda mark: mark.range.start)
        self._starts = [mark.range.start for mark in self._ranges]
        self._reach = [*accumulate((mark.range.end for mark in self._ranges), max)]
        self._used: set[Mark | Suppression] = set()
        self._on_line: dict[tuple[str, int], list[Suppression]] = {}

    def holder(self, code: str, span: Span) -> tuple[Literal["comment", "configuration"], str] | None:
        """What keeps back a finding of the rule at a place, and the reason that it states, None where nothing does; all
        that keep it back count as used.
        """
        hit: list[Mark | Suppression] = [mark for mark in self._around(span.start) if code.startswith(mark.prefix)]
        hit += self._stated(code, self._source.location(span.start).line)
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

    def _around(self, offset: int) -> Iterator[Mark]:
        """The marks whose range holds an offset. Those before it that none reaches beyond are not looked at: a file may
        have thousands."""
        for index in range(bisect_right(self._starts, offset) - 1, -1, -1):
            if self._reach[index] <= offset:
                return
            if self._ranges[index].range.end > offset:
                yield self._ranges[index]

    def _stated(self, code: str, number: int) -> Iterable[Suppression]:
        """The suppressions of the configuration that are about a rule and hold on a line (1-based). Asked once for each
        line, since a page may be all one line, with thousands of findings."""
        if (code, number) not in self._on_line:
            line = self._source.line(number) if self._suppressions else ""
            self._on_line[code, number] = [
                each for each in self._suppressions if each.code == code and each.text in line
            ]
        return self._on_line[code, number]

    def _marks_of(self, directive: Directive) -> Iterator[Mark]:
        for prefix in directive.prefixes if directive.kind != "enable" else ():
            yield Mark(directive.span, prefix, self._range(directive, prefix))

    def _range(self, directive: Directive, prefix: str) -> Span:
        end = len(self._source.text) + 1
        if directive.kind == "disable-file":
            return Span(0, end)
        if directive.kind == "disable-next-line":
            return self._next_line(directive.span)
        for word in {"", prefix}:
            starts = self._enabled.get(word, [])
            index = bisect_right(starts, directive.span.start)
            end = min(end, starts[index]) if index < len(starts) else end
        return Span(directive.span.end, end)

    def _next_line(self, span: Span) -> Span:
        """The next line that is neither blank nor such a comment itself, with its end."""
        number = self._source.location(span.end).line + 1
        passed = []
        while number not in self._following and number <= self._source.line_count():
            if number not in self._own_lines and self._source.line(number).strip():
                break
            passed.append(number)
            number += 1
        number = self._following.get(number, number)
        self._following.update(dict.fromkeys(passed, number))
        if number > self._source.line_count():
            return Span(span.end, span.end)
        start, end = self._source.line_span(number)
        return Span(start, end + 1)
