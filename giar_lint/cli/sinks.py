"""Where the outputs of a run go: one to standard output or a file, any number of others to files.

A file is written beside its target under another name and takes its place at the end of the run, so that nothing
half-written is ever found under the name that was asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType

from giar_lint.choices import FORMATS
from giar_lint.cli.arguments import Arguments
from giar_lint.cli.streams import File, Stream, regular
from giar_lint.diagnostics import FileResult
from giar_lint.errors import UserError, listed
from giar_lint.outputs import Formatter, RunInfo, Style, formatter
from giar_lint.records import NamedTuple

STANDARD_OUTPUT = "-"
STANDARD_ERROR = "&2"
"""Places that are no files; a path never reads like the second, which no option takes."""

_STANDARD = (STANDARD_OUTPUT, STANDARD_ERROR)


class Output(NamedTuple):
    """An output: one of giar_lint.choices.FORMATS, and the path of its file, STANDARD_OUTPUT or STANDARD_ERROR."""

    format: str
    path: str


def outputs_of(arguments: Arguments) -> tuple[Output, ...]:
    """The outputs that the command line asks for, the main one first. Raises UserError for what names no format or no
    file.
    """
    path = arguments.text("--output-file")
    if path == "":
        raise UserError("error-blank", word="--output-file")
    main = Output(arguments.text("--output-format") or "full", STANDARD_OUTPUT if path is None else path)
    return (main, *map(_output, arguments.each("--output")))


def _output(word: str) -> Output:
    name, mark, path = word.partition("=")
    if not mark or not path:
        raise UserError("error-output-form", word=word)
    if name not in FORMATS:
        raise UserError("error-choice", word=name, known=FORMATS, name="--output", choices=listed(FORMATS))
    return Output(name, path)


class Sinks:
    """Takes the results of a run, one file after the other, and writes every output. To be used in `with`: what was not
    ended is taken away.

    `inputs` are the paths that are linted, which no output may overwrite. `style` is that of standard output,
    `file_style` that of files.
    """

    def __init__(
        self,
        outputs: Sequence[Output],
        *,
        style: Style,
        file_style: Style,
        about: Callable[[], RunInfo],
        inputs: Iterable[str] = (),
    ) -> None:
        self._outputs = outputs
        self._styles = (style, file_style)
        self._about = about
        self._inputs = inputs
        self._open: list[tuple[Formatter, Stream]] = []

    def __enter__(self) -> Sinks:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, stream in self._open:
            stream.discard()

    def begin(self) -> None:
        """Opens every file and writes what stands before the first result. Raises UserError where one cannot be."""
        self._refuse()
        for each in self._outputs:
            standard = each.path in _STANDARD
            made = formatter(each.format, self._styles[not standard], self._about)
            stream = Stream(errors=each.path == STANDARD_ERROR) if standard else File(each.path)
            self._open.append((made, stream))
            stream.write(made.begin())

    def file(self, result: FileResult) -> None:
        """Writes what every output says of one file. Raises UserError where a file cannot be written."""
        for made, stream in self._open:
            stream.write(made.file(result))

    def end(self) -> None:
        """Writes what stands after the last result, and puts the files in their places once all of them are whole.
        Raises UserError where one cannot be; those not yet in their places are then left out.
        """
        for made, stream in self._open:
            stream.write(made.end())
        for _, stream in self._open:
            stream.finish()
        for _, stream in self._open:
            stream.settle()

    def _refuse(self) -> None:
        """Raises UserError for two outputs in one place, and for one that would overwrite what is linted."""
        seen: set[object] = set()
        files: dict[tuple[int, int], str] = {}
        for each in self._outputs:
            place = each.path if each.path in _STANDARD else os.path.realpath(each.path)
            found = None if each.path in _STANDARD else regular(each.path)
            if place in seen or found in files:
                raise UserError("error-output-twice", path=each.path)
            seen.add(place)
            if found is not None:
                files[found] = each.path
        if files:
            for path in self._inputs:
                if (found := regular(path)) in files:
                    raise UserError("error-output-input", path=files[found])
