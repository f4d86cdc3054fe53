"""Contents and names made to do harm: to steer a terminal, to run in a browser, to have something fetched or run."""

from __future__ import annotations

import re
import unicodedata

from faults.stage import BAD, CLEAN, ROOT, Stage, fault
from support.docx_package import packed, parts

FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "html")
NASTY = "\x1b[31m\x1b]0;标题\x07\x9b2J\u202e\u2066\u200f\ufeff\x7f</script><script src=//x.example/a.js></script>"
_ALLOWED = {"\n", "\t"}
_GUARD = """
import sys
_watched = ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system", "os.exec", "os.fork",
            "os.posix_spawn", "os.spawn", "urllib.Request", "webbrowser.open", "ftplib.connect", "pty.spawn", "ctypes.dlopen")
def _guard(event, arguments):
    if event in _watched:
        print("GUARD", event, repr(arguments), file=sys.stderr, flush=True)
        sys.stderr.flush()
        raise RuntimeError("forbidden: " + event)
sys.addaudithook(_guard)
"""


def steering(text: str) -> list[str]:
    """The characters of an output that steer a terminal or reorder text."""
    return sorted(
        {
            each
            for each in text
            if each not in _ALLOWED
            and (unicodedata.category(each) in ("Cc", "Cs") or unicodedata.bidirectional(each) in _REORDERING)
        }
    )


_REORDERING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def _nasty_report(at: Stage) -> None:
    """A report with such characters wherever text of a report or a configuration is shown."""
    text = BAD.replace("云岭县", f"云岭{NASTY}县").replace("五、存在的问题", f"五、存在的{NASTY}问题")
    text = text.replace("全年办结17件", f"全年办结{NASTY}17件，全年办结99件")
    at.report("a\x1b[31m\u202e.txt", text)
    at.report("b.txt", BAD.replace("17", f"17{NASTY}"))
    at.report("c.txt", BAD)
    (at.folder / "giar-lint.toml").write_text(
        '[[agency]]\nname = "云岭\\u001b[31m\\u202e县"\nfiles = ["c.txt"]\n'
        '[[suppress]]\nfile = "c.txt"\ncode = "GIA104"\nreason = "known \\u001b[31m\\u202e"\n'
        '[[suppress]]\nfile = "b.txt"\ncode = "GIA601"\ntext = "\\u001b[31m"\nreason = "\\u202e"\n',
        encoding="utf-8",
    )


@fault(
    "steering-characters",
    "Escape sequences, control characters and bidi overrides in reports, names and configurations",
)
def steering_characters(at: Stage) -> str:
    _nasty_report(at)
    for form in FORMATS:
        for more in ((), ("--language", "en", "--verbose", "--statistics")):
            done = at.run("check", "--output-format", form, "--color", "never", *more).ends(1)
            assert steering(done.text) == [], (form, steering(done.text))
            assert steering(done.said) == [], (form, done.said)
            assert "<script" not in done.text or form not in ("html", "junit"), form
    for command in (
        ("check", "--diff"),
        ("check", "--write-baseline", "--baseline", "k.json"),
        ("check", "--baseline", "k.json", "--output-format", "sarif"),
        ("config", "c.txt"),
        ("extract",),
        ("check", "\x1b[31m.txt"),
        ("check", "--\x1b[31m"),
        ("check", "--select", "\x1b[31m\u202e"),
        ("check", "--config", "\x1b[31m\u202e.toml"),
        ("explain", "\x1b[31m\u202e"),
        ("\x1b[31m\u202e",),
        ("check", "--output", "\x1b[31m=\u202e"),
        ("check", "--changed-since", "\x1b[31m\u202e"),
    ):
        done = at.run(*command)
        assert steering(done.said) == [], (command, done.said)
        assert command[1:2] == ("--diff",) or steering(done.text) == [], (command, steering(done.text))
        assert "Traceback" not in done.said
    at.run("check", "c.txt", "--write-baseline", "--baseline", "k.json").ends(0)
    kept = (
        (at.folder / "k.json")
        .read_text(encoding="utf-8")
        .replace('"message"', '"reason": "\\u001b[31m\\u202e", "message"')
    )
    (at.folder / "k.json").write_text(kept, encoding="utf-8")
    for form in FORMATS:
        done = at.run("check", "c.txt", "--baseline", "k.json", "--output-format", form)
        assert steering(done.text + done.said) == [], form
    return "shown as visible signs (␛, <U+202E>) or escaped, in every output and on standard error"


