"""`giar-lint extract`: what is in reports, as JSON, as tidy rows or as linear text; one report after the other."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Protocol

from giar_lint.assembly import worded
from giar_lint.catalogue.interface import say
from giar_lint.cli.arguments import Arguments
from giar_lint.cli.command_layer import COMMAND_LINE
from giar_lint.cli.inputs import configuration_of_run, find, require_sense, tell
from giar_lint.cli.signals import end_in_order
from giar_lint.cli.streams import File, Stream, regular
from giar_lint.config.load import Configurations, shown_chain
from giar_lint.config.merge import Resolver
from giar_lint.config.model import Layer
from giar_lint.discovery import Found
from giar_lint.document import Document
from giar_lint.engine import Linter, data_of, unreadable
from giar_lint.errors import UserError, one_line
from giar_lint.outputs.terminal import harmless
from giar_lint.readers import DEFAULT_MAX_SIZE, Unreadable
from giar_lint.readers.formats import Format, format_of
from giar_lint.report import Report
from giar_lint.rules import registry
from giar_lint.target import Target

_BOM = "\ufeff"


def run(arguments: Arguments, language: str) -> int:
    """Extracts, writes, and returns the exit status: 0 where every file that was named gave a report, 1 where one could
    not be read or is none, 2 where something broke inside. `language` is the one stated on the command line, "" for none.
    """
    require_sense(arguments)
    if arguments.on("--text") and arguments.on("--csv"):
        raise UserError("error-together", first="--text", second="--csv")
    if arguments.text("--output-file") == "":
        raise UserError("error-blank", word="--output-file")
    configurations = Configurations(
        registry(), fixed=arguments.text("--config"), enabled=not arguments.on("--no-config")
    )
    language = language or configuration_of_run(configurations, arguments.words).value("language") or "zh"
    linter = Linter(
        Resolver(configurations.rules, Layer(COMMAND_LINE)), language=language, trace=arguments.on("--verbose")
    )
    try:
        return _run(arguments, find(arguments, configurations), linter, language)
    except UserError as error:
        error.language = error.language or language
        raise


def _run(arguments: Arguments, found: Found, linter: Linter, language: str) -> int:
    stream = _stream(arguments.text("--output-file"), found)
    extraction = _Extraction(linter, language, verbose=arguments.on("--verbose"))
    form = _form(arguments, len(found.targets))
    try:
        stream.write(form.begin())
        for target in found.targets:
            extraction.take(target, form, stream)
        stream.write(form.end())
        stream.finish()
        stream.settle()
    finally:
        stream.discard()
    if not arguments.on("--quiet"):
        sys.stderr.write(extraction.summary() + "\n")
    return extraction.status


def _stream(path: str | None, found: Found) -> Stream:
    """Where the output goes. Raises UserError where a file cannot be written, or is one of those that are read."""
    if path is None:
        return Stream()
    place = regular(path)
    if place is not None and place in (regular(target.path) for target in found.targets):
        raise UserError("error-output-input", path=path)
    end_in_order()
    return File(path)


class _Extraction:
    """One run: takes one file after the other, tells what cannot be taken, and keeps count."""

    def __init__(self, linter: Linter, language: str, *, verbose: bool) -> None:
        self._linter = linter
        self._language = language
        self._verbose = verbose
        self._told: set[str] = set()
        self._files = 0
        self._left_out: Counter[str] = Counter()
        self.status = 0

    def take(self, target: Target, form: _Form, stream: Stream) -> None:
        """Writes what is in one file. Raises UserError where the output cannot be written."""
        if self._verbose and target.configuration.path is not None:
            self._tell("verbose-configuration", path=shown_chain(target.configuration))
        try:
            text = self._text(target, form)
        except UserError as error:
            self._failed(one_line(error.text(self._language)))
        except Exception as error:
            self._failed(self._linter.failure("failure-extract", error, path=target.shown))
        else:
            if text is not None:
                self._files += 1
                stream.write(text)

    def summary(self) -> str:
        """The line of figures."""
        parts = [
            say(f"summary-{why}", self._language, count=self._left_out[why])
            for why in ("not-a-report", "unreadable", "extra")
            if self._left_out[why]
        ]
        joined = say("summary-and", self._language).join(parts)
        skipped = say("summary-skipped", self._language, parts=joined) if parts else ""
        return say("extract-summary", self._language, files=self._files, skipped=skipped)

    def _text(self, target: Target, form: _Form) -> str | None:
        """What the output says of one file; None where there is no report in it."""
        limit = target.configuration.value("max-size") or DEFAULT_MAX_SIZE
        try:
            data = data_of(target, limit)
            document, report, _ = self._linter.analyse(target, data, limit)
        except Unreadable as problem:
            why = "extra" if problem.key == "extra" else "unreadable"
            reason = worded(registry()["GIA001"], unreadable(problem), self._language).message
            # As with `check`, the configuration may say of a file that it is a report.
            self._leave_out(target, why, reason, named=target.named or target.configuration.claims(target.place))
            return None
        if report is None:
            self._leave_out(target, "not-a-report", say("extract-not-a-report", self._language), named=target.named)
            return None
        return form.file(document, report, format_of(data, target.shown))

    def _leave_out(self, target: Target, why: str, reason: str, *, named: bool) -> None:
        self._left_out[why] += 1
        if named:
            self.status = max(self.status, 1)
            self._tell("extract-refused", path=target.shown, reason=reason)
        elif self._verbose:
            self._tell(f"verbose-{why}", path=target.shown)

    def _failed(self, line: str) -> None:
        self.status = 2
        tell(line, self._told, traced=True)

    def _tell(self, key: str, **values: object) -> None:
        tell(say(key, self._language, **values), self._told)


class _Form(Protocol):
    """One form of output. What its three methods return, written one after the other, is the whole output."""

    def begin(self) -> str: ...

    def file(self, document: Document, report: Report, form: Format) -> str: ...

    def end(self) -> str: ...


def _form(arguments: Arguments, files: int) -> _Form:
    to_file = arguments.text("--output-file") is not None
    if arguments.on("--text"):
        return _Text(headed=files > 1, raw=to_file or not _is_terminal())
    return _Csv(bom=to_file) if arguments.on("--csv") else _Json()


def _is_terminal() -> bool:
    return sys.stdout.isatty()


class _Json:
    """One array with one report a line, so that the output can be read, compared and streamed."""

    def __init__(self) -> None:
        self._empty = True

    def begin(self) -> str:
        return "["

    def file(self, document: Document, report: Report, form: Format) -> str:
        from giar_lint.extract.data import report_data
        from giar_lint.extract.encode import encode

        text = encode(report_data(report, form))
        # Only now: where the lines above fail, the file is left out, and the next one is the first.
        before = "\n" if self._empty else ",\n"
        self._empty = False
        return before + text

    def end(self) -> str:
        return "]\n" if self._empty else "\n]\n"


class _Csv:
    """One table of all reports. `bom`: it begins with the mark without which Excel takes Chinese for something else."""

    def __init__(self, *, bom: bool) -> None:
        self._bom = bom

    def begin(self) -> str:
        from giar_lint.extract.tidy import COLUMNS, csv_text

        return (_BOM if self._bom else "") + csv_text([COLUMNS])

    def file(self, document: Document, report: Report, form: Format) -> str:
        from giar_lint.extract.tidy import csv_text, tidy_rows

        return csv_text(tidy_rows(report))

    def end(self) -> str:
        return ""


class _Text:
    """The text of each file. `headed`: each after a line with its path, as `head` and `tail` have it. `raw`: as the file
    has it, where it does not go to a terminal."""

    def __init__(self, *, headed: bool, raw: bool) -> None:
        self._headed = headed
        self._raw = raw
        self._first = True

    def begin(self) -> str:
        return ""

    def file(self, document: Document, report: Report, form: Format) -> str:
        text = "".join(f"{line}\n" for line in self._lines(document, report, form))
        self._first = False
        return text

    def end(self) -> str:
        return ""

    def _lines(self, document: Document, report: Report, form: Format) -> Iterator[str]:
        from giar_lint.extract.linear import lines_of_text

        if self._headed:
            if not self._first:
                yield ""
            yield f"==> {harmless(report.path)} <=="
        for line in lines_of_text(document, form):
            yield line if self._raw else harmless(line)
