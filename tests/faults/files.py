"""Files that cannot be read, vanish, change, grow, are no files at all, or lie where nobody goes."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

from faults.stage import BAD, CLEAN, HEADING, IS_ROOT, Stage, Untried, fault

_VANISHING = """
import giar_lint.readers.load as loading, os
load = loading.load
def gone(path, limit):
    if path.endswith("b.txt") and os.path.exists(path):
        os.unlink(path)
    return load(path, limit)
loading.load = gone
"""
_CHANGING = """
import giar_lint.writing as writing
class Late(writing.Replacement):
    def __init__(self, path):
        super().__init__(path)
        with open(path, "a", encoding="utf-8") as stream:
            stream.write("另一个程序写入的一行\\n")
writing.Replacement = Late
"""


def codes(out: bytes) -> list[tuple[str, str]]:
    """Path and code of each diagnostic in JSON."""
    return [(each["path"], each["code"]) for each in json.loads(out)]


@fault("unreadable-file", "A report that may not be read")
def unreadable_file(at: Stage) -> str:
    at.report("a.txt").chmod(0)
    at.report("b.txt")
    done = at.run("check", "a.txt", "b.txt", "--output-format", "json", plain=True).ends(1)
    found = codes(done.out)
    assert ("a.txt", "GIA001") in found
    assert ("b.txt", "GIA303") in found
    walked = codes(at.run("check", "--output-format", "json", plain=True).ends(1).out)
    assert {path for path, _ in walked} == {"b.txt"}
    at.run("check", "--fix", "a.txt", plain=True).ends(1)
    return "named: GIA001, status 1; found by walking: left out and counted; the others are linted"


@fault("unreadable-folder", "A folder that may not be entered, within one that is walked")
def unreadable_folder(at: Stage) -> str:
    at.report("closed/a.txt")
    at.report("b.txt")
    (at.folder / "closed").chmod(0)
    walked = codes(at.run("check", "--output-format", "json", plain=True).ends(1).out)
    assert {path for path, _ in walked} == {"b.txt"}
    return "it is left out, the rest is linted"


@fault("vanishing-file", "A report that is removed between being found and being read")
def vanishing_file(at: Stage) -> str:
    for name in ("a.txt", "b.txt", "c.txt"):
        at.report(name)
    found = codes(at.run("check", "--output-format", "json", program=_VANISHING).ends(1).out)
    assert {path for path, _ in found} == {"a.txt", "c.txt"}
    at.report("b.txt")
    named = ("a.txt", "b.txt", "c.txt")
    found = codes(at.run("check", *named, "--output-format", "json", program=_VANISHING).ends(1).out)
    assert {code for path, code in found if path == "b.txt"} == {"GIA001"}
    at.report("b.txt")
    at.run("check", *named, "--fix", program=_VANISHING).ends(1)
    assert at.names() == ["a.txt", "c.txt"]
    return "named: GIA001, status 1; found by walking: left out; the others are linted and mended"


@fault("changing-file", "A report that another program changes between being read and being mended")
def changing_file(at: Stage) -> str:
    path = at.report()
    done = at.run("check", "--fix", "a.txt", program=_CHANGING).ends(2)
    text = path.read_text(encoding="utf-8")
    assert text == BAD + "另一个程序写入的一行\n"
    assert "a.txt" in done.line
    assert at.names() == ["a.txt"]
    return "left with the other program's change, said in a line, status 2"


@fault("growing-file", "A report to which another program writes without end")
def growing_file(at: Stage) -> str:
    path = at.report()
    stop = threading.Event()

    def grow() -> None:
        with open(path, "ab", buffering=0) as stream:
            while not stop.is_set() and stream.tell() < 64 * 2**20:
                stream.write(BAD.encode() * 20)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        done = at.run("check", "a.txt", "--output-format", "json")
    finally:
        stop.set()
        writer.join()
    assert done.status in (1, 2), done
    assert "Traceback" not in done.said
    json.loads(done.out)
    return "linted as far as it went when it was opened, or GIA001 where it is over the limit"


@fault("shrinking-file", "A report that is cut to nothing while it is mended")
def shrinking_file(at: Stage) -> str:
    path = at.report()
    program = _CHANGING.replace('open(path, "a", encoding="utf-8")', 'open(path, "w", encoding="utf-8")')
    at.run("check", "--fix", "a.txt", program=program).ends(2)
    assert path.read_text(encoding="utf-8") == "另一个程序写入的一行\n"
    return "left as the other program has it, status 2"


@fault("no-regular-file", "Pipes, sockets and devices, named and in a folder that is walked")
def no_regular_file(at: Stage) -> str:
    at.report("a.txt")
    os.mkfifo(at.folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        here = os.getcwd()
        os.chdir(at.folder)
        listener.bind("socket.txt")
        os.chdir(here)
        if IS_ROOT:
            os.mknod(at.folder / "device.txt", 0o20666, os.makedev(1, 5))
        found = codes(at.run("check", "--output-format", "json").ends(1).out)
        assert {path for path, _ in found} == {"a.txt"}
        named = ("pipe.txt", "socket.txt", "/dev/zero")
        found = codes(at.run("check", *named, "--output-format", "json").ends(1).out)
        assert found == [("/dev/zero", "GIA001"), ("pipe.txt", "GIA001"), ("socket.txt", "GIA001")]
        at.run("check", "--fix", *named).ends(1)
    return "named: GIA001, without waiting; found by walking: left out"


@fault("unreadable-medium", "A read that fails in the middle, as of a failing disk")
def unreadable_medium(at: Stage) -> str:
    at.report("a.txt")
    if sys.platform != "linux":
        raise Untried("/proc/self/mem is there on Linux alone")
    (at.folder / "broken.txt").symlink_to("/proc/self/mem")
    found = codes(at.run("check", "broken.txt", "a.txt", "--output-format", "json").ends(1).out)
    assert ("broken.txt", "GIA001") in found
    assert ("a.txt", "GIA303") in found
    return "GIA001 with the system's reason, status 1; the others are linted"


@fault("link-cycle", "Symbolic links in a circle, to themselves, to nothing")
def link_cycle(at: Stage) -> str:
    at.report("in/a.txt")
    (at.folder / "in" / "up").symlink_to("..")
    (at.folder / "self.txt").symlink_to("self.txt")
    (at.folder / "one.txt").symlink_to("two.txt")
    (at.folder / "two.txt").symlink_to("one.txt")
    (at.folder / "nothing.txt").symlink_to("nowhere.txt")
    found = codes(at.run("check", "--output-format", "json").ends(1).out)
    assert {path for path, _ in found} == {"in/a.txt"}
    found = codes(at.run("check", "self.txt", "nothing.txt", "--output-format", "json").ends(1).out)
    assert found == [("nothing.txt", "GIA001"), ("self.txt", "GIA001")]
    return "each report once, no link to a folder is followed; named links to nothing are GIA001"


@fault("links-outside", "Symbolic links that lead out of the folder that is walked")
def links_outside(at: Stage) -> str:
    outside = at.base / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(BAD, encoding="utf-8")
    at.report("in/a.txt")
    (at.folder / "in" / "file.txt").symlink_to(outside / "secret.txt")
    (at.folder / "in" / "folder").symlink_to(outside)
    (at.folder / "in" / "hop.txt").symlink_to("../via/secret.txt")
    (at.folder / "via").symlink_to(outside)
    found = codes(at.run("check", "in", "--output-format", "json").ends(1).out)
    assert {path for path, _ in found} == {"in/a.txt"}
    at.run("check", "--fix", "in").ends(1)
    assert (outside / "secret.txt").read_text(encoding="utf-8") == BAD
    found = codes(at.run("check", "in/file.txt", "--output-format", "json").ends(1).out)
    assert {path for path, _ in found} == {"in/file.txt"}
    return "not followed, linted or mended; a link that is named is the user's word"


@fault("deep-folders", "Folders a thousand deep")
def deep_folders(at: Stage) -> str:
    at.report("a.txt")
    here = os.getcwd()
    os.chdir(at.folder)
    try:
        for depth in range(1000):
            os.mkdir(f"d{depth}")
            os.chdir(f"d{depth}")
            if depth in (10, 999):
                Path("deep.txt").write_text(BAD, encoding="utf-8")
    finally:
        os.chdir(here)
    found = codes(at.run("check", "--output-format", "json").ends(1).out)
    assert len({path for path, _ in found}) in (2, 3)
    return "linted as deep as the system takes a path, without an error"


@fault("wide-folder", "20,000 entries in one folder, of which two are reports")
def wide_folder(at: Stage) -> str:
    for number in range(20_000):
        (at.folder / f"x{number}.dat").touch()
    at.report("a.txt")
    at.report("b.txt", CLEAN)
    found = codes(at.run("check", "--output-format", "json").ends(1).out)
    assert {path for path, _ in found} == {"a.txt"}
    return "the reports are found and linted"


@fault("strange-names", "Names with line ends, escape sequences, leading dashes, brackets, and bytes that are no UTF-8")
def strange_names(at: Stage) -> str:
    names = [
        b"new\nline.txt",
        b"\x1b[31mred.txt",
        b"-dash.txt",
        b"[a-z].txt",
        b"\xff\xfe.txt",
        "\u202etxt.exe.txt".encode(),
    ]
    if sys.platform == "darwin":
        names.remove(b"\xff\xfe.txt")
    for name in names:
        with open(os.fsencode(at.folder) + b"/" + name, "wb") as stream:
            stream.write(BAD.encode())
    for form in ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "html"):
        done = at.run("check", "--output-format", form).ends(1)
        assert b"\x1b" not in done.out + done.err, form
        assert "\u202e" not in done.text + done.said, form
    found = codes(at.run("check", "--output-format", "json", "--", *names).ends(1).out)
    assert len({path for path, _ in found}) == len(names)
    at.run("check", "--fix", "--fail-on", "never").ends(0)
    for name in names:
        with open(os.fsencode(at.folder) + b"/" + name, "rb") as stream:
            assert HEADING.encode() in stream.read()
    return "linted and mended under their names, shown harmless in every output"


@fault("strange-folder", "A working directory with a line end, a leading dash or brackets in its name")
def strange_folder(at: Stage) -> str:
    for number, name in enumerate(("new\nline", "-x", "[abc]", "#", "a b", "é\u202e", "年报*")):
        folder = at.base / name
        (folder / ".git").mkdir(parents=True)
        (folder / "a.txt").write_text(BAD, encoding="utf-8")
        (folder / "giar-lint.toml").write_text(
            'include = ["*.txt"]\nbaseline = "known.json"\nfail-on = "never"\n[[agency]]\nname = "甲县乙局"\nfiles = ["*.txt"]\n'
            '[[suppress]]\nfile = "a.txt"\ncode = "GIA303"\nreason = "已知"\n',
            encoding="utf-8",
        )
        at.run("check", "--write-baseline", "--output", "html=page.html", cwd=folder).ends(0)
        done = at.run("check", "--output-format", "json", cwd=folder).ends(0)
        assert json.loads(done.out) == [], (number, done.out)
        assert "known.json" in os.listdir(folder)
        at.run("config", "a.txt", cwd=folder).ends(0)
        at.run("clean", cwd=folder).ends(0)
    return "linted as anywhere else: include, files, suppressions and baseline count from it"


@fault("no-working-directory", "A working directory that was removed")
def no_working_directory(at: Stage) -> str:
    path = at.report()
    gone = at.base / "gone"
    gone.mkdir()
    program = f"import os\nos.rmdir({str(gone)!r})"
    line = "giar-lint: 当前文件夹已不存在（已删除或移走），请进入其他文件夹后再运行"
    for command in (("check", str(path)), ("check",), ("config",), ("init",), ("clean",), ("extract",)):
        done = at.run(*command, cwd=gone, program=program)
        gone.mkdir()
        assert done.status == 2, (command, done)
        assert done.said.splitlines() == [line], done.said
    for command in (("rules",), ("explain", "GIA303"), ("schema",), ("--help",)):
        at.run(*command, cwd=gone, program=program).ends(0)
        gone.mkdir()
    return "one line that says so, status 2; rules, explain, schema and help, which need none, go on"


@fault("clock-set-back", "Files from the future: the clock was set back")
def clock_set_back(at: Stage) -> str:
    path = at.report()
    os.utime(path, (4_000_000_000, 4_000_000_000))
    first = at.run("check", "a.txt", "--output-format", "json").ends(1)
    for entry in (at.folder / ".giar_lint_cache").rglob("*"):
        os.utime(entry, (4_000_000_000, 4_000_000_000))
    assert at.run("check", "a.txt", "--output-format", "json").ends(1).out == first.out
    path.write_text(CLEAN, encoding="utf-8")
    os.utime(path, (4_000_000_000, 4_000_000_000))
    at.run("check", "a.txt").ends(0)
    return "no difference: the cache goes by content, and by no time"


@fault("damaged-cache", "Entries of the cache cut short, overwritten, made folders, emptied")
def damaged_cache(at: Stage) -> str:
    at.report()
    first = at.run("check", "a.txt", "--output-format", "json").ends(1)
    entries = [each for each in (at.folder / ".giar_lint_cache").glob("*/*") if each.is_file()]
    assert entries
    for damage in (b"", b"x" * 10, b"\xff" * 1000, None):
        for entry in entries:
            if damage is None:
                entry.unlink()
                entry.mkdir()
            else:
                entry.write_bytes(damage)
        assert at.run("check", "a.txt", "--output-format", "json").ends(1).out == first.out
    subprocess.run(["rm", "-rf", str(at.folder / ".giar_lint_cache")], check=True)
    (at.folder / ".giar_lint_cache").write_text("a file")
    assert at.run("check", "a.txt", "--output-format", "json").ends(1).out == first.out
    return "the same answer: what is damaged is computed anew"
