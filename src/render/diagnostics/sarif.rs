//! Findings as SARIF 2.1.0, the format that code scanning and editors exchange.
//!
//! One run, its results written as they come; the rules that were met follow them, each with its page.
//! Paths are relative to the folder the program ran in, and columns count Unicode scalars.

use super::Texts;
use super::fingerprint::Fingerprints;
use super::place::Places;
use super::uri::uri;
use crate::diagnostic::{Code, Diagnostic, Fix, Label, Safety, Severity};
use crate::render::json::to_writer;
use crate::render::{Look, page};
use crate::text::{Edit, SourceId, Span};
use serde::Serialize;
use std::io::{self, Write};

/// The name that paths are relative to, as the standard spells it.
const ROOT: &str = "%SRCROOT%";

#[derive(Serialize)]
struct Words<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    rules: &'a [Rule],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Words<'static>,
    full_description: Words<'static>,
    help: Page,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Page {
    text: String,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Words<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: Fingerprint,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixJson<'a>>,
}

#[derive(Serialize)]
struct Fingerprint {
    #[serde(rename = "daymark/v1")]
    daymark: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Words<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    byte_offset: u32,
    byte_length: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixJson<'a> {
    description: Words<'a>,
    artifact_changes: Vec<Change<'a>>,
    properties: Properties,
}

#[derive(Serialize)]
struct Properties {
    safety: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    inserted_content: Option<Words<'a>>,
}

/// Writes the log part by part: [`Sarif::journal`] for each journal, then [`Sarif::end`].
#[derive(Debug, Default)]
pub struct Sarif {
    is_begun: bool,
    has_findings: bool,
    met: Vec<Code>,
    fingerprints: Fingerprints,
}

impl Sarif {
    /// The findings of one journal, which are sorted.
    ///
    /// # Errors
    /// Where the stream takes no more.
    pub fn journal(
        &mut self,
        out: &mut dyn Write,
        texts: Texts<'_>,
        diagnostics: &[Diagnostic],
    ) -> io::Result<()> {
        self.begin(out)?;
        let mut places = Places::new(texts);
        for diagnostic in diagnostics {
            out.write_all(if self.has_findings { b",\n" } else { b"\n" })?;
            self.has_findings = true;
            let words = diagnostic.words();
            to_writer(out, &self.finding(texts, &mut places, diagnostic, &words))?;
        }
        Ok(())
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        const HEAD: &[u8] = br#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","originalUriBaseIds":{"%SRCROOT%":{"description":{"text":"the folder daymark was run in"}}},"results":["#;
        if std::mem::replace(&mut self.is_begun, true) {
            return Ok(());
        }
        out.write_all(HEAD)
    }

    /// # Errors
    /// Where the stream takes no more.
    pub fn end(mut self, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let rules: Vec<Rule> = self.met.iter().map(|code| rule(*code)).collect();
        let driver = Driver {
            name: "daymark",
            semantic_version: env!("CARGO_PKG_VERSION"),
            rules: &rules,
        };
        out.write_all(b"],\n\"tool\":")?;
        to_writer(out, &Tool { driver })?;
        out.write_all(b"}]}\n")
    }

    fn finding<'a>(
        &mut self,
        texts: Texts<'_>,
        places: &mut Places<'_>,
        diagnostic: &'a Diagnostic,
        words: &'a str,
    ) -> Finding<'a> {
        let code = diagnostic.code;
        let known = self.met.iter().position(|met| *met == code);
        let rule_index = known.unwrap_or_else(|| {
            self.met.push(code);
            self.met.len() - 1
        });
        let mut location = |label: &'a Label| Location {
            physical_location: Physical {
                artifact_location: artifact(texts, label.source),
                region: region(places, label.source, label.span),
            },
            message: (!label.message.is_empty()).then_some(Words {
                text: &label.message,
            }),
        };
        let locations = [location(&diagnostic.primary)];
        let related_locations = diagnostic.others.iter().map(location).collect();
        let fixes = diagnostic.fixes.iter();
        Finding {
            rule_id: code.name(),
            rule_index,
            level: level(diagnostic.severity()),
            message: Words { text: words },
            locations,
            related_locations,
            partial_fingerprints: Fingerprint {
                daymark: self.fingerprints.of(texts, diagnostic),
            },
            fixes: fixes.map(|it| fix(texts, places, it)).collect(),
        }
    }
}

/// As the standard has it, which is as we have it.
const fn level(severity: Severity) -> &'static str {
    severity.word()
}

fn rule(code: Code) -> Rule {
    Rule {
        id: code.name(),
        short_description: Words {
            text: code.summary(),
        },
        full_description: Words { text: code.why() },
        help: Page {
            text: page::plain(Look::PLAIN, code),
            markdown: code.page(),
        },
        default_configuration: Configuration {
            level: level(code.severity()),
        },
    }
}

fn artifact(texts: Texts<'_>, source: SourceId) -> Artifact {
    let path = texts.path(source);
    let is_absolute = path.starts_with('/');
    Artifact {
        uri: uri(path.as_bytes()),
        uri_base_id: (!is_absolute).then_some(ROOT),
    }
}

fn region(places: &mut Places<'_>, source: SourceId, span: Span) -> Region {
    let start = places.at(source, span.start);
    let end = places.at(source, span.end);
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
        byte_offset: span.start,
        byte_length: span.end.saturating_sub(span.start),
    }
}

fn fix<'a>(texts: Texts<'_>, places: &mut Places<'_>, fix: &'a Fix) -> FixJson<'a> {
    let mut edits: Vec<&(SourceId, Edit)> = fix.edits.iter().collect();
    edits.sort_by_key(|(source, edit)| (*source, edit.span));
    let changes = edits.chunk_by(|(a, _), (b, _)| a == b).filter_map(|edits| {
        let (source, _) = edits.first()?;
        let replacements = edits.iter().map(|(source, edit)| Replacement {
            deleted_region: region(places, *source, edit.span),
            inserted_content: (!edit.text.is_empty()).then_some(Words { text: &edit.text }),
        });
        Some(Change {
            artifact_location: artifact(texts, *source),
            replacements: replacements.collect(),
        })
    });
    FixJson {
        description: Words { text: &fix.title },
        artifact_changes: changes.collect(),
        properties: Properties {
            safety: match fix.safety {
                Safety::Safe => "safe",
                Safety::Guess => "guess",
            },
        },
    }
}
