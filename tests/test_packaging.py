"""What a build installs: the packages of the tree with their data, and nothing at the top level but `giar_lint`."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import giar_lint

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]
MAPPED = {"giar_lint.grammar": "grammar", "giar_lint.rules": "rules"}


def packages() -> set[str]:
    """The packages on disk: each folder below `giar_lint/` with Python in it, and the two that stand beside it."""
    package = ROOT / "giar_lint"
    own = {path.parent.relative_to(ROOT) for path in package.rglob("*.py")}
    linked = {Path("giar_lint", folder) for folder in MAPPED.values()}
    return {".".join(path.parts) for path in own | linked}


def test_the_packages_listed_are_those_on_disk() -> None:
    assert set(SETUPTOOLS["packages"]) == packages()
    assert {name: SETUPTOOLS["package-dir"][name] for name in MAPPED} == MAPPED


def test_the_links_show_editors_what_is_installed() -> None:
    for folder in MAPPED.values():
        assert (ROOT / "giar_lint" / folder).resolve() == ROOT / folder


def test_the_version_is_stated_once_over() -> None:
    assert PROJECT["project"]["version"] == giar_lint.__version__


@pytest.fixture(scope="module")
def wheel(working_tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the tree as it is, in which nothing of an earlier build is left."""
    target = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--quiet",
        "--wheel-dir",
        str(target),
        str(working_tree),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode != 0:
        if "No matching distribution" in done.stderr or "Failed to establish" in done.stderr:
            pytest.skip("the build's own requirements cannot be installed here")
        pytest.fail(done.stderr[-2000:])
    (built,) = target.glob("*.whl")
    return built


def test_a_wheel_holds_every_module_and_the_prepared_grammars(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "giar_lint").rglob("*.py")}
    for folder in MAPPED.values():
        modules |= {f"giar_lint/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / folder).rglob("*.py")}
    data = {
        f"giar_lint/{path.relative_to(ROOT).as_posix()}"
        for pattern in ("*.lark", "*.toml", "prepared/*.json")
        for path in (ROOT / "grammar").glob(pattern)
    }
    assert data and (modules | data | {"giar_lint/py.typed"}) - names == set()


def test_a_wheel_leaves_nothing_else_at_the_top_level(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"giar_lint"}


def test_an_installed_wheel_lints_and_hides_rules_and_grammar(wheel: Path, tmp_path: Path, bad: str) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (tmp_path / "a.txt").write_text(bad, encoding="utf-8")
    # The program comes from the wheel alone; what it depends on comes from where the tests run.
    program = (
        "import sys, importlib.util as u\n"
        f"sys.path = [{str(site)!r}] + [p for p in sys.path if p and not p.startswith({str(ROOT / 'giar_lint')!r})]\n"
        "sys.meta_path = [f for f in sys.meta_path if 'editable' not in getattr(f, '__module__', '')"
        " and 'editable' not in getattr(f, '__name__', '')]\n"
        "assert u.find_spec('rules') is None and u.find_spec('grammar') is None\n"
        "import giar_lint\n"
        f"assert giar_lint.__file__.startswith({str(site)!r}), giar_lint.__file__\n"
        "from giar_lint.__main__ import main\n"
        "sys.exit(main(['check', 'a.txt', '--output-format', 'concise']))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr.decode()
    assert done.stdout.decode().count("GIA303") == 2
