"""One session with an editor: what it tells and asks for, and what it is told."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from lsprotocol import types
from pygls.capabilities import ServerCapabilitiesBuilder, get_capability
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from giar_lint.catalogue.server import tell
from giar_lint.choices import LANGUAGES
from giar_lint.diagnostics import Diagnostic
from giar_lint.errors import UserError
from giar_lint.masking import mask
from giar_lint.outputs.terminal import harmless
from giar_lint.server.actions import Abilities, Offers, fingerprint_in
from giar_lint.server.buffers import Buffer, path_of
from giar_lint.server.desk import Desk, Open
from giar_lint.server.hover import cell_note, rule_pages
from giar_lint.server.judging import Project, Verdict
from giar_lint.server.positions import Ruler
from giar_lint.server.symbols import flat, folds, symbols
from giar_lint.server.wording import SOURCE, Wording

_TOML = ".toml"
T = TypeVar("T")


class Session:
    """The state of a session and what it answers. `language` is the one stated on the command line, "" for none."""

    def __init__(self, server: LanguageServer, language: str) -> None:
        self._server = server
        self._language = language
        self._ruler = Ruler()
        self._can = Abilities()
        self._outline = self._markdown = self._watched = False
        self._roots: tuple[str, ...] = ()
        self._said: set[str] = set()
        self._wrong: dict[str, list[types.Diagnostic]] = {}
        self._desk = Desk(Project(language), self._publish, self.failed)

    # What the editor tells.

    def initialize(self, params: types.InitializeParams) -> None:
        capabilities = params.capabilities
        self._ruler = Ruler(ServerCapabilitiesBuilder.choose_position_encoding(capabilities))

        def can(path: str) -> Any:
            return get_capability(capabilities, path)

        resolve = can("text_document.code_action.resolve_support")
        operations = can("workspace.workspace_edit.resource_operations") or ()
        self._can = Abilities(
            resolve=resolve is not None and "edit" in resolve.properties,
            document_changes=bool(can("workspace.workspace_edit.document_changes")),
            create=types.ResourceOperationKind.Create in operations,
        )
        self._outline = bool(can("text_document.document_symbol.hierarchical_document_symbol_support"))
        self._markdown = types.MarkupKind.Markdown in (can("text_document.hover.content_format") or ())
        uris = [each.uri for each in params.workspace_folders or ()] or [params.root_uri or ""]
        self._roots = tuple(path for path in map(path_of, uris) if path)
        options = params.initialization_options
        if isinstance(options, dict) and options.get("language") in LANGUAGES:
            self._language = options["language"]
        self._desk.project = Project(self._language)

    async def initialized(self, params: types.InitializedParams) -> None:
        """Asks to be told of configurations that change on the disk, where the editor can do that."""
        capabilities = self._server.client_capabilities
        if get_capability(capabilities, "workspace.did_change_watched_files.dynamic_registration"):
            # Whatever is called otherwise may be what a configuration extends.
            watchers = [types.FileSystemWatcher(f"**/*{_TOML}")]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration("configurations", method, options)
            self._server.client_register_capability(types.RegistrationParams([registration]))
            self._watched = True

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        folder = self._roots[0] if self._roots else ""
        buffer = Buffer(item.uri, item.text, item.version, item.language_id, folder)
        if buffer.path:
            self._desk.open(buffer)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        document = self._desk.find(params.text_document.uri)
        if document is not None:
            document.buffer.change(params.content_changes, params.text_document.version, self._ruler)
            self._desk.edited(document)

    def saved(self, params: types.DidSaveTextDocumentParams) -> None:
        document = self._desk.find(params.text_document.uri)
        if document is not None:
            document.typed = False
        # An editor that does not tell of files on the disk may have saved a configuration without a word.
        if path_of(params.text_document.uri).endswith(_TOML) or not self._watched:
            self._read_anew()
        elif document is not None:
            self._desk.lint(document)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        document = self._desk.close(params.text_document.uri)
        if document is not None and not document.buffer.path.endswith(_TOML):
            self._send(document.buffer.uri, [])
        self._tell_wrong()

    def files_changed(self, params: types.DidChangeWatchedFilesParams) -> None:
        if any(path_of(each.uri).endswith(_TOML) for each in params.changes):
            self._read_anew()

    # What the editor asks for.

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        document, verdict = await self._judged(params.text_document.uri)
        if document is None or verdict is None:
            return None
        offset = self._ruler.offset(verdict.source, params.position)
        found = self._at(document, verdict, offset, offset)

        def parts() -> list[str]:
            note = cell_note(verdict.report, offset, verdict.language) if verdict.report is not None else ""
            return [*([note] if note else []), *rule_pages(found, verdict.project.rules, verdict.language)]

        text = "\n\n---\n\n".join(await self._desk.work(document, parts))
        if not text:
            return None
        kind = types.MarkupKind.Markdown if self._markdown else types.MarkupKind.PlainText
        place = self._ruler.range(verdict.source, found[0].span) if found else None
        return types.Hover(types.MarkupContent(kind, text), place)

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        document, verdict = await self._judged(params.text_document.uri)
        if document is None or verdict is None:
            return None
        span = self._ruler.span(verdict.source, params.range)
        found = self._at(document, verdict, span.start, span.end)
        only = [str(getattr(each, "value", each)) for each in params.context.only or ()]
        offers = self._offers(document, verdict)
        return await self._desk.work(document, lambda: offers.all(found, only))

    async def resolve(self, action: types.CodeAction) -> types.CodeAction:
        named = fingerprint_in(action.data)
        document, verdict = await self._judged(named[0]) if named is not None else (None, None)
        if named is None or document is None or verdict is None:
            return action
        offers, fingerprint = self._offers(document, verdict), named[1]
        return await self._desk.work(document, lambda: offers.resolve(action, fingerprint))

    async def symbols(
        self, params: types.DocumentSymbolParams
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation] | None:
        document, verdict = await self._judged(params.text_document.uri)
        if document is None or verdict is None:
            return None

        def outline() -> list[types.DocumentSymbol]:
            return symbols(verdict.report, self._ruler, verdict.language) if verdict.report is not None else []

        nested = await self._desk.work(document, outline)
        return nested if self._outline else flat(params.text_document.uri, nested)

    async def folds(self, params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        document, verdict = await self._judged(params.text_document.uri)
        if document is None or verdict is None:
            return None
        return await self._desk.work(document, lambda: folds(verdict.report) if verdict.report is not None else [])

    async def definition(self, params: types.DefinitionParams) -> list[types.Location] | None:
        """The places that explain the diagnostics at a position."""
        document, verdict = await self._judged(params.text_document.uri)
        if document is None or verdict is None:
            return None
        offset = self._ruler.offset(verdict.source, params.position)
        wording = Wording(document.buffer.uri, verdict.source, self._ruler)
        found = self._at(document, verdict, offset, offset)
        return [each.location for diagnostic in found for each in wording.related(diagnostic)] or None

    # What the editor is told.

    def failed(self, error: Exception) -> None:
        """Tells the log what broke inside, in one line without anything of a report."""
        place = ""
        if error.__traceback__ is not None:
            trace = error.__traceback__
            while trace.tb_next is not None:
                trace = trace.tb_next
            place = f", {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"
        line = tell("broken", self._language or "zh", reason=f"{type(error).__name__}{place}")
        self._server.window_log_message(types.LogMessageParams(types.MessageType.Error, line))

    def _publish(self, document: Open, verdict: Verdict) -> None:
        if not document.buffer.path.endswith(_TOML):
            wording = Wording(document.buffer.uri, verdict.source, self._ruler)
            self._send(document.buffer.uri, wording.all(document.shown(verdict), verdict.language), verdict.version)
            for _, line in verdict.result.failures:
                self._say(line)
        if verdict.problem is not None:
            self._say(verdict.problem.text(self._language or verdict.language))
        self._tell_wrong()

    def _tell_wrong(self) -> None:
        """Marks what is wrong in configurations that open documents need, and clears what is so no more."""
        wrong: dict[str, list[types.Diagnostic]] = {}
        for document in self._desk.documents:
            problem = document.verdict.problem if document.verdict is not None else None
            if document.verdict is not None and problem is not None:
                uri, diagnostic = _misconfigured(problem, self._language or document.verdict.language)
                if uri and diagnostic not in wrong.setdefault(uri, []):
                    wrong[uri].append(diagnostic)
        for uri in {*self._wrong, *wrong}:
            if self._wrong.get(uri, []) != wrong.get(uri, []):
                self._send(uri, wrong.get(uri, []))
        self._wrong = wrong

    def _say(self, line: str) -> None:
        """A line that the user is to see, once until configurations are read anew."""
        if line not in self._said:
            self._said.add(line)
            shown = harmless(mask(line.splitlines()[0]))
            self._server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"giar-lint: {shown}"))

    def _send(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None = None) -> None:
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _read_anew(self) -> None:
        self._said.clear()
        self._desk.start_anew(Project(self._language))

    async def _judged(self, uri: str) -> tuple[Open | None, Verdict | None]:
        document = self._desk.find(uri)
        return document, await self._desk.verdict(document) if document is not None else None

    def _at(self, document: Open, verdict: Verdict, start: int, end: int) -> list[Diagnostic]:
        """The diagnostics that the editor shows and that touch text[start:end]."""
        shown = document.shown(verdict).diagnostics
        return [each for each in shown if each.span.start <= end and start <= each.span.end]

    def _offers(self, document: Open, verdict: Verdict) -> Offers:
        configurations = [each.buffer for each in self._desk.documents if each.buffer.path.endswith(_TOML)]
        return Offers(document.buffer, verdict, self._ruler, self._can, self._roots, configurations)


def _misconfigured(problem: UserError, language: str) -> tuple[str, types.Diagnostic]:
    """Where a configuration is wrong, and what is. The URI is "" where no file is to blame."""
    path, mark, number = problem.where.rpartition(":")
    if not (mark and number.isdigit()):
        path, number = problem.where, "1"
    uri = (from_fs_path(os.path.abspath(path)) or "") if path else ""
    line = max(0, int(number) - 1)
    place = types.Range(types.Position(line, 0), types.Position(line + 1, 0))
    words = harmless(mask(problem.text(language).removeprefix(f"{problem.where}: ")))
    return uri, types.Diagnostic(place, words, severity=types.DiagnosticSeverity.Error, source=SOURCE)


Handler = Callable[..., Any]


def handlers(session: Session) -> Sequence[tuple[str, Handler, Any]]:
    """What the session takes, by the method's name, and the options that the editor is told."""
    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
    return (
        (types.INITIALIZE, session.initialize, None),
        (types.INITIALIZED, session.initialized, None),
        (types.TEXT_DOCUMENT_DID_OPEN, session.opened, None),
        (types.TEXT_DOCUMENT_DID_CHANGE, session.changed, None),
        (types.TEXT_DOCUMENT_DID_SAVE, session.saved, types.SaveOptions(include_text=False)),
        (types.TEXT_DOCUMENT_DID_CLOSE, session.closed, None),
        (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, session.files_changed, None),
        (types.TEXT_DOCUMENT_HOVER, session.hover, None),
        (types.TEXT_DOCUMENT_CODE_ACTION, session.actions, types.CodeActionOptions(kinds, resolve_provider=True)),
        (types.CODE_ACTION_RESOLVE, session.resolve, None),
        (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, session.symbols, None),
        (types.TEXT_DOCUMENT_FOLDING_RANGE, session.folds, None),
        (types.TEXT_DOCUMENT_DEFINITION, session.definition, None),
    )
