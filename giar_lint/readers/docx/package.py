"""Opens the package that a Word file is: a ZIP archive of XML parts that name each other. Bounds what is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from giar_lint.readers import Unreadable
from giar_lint.readers.docx.names import Element

_MOST_BYTES = 32 * 1024 * 1024
"""So many bytes all parts that are read may have unpacked: a hundred times those of a long report."""
_MOST_MARKS = 600_000
"""So many marks (< and =) they may have: an element or an attribute takes memory however short it is."""
_MOST_RATIO, _RATIO_FROM = 250, 1024 * 1024
"""How many times larger than packed a part may be, once it is large. The XML of a long table reaches about fifty."""
_MOST_PARTS = 20_000
_CHUNK = 64 * 1024
_ENTRY = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_TYPES = "[content_types].xml"
_MAIN = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_MACROS = ("ms-word.document.macroenabled.main+xml", "ms-word.template.macroenabledtemplate.main+xml")
_DAMAGED = ("damaged", {"format": "DOCX"})
_COMPLEX = ("too-complex", {"format": "DOCX"})


def open_package(data: bytes) -> Package:
    """The package of a file's bytes. Raises Unreadable ("damaged", "too-complex", "encrypted")."""
    if data.count(_ENTRY) > _MOST_PARTS:
        raise Unreadable(*_COMPLEX)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
        raise Unreadable(*_DAMAGED) from None
    return Package(archive)


class Package:
    """The parts of a Word file that make up its text. `document` is the root of the main one."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._bytes = 0
        self._marks = 0
        self._names: dict[Element, str] = {}
        self._entries: dict[str, list[zipfile.ZipInfo]] = {}
        for entry in archive.infolist():
            # Names of parts are compared without case.
            self._entries.setdefault(entry.filename.lower().lstrip("/"), []).append(entry)
        main = self._related("").get("officedocument")
        if main is None or not self._is_main(main):
            raise Unreadable(*_DAMAGED)
        self.document = self._xml(main)
        self._parts = self._related(main)

    def part(self, name: str) -> Element | None:
        """The root of a part that the main one names ("styles", "numbering", "footnotes", "endnotes"), None where it names
        none.
        """
        target = self._parts.get(name)
        return None if target is None else self._xml(target)

    def entry(self, root: Element) -> tuple[int, bytes]:
        """Where the entry of a part begins in the file, and the part's bytes; `root` is its root as it was read."""
        entry = self._entries[self._names[root]][0]
        return entry.header_offset, self._archive.read(entry)

    def _is_main(self, name: str) -> bool:
        """Whether the list of content types calls a part the main one of a Word file."""
        types = {"/" + name: "", "": ""}
        for each in self._xml(_TYPES):
            key = (each.get("PartName") or "").lower()
            if key == "/" + name:
                types[key] = (each.get("ContentType") or "").lower()
        return types["/" + name].endswith((*_MAIN, *_MACROS))

    def _related(self, name: str) -> Mapping[str, str]:
        """The parts that a part ("" the package) names, by what they are to it."""
        folder, file = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if listed not in self._entries:
            return {}
        found: dict[str, str] = {}
        for each in self._xml(listed):
            target = (each.get("Target") or "").lower()
            if (each.get("TargetMode") or "").lower() != "external" and target:
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.setdefault((each.get("Type") or "").lower().rpartition("/")[2], path)
        return found

    def _xml(self, name: str) -> Element:
        data = self._read(name)
        self._marks += data.count(b"<") + data.count(b"=")
        if self._marks > _MOST_MARKS:
            raise Unreadable(*_COMPLEX)
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            limit = "XML_PARSE_HUGE" in str(error) or "xcessive depth" in str(error)
            raise Unreadable(*(_COMPLEX if limit else _DAMAGED)) from None
        except ValueError:
            raise Unreadable(*_DAMAGED) from None
        if root.getroottree().docinfo.internalDTD is not None:
            # No Word file declares a document type; one that does means to define entities.
            raise Unreadable(*_DAMAGED)
        self._names[root] = name
        return root

    def _read(self, name: str) -> bytes:
        """The bytes of a part, unpacked in pieces so that a false size in its entry cannot deceive."""
        entries = self._entries.get(name, [])
        # Of two entries of one name, one program shows the first and another the second.
        if len(entries) != 1 or entries[0].compress_type not in _METHODS:
            raise Unreadable(*_DAMAGED)
        entry = entries[0]
        if entry.flag_bits & 1:
            raise Unreadable("encrypted", {"format": "DOCX"})
        parts: list[bytes] = []
        size = 0
        try:
            with self._archive.open(entry) as stream:
                while piece := stream.read(_CHUNK):
                    size += len(piece)
                    ratio = size > _RATIO_FROM and size > _MOST_RATIO * max(1, entry.compress_size)
                    if ratio or self._bytes + max(size, entry.file_size) > _MOST_BYTES:
                        raise Unreadable(*_COMPLEX)
                    parts.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, OverflowError):
            raise Unreadable(*_DAMAGED) from None
        self._bytes += size
        return b"".join(parts)
