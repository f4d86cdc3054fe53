"""What `giar-lint extract` says of a report as data: it keeps to the published schema and to what the report holds."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from giar_lint.extract import schema_page
from giar_lint.extract.data import report_data
from giar_lint.extract.encode import encode
from giar_lint.facts import facts
from giar_lint.readers.decode import decode
from support import corpus
from support.defects import DEFECTS, add, clean
from support.extraction import report_of
from support.generate import SEEDS, seeded_report
from support.model import model_report
from support.parts import Edition
from support.render import LAYOUTS, file_name, render, render_with_places

VALIDATOR = Draft202012Validator(json.loads(schema_page()))
few = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def extracted(text: str, path: str = "report.txt") -> dict[str, Any]:
    """What the JSON of a report says, with numbers as they are written."""
    form = "markdown" if path.endswith(".md") else "text"
    data: dict[str, Any] = json.loads(encode(report_data(report_of(text, path), form)), parse_float=Decimal)
    return data


def errors(data: object) -> list[str]:
    plain = json.loads(json.dumps(data, default=float))
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(plain)]


@pytest.fixture(scope="module")
def model() -> dict[str, Any]:
    return extracted(render(model_report(), "tabs"))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(VALIDATOR.schema)
    assert VALIDATOR.schema["$id"].startswith("urn:")


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """Every part of a schema that speaks of objects."""
    if isinstance(schema, dict):
        if "properties" in schema and "type" in schema:
            yield schema
        for each in schema.values():
            yield from objects(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from objects(each)


def test_every_object_is_closed_and_has_all_its_keys() -> None:
    found = list(objects(VALIDATOR.schema))
    assert len(found) > 20
    assert [each for each in found if each["additionalProperties"] is not False] == []
    assert [each for each in found if set(each["required"]) != set(each["properties"])] == []


@pytest.mark.parametrize("layout", LAYOUTS)
@few
@given(SEEDS)
def test_generated_reports_keep_to_the_schema(layout: Any, seed: int) -> None:
    assert errors([extracted(render(seeded_report(seed), layout), file_name(layout))]) == []


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
def test_damaged_reports_keep_to_the_schema(defect: Any) -> None:
    damaged = (add(clean(seeded_report(seed)), defect, Random(seed)) for seed in range(20))
    damage = next(each for each in damaged if each is not None)
    assert errors([extracted(render(damage.model, "tabs"))]) == []


def test_the_corpus_keeps_to_the_schema() -> None:
    data = [extracted(decode(case.path.read_bytes(), "").text, case.path.name) for case in corpus.cases()]
    assert len(data) > 50
    assert errors(data) == []
    # Every kind of fact is among them, so that each part of the schema has been tried.
    assert {kind for each in data for kind, found in each["facts"].items() if found} == set(data[0]["facts"])
    assert any(each["deviations"] for each in data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("year",), "2023"),
        (("more",), 1),
        (("format",), "doc"),
        (("agency", "level"), "city"),
        (("title", "place", "line"), 0),
        (("title", "place"), None),
        (("periods", 0, "start"), "2023-1-1"),
        (("tables", 0, "rows", 0, "cells", "issued", "value"), "3"),
        (("tables", 0, "rows", 0, "cells", "issued", "value"), None),
        (("tables", 0, "rows", 0, "cells", "issued", "problem"), "blank"),
        (("tables", 0, "rows", 0, "cells", "Issued"), None),
        (("facts", "claims", 0, "metric"), "new_requests"),
        (("facts", "claims", 0, "subject"), "x"),
        (("deviations",), [{"kind": "missing"}]),
    ],
)
def test_the_schema_forbids(model: dict[str, Any], path: tuple[Any, ...], value: object) -> None:
    data = copy.deepcopy(model)
    assert errors([data]) == []
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert errors([data]) != []


@pytest.mark.parametrize("key", ["path", "tables", "facts", "signature"])
def test_the_schema_asks_for_every_key(model: dict[str, Any], key: str) -> None:
    assert errors([{name: value for name, value in model.items() if name != key}]) != []


@pytest.mark.parametrize(("edition", "year"), [("2021", 2023), ("2019", 2020)])
def test_the_whole_report_is_there(edition: Edition, year: int) -> None:
    model = model_report(edition, year)
    text, places = render_with_places(model, "tabs")
    data = extracted(text)
    assert (data["edition"], data["year"], data["agency"]["name"]) == (edition, year, model.agency)
    assert data["title"]["text"] == model.titles[0]
    assert [each["text"] for each in data["preamble"]] == list(model.preamble)
    assert data["periods"][0]["start"] == f"{year}-01-01"
    assert [each["key"] for each in data["sections"]] == [each.key for each in model.sections]
    for found, section in zip(data["sections"], model.sections, strict=True):
        assert found["heading"]["text"] == section.heading
        assert found["heading"]["place"]["line"] == places["heading", section.key].line
        assert [each["text"] for each in found["paragraphs"]] == [each.text for each in section.paragraphs]
    assert data["signature"]["agency"]["text"] == model.signature
    assert re.fullmatch(rf"{year + 1}-\d\d-\d\d", data["signature"]["date"]["day"])


@pytest.mark.parametrize("layout", LAYOUTS)
@few
@given(SEEDS)
def test_every_cell_has_its_value_text_and_place(layout: Any, seed: int) -> None:
    model = seeded_report(seed)
    text, places = render_with_places(model, layout)
    data = extracted(text, file_name(layout))
    cells = {
        ("cell", table["number"], row["key"], column): cell
        for table in data["tables"]
        for row in table["rows"]
        for column, cell in row["cells"].items()
    }
    expected = {
        ("cell", table.number, row.key, column): row.cell(column)
        for section in model.sections
        if (table := section.table) is not None
        for row in table.data
        for column in row.columns
    }
    assert cells.keys() == expected.keys()
    for key, raw in expected.items():
        cell = cells[key]
        assert (cell["raw"], str(cell["value"]), cell["problem"]) == (raw, raw, None)
        assert (cell["place"]["line"], cell["place"]["column"]) == (places[key].line, places[key].column)
        assert cell["place"]["end"]["column"] - cell["place"]["column"] == len(raw)


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("6.10", Decimal("6.10"), None),
        ("1,234", 1234, None),
        ("", None, "blank"),
        ("—", None, "nil"),
        ("若干", None, "invalid"),
        ("13800138000", None, "private"),
    ],
)
def test_a_number_keeps_its_digits_and_what_is_none_is_null(text: str, value: object, problem: str | None) -> None:
    model = model_report()
    table = model.table(2)
    assert table is not None
    data = extracted(render(model.with_table(table.with_cell("fees", "amount", text)), "tabs"))
    (row,) = [row for row in data["tables"][0]["rows"] if row["key"] == "fees"]
    cell = row["cells"]["amount"]
    assert (str(cell["value"]), cell["problem"]) == (str(value), problem)
    assert errors([data]) == []


def test_numbers_that_belong_to_no_column_for_certain_are_none_of_them() -> None:
    text = render(model_report(), "pdf")
    line = next(each for each in text.split("\n") if each.startswith("一、本年新收"))
    label, *numbers = line.split()
    assert len(numbers) == 7
    data = extracted(text.replace(line, "\t".join((label, *numbers[:4]))))
    (row,) = [row for row in data["tables"][1]["rows"] if row["key"] == "new-requests"]
    assert set(row["cells"].values()) == {None}
    assert len(row["unassigned"]) == 4
    assert errors([data]) == []


def test_the_facts_are_those_that_the_rules_use(model: dict[str, Any]) -> None:
    report = report_of(render(model_report(), "tabs"))
    known = facts(report)
    assert {kind: len(found) for kind, found in model["facts"].items()} == {
        kind: len(getattr(known, kind)) for kind in model["facts"]
    }
    claims = {(each["metric"], each["number"], each["table"]) for each in model["facts"]["claims"]}
    assert {("carried-forward", 1, 3), ("penalties", 37, 2)} <= claims
    (place,) = [each["place"] for each in model["facts"]["quantities"] if each["number"] == 268]
    text = report.document.source.text.split("\n")[place["line"] - 1]
    assert text[place["column"] - 1 : place["end"]["column"] - 1] == "268"


def test_what_another_edition_has_keeps_its_own_keys() -> None:
    data = extracted(render(model_report("2019", 2020), "tabs"))
    columns = {column for row in data["tables"][0]["rows"] for column in row["cells"]}
    assert {"produced", "newly-disclosed", "previous-items", "projects"} <= columns
    assert not columns & {"issued", "in-force"}


def test_private_numbers_are_masked_everywhere() -> None:
    number, card = "13800138000", "110101199003077715"
    text = render(model_report(), "tabs").replace("电话：0999-5550123", f"手机：{number}，身份证{card}")
    text = text.replace("解读材料9篇", f"解读材料9篇，受理{number}、{card}件")
    assert text.count(number) == 2
    told = encode(report_data(report_of(text), "text"))
    assert "138******00" in told and number not in told and card not in told


def test_what_steers_a_terminal_is_escaped() -> None:
    told = encode(
        report_data(report_of(render(model_report(), "tabs").replace("平稳有序", "平稳\x1b[31m\u202e有序")), "text")
    )
    assert "平稳\\u001b[31m\\u202e有序" in told


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (Decimal("6.10"), "6.10"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.0001"), "-0.0001"),
        ({"a": [1, None, True, "6.1"]}, '{"a": [1, null, true, "6.1"]}'),
        ([], "[]"),
    ],
)
def test_encode(data: object, text: str) -> None:
    assert encode(data) == text
