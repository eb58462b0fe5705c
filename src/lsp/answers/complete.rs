//! What may stand at the cursor, in the order that `ide` has it.
//!
//! What is typed was held against each item already, in ways that a client knows nothing of, so the client is told to
//! ask again after each letter and to leave out none.

use super::super::client::Client;
use super::super::scene::{Ruler, Scene};
use super::prose;
use crate::ide::{self, Completion, CompletionKind as Kind};
use crate::text::{SourceId, Span};
use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionList,
    CompletionParams, CompletionResponse, InsertTextFormat,
};

/// What makes a client ask that would not ask for a letter: behind a state, a name or a sign comes something.
pub const TRIGGERS: [&str; 4] = [" ", "[", "#", "@"];

pub fn completions(
    scene: &Scene<'_>,
    source: SourceId,
    params: CompletionParams,
) -> Option<CompletionResponse> {
    let lines = scene.lines(source);
    let offset = lines.offset(params.text_document_position_params.position);
    let text = scene.analysis.journal.sources.get(source.0 as usize)?;
    let found = ide::completions(scene.analysis, source, offset).into_iter();
    let items = found.map(|it| {
        let typed = Span::new(it.edit.span.start, offset).of(&text.text);
        item(it, typed, &lines, scene.client)
    });
    let list = CompletionList {
        is_incomplete: true,
        items: items.collect(),
        ..CompletionList::default()
    };
    Some(list.into())
}

fn item(it: Completion, typed: &str, lines: &Ruler<'_>, client: &Client) -> CompletionItem {
    let kind = kind(it.kind);
    let detail = (!it.detail.is_empty()).then_some(it.detail);
    let (label_details, detail) = if client.label_details {
        let beside = detail.map(|detail| CompletionItemLabelDetails {
            detail: None,
            description: Some(detail),
        });
        (beside, None)
    } else {
        (None, detail)
    };
    let documentation = it.documentation;
    let documentation = documentation.map(|it| match client.markdown_beside {
        true => prose::markdown(it).into(),
        false => prose::plain(&it).into(),
    });
    CompletionItem {
        label: it.label,
        label_details,
        kind: Some(kind),
        detail,
        documentation,
        sort_text: Some(format!("{:05}", it.rank)),
        filter_text: (!typed.is_empty()).then(|| typed.to_owned()),
        insert_text_format: Some(InsertTextFormat::PlainText),
        text_edit: Some(lines.edit(&it.edit).into()),
        ..CompletionItem::default()
    }
}

/// Editors choose a picture by it; none of their kinds is ours.
const fn kind(kind: Kind) -> CompletionItemKind {
    match kind {
        Kind::Habit => CompletionItemKind::Class,
        Kind::Task => CompletionItemKind::Method,
        Kind::Goal => CompletionItemKind::Interface,
        Kind::Alias => CompletionItemKind::Reference,
        Kind::Undeclared => CompletionItemKind::Text,
        Kind::Tag | Kind::Person => CompletionItemKind::Constant,
        Kind::Unit => CompletionItemKind::Unit,
        Kind::Attribute => CompletionItemKind::Property,
        Kind::Word | Kind::Keyword => CompletionItemKind::Keyword,
        Kind::Date => CompletionItemKind::Event,
        Kind::State => CompletionItemKind::Operator,
        Kind::Code => CompletionItemKind::EnumMember,
    }
}
