"""The language server as a client by other people meets it, in the names of several editors."""

import asyncio
import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient, client_capabilities

EDITORS = ["visual-studio-code", "neovim@v0.6.1", "neovim@v0.9.1", "neovim", "emacs"]

HABITS = """\
habit read: Ten pages 📖 a day
  also book
  every day
  at least 10 pages

habit run: Slow is fine
  every day
"""

DAYS = """\
2026-01-30 Fri
  [x] read 11 pages
2026-01-31 Sat: 😀😀 A slow day. #health
  [x] book 12 pages: 😀 on the bench
  [x] 07:15 nonsense
2026-02-01
  [x] read 14 pages: 📖📖
  [x] rum
"""


class Session:
    """A client at work in a folder: it counts columns as was agreed, and finds places by their words."""

    def __init__(self, client: LanguageClient, folder: pathlib.Path, result: lsp.InitializeResult):
        self.client = client
        self.folder = folder
        self.encoding = result.capabilities.position_encoding or "utf-16"
        self.offers = result.capabilities
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str | None = None) -> None:
        self.texts[name] = (self.folder / name).read_text() if text is None else text
        self.versions[name] = 1
        item = lsp.TextDocumentItem(self.uri(name), "daymark", 1, self.texts[name])
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def units(self, text: str) -> int:
        coded = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
        name, width = coded[self.encoding]
        return len(text.encode(name)) // width

    def position(self, name: str, words: str) -> lsp.Position:
        """Where the ^ in the words stands."""
        text = self.texts[name]
        at = text.index(words.replace("^", "")) + words.index("^")
        line = text.count("\n", 0, at)
        return lsp.Position(line, self.units(text[text.rfind("\n", 0, at) + 1 : at]))

    def at(self, name: str, words: str) -> dict:
        document = lsp.TextDocumentIdentifier(self.uri(name))
        return {"text_document": document, "position": self.position(name, words)}

    def words(self, name: str, place: lsp.Range) -> str:
        """What stands there, cut out as the client counts."""
        text = self.texts.get(name) or (self.folder / name).read_text()
        lines = text.split("\n")

        def offset(position: lsp.Position) -> int:
            line = lines[position.line]
            sizes = [self.units(line[:end]) for end in range(len(line) + 1)]
            before = sum(len(earlier) + 1 for earlier in lines[: position.line])
            return before + sizes.index(position.character)

        return text[offset(place.start) : offset(place.end)]

    def change(self, name: str, words: str, new: str) -> None:
        """Puts the new words in the place of what stands between the two ^."""
        before, old, after = words.split("^")
        start = self.position(name, f"{before}^{old}{after}")
        end = self.position(name, f"{before}{old}^{after}")
        self.texts[name] = self.texts[name].replace(before + old + after, before + new + after, 1)
        self.versions[name] += 1
        change = lsp.TextDocumentContentChangePartial(lsp.Range(start, end), new)
        document = lsp.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))

    def pulls(self) -> bool:
        document = self.client.capabilities.text_document
        return document is not None and document.diagnostic is not None

    async def finds(self, name: str, code: str, words: str, there: bool = True) -> None:
        """Waits until the document as it is now has such a finding, or has it no more."""
        found = None
        for _ in range(500):
            if self.pulls():
                document = lsp.TextDocumentIdentifier(self.uri(name))
                params = lsp.DocumentDiagnosticParams(document)
                found = (await self.client.text_document_diagnostic_async(params)).items
            else:
                found = self.client.diagnostics.get(self.uri(name), [])
            marked = [it.range for it in found if it.code == code]
            expected = lsp.Range(self.position(name, "^" + words), self.position(name, words + "^"))
            if (expected in marked) == there:
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"{code} at {words} in {name}: {there} expected, found {found}")


@pytest.fixture(params=EDITORS)
async def session(request, tmp_path):
    (tmp_path / "daymark.toml").touch()
    (tmp_path / "habits.day").write_text(HABITS)
    (tmp_path / "days.day").write_text(DAYS)
    client = pytest_lsp.make_test_lsp_client()
    await client.start_io(os.environ["DAYMARK"], "lsp", env={"DAYMARK_TODAY": "2026-02-01", "HOME": "/nowhere"})
    folder = lsp.WorkspaceFolder(tmp_path.as_uri(), "journal")
    result = await client.initialize_session(
        lsp.InitializeParams(
            capabilities=client_capabilities(request.param),
            root_uri=tmp_path.as_uri(),
            workspace_folders=[folder],
        )
    )
    yield Session(client, tmp_path, result)
    server = client._server
    await client.shutdown_session()
    await asyncio.wait_for(server.wait(), 5)
    assert server.returncode == 0
    assert (tmp_path / "days.day").read_text() == DAYS, "the server writes nothing"


async def test_findings_mark_the_words_behind_emoji(session):
    session.open("days.day")
    await session.finds("days.day", "unknown-name", "rum")
    session.change("days.day", "[x] ^rum^", "run: 😀 [x] rum")
    await session.finds("days.day", "unknown-name", "rum", there=False)
    session.change("days.day", "📖^📖^", "😀 oh\n  [x] swim")
    await session.finds("days.day", "unknown-name", "swim")


