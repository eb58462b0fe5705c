//! Words as a shell's line has them: what is typed freed from its quoting, and what is offered quoted.
//!
//! zsh and fish quote what they are offered by themselves; bash and PowerShell put it into the line as it is.

use crate::cli::args::shells::Shell;

/// What is typed, and how an answer to it is written.
pub struct Spelling {
    shell: Shell,
    /// The quote that the word is open in, where the shell says so.
    quote: Option<char>,
    /// The word itself.
    pub typed: String,
    /// Whether the word stands within quotes that are not yet closed, as far as it shows.
    is_open: bool,
}

impl Spelling {
    pub fn new(shell: Shell, quote: Option<char>, typed: &str) -> Self {
        let has_backslashes = shell != Shell::Powershell;
        let mut word = String::with_capacity(typed.len());
        let mut is_escaped = false;
        let mut is_open = false;
        for character in typed.chars() {
            if is_escaped {
                is_escaped = false;
            } else if character == '\\' && has_backslashes {
                is_escaped = true;
                continue;
            } else if matches!(character, '\'' | '"') && word.is_empty() {
                continue;
            } else if character == ' ' {
                is_open = true;
            }
            word.push(character);
        }
        Self {
            shell,
            quote,
            typed: word,
            is_open,
        }
    }

    /// A word that stands for itself in the line.
    pub fn quoted(&self, word: &str) -> String {
        let is_plain = |c: char| c.is_alphanumeric() || "-_./:=%+,".contains(c);
        match self.shell {
            // The quote is closed around what it can't hold.
            Shell::Bash if self.quote == Some('\'') => word.replace('\'', r"'\''"),
            Shell::Bash if self.quote == Some('"') => escaped(word, |c| !r#""\$`"#.contains(c)),
            Shell::Bash if !self.is_open => escaped(word, is_plain),
            Shell::Powershell if !word.chars().all(|c| is_plain(c) && c != ',') => {
                format!("'{}'", word.replace('\'', "''"))
            }
            _ => word.to_owned(),
        }
    }
}

fn escaped(word: &str, is_plain: impl Fn(char) -> bool) -> String {
    let mut quoted = String::with_capacity(word.len());
    for character in word.chars() {
        if !is_plain(character) {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted
}
