//! Messages as a reader likes them: places as `line:column`, files as paths, short things on one line.

use serde_json::Value;

const WIDEST: usize = 100;

/// A message without what the protocol has around it.
pub fn message(message: &Value, home: &str) -> String {
    let shown = |value: &Value| {
        let value = plain(value, home);
        let mut text = String::new();
        write(&value, 2, &mut text);
        text
    };
    let id = match &message["id"] {
        Value::Null => String::new(),
        id => format!(" {id}"),
    };
    match (&message["method"], &message["error"]) {
        (Value::String(method), _) => format!("{method}{id} {}", shown(&message["params"])),
        (_, Value::Object(error)) => {
            format!("error{id} {} {}", error["code"], error["message"])
        }
        _ => format!("answer{id} {}", shown(&message["result"])),
    }
}

fn plain(value: &Value, home: &str) -> Value {
    match value {
        Value::Object(fields) => {
            let at = |name: &str| fields.get(name).and_then(Value::as_u64);
            if let (Some(line), Some(column), 2) = (at("line"), at("character"), fields.len()) {
                return Value::String(format!("{line}:{column}"));
            }
            let fields: serde_json::Map<String, Value> = fields
                .iter()
                .map(|(name, value)| (plain_text(name, home), plain(value, home)))
                .collect();
            if let (Some(start), Some(end), 2) =
                (fields.get("start"), fields.get("end"), fields.len())
            {
                let place = |at: &Value| at.as_str().unwrap().to_owned();
                return Value::String(format!("{}-{}", place(start), place(end)));
            }
            Value::Object(fields)
        }
        Value::Array(items) => items.iter().map(|item| plain(item, home)).collect(),
        Value::String(text) => Value::String(plain_text(text, home)),
        other => other.clone(),
    }
}

fn plain_text(text: &str, home: &str) -> String {
    text.replace(&format!("file://{home}/"), "")
}

/// On one line where it fits; numbers in fives, as colours come.
fn write(value: &Value, indent: usize, out: &mut String) {
    let line = value.to_string();
    if line.len() + indent <= WIDEST {
        out.push_str(&line);
        return;
    }
    let space = " ".repeat(indent + 2);
    match value {
        Value::Array(items) if items.iter().all(Value::is_number) => {
            out.push('[');
            for five in items.chunks(5) {
                let five: Vec<String> = five.iter().map(Value::to_string).collect();
                out.push_str(&format!("\n{space}{}", five.join(",")));
            }
            out.push_str(&format!("\n{}]", " ".repeat(indent)));
        }
        Value::Array(items) => {
            out.push('[');
            for item in items {
                out.push_str(&format!("\n{space}"));
                write(item, indent + 2, out);
            }
            out.push_str(&format!("\n{}]", " ".repeat(indent)));
        }
        Value::Object(fields) => {
            out.push('{');
            for (name, value) in fields {
                out.push_str(&format!("\n{space}{name}: "));
                write(value, indent + 2, out);
            }
            out.push_str(&format!("\n{}}}", " ".repeat(indent)));
        }
        _ => out.push_str(&line),
    }
}
