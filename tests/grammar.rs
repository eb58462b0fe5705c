//! What must stay true of grammar/daymark.pest itself: its bodies are one search, and it is total.

use pest_meta::optimizer::{OptimizedExpr, OptimizedRule, optimize};
use pest_meta::parser::{self, Rule};

fn rules() -> Vec<OptimizedRule> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/grammar/daymark.pest");
    let text = std::fs::read_to_string(path).unwrap();
    let pairs = parser::parse(Rule::grammar_rules, &text).unwrap();
    optimize(parser::consume_rules(pairs).unwrap())
}

fn has_skip(rule: &OptimizedRule) -> bool {
    rule.expr
        .iter_top_down()
        .any(|expr| matches!(expr, OptimizedExpr::Skip(_)))
}

#[test]
fn the_bodies_of_lines_are_found_by_one_search() {
    let rules = rules();
    for name in ["body", "line", "left", "unknown"] {
        let rule = rules.iter().find(|rule| rule.name == name).unwrap();
        assert!(
            has_skip(rule),
            "`{name}` is read character by character, which is ten times slower: {:?}",
            rule.expr
        );
    }
}

#[test]
fn white_space_is_never_implicit() {
    for rule in rules() {
        assert!(!["WHITESPACE", "COMMENT"].contains(&rule.name.as_str()));
    }
}

#[test]
fn keywords_end_where_their_word_ends() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/grammar/daymark.pest");
    let text = std::fs::read_to_string(path).unwrap();
    let keywords: Vec<&str> = text.lines().filter(|line| line.starts_with("k_")).collect();
    assert!(keywords.len() > 30);
    for line in keywords {
        assert!(line.ends_with("~ !more }"), "{line}");
        assert!(line.contains("= @{ ^\""), "read in any case: {line}");
    }
}
