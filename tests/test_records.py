"""Records: made quickly, and otherwise what `typing.NamedTuple` makes."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Sequence

import pytest

from giar_lint.records import NamedTuple


class Made(NamedTuple):
    """A record."""

    start: int
    names: Sequence[str] = ()
    next: Made | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.names)

    @classmethod
    def at(cls, start: int) -> Made:
        return cls(start)

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


class Typed(typing.NamedTuple):
    """A record."""

    start: int
    names: Sequence[str] = ()
    next: Typed | None = None


def test_a_record_is_a_tuple_with_fields_defaults_and_methods() -> None:
    record = Made(3, names=("a", "b"))
    assert record == (3, ("a", "b"), None)
    assert (record.end, str(record), Made.at(4)) == (5, "3-5", Made(4))
    assert record._replace(start=1) == Made(1, ("a", "b"))
    with pytest.raises(AttributeError):
        record.start = 4  # type: ignore[misc]
    with pytest.raises(TypeError):
        Made()  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        record.other = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("of", ["_fields", "_field_defaults", "__doc__", "__slots__", "__match_args__", "__bases__"])
def test_its_class_is_as_the_standard_library_makes_it(of: str) -> None:
    assert getattr(Made, of) == getattr(Typed, of)
    assert (Made.__name__, Made.__qualname__, Made.__module__) == ("Made", "Made", __name__)
    assert repr(Made(1)) == repr(Typed(1)).replace("Typed", "Made")


def test_its_hints_can_be_asked_for() -> None:
    assert typing.get_type_hints(Made) == {"start": int, "names": Sequence[str], "next": Made | None}


def test_it_goes_to_another_process_and_back() -> None:
    record = Made(1, ("a",), Made(2))
    assert pickle.loads(pickle.dumps(record)) == record
    assert copy.deepcopy(record) == record
    assert type(copy.copy(record)) is Made
