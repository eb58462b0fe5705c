//! The lines of a declaration: which attribute each is, and whether it may stand where it does.
//!
//! One pair comes in and is handed to the file of its clause; what may stand where is read off the one table
//! in `syntax/words`. A line that is wrong yields nothing, but may still open a section.

use super::super::grammar::Rule;
use super::super::line::{Line, Parts};
use super::super::part::Owner;
use super::super::problem::{Fault, Problem};
use super::super::words::{ATTRIBUTES, AttributeWord, Place, TIMES, attribute_word};
use super::near;
use super::{cadence, goal, habit, keyword, left, period, plan, setting, target};
use crate::syntax::ast::{At, Attribute, Clause, DeclarationKind, StepDate};
use crate::syntax::space::is_space;
use crate::text::{Day, Token};
use pest::iterators::Pair;

/// A lowered attribute line: usually one attribute, two for `from … for …`, none where it has a problem.
pub(in super::super) struct Lowered {
    pub attributes: Vec<Attribute>,
    /// A `change` or `step` owns the lines below it from here on.
    pub opens: Option<Owner>,
}

/// One line of a declaration.
pub(in super::super) fn attribute(
    pair: Pair<'_, Rule>,
    kind: DeclarationKind,
    owner: Owner,
    number: u32,
    line: &mut Line<'_>,
) -> Lowered {
    let mut lowered = Lowered {
        attributes: Vec::new(),
        opens: None,
    };
    let Some(pair) = pair.into_inner().next() else {
        return lowered;
    };
    let rule = pair.as_rule();
    let place = place(kind, owner, rule);
    if rule == Rule::unknown {
        let all = line.trimmed(&pair);
        lowered.opens = super::declaration::unknown_attribute(all, place, line);
        return lowered;
    }
    if rule == Rule::dates {
        lowered.attributes = dates(pair, place, number, line).unwrap_or_default();
        return lowered;
    }
    let word = keyword(&pair, line);
    let name = if rule == Rule::times {
        TIMES.to_owned()
    } else {
        spaced(word.of(line.text))
    };
    if let Some(known) = attribute_word(&name).filter(|known| !known.places.contains(&place)) {
        let word = if rule == Rule::times {
            line.all()
        } else {
            word
        };
        misplaced(word, known, place, line);
        return lowered;
    }
    let token = line.all();
    let word = if rule == Rule::times { token } else { word };
    let clause = clause(pair, line);
    lowered.opens = match (rule, &clause) {
        (Rule::change, Some(_)) => Some(Owner::Change),
        (Rule::change, None) => Some(Owner::BrokenChange),
        (Rule::step, Some(_)) => Some(Owner::Step),
        (Rule::step, None) => Some(Owner::BrokenStep),
        _ => None,
    };
    lowered.attributes.extend(clause.map(|clause| Attribute {
        line: number,
        token,
        keyword: word,
        clause,
    }));
    lowered
}

/// Where a line stands. `change` and `step` end the section above them, so they stand in the declaration.
fn place(kind: DeclarationKind, owner: Owner, rule: Rule) -> Place {
    match owner {
        Owner::Change | Owner::BrokenChange if rule != Rule::change => Place::Change,
        Owner::Step | Owner::BrokenStep if rule != Rule::step => Place::Step,
        _ => Place::of(kind),
    }
}

