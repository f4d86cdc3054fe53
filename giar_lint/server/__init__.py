"""`giar-lint server`: the linter in the editor, by the Language Server Protocol over standard input and output.

`buffers` hold what the editor shows, `judging` lints it, `session` decides when and tells the editor; what the editor may
ask for (hover, actions, symbols) is worked out from what was judged.
"""

from __future__ import annotations

from giar_lint.errors import UserError


def run(language: str) -> int:
    """Serves until the editor says goodbye, is gone, or closes standard input; returns the exit status: 0 where it asked
    for the end first. `language` is the one stated on the command line, "" for that of the configuration.

    Raises UserError where the extra `lsp` is not installed.
    """
    try:
        import pygls  # noqa: F401 - asked for by name, since whatever it needs comes with it
    except ModuleNotFoundError:
        raise UserError("error-no-lsp") from None
    from giar_lint.server.process import serve

    return serve(language)
