//! Every problem of the journal: lines that are right one by one and don't fit together.
//!
//! One place where each becomes a diagnostic: its exact characters, a label on each other party, and a help
//! that shows right text in the user's own words. Who finds a problem only says which places are party to it.

use super::name::single_spaced;
use super::names::{Named, Names};
use super::{ItemId, Site};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::syntax::{DeclarationKind, Document};
use crate::text::{Source, Span};

/// What a name stands in, which decides what it may name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Use {
    Mark,
    Needs,
    When,
    Counts,
    /// `of HABIT` in a goal.
    Of,
}

impl Use {
    const fn takes(self, kind: DeclarationKind) -> bool {
        match self {
            Self::Mark | Self::Needs => !matches!(kind, DeclarationKind::Plan),
            Self::When | Self::Counts | Self::Of => matches!(kind, DeclarationKind::Habit),
        }
    }

    const fn expected(self) -> &'static str {
        match self {
            Self::Mark | Self::Needs => "habit, task or goal",
            Self::When | Self::Counts | Self::Of => "habit",
        }
    }
}

/// So many of the habits after the first are named of a circle.
const TOLD_OF_CIRCLE: usize = 6;

/// The problems found so far, and the texts to quote from.
pub(super) struct Problems<'a> {
    pub sources: &'a [Source],
    pub documents: &'a [Document],
    pub found: Vec<Diagnostic>,
    /// How many unknown names were looked up for a "did you mean".
    looked: usize,
}

impl<'a> Problems<'a> {
    pub fn new(sources: &'a [Source], documents: &'a [Document]) -> Self {
        Self {
            sources,
            documents,
            found: Vec::new(),
            looked: 0,
        }
    }

    pub fn span(&self, site: Site) -> Span {
        self.documents
            .get(site.source.0 as usize)
            .map_or(Span::default(), |document| {
                document.span(site.line, site.token)
            })
    }

