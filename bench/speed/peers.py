"""Other linters that a user might pick, which `make bench-peers` installs into `bench/peers/`.

None knows what a report is: they look at punctuation, spacing and Markdown. Only their speed is compared.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from speed.measure import Case, MeasureError, run_once

FOLDER = Path(__file__).resolve().parents[1] / "peers"


class Peer(NamedTuple):
    """A linter: its package, its program, its arguments for a folder of Markdown (`{modules}` stands for where packages are),
    and what it checks.
    """

    package: str
    program: str
    arguments: tuple[str, ...]
    checks: str


PEERS: Mapping[str, Peer] = {
    "textlint": Peer(
        "textlint",
        "textlint",
        ("--rules-base-directory", "{modules}", "--no-textlintrc", "--rule", "zh-half-and-full-width-bracket", "."),
        "brackets in Chinese text (its one rule here)",
    ),
    "zhlint": Peer("zhlint", "zhlint", ("*.md",), "punctuation and spacing of Chinese"),
    "markdownlint-cli2": Peer("markdownlint-cli2", "markdownlint-cli2", ("*.md",), "Markdown, its default rules"),
    "autocorrect, one thread": Peer(
        "autocorrect-node",
        "autocorrect",
        ("--lint", "--threads", "1", "."),
        "spacing and punctuation of Chinese; native code",
    ),
    "autocorrect, two threads": Peer(
        "autocorrect-node",
        "autocorrect",
        ("--lint", "--threads", "2", "."),
        "spacing and punctuation of Chinese; native code",
    ),
}
EXTENSIONS = {"textlint": "textlint-rule-zh-half-and-full-width-bracket"}
"""Packages that a peer needs beside its own."""


def pinned(project: str) -> dict[str, str]:
    """The versions that a package.json asks for, by package."""
    found: dict[str, str] = json.loads(project)["dependencies"]
    return found


def installed(modules: Path, package: str) -> str:
    """The version of a package that is installed below a `node_modules`, "" for none."""
    try:
        version: str = json.loads((modules / package / "package.json").read_text(encoding="utf-8"))["version"]
    except FileNotFoundError:
        return ""
    return version


def node_version() -> str:
    """The version of Node.js, "" where there is none."""
    node = shutil.which("node")
    if node is None:
        return ""
    return subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip().lstrip("v")


def missing(peer: Peer, modules: Path, wanted: Mapping[str, str]) -> str:
    """Why a peer cannot be measured, "" where it can: what is not installed, or in another version than is asked for."""
    for package in (peer.package, EXTENSIONS.get(peer.package, peer.package)):
        version = installed(modules, package)
        if not version:
            return f"{package} is not installed (make bench-peers)"
        if version != wanted[package]:
            return f"{package} is installed as {version}, not as {wanted[package]} (make bench-peers)"
    return ""


def peer_cases(
    folder: Path, one: Path, environment: Mapping[str, str]
) -> tuple[dict[str, Case], dict[str, str], dict[str, str]]:
    """What can be measured of the peers over a folder of Markdown, after a trial on a folder with one report; for each peer
    that cannot, why; and the versions of those that can, by package.
    """
    modules = FOLDER / "node_modules"
    wanted = pinned((FOLDER / "package.json").read_text(encoding="utf-8"))
    cases, skipped, versions = {}, {}, {}
    node = shutil.which("node", path=environment.get("PATH"))
    for name, peer in PEERS.items():
        why = missing(peer, modules, wanted) if node else "there is no Node.js"
        if not why:
            arguments = [each.format(modules=modules) for each in peer.arguments]
            case = Case([str(modules / ".bin" / peer.program), *arguments], folder, (0, 1))
            why = _trial(case._replace(folder=one), environment)
        if why:
            skipped[name] = why
            continue
        cases[name] = case
        for package in {peer.package, EXTENSIONS.get(peer.package, peer.package)}:
            versions[package] = installed(modules, package)
    return cases, skipped, versions


def _trial(case: Case, environment: Mapping[str, str]) -> str:
    """Why a program does not work here, "" where it does. Node.js ends with 1, as for findings, when a program breaks."""
    try:
        done = run_once(case, environment)
    except (MeasureError, OSError) as error:
        return str(error)
    broken = b"\n    at " in done.stderr
    return done.stderr.decode(errors="replace").strip().splitlines()[-1] if broken else ""
