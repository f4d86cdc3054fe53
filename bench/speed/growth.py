"""How time grows with size: as the exponent, which is 1 where it grows in proportion and 2 where it grows with the square."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise


def exponents(sizes: Sequence[float], times: Sequence[float]) -> list[float]:
    """The exponent of each step from one size to the next; one less than there are sizes."""
    steps = pairwise(zip(sizes, times, strict=True))
    return [math.log(after / before) / math.log(more / less) for (less, before), (more, after) in steps]
