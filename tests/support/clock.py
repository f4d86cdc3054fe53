"""The mark of tests that the clock decides, or how soon a process does something."""

from __future__ import annotations

import pytest

by_the_clock = pytest.mark.flaky(reruns=3, reruns_delay=2)
"""Fails where four runs in a row fail: another process takes time away in one of them, a program that is slow in all."""
