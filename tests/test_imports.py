"""What each path through the program may import, and in which direction the parts may depend on each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "giar_lint"
LONGEST = 320

HEAVY = {
    *("lark", "pathspec", "wcwidth", "rapidfuzz", "tomllib", "difflib", "asyncio", "inspect", "dataclasses"),
    *("datetime", "hashlib", "logging", "multiprocessing", "concurrent", "shutil", "subprocess", "tempfile"),
    "tqdm",
    *(
        "traceback",
        "unittest",
        "urllib.request",
        "http",
        "xml",
        "pygls",
        "lsprotocol",
        "html",
        "importlib.metadata",
        "watchfiles",
        "yaml",
        "typing_extensions",
    ),
}
"""Modules that no common path needs, or that one path alone needs."""

LAYERS: tuple[set[str], ...] = (
    {"records", "remembering", "wordlist"},
    {"choices", "diagnostics", "digests", "dates", "catalogue", "grammar", "memory"},
    {"source", "errors", "ordinals", "writing", "years"},
    {"document", "enumerations", "exchange", "removal"},
    {"report", "readers", "aspects", "masking", "plans", "shortcomings"},
    {"stored"},
    {"cache"},
    {"edition", "excerpts", "rule", "splicing", "words", "parts"},
    {"plugins", "copying", "lexer", "identities", "tables", "policy", "fingerprint", "content"},
    {"facts", "parser", "config", "outputs", "assembly"},
    {"rules", "suppression", "extract", "target", "baseline", "changed"},
    {"engine"},
    {"caching", "discovery", "fixing"},
    {"api", "worker"},
    {"parallel"},
    {"cli"},
    {"server"},
    {"__main__", "__init__"},
)
"""The parts of the program from the inside out: a part may import from the layers before its own."""

SEPARATE: dict[str, set[str]] = {
    "readers": {"report", "rule", "errors"},
    "lexer": {"readers", "rule", "catalogue", "errors"},
    "parser": {"readers", "rule", "catalogue", "errors", "policy", "fingerprint"},
    "rules": {"parser", "lexer", "readers", "config", "outputs", "policy", "fingerprint", "errors"},
    "config": {"lexer", "readers", "parser"},
    "outputs": {"document", "report", "rule", "source", "errors", "policy"},
    "extract": {"parser", "lexer", "readers", "config", "policy", "fingerprint", "rule", "errors"},
    "engine": {"outputs", "extract"},
    "discovery": {"parser", "rules", "outputs"},
}
"""What a part may not know although it lies further in: a reader knows no rule, a rule no output."""

LOADED_ON_DEMAND = {("edition", "parser")}
"""An edition of the user's own is prepared by the parser, when one is configured and not before."""


def imported(*arguments: str) -> set[str]:
    """The modules that a run of the command line has imported at its end, beyond those of a bare interpreter."""
    program = (
        "import sys\nbare = set(sys.modules)\nfrom giar_lint.__main__ import main\n"
        "status = main(sys.argv[1:])\nsys.stdout.flush()\n"
        "print(status, *sorted(set(sys.modules) - bare), file=sys.stderr)"
    )
    # Isolated from the tests' own path, and without `site`, which may import anything for an editable install.
    command = [sys.executable, "-S", "-c", f"import sys\nsys.path[:0] = {[str(ROOT), *sys.path[1:]]!r}\n{program}"]
    done = subprocess.run(
        [*command, *arguments], capture_output=True, text=True, encoding="utf-8", timeout=60, check=True
    )
    status, *modules = done.stderr.splitlines()[-1].split()
    assert status == "0", done.stderr
    return set(modules)


def heavy(modules: set[str]) -> set[str]:
    return {module for module in modules for name in HEAVY if module == name or module.startswith(f"{name}.")}


def test_the_version_needs_no_more_than_the_arguments() -> None:
    modules = imported("--version")
    assert heavy(modules) == set()
    ours = {module for module in modules if module.startswith("giar_lint")}
    assert ours == {
        *("giar_lint", "giar_lint.__main__", "giar_lint.choices", "giar_lint.cli", "giar_lint.cli.arguments"),
        *("giar_lint.errors", "giar_lint.records"),
    }


