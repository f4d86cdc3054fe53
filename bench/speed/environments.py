"""Two environments of the benchmark's own: one with the program as users install it, which is what is measured, and one
with what makes the reports.

An editable install puts a finder in front of every import, and an environment full of other packages slows each start.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_SOURCES = ("giar_lint", "grammar", "rules", "pyproject.toml", "README.md", "LICENSE")
_READERS = "docx,pdf"
_MAKERS = ("hypothesis", "python-docx", "reportlab")


class Environments(NamedTuple):
    """The folders of programs of both environments."""

    measured: Path
    material: Path

    @property
    def python(self) -> str:
        """The interpreter that is measured."""
        return str(self.measured / _executable("python"))

    @property
    def giar_lint(self) -> str:
        """The program that is measured."""
        return str(self.measured / _executable("giar-lint"))

    @property
    def maker(self) -> str:
        """The interpreter that makes reports."""
        return str(self.material / _executable("python"))


def set_up(folder: Path) -> Environments:
    """Both environments below a folder, made where they are not there yet, with the program as the working tree has it."""
    measured, material = (_make(folder / name) for name in ("measured", "material"))
    with tempfile.TemporaryDirectory() as name:
        wheel = _build(material, Path(name))
        for place, more in ((measured, []), (material, makers((ROOT / "pyproject.toml").read_text(encoding="utf-8")))):
            _pip(place, "install", f"{wheel}[{_READERS}]", *more)
            _pip(place, "install", "--force-reinstall", "--no-deps", str(wheel))
    return Environments(measured, material)


def makers(project: str) -> list[str]:
    """The requirements of what makes the reports, out of the text of pyproject.toml."""
    listed: list[str] = tomllib.loads(project)["project"]["optional-dependencies"]["dev"]
    return [each for each in listed if re.split(r"[\[<>=~!; ]", each)[0] in _MAKERS]


def _build(place: Path, folder: Path) -> Path:
    """A wheel of the working tree, from a copy: building leaves things behind."""
    copy = folder / "tree"
    copy.mkdir()
    for name in _SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    _pip(place, "wheel", "--no-deps", "--wheel-dir", str(folder), str(copy))
    return next(folder.glob("*.whl"))


def _make(folder: Path) -> Path:
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    if not (programs / _executable("python")).exists():
        print(f"making the environment {folder.relative_to(ROOT)} (once)", file=sys.stderr, flush=True)
        venv.create(folder, with_pip=True)
    return programs


def _pip(place: Path, *arguments: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [str(place / _executable("python")), "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"]
    subprocess.run(command, check=True, env=environment, stdout=sys.stderr)


def _executable(name: str) -> str:
    return f"{name}.exe" if os.name == "nt" else name
