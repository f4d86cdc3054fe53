"""Which files a run lints."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from giar_lint.config.load import Configurations
from giar_lint.discovery import discover
from giar_lint.errors import UserError
from giar_lint.rules import registry


def fill(folder: Path, *names: str) -> None:
    """Files of these names, as relative paths."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def found(*paths: str, force_exclude: bool = False) -> list[str]:
    targets = discover(paths, Configurations(registry()), force_exclude=force_exclude).targets
    return [target.shown for target in targets]


def test_a_folder_gives_its_reports_in_the_order_of_their_paths(project: Path) -> None:
    fill(project, "b/z.txt", "b/a.MD", "a.markdown", "b.csv", "b/c/d.text", ".hidden.txt", ".cache/x.txt", "a/y.txt")
    expected = ["a.markdown", "a/y.txt", "b/a.MD", "b/c/d.text", "b/z.txt"]
    assert found() == expected
    assert found(".") == expected
    assert found("b", "a", "a.markdown") == expected


def test_a_named_file_is_linted_whatever_its_name_and_once(project: Path) -> None:
    fill(project, "a.dat", ".hidden.txt", "b.txt")
    assert found("a.dat", "./a.dat", str(project / "a.dat"), ".hidden.txt", "b.txt", ".") == [
        ".hidden.txt",
        "a.dat",
        "b.txt",
    ]


def test_a_file_named_and_found_counts_as_named(project: Path) -> None:
    fill(project, "a.txt", "b.txt")
    targets = discover([".", "a.txt"], Configurations(registry())).targets
    assert [(target.shown, target.named) for target in targets] == [("a.txt", True), ("b.txt", False)]


def test_what_lies_outside_the_working_directory_is_shown_absolute(project: Path) -> None:
    fill(project.parent, "outside/a.txt")
    assert found("../outside") == [(project.parent / "outside/a.txt").as_posix()]


