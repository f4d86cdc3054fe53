"""`giar-lint clean`: removes the cache that runs in this folder use."""

from __future__ import annotations

import os
import sys

from giar_lint.cache import FOLDER, remove_cache
from giar_lint.catalogue.interface import say
from giar_lint.cli.cached import cache_folder
from giar_lint.config.load import Configurations, shown
from giar_lint.errors import UserError
from giar_lint.outputs.terminal import harmless
from giar_lint.rules import registry


def run(language: str) -> int:
    """Removes the cache and says so on standard error. `language` is the one stated on the command line, "" for none."""
    try:
        general = Configurations(registry()).of_folder(os.getcwd())
        path, language = general.path, language or general.value("language") or "zh"
    except UserError as error:
        # A configuration that is wrong has a cache in its folder all the same.
        path, language = None, language or error.language or "zh"
    folder = cache_folder(path)
    place = shown(os.path.join(folder, FOLDER))
    try:
        count = remove_cache(folder)
    except OSError as error:
        raise UserError("error-write", path=place, reason=error.strerror or str(error)) from None
    print(harmless(say("cleaned" if count else "cleaned-none", language, path=place, count=count)), file=sys.stderr)
    return 0