async def test_hover_definition_and_references(session):
    session.open("days.day")
    hover = await session.client.text_document_hover_async(lsp.HoverParams(**session.at("days.day", "bo^ok 12")))
    assert "Ten pages 📖 a day" in hover.contents.value
    assert session.words("days.day", hover.range) == "book"
    found = await session.client.text_document_definition_async(
        lsp.DefinitionParams(**session.at("days.day", "bo^ok 12"))
    )
    if isinstance(found, list):
        found = lsp.Location(found[0].target_uri, found[0].target_selection_range)
    assert found.uri == session.uri("habits.day")
    assert session.words("habits.day", found.range) == "read"
    context = lsp.ReferenceContext(include_declaration=True)
    found = await session.client.text_document_references_async(
        lsp.ReferenceParams(context=context, **session.at("days.day", "bo^ok 12"))
    )
    words = sorted(session.words(pathlib.Path(it.uri).name, it.range) for it in found)
    assert words == ["book", "book", "read", "read", "read"]
    found = await session.client.text_document_document_highlight_async(
        lsp.DocumentHighlightParams(**session.at("days.day", "^#health"))
    )
    assert [session.words("days.day", it.range) for it in found] == ["#health"]


async def test_rename_edits_every_file(session):
    session.open("days.day")
    place = session.at("days.day", "bo^ok 12")
    ready = await session.client.text_document_prepare_rename_async(lsp.PrepareRenameParams(**place))
    assert (session.words("days.day", ready.range), ready.placeholder) == ("book", "book")
    edit = await session.client.text_document_rename_async(lsp.RenameParams(new_name="tome", **place))
    edits = dict(edit.changes or {})
    for change in edit.document_changes or []:
        edits[change.text_document.uri] = change.edits
    words = {pathlib.Path(uri).name: [session.words(pathlib.Path(uri).name, it.range) for it in its]
             for uri, its in edits.items()}
    assert words == {"habits.day": ["book"], "days.day": ["book"]}


async def test_outline_colours_and_what_stands_beside(session):
    session.open("days.day")
    document = lsp.TextDocumentIdentifier(session.uri("days.day"))
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(99, 0))
    client = session.client
    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
    assert [it.name for it in symbols] == ["2026-01-30 Fri", "2026-01-31 Sat", "2026-02-01"]
    found = await client.workspace_symbol_async(lsp.WorkspaceSymbolParams("rea"))
    assert [it.name for it in found] == ["read"]
    folds = await client.text_document_folding_range_async(lsp.FoldingRangeParams(document))
    assert [(it.start_line, it.end_line) for it in folds] == [(0, 1), (2, 4), (5, 7)]
    around = await client.text_document_selection_range_async(
        lsp.SelectionRangeParams(document, [session.position("days.day", "the ^bench")])
    )
    assert session.words("days.day", around[0].range) == "bench"
    tokens = await client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(document))
    legend = session.offers.semantic_tokens_provider.legend.token_types
    line = column = 0
    words = []
    for at in range(0, len(tokens.data), 5):
        down, along, length, kind, _ = tokens.data[at : at + 5]
        line, column = line + down, (along if down else column + along)
        place = lsp.Range(lsp.Position(line, column), lsp.Position(line, column + length))
        words.append((legend[kind], session.words("days.day", place)))
    assert ("decorator", "#health") in words and ("function", "book") in words, words
    if session.offers.inlay_hint_provider:
        hints = await client.text_document_inlay_hint_async(lsp.InlayHintParams(document, whole))
        assert "Sun" in [it.label for it in hints] and "3 days" in [it.label for it in hints], hints
    document = lsp.TextDocumentIdentifier(session.uri("habits.day"))
    lenses = await client.text_document_code_lens_async(lsp.CodeLensParams(document))
    assert [session.words("habits.day", it.range) for it in lenses] == ["read", "run"]


async def test_completion_knows_what_is_due(session):
    session.open("days.day")
    session.change("days.day", "📖^📖^", "😀\n  [x] ru")
    place = session.at("days.day", "[x] ru^\n")
    found = await session.client.text_document_completion_async(lsp.CompletionParams(**place))
    first = found.items[0]
    assert (first.label, session.words("days.day", first.text_edit.range)) == ("run", "ru"), found
    session.change("days.day", "😀\n  [x] ^ru^", "")
    place = session.at("days.day", "😀\n  [x] ^")
    found = await session.client.text_document_completion_async(lsp.CompletionParams(**place))
    labels = [it.label for it in sorted(found.items, key=lambda it: it.sort_text)]
    assert labels[0] == "run" and set(labels) >= {"run", "read", "book"}, labels


async def test_formatting(session):
    session.open("untidy.day", "2026-02-01   Sun\n [X] READ   12 pages: 😀  my words\n")
    document = lsp.TextDocumentIdentifier(session.uri("untidy.day"))
    options = lsp.FormattingOptions(tab_size=4, insert_spaces=True)
    edits = await session.client.text_document_formatting_async(lsp.DocumentFormattingParams(document, options))
    edits = [(session.words("untidy.day", it.range), it.new_text) for it in edits]
    assert edits == [("   ", " "), (" [X]", "  [x]"), ("READ   ", "read ")]


async def test_actions(session):
    session.open("days.day")
    document = lsp.TextDocumentIdentifier(session.uri("days.day"))
    at = session.position("days.day", "r^um")
    params = lsp.CodeActionParams(document, lsp.Range(at, at), lsp.CodeActionContext([]))
    actions = await session.client.text_document_code_action_async(params)
    assert "declare `habit rum`" in [it.title for it in actions]


async def test_a_document_in_memory(session):
    text = "habit read\n2026-02-01: 😀\n  [x] raed\n"
    item = lsp.TextDocumentItem("untitled:Untitled-1", "daymark", 1, text)
    session.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    document = lsp.TextDocumentIdentifier("untitled:Untitled-1")
    report = await session.client.text_document_diagnostic_async(lsp.DocumentDiagnosticParams(document))
    found = [(it.code, it.range.start.line, it.range.start.character) for it in report.items]
    assert found == [("unknown-name", 2, 6)]
