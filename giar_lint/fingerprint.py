"""What makes a diagnostic the same one as in the last run: its content, not its line.

A fingerprint hashes the code, the variant of the message, the text it stands on (without blanks), its place in the
report's terms and the values of the message, and counts how often the same has occurred before in the file. Values
named `line` or `..._line` are left out: they change when something else moves. The path is left out too, so that a
renamed file keeps its known diagnostics; an output that needs fingerprints to differ between files joins them with
the path.
"""

from __future__ import annotations

from collections import Counter

from giar_lint.diagnostics import Place
from giar_lint.rule import Finding


class Fingerprints:
    """The fingerprints of one file's findings, which are to be given in the order of the file."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, code: str, finding: Finding, text: str, place: Place | None) -> str:
        """The fingerprint of a finding that stands on `text`: 32 hexadecimal digits."""
        from giar_lint.digests import blake2b

        values = sorted(
            (name, str(value))
            for name, value in finding.values.items()
            if name != "line" and not name.endswith("_line")
        )
        where = () if place is None else (place.section, place.table, place.row, place.column)
        content = repr((code, finding.key, "".join(text.split()), where, values))
        self._seen[content] += 1
        return blake2b(f"{content}{self._seen[content]}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
