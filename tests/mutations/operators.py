"""All operators, in the order of the families of rules."""

from __future__ import annotations

from mutations import content, dates, facts, outline, sums, tables, wording, words
from mutations.specimen import Operator, declared

OPERATORS: tuple[Operator, ...] = tuple(
    each
    for module in (outline, content, tables, sums, facts, dates, words, wording)
    for each in declared(module.__name__)
)
