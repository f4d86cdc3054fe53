"""Where outputs go: to standard output and to files, each whole or not at all."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from giar_lint.catalogue.interface import TEXTS
from giar_lint.choices import FORMATS
from giar_lint.cli.arguments import COMMANDS, parse
from giar_lint.cli.sinks import Output, Sinks, outputs_of
from giar_lint.diagnostics import FileResult
from giar_lint.errors import UserError
from giar_lint.outputs import RunInfo, Style, formatter
from outputs.samples import BALANCE, BLANK, RESULT

PLAIN = Style()


def sinks(*outputs: Output, inputs: tuple[str, ...] = (), style: Style = PLAIN) -> Sinks:
    return Sinks(outputs, style=style, file_style=PLAIN, about=RunInfo, inputs=inputs)


def write(*outputs: Output, inputs: tuple[str, ...] = ()) -> None:
    with sinks(*outputs, inputs=inputs) as opened:
        opened.begin()
        opened.file(RESULT)
        opened.end()


def expected(name: str) -> str:
    made = formatter(name, PLAIN)
    return made.begin() + made.file(RESULT) + made.end()


def refused(*outputs: Output, inputs: tuple[str, ...] = ()) -> str:
    """The key of the error with which outputs are refused; its line is one line in both languages."""
    with pytest.raises(UserError) as caught:
        write(*outputs, inputs=inputs)
    for language in ("zh", "en"):
        line = caught.value.text(language)
        assert "\n" not in line and "{" not in line
    return caught.value.key


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty working directory, in which no other name than those asked for is left."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".giar-lint")] == []


def test_every_format_can_be_written_in_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(Output("concise", "-"), *(Output(name, f"报告 {name}.out") for name in FORMATS))
    assert capsys.readouterr().out == expected("concise")
    for name in FORMATS:
        assert (folder / f"报告 {name}.out").read_bytes() == expected(name).encode()


def test_only_standard_output_is_coloured(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sinks(Output("full", "-"), Output("full", "a.out"), style=Style(colour=True)) as opened:
        opened.begin()
        opened.file(RESULT)
        opened.end()
    assert "\x1b" in capsys.readouterr().out
    assert (folder / "a.out").read_text(encoding="utf-8") == expected("full")


def test_with_a_file_for_the_main_output_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    write(Output("json", "a.json"))
    assert capsys.readouterr().out == ""


def test_the_name_shows_the_old_file_until_the_new_one_is_whole(folder: Path) -> None:
    target = folder / "a.json"
    target.write_text("old", encoding="utf-8")
    with sinks(Output("json", "a.json")) as opened:
        opened.begin()
        opened.file(RESULT)
        assert target.read_text(encoding="utf-8") == "old"
        opened.end()
    assert json.loads(target.read_text(encoding="utf-8"))[0]["code"] == "GIA303"


@pytest.mark.parametrize("old", ["old", None])
def test_of_a_run_that_breaks_nothing_stays(folder: Path, old: str | None) -> None:
    if old is not None:
        (folder / "a.json").write_text(old, encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), sinks(Output("json", "a.json"), Output("sarif", "b.sarif")) as opened:
        opened.begin()
        opened.file(RESULT)
        raise KeyboardInterrupt
    left = {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()}
    assert left == ({"a.json": old} if old is not None else {})


def test_the_mode_of_a_file_stays_and_a_new_one_obeys_the_umask(folder: Path) -> None:
    (folder / "a.json").touch()
    (folder / "a.json").chmod(0o640)
    mask = os.umask(0o027)
    try:
        write(Output("json", "a.json"), Output("json", "b.json"))
    finally:
        os.umask(mask)
    assert [stat.S_IMODE((folder / name).stat().st_mode) for name in ("a.json", "b.json")] == [0o640, 0o640]


def test_a_link_stays_a_link(folder: Path) -> None:
    (folder / "real.json").write_text("old", encoding="utf-8")
    (folder / "a.json").symlink_to("real.json")
    write(Output("json", "a.json"))
    assert (folder / "a.json").is_symlink()
    assert (folder / "real.json").read_text(encoding="utf-8") == expected("json")


def test_a_device_stays_a_device() -> None:
    write(Output("json", os.devnull))
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_a_pipe_is_written_to(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    with subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE) as reader:
        write(Output("json", "pipe"))
        out, _ = reader.communicate(timeout=20)
    assert out.decode() == expected("json")


def test_a_name_as_long_as_names_can_be(folder: Path) -> None:
    name = "报" * 83 + ".json"
    write(Output("json", name))
    assert (folder / name).read_text(encoding="utf-8") == expected("json")


def test_a_folder_is_refused(folder: Path) -> None:
    (folder / "b").mkdir()
    for path in ("b", "b/", "c.json/", "."):
        assert refused(Output("json", "a.json"), Output("sarif", path)) == "error-output-folder"
    assert sorted(each.name for each in folder.iterdir()) == ["b"]


def test_a_missing_folder_is_refused(folder: Path) -> None:
    assert refused(Output("json", "none/a.json")) == "error-output-no-folder"
    (folder / "file").touch()
    assert refused(Output("json", "file/a.json")) == "error-output-no-folder"


def test_two_outputs_in_one_place_are_refused(folder: Path) -> None:
    (folder / "a.json").write_text("old", encoding="utf-8")
    (folder / "link.json").symlink_to("a.json")
    (folder / "hard.json").hardlink_to(folder / "a.json")
    (folder / "dangling.json").symlink_to("new.json")
    pairs = [
        ("a.json", "./a.json"),
        ("a.json", "link.json"),
        ("a.json", "hard.json"),
        ("new.json", str(folder / "new.json")),
        ("new.json", "dangling.json"),
        ("-", "-"),
    ]
    for first, second in pairs:
        assert refused(Output("json", first), Output("sarif", second)) == "error-output-twice"
    assert (folder / "a.json").read_text(encoding="utf-8") == "old"


def test_what_is_linted_is_never_overwritten(folder: Path) -> None:
    report = folder / "报告.txt"
    report.write_text("报告", encoding="utf-8")
    (folder / "link").symlink_to("报告.txt")
    (folder / "hard").hardlink_to(report)
    for path in ("报告.txt", "link", "hard"):
        assert (
            refused(Output("json", path), inputs=("-", str(folder / "none.txt"), str(report))) == "error-output-input"
        )
    assert report.read_text(encoding="utf-8") == "报告"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everything")
def test_a_read_only_file_is_refused(folder: Path) -> None:
    (folder / "a.json").touch(mode=0o444)
    assert refused(Output("json", "a.json")) == "error-output-write"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no device that is always full")
def test_a_full_device_is_told_in_one_line() -> None:
    assert refused(Output("json", "/dev/full")) == "error-output-write"


def test_a_full_disk_leaves_nothing_half_written(folder: Path) -> None:
    """A limit on the size of files stands in for the disk: the system refuses in the same way."""
    program = """
