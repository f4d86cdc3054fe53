"""The baseline: diagnostics that are known and accepted for now, so that a run tells only of new ones.

Entries are matched by content and not by line: the path, and the fingerprint, which holds the code, the text and the
values of the message. The file is JSON with one entry a line, in the order of paths and codes, so that it merges well;
`reason` is for people and is kept when the file is written anew. Paths count from the folder of the baseline.
"""

from __future__ import annotations

import os
import stat
from collections import Counter, deque
from collections.abc import Iterable, Mapping

from giar_lint.diagnostics import Diagnostic, FileResult, Held
from giar_lint.errors import UserError
from giar_lint.records import NamedTuple

VERSION = 1
_SHOWN = 3


class Entry(NamedTuple):
    """One known diagnostic. `path` has `/` and counts from the baseline's folder; `message` is masked and for people."""

    path: str
    code: str
    fingerprint: str
    message: str
    reason: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return (self.path, self.fingerprint)


class Baseline:
    """The baseline of a run. `file` is its absolute path; `entries` are none where it is about to be written first."""

    def __init__(self, file: str, entries: Iterable[Entry] = ()) -> None:
        self.file = file
        self._folder = os.path.dirname(file)
        self._entries = sorted(entries)
        self._open: Counter[tuple[str, str]] = Counter(each.key for each in self._entries)
        self._reasons: Mapping[tuple[str, str], str] = {each.key: each.reason for each in self._entries}
        self._moved = _by_fingerprint(each for each in self._entries if not self._exists(each.path))
        self._judged: dict[str, frozenset[str]] = {}
        self._seen: list[Entry] = []
        self.known = 0

    def apply(self, result: FileResult) -> FileResult:
        """The result without the diagnostics that the baseline knows; they are held back, with the reason stated there.

        An entry accounts for as many equal diagnostics as it stands in the baseline. The entries of a file that is no
        longer there serve one with another name.
        """
        if result.skipped:
            return result
        path = self._path(result.path)
        self._judged[path] = frozenset(result.idle)
        new: list[Diagnostic] = []
        held = list(result.held)
        for each in result.diagnostics:
            key = (path, each.fingerprint)
            if not self._open[key]:
                key = self._moved_key(each.fingerprint) or key
            reason = self._reasons.get(key, "")
            self._seen.append(Entry(path, each.code, each.fingerprint, each.message, reason))
            if self._open[key]:
                self._open[key] -= 1
                self.known += 1
                held.append(Held(each, "baseline", reason))
            else:
                new.append(each)
        return result._replace(diagnostics=tuple(new), held=tuple(held))

    def gone(self) -> list[Entry]:
        """The entries that no longer occur, of files that were linted by the rule, and of files that are not there."""
        left = Counter(self._open)
        gone = []
        for each in self._entries:
            if left[each.key] and self._judges(each):
                left[each.key] -= 1
                gone.append(each)
        return gone

    def written(self) -> list[Entry]:
        """What the baseline holds when it is written anew after the run: all that was found, and the entries of files
        and rules that the run did not judge.
        """
        return sorted([*self._seen, *(each for each in self._entries if not self._judges(each))])

    def pruned(self) -> list[Entry]:
        """The entries without those that no longer occur."""
        gone = Counter(self.gone())
        kept = []
        for each in self._entries:
            if gone[each]:
                gone[each] -= 1
            else:
                kept.append(each)
        return kept

    def write(self, entries: Iterable[Entry]) -> None:
        """Writes the file anew, whole or not at all. Raises OSError."""
        import json

        from giar_lint.writing import replace_file

        lines = [json.dumps(_data(each), ensure_ascii=False) for each in sorted(entries)]
        body = ",\n    ".join(lines)
        text = f'{{\n  "version": {VERSION},\n  "entries": [\n    {body}\n  ]\n}}\n' if lines else _EMPTY
        replace_file(self.file, text.encode("utf-8", "backslashreplace"))

    def _judges(self, entry: Entry) -> bool:
        idle = self._judged.get(entry.path)
        return entry.code not in idle if idle is not None else not self._exists(entry.path)

    def _moved_key(self, fingerprint: str) -> tuple[str, str] | None:
        """The key of an open entry of a file that is no longer there. Those used up are passed once and for all."""
        keys = self._moved.get(fingerprint)
        while keys and not self._open[keys[0]]:
            keys.popleft()
        return keys[0] if keys else None

    def _exists(self, path: str) -> bool:
        return os.path.lexists(os.path.join(self._folder, path))

    def _path(self, shown: str) -> str:
        try:
            relative = os.path.relpath(os.path.abspath(shown), self._folder)
        except ValueError:  # another drive
            relative = os.path.abspath(shown)
        return relative.replace(os.sep, "/")


_EMPTY = f'{{\n  "version": {VERSION},\n  "entries": []\n}}\n'


def read_baseline(file: str, shown: str, *, required: bool) -> Baseline:
    """The baseline at an absolute path. Raises UserError where it is broken, or `required` and not there."""
    import json

    try:
        # Of a pipe or a device there may be no end.
        if not stat.S_ISREG(os.stat(file).st_mode):
            raise UserError("baseline-broken", path=shown, reason=("不是普通文件", "not a regular file"))
        with open(file, encoding="utf-8") as stream:
            data = json.load(stream)
    except FileNotFoundError:
        if required:
            raise UserError("baseline-none", path=shown) from None
        return Baseline(file)
    except OSError as error:
        raise UserError("baseline-broken", path=shown, reason=error.strerror or str(error)) from None
    except (ValueError, RecursionError):
        raise UserError("baseline-broken", path=shown, reason="JSON") from None
    if isinstance(data, dict) and isinstance(data.get("version"), int) and data["version"] > VERSION:
        raise UserError("baseline-version", path=shown)
    try:
        return Baseline(file, [_entry(each) for each in data["entries"]])
    except (KeyError, TypeError) as error:
        raise UserError("baseline-broken", path=shown, reason=f"entries: {error}") from None


def listed_entries(entries: list[Entry]) -> tuple[str, str]:
    """The first of some entries in a sentence, in Chinese and English."""
    first = [f"{each.path} {each.code}" for each in entries[:_SHOWN]]
    more = len(entries) > _SHOWN
    return "、".join(first) + ("等" if more else ""), ", ".join(first) + (", ..." if more else "")


def _entry(data: Mapping[str, object]) -> Entry:
    fields = {name: data[name] for name in ("path", "code", "fingerprint", "message")}
    fields["reason"] = data.get("reason", "")
    for name, value in fields.items():
        if not isinstance(value, str):
            raise TypeError(name)
    return Entry(**fields)  # type: ignore[arg-type]  # checked above


def _data(entry: Entry) -> dict[str, str]:
    data = entry._asdict()
    return data if entry.reason else {name: value for name, value in data.items() if name != "reason"}


def _by_fingerprint(entries: Iterable[Entry]) -> dict[str, deque[tuple[str, str]]]:
    found: dict[str, deque[tuple[str, str]]] = {}
    for each in entries:
        found.setdefault(each.fingerprint, deque()).append(each.key)
    return found
