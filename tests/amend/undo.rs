//! What there is to take back is what was written last, and nothing before it.

use crate::cli::world::{Full, Memory, Node};
use std::path::{Path, PathBuf};

/// A world with two files of days.
fn journal() -> Memory {
    let mut world = Memory::default();
    world.folder = PathBuf::from("/home/me/j");
    world.variables.insert("HOME".into(), "/home/me".into());
    let today = ("DAYMARK_TODAY".to_owned(), "2026-02-01".to_owned());
    world.variables.extend([today]);
    for (name, text) in [
        ("daymark.toml", ""),
        ("a.day", "habit run\n"),
        ("b.day", "2026-01-31\n"),
    ] {
        let text = text.as_bytes().to_vec();
        world
            .nodes
            .insert(world.folder.join(name), Node::File(text));
    }
    world
}

fn run(world: &Memory, words: &str) -> u8 {
    daymark::cli::run(words.split(' ').map(Into::into).collect(), world)
}

fn text(world: &Memory, name: &str) -> String {
    let written = world.written();
    let bytes = written.get(&Path::new("/home/me/j").join(name));
    String::from_utf8(bytes.cloned().unwrap_or_default()).unwrap()
}

#[test]
fn what_cannot_be_taken_back_hides_what_was_before_it() {
    let mut world = journal();
    assert_eq!(run(&world, "daymark mark run --file a.day"), 0);
    let marked = text(&world, "a.day");
    world.full = Some(Full::State);
    assert_eq!(run(&world, "daymark note Words. --file b.day"), 0);
    world.full = None;
    assert_eq!(run(&world, "daymark undo"), 2);
    assert_eq!(text(&world, "a.day"), marked);
    let (_, said) = world.streams();
    assert!(said.ends_with("there is nothing to take back in this journal\n"));
}

#[test]
fn only_in_the_file_that_is_named() {
    let world = journal();
    assert_eq!(run(&world, "daymark mark run --file a.day"), 0);
    let marked = text(&world, "a.day");
    assert_eq!(run(&world, "daymark undo --file b.day"), 2);
    assert_eq!(text(&world, "a.day"), marked);
    let (_, said) = world.streams();
    let why = "the last capture went into `/home/me/j/a.day`, not into `/home/me/j/b.day`; \
               nothing was taken back\n";
    assert!(said.ends_with(why), "{said}");
    assert_eq!(run(&world, "daymark undo --file a.day"), 0);
    assert_eq!(text(&world, "a.day"), "habit run\n");
}