/// Lower case, single spaces.
fn spaced(text: &str) -> String {
    let words: Vec<String> = text
        .split(is_space)
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

fn clause(pair: Pair<'_, Rule>, line: &mut Line<'_>) -> Option<Clause> {
    match pair.as_rule() {
        Rule::every => cadence::every(pair, line).map(Clause::Cadence),
        Rule::times => cadence::times(pair, line).map(Clause::Cadence),
        Rule::when => cadence::when(pair, line).map(Clause::Cadence),
        Rule::whenever => cadence::whenever(pair, line).map(Clause::Cadence),
        Rule::avoid => target::avoid(pair, line).map(|()| Clause::Avoid),
        Rule::at_least => target::at_least(pair, line).map(Clause::Target),
        Rule::at_most => target::at_most(pair, line).map(Clause::Target),
        Rule::before => target::before(pair, line).map(Clause::Target),
        Rule::after => target::after(pair, line).map(Clause::Target),
        Rule::pause => setting::pause(pair, line).map(Clause::Pause),
        Rule::forgive => period::forgive(pair, line).map(Clause::Forgive),
        Rule::counts => habit::counts(pair, line).map(Clause::Counts),
        Rule::also => habit::also(pair, line),
        Rule::ask => habit::ask(pair, line),
        Rule::note => habit::note(pair, line),
        Rule::change => habit::change(pair, line).map(|on| Clause::Change {
            on,
            inner: Vec::new(),
        }),
        Rule::by => habit::by(pair, line).map(Clause::By),
        Rule::total => goal::total(pair, line).map(Clause::Measure),
        Rule::best => goal::best(pair, line).map(Clause::Measure),
        Rule::reach => goal::reach(pair, line).map(Clause::Measure),
        Rule::streak => goal::streak(pair, line).map(Clause::Measure),
        Rule::count => goal::count(pair, line).map(Clause::Measure),
        Rule::milestone => goal::milestone(pair, line),
        Rule::without => plan::without(pair, line),
        Rule::on_track => plan::on_track(pair, line),
        Rule::step => plan::step(pair, line).map(|(number, title)| Clause::Step {
            number,
            title,
            inner: Vec::new(),
        }),
        Rule::needs => plan::needs(pair, line),
        _ => None,
    }
}

/// `from …`, `until …`, `for …`, and what of it stands in one line.
fn dates(
    pair: Pair<'_, Rule>,
    place: Place,
    number: u32,
    line: &mut Line<'_>,
) -> Option<Vec<Attribute>> {
    let mut parts = Parts::of(pair);
    let mut from = None;
    let mut until = None;
    let mut span = None;
    let mut all_well = true;
    let mut tokens = Vec::new();
    while let Some(pair) = parts
        .take(Rule::from_part)
        .or_else(|| parts.take(Rule::until_part))
        .or_else(|| parts.take(Rule::for_part))
    {
        let rule = pair.as_rule();
        let token = line.trimmed(&pair);
        let word = keyword(&pair, line);
        let known = attribute_word(&spaced(word.of(line.text)))?;
        if !known.places.contains(&place) {
            misplaced(word, known, place, line);
            return None;
        }
        if rule == Rule::for_part {
            span = plan::for_part(pair, &mut parts, line).map(|clause| (token, word, clause));
            all_well &= span.is_some();
            continue;
        }
        tokens.push((token, word));
        let mut inner = Parts::of(pair);
        inner.next()?;
        let moment = plan::moment(&mut inner, &mut parts, place == Place::Step, line);
        all_well &= moment.is_some();
        if rule == Rule::from_part {
            from = moment;
        } else {
            until = moment;
        }
    }
    if !all_well {
        return None;
    }
    left(&mut parts, line)?;
    let attribute = |token, keyword, clause| Attribute {
        line: number,
        token,
        keyword,
        clause,
    };
    let mut attributes = Vec::new();
    if let (Some((first, word)), Some((last, _))) = (tokens.first(), tokens.last()) {
        let clause = if place == Place::Step {
            Clause::StepDates { from, until }
        } else {
            Clause::Dates {
                from: from.and_then(absolute),
                until: until.and_then(absolute),
            }
        };
        let token = Token::new(first.start, last.end);
        attributes.push(attribute(token, *word, clause));
    }
    attributes.extend(span.map(|(token, word, clause)| attribute(token, word, clause)));
    Some(attributes)
}

fn absolute(at: At<StepDate>) -> Option<At<Day>> {
    match at.value {
        StepDate::Date(value) => Some(At {
            value,
            token: at.token,
        }),
        StepDate::Day(_) | StepDate::Week(_) => None,
    }
}

/// An attribute of another place.
fn misplaced(token: Token, known: &AttributeWord, place: Place, line: &mut Line<'_>) {
    let homes: Vec<&str> = known
        .places
        .iter()
        .filter(|home| **home != Place::Change)
        .map(|home| home.words())
        .collect();
    let homes = match homes.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    };
    let why = format!("{} has no such attribute", place.words());
    let above = match place {
        Place::Change if known.places.contains(&Place::Habit) => Some("change"),
        Place::Step if known.places.contains(&Place::Plan) => Some("step"),
        _ => None,
    };
    let shown = if known.word == TIMES {
        "this".to_owned()
    } else {
        format!("`{}`", known.word)
    };
    let help = match (above, place) {
        (Some(word), _) => format!("put it above the first `{word}`: that owns the lines below it"),
        (None, Place::Plan) if known.places == [Place::Step] => {
            "put it below a `step`, like `step 1: …`".to_owned()
        }
        _ => format!("{shown} belongs to {homes}"),
    };
    let found = line.word(token);
    let here = nearest_here(known.word, place).filter(|_| above.is_none() && known.word != TIMES);
    let fault = match here {
        Some(word) => {
            let help = format!("{help}; {} has `{word}`", place.words());
            Fault::new(found, why, help).or(line.right(token, word))
        }
        None => Fault::new(found, why, help),
    };
    let _: Option<()> = line.tell(token, Problem::UnknownAttribute(fault));
}

/// What another kind of declaration calls much the same.
fn nearest_here(word: &str, place: Place) -> Option<&'static str> {
    let same = match word {
        "by" => "until",
        "until" => "by",
        "for" => "until",
        _ => return None,
    };
    attribute_word(same)
        .filter(|known| known.places.contains(&place))
        .map(|known| known.word)
}

/// The attribute of this place that a word was most likely meant for.
pub(super) fn meant(word: &str, place: Place) -> Option<&'static str> {
    let here = |known: &&AttributeWord| {
        let begins_next = matches!(
            (place, known.word),
            (Place::Change, "change") | (Place::Step, "step")
        );
        (begins_next || known.places.contains(&place)) && known.word != TIMES
    };
    near(word, ATTRIBUTES.iter().filter(here).map(|known| known.word)).or_else(|| {
        let same = same_meaning(&word.to_lowercase())?;
        attribute_word(same).filter(here).map(|known| known.word)
    })
}

/// Other words that people try.
fn same_meaning(word: &str) -> Option<&'static str> {
    Some(match word {
        "due" | "deadline" => "by",
        "start" | "starts" | "since" => "from",
        "end" | "ends" | "till" | "to" => "until",
        "alias" | "aka" | "or" => "also",
        "each" => "every",
        "skip" | "break" => "pause",
        "question" => "ask",
        "need" | "requires" | "habits" => "needs",
        "max" | "maximum" => "at most",
        "min" | "minimum" => "at least",
        "no" | "never" | "stop" | "quit" => "avoid",
        "lasts" | "during" => "for",
        _ => return None,
    })
}
