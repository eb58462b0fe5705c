//! Laws of the conversation: whatever is changed, in whatever order, and wherever it is said to be, the server has the
//! text that the client has.

use super::client::Client;
use crate::cli::world::Memory;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A change as a client says it: two positions, right or not, and what is put between them.
type Change = ((u32, u32), (u32, u32), &'static str);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let place = || (0_u32..6, 0_u32..16);
    let words = prop::sample::select(vec![
        "",
        "x",
        "😀",
        "\n",
        "\r\n",
        "é\n",
        "habit read\n",
        "2026-01-31\n",
        "  [x] read",
        " [",
        "#a",
    ]);
    prop::collection::vec((place(), place(), words), 1..12)
}

/// The offset of a position in UTF-16, brought into its line, and before a character that it halves.
fn offset(text: &str, (line, column): (u32, u32)) -> usize {
    let mut start = 0;
    for _ in 0..line {
        match text[start..].find('\n') {
            Some(end) => start += end + 1,
            None => return text.len(),
        }
    }
    let end = text[start..]
        .find('\n')
        .map_or(text.len(), |end| start + end);
    let has_return = end < text.len() && text[start..end].ends_with('\r');
    let line = &text[start..end - usize::from(has_return)];
    let mut units = 0;
    for (at, letter) in line.char_indices() {
        units += letter.len_utf16() as u32;
        if units > column {
            return start + at;
        }
    }
    start + line.len()
}

fn findings(client: &mut Client, uri: &str) -> Value {
    client.ask(
        "textDocument/diagnostic",
        json!({"textDocument": {"uri": uri}}),
    );
    loop {
        let mut heard = client.hear().unwrap();
        if heard.get("result").is_some() {
            return heard["result"]["items"].take();
        }
    }
}

fn open(client: &mut Client, uri: &str, text: &str) {
    let item = json!({"uri": uri, "languageId": "daymark", "version": 1, "text": text});
    client.tell("textDocument/didOpen", json!({"textDocument": item}));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn client_and_server_have_one_text(all in changes(), together in any::<bool>()) {
        let mut client = Client::new(Memory::default());
        client.ask("initialize", json!({"capabilities": {"textDocument": {"diagnostic": {}}}}));
        client.hear().unwrap();
        client.tell("initialized", json!({}));
        let mut text = "habit read: 😀\n\n2026-01-30 Fri\r\n  [x] read: é😀\n  prose".to_owned();
        open(&mut client, "untitled:a", &text);
        let mut said = Vec::new();
        for (from, until, new) in all {
            let start = offset(&text, from);
            let end = offset(&text, until).max(start);
            text.replace_range(start..end, new);
            let at = |(line, character): (u32, u32)| json!({"line": line, "character": character});
            said.push(json!({"range": {"start": at(from), "end": at(until)}, "text": new}));
        }
        let told = if together { vec![said] } else { said.into_iter().map(|it| vec![it]).collect() };
        for (version, changes) in (2..).zip(told) {
            let document = json!({"uri": "untitled:a", "version": version});
            let params = json!({"textDocument": document, "contentChanges": changes});
            client.tell("textDocument/didChange", params);
        }
        // A document that no change was made in tells what is in it; a line of its own shows where it ends.
        let marked = format!("{text}\nnonsense");
        let end = json!({"line": 9999, "character": 0});
        let params = json!({
            "textDocument": {"uri": "untitled:a", "version": 99},
            "contentChanges": [{"range": {"start": end, "end": end}, "text": "\nnonsense"}],
        });
        client.tell("textDocument/didChange", params);
        open(&mut client, "untitled:b", &marked);
        let found = findings(&mut client, "untitled:a");
        prop_assert!(!found.as_array().unwrap().is_empty());
        prop_assert_eq!(&found, &findings(&mut client, "untitled:b"), "{:?}", marked);
        client.tell("exit", json!({}));
        prop_assert_eq!(client.leave(), 1);
    }
}