    /// The characters of a place, as written.
    pub fn text(&self, site: Site) -> &'a str {
        let source = self.sources.get(site.source.0 as usize);
        source.map_or("", |source| self.span(site).of(&source.text))
    }

    /// The characters of a place with single spaces.
    pub fn quote(&self, site: Site) -> String {
        single_spaced(self.text(site))
    }

    fn start(&self, code: Code, site: Site, message: String) -> Diagnostic {
        Diagnostic::new(code, site.source, self.span(site), message)
    }

    fn and(&self, diagnostic: Diagnostic, site: Site, message: &str) -> Diagnostic {
        diagnostic.other(site.source, self.span(site), message)
    }

    pub fn repeated_attribute(&mut self, name: &str, again: Site, first: Site) {
        let kept = self.after(name, first);
        let help = format!("keep one of the two, as in `{kept}`, and remove the other");
        self.repeated(name, again, first, help);
        // What the second line names goes with it.
        if !matches!(name, "also" | "needs") {
            self.mend(self.line_away(name, again));
        }
    }

    /// A name that stands twice in the lists of one word, such as `counts`.
    pub fn repeated_name(&mut self, word: &str, again: Site, first: Site) {
        let name = self.after(word, again);
        let help = "once is enough: remove it here".to_owned();
        self.repeated(&name, again, first, help);
        self.mend(self.item_away(word, again));
    }

    /// A site's text with its word before it, where it does not stand there already.
    fn after(&self, word: &str, site: Site) -> String {
        let text = self.quote(site);
        if text.to_lowercase().starts_with(word) {
            text
        } else {
            format!("{word} {text}")
        }
    }

    fn repeated(&mut self, what: &str, again: Site, first: Site, help: String) {
        let message = format!("`{what}` is given twice");
        let problem = self
            .start(Code::RepeatedAttribute, again, message)
            .label("given again here")
            .help(help);
        let problem = self.and(problem, first, "first given here");
        self.found.push(problem);
    }

    /// `why` says what is wrong with the two together, `help` what to write instead.
    pub fn conflicting_attributes(
        &mut self,
        later: Site,
        earlier: Site,
        why: String,
        help: String,
    ) {
        let problem = self
            .start(Code::ConflictingAttributes, later, why)
            .label("this one does not go")
            .help(help);
        let problem = self.and(problem, earlier, "with this one");
        self.found.push(problem);
    }

    pub fn duplicate_name(&mut self, again: Site, first: Site, is_alias: bool) {
        let name = self.quote(again);
        let help = if is_alias {
            format!("a name means one thing: leave `{name}` out here, or rename the other")
        } else {
            format!(
                "give one of them a name of its own, such as `{name} again`, or write its lines below the first"
            )
        };
        let problem = self
            .start(
                Code::DuplicateName,
                again,
                format!("the name `{name}` is declared twice"),
            )
            .label("declared again here")
            .help(help);
        let problem = self.and(problem, first, "first declared here");
        self.found.push(problem);
        if is_alias {
            self.mend(self.item_away("also", again));
        }
    }

    /// What `site` names, where its place takes it; otherwise says so.
    pub fn resolve(&mut self, site: Site, place: Use, names: &Names) -> Option<ItemId> {
        let name = self.text(site);
        if let Some(named) = names.find(name) {
            if place.takes(named.id.kind()) {
                return Some(named.id);
            }
            self.wrong_kind(site, place, named.id.kind(), named.site);
        } else if let Some(plan) = names.find_plan(name) {
            self.wrong_kind(site, place, DeclarationKind::Plan, plan.site);
        } else if !names.is_lost(name) {
            self.looked += 1;
            let near = (self.looked <= names.looks(1))
                .then(|| names.nearest(name, |id| place.takes(id.kind())))
                .flatten();
            // Nothing waits for itself, counts itself or needs itself.
            let near = near.filter(|near| !self.is_own(site, names.find(near)));
            self.unknown_name(site, place, near, None);
        }
        None
    }

    /// Whether what is named is declared by the block that the place stands in.
    fn is_own(&self, site: Site, named: Option<&Named<ItemId>>) -> bool {
        let declarations = self.documents.get(site.source.0 as usize);
        let mut declarations = declarations.into_iter().flat_map(|it| &it.declarations);
        named.is_some_and(|named| {
            named.site.source == site.source
                && declarations.any(|declaration| {
                    let lines = declaration.line..declaration.end_line;
                    lines.contains(&named.site.line) && lines.contains(&site.line)
                })
        })
    }

    /// `instead` is how a mark would have its words after a colon, where its first ones are a declared name.
    pub fn unknown_name(
        &mut self,
        site: Site,
        place: Use,
        near: Option<&str>,
        instead: Option<Fix>,
    ) {
        let name = self.quote(site);
        let expected = place.expected();
        let colon = "your own words after a colon";
        let title = instead.as_ref().map(|fix| &fix.title);
        let help = match (title.and_then(|title| title.strip_prefix("write ")), near) {
            (Some(instead), None) => format!("write {colon}: {instead}"),
            (Some(instead), Some(near)) => {
                format!("write {colon}: {instead}, or did you mean `{near}`?")
            }
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) if place == Use::When => {
                format!(
                    "for what happens now and then write `when: {name}`, or declare `habit {name}`"
                )
            }
            (None, None) => {
                format!("declare it with a line `habit {name}` that starts in the first column")
            }
        };
        let problem = self
            .start(
                Code::UnknownName,
                site,
                format!("no {expected} is named `{name}`"),
            )
            .label("not declared")
            .help(help);
        self.found.push(problem);
        self.mend(near.map(|near| self.rewritten(site, near)));
        if place == Use::When && near.is_none() {
            self.mend(self.with_colon(site));
        }
        self.mend(instead);
    }

    fn wrong_kind(&mut self, site: Site, place: Use, kind: DeclarationKind, declared: Site) {
        let name = self.quote(site);
        let help = match place {
            Use::Mark => "mark a habit, task or goal that a step of the plan needs".to_owned(),
            Use::Needs => {
                "a step needs habits, tasks and goals: name those of the other plan one by one"
                    .to_owned()
            }
            Use::When => format!(
                "`when` takes a habit's name; for what happens now and then write `when: {name}`"
            ),
            Use::Counts => {
                "`counts` takes habits, a tag such as `#health`, or `journal`".to_owned()
            }
            Use::Of => {
                "a goal measures a habit: name the one to measure, as in `best 10 km of run`"
                    .to_owned()
            }
        };
        let problem = self
            .start(
                Code::WrongKind,
                site,
                format!("`{name}` is a {}", kind.word()),
            )
            .label(format!("expected a {}", place.expected()))
            .help(help);
        let problem = self.and(problem, declared, "declared here");
        self.found.push(problem);
        if place == Use::When {
            self.mend(self.with_colon(site));
        }
    }

    /// Amounts that can't be added or compared; `what` says what stands at the other place.
    pub fn unit_mismatch(
        &mut self,
        site: Site,
        (other, what): (Site, &str),
        message: String,
        help: String,
    ) {
        let problem = self
            .start(Code::UnitMismatch, site, message)
            .label("of another dimension")
            .help(help);
        let problem = self.and(problem, other, what);
        self.found.push(problem);
    }

    /// Each place with what it is: the date that is wrong first, then the one it should go with.
    pub fn reversed_dates(
        &mut self,
        (wrong, label): (Site, &str),
        (other, what): (Site, &str),
        message: String,
        help: String,
    ) {
        let problem = self
            .start(Code::ReversedDates, wrong, message)
            .label(label)
            .help(help);
        let problem = self.and(problem, other, what);
        self.found.push(problem);
    }

    /// A circle of names, each naming the next one; the first is reported, and of a long one the ends.
    pub fn circular(&mut self, code: Code, circle: &[(&str, Site)]) {
        let Some(((first, site), rest)) = circle.split_first() else {
            return;
        };
        let (word, help) = if code == Code::CircularWhen {
            (
                "waits for",
                "let one of them be due on days of its own, as in `every day`, or write `when:` and what happens",
            )
        } else {
            (
                "counts",
                "let only one of them count the other; for two names of one habit write `also`",
            )
        };
        let (begin, end) = match rest.len() {
            more if more > TOLD_OF_CIRCLE => {
                let (begin, rest) = rest.split_at(TOLD_OF_CIRCLE / 2);
                (begin, rest.split_at(rest.len() - TOLD_OF_CIRCLE / 2).1)
            }
            _ => (rest, &[][..]),
        };
        let left_out = rest.len() - begin.len() - end.len();
        let mut message = format!("`{first}` {word} ");
        for (name, _) in begin {
            message.push_str(&format!("`{name}`, which {word} "));
        }
        if left_out > 0 {
            message.push_str(&format!("… ({left_out} more) … "));
        }
        for (name, _) in end {
            message.push_str(&format!("`{name}`, which {word} "));
        }
        message.push_str(&if rest.is_empty() {
            "itself".to_owned()
        } else {
            format!("`{first}`")
        });
        let mut problem = self
            .start(code, *site, message)
            .label("the circle begins here")
            .help(help);
        for (_, site) in begin.iter().chain(end) {
            problem = self.and(problem, *site, "and goes on here");
        }
        self.found.push(problem);
    }

    pub fn empty_change(&mut self, site: Site) {
        let change = self.quote(site);
        let problem = self
            .start(
                Code::EmptyChange,
                site,
                format!("`{change}` changes nothing"),
            )
            .label("no cadence and no target below it")
            .help(
                "write what holds from then on below it, as in `4 per week` or `at least 30 min`",
            );
        self.found.push(problem);
        self.mend(self.line_away("change", site));
    }

    pub fn repeated_step(&mut self, again: Site, first: Site, free: u32) {
        let number = self.text(again);
        let problem = self
            .start(
                Code::RepeatedStep,
                again,
                format!("two steps are numbered {number}"),
            )
            .label("the same number again")
            .help(format!(
                "number it `step {free}`, or write its lines below the first"
            ));
        let problem = self.and(problem, first, "first written here");
        self.found.push(problem);
        self.mend(Some(self.rewritten(again, &free.to_string())));
    }
}
