"""The lexicon is what its header says, and is read only when a word is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from giar_lint.words import lexicon

DATA = Path(lexicon.__file__).parent / "lexicon.txt"


def test_source_and_licence_stand_at_the_head() -> None:
    head = DATA.read_text(encoding="utf-8")[:400]
    assert "jieba 0.42.1" in head and "MIT" in head and "Copyright (c) 2013" in head


def test_common_words_cost_less_than_rare_ones() -> None:
    common, rare = lexicon.cost("公开"), lexicon.cost("耕地")
    assert common is not None and rare is not None and common < rare


def test_a_character_is_always_a_word() -> None:
    assert lexicon.cost("龘") == lexicon.UNKNOWN
    assert lexicon.cost("龘龘") is None
    assert lexicon.cost("卫卫") is None


def test_its_lines_are_sorted_and_no_word_is_longer_than_it_says() -> None:
    lines = [line.split(" ") for line in DATA.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    words = [[rest[:-1] for rest in rests] for _, *rests in lines]
    assert max(len(rest) for rests in words for rest in rests) == lexicon.LONGEST - 1
    assert all(rests == sorted(rests) for rests in words)
    assert all(len(first) == 1 for first, *_ in lines)


def test_the_beginning_of_a_word_is_no_word() -> None:
    assert lexicon.cost("源源不断") is not None
    assert lexicon.cost("源源不") is None


def test_reading_it_waits_for_a_doubled_character() -> None:
    code = (
        "from support.model import model_report; from support.render import render; from giar_lint.api import lint_text\n"
        "text = render(model_report(), 'tabs').replace('紧扣', '围绕')\n"
        "import re; assert not re.search(r'([一-鿿])\\1', text.split('二、')[0]), 'the model has a doubled character'\n"
        "lint_text(text); import sys; print('giar_lint.words.lexicon' in sys.modules)\n"
        "lint_text(text.replace('平稳有序', '平稳稳有序')); print('giar_lint.words.lexicon' in sys.modules)"
    )
    tests = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=tests, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["False", "True"], done.stderr
