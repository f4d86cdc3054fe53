"""Parts are replaced in a package without unpacking the others; what is no ordinary package is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from giar_lint.copying.archive import Unsplit, is_copy, names, replaced

PARTS = {"a.xml": b"old" * 50, "b/picture.png": bytes(range(256)) * 20, "c.xml": b""}


def archive(method: int = zipfile.ZIP_DEFLATED, *, streamed: bool = False) -> bytes:
    """An archive of PARTS with dates, comments and a field of its own; `streamed`: sizes follow the data."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return not streamed

    stream = Pipe()
    with zipfile.ZipFile(stream, "w") as target:
        for index, (name, content) in enumerate(PARTS.items()):
            entry = zipfile.ZipInfo(name, (1990 + index, 2, 3, 4, 5, 6))
            entry.compress_type, entry.external_attr = method, 0o640 << 16
            entry.comment, entry.extra = b"comment", b"\x20\xa2\x02\x00\x01\x02"
            target.writestr(entry, content)
        target.comment = b"all"
    return stream.getvalue()


def offset(data: bytes, name: str) -> int:
    return zipfile.ZipFile(io.BytesIO(data)).getinfo(name).header_offset


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("name", ["a.xml", "c.xml"])
@pytest.mark.parametrize("new", [b"", b"new" * 1000])
def test_one_part_changes_and_nothing_else(method: int, streamed: bool, name: str, new: bytes) -> None:
    data = archive(method, streamed=streamed)
    copy = replaced(data, {offset(data, name): new})
    before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (data, copy))
    assert after.testzip() is None
    assert {each: after.read(each) for each in PARTS} == {**PARTS, name: new}
    assert after.comment == before.comment
    for old, present in zip(before.infolist(), after.infolist(), strict=True):
        kept = ("filename", "date_time", "compress_type", "external_attr", "comment", "create_system")
        assert [getattr(old, each) for each in kept] == [getattr(present, each) for each in kept]
        assert present.extra.startswith(old.extra)
    assert (is_copy(data), is_copy(copy)) == (False, True)
    # The mark does not pile up.
    again = replaced(copy, {offset(copy, name): new})
    assert again == copy
    assert names(copy) == [each.encode() for each in PARTS]


def test_a_copy_that_another_program_wrote_anew_is_none_of_ours() -> None:
    data = archive()
    copy = replaced(data, {0: b"new"})
    stream = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(copy))
    with zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    assert not is_copy(stream.getvalue())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x05\x06",
        b"x" + archive(),
        archive() + b"x",
        archive()[:-9],
        archive().replace(b"PK\x01\x02", b"PK\x01\x03", 1),
    ],
)
def test_what_is_no_ordinary_archive_is_refused(data: bytes) -> None:
    assert not is_copy(data)
    with pytest.raises(Unsplit):
        names(data)
    with pytest.raises(Unsplit):
        replaced(data, {0: b""})
