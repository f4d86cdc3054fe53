"""What ends a run with exit status 2: bad usage, bad configuration, nothing to lint. Said in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_CODE = "gia"
"""How the codes of rules begin, in small letters."""


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


def one_line(text: str) -> str:
    """The text with the line ends that a file's name may hold made visible."""
    return text.replace("\n", "␊").replace("\r", "␍")


def listed(words: Iterable[str]) -> tuple[str, str]:
    """Words as a list in a sentence, in Chinese and English."""
    each = list(words)
    return "、".join(each), ", ".join(each)


def closest(word: str, known: Iterable[str]) -> str:
    """The word of `known` that is spelt most like `word`, whatever the case; "" where none is near.

    Codes (GIA709) are all spelt alike: near is one of another last digit, or with two neighbouring digits exchanged, and no
    code is proposed where several are.
    """
    from difflib import get_close_matches

    by_lower = {each.lower(): each for each in known}
    lower = word.lower()
    if lower.startswith(_CODE) and lower[len(_CODE) : len(_CODE) + 1].isdigit():
        near = [code for code in by_lower if lower == code or _is_slip_of_code(lower, code)]
        return by_lower[near[0]] if len(near) == 1 else by_lower.get(lower, "")
    found = get_close_matches(lower, by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else ""


def _is_slip_of_code(word: str, code: str) -> bool:
    """Whether a code is written with another last digit, or with two neighbouring digits exchanged."""
    if word[:-1] == code[:-1]:
        return True
    return any(code == word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(_CODE), len(word) - 1))