@fault("wrong-configuration-text", "Such characters in a configuration that is wrong")
def wrong_configuration_text(at: Stage) -> str:
    at.report()
    for text in (
        '"\\u001b[31m\\u202e" = 1\n',
        'ignore = ["\\u001b[31m\\u202e"]\n',
        'extends = "\\u001b[31m\\u202e.toml"\n',
        'edition = "\\u001b[31m\\u202e"\n',
        'language = "\\u001b[31m"\n',
        "x = \u202e\n",
        '[[agency]]\nname = "\\u001b[31m"\nlevel = "\\u202e"\n',
        'plugins = ["\\u001b[31m\\u202e"]\n',
        'baseline = "\\u001b[31m\\u202e"\n',
    ):
        (at.folder / "giar-lint.toml").write_text(text, encoding="utf-8")
        done = at.run("check", "a.txt").ends(2)
        assert steering(done.said) == [], (text, done.said)
        assert len(done.said.splitlines()) <= 2, done.said
    return "one line in which they are visible signs, status 2"


@fault(
    "nothing-fetched", "Reports that want something fetched or run: scripts, entities, styles, links, remote templates"
)
def nothing_fetched(at: Stage) -> str:
    at.report("a.txt")
    page = CLEAN.replace("\n", "<br>\n")
    at.report(
        "b.html",
        '<!DOCTYPE html SYSTEM "http://x.example/a.dtd" [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><head>'
        '<base href="http://x.example/"><script src="http://x.example/a.js"></script>'
        '<link rel="stylesheet" href="http://x.example/a.css"><meta http-equiv="refresh" content="0;url=http://x.example"></head>'
        f'<body onload="alert(1)"><img src="http://x.example/a.png"><iframe src="file:///etc/passwd"></iframe>&e;'
        f'<svg><image href="http://x.example/a.svg"/><script>alert(1)</script></svg>{page}</body></html>',
    )
    at.report("c.md", f"![x](http://x.example/a.png)\n<script src=http://x.example/a.js></script>\n\n{CLEAN}")
    (at.folder / "d.docx").write_bytes(_external_docx())
    for command in (
        *(("check", "--output-format", form) for form in FORMATS),
        ("check", "--diff"),
        ("check", "--fix"),
        ("extract",),
        ("extract", "--text"),
        ("extract", "--csv"),
        ("rules",),
        ("explain", "GIA303"),
        ("config", "a.txt"),
        ("schema",),
        ("init", "--force"),
        ("clean",),
    ):
        done = at.run(*command, program=_GUARD)
        assert b"GUARD" not in done.err, (command, done.said)
        assert done.status in (0, 1), (command, done)
        assert b"root:" not in done.out
    done = at.run("check", "--output-format", "html", program=_GUARD)
    assert not re.search(r'(?:src|href|action|url)\s*[=(]\s*["\']?(?:https?:|//|file:|javascript:)', done.text), (
        "a page that fetches"
    )
    assert at.names() == ["a.txt", "b.html", "c.md", "d.docx", "giar-lint.toml"]
    return "nothing is: an audit hook saw no connection, no process and no look-up in any command or format"


def _external_docx() -> bytes:
    """A Word file whose text comes from external entities and whose template lies on a server."""
    entity = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY f SYSTEM "http://x.example/">]>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"{entity}<w:document {space}><w:body><w:p><w:r><w:t>&e;&f;</w:t></w:r></w:p></w:body></w:document>"
    return packed({**parts("<w:p/>"), "word/document.xml": body})


@fault("extends-outside", "A configuration that builds on a file outside the repository")
def extends_outside(at: Stage) -> str:
    at.report()
    (at.base / "province.toml").write_text('ignore = ["GIA303"]\n', encoding="utf-8")
    (at.folder / "giar-lint.toml").write_text('extends = "../province.toml"\n', encoding="utf-8")
    said = at.run("check", "a.txt", "--verbose", "--no-cache").said
    assert f"giar-lint.toml <- {at.base}/province.toml" in said, said
    shown = at.run("config", "a.txt").ends(0).text
    assert f"giar-lint.toml <- {at.base}/province.toml" in shown
    assert ROOT.exists()
    return "allowed, since an office shares one file; `config` and `--verbose` name every file that is in force"