import resource, sys
from giar_lint.cli.sinks import Output, Sinks
from giar_lint.errors import UserError
from giar_lint.outputs import RunInfo, Style
from outputs.samples import RESULT
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
outputs = [Output("concise", "small.txt"), Output("json", "a.json")]
try:
    with Sinks(outputs, style=Style(), file_style=Style(), about=RunInfo) as sinks:
        sinks.begin()
        for _ in range(int(sys.argv[1])):
            sinks.file(RESULT)
        sinks.end()
except UserError as error:
    print(error.key, error.text("en"))
"""
    (folder / "a.json").write_text("old", encoding="utf-8")
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "tests")])}
    for count in (20_500 // len(expected("json")) + 1, 2000):  # refused at the very end, and in the middle
        done = subprocess.run(
            [sys.executable, "-c", program, str(count)], capture_output=True, text=True, check=True, env=environment
        )
        assert done.stdout == "error-output-write the output a.json cannot be written: File too large\n"
        left = {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()}
        assert left == {"a.json": "old"}


@pytest.mark.parametrize("name", ["sarif", "gitlab", "junit", "github", "json"])
def test_memory_does_not_grow_with_the_number_of_files(name: str) -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        with sinks(Output(name, "out")) as opened:
            opened.begin()
            for number in range(count):
                path = f"reports/{number}.txt"
                found = (BALANCE._replace(path=path), BLANK._replace(path=path))
                opened.file(FileResult(path, found, RESULT.lines))
                opened.file(FileResult(f"{number}.md", skipped="not-a-report"))
            opened.end()
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    # To keep the results would take some 2 KB for each file.
    assert peak(3000) < peak(100) + 3000 * 150


def parsed(*given: str) -> tuple[Output, ...]:
    return outputs_of(parse(COMMANDS["check"], given))


def test_the_outputs_that_are_asked_for() -> None:
    assert parsed() == (Output("full", "-"),)
    assert parsed("--output-format", "json", "--output-file", "a.json", "b.txt") == (Output("json", "a.json"),)
    assert parsed("--output", "sarif=a=b, c.sarif", "--output", "junit=d.xml") == (
        Output("full", "-"),
        Output("sarif", "a=b, c.sarif"),
        Output("junit", "d.xml"),
    )


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (("--output", "sarif"), "error-output-form"),
        (("--output", "sarif="), "error-output-form"),
        (("--output", "=a.sarif"), "error-choice"),
        (("--output", "sarf=a.sarif"), "error-choice"),
        (("--output-file", ""), "error-blank"),
    ],
)
def test_what_names_no_format_or_no_file_is_refused(given: tuple[str, ...], key: str) -> None:
    with pytest.raises(UserError) as caught:
        parsed(*given)
    assert caught.value.key == key
    assert key in TEXTS
    if "sarf" in given[-1]:
        assert caught.value.text("en").endswith("did you mean 'sarif'?")
