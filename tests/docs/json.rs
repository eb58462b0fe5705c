//! A part of a JSON report as a document shows it: one line an element, short enough to read.

use serde_json::{Map, Value};

/// The part of a report at a JSON pointer, with the keys asked for, or all: `["/habits/0", "done,need"]`.
pub fn part(report: &str, asked: &[String]) -> String {
    let Ok(report) = serde_json::from_str::<Value>(report) else {
        return format!("no JSON: {report}");
    };
    let Some(value) = report.pointer(&asked[0]) else {
        return format!("nothing at {}\n", asked[0]);
    };
    let keys: Vec<&str> = asked
        .get(1)
        .map(|keys| keys.split(',').collect())
        .unwrap_or_default();
    match value {
        Value::Array(elements) => {
            let lines: Vec<String> = elements
                .iter()
                .map(|element| line(element, &keys))
                .collect();
            format!("[{}]\n", lines.join(",\n "))
        }
        value => format!("{}\n", line(value, &keys)),
    }
}

/// One element in one line, as JSON with a space after its commas and colons.
fn line(value: &Value, keys: &[&str]) -> String {
    match value {
        Value::Object(members) => {
            let member = |key: &str| {
                let value = members.get(key).unwrap_or(&Value::Null);
                format!("\"{key}\": {}", line(value, &[]))
            };
            let members: Vec<String> = if keys.is_empty() {
                named(members).into_iter().map(member).collect()
            } else {
                keys.iter().map(|key| member(key)).collect()
            };
            format!("{{{}}}", members.join(", "))
        }
        Value::Array(elements) => {
            let elements: Vec<String> =
                elements.iter().map(|element| line(element, keys)).collect();
            format!("[{}]", elements.join(", "))
        }
        value => value.to_string(),
    }
}

/// The members' names in the order of a report: serde_json keeps them sorted.
fn named(members: &Map<String, Value>) -> Vec<&str> {
    const ORDER: &str = "name number title kind measure current longest unit marks total mean min max latest \
        value target from until closed by reached status state done need adherence needs";
    let place = |key: &&str| ORDER.split(' ').position(|known| known == *key);
    let mut keys: Vec<&str> = members.keys().map(String::as_str).collect();
    keys.sort_by_key(|key| place(key).unwrap_or(usize::MAX));
    keys
}
