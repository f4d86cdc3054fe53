"""What the editor offers to do about diagnostics: fix one, fix all that is safe, suppress one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path

from giar_lint.catalogue.server import tell
from giar_lint.diagnostics import Diagnostic, Fix
from giar_lint.fixing import applicable
from giar_lint.masking import mask
from giar_lint.outputs.terminal import harmless
from giar_lint.records import NamedTuple
from giar_lint.server.buffers import Buffer
from giar_lint.server.differences import text_edits
from giar_lint.server.judging import Verdict
from giar_lint.server.positions import Ruler
from giar_lint.server.suppressing import Addition, by_comment, end_of, in_configuration
from giar_lint.server.wording import SOURCE, Wording

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.{SOURCE}"
_ALL = ""
"""Stands where the fingerprint of the one diagnostic to fix would."""

_FEW = 5
"""For how many diagnostics at most edits are worked out before one is chosen; the menu would be longer than the screen, and
long in coming."""

_SHORT = 20


class Abilities(NamedTuple):
    """What the editor can do with an action."""

    resolve: bool = False
    document_changes: bool = False
    create: bool = False


class Offers:
    """Works out actions for one verdict. `roots` are the folders that are open in the editor, `configurations` the buffers of
    configuration files by their path.
    """

    def __init__(
        self,
        buffer: Buffer,
        verdict: Verdict,
        ruler: Ruler,
        can: Abilities,
        roots: Sequence[str] = (),
        configurations: Iterable[Buffer] = (),
    ) -> None:
        self._buffer = buffer
        self._version = verdict.version
        self._verdict = verdict
        self._ruler = ruler
        self._can = can
        self._roots = roots
        self._configurations = {each.path: each for each in configurations}

    def all(self, found: Sequence[Diagnostic], only: Sequence[str]) -> list[types.CodeAction]:
        """The actions for the diagnostics at a place; `only` are the kinds that are asked for, all where it is empty."""
        actions: list[types.CodeAction] = []
        if _wanted(types.CodeActionKind.QuickFix.value, only):
            few = found if len(found) <= _FEW else ()
            fixes = (self._fix(each) for each in (found if self._can.resolve else few))
            actions += [each for each in fixes if each is not None]
            for each in few if self._buffer.named else ():
                actions += self._suppressions(each)
        if _wanted(FIX_ALL, only) and any(applicable(each.fix, unsafe=False) for each in self._verdict.diagnostics):
            title = tell("fix-all", self._verdict.language)
            actions.append(self._lazy(types.CodeAction(title, kind=FIX_ALL), None))
        return [each for each in actions if each.edit is not None or each.data is not None]

    def resolve(self, action: types.CodeAction, fingerprint: str) -> types.CodeAction:
        """The action with its edit; without one where the diagnostic has gone since, or its fix would do harm."""
        wanted = next((each for each in self._verdict.diagnostics if each.fingerprint == fingerprint), None)
        if fingerprint == _ALL or wanted is not None:
            action.edit = self._edit(wanted)
        return action

    def _fix(self, found: Diagnostic) -> types.CodeAction | None:
        fix = found.fix
        if fix is None or not applicable(fix, unsafe=True):
            return None
        action = types.CodeAction(
            self._title(found, fix),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[self._worded(found)],
            is_preferred=True if fix.applicability == "safe" else None,
        )
        return self._lazy(action, found)

    def _title(self, found: Diagnostic, fix: Fix) -> str:
        """What the fix does, as far as a line in a menu can say it."""
        language, key, values = self._verdict.language, "fix", {}
        if len(fix.edits) == 1:
            edit = fix.edits[0]
            old = _short(self._verdict.source.text[edit.span.start : edit.span.end])
            new = _short(edit.content)
            key = "fix-insert" if not old else "fix-to" if new else "fix-delete"
            values = {"old": old, "new": new}
        review = tell("review", language) if fix.applicability == "unsafe" else ""
        return tell(key, language, code=found.code, review=review, **values)

    def _lazy(self, action: types.CodeAction, found: Diagnostic | None) -> types.CodeAction:
        """The action with its edit, or with what it takes to work it out once it is chosen."""
        if self._can.resolve:
            action.data = {"uri": self._buffer.uri, "fingerprint": _ALL if found is None else found.fingerprint}
        else:
            action.edit = self._edit(found)
        return action

    def _edit(self, found: Diagnostic | None) -> types.WorkspaceEdit | None:
        new = self._verdict.mended(found)
        if new is None:
            return None
        edits = text_edits(self._verdict.source, new, self._ruler)
        return self._workspace_edit(self._buffer.uri, self._version, edits)

    def _suppressions(self, found: Diagnostic) -> list[types.CodeAction]:
        actions = []
        language = self._verdict.language
        texts = {path: each.text for path, each in self._configurations.items()}
        addition = in_configuration(self._verdict, found, self._buffer.path, self._roots, texts)
        if addition is not None and (addition.old is not None or self._can.create):
            title = tell(
                "suppress", language, code=found.code, file=addition.path.replace("\\", "/").rpartition("/")[2]
            )
            actions.append(self._suppression(title, found, self._added(addition)))
        insertion = by_comment(self._verdict, found)
        if insertion is not None:
            title = tell("suppress-comment", language, code=found.code)
            place = self._ruler.position(self._verdict.source, insertion.offset)
            edits = [types.TextEdit(types.Range(place, place), insertion.content)]
            edit = self._workspace_edit(self._buffer.uri, self._version, edits)
            actions.append(self._suppression(title, found, edit))
        return actions

    def _suppression(self, title: str, found: Diagnostic, edit: types.WorkspaceEdit) -> types.CodeAction:
        return types.CodeAction(title, kind=types.CodeActionKind.QuickFix, diagnostics=[self._worded(found)], edit=edit)

    def _added(self, addition: Addition) -> types.WorkspaceEdit:
        there = self._configurations.get(addition.path)
        uri = there.uri if there is not None else from_fs_path(addition.path)
        assert uri is not None
        text = addition.old or ""
        place = self._ruler.position(end_of(text), len(text))
        edits = [types.TextEdit(types.Range(place, place), addition.content)]
        edit = self._workspace_edit(uri, there.version if there is not None else None, edits)
        if addition.old is None:
            create = types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))
            edit.document_changes = [create, *(edit.document_changes or ())]
        return edit

    def _workspace_edit(self, uri: str, version: int | None, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
        if not self._can.document_changes:
            return types.WorkspaceEdit(changes={uri: edits})
        document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])

    def _worded(self, found: Diagnostic) -> types.Diagnostic:
        return Wording(self._buffer.uri, self._verdict.source, self._ruler).diagnostic(found)


def fingerprint_in(data: Any) -> tuple[str, str] | None:
    """The document and the diagnostic that the data of an action name, None where it is not an action of this server."""
    if not isinstance(data, dict) or not all(isinstance(data.get(key), str) for key in ("uri", "fingerprint")):
        return None
    return data["uri"], data["fingerprint"]


def _wanted(kind: str, only: Sequence[str]) -> bool:
    return not only or any(kind == each or kind.startswith(f"{each}.") for each in only)


def _short(text: str) -> str:
    shown = harmless(mask(" ".join(text.split())))
    return shown if len(shown) <= _SHORT else shown[: _SHORT - 1] + "…"