@pytest.mark.parametrize("arguments", [("rules",), ("explain", "GIA303")])
def test_listing_and_explaining_rules_read_no_report(project: Path, arguments: tuple[str, ...]) -> None:
    modules = imported(*arguments)
    assert not {
        module for module in modules if module.startswith(("lark", "rapidfuzz", "pathspec", "giar_lint.parser"))
    }
    assert not modules & {"giar_lint.engine", "giar_lint.discovery", "giar_lint.readers", "json"}


def test_a_clean_file_needs_nothing_heavy(project: Path, clean: str) -> None:
    (project / "a.txt").write_text(clean, encoding="utf-8")
    modules = imported("check", "a.txt")
    assert heavy(modules) == set()
    assert heavy(imported("check", "a.txt", "--no-cache")) == set()
    assert not {module for module in modules if module.startswith(("giar_lint.config.", "giar_lint.catalogue."))} - {
        *("giar_lint.config.load", "giar_lint.config.merge", "giar_lint.config.model"),
        "giar_lint.catalogue.interface",
    }


def test_an_unchanged_file_needs_the_cache_and_the_output_alone(project: Path, bad: str) -> None:
    (project / "a.txt").write_text(bad, encoding="utf-8")
    for _ in range(2):
        modules = imported("check", "a.txt", "--fail-on", "never")
    parts = {module.split(".")[1] for module in modules if module.startswith("giar_lint.")}
    assert not parts & {
        "engine",
        "rules",
        "parser",
        "lexer",
        "facts",
        "words",
        "grammar",
        "edition",
        "discovery",
        "rule",
    }
    assert heavy(modules) == set()


def test_findings_need_no_parser_of_grammars_and_no_configuration(project: Path, bad: str) -> None:
    (project / "a.txt").write_text(bad, encoding="utf-8")
    modules = imported("check", "a.txt", "--fail-on", "never")
    assert not {
        module for module in modules if module.startswith(("lark", "pathspec", "tomllib", "difflib", "wcwidth"))
    }
    assert not modules & {"giar_lint.config.values", "giar_lint.config.schema", "giar_lint.outputs.json_array"}


def test_linting_extracts_nothing(project: Path, bad: str) -> None:
    (project / "a.txt").write_text(bad, encoding="utf-8")
    extracting = {module for module in imported("extract", "a.txt") if "extract" in module}
    assert {"giar_lint.cli.extract", "giar_lint.extract.data"} <= extracting
    linting = imported("check", "a.txt", "--output-format", "json", "--fail-on", "never")
    assert linting & (extracting | {"csv", "giar_lint.cli.extract"}) == set()


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the program by the part it belongs to; `rules/` and `grammar/` are parts through their links."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).parts[0].removesuffix(".py"), path
    for part in ("rules", "grammar"):
        for path in sorted((ROOT / part).rglob("*.py")):
            yield part, path


def uses(path: Path) -> set[str]:
    """The parts of the program that a module imports, anywhere in its text. `giar_lint` alone (its version) is none."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = (
                [f"{node.module}.{each.name}" for each in node.names] if node.module == "giar_lint" else [node.module]
            )
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name and name.startswith("giar_lint.")}
    return found - {"__version__"}


def test_dependencies_point_inwards() -> None:
    depth = {part: number for number, layer in enumerate(LAYERS) for part in layer}
    wrong = []
    for part, path in modules():
        assert part in depth, f"{path}: name the layer of {part} in LAYERS"
        for used in sorted(uses(path) - {part}):
            if (part, used) in LOADED_ON_DEMAND:
                continue
            if depth[used] >= depth[part] or used in SEPARATE.get(part, set()):
                wrong.append(f"{path.relative_to(ROOT)} imports {used}")
    assert wrong == []


def test_only_the_parser_knows_lark() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for part, path in modules()
        if part != "parser" and "lark" in {name.partition(".")[0] for name in _foreign(path)}
    ]
    assert wrong == []


def test_records_are_made_the_quick_way() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for part, path in modules()
        if part != "records"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "typing"
        if "NamedTuple" in {name.name for name in node.names}
    ]
    assert wrong == []


def test_no_module_is_long() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for _, path in modules()}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def _foreign(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
