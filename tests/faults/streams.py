"""Standard streams that are closed, broken or of another encoding, and locales."""

from __future__ import annotations

import os
import subprocess
import sys

from faults.files import codes
from faults.stage import BAD, ROOT, Stage, Untried, fault

_CALL = f"{sys.executable} -m giar_lint"
_FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "html")


def shell(at: Stage, line: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a line of the shell in which GIAR stands for the program."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["bash", "-c", line.replace("GIAR", _CALL)],
        cwd=at.folder,
        env=environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )


@fault("broken-pipe", "A reader of standard output that leaves early (`| head -1`), or has left before")
def broken_pipe(at: Stage) -> str:
    for number in range(60):
        at.report(f"{number:02}.txt")
    for form in ("full", "json"):
        done = shell(at, f"GIAR check --output-format {form} | head -1; echo ${{PIPESTATUS[0]}}")
        assert done.stdout.splitlines()[-1] in (b"141", b"1"), done
        assert done.stderr.count(b"\n") <= 1, done
        assert b"Error" not in done.stderr + done.stdout, done
    done = shell(at, "GIAR check --output html=page.html | true; echo ${PIPESTATUS[0]}")
    assert done.stdout == b"141\n", done
    assert not [name for name in at.names() if not name.endswith(".txt")]
    done = shell(at, "(GIAR check 2>&1 >/dev/null; echo $? >status) | true")
    assert (at.folder / "status").read_bytes() in (b"141\n", b"1\n"), (at.folder / "status").read_bytes()
    return "ends at once without a word, status 141 as a shell has it; other outputs are not written"


@fault("closed-output", "Standard output or standard error that is closed (`>&-`, `2>&-`)")
def closed_output(at: Stage) -> str:
    path = at.report()
    for line, status in (
        ("GIAR check a.txt >&-", 1),
        ("GIAR check a.txt 2>&-", 1),
        ("GIAR check a.txt >&- 2>&-", 1),
        ("GIAR check a.txt <&- >&- 2>&-", 1),
        ("GIAR check --nonsense 2>&-", 2),
        ("GIAR check a.txt --output html=page.html <&- >&- 2>&-", 1),
        ("GIAR check a.txt --fix <&- >&- 2>&-", 1),
    ):
        done = shell(at, line)
        assert done.returncode == status, (line, done)
        assert b"Traceback" not in done.stderr, (line, done)
        assert b"Exception" not in done.stderr, (line, done)
    assert "五、存在的主要问题及改进情况" in path.read_text(encoding="utf-8")
    assert (at.folder / "page.html").read_bytes().startswith(b"<!DOCTYPE html>")
    return "linted and written as otherwise, the exit status tells"


@fault("closed-input", "Standard input that is closed, a folder, or empty, where it is asked for")
def closed_input(at: Stage) -> str:
    for line in ("GIAR check - <&-", "GIAR check - <.", "GIAR extract - <&-", "GIAR check --fix - <&-"):
        done = shell(at, line)
        assert done.returncode in (1, 2), (line, done)
        assert b"Traceback" not in done.stderr, (line, done)
        assert "内部出错".encode() not in done.stderr, (line, done.stderr.decode())
    at.run("check", "-", data=b"").ends(0)
    return "GIA001 or one line, never an internal error"


@fault("plain-locale", "Locales that are not UTF-8 (LC_ALL=C, POSIX), and encodings of streams that Python was told")
def plain_locale(at: Stage) -> str:
    name = "年度报告.txt"
    at.report(name)
    expected = {form: at.run("check", name, "--output-format", form).ends(1).out for form in _FORMATS}
    surroundings = (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "ascii:strict", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )
    for environment in surroundings:
        for form in ("full", "json", "html"):
            done = at.run("check", name, "--output-format", form, environment=environment).ends(1)
            if "PYTHONIOENCODING" in environment and "LC_ALL" not in environment:
                assert done.out == expected[form], (environment, form)
            assert "结转" in done.text
        at.run("check", name, "--fix", "--diff", environment=environment).ends(2)
        at.run("check", name, "--baseline", "known.json", "--write-baseline", environment=environment).ends(0)
    with open(os.fsencode(at.folder) + b"/\xc4\xea\xb1\xa8.txt", "wb") as stream:
        stream.write(BAD.encode())
    done = at.run("check", environment=surroundings[0]).ends(1)
    assert done.text
    at.run("check", "--fix", environment=surroundings[0]).ends(1)
    return "read and written as UTF-8 whatever the locale; bytes of a name that are none are shown escaped"


@fault("code-pages", "Output to the code pages of Windows (936, 1252)")
def code_pages(at: Stage) -> str:
    at.report()
    expected = at.run("check", "a.txt").ends(1)
    for encoding in ("gbk", "cp936", "cp1252", "utf-16", "gb18030:replace"):
        done = at.run("check", "a.txt", environment={"PYTHONIOENCODING": encoding}).ends(1)
        assert done.out == expected.out, encoding
        assert done.err == expected.err, encoding
    return "files and pipes get UTF-8; a Windows console gets the characters themselves, whatever its code page"


@fault("ten-thousand-names", "10,000 files on one command line")
def ten_thousand_names(at: Stage) -> str:
    names = [f"r/{number:05}.txt" for number in range(10_000)]
    (at.folder / "r").mkdir()
    report = at.report("r/00000.txt")
    for name in names[1:]:
        if name.endswith("00.txt"):
            (at.folder / name).write_bytes(report.read_bytes())
        else:
            (at.folder / name).write_bytes(b"minutes of a meeting\n")
    if sys.platform == "win32":
        raise Untried("a command line of Windows has 32,767 characters")
    found = codes(at.run("check", "--only-reports", "--output-format", "json", *names).ends(1).out)
    assert len({path for path, _ in found}) == 100
    return "all are looked at in one run, those that are no reports are left out"
