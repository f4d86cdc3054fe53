"""What ends a run with exit status 2: bad usage, bad configuration, nothing to lint. Said in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class UserError(Exception):
    """Something that only the user can put right. `key` and `values` name its text in `giar_lint.catalogue.interface`.

    `word` is what was written and `known` what could have been meant: the nearest of them is proposed. `where` is the
    place (`giar-lint.toml:3`) that is said first. `language` is the one to say it in, "" where none was settled yet.
    """

    def __init__(
        self, key: str, *, word: str = "", known: Iterable[str] = (), where: str = "", **values: object
    ) -> None:
        super().__init__(key)
        self.key = key
        self.word = word
        self.known = tuple(known)
        self.where = where
        self.language = ""
        self.values: Mapping[str, object] = {"word": word, **values}

    def text(self, language: str) -> str:
        """The line to print, without the program's name."""
        from giar_lint.catalogue.interface import say

        line = say(self.key, language, **self.values)
        nearest = closest(self.word, self.known) if self.known else ""
        if nearest:
            line += say("error-nearest", language, nearest=nearest)
        return f"{self.where}: {line}" if self.where else line


def listed(words: Iterable[str]) -> tuple[str, str]:
    """Words as a list in a sentence, in Chinese and English."""
    each = list(words)
    return "、".join(each), ", ".join(each)


def closest(word: str, known: Iterable[str]) -> str:
    """The word of `known` that is spelt most like `word`, whatever the case; "" where none is near."""
    from difflib import get_close_matches

    by_lower = {each.lower(): each for each in known}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else ""
