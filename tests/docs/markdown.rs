//! The fences of a Markdown document, and nothing else of Markdown.

/// A fenced block: its language, the words after it, its text, and the line its text starts on.
pub struct Fence {
    pub language: String,
    pub info: Vec<String>,
    pub text: String,
    /// From 1.
    pub line: usize,
    /// The text's place in the document, in bytes.
    pub range: std::ops::Range<usize>,
    /// The backticks that open it.
    pub ticks: String,
}

impl Fence {
    /// What stands after `key=` in the line that opens the fence.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.info
            .iter()
            .find_map(|word| word.strip_prefix(key)?.strip_prefix('='))
    }
}

/// Every fence of a document, in order. A fence opens and closes in column 0.
pub fn fences(markdown: &str) -> Vec<Fence> {
    let mut fences: Vec<Fence> = Vec::new();
    let mut open: Option<Fence> = None;
    let mut at = 0;
    for (index, line) in markdown.split_inclusive('\n').enumerate() {
        let end = at + line.len();
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match open.take() {
            Some(fence) if ticks.len() >= fence.ticks.len() && line.trim_end() == ticks => {
                fences.push(fence);
            }
            Some(mut fence) => {
                fence.text.push_str(line);
                fence.range.end = end;
                open = Some(fence);
            }
            None if ticks.len() >= 3 => {
                let mut words = line[ticks.len()..].split_whitespace().map(str::to_owned);
                open = Some(Fence {
                    language: words.next().unwrap_or_default(),
                    info: words.collect(),
                    text: String::new(),
                    line: index + 2,
                    range: end..end,
                    ticks: ticks.to_owned(),
                });
            }
            None => {}
        }
        at = end;
    }
    assert!(open.is_none(), "a fence is left open");
    fences
}
