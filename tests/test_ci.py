"""What CI systems are given: valid by their schemas, clean shell, and run for real in a repository with reports."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from giar_lint.cli.arguments import COMMANDS
from giar_lint.readers import SUFFIXES
from support.ci import (
    ACTION,
    BASH,
    GITEE,
    GITLAB,
    JENKINS,
    MEGALINTER,
    PAGES,
    ROOT,
    Repository,
    action_scripts,
    gitee_commands,
    gitlab_script,
    jenkins_scripts,
    loaded,
)

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")


SCRIPTS = {
    **{f"action: {name}": script for name, script in action_scripts().items()},
    "gitlab": "\n".join(gitlab_script()),
    **{f"jenkins {number}": script for number, script in enumerate(jenkins_scripts())},
    "gitee": "\n".join(gitee_commands()),
}


@pytest.mark.parametrize(
    ("path", "schema"), [(ACTION, "vendor.github-actions"), (GITLAB, "vendor.gitlab-ci")], ids=["github", "gitlab"]
)
def test_it_is_valid_by_the_documented_schema(path: Path, schema: str) -> None:
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_are_clean_shell(name: str, tmp_path: Path) -> None:
    script = tmp_path / "script"
    bash = name.startswith("action")
    script.write_text(f"#!/{'bin/bash' if bash else 'bin/sh'}\n{SCRIPTS[name]}", encoding="utf-8")
    checked = subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    found = shutil.which("shellcheck") or str(Path(sys.executable).with_name("shellcheck"))
    if not Path(found).exists():
        pytest.skip("shellcheck is not installed")
    done = subprocess.run([found, "--norc", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_inputs_reach_scripts_by_the_environment_only() -> None:
    for name, script in action_scripts().items():
        assert "${{" not in script, name
    text = ACTION.read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "github.token" not in text
    for step in loaded(ACTION)["runs"]["steps"]:
        if "uses" in step:
            assert re.fullmatch(r"[\w-]+/[\w/-]+@v\d+", step["uses"])


def test_every_input_is_used() -> None:
    text = ACTION.read_text(encoding="utf-8")
    for name in loaded(ACTION)["inputs"]:
        assert f"inputs.{name} " in text, name


def test_the_options_exist() -> None:
    known = {option.flag for option in COMMANDS["check"].options} | {"--version", "--help"}
    descriptor = loaded(MEGALINTER)["linters"][0]
    arguments = [*descriptor["cli_lint_extra_args"], *descriptor["cli_sarif_args"], descriptor["cli_lint_fix_arg_name"]]
    arguments += [descriptor["cli_help_arg_name"], descriptor["cli_version_arg_name"], *descriptor["examples"]]
    texts = [action_scripts()["Lint"], gitlab_script()[-1], jenkins_scripts()[-1], gitee_commands()[-1], *arguments]
    texts += [block for page in PAGES for block in re.findall(r"giar-lint check [^\n]*", page.read_text("utf-8"))]
    hooks = loaded(ROOT / ".pre-commit-hooks.yaml")
    texts += [hook["entry"] for hook in hooks]
    used = {flag for text in texts for flag in re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)}
    assert {"--output", "--changed-since", "--fail-on", "--only-reports"} <= used
    assert used <= known


@pytest.fixture
def repository(project: Path, clean: str, bad: str) -> Iterator[Repository]:
    shutil.rmtree(project / ".git")
    yield Repository(project, clean, bad)


def results(path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(path).read_text(encoding="utf-8"))["runs"][0]["results"]
    return found


def test_the_action_annotates_writes_sarif_and_keeps_the_status(repository: Repository) -> None:
    ran = repository.action(paths="reports", language="en")
    assert (ran.status, ran.outputs["status"]) == (1, "1")
    assert ran.text.count("::error file=reports/bad.txt,line=") == 2
    assert ran.text.count("::warning file=reports/bad.txt,line=") == 1
    assert {each["ruleId"] for each in results(ran.outputs["sarif-file"])} == {"GIA303", "GIA104"}
    assert 'uses actions/setup-python@v6 {"python-version": "3.12"}' in ran.text
    assert "upload-sarif" not in ran.text
    assert repository.installed.read_text(encoding="utf-8").splitlines()[-1] == f"{ROOT}[docx,pdf]"
    assert repository.git("status", "--porcelain") == ""


def test_the_action_passes_where_nothing_is_found_and_where_nothing_may_fail(repository: Repository) -> None:
    assert repository.action(paths="reports/good.txt").status == 0
    ran = repository.action(paths="reports/bad.txt", fail_on="never")
    assert (ran.status, ran.outputs["status"]) == (0, "0")
    assert "::error file=reports/bad.txt" in ran.text


def test_the_action_ends_with_2_for_bad_usage_and_leaves_no_sarif(repository: Repository) -> None:
    (repository.temporary / "giar-lint.sarif").write_text("{}", encoding="utf-8")
    ran = repository.action(paths="nowhere", upload_sarif="true")
    assert (ran.status, ran.outputs) == (2, {"status": "2", "sarif-file": ""})
    assert "upload-sarif" not in ran.text


def test_the_action_judges_what_changed_only(repository: Repository, bad: str) -> None:
    (repository.folder / "reports" / "old.txt").write_text(bad, encoding="utf-8")
    repository.commit("known")
    revision = repository.git("rev-parse", "HEAD").strip()
    assert repository.action(changed_since=revision).status == 0
    ran = repository.action(changed_since=repository.base, paths="reports")
    assert {"reports/bad.txt", "reports/old.txt"} == set(re.findall(r"file=([^,]+),", ran.text))


def test_the_action_uploads_without_what_is_held_back(repository: Repository) -> None:
    configuration = '[[suppress]]\nfile = "reports/bad.txt"\ncode = "GIA104"\nreason = "known"\n'
    (repository.folder / "giar-lint.toml").write_text(configuration, encoding="utf-8")
    ran = repository.action(upload_sarif="true")
    assert {each["ruleId"] for each in results(ran.outputs["sarif-file"])} == {"GIA303", "GIA104"}
    uploaded = re.search(r"uses github/codeql-action/upload-sarif@v4 (.*)", ran.text)
    assert uploaded
    values = json.loads(uploaded[1])
    assert {each["ruleId"] for each in results(values["sarif_file"])} == {"GIA303"}
    assert values["category"] == "giar-lint"
    assert ran.status == 1

    known = "--baseline=known.json"
    written = repository.script(f"giar-lint check reports {known} --write-baseline", BASH)
    assert written.status == 0, written.text
    ran = repository.action(upload_sarif="true", args=known)
    assert ran.status == 0
    assert len(results(ran.outputs["sarif-file"])) == 3
    assert results(str(repository.temporary / "giar-lint-upload.sarif")) == []


def test_the_action_takes_names_with_blanks_and_runs_nothing_of_its_inputs(repository: Repository, bad: str) -> None:
    odd = "reports/-two words $(touch run) `touch run`; touch run #*.txt"
    (repository.folder / odd).write_text(bad, encoding="utf-8")
    evil = "$(touch run); touch run"
    ran = repository.action(paths=f"  {odd}  \n\n reports/good.txt\r\n", args="--severity=GIA104=off\n", language="en")
    assert ran.status == 1
    assert ran.text.count("::error file=reports/-two words") == 2
    assert "::warning" not in ran.text
    for name in ("paths", "args", "config", "fail_on", "language", "changed_since"):
        assert repository.action(**{name: evil}).status == 2, name
    for name in ("version", "extras"):
        ran = repository.action(**{name: evil})
        assert ran.status == 2
        assert "::error title=giar-lint::" in ran.text
    assert not (repository.folder / "run").exists()


def test_the_action_installs_what_is_asked_for(repository: Repository) -> None:
    repository.action(version="0.1.0", extras="pdf", paths="reports")
    assert repository.installed.read_text(encoding="utf-8").splitlines()[-1] == "giar-lint[pdf]==0.1.0"
    repository.action(extras="", paths="reports")
    assert repository.installed.read_text(encoding="utf-8").splitlines()[-1] == str(ROOT)


def test_gitlab_writes_its_reports_and_judges_a_merge_request_by_its_base(repository: Repository, bad: str) -> None:
    job = loaded(GITLAB)["giar-lint"]
    variables = {**job["variables"], "GIAR_LINT_PATHS": "reports\nmore reports"}
    more = repository.folder / "more reports"
    more.mkdir()
    (more / "older.txt").write_text(bad, encoding="utf-8")
    repository.commit("older")
    base = repository.git("rev-parse", "HEAD").strip()
    (repository.folder / "reports" / "new.txt").write_text(bad, encoding="utf-8")
    repository.commit("new")
    script = "\n".join(gitlab_script())

    everything = repository.script(script, ("sh", "-e"), **variables)
    assert everything.status == 1
    quality = json.loads((repository.folder / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert {each["location"]["path"] for each in quality} == {
        "reports/bad.txt",
        "reports/new.txt",
        "more reports/older.txt",
    }

    (rule,) = (each for each in job["rules"] if "merge_request_event" in each["if"])
    assert rule["variables"] == {"GIAR_LINT_CHANGED_SINCE": "$CI_MERGE_REQUEST_DIFF_BASE_SHA"}
    touched = repository.script(script, BASH, **{**variables, "GIAR_LINT_CHANGED_SINCE": base})
    assert touched.status == 1
    for name in job["artifacts"]["reports"].values():
        text = (repository.folder / name).read_text(encoding="utf-8")
        assert "reports/new.txt" in text
        assert "bad.txt" not in text
    assert set(job["artifacts"]["paths"]) == set(job["artifacts"]["reports"].values())
    lenient = repository.script(script, BASH, **{**variables, "GIAR_LINT_FAIL_ON": "never"})
    assert lenient.status == 0
    assert "giar-lint[docx,pdf]" in repository.installed.read_text(encoding="utf-8")


def test_jenkins_and_gitee_write_what_they_publish(repository: Repository) -> None:
    text = JENKINS.read_text(encoding="utf-8")
    variables = dict(re.findall(r"(\w+) = '([^']*)'", text))
    *before, last = (repository.script(each, ("sh", "-xe"), **variables) for each in jenkins_scripts())
    assert [each.status for each in before] == [0]
    assert last.status == 1, last.text
    for name in re.findall(r"'(giar-lint\.\w+)'", text):
        assert (repository.folder / name).stat().st_size > 0
    assert text.count("{") == text.count("}")

    ran = repository.script("\n".join(gitee_commands()), ("bash", "-e"))
    assert ran.status == 1
    assert "reports/bad.txt:" in ran.text
    for name in loaded(GITEE)["stages"][0]["steps"][0]["artifacts"][0]["path"]:
        assert (repository.folder / name).stat().st_size > 0


KEYS = {
    "descriptor_id": str,
    "descriptor_type": str,
    "descriptor_label": str,
    "file_extensions": list,
    "linters": list,
}
LINTER_KEYS = {
    **dict.fromkeys(("linter_name", "name", "linter_url", "linter_text", "cli_lint_mode", "cli_executable"), str),
    **dict.fromkeys(("cli_lint_fix_arg_name", "cli_help_arg_name", "cli_version_arg_name"), str),
    **dict.fromkeys(("cli_lint_errors_count", "cli_lint_errors_regex"), str),
    **dict.fromkeys(("cli_lint_extra_args", "cli_sarif_args", "examples"), list),
    "can_output_sarif": bool,
    "install": dict,
}
"""Of the keys that the schema of MegaLinter's descriptors knows (it allows no others), those that are used."""


