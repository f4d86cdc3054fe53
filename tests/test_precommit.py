"""The hook as a publishing repository has it: the real pre-commit, installed from the working tree."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from support import to_docx, to_pdf
from support.model import model_report

pytest.importorskip("pre_commit", reason="pre-commit is not installed")

OFFLINE = ("No matching distribution", "Could not find a version", "Failed to establish", "ConnectionError")


class Repository(NamedTuple):
    """A scratch repository and the environment in which its commands run."""

    folder: Path
    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, message: str) -> subprocess.CompletedProcess[str]:
        return self.run("git", "commit", "-m", message)


def create(folder: Path, cache: Path) -> Repository:
    """A repository that nothing of the user's Git or pre-commit reaches, nor of a Git that runs these tests."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    environment |= {"PRE_COMMIT_HOME": str(cache), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for role in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{role}_NAME": "Tester", f"GIT_{role}_EMAIL": "tester@example.org"}
    folder.mkdir(parents=True, exist_ok=True)
    repository = Repository(folder, environment)
    repository.git("init", "--quiet")
    return repository


@pytest.fixture(scope="module")
def installed(working_tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository with the hook installed from the working tree, uncommitted changes included."""
    base = tmp_path_factory.mktemp("pre-commit")
    tool = create(working_tree, base / "cache")
    tool.git("add", "--all")
    tool.git("commit", "--quiet", "-m", "the working tree")
    repository = create(base / "publishing", base / "cache")
    (repository.folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {working_tree.as_posix()}\n  rev: {tool.git('rev-parse', 'HEAD')}\n"
        "  hooks:\n  - id: giar-lint-fix\n    stages: [manual]\n  - id: giar-lint\n  - id: giar-lint-documents\n",
        encoding="utf-8",
    )
    repository.git("add", ".")
    repository.git("commit", "--quiet", "-m", "start")
    hook = repository.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    if hook.returncode != 0:
        log = base / "cache" / "pre-commit.log"
        told = hook.stdout + hook.stderr + (log.read_text(encoding="utf-8") if log.exists() else "")
        if any(sign in told for sign in OFFLINE):
            pytest.skip("what the hook depends on cannot be installed here")
        pytest.fail(told[-3000:])
    return repository


@pytest.fixture
def publishing(installed: Repository) -> Repository:
    """The repository without what an earlier test left uncommitted."""
    installed.git("reset", "--quiet", "--hard")
    installed.git("clean", "--quiet", "-fd")
    return installed


def test_a_bad_report_is_refused_with_its_diagnostics_and_a_good_one_is_committed(
    publishing: Repository, bad: str, clean: str
) -> None:
    before = publishing.git("rev-parse", "HEAD")
    report = publishing.folder / "reports" / "2023年.txt"
    report.parent.mkdir()
    report.write_text(bad, encoding="utf-8")
    publishing.git("add", ".")
    refused = publishing.commit("the report of 2023")
    told = refused.stdout + refused.stderr
    assert refused.returncode != 0
    assert publishing.git("rev-parse", "HEAD") == before
    assert "reports/2023年.txt:87:14: GIA303 错误 第三部分“自然人”列勾稽关系不符" in told
    assert "四、结转下年度继续办理" in told
    assert "已检查1个文件：错误2处，警告1处，提示0处。" in told

    report.write_text(clean, encoding="utf-8")
    publishing.git("add", ".")
    accepted = publishing.commit("the report of 2023, corrected")
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    assert "Passed" in accepted.stdout + accepted.stderr
    assert publishing.git("rev-parse", "HEAD") != before


def test_what_is_no_report_or_excluded_is_committed(publishing: Repository, bad: str) -> None:
    (publishing.folder / "README.md").write_text("# 年报\n\n本仓库存放年报。\n", encoding="utf-8")
    (publishing.folder / "giar-lint.toml").write_text('exclude = ["archive/**"]\n', encoding="utf-8")
    (publishing.folder / "archive").mkdir()
    (publishing.folder / "archive" / "old.txt").write_text(bad, encoding="utf-8")
    (publishing.folder / "data.csv").write_text("1,2\n", encoding="utf-8")
    publishing.git("add", ".")
    done = publishing.commit("what the hook does not judge")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_wrong_configuration_stops_the_commit_with_one_line(publishing: Repository, clean: str) -> None:
    (publishing.folder / "giar-lint.toml").write_text('exclud = ["archive/**"]\n', encoding="utf-8")
    (publishing.folder / "new.txt").write_text(clean, encoding="utf-8")
    publishing.git("add", ".")
    done = publishing.commit("a slip in the configuration")
    assert done.returncode != 0
    assert "giar-lint: giar-lint.toml:1: 没有“exclud”这个配置项；是否应为“exclude”？" in done.stdout + done.stderr


def test_the_hook_that_fixes_mends_the_report_and_leaves_it_to_be_added(publishing: Repository, clean: str) -> None:
    report, other = publishing.folder / "fixed.txt", publishing.folder / "notes.txt"
    wanted = clean.replace("\n", "\r\n").encode("gb18030")
    report.write_bytes(wanted.replace("五、存在的主要问题".encode("gb18030"), "五、存在的问题".encode("gb18030")))
    other.write_text("（一）、会议记录，。\n", encoding="utf-8")
    publishing.git("add", ".")
    hook = (sys.executable, "-m", "pre_commit", "run", "giar-lint-fix", "--hook-stage", "manual")
    done = publishing.run(*hook)
    assert done.returncode != 0
    assert "files were modified by this hook" in done.stdout
    assert report.read_bytes() == wanted
    assert other.read_text(encoding="utf-8") == "（一）、会议记录，。\n"
    publishing.git("add", ".")
    again = publishing.run(*hook)
    assert again.returncode == 0, again.stdout + again.stderr


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_word_pdf_and_html_are_judged(publishing: Repository, clean: str, form: str) -> None:
    report = publishing.folder / "reports" / f"2023.{form.upper()}"
    report.parent.mkdir(exist_ok=True)
    if form == "html":
        lines = "".join(f"<p>{line}</p>" for line in clean.splitlines())
        report.write_text(f"<!DOCTYPE html><html><body>{lines}</body></html>", encoding="utf-8")
    else:
        data, _ = to_docx.render(model_report()) if form == "docx" else to_pdf.render(model_report(), to_pdf.STYLES[0])
        report.write_bytes(data)
    (publishing.folder / "notes.docx").write_bytes(b"no Word file")
    publishing.git("add", ".")
    (publishing.folder / "giar-lint.toml").write_text('[[override]]\nfiles = ["**"]\nyear = 2019\n', encoding="utf-8")
    publishing.git("add", ".")
    refused = publishing.commit("a report that is not of 2019")
    told = refused.stdout + refused.stderr
    assert refused.returncode != 0
    assert f"reports/{report.name}:" in told
    assert "notes.docx:" not in told
    if form != "html":
        (publishing.folder / "giar-lint.toml").unlink()
        publishing.git("add", ".")
        accepted = publishing.commit("a report without a defect")
        assert accepted.returncode == 0, accepted.stdout + accepted.stderr


def test_the_hook_for_documents_installs_what_the_extras_do() -> None:
    root = Path(__file__).resolve().parent.parent
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (hook,) = (each for each in hooks if each["id"] == "giar-lint-documents")
    extras = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert hook["additional_dependencies"] == [*extras["docx"], *extras["pdf"]]
