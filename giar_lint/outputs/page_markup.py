"""HTML that cannot be put together unescaped: text becomes `Html` through here only, made harmless and escaped.

A library for templates would be one more thing to install with every hook, for one page; the type does what its
automatic escaping would do, and the page can be written one report at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from giar_lint.outputs.terminal import harmless

_SHORT = 40


class Html(str):
    """Markup that is ready to be written."""

    __slots__ = ()


def text(value: str) -> Html:
    """Text of a file, a message, a name: characters that steer or reorder made visible, markup escaped."""
    return _short(value) if len(value) < _SHORT else Html(escape(harmless(value)))


@lru_cache(maxsize=1024)
def _short(value: str) -> Html:
    """Figures, labels and the values of attributes come again and again."""
    return Html(escape(harmless(value)))


def join(parts: Iterable[str]) -> Html:
    """Pieces one after the other; those that are not `Html` are escaped."""
    return Html("".join(part if isinstance(part, Html) else text(part) for part in parts))


def element(name: str, *children: str, **attributes: str | None) -> Html:
    """An element. Children that are not `Html` are escaped, and so are all attributes; one that is None is left out, of
    one that is "" only the name is written. `_` in the name of an attribute stands for `-`, one at its end for nothing.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + (f'="{text(value)}"' if value else "")
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{written}>{join(children)}</{name}>")
