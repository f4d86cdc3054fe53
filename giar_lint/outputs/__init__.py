"""The outputs: each turns results, one file after the other in the order of their paths, into text. None of them
prints.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from giar_lint.diagnostics import FileResult


class Style(NamedTuple):
    """How text for people looks: the language of its words, whether it is coloured, and how many columns a line may
    take.
    """

    language: str = "zh"
    colour: bool = False
    width: int = 100


class Formatter(Protocol):
    """One output format. What its three methods return, written one after the other, is the whole output."""

    def begin(self) -> str:
        """What stands before the first file."""

    def file(self, result: FileResult) -> str:
        """What the output says of one file; "" where there is nothing to say."""

    def end(self) -> str:
        """What stands after the last file."""


def formatter(name: str, style: Style) -> Formatter:
    """The formatter of that name (one of giar_lint.choices.FORMATS)."""
    if name == "json":
        from giar_lint.outputs.json_array import JsonArray

        return JsonArray()
    if name == "concise":
        from giar_lint.outputs.concise import Concise

        return Concise(style.language)
    from giar_lint.outputs.full import Full

    return Full(style)
