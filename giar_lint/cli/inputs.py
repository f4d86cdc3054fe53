"""What the commands that read reports have in common: which files, under which configuration, and how they speak up."""

from __future__ import annotations

import os
import sys

from giar_lint.cli.arguments import Arguments
from giar_lint.config.load import Configurations
from giar_lint.config.model import Configuration
from giar_lint.discovery import Found, discover, standard_input
from giar_lint.errors import UserError
from giar_lint.outputs.terminal import harmless
from giar_lint.target import STANDARD_INPUT


def require_sense(arguments: Arguments) -> None:
    """Raises UserError where the options and paths of a command contradict each other."""
    paths = arguments.words
    if arguments.on("--no-config") and arguments.text("--config") is not None:
        raise UserError("error-together", first="--config", second="--no-config")
    if STANDARD_INPUT in paths and len(paths) > 1:
        raise UserError("error-stdin")
    if arguments.text("--stdin-filename") is not None and paths != (STANDARD_INPUT,):
        raise UserError("error-stdin-name")


def configuration_of_run(configurations: Configurations, paths: tuple[str, ...]) -> Configuration:
    """The configuration that settles what holds for the run as a whole."""
    found = configurations.of_folder(os.getcwd())
    if found.path is None and paths and paths != (STANDARD_INPUT,):
        found = configurations.of_path(paths[0])
    return found


def find(arguments: Arguments, configurations: Configurations, *, force_exclude: bool = False) -> Found:
    """The files that a command is about. Raises as `giar_lint.discovery.discover`."""
    if arguments.words == (STANDARD_INPUT,):
        name = arguments.text("--stdin-filename") or ""
        return standard_input(name, configurations, force_exclude=force_exclude)
    return discover(arguments.words, configurations, force_exclude=force_exclude)


def tell(line: str, told: set[str], *, traced: bool = False) -> None:
    """A line on standard error, once; what goes before it on standard output is shown before it. `traced`: a traceback
    may follow the line, in lines of its own.
    """
    if line not in told:
        told.add(line)
        sys.stdout.flush()
        shown = "\n".join(map(harmless, line.split("\n"))) if traced else harmless(line)
        print(f"giar-lint: {shown}", file=sys.stderr)
