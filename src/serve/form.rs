//! The form's body read: a mark as its user put it together.
//!
//! It takes the body of a request that `guard` has let in, and makes words of it.
//! Nothing is judged: `amend` reads those words as it reads an answer to `daymark fill`.

/// What the form says. All of it is text; what it means is asked where marks are captured.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Marked {
    pub name: String,
    /// `x`, `+`, `-` or `!`.
    pub state: String,
    pub amount: String,
    pub note: String,
    /// `2026-01-05`
    pub date: String,
    /// `22:30`, or nothing.
    pub time: String,
}

impl Marked {
    /// What stands behind the name: amounts, a note behind a colon.
    #[must_use]
    pub fn words(&self) -> String {
        if self.note.is_empty() {
            return self.amount.clone();
        }
        format!("{}: {}", self.amount, self.note)
    }
}

/// Fields that are not the form's are passed over; of one that is there twice the last is taken.
#[must_use]
pub fn read(body: &[u8]) -> Marked {
    let mut marked = Marked::default();
    for (name, value) in form_urlencoded::parse(body) {
        let place = match name.as_ref() {
            "name" => &mut marked.name,
            "state" => &mut marked.state,
            "amount" => &mut marked.amount,
            "note" => &mut marked.note,
            "date" => &mut marked.date,
            "time" => &mut marked.time,
            _ => continue,
        };
        *place = value.trim().to_owned();
    }
    marked
}
