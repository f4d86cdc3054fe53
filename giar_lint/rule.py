"""What a rule is: one pure function, declared once with all that documentation, `explain`, the configuration and
tests need.

@rule("GIA303", "balance", Severity.ERROR, summary=("…", "…"), source=("…", "…"), example=Example(bad="…", good="…"))
def balance(report: Report, options: None) -> Iterator[Finding]:
    \"\"\"English text: what it does, why it is bad, what to do instead.

    --- zh
    中文说明。
    \"\"\"
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal

from giar_lint.diagnostics import Place, Severity, Span
from giar_lint.records import NamedTuple
from giar_lint.report import Report


class Note(NamedTuple):
    """A related place of a finding; `key` and `values` name its text in the message catalogue."""

    span: Span
    key: str
    values: Mapping[str, object] = MappingProxyType({})


class Replacement(NamedTuple):
    """One edit of a fix: the text of `span` (offsets into the decoded text) becomes `content`."""

    span: Span
    content: str


class Finding(NamedTuple):
    """What a rule found, still without severity, path or language.

    `key` names the message in the catalogue: "" for the rule's only message, else a variant's name. `values` fill it.
    `place` is worked out from the span unless the rule knows better.
    """

    span: Span
    key: str = ""
    values: Mapping[str, object] = MappingProxyType({})
    related: tuple[Note, ...] = ()
    edits: tuple[Replacement, ...] = ()
    applicability: Literal["safe", "unsafe", "display"] = "safe"
    place: Place | None = None


class Example(NamedTuple):
    """A bad and a good text for the same place. `good` stands, word for word, in the model report of the rule's edition
    (tests/support/model.py); putting `bad` in its stead must make the rule fire, and nothing must fire without."""

    bad: str
    good: str


class Bilingual(NamedTuple):
    """A text in both languages of the program."""

    zh: str
    en: str

    def text(self, language: str) -> str:
        return self.en if language == "en" else self.zh


Check = Callable[[Report, Any], Iterator[Finding]]


class Rule(NamedTuple):
    """A registered rule. `options` is a NamedTuple of which every field has a default, or None for a rule without
    options.

    `check` is None for rules that the engine itself applies (files that cannot be read, suppressions). `messages` are
    those of a plugin's rule, by variant as (Chinese, English) templates; None where the catalogue has them. `plugin` is the
    name of the plugin that it came with."""

    code: str
    name: str
    severity: Severity
    summary: Bilingual
    source: Bilingual
    documentation: str
    check: Check | None
    options: type[Any] | None = None
    example: Example | None = None
    fixable: Literal["", "safe", "unsafe", "display"] = ""
    messages: Mapping[str, tuple[str, str]] | None = None
    plugin: str = ""

    def page(self, language: str) -> str:
        """The rule's own prose in one language, from its docstring."""
        english, _, chinese = self.documentation.partition("--- zh\n")
        return (english if language == "en" else chinese).strip()


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    summary: tuple[str, str],
    source: tuple[str, str] = ("", ""),
    options: type[Any] | None = None,
    example: Example | None = None,
    fixable: Literal["", "safe", "unsafe", "display"] = "",
    messages: Mapping[str, tuple[str, str]] | None = None,
) -> Callable[[Check], Rule]:
    """Declare the decorated function as a rule; the name is bound to the Rule. `summary` and `source` are (Chinese,
    English); `messages` are for rules of plugins."""

    def declare(check: Check) -> Rule:
        lines = (check.__doc__ or "").split("\n")
        text = "\n".join([lines[0], *(line.removeprefix("    ") for line in lines[1:])])
        prose = (Bilingual(*summary), Bilingual(*source), text)
        return Rule(code, name, severity, *prose, check, options, example, fixable, messages)

    return declare
