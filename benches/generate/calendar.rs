//! The little of a calendar that a list of days needs: which days a year has and what weekday each is.

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: i32,
    pub month: u32,
    pub day: u32,
}

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

impl Date {
    pub const fn new(year: i32, month: u32, day: u32) -> Self {
        Date { year, month, day }
    }

    /// 0 for Monday to 6 for Sunday (Sakamoto's method, moved by one).
    pub fn weekday_number(self) -> usize {
        const SHIFT: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let year = if self.month < 3 {
            self.year - 1
        } else {
            self.year
        };
        let sunday_first = year + year / 4 - year / 100
            + year / 400
            + SHIFT[self.month as usize - 1]
            + self.day as i32;
        (sunday_first + 6).rem_euclid(7) as usize
    }

    pub fn weekday(self) -> &'static str {
        WEEKDAYS[self.weekday_number()]
    }

    pub fn is_weekend(self) -> bool {
        self.weekday_number() >= 5
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Every day of a year, in order.
pub fn days(year: i32) -> impl Iterator<Item = Date> {
    (1..=12)
        .flat_map(move |month| (1..=length(year, month)).map(move |day| Date { year, month, day }))
}

fn length(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
