"""JSON text that is safe to show and still the same data."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from giar_lint.outputs.json_array import dump


@given(st.text(st.characters(exclude_categories=())))
def test_dump_keeps_the_text_and_shows_no_control_or_bidi_character(text: str) -> None:
    out = dump([text])
    # A pair of lone surrogates reads back as the character that it spells; no other text changes.
    assert json.loads(out) == [text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")]
    assert not any(ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 or 0xD800 <= ord(each) < 0xE000 for each in out)
    assert not set(out) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u2029")