def test_a_folder_that_may_not_be_listed_is_told_where_it_is_named_and_passed_over_where_it_is_found(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(project, "a.txt", "locked/b.txt")
    listed = os.scandir

    def scandir(path: str) -> object:
        # Permissions mean nothing to the superuser.
        if os.path.basename(path) == "locked":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert found(".") == ["a.txt"]
    for paths in (("locked",), ("a.txt", "locked")):
        with pytest.raises(UserError) as caught:
            found(*paths)
        assert caught.value.text("zh") == "无法列出文件夹locked中的文件：Permission denied；请检查访问权限"


def test_gitignore_files_hold_up_to_the_root_of_the_repository(project: Path) -> None:
    fill(project, "out/a.txt", "in/a.txt", "in/tmp/b.txt", "in/deep/keep.txt", "in/deep/drop.txt", "draft.txt")
    (project.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    (project / ".gitignore").write_text("# comment\n/out/\ndraft*\ntmp/\n!\nin/deep/*.txt\n", encoding="utf-8")
    (project / "in/deep/.gitignore").write_text("!keep.txt\n", encoding="utf-8")
    assert found() == ["in/a.txt", "in/deep/keep.txt"]
    assert found("in/deep") == ["in/deep/keep.txt"]
    assert found("draft.txt") == ["draft.txt"]


def test_without_a_repository_the_gitignore_files_of_the_folder_itself_hold(project: Path) -> None:
    (project / ".git").rmdir()
    fill(project, "a/x.txt", "a/y.txt")
    (project / ".gitignore").write_text("*.txt\n", encoding="utf-8")
    (project / "a/.gitignore").write_text("y.txt\n", encoding="utf-8")
    assert found("a") == ["a/x.txt"]


def test_include_and_exclude_count_from_the_file_that_states_them(project: Path) -> None:
    fill(
        project,
        "city/reports/2022/a.dat",
        "city/reports/b.txt",
        "city/notes.txt",
        "city/reports/archive/c.dat",
        "d.txt",
    )
    (project / "city/giar-lint.toml").write_text(
        'include = ["reports/**/*.dat", "reports/*.txt"]\nexclude = ["reports/archive/"]\n', encoding="utf-8"
    )
    assert found() == ["city/reports/2022/a.dat", "city/reports/b.txt", "d.txt"]


def test_without_a_path_the_configured_include_is_linted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(project, "reports/a.txt", "other.txt", "tools/x.txt")
    (project / "giar-lint.toml").write_text('include = ["reports/**"]\n', encoding="utf-8")
    monkeypatch.chdir(project / "tools")
    assert found() == [(project / "reports/a.txt").as_posix()]


def test_exclude_spares_named_files_unless_it_is_forced(project: Path) -> None:
    fill(project, "old/a.txt", "b.txt")
    (project / "giar-lint.toml").write_text('exclude = ["old/**"]\n', encoding="utf-8")
    assert found() == ["b.txt"]
    assert found("old/a.txt", "b.txt") == ["b.txt", "old/a.txt"]
    forced = discover(["old/a.txt"], Configurations(registry()), force_exclude=True)
    assert (forced.targets, forced.excluded) == ((), 1)


def test_links_are_followed_to_files_of_the_tree_only(project: Path) -> None:
    fill(project, "tree/real.txt", "outside.txt", "elsewhere/b.txt")
    try:
        (project / "tree/out.txt").symlink_to(project / "outside.txt")
        (project / "tree/folder").symlink_to(project / "elsewhere")
        (project / "tree/round").symlink_to(project / "tree")
        (project / "tree/zz.txt").symlink_to(project / "tree/real.txt")
        (project / "tree/gone.txt").symlink_to(project / "nowhere.txt")
    except OSError:
        pytest.skip("no symbolic links here")
    assert found("tree") == ["tree/real.txt"]
    assert found("tree/out.txt") == ["tree/out.txt"]


def test_a_gitignore_that_is_no_file_of_bounded_size_says_nothing(project: Path) -> None:
    fill(project, "a.txt", "pipe/b.txt", "device/c.txt", "large/d.txt")
    with (project / "large/.gitignore").open("wb") as stream:
        stream.truncate(1 << 40)
    if hasattr(os, "mkfifo"):
        os.mkfifo(project / "pipe/.gitignore")
        (project / "device/.gitignore").symlink_to("/dev/zero")
    assert found() == ["a.txt", "device/c.txt", "large/d.txt", "pipe/b.txt"]


def test_a_folder_that_cannot_be_read_is_passed_by(project: Path) -> None:
    fill(project, "a.txt", "closed/b.txt")
    (project / "closed").chmod(0)
    try:
        if os.access(project / "closed", os.R_OK):
            pytest.skip("this user may read everything")
        assert found() == ["a.txt"]
    finally:
        (project / "closed").chmod(0o755)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("reprots/a.txt", "no such path: reprots/a.txt; did you mean 'reports/a.txt'?"),
        ("reports/A.txt", "no such path: reports/A.txt; did you mean 'reports/a.txt'?"),
        ("elsewhere", "no such path: elsewhere"),
        ("reports/a.txt/b", "no such path: reports/a.txt/b"),
    ],
)
def test_a_path_that_does_not_exist_names_the_nearest_that_does(project: Path, path: str, line: str) -> None:
    fill(project, "reports/a.txt")
    with pytest.raises(UserError) as caught:
        discover([path], Configurations(registry()))
    assert caught.value.text("en") == line


def test_no_candidate_names_the_folder_and_what_was_looked_for(project: Path) -> None:
    fill(project, "reports/a.csv")
    (project / "giar-lint.toml").write_text('include = ["*.txt"]\n', encoding="utf-8")
    with pytest.raises(UserError) as caught:
        discover(["reports"], Configurations(registry()))
    assert caught.value.text("en").startswith("nothing to lint: no *.txt in reports (")


def test_a_wrong_configuration_below_is_found_before_anything_is_linted(project: Path) -> None:
    fill(project, "a.txt", "b/c.txt")
    (project / "b/giar-lint.toml").write_text("selct = []\n", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        discover(["."], Configurations(registry()))
    assert caught.value.where == "b/giar-lint.toml:1"
