"""An edition of the official format as the program uses it: wording, structure, identities and the LALR table of its
grammar.

All of it comes from the edition's `.lark` and `.toml` files (folder `grammar/`, or a folder of the user's own),
prepared as JSON by `giar_lint.parser.prepare`, so that a run neither compiles a grammar nor imports Lark.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from giar_lint.records import NamedTuple

BUILT_IN = ("2019", "2021")
"""The editions that come with the program, oldest first."""


class EditionError(Exception):
    """An edition that does not exist or does not hold together; the message is one line that says what and where."""


class HeadingWording(NamedTuple):
    """The heading of a section: canonical text without its ordinal, and the variants accepted without a word."""

    terminal: str
    key: str
    number: int
    ordinal: str
    text: str
    accepted: tuple[str, ...]
    hints: tuple[str, ...]
    table: str | None

    @property
    def full(self) -> str:
        """The heading as the form prints it, ordinal included."""
        return f"{self.ordinal}、{self.text}"


class RowWording(NamedTuple):
    """A row of a table: the labels of its cells from left to right. `columns` are the keys of its numbers."""

    terminal: str
    key: str
    kind: Literal["row", "block", "header"]
    path: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def name(self) -> str:
        """How messages name the row: its own label, after that of its group where it has one of its own."""
        if len(self.path) >= 3:
            return f"{self.path[-2]} {self.path[-1]}"
        if len(self.path) == 2:
            bare = self.path[-1].partition("）")[2]
            return bare if len(bare) > 2 else self.path[-1]
        return self.path[-1] if self.path else ""


class TableWording(NamedTuple):
    """An official table: its rows in order (block headers and header rows among them) and the labels that span
    columns."""

    terminal: str
    number: int
    start: str
    rows: tuple[RowWording, ...]
    spans: tuple[str, ...]


class Identity(NamedTuple):
    """Numbers that must agree: sum(left) `relation` sum(right), in every row (terms are columns) or column (terms are
    rows)."""

    rule: str
    table: int
    in_every: Literal["row", "column"]
    left: tuple[str, ...]
    right: tuple[str, ...]
    at: str
    relation: Literal["=", ">="] = "="


class Automaton(NamedTuple):
    """The LALR table of an edition: per state and symbol either [0, next state] or [1, rule]; per rule [origin,
    length]."""

    states: tuple[Mapping[str, tuple[int, int]], ...]
    rules: tuple[tuple[str, int], ...]
    starts: Mapping[str, int]
    ends: Mapping[str, int]


class Edition(NamedTuple):
    """One edition, whole. `first_year` is the first report year that it applies to; `rows_by_key` holds every row with
    numbers, by table number and key."""

    key: str
    document: str
    first_year: int
    headings: tuple[HeadingWording, ...]
    tables: tuple[TableWording, ...]
    identities: tuple[Identity, ...]
    decimals: Mapping[str, int]
    signed: frozenset[str]
    column_names: Mapping[str, str]
    automaton: Automaton
    rows_by_key: Mapping[tuple[int, str], RowWording]

    def heading(self, terminal: str) -> HeadingWording:
        return next(heading for heading in self.headings if heading.terminal == terminal)

    def table(self, number: int) -> TableWording | None:
        return next((table for table in self.tables if table.number == number), None)

    def row_name(self, table: int, key: str) -> str:
        """How messages name a row."""
        row = self.rows_by_key.get((table, key))
        return key if row is None else row.name

    def column_name(self, key: str) -> str:
        """How messages name a column."""
        return self.column_names.get(key, key)


@lru_cache(maxsize=8)
def load(name: str) -> Edition:
    """The edition of that key, or that of a folder with `edition.lark` and `edition.toml` (an absolute path).

    Raises EditionError for an unknown key, a folder without these files and a grammar that does not compile.
    """
    if name in BUILT_IN:
        import json

        with open(
            os.path.join(os.path.dirname(__file__), "grammar", "prepared", f"{name}.json"), encoding="utf-8"
        ) as file:
            return build(json.load(file))
    from giar_lint.parser.prepare import prepare_folder

    return build(prepare_folder(name))


def for_year(year: int | None) -> str:
    """The key of the built-in edition that applies to a report year; the newest for None and for years to come."""
    chosen = BUILT_IN[-1]
    for key in BUILT_IN:
        if year is not None and year >= load(key).first_year:
            chosen = key
    return BUILT_IN[0] if year is not None and year < load(BUILT_IN[0]).first_year else chosen


def build(data: Mapping[str, Any]) -> Edition:
    """The Edition of prepared data. Raises KeyError where the data is not of `giar_lint.parser.prepare`'s making."""
    tables = tuple(
        TableWording(
            table["terminal"],
            table["number"],
            table["start"],
            tuple(
                RowWording(row["terminal"], row["key"], row["kind"], tuple(row["path"]), tuple(row["columns"]))
                for row in table["rows"]
            ),
            tuple(table["spans"]),
        )
        for table in data["tables"]
    )
    headings = tuple(
        HeadingWording(
            each["terminal"],
            each["key"],
            each["number"],
            each["ordinal"],
            each["text"],
            tuple(each["accepted"]),
            tuple(each["hints"]),
            each["table"],
        )
        for each in data["headings"]
    )
    identities = tuple(
        Identity(
            each["rule"],
            each["table"],
            each["in-every"],
            tuple(each["left"]),
            tuple(each["right"]),
            each["at"],
            each.get("relation", "="),
        )
        for each in data["identities"]
    )
    automaton = Automaton(
        tuple({symbol: (act, arg) for symbol, (act, arg) in state.items()} for state in data["states"]),
        tuple((origin, length) for origin, length in data["rules"]),
        data["starts"],
        data["ends"],
    )
    return Edition(
        data["key"],
        data["document"],
        data["first-year"],
        headings,
        tables,
        identities,
        data["decimals"],
        frozenset(data["signed"]),
        data["column-names"],
        automaton,
        {(table.number, row.key): row for table in tables for row in table.rows if row.kind == "row"},
    )
