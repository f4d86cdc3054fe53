"""A report is replaced whole or not at all, and only if it is still the one that was read."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from giar_lint.exchange import Unwritable, exchange

OLD, NEW = "旧".encode() * 50_000, "新".encode() * 50_000


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_bytes(OLD)
    return path


def refused(path: Path, old: bytes = OLD) -> Unwritable:
    with pytest.raises(Unwritable) as problem:
        exchange(str(path), old, NEW)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    return problem.value


def test_the_new_bytes_take_the_place_of_the_old_with_their_mode(report: Path) -> None:
    report.chmod(0o640)
    exchange(str(report), OLD, NEW)
    assert report.read_bytes() == NEW
    assert stat.S_IMODE(report.stat().st_mode) == 0o640
    assert [each.name for each in report.parent.iterdir()] == [report.name]


def test_of_a_link_the_file_behind_it_is_replaced(report: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "a.txt"
    link.symlink_to(Path("..") / report.name)
    exchange(str(link), OLD, NEW)
    assert link.is_symlink()
    assert report.read_bytes() == NEW


def test_a_file_that_was_changed_in_between_is_left(report: Path) -> None:
    for present in (OLD + b"x", OLD[:-1], b""):
        report.write_bytes(present)
        assert refused(report).key == "changed"
        assert report.read_bytes() == present


def test_a_read_only_file_is_left_even_for_the_superuser(report: Path) -> None:
    report.chmod(0o444)
    assert refused(report).key == "permission"
    assert report.read_bytes() == OLD


def test_a_folder_in_which_nothing_can_be_made_is_told(report: Path) -> None:
    report.parent.chmod(0o555)
    try:
        if os.access(report.parent, os.W_OK):
            pytest.skip("the superuser writes anywhere")
        assert refused(report).key == "system"
    finally:
        report.parent.chmod(0o755)
    assert report.read_bytes() == OLD


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of its own with room for the old bytes and no more."""
    folder = tmp_path / "disk"
    folder.mkdir()
    size = f"size={len(OLD) + 40_000}"
    try:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "none", folder], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount")
    if done.returncode != 0:
        pytest.skip("a disk can be mounted by the superuser alone")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_leaves_the_old_bytes_and_nothing_else(small_disk: Path) -> None:
    path = small_disk / "a.txt"
    path.write_bytes(OLD)
    problem = refused(path)
    assert (problem.key, problem.reason) == ("system", os.strerror(errno.ENOSPC))
    assert path.read_bytes() == OLD


def test_a_disk_that_fails_at_the_last_step_leaves_the_old_bytes(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*names: str) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "replace", fail)
    assert refused(report).reason == os.strerror(errno.EIO)
    assert report.read_bytes() == OLD


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
@pytest.mark.parametrize(("stop", "expected"), [("fsync", OLD), ("chmod", OLD), ("replace", OLD), ("after", NEW)])
def test_a_program_that_is_killed_leaves_the_old_bytes_or_the_new(report: Path, stop: str, expected: bytes) -> None:
    """Killed where it is about to do what `stop` names, or right after it is done."""
    program = (
        "import os, signal, sys\nfrom giar_lint.exchange import exchange\n"
        "kill = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "path, stop, old, new = sys.argv[1], sys.argv[2], *(c.encode() * 50_000 for c in '旧新')\n"
        "if stop != 'after': setattr(os, stop, kill)\n"
        "exchange(path, old, new)\nkill()\n"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", program, report, stop], check=False)
    assert done.returncode == -signal.SIGKILL
    assert report.read_bytes() == expected
