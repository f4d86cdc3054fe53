"""The figures at the end of a run."""

from __future__ import annotations

from giar_lint.diagnostics import FileResult
from giar_lint.outputs.summary import Tally
from outputs.samples import BROKEN, RESULT


def tally(*results: FileResult, excluded: int = 0) -> Tally:
    counted = Tally(excluded)
    for result in results:
        counted.add(result)
    return counted


def test_a_run_without_findings() -> None:
    assert tally(FileResult("a")).summary("zh") == "已检查1个文件：未发现问题。"
    assert tally(FileResult("a")).summary("en") == "Files checked: 1; nothing found."
    assert tally(FileResult("a")).statistics("zh") == ""


def test_what_was_left_out_is_counted_by_its_reason() -> None:
    skipped = [
        FileResult("c", skipped="not-a-report"),
        FileResult("d", skipped="unreadable"),
        FileResult("e", skipped="not-a-report"),
    ]
    counted = tally(RESULT, BROKEN, *skipped, excluded=4)
    assert counted.summary("zh") == (
        "已检查2个文件：错误2处，警告1处，提示0处（跳过2个非年报文件、1个无法读取的文件、4个已排除的文件）。"
    )
    assert counted.summary("en") == (
        "Files checked: 2; errors: 2, warnings: 1, infos: 0 (skipped - not a report: 2, unreadable: 1, excluded: 4)."
    )


def test_of_a_file_that_was_not_finished_nothing_is_said_to_be_found() -> None:
    failed = FileResult("x", failures=(("", "broken"),))
    assert tally(failed).summary("zh") == "1个文件未能处理完毕。"
    assert tally(failed).summary("en") == "Files not finished: 1."
    assert tally(failed, FileResult("a"), excluded=1).summary("zh") == (
        "已检查1个文件：未发现问题；另有1个文件未能处理完毕（跳过1个已排除的文件）。"
    )
    assert tally(failed, FileResult("a")).summary("en") == "Files checked: 1; nothing found; not finished: 1."


def test_what_was_found_in_a_file_that_was_not_finished_is_counted() -> None:
    partly = RESULT._replace(failures=(("GIA303", "broken"),))
    assert tally(partly).summary("zh") == "1个文件未能处理完毕：错误1处，警告1处，提示0处。"
    assert tally(partly, FileResult("a")).summary("en") == (
        "Files checked: 1; errors: 1, warnings: 1, infos: 0; not finished: 1."
    )


def test_statistics_begin_with_the_most_frequent() -> None:
    assert tally(RESULT, BROKEN, BROKEN).statistics("en") == (
        "2  GIA001  error  unreadable-file\n1  GIA205  warning  blank-cell\n1  GIA303  error  balance\n"
    )


def test_a_failure_in_any_file_fails_the_run() -> None:
    assert not tally(RESULT).failed
    assert tally(FileResult("a", failures=(("GIA303", "broken"),)), RESULT).failed