def test_the_descriptor_of_megalinter_has_the_documented_form(repository: Repository) -> None:
    descriptor = loaded(MEGALINTER)
    assert MEGALINTER.name.endswith(".megalinter-descriptor.yml")
    assert {key: type(value) for key, value in descriptor.items()} == KEYS
    assert descriptor["descriptor_type"] in ("language", "format", "tooling_format", "other")
    assert set(descriptor["file_extensions"]) == set(SUFFIXES) - {".doc", ".wps", ".ofd"}
    (linter,) = descriptor["linters"]
    assert {"linter_name", "linter_url", "examples"} <= linter.keys()
    assert all(isinstance(value, LINTER_KEYS[key]) for key, value in linter.items())
    assert linter["cli_lint_mode"] in ("file", "project", "list_of_files")
    assert linter["cli_lint_errors_count"] in ("regex_number", "regex_count", "regex_sum", "total_lines")
    assert all(line.startswith("RUN ") for line in linter["install"]["dockerfile"])

    # As MegaLinter calls it: executable, extra arguments, those for SARIF, then the files.
    place = repository.temporary / "out.sarif"
    sarif = [each.replace("{{SARIF_OUTPUT_FILE}}", str(place)) for each in linter["cli_sarif_args"]]
    files = ["reports/bad.txt", "reports/good.txt"]
    for language in ("zh", "en"):
        command = [sys.executable, "-m", "giar_lint", *linter["cli_lint_extra_args"], *sarif, *files]
        done = subprocess.run(
            [*command, "--language", language],
            cwd=repository.folder,
            env=repository.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 1
        assert re.findall(linter["cli_lint_errors_regex"], done.stdout + done.stderr) == ["2"]
    assert len(results(str(place))) == 3
    for argument in (linter["cli_help_arg_name"], linter["cli_version_arg_name"]):
        done = subprocess.run(
            [sys.executable, "-m", "giar_lint", argument], env=repository.environment, capture_output=True, check=False
        )
        assert done.returncode == 0


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_the_pages_name_what_there_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target
    for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
        assert yaml.safe_load(block)
    for name in loaded(ACTION)["inputs"]:
        assert f"`{name}`" in text, name
    hooks = {hook["id"] for hook in loaded(ROOT / ".pre-commit-hooks.yaml")}
    assert hooks <= set(re.findall(r"giar-lint[\w-]*", text))
