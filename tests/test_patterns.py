"""Every regular expression of the project takes time in proportion to the text, on texts that its own parse tree tells to
be bad for it: what leads to each of its repetitions, that repetition drawn out or begun over and over, and an end that fits
nothing. Measured, with the method that the code uses: what counts is what `re` does."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import _constants as code
from re import _parser as parser
from types import ModuleType
from typing import Any, NamedTuple

import pytest

import giar_lint
from support.clock import by_the_clock

SMALL, LARGE = 1_500, 6_000
LINEAR = 8.0
"""Four times the text takes four times as long; a square takes sixteen times."""
LEAST = 0.012
"""In seconds of the processor: what takes less on the large text is no square."""
ANYWHERE = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
METHODS = ANYWHERE | {"match", "fullmatch"}
ALPHABET = "1a一 \t\n,，-－、.。:/<>(（年月日\"'=&\0"
NOTHING = "\0\n\0"
"""What ends the texts; no pattern wants it."""


class Use(NamedTuple):
    """A pattern, where it stands, and the methods that it is used with: those of `METHODS`."""

    place: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(giar_lint.__path__, "giar_lint."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def uses() -> list[Use]:
    """Each pattern that is compiled when its module is imported, and each that a function hands to `re`, if what it is
    made of is known without running the function."""
    found: dict[re.Pattern[Any], str] = {}
    called: dict[re.Pattern[Any], set[str]] = defaultdict(set)
    loose: dict[str, set[str]] = defaultdict(set)
    for module in modules():
        own = vars(module)
        for name, value in own.items():
            for each in _within(value):
                found.setdefault(each, f"{module.__name__}.{name}")
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Attribute) or node.attr not in METHODS | {"compile"}:
                continue
            if _name(node.value) != "re":
                stated = _stated(node.value, own) if isinstance(node.value, ast.Call) else None
                pattern = own.get(_name(node.value)) if stated is None else stated
                for each in _within(pattern):
                    called[each].add(node.attr)
                loose[module.__name__] |= set() if pattern is not None else {node.attr}
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (stated := _stated(node, own)) is not None:
                found.setdefault(stated, f"{module.__name__}:{node.lineno}")
                assert isinstance(node.func, ast.Attribute)
                called[stated] |= {node.func.attr} & METHODS
    # One of a table is called by the name of a loop, in the module where the table stands.
    return [
        Use(
            place,
            pattern,
            frozenset(called[pattern] or loose[re.split(r"[.:](?=[^.:]*$)", place)[0]]) & METHODS or METHODS,
        )
        for pattern, place in found.items()
    ]


def _stated(call: ast.Call, own: dict[str, Any]) -> re.Pattern[Any] | None:
    """The pattern that a call of `re.compile`, `re.search` and so on states; None for other calls, and where it is only
    known while the function runs."""
    if not isinstance(call.func, ast.Attribute) or _name(call.func.value) != "re" or not call.args:
        return None
    if call.func.attr not in METHODS | {"compile"}:
        return None
    try:
        flags = [eval(ast.unparse(each), own) for each in call.args[1:] if call.func.attr == "compile"]
        return re.compile(eval(ast.unparse(call.args[0]), own), *flags)
    except NameError:
        return None


def _name(node: ast.expr) -> str:
    """What a value is called: its last name, without a subscript."""
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _within(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from _within(each)
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from _within(each)


@cache
def _member(operation: tuple[Any, ...]) -> str:
    """A character that fits a set."""
    return next((sign for sign in ALPHABET + "A_xzé①" if _fits(operation, sign)), "") or next(
        chr(each) for each in range(0x110000) if _fits(operation, chr(each))
    )


def _fits(operation: tuple[Any, ...], sign: str) -> bool:
    wanted, point = bool(operation[0] != (code.NEGATE, None)), ord(sign)
    for kind, value in operation:
        if kind is code.LITERAL and value == point:
            return wanted
        if kind is code.RANGE and value[0] <= point <= value[1]:
            return wanted
        if kind is code.CATEGORY and re.fullmatch(_CATEGORIES[value], sign):
            return wanted
    return not wanted


_CATEGORIES = {
    code.CATEGORY_DIGIT: r"\d",
    code.CATEGORY_NOT_DIGIT: r"\D",
    code.CATEGORY_SPACE: r"\s",
    code.CATEGORY_NOT_SPACE: r"\S",
    code.CATEGORY_WORD: r"\w",
    code.CATEGORY_NOT_WORD: r"\W",
}


def walk(parsed: Any, before: str, found: list[tuple[str, str]]) -> str:
    """A text that fits a part of a parse tree, behind `before`; into `found` goes for each repetition without a small
    bound what leads to it and one turn of it."""
    text = ""
    for kind, value in parsed:
        if kind in (code.LITERAL, code.NOT_LITERAL):
            text += chr(value) if kind is code.LITERAL else _member(((code.NEGATE, None), (code.LITERAL, value)))
        elif kind is code.IN:
            text += _member(tuple(value))
        elif kind is code.ANY:
            text += "a"
        elif kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            least, most, body = value
            turn = walk(body, before + text, found)
            if most > 50:
                found.append((before + text, turn))
            text += turn * least
        elif kind is code.SUBPATTERN:
            text += walk(value[3], before + text, found)
        elif kind is code.ATOMIC_GROUP:
            text += walk(value, before + text, found)
        elif kind is code.BRANCH:
            text += [walk(each, before + text, found) for each in value[1]][0]  # noqa: RUF015 - all are walked
        elif kind is code.GROUPREF_EXISTS:
            text += walk(value[1], before + text, found)
        elif kind is code.ASSERT and value[0] > 0:
            walk(value[1], before + text, found)
    return text


def texts(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """What a text begins with, and what is repeated in it."""
    found: list[tuple[str, str]] = []
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    whole = walk(parser.parse(source, pattern.flags & ~re.UNICODE), "", found)
    given = dict.fromkeys([("", whole), ("", whole[:-1]), *(("", sign) for sign in ALPHABET)])
    for before, turn in found:
        given |= dict.fromkeys([(before, turn), ("", before + turn), ("", before)])
        given |= dict.fromkeys((before, sign) for sign in ALPHABET)
        given |= dict.fromkeys((before, turn + sign) for sign in " 1,")
    return (each for each in given if each[1])


def seconds(use: Use, method: str, text: str) -> float:
    """The processor's time for one call, to its end."""
    given = text.encode("utf-8") if isinstance(use.pattern.pattern, bytes) else text
    start = time.process_time()
    if method in ("match", "fullmatch", "search"):
        getattr(use.pattern, method)(given)
    else:
        for _ in use.pattern.finditer(given):
            pass
    return time.process_time() - start


USES = uses()


def test_the_patterns_are_found() -> None:
    assert len(USES) > 110
    assert len({each.methods for each in USES}) > 5


@by_the_clock
@pytest.mark.parametrize("use", USES, ids=lambda use: use.place)
def test_time_grows_with_the_text(use: Use) -> None:
    for method in sorted({"finditer" if each in ANYWHERE else each for each in use.methods}):
        for begin, unit in texts(use.pattern):
            long, short = (begin + unit * (size // len(unit)) + NOTHING for size in (LARGE, SMALL))
            took = seconds(use, method, long)
            if took < LEAST:
                continue
            base = min(seconds(use, method, short) for _ in range(3))
            took = min(took, seconds(use, method, long))
            assert took < LEAST or took / max(base, 1e-6) < LINEAR, (method, begin, unit, took / base, use.pattern)
