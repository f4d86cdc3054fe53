"""Runs one target under atheris: `python -m fuzz.harness TARGET [options and folders of libFuzzer]`."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import time

import atheris

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_APART = ("giar_lint.__main__", "giar_lint.server", "giar_lint.cli.watch")


def main() -> None:
    """Does not return; libFuzzer ends the process."""
    name = sys.argv[1]
    sys.path[:0] = [ROOT, os.path.join(ROOT, "tests")]
    # Everything now: what a target imports later would not be watched, and its import would count as the input's time.
    with atheris.instrument_imports(include=["giar_lint"]):
        import giar_lint

        for module in pkgutil.walk_packages(giar_lint.__path__, "giar_lint.", onerror=lambda _: None):
            if not module.name.startswith(_APART):
                importlib.import_module(module.name)
    from fuzz.oracle import require
    from fuzz.targets import TARGETS

    target = TARGETS[name]

    def run(data: bytes) -> None:
        start = time.process_time()
        target.run(data)
        seconds = time.process_time() - start
        require(seconds < target.seconds, "too slow", seconds)

    target.run(b"")
    atheris.Setup([sys.argv[0], *sys.argv[2:]], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
