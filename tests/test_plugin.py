"""Rules of others: the example plugin is installed and runs, off until it is named; what is wrong with one is said."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from types import ModuleType

import pytest

from conftest import Run
from giar_lint.api import lint_text
from giar_lint.diagnostics import Severity
from giar_lint.report import Report
from giar_lint.rule import Finding, Rule, rule

ROOT = Path(__file__).resolve().parent.parent
Runner = Callable[..., Run]


def test_the_example_is_installed_and_runs_once_it_is_named(tmp_path: Path, clean: str) -> None:
    packages = tmp_path / "packages"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    source = tmp_path / "plugin"
    for path in (ROOT / "examples" / "plugin").rglob("*"):
        if path.is_file() and not {"build", "__pycache__"} & set(path.parts) and ".egg-info" not in str(path):
            copy = source / path.relative_to(ROOT / "examples" / "plugin")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    done = subprocess.run(
        [*command, "--target", str(packages), str(source)], capture_output=True, text=True, timeout=300, check=False
    )
    if "No matching distribution" in done.stderr or "Failed to establish" in done.stderr:
        pytest.skip("the build's own requirements cannot be installed here")
    assert done.returncode == 0, done.stderr
    (tmp_path / "reports" / ".git").mkdir(parents=True)
    (tmp_path / "reports" / "a.txt").write_text(clean, encoding="utf-8")

    def codes(*options: str) -> list[str]:
        path = [str(packages), str(ROOT), *sys.path[1:]]
        program = f"import sys; sys.path[:0] = {path!r}; from giar_lint.__main__ import main; sys.exit(main())"
        done = subprocess.run(
            [sys.executable, "-c", program, "check", "a.txt", "--output-format", "json", *options],
            cwd=tmp_path / "reports",
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return [each["code"] for each in json.loads(done.stdout)]

    assert codes() == []
    (tmp_path / "reports" / "giar-lint.toml").write_text('plugins = ["example"]\n', encoding="utf-8")
    assert codes() == ["EXA001"]
    assert codes("--ignore", "EXA") == []
    assert codes("--select", "missing-contact") == ["EXA001"]
    assert codes("--severity", "EXA001=off") == []
    config = 'plugins = ["example"]\n[rules.missing-contact]\nwords = ["局"]\n'
    (tmp_path / "reports" / "giar-lint.toml").write_text(config, encoding="utf-8")
    assert codes() == []


@rule(
    "ABC001",
    "one",
    Severity.INFO,
    summary=("甲", "one"),
    messages={"": ("共{count}段。", "{count} paragraphs.")},
)
def one(report: Report, options: None) -> Iterator[Finding]:
    """Counts.

    --- zh
    计数。
    """
    yield Finding(report.sections[0].anchor, values={"count": len(list(report.paragraphs))})


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch, project: Path) -> Callable[[object], None]:
    """Offers a value under the entry point `mine`, and names it in the configuration."""

    def call(value: object) -> None:
        module = ModuleType("offered_rules")
        module.value = value  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "offered_rules", module)
        entry = EntryPoint("mine", "offered_rules:value", "giar_lint.rules")
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: EntryPoints([entry]))
        (project / "giar-lint.toml").write_text('plugins = ["mine"]\n', encoding="utf-8")

    return call


def test_rules_of_a_plugin_speak_both_languages_and_stand_in_the_list(
    offer: Callable[[object], None], run: Runner, project: Path, clean: str
) -> None:
    offer((one,))
    (project / "a.txt").write_text(clean, encoding="utf-8")
    assert "段。" in run("check", "a.txt").out
    assert "paragraphs." in run("check", "a.txt", "--language", "en").out
    assert "ABC001" in run("rules").out
    assert "计数" in run("explain", "one").out
    assert [each.code for each in lint_text(clean, config="giar-lint.toml")] == ["ABC001"]
    assert lint_text(clean) == ()


def named(code: str, name: str) -> Rule:
    return one._replace(code=code, name=name)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("nothing", "插件“mine”中没有规则"),
        ((named("GIA999", "one"),), "规则代码或名称不合规：GIA999（one）"),
        ((named("AB1", "one"),), "规则代码或名称不合规：AB1（one）"),
        ((named("ABC001", "One"),), "规则代码或名称不合规：ABC001（One）"),
        ((named("ABC001", "balance"),), "插件“mine”的规则balance与已有规则重复"),
        ((one, one._replace(name="two")), "插件“mine”的规则ABC001与已有规则重复"),
    ],
)
def test_a_plugin_that_cannot_be_used_is_one_line_with_its_place(
    offer: Callable[[object], None], run: Runner, project: Path, clean: str, value: object, words: str
) -> None:
    offer(value)
    (project / "a.txt").write_text(clean, encoding="utf-8")
    done = run("check", "a.txt")
    assert done.status == 2
    assert done.err.startswith("giar-lint: giar-lint.toml:1: ")
    assert words in done.err
    assert done.err.count("\n") == 1


def test_a_plugin_that_is_not_installed_or_does_not_import_says_so(
    offer: Callable[[object], None], run: Runner, project: Path, clean: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "a.txt").write_text(clean, encoding="utf-8")
    offer((one,))
    (project / "giar-lint.toml").write_text('plugins = ["mien"]\n', encoding="utf-8")
    assert "未安装名为“mien”的插件；请先安装，或从配置的plugins中删去；是否应为“mine”？" in run("check", "a.txt").err
    (project / "giar-lint.toml").write_text('plugins = ["mine"]\n', encoding="utf-8")
    monkeypatch.setitem(sys.modules, "offered_rules", None)
    assert "插件“mine”无法加载：ModuleNotFoundError" in run("check", "a.txt").err
