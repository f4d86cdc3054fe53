"""What is kept of texts that are asked about again."""

from __future__ import annotations

from giar_lint.remembering import remember_short


def test_short_texts_are_asked_for_once_and_long_ones_are_not_held() -> None:
    asked = []

    @remember_short(2)
    def length(text: str) -> int:
        """How long it is."""
        asked.append(len(text))
        return len(text)

    for text in ("a", "a", "b" * 5000, "b" * 5000, "a"):
        assert length(text) == len(text)
    assert asked == [1, 5000, 5000]
    assert length.__doc__ == "How long it is."
