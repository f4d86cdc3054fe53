"""An edition of the user's own, by folder: a made-up form of 2027 with a seventh section and one more row, no engine
code touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from giar_lint.edition import EditionError, load
from giar_lint.parser import Hints, parse
from giar_lint.readers import read
from giar_lint.report import Report
from giar_lint.rules import registry
from support.model import model_report
from support.render import render

GRAMMAR = Path(load.__wrapped__.__code__.co_filename).parent / "grammar"
SEVENTH = "七、公开成效评估情况"
ROW = "5.属于重大活动安全保卫信息"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    grammar = (GRAMMAR / "2021.lark").read_text(encoding="utf-8")
    grammar = grammar.replace(
        "requests disputes shortcomings other_matters\n", "requests disputes shortcomings other_matters effects\n"
    )
    grammar += f'\nEFFECTS: "{SEVENTH}"\neffects: EFFECTS PROSE?\n%import shared (PROSE)\n'
    grammar += f'UNAVAILABLE_EVENT: "三、本年度办理结果|（四）无法提供|4.{ROW[2:]}"\n'
    grammar = grammar.replace(
        "unavailable unprocessed other OUTCOME_TOTAL", "unavailable UNAVAILABLE_EVENT unprocessed other OUTCOME_TOTAL"
    )
    data = (GRAMMAR / "2021.toml").read_text(encoding="utf-8")
    data = data.replace('key = "2021"', 'key = "2027"').replace("first-year = 2021", "first-year = 2027")
    data = data.replace('"unavailable-unclear",', '"unavailable-unclear", "unavailable-event",')
    (tmp_path / "edition.lark").write_text(grammar, encoding="utf-8")
    (tmp_path / "edition.toml").write_text(data, encoding="utf-8")
    return tmp_path


def report_2027(text: str, folder: Path) -> Report:
    document = read(text.encode(), "report.txt")
    return parse(document, "report.txt", Hints(edition=str(folder)))


def codes(report: Report) -> list[str]:
    chosen = [rule for code, rule in registry().items() if code[3] in "123" and rule.check is not None]
    return [
        rule.code for rule in chosen if rule.check for _ in rule.check(report, rule.options() if rule.options else None)
    ]


def complete(text: str) -> str:
    """The model report brought into the form of 2027."""
    row = next(line for line in text.splitlines() if "3.补正后申请内容仍不明确" in line)
    text = text.replace(row, f"{row}\n{row.replace('3.补正后申请内容仍不明确', '4.' + ROW[2:])}")
    return f"{text.rstrip()}\n\n{SEVENTH}\n\n经评估，2027年公开工作总体成效良好，群众满意度达到95%。\n"


def test_a_report_of_the_new_form_is_clean(folder: Path) -> None:
    report = report_2027(complete(render(model_report("2021", 2027), "markdown")), folder)
    assert report.edition == str(folder)
    assert report.section("effects") is not None
    assert report.table(3) is not None
    assert "unavailable-event" in report.table(3).rows  # type: ignore[union-attr]
    assert codes(report) == []


def test_a_report_of_the_old_form_lacks_section_and_row(folder: Path) -> None:
    assert codes(report_2027(render(model_report("2021", 2027), "tabs"), folder)) == ["GIA101", "GIA202"]


def test_the_new_row_counts_in_the_sums(folder: Path) -> None:
    text = complete(render(model_report("2021", 2027), "markdown"))
    row = next(line for line in text.splitlines() if ROW[2:] in line)
    wrong = row.replace("| 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "| 0 | 4 | 0 | 0 | 0 | 0 | 4 |")
    assert wrong != row
    found = codes(report_2027(text.replace(row, wrong), folder))
    assert found == ["GIA302", "GIA302"]


@pytest.mark.parametrize("missing", ["edition.lark", "edition.toml"])
def test_a_folder_without_its_files_is_refused(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(EditionError, match=missing):
        load(str(folder))


def test_a_grammar_that_does_not_compile_is_refused_in_one_line(folder: Path) -> None:
    (folder / "edition.lark").write_text("report: (", encoding="utf-8")
    with pytest.raises(EditionError) as error:
        load(str(folder))
    assert "\n" not in str(error.value)
    assert "edition.lark" in str(error.value)
