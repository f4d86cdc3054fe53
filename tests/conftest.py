"""Fixtures for tests that drive the program: a folder of its own, reports to put there, a run of the command line."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from giar_lint.__main__ import main
from support.model import model_report
from support.render import render

# How long an example takes is for the tests that measure time; a machine that does other things fails no other. The same
# examples each time, so that a change is judged by what it changes: HYPOTHESIS_PROFILE=thorough looks for new ones.
settings.register_profile(
    "steady",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=os.environ.get("HYPOTHESIS_PROFILE") != "thorough",
)
settings.load_profile("steady")


class Run(NamedTuple):
    """What a run of the command line gave."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def clean() -> str:
    """A report in which nothing is wrong."""
    return render(model_report(), "tabs")


@pytest.fixture(scope="session")
def bad(clean: str) -> str:
    """The same report with two errors (GIA303 in the columns 自然人 and 总计) and a warning (GIA104)."""
    text = clean.replace(
        "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1", "四、结转下年度继续办理\t\t2\t0\t0\t0\t0\t0\t2"
    )
    # The prose tells the same number as the table, so that the balance alone is wrong.
    text = text.replace("结转下年度继续办理1件", "结转下年度继续办理2件")
    text = text.replace("五、存在的主要问题及改进情况", "五、存在的问题及改进情况")
    assert text.count("\t2\t0\t0\t0\t0\t0\t2\t\n") + text.count("五、存在的问题") >= 2
    return text


@pytest.fixture(scope="session")
def working_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the working tree: what is committed and what is not, links as links, and nothing that Git ignores."""
    root = Path(__file__).resolve().parent.parent
    target = tmp_path_factory.mktemp("tree")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a checkout")
    for name in filter(None, listed.stdout.decode().split("\0")):
        source, copy = root / name, target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_symlink():
            copy.symlink_to(source.readlink())
        elif source.exists():
            copy.write_bytes(source.read_bytes())
    return target


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the working directory; `.git` in it keeps configurations above it out."""
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Runs the command line in this process."""

    def call(*arguments: str) -> Run:
        capsys.readouterr()
        status = main(arguments)
        out, err = capsys.readouterr()
        return Run(status, out, err)

    return call
