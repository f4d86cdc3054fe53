"""Applies the fixes of diagnostics to the bytes of a report, round after round until none is left, and takes none whose
result is not what a fix may do."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

from giar_lint.diagnostics import Diagnostic, Edit, FileResult, Fix, Severity
from giar_lint.readers.formats import format_of
from giar_lint.records import NamedTuple
from giar_lint.report import Number, Report
from giar_lint.splicing import Cut, Refused, Splicer, Unmapped, Why, splice

ROUNDS = 20
"""How often a file is linted and mended at most. Each round takes every fix that clashes with no other."""
TRIALS = 200
"""How many results are looked at in all; a file in which so many fixes fail is left as it is."""


class Judged(NamedTuple):
    """What bytes amount to: what linting them gave, and the report; None where they are none."""

    result: FileResult
    report: Report | None


Judge = Callable[[bytes], Judged]


class Kept(NamedTuple):
    """Where a diagnostic stands that is not to be fixed, since it is held back: its code, and the first and last offset
    (0-based) at which it may begin. The two differ where something was put in right before it."""

    code: str
    first: int
    last: int

    def stands(self, diagnostic: Diagnostic) -> bool:
        return self.code == diagnostic.code and self.first <= diagnostic.span.start <= self.last


class Dropped(NamedTuple):
    """A fix that was not applied. `why`: it would change a "statistic" or bring about an "error", or it cannot be written,
    for what `Refused` names."""

    diagnostic: Diagnostic
    why: Literal["statistic", "error"] | Why


class Mended(NamedTuple):
    """The bytes after fixing and what is left in them. `kept` are the places of what was held back, where they are now and
    in the order given. `problem` tells why nothing was done at all: the fixes come to no
    end ("endless"), or nothing can be changed in the file, for what `Unmapped` names."""

    data: bytes
    judged: Judged
    fixed: tuple[Diagnostic, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    kept: tuple[Kept, ...] = ()
    problem: Literal["", "endless", "bytes", "package", "signed"] = ""


class _Change(NamedTuple):
    diagnostic: Diagnostic
    cuts: tuple[Cut, ...]


class _Endless(Exception):  # noqa: N818 - ends the search, and is no error of the program
    """The bound on rounds or trials is reached."""


def mend(data: bytes, judged: Judged, judge: Judge, *, unsafe: bool, kept: Iterable[Kept] = ()) -> Mended:
    """The bytes with all safe fixes applied, and the unsafe ones where `unsafe`; `judged` is what `judge` says of `data`.
    What stands at a place of `kept` is not fixed.

    Fixes that clash are applied one at a time, each after the result of the one before was linted. Nothing is raised but
    what `judge` raises.
    """
    try:
        return _Mending(judge, unsafe=unsafe, kept=tuple(kept)).run(data, judged)
    except _Endless:
        return Mended(data, judged, kept=tuple(kept), problem="endless")
    except Unmapped as unmapped:
        return Mended(data, judged, kept=tuple(kept), problem=unmapped.why)


def mendable(data: bytes, report: Report) -> bool:
    """Whether fixes can be applied to the file that a report was read from: any but a PDF."""
    return not report.document.linear or format_of(data, report.path) == "docx"


def applicable(fix: Fix | None, *, unsafe: bool) -> bool:
    """Whether a fix would be applied at all."""
    return fix is not None and (fix.applicability == "safe" or (unsafe and fix.applicability == "unsafe"))


def statistics(report: Report) -> dict[tuple[object, ...], Number | None]:
    """The value of every cell of the official tables, by table, row and column; of cells of no certain column by their
    number among these."""
    found: dict[tuple[object, ...], Number | None] = {}
    for table in report.tables:
        for row in table.rows.values():
            for column, cell in row.cells.items():
                found[table.number, row.key, column] = cell.value
            for kind, cells in (("unassigned", row.unassigned), ("surplus", row.surplus)):
                for index, cell in enumerate(cells):
                    found[table.number, row.key, kind, index] = cell.value
    return found


class _Editor(Protocol):
    """Edits one file as it is at the beginning of a round. Raises Unmapped."""

    def cuts(self, edits: Iterable[Edit]) -> tuple[Cut, ...]:
        """The cuts for the edits of one fix. Raises Refused."""

    def made(self, cuts: Iterable[Cut]) -> tuple[bytes, str | None]:
        """The bytes with cuts made, and what they have to read as; None where the cuts tell. Raises Refused."""


class _TextEditor(Splicer):
    """Edits a file that is text."""

    def __init__(self, data: bytes, report: Report) -> None:
        super().__init__(report.document, format_of(data, report.path))
        self._data = data

    def made(self, cuts: Iterable[Cut]) -> tuple[bytes, None]:
        return splice(self._data, self._source, cuts), None


def _editor(data: bytes, report: Report) -> _Editor:
    if not report.document.linear:
        return _TextEditor(data, report)
    from giar_lint.copying.editor import WordEditor

    return WordEditor(data, report.document)


class _Mending:
    """One file on its way."""

    def __init__(self, judge: Judge, *, unsafe: bool, kept: tuple[Kept, ...]) -> None:
        self._judge = judge
        self._unsafe = unsafe
        self._kept = kept
        self._trials = 0
        self._given_up: dict[str, Dropped] = {}

    def run(self, data: bytes, judged: Judged) -> Mended:
        fixed: list[Diagnostic] = []
        for _ in range(ROUNDS):
            report = judged.report
            wanted = self._wanted(judged)
            if report is None or not wanted or not mendable(data, report):
                break
            editor = _editor(data, report)
            changes = list(self._changes(editor, wanted))
            if not changes:
                break
            taken, data, judged = self._settle(data, judged, editor, _apart(changes))
            fixed += [change.diagnostic for change in taken]
            cuts = sorted(cut for change in taken for cut in change.cuts)
            self._kept = tuple(Kept(each.code, *_moved(each, cuts)) for each in self._kept)
        else:
            raise _Endless
        return Mended(data, judged, tuple(fixed), tuple(self._given_up.values()), self._kept)

    def _wanted(self, judged: Judged) -> list[Diagnostic]:
        """What is to be fixed, in the order of the text."""
        return [
            each
            for each in judged.result.diagnostics
            if applicable(each.fix, unsafe=self._unsafe)
            and each.fingerprint not in self._given_up
            and not any(kept.stands(each) for kept in self._kept)
        ]

    def _changes(self, editor: _Editor, wanted: Iterable[Diagnostic]) -> Iterator[_Change]:
        """What can be done of it."""
        for each in wanted:
            assert each.fix is not None
            try:
                cuts = editor.cuts(each.fix.edits)
            except Refused as refused:
                self._given_up[each.fingerprint] = Dropped(each, refused.why)
            else:
                if cuts:
                    yield _Change(each, cuts)

    def _settle(
        self, data: bytes, judged: Judged, editor: _Editor, changes: Sequence[_Change]
    ) -> tuple[list[_Change], bytes, Judged]:
        """Applies those of the changes that may be, with what the file is then. Halves that fail are tried by halves."""
        taken: list[_Change] = []
        best = (data, judged)
        waiting = [list(changes)]
        while waiting:
            group = waiting.pop()
            self._trials += 1
            if self._trials > TRIALS:
                raise _Endless
            cuts = [cut for change in (*taken, *group) for cut in change.cuts]
            made = self._made(judged, editor, cuts)
            if isinstance(made, tuple):
                taken += group
                best = made
            elif len(group) == 1:
                self._given_up[group[0].diagnostic.fingerprint] = Dropped(group[0].diagnostic, made)
            else:
                half = len(group) // 2
                waiting += [group[half:], group[:half]]
        return taken, *best

    def _made(
        self, judged: Judged, editor: _Editor, cuts: Iterable[Cut]
    ) -> tuple[bytes, Judged] | Literal["statistic", "error"] | Why:
        """The file with cuts made and what it then is, or why they cannot be made."""
        try:
            new, expected = editor.made(cuts)
        except Refused as refused:
            return refused.why
        after = self._judge(new)
        why = _objection(judged, after)
        if why is not None:
            return why
        # What else goes with a change (numbers are counted anew), nobody has asked for.
        return (new, after) if expected is None or _reads(after) == expected.rstrip("\n") else "markup"


def _apart(changes: Iterable[_Change]) -> list[_Change]:
    """The changes that touch none before them; of those that do, which comes first would make a difference."""
    chosen: list[_Change] = []
    taken: list[Cut] = []
    for change in changes:
        if not any(_touches(cut, taken) for cut in change.cuts):
            chosen.append(change)
            for cut in change.cuts:
                insort(taken, cut)
    return chosen


def _touches(cut: Cut, taken: Sequence[Cut]) -> bool:
    """Whether a cut touches one of those taken, which are in order and disjoint."""
    index = bisect_right(taken, cut.end, key=lambda each: each.start)
    return index > 0 and taken[index - 1].end >= cut.start


def _moved(kept: Kept, cuts: Sequence[Cut]) -> tuple[int, int]:
    """Where a place is after cuts."""
    first, last = kept.first, kept.last
    for cut in cuts:
        grown = len(cut.content) - (cut.end - cut.start)
        if cut.start < kept.first < cut.end:
            first += cut.start - kept.first
        elif cut.end < kept.first or cut.start < cut.end == kept.first:
            first += grown
        if cut.start < kept.last < cut.end:
            last += cut.start - kept.last
        elif cut.end <= kept.last:
            last += grown
    return first, max(first, last)


def _objection(before: Judged, after: Judged) -> Literal["statistic", "error"] | None:
    """What speaks against a result: a number that is another one now, or an error that was not there."""
    if after.report is None or before.report is None:
        return "error"
    if not _holds(statistics(before.report), statistics(after.report)):
        return "statistic"
    if len(after.result.failures) > len(before.result.failures) or _errors(after.result) - _errors(before.result):
        return "error"
    return None


def _reads(judged: Judged) -> str:
    return "" if judged.report is None else judged.report.document.source.text.rstrip("\n")


def _holds(
    before: Mapping[tuple[object, ...], Number | None], after: Mapping[tuple[object, ...], Number | None]
) -> bool:
    """Whether every number is what it was. A table that was not recognised before may have come in."""
    return all(place in after and after[place] == value for place, value in before.items())


def _errors(result: FileResult) -> Counter[str]:
    return Counter(each.code for each in result.diagnostics if each.severity is Severity.ERROR)
