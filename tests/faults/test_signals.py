"""Signals end a run that writes, whatever Python makes of the exception that they raise."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator

import pytest

from faults.stage import BAD, Stage, stage

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

_AT = """
import os, signal, time
import giar_lint.{module} as module
whole = module.{name}
def late(*given, **more):
    {act}
    return whole(*given, **more)
module.{name} = late
def send():
    os.kill(os.getpid(), signal.{signal})
class Lost:
    def __del__(self):
        send()
class Other:
    def __set_name__(self, owner, name):
        send()
"""
_LOST = "Lost()"
"""Python drops what is raised here and goes on."""
_OTHER = "type('Made', (), {'other': Other()})"
"""Python makes a RuntimeError of it (up to 3.11)."""
_TWICE = """
import os, signal
import giar_lint.writing as writing
abandon, fsync = writing.Replacement.abandon, os.fsync
def again(self):
    os.kill(os.getpid(), signal.{second})
    abandon(self)
def late(handle):
    os.kill(os.getpid(), signal.{first})
    fsync(handle)
writing.Replacement.abandon, os.fsync = again, late
"""
_FIX, _OUTPUT = ("--fix",), ("--output", "json=out.json")


@pytest.fixture
def at() -> Iterator[Stage]:
    with stage() as made:
        made.report("a.txt")
        made.report("b.txt")
        yield made


def program(act: str, name: str, place: str) -> str:
    module, _, function = place.partition(":")
    return _AT.format(module=module, name=function, act=act, signal=name)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
@pytest.mark.parametrize("act", [_LOST, _OTHER], ids=["dropped", "another error"])
@pytest.mark.parametrize(
    ("place", "command"),
    [
        ("exchange:Replacement", _FIX),
        ("fixing:format_of", _FIX),
        ("cli.run:through", _FIX),
        ("cli.run:through", _OUTPUT),
        ("engine:data_of", _OUTPUT),
        ("cli.sinks:formatter", _OUTPUT),
    ],
)
def test_the_end_comes_also_where_python_drops_it(
    at: Stage, name: str, act: str, place: str, command: tuple[str, ...]
) -> None:
    done = at.run("check", "--no-cache", "a.txt", "b.txt", *command, program=program(act, name, place))
    done.ends(128 + getattr(signal, name))
    assert done.said == ""
    assert [each for each in at.names() if each.endswith(".tmp")] == []
    assert (at.folder / "b.txt").read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize("act", [_LOST, _OTHER], ids=["dropped", "another error"])
def test_an_interrupt_without_a_file_to_write_is_no_error_of_the_program(at: Stage, act: str) -> None:
    done = at.run("check", "--no-cache", "a.txt", program=program(act, "SIGINT", "cli.sinks:formatter"))
    done.ends(130)


def test_an_interrupt_in_the_first_imports_leaves_no_trace(at: Stage) -> None:
    early = (
        "import os, signal, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'giar_lint.cli.arguments':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    done = at.run("check", "a.txt", program=early).ends(130)
    assert done.said == ""


@pytest.mark.parametrize("first", ["SIGTERM", "SIGINT"])
@pytest.mark.parametrize("second", ["SIGTERM", "SIGINT"])
def test_a_second_signal_does_not_cut_off_the_tidying_up(at: Stage, first: str, second: str) -> None:
    done = at.run("check", "--no-cache", "--fix", "a.txt", program=_TWICE.format(first=first, second=second))
    done.ends(128 + getattr(signal, second))
    assert done.said == ""
    assert at.names() == ["a.txt", "b.txt"]
    assert (at.folder / "a.txt").read_text(encoding="utf-8") == BAD


def test_signals_do_again_what_they_did_when_the_run_is_over(at: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    from giar_lint.__main__ import main

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(each) for each in numbers]
    monkeypatch.chdir(at.folder)
    assert main(["check", "--no-cache", "--fix", "--quiet"]) == 1
    assert [signal.getsignal(each) for each in numbers] == before
