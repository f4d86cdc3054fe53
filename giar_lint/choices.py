"""The closed lists of words that the command line takes, and the configuration too where it has the same key."""

from __future__ import annotations

FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "html")
SHOWING_ALL = ("html",)
"""The formats that show whole reports, not only what is wrong in them."""

LISTINGS = ("text", "json", "markdown")
SCHEMAS = ("configuration", "extract")
LANGUAGES = ("zh", "en")
COLOURS = ("auto", "always", "never")
FAIL_ON = ("error", "warning", "info", "never")
