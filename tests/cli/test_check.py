"""`giar-lint check` as its users meet it: exit status, what goes where, selection, errors in one line."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from giar_lint.report import Report
from giar_lint.rule import Finding
from giar_lint.rules import registry

Runner = Callable[..., "tuple[int, str, str]"]


def codes(out: str) -> list[str]:
    return [line.split(": ")[1].split(" ")[0] for line in out.splitlines()]


@pytest.fixture
def reports(project: Path, clean: str, bad: str) -> Path:
    """A folder with a bad report, a clean one, and a file that is no report."""
    folder = project / "reports"
    folder.mkdir()
    (folder / "bad.txt").write_text(bad, encoding="utf-8")
    (folder / "clean.txt").write_text(clean, encoding="utf-8")
    (folder / "notes.txt").write_text("会议记录\n\n无\n", encoding="utf-8")
    return folder


def test_a_clean_report_gives_nothing_and_status_0(run: Runner, reports: Path) -> None:
    assert run("check", "reports/clean.txt") == (0, "", "已检查1个文件：未发现问题。\n")


def test_an_error_gives_status_1_and_a_warning_alone_does_not(run: Runner, reports: Path) -> None:
    assert run("check", "reports/bad.txt").status == 1
    assert run("check", "reports/bad.txt", "--ignore", "balance").status == 0


@pytest.mark.parametrize(
    ("threshold", "selected", "status"),
    [
        ("error", "GIA303", 1),
        ("error", "GIA104", 0),
        ("warning", "GIA104", 1),
        ("info", "GIA104", 1),
        ("never", "GIA303", 0),
    ],
)
def test_fail_on_sets_the_threshold(run: Runner, reports: Path, threshold: str, selected: str, status: int) -> None:
    assert run("check", "reports/bad.txt", "--select", selected, "--fail-on", threshold).status == status


def test_concise_names_place_code_severity_and_message(run: Runner, reports: Path, bad: str) -> None:
    status, out, err = run("check", "reports", "--output-format", "concise")
    line = 1 + bad.split("\n").index("五、存在的问题及改进情况")
    assert status == 1
    assert codes(out) == ["GIA303", "GIA303", "GIA104"]
    assert f"reports/bad.txt:{line}:1: GIA104 warning 标题“五、存在的问题及改进情况”" in out
    assert err == "已检查2个文件：错误2处，警告1处，提示0处（跳过1个非年报文件）。\n"


def test_json_is_one_array_with_every_key_in_order(run: Runner, reports: Path) -> None:
    out = run("check", "reports", "--output-format", "json").out
    found = json.loads(out)
    assert [item["code"] for item in found] == ["GIA303", "GIA303", "GIA104"]
    assert list(found[0]) == [
        *("code", "name", "severity", "message", "path", "location", "end_location", "place", "related", "fix"),
        *("agency", "year", "fingerprint", "url"),
    ]
    assert found[0]["place"] == {
        "page": None,
        "section": 3,
        "table": 3,
        "row": "carried-forward",
        "column": "natural-person",
        "paragraph": None,
        "file_cell": None,
    }
    assert (found[0]["agency"], found[0]["year"]) == ("云岭县自然资源局", 2023)
    assert len({item["fingerprint"] for item in found}) == 3


def test_json_of_nothing_is_an_empty_array(run: Runner, reports: Path) -> None:
    assert json.loads(run("check", "reports/clean.txt", "--output-format", "json").out) == []


def test_standard_output_holds_the_format_alone(run: Runner, reports: Path) -> None:
    _, out, err = run("check", "reports", "--output-format", "json", "--statistics", "--verbose")
    json.loads(out)
    assert err.splitlines() == [
        "giar-lint: 跳过reports/notes.txt：非年报文件",
        "2  GIA303  错误  balance",
        "1  GIA104  警告  heading-wording",
        "已检查2个文件：错误2处，警告1处，提示0处（跳过1个非年报文件）。",
    ]


def test_quiet_leaves_out_the_summary(run: Runner, reports: Path) -> None:
    assert run("check", "reports", "--quiet").err == ""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--select", "GIA3"), ["GIA303", "GIA303"]),
        (("--select", "GIA1,heading-wording"), ["GIA104"]),
        (("--ignore", "GIA3"), ["GIA104"]),
        (("--ignore", "GIA", "--extend-select", "balance"), ["GIA303", "GIA303"]),
        (("--select", "GIA303", "--ignore", "GIA3"), ["GIA303", "GIA303"]),
        (("--select", "GIA303", "--ignore", "GIA303"), []),
        (("--severity", "balance=off"), ["GIA104"]),
    ],
)
def test_selection(run: Runner, reports: Path, arguments: tuple[str, ...], expected: list[str]) -> None:
    assert codes(run("check", "reports/bad.txt", "--output-format", "concise", *arguments).out) == expected


def test_severity_by_code_and_by_name(run: Runner, reports: Path) -> None:
    arguments = ("--severity", "GIA303=info,heading-wording=error", "--output-format", "concise")
    out = run("check", "reports/bad.txt", *arguments).out
    assert [line.split(" ")[2] for line in out.splitlines()] == ["info", "info", "error"]


def test_paths_and_options_may_be_mixed(run: Runner, reports: Path) -> None:
    run_ = run(
        "check", "reports/clean.txt", "--quiet", "reports/bad.txt", "--output-format=concise", "--", "reports/notes.txt"
    )
    assert codes(run_.out) == ["GIA303", "GIA303", "GIA104", "GIA002"]


def test_language_switches_messages_summary_and_errors(run: Runner, reports: Path) -> None:
    _, out, err = run("check", "reports/bad.txt", "--language", "en")
    assert "GIA303 error Section 3" in out
    assert err == "Files checked: 1; errors: 2, warnings: 1, infos: 0.\n"
    assert run("check", "reports/bda.txt", "--language", "en").err == (
        "giar-lint: no such path: reports/bda.txt; did you mean 'reports/bad.txt'?\n"
    )


def test_language_and_fail_on_of_the_run_come_from_the_working_directory(
    run: Runner, reports: Path, project: Path
) -> None:
    (reports / "giar-lint.toml").write_text(
        'language = "en"\nfail-on = "warning"\nselect = ["GIA104"]\n', encoding="utf-8"
    )
    status, _, err = run("check", "reports/bad.txt")
    assert (status, err) == (1, "Files checked: 1; errors: 0, warnings: 1, infos: 0.\n")
    (project / "giar-lint.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    status, _, err = run("check", "reports/bad.txt")
    assert (status, err) == (0, "已检查1个文件：错误0处，警告1处，提示0处。\n")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("check", "nowhere.txt"), "路径不存在：nowhere.txt"),
        (("check", "report/bad.txt"), "路径不存在：report/bad.txt；是否应为“reports/bad.txt”？"),
        (("check", "--selct", "GIA1"), "没有“--selct”这个选项；是否应为“--select”？"),
        (("check", "--selct=GIA1"), "没有“--selct”这个选项；是否应为“--select”？"),
        (("check", "--select", "blank-cel"), "--select: 没有“blank-cel”这条规则；是否应为“blank-cell”？"),
        (("check", "--select", "GIA999"), "--select: 没有“GIA999”这条规则"),
        (("check", "--select", "GIA50l"), "--select: 没有“GIA50l”这条规则"),
        (("check", "--select", "GIA073"), "--select: 没有“GIA073”这条规则；是否应为“GIA703”？"),
        (("check", "--select", "gia303"), "--select: 没有“gia303”这条规则；是否应为“GIA303”？"),
        (("check", "--severity", "GIA205"), "--severity: “GIA205”应写作“规则=级别”，如GIA205=info"),
        (
            ("check", "--severity", "GIA205=eror"),
            "--severity: GIA205不能取“eror”，可取：error、warning、info、off；是否应为“error”？",
        ),
        (
            ("check", "--severity", "GIA205=info,blank-cell=off"),
            "--severity: 规则GIA205（blank-cell）设置了两次；代码和名称指同一条规则，请保留一处",
        ),
        (
            ("check", "--output-format", "jsn"),
            "--output-format不能取“jsn”，可取：full、concise、json、sarif、github、gitlab、junit、html；是否应为“json”？",
        ),
        (("check", "--config"), "选项--config的用法有误：缺少取值，或不应带取值"),
        (("check", "--quiet=yes"), "选项--quiet的用法有误：缺少取值，或不应带取值"),
        (("check", "--config", "x.toml"), "x.toml: 配置文件不存在"),
        (("check", "--config", "x.toml", "--no-config"), "--config与--no-config不能同时使用"),
        (("check", "-", "reports"), "“-”（标准输入）须单独使用"),
        (("check", "reports", "--stdin-filename", "a.txt"), "--stdin-filename须与“-”一起使用"),
        (("chek",), "没有“chek”这个命令；是否应为“check”？"),
        (("--versoin",), "没有“--versoin”这个选项；是否应为“--version”？"),
        ((), "请指定命令，如：giar-lint check 报告.txt"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    run: Runner, reports: Path, arguments: tuple[str, ...], line: str
) -> None:
    assert run(*arguments) == (2, "", f"giar-lint: {line}\n")


def test_nothing_to_lint_is_status_2(run: Runner, project: Path) -> None:
    (project / "data.csv").write_text("1,2\n", encoding="utf-8")
    status, out, err = run("check")
    assert (status, out) == (2, "")
    assert err.startswith("giar-lint: 没有可检查的文件：在“.”下未找到*.txt、*.text") and err.count("\n") == 1


def test_a_named_file_that_is_no_report_is_gia002_unless_only_reports(run: Runner, reports: Path) -> None:
    assert codes(run("check", "reports/notes.txt", "--output-format", "concise").out) == ["GIA002"]
    assert run("check", "reports/notes.txt", "--only-reports") == (
        0,
        "",
        "已检查0个文件：未发现问题（跳过1个非年报文件）。\n",
    )


def test_only_reports_keeps_quiet_of_unreadable_files_that_nothing_claims(run: Runner, reports: Path) -> None:
    (reports / "broken.txt").write_bytes("2023年政府信息公开工作年度报告".encode() + b"\0\0")
    assert codes(run("check", "reports/broken.txt", "--output-format", "concise").out) == ["GIA001"]
    assert run("check", "reports/broken.txt", "--only-reports").status == 0
    assert run("check", "reports", "--select", "GIA0").err.endswith("（跳过1个非年报文件、1个无法读取的文件）。\n")
    (reports.parent / "giar-lint.toml").write_text('include = ["reports/**"]\n', encoding="utf-8")
    assert run("check", "reports/broken.txt", "--only-reports").status == 1
    assert codes(run("check", "reports", "--select", "GIA0", "--output-format", "concise").out) == ["GIA001"]


def test_the_file_after_an_unreadable_one_is_still_linted(run: Runner, reports: Path) -> None:
    (reports / "a.txt").write_bytes(b"\xff\xfe\xff")
    out = run("check", "reports/a.txt", "reports/bad.txt", "--output-format", "concise").out
    assert codes(out) == ["GIA001", "GIA303", "GIA303", "GIA104"]


def test_force_exclude_holds_for_named_files(run: Runner, reports: Path) -> None:
    (reports.parent / "giar-lint.toml").write_text('exclude = ["reports/bad.txt"]\n', encoding="utf-8")
    assert run("check", "reports/bad.txt").status == 1
    assert run("check", "reports/bad.txt", "--force-exclude") == (
        0,
        "",
        "已检查0个文件：未发现问题（跳过1个已排除的文件）。\n",
    )


def test_a_rule_that_breaks_stops_neither_rules_nor_files(
    run: Runner, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(report: Report, options: None) -> Iterator[Finding]:
        raise RuntimeError("an unlucky\nrule")

    rules = {**registry(), "GIA104": registry()["GIA104"]._replace(check=broken)}
    monkeypatch.setattr("giar_lint.cli.check.registry", lambda: rules)
    status, out, err = run("check", "reports", "--output-format", "concise")
    assert (status, codes(out)) == (2, ["GIA303", "GIA303"])
    assert err.splitlines()[0] == (
        "giar-lint: reports/bad.txt：规则GIA104内部出错（RuntimeError: an unlucky），其余规则照常检查；"
        "加--verbose可见详情，请反馈给开发者"
    )
    assert "Traceback" not in err
    assert "Traceback" in run("check", "reports", "--verbose").err


def test_two_profiles_for_one_report_are_an_error_of_that_file(run: Runner, reports: Path) -> None:
    profile = '[[agency]]\nname = "{}"\naliases = ["云岭县自然资源局"]\n'
    (reports / "giar-lint.toml").write_text(profile.format("甲局") + profile.format("乙局"), encoding="utf-8")
    (reports / "other.txt").write_text("云岭县甲局\n", encoding="utf-8")
    status, _, err = run("check", "reports/bad.txt", "reports/other.txt")
    assert status == 2
    assert "reports/giar-lint.toml:4: reports/bad.txt同时符合“甲局”和“乙局”两个机关的配置" in err
    assert err.endswith("已检查1个文件：错误0处，警告1处，提示0处；另有1个文件未能处理完毕。\n")


def test_of_a_file_that_a_broken_edition_keeps_from_being_checked_no_good_is_said(run: Runner, reports: Path) -> None:
    (reports / "edition").mkdir()
    (reports / "giar-lint.toml").write_text('edition = "edition"\n', encoding="utf-8")
    status, out, err = run("check", "reports/bad.txt")
    assert (status, out) == (2, "")
    assert err.startswith("giar-lint: reports/bad.txt：版式定义有误：")
    assert err.endswith("\n1个文件未能处理完毕。\n")


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_line_end_in_a_name_begins_no_line(
    run: Runner, reports: Path, bad: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = reports / "a\n::error::b\x1b"
    (folder / "edition").mkdir(parents=True)
    (folder / "in").mkdir()
    (folder / "r.txt").write_text(bad, encoding="utf-8")
    (folder / "giar-lint.toml").write_text('language = "en"\n', encoding="utf-8")
    name = os.path.relpath(folder)
    commands = [
        ("check", name, "--verbose"),
        ("extract", name, "--verbose"),
        ("check", name, "--baseline", f"{name}/b.json", "--write-baseline"),
    ]
    told = [run(*each).err for each in commands]
    (folder / "giar-lint.toml").write_text('edition = "edition"\n', encoding="utf-8")
    told += [run(*each[:2], *more).err for each in commands[:2] for more in ((), ("--verbose",))]
    monkeypatch.chdir(folder / "in")
    told.append(run("clean").err)
    for each in told:
        assert "a␊::error::b␛" in each, each
        assert "\n::error" not in each and "\x1b" not in each


def test_standard_input_goes_by_the_name_that_is_given(project: Path, bad: str) -> None:
    (project / "reports").mkdir()
    (project / "reports/giar-lint.toml").write_text('select = ["GIA104"]\n', encoding="utf-8")
    arguments = [
        "check",
        "-",
        "--stdin-filename",
        "reports/new.txt",
        "--output-format",
        "concise",
        "--fail-on",
        "warning",
    ]
    done = process(*arguments, text=bad)
    assert done.returncode == 1
    assert done.stdout.decode().startswith("reports/new.txt:") and codes(done.stdout.decode()) == ["GIA104"]
    assert process("check", "-", "--no-config", "--output-format", "concise", text=bad).stdout.startswith(b"<stdin>:")


def test_output_is_utf_8_in_any_locale(reports: Path) -> None:
    done = process("check", "reports", environment={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert "错误" in done.stdout.decode("utf-8")
    assert "已检查" in done.stderr.decode("utf-8")


def test_a_file_name_that_is_no_utf_8_does_no_harm(reports: Path, bad: str) -> None:
    name = b"reports/\xb1\xa8.txt"
    try:
        Path(os.fsdecode(name)).write_text(bad, encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such names")
    done = process("check", "reports", "--output-format", "json")
    assert "reports/\udcb1\udca8.txt" in {item["path"] for item in json.loads(done.stdout)}


def test_a_reader_that_leaves_is_no_error(reports: Path, bad: str) -> None:
    for number in range(40):
        (reports / f"r{number}.txt").write_text(bad, encoding="utf-8")
    command = [sys.executable, "-m", "giar_lint", "check", "reports"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()


def test_an_interrupt_ends_the_run_without_a_trace(reports: Path, bad: str) -> None:
    for number in range(400):
        (reports / f"r{number}.txt").write_text(bad, encoding="utf-8")
    command = [sys.executable, "-m", "giar_lint", "check", "reports", "--output-format", "concise"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        running.stdout.read()
        assert b"Traceback" not in running.stderr.read()
        assert running.wait(10) == 130


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_full_disk_is_one_line_and_status_2(reports: Path) -> None:
    command = [sys.executable, "-m", "giar_lint", "check", "reports", "--language", "en"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"giar-lint: the system got in the way: ") and done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
@pytest.mark.parametrize("words", [("reports",), ("reports/clean.txt",), ("nowhere",), ("--jobs", "0")])
def test_where_not_even_the_reason_can_be_told_the_status_is_2(reports: Path, words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "giar_lint", "check", *words]
    for both in (False, True):
        with Path("/dev/full").open("w") as full:
            out = full if both else subprocess.DEVNULL
            assert subprocess.run(command, stdout=out, stderr=full, timeout=60, check=False).returncode == 2


@pytest.mark.skipif(os.name != "posix", reason="closing a stream is a matter of the shell")
@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&-"])
def test_with_a_stream_closed_the_status_still_counts(reports: Path, closing: str) -> None:
    command = f"{shlex.quote(sys.executable)} -m giar_lint check reports/bad.txt {closing}"
    assert subprocess.run(["sh", "-c", command], capture_output=True, timeout=60, check=False).returncode == 1


def process(
    *arguments: str, text: str = "", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """A run in a process of its own, for what the streams of this one would hide."""
    return subprocess.run(
        [sys.executable, "-m", "giar_lint", *arguments],
        input=text.encode(),
        capture_output=True,
        env={**os.environ, **(environment or {})},
        timeout=60,
        check=False,
    )


def test_files_of_a_folder_that_cannot_be_read_are_named(run: Runner, reports: Path) -> None:
    for number in range(12):
        (reports / f"{number:02}.pdf").write_bytes(b"%PDF-1.7 broken")
    done = run("check", "reports", "--no-cache")
    assert "giar-lint: 12个文件无法读取，未检查：reports/00.pdf、" in done.err
    assert "reports/09.pdf等；单独检查该文件可见原因\n" in done.err
    assert "无法读取，未检查" not in run("check", "reports", "--no-cache", "--quiet").err
