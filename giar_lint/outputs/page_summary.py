"""The figures at the head of the page: by severity, by rule and by agency, with links to the places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from giar_lint.catalogue.page import word
from giar_lint.diagnostics import FileResult, Severity
from giar_lint.outputs.page_markup import Html, element, join
from giar_lint.outputs.page_notes import Note, mark_id, note_id, position, severity
from giar_lint.outputs.page_report import LEVELS, heading

_OPEN, _PLACES, _REPORTS, _AGENCIES = 3, 24, 12, 40
"""How many places of a rule are shown at once and in all, how many reports of an agency, and how many agencies at once."""


class _Rule:
    """What is known of the diagnostics of one rule: how many, in how many files, and the first places."""

    def __init__(self, level: Severity) -> None:
        self.level = level
        self.count = 0
        self.files = 0
        self.places: list[tuple[str, str]] = []


class _Agency:
    """The figures of one agency, and the first of its reports in which something was found, as (anchor, year)."""

    def __init__(self) -> None:
        self.counts: Counter[Severity] = Counter()
        self.files = 0
        self.found = 0
        self.reports: list[tuple[str, str]] = []


class Figures:
    """Grows with the rules and the agencies of a run, not with its files. `rules` tells what each rule looks for."""

    def __init__(self, language: str, rules: Mapping[str, str]) -> None:
        self._language = language
        self._texts = rules
        self._files = self._clean = self._held = self._failed = 0
        self._levels: Counter[Severity] = Counter()
        self._left_out: Counter[str] = Counter()
        self._rules: dict[str, _Rule] = {}
        self._agencies: dict[str, _Agency] = {}

    def number(self, code: str) -> int:
        """How many diagnostics of a rule there were so far."""
        return self._rules[code].count if code in self._rules else 0

    def leave_out(self, why: str) -> None:
        self._left_out[why] += 1

    def add(self, result: FileResult, notes: Sequence[Note], anchor: str) -> None:
        """Counts a file; `anchor` is the id of its section, "" where it has none."""
        self._files += 1
        self._clean += not (notes or result.failures)
        self._held += len(result.held)
        self._failed += bool(result.failures)
        agency = self._agencies.setdefault(result.agency or "", _Agency())
        agency.files += 1
        if notes:
            agency.found += 1
            if len(agency.reports) < _REPORTS:
                year = word("year-unknown" if result.year is None else "year", self._language, year=result.year)
                agency.reports.append((anchor, year))
        seen = set()
        name = heading(result, self._language)
        for note in notes:
            found = note.found
            self._levels[found.severity] += 1
            agency.counts[found.severity] += 1
            rule = self._rules.setdefault(found.code, _Rule(found.severity))
            rule.level = max(rule.level, found.severity)
            rule.count += 1
            rule.files += found.code not in seen
            seen.add(found.code)
            if len(rule.places) < _PLACES:
                where = position(found, self._language)
                rule.places.append((note.place, word("place-in", self._language, path=f"{name} ", where=where)))

    def render(self) -> Html:
        """The section as it stands."""
        language = self._language
        parts = [element("h2", word("summary", language), id="summary"), self._tiles()]
        if self._left_out:
            why = word("and", language).join(
                word(f"skipped-{key}", language, count=count) for key, count in sorted(self._left_out.items())
            )
            parts.append(element("p", word("skipped", language) + why + word("stop", language), class_="aside"))
        if self._failed:
            parts.append(element("p", word("failed", language, count=self._failed), class_="failures"))
        if self._rules:
            parts += [self._by_rule(), self._by_agency()]
        return element("section", *parts, class_="summary", aria_labelledby="summary", slot="head")

    def _tiles(self) -> Html:
        language = self._language
        plain = [("count-files", self._files), ("count-clean", self._clean)]
        if self._held:
            plain.append(("count-held", self._held))
        tiles = [_tile(severity(level, language), self._levels[level], level.label) for level in LEVELS]
        tiles += [_tile(word(key, language), count, "plain") for key, count in plain]
        return element("dl", *tiles, class_="tiles", aria_label=word("by-severity", language))

    def _by_rule(self) -> Html:
        ordered = sorted(self._rules.items(), key=lambda item: (-item[1].level, -item[1].count, item[0]))
        rows = [self._rule(code, rule) for code, rule in ordered]
        names = ("column-rule", "column-severity", "column-count", "column-files", "column-places")
        return self._figures("by-rule", names, rows)

    def _rule(self, code: str, rule: _Rule) -> Html:
        links = [element("li", element("a", label, href=f"#{anchor}")) for anchor, label in rule.places]
        places = element("ul", *links[:_OPEN])
        if links[_OPEN:]:
            rest = element("ul", *links[_OPEN:])
            more = element("p", word("more-places", self._language)) if rule.count > len(links) else ""
            opener = element("summary", f"+{rule.count - _OPEN}")
            places = join([places, element("details", opener, rest, more)])
        name = [element("span", code, class_="code"), " ", self._texts.get(code, "")]
        return element(
            "tr",
            element("th", *name, scope="row", role="rowheader"),
            element("td", severity(rule.level, self._language), role="cell"),
            element(
                "td", str(rule.count), class_="count", role="cell", data_label=word("column-count", self._language)
            ),
            element(
                "td", str(rule.files), class_="count", role="cell", data_label=word("column-files", self._language)
            ),
            element("td", places, class_="places", role="cell"),
            # Where "next of this rule" leads from the last one.
            id=mark_id(note_id(code, rule.count + 1)),
            role="row",
        )

    def _by_agency(self) -> Html:
        language = self._language
        found = [(name, agency) for name, agency in self._agencies.items() if agency.found]
        found.sort(key=lambda item: (*(-item[1].counts[level] for level in LEVELS), item[0]))
        rows = [self._agency(name, agency) for name, agency in found]
        parts = [self._figures("by-agency", self._agency_columns(), rows[:_AGENCIES])]
        if rows[_AGENCIES:]:
            opener = element("summary", word("more-agencies", language, count=len(rows) - _AGENCIES))
            parts.append(element("details", opener, self._figures("", self._agency_columns(), rows[_AGENCIES:])))
        others = len(self._agencies) - len(found)
        if others:
            parts.append(element("p", word("clean-agencies", language, agencies=others), class_="aside"))
        return join(parts)

    def _agency_columns(self) -> tuple[str, ...]:
        return ("column-agency", *(f"severity-{level.label}" for level in LEVELS), "column-reports")

    def _agency(self, name: str, agency: _Agency) -> Html:
        links = [element("li", element("a", year, href=f"#{anchor}")) for anchor, year in agency.reports]
        if agency.found > len(links):
            links.append(element("li", word("more-reports", self._language, count=agency.found)))
        return element(
            "tr",
            element("th", name or word("agency-unknown", self._language), scope="row"),
            *(element("td", str(agency.counts[level] or "–"), class_="count") for level in LEVELS),
            element("td", element("ul", *links), class_="places inline"),
        )

    def _figures(self, title: str, columns: Sequence[str], rows: Sequence[Html]) -> Html:
        """A table of figures under its title, "" for none."""
        language = self._language
        words = [
            severity(Severity.parse(key.partition("-")[2]), language)
            if key.startswith("severity-")
            else word(key, language)
            for key in columns
        ]
        head = element("thead", element("tr", *(element("th", each, scope="col") for each in words)))
        heading_ = element("h3", word(title, language)) if title else ""
        table = element("table", head, element("tbody", *rows), class_=f"figures {title}".rstrip(), role="table")
        label = word(title or "by-agency", language)
        return join([heading_, element("div", table, class_="scroll", tabindex="0", role="region", aria_label=label)])


def _tile(label: str, count: int, kind: str) -> Html:
    return element("div", element("dt", label), element("dd", str(count)), class_=f"tile {kind}")
