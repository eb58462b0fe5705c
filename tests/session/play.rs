//! A session that is written down, and what the program prints when it is played.
//!
//! The commands share one folder, which is made for them and gone afterwards; a shell runs each, with `daymark` on its
//! path, the session's day for today and 80 columns. Nothing of the machine gets in: no settings, no paths, no clock.

use std::path::Path;
use std::process::{Command, Stdio};

/// How a session is written: words about it, `title:` and `today:`, its files, its commands.
pub struct Session {
    pub title: String,
    today: String,
    files: Vec<(String, String)>,
    commands: Vec<String>,
}

/// A command as it is typed, and what comes of it, colours and all.
pub struct Step {
    pub command: String,
    pub printed: String,
}

impl Session {
    pub fn read(script: &str) -> Self {
        let mut session = Self {
            title: String::new(),
            today: String::new(),
            files: Vec::new(),
            commands: Vec::new(),
        };
        for line in script.lines() {
            if let Some(command) = line.strip_prefix("$ ") {
                session.commands.push(command.to_owned());
            } else if let Some(name) = line.strip_prefix("=== ") {
                session.files.push((name.to_owned(), String::new()));
            } else if let Some((_, text)) = session.files.last_mut() {
                text.push_str(line);
                text.push('\n');
            } else if let Some(title) = line.strip_prefix("title: ") {
                title.clone_into(&mut session.title);
            } else if let Some(today) = line.strip_prefix("today: ") {
                today.clone_into(&mut session.today);
            }
        }
        session
    }

    /// Types the commands, one after another.
    pub fn play(&self, daymark: &Path) -> Vec<Step> {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("journal");
        std::fs::create_dir(&journal).unwrap();
        for (name, text) in &self.files {
            std::fs::write(journal.join(name), format!("{}\n", text.trim_end())).unwrap();
        }
        let mut path = daymark.parent().unwrap().as_os_str().to_owned();
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        let play = |command: &String| {
            let ended = Command::new("sh")
                .args(["-c", &format!("exec 2>&1\n{command}")])
                .current_dir(&journal)
                .env_clear()
                .env("PATH", &path)
                .env("HOME", folder.path())
                .env("XDG_STATE_HOME", folder.path().join("state"))
                .env("DAYMARK_TODAY", &self.today)
                .env("COLUMNS", "80")
                .env("LC_ALL", "C.UTF-8")
                .stdin(Stdio::null())
                .output()
                .unwrap();
            let printed = String::from_utf8(ended.stdout).unwrap();
            let place = folder.path().to_str().unwrap();
            assert!(
                !printed.contains(place),
                "a path of this machine:\n{printed}"
            );
            Step {
                command: command.clone(),
                printed,
            }
        };
        self.commands.iter().map(play).collect()
    }
}
