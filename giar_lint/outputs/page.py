"""`html`: one page that needs nothing else, for people who would rather look than read: figures, and each report with
its problems marked in its text.

It is written one report at a time, so the figures, which are known at the end, are its last part. They are shown at
its head all the same: the head of the page is a declared shadow tree with a place for them before the reports, and where
a browser knows none, the order of a flexible box does it for the eye.
"""

from __future__ import annotations

import os
from collections import Counter

from giar_lint import __version__
from giar_lint.catalogue.page import word
from giar_lint.diagnostics import FileResult, Severity
from giar_lint.outputs import RunInfo, Style
from giar_lint.outputs.page_markup import Html, element, join, text
from giar_lint.outputs.page_notes import Note, note_id
from giar_lint.outputs.page_report import clean, report
from giar_lint.outputs.page_summary import Figures

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_UNFOLDED = 50
"""How many of the reports with errors are unfolded from the start: a browser lays out at once only what is unfolded."""
_HEAD = "<!DOCTYPE html>\n"
_SHADOW = Html(
    '<template shadowrootmode="open"><style>:host{display:block!important}</style>'
    '<slot name="head"></slot><slot></slot></template>'
)


class Page:
    """Of what `about` tells of the run, the page shows in a line what each rule looks for."""

    def __init__(self, style: Style, about: RunInfo) -> None:
        self._language = style.language
        self._rules = {rule.code: rule.summary for rule in about.rules}
        self._figures = Figures(style.language, self._rules)
        self._files = self._unfolded = 0

    def begin(self) -> str:
        language = self._language
        title = word("title", language)
        generator = f"giar-lint {__version__}"
        head = join(
            [
                Html('<meta charset="utf-8">'),
                Html(f'<meta http-equiv="Content-Security-Policy" content="{text(_POLICY)}">'),
                Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
                Html('<meta name="color-scheme" content="light dark">'),
                Html(f'<meta name="generator" content="{text(generator)}">'),
                element("title", title),
                Html(f"<style>{_style()}</style>"),
            ]
        )
        skip = element(
            "nav",
            element("a", word("skip-summary", language), href="#summary"),
            " ",
            element("a", word("skip-reports", language), href="#reports"),
            class_="skip",
        )
        header = element("header", element("h1", title), element("p", word("how-to", language)), skip)
        code = "en" if language == "en" else "zh-CN"
        reports = element("h2", word("reports", language), id="reports")
        opening = f'<body>{header}<main>{_SHADOW}<section class="reports" aria-labelledby="reports">{reports}'
        return f'{_HEAD}<html lang="{code}"><head>{head}</head>\n{opening}\n'

    def file(self, result: FileResult) -> str:
        if result.skipped:
            self._figures.leave_out(result.skipped)
            return ""
        self._files += 1
        notes = self._numbered(result)
        anchor = f"report-{self._files}"
        self._figures.add(result, notes, anchor)
        if notes or result.failures or result.held:
            bad = bool(result.failures) or any(each.severity is Severity.ERROR for each in result.diagnostics)
            unfolded = bad and self._unfolded < _UNFOLDED
            self._unfolded += unfolded
            return report(result, notes, anchor, self._language, self._rules, unfolded=unfolded) + "\n"
        return clean(result, self._language) + "\n"

    def end(self) -> str:
        footer = element("footer", word("generator", self._language, version=__version__))
        return f"</section>\n{self._figures.render()}\n</main>{footer}</body></html>\n"

    def _numbered(self, result: FileResult) -> list[Note]:
        """The diagnostics with their numbers: in the report, and of their rule in the run."""
        notes = []
        of_rule: Counter[str] = Counter()
        for number, found in enumerate(result.diagnostics, start=1):
            of_rule[found.code] += 1
            count = self._figures.number(found.code) + of_rule[found.code]
            notes.append(Note(number, found, note_id(found.code, count), note_id(found.code, count + 1)))
        return notes


def _style() -> str:
    """The style sheet, which holds no `<`."""
    with open(os.path.join(os.path.dirname(__file__), "page.css"), encoding="utf-8") as file:
        return file.read()
