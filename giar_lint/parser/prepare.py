"""Compiles an edition (`.lark` and `.toml`) with Lark and prepares it as data. `python -m giar_lint.parser.prepare`
writes `grammar/prepared/*.json` for the editions that come with the program; an edition of the user's own is prepared
when it is used.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from giar_lint.edition import BUILT_IN, EditionError

_GRAMMAR = Path(__file__).resolve().parent.parent / "grammar"
_PREFIX = "shared__"
_ORDINALS = "一二三四五六七八九十"
_OUTLINE = "report"
_REQUIRED = {"key": str, "document": str, "first-year": int, "columns": dict, "identity": list}


def prepare_folder(folder: str) -> dict[str, Any]:
    """The prepared data of an edition in a folder of the user's own. Raises EditionError with one line on what is
    wrong."""
    base = Path(folder)
    for name in ("edition.lark", "edition.toml"):
        if not (base / name).is_file():
            known = ", ".join(BUILT_IN)
            raise EditionError(
                f"edition {folder!r}: no {name} there (an edition is one of {known}, or a folder with both)"
            )
    return prepare(base / "edition.lark", base / "edition.toml")


def prepare(grammar: Path, companion: Path) -> dict[str, Any]:
    """The prepared data of one edition, ready for JSON. Raises EditionError with one line on what is wrong and in
    which file."""
    try:
        data = tomllib.loads(companion.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise EditionError(f"{companion}: {error}") from None
    for name, kind in _REQUIRED.items():
        if not isinstance(data.get(name), kind):
            raise EditionError(f"{companion}: {name!r} is missing or no {kind.__name__}")
    try:
        wording, expansions, table = _compile(grammar)
        return _collect(data, wording, expansions) | table
    except (OSError, UnicodeDecodeError) as error:
        raise EditionError(f"{grammar}: {error}") from None
    except (KeyError, TypeError, ValueError) as error:
        raise EditionError(f"{companion}: does not fit {grammar.name}: {error}") from None


def _compile(grammar: Path) -> tuple[dict[str, str], dict[str, list[list[str]]], dict[str, Any]]:
    """Terminal -> wording, rule -> expansions, and the LALR table as data."""
    from lark import Lark
    from lark.exceptions import LarkError
    from lark.lexer import PatternStr

    text = grammar.read_text(encoding="utf-8")
    starts = [_OUTLINE, *sorted(set(_start_rules(text)))]
    try:
        lark = Lark(
            text,
            start=starts,
            parser="lalr",
            lexer="basic",
            strict=False,
            keep_all_tokens=True,
            import_paths=[str(grammar.parent), str(_GRAMMAR)],
        )
    except (LarkError, OSError) as error:
        raise EditionError(f"{grammar}: {str(error).strip().splitlines()[0]}") from None
    wording = {_bare(each.name): each.pattern.value for each in lark.terminals if isinstance(each.pattern, PatternStr)}
    expansions: dict[str, list[list[str]]] = {}
    for rule in lark.rules:
        expansions.setdefault(_bare(rule.origin.name), []).append([_bare(symbol.name) for symbol in rule.expansion])
    return wording, expansions, _table(lark)


def _table(lark: Any) -> dict[str, Any]:
    """The LALR table as data, states numbered as they are reached from the start rules, so that the same grammar
    gives the same file."""
    from lark.parsers.lalr_analysis import Shift

    table = lark.parser.parser._parse_table
    queue = [table.start_states[name] for name in sorted(table.start_states)]
    number = {state: index for index, state in enumerate(queue)}
    rules: dict[Any, int] = {}
    states: list[dict[str, tuple[int, int]]] = []
    for state in queue:
        actions: dict[str, tuple[int, int]] = {}
        for symbol, (action, argument) in sorted(table.states[state].items(), key=lambda item: _bare(item[0])):
            if action is Shift:
                if argument not in number:
                    number[argument] = len(queue)
                    queue.append(argument)
                actions[_bare(symbol)] = (0, number[argument])
            else:
                actions[_bare(symbol)] = (1, rules.setdefault(argument, len(rules)))
        states.append(actions)
    return {
        "states": states,
        "rules": [(_bare(rule.origin.name), len(rule.expansion)) for rule in rules],
        "starts": {name: number[table.start_states[name]] for name in sorted(table.start_states)},
        "ends": {name: number[table.end_states[name]] for name in sorted(table.end_states)},
    }


def _start_rules(text: str) -> Iterator[str]:
    """The start rules of tables: defined or imported names that begin with `table_`."""
    import re

    return (match[0] for match in re.finditer(r"\btable_[a-z_]+\b", text))


def _bare(name: str) -> str:
    """A name without the prefix that Lark gives to what an import brings along, and without the anonymous marks."""
    return str(name).replace(_PREFIX, "")


def _collect(
    data: Mapping[str, Any], wording: Mapping[str, str], expansions: Mapping[str, list[list[str]]]
) -> dict[str, Any]:
    headings = list(_headings(data, wording, expansions))
    numbers = {heading["table"]: heading["number"] for heading in headings if heading["table"]}
    tables = [
        {
            "terminal": terminal,
            "number": number,
            "start": terminal.lower(),
            "rows": list(_rows(terminal.lower(), data, wording, expansions)),
            "spans": [
                label
                for name, start in data.get("spans", {}).items()
                if start == terminal.lower()
                for label in wording[name].split("|")
            ],
        }
        for terminal, number in numbers.items()
    ]
    identities = [dict(each) for each in data["identity"]]
    _check_identities(identities, tables)
    return {
        "key": data["key"],
        "document": data["document"],
        "first-year": data["first-year"],
        "headings": headings,
        "tables": tables,
        "identities": identities,
        "decimals": data.get("decimals", {}),
        "signed": data.get("signed", {}).get("columns", []),
        "column-names": dict(_column_names(data, wording)),
    }


def _headings(
    data: Mapping[str, Any], wording: Mapping[str, str], expansions: Mapping[str, list[list[str]]]
) -> Iterator[dict[str, Any]]:
    """The headings in the order of the outline, each with the table of its section."""
    number = 0
    for section in max(expansions[_OUTLINE], key=len):
        symbols = max(expansions.get(section, [[]]), key=len)
        terminal = next((name for name in symbols if wording.get(name, "")[:1] in tuple(_ORDINALS)), None)
        if terminal is None:
            continue
        number += 1
        ordinal, mark, text = wording[terminal].partition("、")
        if not mark:
            raise ValueError(f"heading {terminal} does not begin with an ordinal and 、")
        yield {
            "terminal": terminal,
            "key": _key(terminal),
            "number": number,
            "ordinal": ordinal,
            "text": text,
            "accepted": data.get("accepted", {}).get(terminal, []),
            "hints": data.get("hints", {}).get(terminal, []),
            "table": next((name for name in symbols if name.startswith("TABLE_")), None),
        }


def _rows(
    start: str, data: Mapping[str, Any], wording: Mapping[str, str], expansions: Mapping[str, list[list[str]]]
) -> Iterator[dict[str, Any]]:
    """The rows of a table in order. A header's columns hold for the rows after it; what comes before a header is a
    block header."""
    columns: Sequence[str] = ()
    names = [name for name in _terminals(start, expansions) if name not in data.get("spans", {})]
    for index, name in enumerate(names):
        path = wording.get(name, "").split("|") if name in wording else []
        if name in data["columns"]:
            columns, kind = data["columns"][name], "header"
        else:
            kind = "block" if index + 1 < len(names) and names[index + 1] in data["columns"] else "row"
        yield {
            "terminal": name,
            "key": _key(name),
            "kind": kind,
            "path": path,
            "columns": list(columns) if kind != "block" else [],
        }


def _terminals(rule: str, expansions: Mapping[str, list[list[str]]]) -> Iterator[str]:
    for symbol in max(expansions[rule], key=len):
        if symbol in expansions:
            yield from _terminals(symbol, expansions)
        else:
            yield symbol


def _column_names(data: Mapping[str, Any], wording: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    group_of = {key: group for group, keys in data.get("groups", {}).items() for key in keys}
    for terminal, keys in data["columns"].items():
        labels = wording[terminal].split("|")[-len(keys) :]
        for key, label in zip(keys, labels, strict=True):
            plain = label.partition("（")[0]
            yield key, f"{group_of[key]}“{plain}”" if key in group_of else plain


def _check_identities(identities: Sequence[Mapping[str, Any]], tables: Sequence[Mapping[str, Any]]) -> None:
    """Refuses an identity that speaks of a row or column that the grammar does not have."""
    for each in identities:
        table = next((table for table in tables if table["number"] == each["table"]), None)
        if table is None:
            raise ValueError(f"identity {each['rule']}: no table {each['table']}")
        rows = {row["key"] for row in table["rows"] if row["kind"] == "row"}
        columns = {column for row in table["rows"] for column in row["columns"]}
        known = columns if each["in-every"] == "row" else rows
        for term in (*each["left"], *each["right"], each["at"]):
            if term.removeprefix("-") not in known:
                raise ValueError(
                    f"identity {each['rule']}: no {each['in-every']} term {term!r} in table {each['table']}"
                )


def _key(terminal: str) -> str:
    return terminal.lower().replace("_", "-")


def main() -> int:
    """Write the prepared files of the built-in editions."""
    for key in BUILT_IN:
        target = _GRAMMAR / "prepared" / f"{key}.json"
        target.parent.mkdir(exist_ok=True)
        data = prepare(_GRAMMAR / f"{key}.lark", _GRAMMAR / f"{key}.toml")
        target.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{target.name}: {len(data['states'])} states", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
