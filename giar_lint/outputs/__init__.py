"""The outputs: each turns results, one file after the other in the order of their paths, into text. None of them
prints.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from giar_lint.diagnostics import FileResult, Severity
from giar_lint.records import NamedTuple


class Style(NamedTuple):
    """How text for people looks: the language of its words, whether it is coloured, and how many columns a line may
    take.
    """

    language: str = "zh"
    colour: bool = False
    width: int = 100


class RuleInfo(NamedTuple):
    """What an output tells of a rule, in the language of the run: its summary, its own prose, its whole page in
    Markdown, and words to filter by.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    text: str
    page: str
    tags: tuple[str, ...] = ()


class RunInfo(NamedTuple):
    """What an output tells of the run as a whole: the program's version, its rules, and whether there is a baseline."""

    version: str = ""
    rules: tuple[RuleInfo, ...] = ()
    baseline: bool = False


class Formatter(Protocol):
    """One output format. What its three methods return, written one after the other, is the whole output."""

    def begin(self) -> str:
        """What stands before the first file."""

    def file(self, result: FileResult) -> str:
        """What the output says of one file; "" where there is nothing to say."""

    def end(self) -> str:
        """What stands after the last file."""


def formatter(name: str, style: Style, about: Callable[[], RunInfo] = RunInfo) -> Formatter:
    """The formatter of that name (one of giar_lint.choices.FORMATS). `about` is called only by a format that tells of
    the run.
    """
    if name in ("json", "gitlab", "sarif"):
        return _json(name, style, about)
    if name == "concise":
        from giar_lint.outputs.concise import Concise

        return Concise()
    if name == "github":
        from giar_lint.outputs.github import GitHub

        return GitHub()
    if name == "junit":
        from giar_lint.outputs.junit import JUnit

        return JUnit(style)
    if name == "html":
        from giar_lint.outputs.page import Page

        return Page(style, about())
    from giar_lint.outputs.full import Full

    return Full(style)


def _json(name: str, style: Style, about: Callable[[], RunInfo]) -> Formatter:
    if name == "gitlab":
        from giar_lint.outputs.gitlab import GitLab

        return GitLab()
    if name == "sarif":
        from giar_lint.outputs.sarif import Sarif

        return Sarif(about(), style.language)
    from giar_lint.outputs.json_array import JsonArray

    return JsonArray()
