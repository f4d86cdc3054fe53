"""The entry point: `giar-lint` and `python -m giar_lint`."""

from __future__ import annotations

import sys

try:
    import io
    import os
    from collections.abc import Sequence

    from giar_lint.cli.arguments import COMMANDS, Arguments, help_page, parse, stated_language
    from giar_lint.errors import UserError
except KeyboardInterrupt:
    # Before there is anybody to take it.
    sys.exit(130)

_BROKEN_PIPE = 141
_INTERRUPTED = 130
"""What a shell reports of a program that the signal itself has ended."""

_dropped: list[KeyboardInterrupt] = []
"""Interrupts that came where Python drops what is raised: while it lets go of an object. The run has gone on."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line (without the program's name; None for that of the process) and returns the exit status."""
    try:
        return _guarded(list(sys.argv[1:] if argv is None else argv), embedded=argv is not None)
    except KeyboardInterrupt:
        return _INTERRUPTED


def _guarded(given: list[str], *, embedded: bool) -> int:
    """The exit status of a run, which is told where it went wrong. `embedded`: something goes on after it, for which all
    has to be as before; the process of a command line has nothing left but to end.
    """
    _open_streams()
    told, sys.unraisablehook = sys.unraisablehook, _tell_dropped
    _dropped.clear()
    try:
        status = _dispatch(given)
        sys.stdout.flush()
        return _INTERRUPTED if _dropped else status
    except BrokenPipeError:
        # The reader has left (`| head`). Nothing may be written any more, not even by the interpreter's last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except Exception as error:
        return _ended(error) or _failed(error, given)
    finally:
        if not embedded:
            _end_quickly()
        else:
            signals = sys.modules.get("giar_lint.cli.signals")
            if signals is not None:
                signals.as_before()
            sys.unraisablehook = told


def _end_quickly() -> None:
    """Spares the interpreter's end the search for cycles among all that is still there: the process gives it back anyway."""
    import gc

    gc.freeze()


def _open_streams() -> None:
    """Output is UTF-8 whatever the locale; what UTF-8 cannot hold (undecodable bytes in a file's name) is escaped."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Closed by whoever started the program (`>&-`): the exit status still counts.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - as long as the program
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _dispatch(given: list[str]) -> int:
    name = given[0] if given else ""
    language = stated_language(given)
    if name == "--version":
        from giar_lint import __version__

        print(f"giar-lint {__version__}")
        return 0
    if name == "--help":
        print(help_page("", language or _configured_language()), end="")
        return 0
    if name not in COMMANDS:
        raise _no_command(name)
    arguments = parse(COMMANDS[name], given[1:])
    if arguments.on("--help"):
        print(help_page(name, language or _configured_language()), end="")
        return 0
    from giar_lint.memory import collect_rarely

    collect_rarely()
    if name == "check":
        return _check(arguments, language)
    if name == "extract":
        from giar_lint.cli.extract import run as extract

        return extract(arguments, language)
    if name == "config":
        from giar_lint.cli.config import run as show

        return show(arguments, language)
    from giar_lint.cli.rules import explanation, listing

    words = arguments.words
    if len(words) > (name == "explain"):
        raise UserError("error-surplus", word=words[-1])
    if name == "clean":
        from giar_lint.cli.clean import run as clean

        return clean(language)
    if name == "init":
        from giar_lint.cli.init import run as propose

        return propose(language or _configured_language(), force=arguments.on("--force"))
    if name == "server":
        from giar_lint.server import run as serve

        return serve(language)
    if name == "schema":
        if arguments.text("--of") == "extract":
            from giar_lint.extract import schema_page
        else:
            from giar_lint.cli.config import schema_page
        print(schema_page(), end="")
        return 0
    if name == "explain" and not words:
        raise UserError("error-no-rule-named")
    language = language or _configured_language()
    page = (
        explanation(words[0], language)
        if name == "explain"
        else listing(arguments.text("--output-format") or "text", language)
    )
    print(page, end="")
    return 0


def _check(arguments: Arguments, language: str) -> int:
    if not arguments.on("--no-cache"):
        from giar_lint.cli.cached import replay

        status = replay(arguments, language)
        if status is not None:
            return status
    from giar_lint.cli.check import run

    return run(arguments, language)


def _no_command(name: str) -> UserError:
    if not name:
        return UserError("error-no-command")
    if name.startswith("-"):
        return UserError("error-option-name", word=name, known=("--version", "--help"))
    return UserError("error-command", word=name, known=COMMANDS)


def _configured_language() -> str:
    """The language of the working directory's configuration; Chinese where there is none, or none that can be read, or no
    working directory any more.
    """
    from giar_lint.config.load import Configurations
    from giar_lint.rules import registry

    try:
        return Configurations(registry()).of_folder(os.getcwd()).value("language") or "zh"
    except UserError as error:
        return error.language or "zh"
    except OSError:
        return "zh"


def _is_somewhere() -> bool:
    """Whether there is a working directory: the one that the program was started in may have been removed."""
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def _complain(line: str) -> int:
    from giar_lint.outputs.terminal import harmless

    try:
        print(f"giar-lint: {harmless(line)}", file=sys.stderr)
    except OSError:
        # A full disk under standard error too: the status alone can tell.
        return 2
    return 2


def _tell_dropped(dropped: sys.UnraisableHookArgs) -> None:
    """Python tells what it has dropped; of an end that was asked for, nothing is to be told."""
    if isinstance(dropped.exc_value, KeyboardInterrupt):
        _dropped.append(dropped.exc_value)
    elif not isinstance(dropped.exc_value, SystemExit):
        sys.__unraisablehook__(dropped)


def _ended(error: BaseException | None) -> int:
    """The status of an end that was asked for, where Python has made another error of its exception, as it does in a
    `__set_name__`, or tidying up failed on the way; 0 for an error of its own.
    """
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return _INTERRUPTED
        if isinstance(error, SystemExit):
            return int(error.code or 0)
        error = error.__cause__ or error.__context__
    return 0


def _failed(error: Exception, given: Sequence[str]) -> int:
    """One line for what ended the run."""
    if isinstance(error, UserError):
        return _complain(error.text(stated_language(given) or error.language or _configured_language()))
    if isinstance(error, OSError):
        # A full disk under the output, a working directory that is gone: nothing that a developer could mend.
        key = "error-system" if _is_somewhere() else "error-here"
        return _complain(UserError(key, reason=error.strerror or str(error)).text(stated_language(given)))
    return _internal(error, given)


def _internal(error: Exception, given: Sequence[str]) -> int:
    """One line for what went wrong outside any file; the whole traceback where it was asked for."""
    from giar_lint.catalogue.interface import say

    if "--verbose" in given:
        import traceback

        traceback.print_exception(error)
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    return _complain(say("failure-run", stated_language(given) or "zh", reason=reason))


if __name__ == "__main__":
    sys.exit(main())
