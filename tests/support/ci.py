"""The files that CI systems are given, and a repository in which their scripts run as those systems would run them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "ci" / "gitlab" / "giar-lint.gitlab-ci.yml"
MEGALINTER = ROOT / "ci" / "megalinter" / "giar-lint.megalinter-descriptor.yml"
GITEE = ROOT / "ci" / "gitee" / "giar-lint.yml"
JENKINS = ROOT / "ci" / "jenkins" / "Jenkinsfile"
PAGES = (ROOT / "docs" / "ci.md", ROOT / "docs" / "zh" / "ci.md")
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
"""How GitHub calls it for `shell: bash`."""


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def action_scripts() -> dict[str, str]:
    return {step["name"]: step["run"] for step in loaded(ACTION)["runs"]["steps"] if "run" in step}


def gitlab_script() -> list[str]:
    lines: list[str] = loaded(GITLAB)["giar-lint"]["script"]
    return lines


def jenkins_scripts() -> list[str]:
    return re.findall(r"sh '''\n(.*?)'''", JENKINS.read_text(encoding="utf-8"), re.DOTALL)


def gitee_commands() -> list[str]:
    commands: list[str] = loaded(GITEE)["stages"][0]["steps"][0]["commands"]
    return commands


class Ran(NamedTuple):
    """What a script or an action gave."""

    status: int
    text: str
    outputs: Mapping[str, str] = {}


class Repository:
    """A repository with a bad and a good report, and a machine on which things can be run."""

    def __init__(self, folder: Path, clean: str, bad: str) -> None:
        self.folder = folder
        self.temporary = folder.parent / "runner temp"
        self.temporary.mkdir()
        self.installed = folder.parent / "installed"
        tools = folder.parent / "tools"
        tools.mkdir()
        path = f"{tools}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GIAR_"))}
        self.environment = {**kept, "PATH": path, "PYTHONPATH": str(ROOT), "INSTALLED": str(self.installed)}
        self.environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        # What would be installed from an index is noted; `giar-lint` itself is the one that is tested.
        run = f'exec "{sys.executable}"'
        python = (
            "#!/bin/bash\n"
            'if [[ "$1 $2" == "-m venv" ]]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"\n'
            f'  cp "{tools}/giar-lint" "$3/bin/giar-lint"; exit\nfi\n'
            'if [[ "$1 $2" == "-m pip" ]]; then printf "%s\\n" "${@:3}" >> "$INSTALLED"; exit; fi\n'
            f'{run} "$@"\n'
        )
        for name, text in (
            ("python", python),
            ("python3", python),
            ("giar-lint", f'#!/bin/bash\n{run} -m giar_lint "$@"\n'),
        ):
            (tools / name).write_text(text, encoding="utf-8")
            (tools / name).chmod(0o755)
        reports = folder / "reports"
        reports.mkdir()
        (reports / "good.txt").write_text(clean, encoding="utf-8")
        self.git("init", "--quiet")
        self.commit("the good one")
        self.base = self.git("rev-parse", "HEAD").strip()
        (reports / "bad.txt").write_text(bad, encoding="utf-8")
        self.commit("the bad one")

    def git(self, *arguments: str) -> str:
        command = ["git", "-c", "user.name=Tester", "-c", "user.email=tester@example.org", *arguments]
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def commit(self, message: str) -> None:
        self.git("add", ".")
        self.git("commit", "--quiet", "-m", message)

    def script(self, text: str, shell: Sequence[str], **variables: str) -> Ran:
        """Runs a script in the repository."""
        path = self.temporary / "script.sh"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [*shell, str(path)],
            cwd=self.folder,
            env={**self.environment, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        return Ran(done.returncode, done.stdout)

    def action(self, **inputs: str) -> Ran:
        """Runs the steps of the action as GitHub would: expressions filled, outputs handed on, a failure ends it."""
        action = loaded(ACTION)
        given = {name: spec["default"] for name, spec in action["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        context = {f"inputs.{name}": value for name, value in given.items()} | {"github.action_path": str(ROOT)}
        text, status = "", 0
        for step in action["runs"]["steps"]:
            if status or not _holds(step.get("if", ""), context):
                continue
            if "uses" in step:
                values = {key: _filled(value, context) for key, value in step["with"].items()}
                text += f"uses {step['uses']} {json.dumps(values)}\n"
                continue
            handed = self.temporary / "outputs"
            handed.write_text("", encoding="utf-8")
            variables = {key: _filled(value, context) for key, value in step.get("env", {}).items()}
            variables |= {"RUNNER_TEMP": str(self.temporary), "GITHUB_OUTPUT": str(handed)}
            ran = self.script(step["run"], BASH, **variables)
            text, status = text + ran.text, ran.status
            for line in handed.read_text(encoding="utf-8").splitlines():
                name, _, value = line.partition("=")
                context[f"steps.{step['id']}.outputs.{name}"] = value
        outputs = {name: _filled(spec["value"], context) for name, spec in action["outputs"].items()}
        return Ran(status, text, outputs)


def _filled(text: str, context: Mapping[str, str]) -> str:
    """A value with its expressions filled; what is not known is blank, as at GitHub, but only below `steps`."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        assert name in context or name.startswith("steps."), name
        return context.get(name, "")

    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", value, text)


def _holds(condition: str, context: Mapping[str, str]) -> bool:
    """Whether a condition of the form `a == 'b' && c != ''` holds."""
    for part in filter(None, condition.split(" && ")):
        match = re.fullmatch(r"([\w.-]+) (==|!=) '([^']*)'", part)
        assert match, part
        value = _filled("${{ " + match[1] + " }}", context)
        if (value == match[3]) != (match[2] == "=="):
            return False
    return True
