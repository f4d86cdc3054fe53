"""Makes lexicon.txt and slips.pairs of giar_lint/words from the dictionary of jieba, whose sdist has to be unpacked somewhere.

    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
    python bench/lexicon/build.py jieba-0.42.1/jieba/dict.txt

The program itself needs neither jieba nor this script: what it makes is committed. Words are kept that are common enough to
tell where one word ends and the next begins; names of persons and doubled characters are not, save those of our own lists.
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from pathlib import Path
from string import ascii_letters

from giar_lint.words.lexicon import LONGEST, STEP
from giar_lint.words.slips import key_of, listed_slips

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "giar_lint" / "words"
COMMON, COMMON_SHORT, NAMED = 30, 10, 100
"""A word of the dictionary is kept from this count on; one of two characters; one that may be a name of a person."""
FIELD = 400
"""The count that a word of our own list has at least."""
DOUBLED = 400
"""The count that a reduplication of our own list has at least."""
SEEN = 20
"""A reduplication of the dictionary is kept from this count on, but for those of NEVER."""
NEVER = "公开管学治对修出见有比本指可师空救做装调补数断依统县"
"""Doubled, these characters are words of the dictionary, and in a report a slip."""

HEADER = """\
# How common Chinese words are, to tell where one word ends and the next begins.
# Source: dict.txt of jieba 0.42.1 (https://github.com/fxsjy/jieba), Copyright (c) 2013 Sun Junyi, MIT licence;
# reduced by bench/lexicon/build.py to words of up to four characters that are common enough, with the lists of bench/lexicon added.
# A line holds the words that begin with its first character, each without it, with a letter for its cost (-log of its share).
"""


def main(dictionary: Path) -> None:
    counts, total = read_dictionary(dictionary)
    for word in own_words("field.txt"):
        if len(word) <= LONGEST:
            counts[word] = max(counts.get(word, 0), FIELD)
    for character, count in doubled_counts.items():
        if count >= SEEN and character not in NEVER:
            counts[character * 2] = count
    for character in "".join(own_words("reduplicated.txt")):
        counts[character * 2] = max(doubled_counts[character], DOUBLED)
    lines = defaultdict(list)
    for word, count in sorted(counts.items()):
        lines[word[0]].append(word[1:] + letter(math.log(total / count)))
    text = HEADER + "".join(f"{first} {' '.join(words)}\n" for first, words in sorted(lines.items()))
    (TARGET / "lexicon.txt").write_text(text, "utf-8")
    keys = {key_of(slip, pair_counts) for slip in listed_slips()}
    (TARGET / "slips.pairs").write_text("".join(sorted(keys)), "utf-8")


doubled_counts: defaultdict[str, int] = defaultdict(int)
pair_counts: defaultdict[str, int] = defaultdict(int)
"""How often two characters stand side by side in words."""


def read_dictionary(path: Path) -> tuple[dict[str, int], int]:
    """The words to keep with their counts, and the count of all words."""
    counts: dict[str, int] = {}
    total = 0
    for line in path.read_text("utf-8").splitlines():
        word, number, tag = line.split(" ")
        if not re.fullmatch("[一-鿿]+", word):
            continue
        count = int(number)
        total += count
        for at in range(len(word) - 1):
            pair_counts[word[at : at + 2]] += count
        if len(word) == 2 and word[0] == word[1]:
            doubled_counts[word[0]] = count
        elif len(word) <= LONGEST and count >= least(word, tag):
            counts[word] = count
    return counts, total


def least(word: str, tag: str) -> int:
    """How common a word has to be. The tag for names of persons stands also for common words (许可, 公正); what holds a doubled
    character is worth keeping though it be rare."""
    if tag.startswith("nr"):
        return NAMED
    doubled = re.search(r"(.)\1", word)
    if doubled:
        return 1 if len(word) == 4 else 10
    return COMMON if len(word) > 2 else COMMON_SHORT


def own_words(name: str) -> list[str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def letter(cost: float) -> str:
    return ascii_letters[min(round(cost / STEP), len(ascii_letters) - 1)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
