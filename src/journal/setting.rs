//! Settings of the whole journal: the week's first day, the day's first hour, everyone's pauses.
//!
//! Of a setting that is given twice, the first counts, files in the order of their paths. They come before
//! anything else, for the order of marks depends on when a day starts.

use super::build::Build;
use super::once::Once;
use super::{Settings, Site, dates};
use crate::syntax::SettingClause;
use crate::text::{SourceId, Time, Weekday};

pub(super) fn settings(build: &mut Build<'_>) -> Settings {
    let mut settings = Settings {
        week_starts: Weekday::Mon,
        day_starts: Time(0),
        pauses: Vec::new(),
    };
    let problems = &mut build.problems;
    let mut once = Once::default();
    for (source, document) in (0..).map(SourceId).zip(problems.documents) {
        for setting in &document.settings {
            let site = |token| Site::new(source, setting.line, token);
            match &setting.clause {
                SettingClause::WeekStarts(day) => {
                    if once.is_first(problems, "week starts", site(day.token)) {
                        settings.week_starts = day.value;
                    }
                }
                SettingClause::DayStarts(time) => {
                    if once.is_first(problems, "day starts", site(time.token)) {
                        settings.day_starts = time.value;
                    }
                }
                SettingClause::Pause(pause) => {
                    let pause = dates::pause(problems, source, setting.line, pause);
                    settings.pauses.extend(pause);
                }
            }
        }
    }
    settings
        .pauses
        .sort_by_key(|pause| (pause.from, pause.until));
    settings
}
