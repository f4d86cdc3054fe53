"""Disks that are full, folders and disks that are read-only, and limits that the system sets."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from faults.files import codes
from faults.stage import BAD, CLEAN, IS_ROOT, Stage, Untried, fault, fill, small_disk

_WRITES = (
    ("a report page", ("--output", "html=out.html"), "out.html"),
    ("JSON", ("--output-file", "out.json", "--output-format", "json"), "out.json"),
    ("the baseline", ("--baseline", "known.json", "--write-baseline"), "known.json"),
)


def _refused(at: Stage, folder: Path, *, plain: bool = False, program: str = "") -> None:
    """Everything that writes into the folder fails with status 2 and one line, and what was there stays."""
    for what, options, name in _WRITES:
        before = (folder / name).read_bytes() if (folder / name).exists() else None
        done = at.run("check", "a.txt", *options, cwd=folder, plain=plain, program=program)
        done.ends(2)
        assert done.line.startswith("giar-lint: "), (what, done)
        assert ((folder / name).read_bytes() if (folder / name).exists() else None) == before, what
    at.run("check", "--fix", "a.txt", cwd=folder, plain=plain, program=program).ends(2)
    assert (folder / "a.txt").read_text(encoding="utf-8") == BAD
    assert not [name for name in os.listdir(folder) if name.endswith(".tmp")]


def _known(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "a.txt").write_text(BAD, encoding="utf-8")
    (folder / "known.json").write_text('{\n  "version": 1,\n  "entries": []\n}\n', encoding="utf-8")
    (folder / "out.html").write_text("the page of yesterday", encoding="utf-8")


@fault("full-disk", "A disk that is full: page, JSON, baseline, mended report, configuration, cache")
def full_disk(at: Stage) -> str:
    with small_disk(at.base / "disk") as disk:
        _known(disk)
        fill(disk)
        _refused(at, disk)
        (disk / "giar-lint.toml").touch()
        done = at.run("init", "--force", cwd=disk).ends(2)
        assert "No space left" in done.said
        assert (disk / "giar-lint.toml").read_bytes() == b""
        assert codes(at.run("check", "a.txt", "--output-format", "json", cwd=disk).ends(1).out)
        assert sorted(os.listdir(disk))[-1] == "out.html"
        with open(disk / "filler", "ab") as stream:
            assert at.run("check", "a.txt", "--output-format", "json", cwd=disk, stdout=stream).ends(2).line
    return "old files stay whole, nothing half-written is left, one line with the system's reason, status 2; the cache goes without"


@fault("disk-fills-up", "A disk that fills up in the middle of many files that are mended")
def disk_fills_up(at: Stage) -> str:
    with small_disk(at.base / "disk", "128k") as disk:
        (disk / ".git").mkdir()
        for number in range(4):
            (disk / f"{number}.txt").write_text(BAD, encoding="utf-8")
        (disk / "filler").write_bytes(b"")
        fill(disk)
        with open(disk / "filler", "r+b") as stream:
            stream.truncate(stream.seek(0, 2) - 8192)
        done = at.run("check", "--fix", "--no-cache", ".", cwd=disk)
        assert done.status in (1, 2), done
        for number in range(4):
            text = (disk / f"{number}.txt").read_text(encoding="utf-8")
            assert len(text) >= len(BAD), text
        assert not [name for name in os.listdir(disk) if name.endswith(".tmp")]
    return "each report is whole, mended or as it was; what could not be written is said"


@fault("file-size-limit", "A limit on the size of files (RLIMIT_FSIZE), which any user can set")
def file_size_limit(at: Stage) -> str:
    folder = at.base / "limited"
    folder.mkdir()
    _known(folder)
    limit = "import resource, signal\nresource.setrlimit(resource.RLIMIT_FSIZE, (64, resource.RLIM_INFINITY))"
    if sys.platform == "win32":
        raise Untried("Windows knows no such limit")
    _refused(at, folder, program=limit)
    assert codes(at.run("check", "a.txt", "--output-format", "json", cwd=folder, program=limit).ends(1).out)
    return "as a full disk: old files stay whole, status 2; the cache goes without"


@fault("read-only-folder", "A folder in which nothing may be made")
def read_only_folder(at: Stage) -> str:
    folder = at.base / "closed"
    folder.mkdir()
    _known(folder)
    folder.chmod(0o555)
    _refused(at, folder, plain=True)
    first = at.run("check", "a.txt", "--output-format", "json", cwd=folder, plain=True).ends(1)
    assert codes(first.out)
    assert ".giar_lint_cache" not in os.listdir(folder)
    at.run("init", "--force", cwd=folder, plain=True).ends(2)
    at.run("clean", cwd=folder, plain=True).ends(0)
    return "linted without a cache; what would be written is refused in one line, status 2"


@fault("read-only-file", "A report that is marked as read-only, and one whose owner is another")
def read_only_file(at: Stage) -> str:
    path = at.report()
    path.chmod(0o444)
    at.run("check", "--fix", "a.txt", plain=True).ends(2)
    at.run("check", "a.txt", "--output-file", "a.txt", plain=True).ends(2)
    assert path.read_text(encoding="utf-8") == BAD
    return "left as it is, said in a line, status 2"


@fault("read-only-disk", "A disk that is mounted read-only")
def read_only_disk(at: Stage) -> str:
    with small_disk(at.base / "disk", "1m") as disk:
        _known(disk)
        if subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=False, capture_output=True).returncode:
            raise Untried("a disk cannot be mounted read-only here")
        _refused(at, disk)
        assert codes(at.run("check", "a.txt", "--output-format", "json", cwd=disk).ends(1).out)
    return "linted without a cache; what would be written is refused in one line, status 2"


@fault("immutable-file", "A report that the system keeps from changing (chattr +i)")
def immutable_file(at: Stage) -> str:
    path = at.report()
    command = shutil.which("chattr")
    if (
        not IS_ROOT
        or command is None
        or subprocess.run([command, "+i", path], check=False, capture_output=True).returncode
    ):
        raise Untried("only root on some file systems sets it")
    try:
        at.run("check", "--fix", "a.txt").ends(2)
        assert at.names() == ["a.txt"]
    finally:
        subprocess.run([command, "-i", path], check=True)
    assert path.read_text(encoding="utf-8") == BAD
    return "left as it is, nothing is left beside it, status 2"


@fault("few-handles", "Few open files allowed (RLIMIT_NOFILE)")
def few_handles(at: Stage) -> str:
    for number in range(60):
        at.report(f"{number}.txt")
    program = "import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))"
    found = codes(at.run("check", "--output-format", "json", program=program).ends(1).out)
    assert len({path for path, _ in found}) == 60
    many = [part for number in range(20) for part in ("--output", f"json=out{number}.json")]
    done = at.run("check", "0.txt", *many, program=program).ends(2)
    assert done.line.startswith("giar-lint: ")
    assert not [name for name in at.names() if name.startswith(("out", ".giar-lint-"))]
    return "one file is open at a time; more outputs than files may be open: one line, status 2, none is written"


@fault("no-temporary-folder", "No temporary folder (TMPDIR leads nowhere)")
def no_temporary_folder(at: Stage) -> str:
    at.report()
    (at.folder / "giar-lint.toml").write_text(
        '[[suppress]]\nfile = "a.txt"\ncode = "GIA303"\nreason = "已知"\n', encoding="utf-8"
    )
    nowhere = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), "/nonexistent")
    done = at.run("check", "--output-format", "json", environment=nowhere)
    assert done.status == 1, done
    assert {code for _, code in codes(done.out)} >= {"GIA104"}
    at.run("check", "--output", "html=out.html", "--fix", environment=nowhere)
    assert "out.html" in at.names()
    return "none is needed: what is written lies beside its target"


@fault("no-home", "No home folder, and one that cannot be written to")
def no_home(at: Stage) -> str:
    at.report()
    first = at.run("check", "a.txt", "--output-format", "json").ends(1)
    for home in ("/nonexistent", "", "/proc"):
        done = at.run("check", "a.txt", "--no-cache", "--output-format", "json", environment={"HOME": home}).ends(1)
        assert done.out == first.out
    program = "import os\nos.environ.pop('HOME', None)"
    assert at.run("check", "a.txt", "--no-cache", "--output-format", "json", program=program).ends(1).out == first.out
    return "nothing is looked for or written there"


@fault("damaged-baseline", "A baseline that is cut short, is no JSON, is a folder, or holds nonsense")
def damaged_baseline(at: Stage) -> str:
    at.report()
    at.run("check", "--baseline", "known.json", "--write-baseline").ends(0)
    whole = (at.folder / "known.json").read_bytes()
    assert json.loads(whole)["entries"]
    for damage in (whole[:-20], b"", b"\xff\xfe", b"[]", b'{"version": 1, "entries": [1]}', b"[" * 100_000, b"{}"):
        (at.folder / "known.json").write_bytes(damage)
        for more in ((), ("--write-baseline",), ("--prune-baseline",)):
            done = at.run("check", "--baseline", "known.json", *more).ends(2)
            assert "known.json" in done.line
            assert (at.folder / "known.json").read_bytes() == damage
    (at.folder / "known.json").unlink()
    (at.folder / "known.json").mkdir()
    at.run("check", "--baseline", "known.json", "--write-baseline").ends(2)
    at.report(text=CLEAN)
    return "one line that names it, status 2, and it is not overwritten"
