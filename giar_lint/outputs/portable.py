"""What other programs need so that a path, an identity or a text means the same to them."""

from __future__ import annotations

import re
from urllib.parse import quote

from giar_lint.digests import blake2b

_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")


def uri(path: str) -> str:
    """A path of a diagnostic as a URI reference: percent-encoded, `file://` only where it is absolute.

    Bytes of a name that are no UTF-8 are encoded as the bytes they are.
    """
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "surrogatepass")
    reference = quote(data)
    if _ABSOLUTE.match(path) is None:
        return reference
    return f"file://{reference}" if path.startswith("/") else f"file:///{reference}"


def identity(path: str, content: str) -> str:
    """32 hexadecimal digits for something in a file, such as a diagnostic's fingerprint, that differ between files."""
    return blake2b(f"{path}\0{content}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def well_formed(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair that stands alone: many readers of JSON refuse those."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
