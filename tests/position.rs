//! Lines and columns: laws over any text, and the cases that editors trip over.

use daymark::text::position::{line_starts, move_starts};
use daymark::text::{Encoding, LineIndex, LineStarts, Position, Span, Starts};
use proptest::prelude::*;

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

fn at(line: u32, column: u32) -> Position {
    Position { line, column }
}

#[test]
fn columns_count_what_was_agreed() {
    let text = "a😀é\r\nß\n";
    let starts = line_starts(text);
    assert_eq!(starts, [0, 9, 12]);
    let column = |encoding, offset| LineIndex::new(text, &starts, encoding).position(offset);
    for (encoding, after) in ENCODINGS.into_iter().zip([5, 3, 2]) {
        assert_eq!(column(encoding, 5), at(0, after));
        assert_eq!(column(encoding, 2), at(0, 1), "in the midst of the emoji");
        assert_eq!(column(encoding, 12), at(2, 0), "after the last line");
        assert_eq!(column(encoding, 99), at(2, 0));
    }
    let offset =
        |line, column| LineIndex::new(text, &starts, Encoding::Utf16).offset(at(line, column));
    assert_eq!(offset(0, 2), 1, "between the halves of the emoji");
    assert_eq!(offset(0, 99), 7, "before the line ending");
    assert_eq!(offset(1, 99), 11);
    assert_eq!(offset(99, 99), 12);
    assert_eq!(
        LineIndex::new("", &vec![], Encoding::Utf16).position(3),
        at(0, 0)
    );
    assert_eq!(
        LineIndex::new("", &vec![], Encoding::Utf16).offset(at(3, 3)),
        0
    );
    let starts = vec![3];
    let marked = LineIndex::new("\u{feff}ab", &starts, Encoding::Utf8);
    assert_eq!(
        marked.position(4),
        at(0, 1),
        "no column counts a byte order mark"
    );
    assert_eq!(marked.offset(at(0, 1)), 4);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn offsets_and_positions_are_one(text in "([a-z😀é\r]{0,4}\r?\n){0,5}[a-z😀]{0,4}") {
        let starts = line_starts(&text);
        // A document's own starts leave the line after the last ending out.
        let given = starts.iter().copied().filter(|&start| (start as usize) < text.len() || start == 0);
        let fewer: Vec<u32> = given.collect();
        for encoding in ENCODINGS {
            let (lines, same) = (LineIndex::new(&text, &starts, encoding), LineIndex::new(&text, &fewer, encoding));
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let position = lines.position(offset as u32);
                prop_assert_eq!(position, same.position(offset as u32));
                let is_in_ending = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
                if !is_in_ending {
                    prop_assert_eq!(lines.offset(position), offset as u32);
                    prop_assert_eq!(same.offset(position), offset as u32);
                }
                let before = &text[..offset];
                prop_assert_eq!(position.line as usize, before.matches('\n').count());
                let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
                let column = match encoding {
                    Encoding::Utf8 => line.len(),
                    Encoding::Utf16 => line.encode_utf16().count(),
                    Encoding::Utf32 => line.chars().count(),
                };
                prop_assert_eq!(position.column as usize, column);
            }
        }
    }

    #[test]
    fn moved_starts_are_those_of_the_new_text(
        text in "[ab\n]{0,20}",
        a in 0_usize..20,
        b in 0_usize..20,
        new in "[c\n]{0,5}",
    ) {
        let (a, b) = (a.min(text.len()), b.min(text.len()));
        let span = Span::new(a.min(b) as u32, a.max(b) as u32);
        let mut starts = line_starts(&text);
        move_starts(&mut starts, span, &new);
        let mut changed = text;
        changed.replace_range(span.start as usize..span.end as usize, &new);
        prop_assert_eq!(starts, line_starts(&changed));
    }

    #[test]
    fn starts_are_kept_in_little(gaps in proptest::collection::vec(prop_oneof![9 => 0_u32..90, 1 => 0_u32..2_000], 0..300), long in 0_u32..70_000) {
        let from = gaps.len() / 2;
        let mut at = 0;
        let starts: Vec<u32> = gaps.iter().enumerate().map(|(index, gap)| {
            at += gap + if index == from { long } else { 0 };
            at
        }).collect();
        let kept: Starts = starts.iter().copied().collect();
        prop_assert_eq!(kept.len(), starts.len());
        prop_assert_eq!(kept.iter().collect::<Vec<_>>(), starts.clone());
        for (index, start) in starts.iter().enumerate() {
            prop_assert_eq!(kept.get(index), Some(*start));
            for offset in [start.saturating_sub(1), *start, start + 1] {
                prop_assert_eq!(kept.until(offset), starts.until(offset));
            }
        }
        prop_assert_eq!(kept.get(starts.len()), None);
    }
}
