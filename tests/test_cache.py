"""The cache: it never changes an answer, whatever happens to it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from giar_lint.api import lint_text
from giar_lint.cache import FOLDER, Cache, Circumstances, remove_cache
from giar_lint.diagnostics import FileResult, Held, Judgement, Place
from giar_lint.stored import decode, encode
from support.generate import seeded_report
from support.render import LAYOUTS, file_name, render

Runner = Callable[..., Run]
ROOT = Path(__file__).resolve().parent.parent


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / FOLDER).rglob("*") if path.is_file() and path.parent.name != FOLDER)


@pytest.fixture
def reports(project: Path, clean: str, bad: str) -> Path:
    (project / "clean.txt").write_text(clean, encoding="utf-8")
    (project / "bad.txt").write_text(bad, encoding="utf-8")
    (project / "notes.txt").write_text("会议记录", encoding="utf-8")
    return project


@pytest.mark.parametrize("form", ["full", "concise", "json"])
@pytest.mark.parametrize(
    "words", [("bad.txt",), ("clean.txt", "bad.txt"), ("notes.txt",), (".",), ("bad.txt", "--quiet")]
)
def test_a_second_run_says_the_same(run: Runner, reports: Path, form: str, words: tuple[str, ...]) -> None:
    arguments = ("check", *words, "--output-format", form, "--statistics")
    bare = run(*arguments, "--no-cache")
    assert not (reports / FOLDER).exists()
    assert [run(*arguments), run(*arguments), run(*arguments)] == [bare] * 3
    assert entries(reports)


def test_an_unchanged_file_is_neither_read_as_a_report_nor_judged(
    run: Runner, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run("check", "bad.txt"), run("check", ".")
    monkeypatch.setattr("giar_lint.engine.read", lambda *_: pytest.fail("the file was read again"))
    assert (run("check", "bad.txt"), run("check", ".")) == before


def test_what_the_result_depends_on_is_part_of_the_key(run: Runner, reports: Path, clean: str, bad: str) -> None:
    assert run("check", "bad.txt").out.count("GIA") == 3
    assert run("check", "bad.txt", "--select", "GIA104").out.count("GIA") == 1
    assert run("check", "bad.txt", "--ignore", "GIA104").out.count("GIA104") == 0
    assert (
        "Heading" in run("check", "bad.txt", "--language", "en").out or run("check", "bad.txt", "--language", "en").out
    )
    assert run("check", "bad.txt", "--severity", "GIA104=error", "--select", "GIA104").status == 1
    (reports / "giar-lint.toml").write_text('select = ["GIA104"]\n', encoding="utf-8")
    assert run("check", "bad.txt").out.count("GIA") == 1
    (reports / "giar-lint.toml").write_text('select = ["GIA303"]\n', encoding="utf-8")
    assert run("check", "bad.txt").out.count("GIA") == 2
    assert run("check", "bad.txt", "--no-config").out.count("GIA") == 3
    (reports / "giar-lint.toml").unlink()
    (reports / "bad.txt").write_text(clean, encoding="utf-8")
    assert run("check", "bad.txt").out == ""
    (reports / "bad.txt").rename(reports / "bad.md")
    (reports / "bad.md").write_text(bad, encoding="utf-8")
    assert run("check", "bad.md", "--output-format", "concise").out.startswith("bad.md:")


def test_a_change_in_what_a_configuration_extends_is_seen(run: Runner, reports: Path) -> None:
    (reports / "base.toml").write_text('language = "en"\nselect = ["GIA104"]\n', encoding="utf-8")
    (reports / "giar-lint.toml").write_text('extends = "base.toml"\n', encoding="utf-8")
    first = [run("check", "bad.txt") for _ in range(3)]
    assert first[0] == first[1] == first[2]
    assert "Files checked" in first[0].err
    (reports / "base.toml").write_text('language = "zh"\nfail-on = "warning"\nselect = ["GIA104"]\n', encoding="utf-8")
    for _ in range(3):
        done = run("check", "bad.txt")
        assert (done.status, "已检查1个文件" in done.err) == (1, True)


def test_a_configuration_that_became_wrong_is_still_refused(run: Runner, reports: Path) -> None:
    (reports / "giar-lint.toml").write_text('ignore = ["GIA104"]\n', encoding="utf-8")
    run("check", "bad.txt")
    run("check", "bad.txt")
    (reports / "giar-lint.toml").write_text('ignroe = ["GIA104"]\n', encoding="utf-8")
    assert run("check", "bad.txt").status == 2


def test_a_nearer_configuration_that_appears_is_obeyed(run: Runner, reports: Path, bad: str) -> None:
    (reports / "in").mkdir()
    (reports / "in" / "a.txt").write_text(bad, encoding="utf-8")
    assert run("check", "in/a.txt").out.count("GIA") == run("check", "in/a.txt").out.count("GIA") == 3
    (reports / "in" / "giar-lint.toml").write_text('select = ["GIA104"]\n', encoding="utf-8")
    assert run("check", "in/a.txt").out.count("GIA") == 1


def test_baselines_and_suppressions_work_upon_what_is_kept(run: Runner, reports: Path) -> None:
    run("check", "bad.txt")
    run("check", "bad.txt", "--baseline", "base.json", "--write-baseline")
    for _ in range(2):
        assert run("check", "bad.txt", "--baseline", "base.json").out == ""
    suppress = '[[suppress]]\nfile = "bad.txt"\ncode = "GIA104"\nreason = "核定"\n'
    (reports / "giar-lint.toml").write_text(suppress, encoding="utf-8")
    for _ in range(3):
        assert "GIA104" not in run("check", "bad.txt").out
    (reports / "giar-lint.toml").write_text(suppress.replace("104", "105"), encoding="utf-8")
    for _ in range(3):
        assert "GIA004" in run("check", "bad.txt").out


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 64, None])
def test_a_damaged_entry_is_made_anew(run: Runner, reports: Path, damage: bytes | None) -> None:
    expected = run("check", "bad.txt")
    for path in entries(reports):
        path.write_bytes(path.read_bytes()[:-3] if damage is None else damage)
    assert run("check", "bad.txt") == expected
    cut = [path.stat().st_size for path in entries(reports)]
    assert min(cut) > 64
    assert run("check", "bad.txt") == expected


def test_a_folder_that_cannot_hold_a_cache_is_no_hindrance(run: Runner, reports: Path) -> None:
    (reports / FOLDER).write_text("in the way", encoding="utf-8")
    assert run("check", "bad.txt") == run("check", "bad.txt", "--no-cache")


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_nothing_is_written_or_removed_through_links_that_a_repository_brings(
    run: Runner, reports: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("giar_lint.cache._SHARD", 100)
    outside = tmp_path_factory.mktemp("outside")
    for name in ("a.doc", "0" * 30):
        (outside / name).write_bytes(b"precious" * 100)
    before = {path: path.read_bytes() for path in outside.iterdir()}
    expected = run("check", "bad.txt", "--no-cache")

    def brought(cache: Path) -> None:
        assert run("check", "bad.txt") == expected
        run("clean")
        assert {path: path.read_bytes() for path in outside.iterdir()} == before
        if cache.is_symlink():
            cache.unlink()
        else:
            shutil.rmtree(cache, ignore_errors=True)

    cache = reports / FOLDER
    cache.symlink_to(outside)
    brought(cache)
    cache.mkdir()
    for number in range(256):
        (cache / f"{number:02x}").symlink_to(outside)
    brought(cache)
    cache.mkdir()
    (cache / ".gitignore").symlink_to(outside / "a.doc")
    (cache / "CACHEDIR.TAG").symlink_to(outside / "new")
    brought(cache)


def test_what_is_no_entry_is_not_removed_from_a_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giar_lint.cache._SHARD", 4096)
    shard = tmp_path / FOLDER / "ab"
    shard.mkdir(parents=True)
    (shard / "mine.txt").write_bytes(b"x" * 9000)
    left = shard / f"{7:030}.123"
    left.write_bytes(b"x" * 9000)
    cache = Cache(str(tmp_path))
    cache.keep_record(f"ab{1:030}", {"text": "x"})
    cache.close()
    assert (shard / "mine.txt").exists()
    assert not left.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_in_the_place_of_an_entry_is_replaced(run: Runner, reports: Path) -> None:
    expected = run("check", "bad.txt")
    for path in entries(reports):
        path.unlink()
        os.mkfifo(path)
    assert run("check", "bad.txt") == expected
    assert entries(reports)


@pytest.mark.parametrize("record", [{}, {"chain": 5}, {"chain": [["a"]]}, {"chain": [[5, ""]]}, {"chain": []}])
def test_a_record_of_another_shape_is_none(
    run: Runner, reports: Path, monkeypatch: pytest.MonkeyPatch, record: dict[str, object]
) -> None:
    (reports / "giar-lint.toml").write_text('language = "zh"\n', encoding="utf-8")
    expected = run("check", "bad.txt")
    monkeypatch.setattr(Cache, "record", lambda *_: record)
    assert run("check", "bad.txt") == expected


def test_clean_removes_it_and_nothing_else(run: Runner, reports: Path) -> None:
    run("check", "bad.txt")
    assert (reports / FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert "已删除缓存.giar_lint_cache（1条）" in run("clean").err
    assert not (reports / FOLDER).exists()
    assert "没有缓存可删" in run("clean").err
    (reports / FOLDER).mkdir()
    (reports / FOLDER / "mine.txt").write_text("somebody's own", encoding="utf-8")
    run("clean")
    assert (reports / FOLDER / "mine.txt").exists()


def test_it_lies_beside_the_configuration_else_in_the_repository(
    run: Runner, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (reports / "in").mkdir()
    monkeypatch.chdir(reports / "in")
    run("check", "../bad.txt")
    assert entries(reports)
    remove_cache(str(reports))
    (reports / "in" / "giar-lint.toml").write_text("", encoding="utf-8")
    run("check", "../bad.txt")
    assert entries(reports / "in")


def test_its_size_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giar_lint.cache._SHARD", 4096)
    cache = Cache(str(tmp_path))
    for number in range(400):
        cache.keep_record(f"ab{number:030}", {"text": "x" * 300})
    cache.close()
    assert sum(path.stat().st_size for path in entries(tmp_path)) <= 4096
    assert cache.record(f"ab{399:030}") is not None
    cache.keep_record("cd" * 16, {"text": "x" * 300_000})
    assert cache.record("cd" * 16) is None


def test_a_private_number_is_not_written_to_the_disk(run: Runner, project: Path, clean: str) -> None:
    number = "13912345678"
    (project / "a.txt").write_text(clean + f"\n联系人手机{number}，，请拨打{number}。。\n", encoding="utf-8")
    assert "GIA802" in run("check", "a.txt").out
    assert run("check", "a.txt") == run("check", "a.txt", "--no-cache")
    assert not [path for path in entries(project) if number.encode() in path.read_bytes()]


def test_several_runs_at_once_and_one_that_is_killed_leave_a_sound_cache(project: Path, bad: str) -> None:
    names = [f"{number}.txt" for number in range(12)]
    for name in names:
        (project / name).write_text(bad.replace("186条", f"18{len(name)}条") + f"\n{name}\n", encoding="utf-8")
    command = [sys.executable, "-m", "giar_lint", "check", *names, "--output-format", "concise"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) for _ in range(3)
    ]
    runs[0].kill()
    outputs = [each.communicate(timeout=120)[0] for each in runs]
    alone = subprocess.run([*command, "--no-cache"], capture_output=True, env=environment, timeout=120, check=False)
    again = subprocess.run(command, capture_output=True, env=environment, timeout=120, check=False)
    assert outputs[1] == outputs[2] == alone.stdout == again.stdout


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), layout=st.sampled_from(LAYOUTS))
def test_a_result_is_the_same_before_and_after_storing(seed: int, layout: str) -> None:
    rng = random.Random(seed)
    text = render(seeded_report(seed), layout)
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(["。。", "与与", "1", "\t", "（一）、"]) + text[at + rng.randrange(3) :]
    found = lint_text(text, file_name(layout))
    held = tuple(Held(each, "configuration", "核定") for each in found[:1])
    whole = FileResult(
        "a.txt", found, {3: "行"}, "", (), (Judgement("/a", ("suppress", 0), True),), held, (), "局", 2023
    )
    assert decode(encode(whole)) == whole


def test_a_place_in_a_word_file_is_kept(bad: str) -> None:
    found = lint_text(bad)[0]._replace(place=Place(paragraph=3, file_cell=(1, 2, 3)))
    whole = FileResult("a.docx", (found,), idle=("GIA101",))
    assert decode(encode(whole)) == whole


def test_keys_differ_by_circumstances_and_content(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    about = Circumstances((), "", "/a", "a", True)
    keys = [
        cache.key(each, data)
        for each in (about, about._replace(shown="b"), about._replace(named=False), about._replace(configuration="x"))
        for data in (b"", b"x")
    ]
    assert len(set(keys)) == len(keys)
