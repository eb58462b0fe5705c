//! `daymark serve`, the program itself: one port, nothing that others may enter, nothing left when it is interrupted.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_daymark");

struct Serve {
    child: Child,
    /// `127.0.0.1:8080`
    host: String,
}

impl Serve {
    /// In a folder that is its home and its place for what is temporary.
    fn start(folder: &Path) -> Self {
        Self::run(folder, "temporary", Command::new(PROGRAM).arg("serve"))
    }

    /// As this command starts it, with this folder in the other for what is temporary.
    fn run(folder: &Path, temporary: &str, command: &mut Command) -> Self {
        let journal = folder.join("journal");
        let temporary = folder.join(temporary);
        std::fs::create_dir_all(&journal).unwrap();
        std::fs::create_dir_all(&temporary).unwrap();
        std::fs::write(journal.join("daymark.toml"), "").unwrap();
        std::fs::write(journal.join("a.day"), "habit run\n  every day\n").unwrap();
        let mut child = command
            .current_dir(&journal)
            .env_clear()
            .env("HOME", folder)
            .env("TMPDIR", &temporary)
            .env("XDG_RUNTIME_DIR", folder.join("runtime"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut address).unwrap();
        let host = address.strip_prefix("http://").unwrap();
        let host = host.split('/').next().unwrap().to_owned();
        Self { child, host }
    }

    fn send(&self, signal: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([signal, &id]).status().unwrap();
        assert!(sent.success());
    }

    fn end(&mut self, signal: &str) -> std::process::ExitStatus {
        self.send(signal);
        self.child.wait().unwrap()
    }

    /// Whether a stranger is refused, as while it runs.
    fn answers(&self) -> bool {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        let request = format!("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", self.host);
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.starts_with("HTTP/1.1 403 ")
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn nothing_is_left_when_it_ends() {
    let signals = [("-HUP", 1), ("-INT", 2), ("-QUIT", 3), ("-TERM", 15)];
    for (signal, number) in signals {
        // Who runs this may ignore one, and so would the program.
        if is_ignored(number) {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let mut serve = Serve::start(folder.path());
        let temporary = folder.path().join("temporary");
        let made: Vec<_> = std::fs::read_dir(&temporary).unwrap().collect();
        assert_eq!(made.len(), 1, "{made:?}");
        for entry in made {
            let mode = entry.unwrap().metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700, "{mode:o}");
        }
        let ended = serve.end(signal);
        assert_eq!(ended.signal(), Some(number), "{ended}");
        assert_eq!(std::fs::read_dir(&temporary).unwrap().count(), 0);
    }
}

/// What the program has inherited, from `nohup` or from a shell that starts it behind itself.
#[cfg(target_os = "linux")]
#[test]
fn what_is_ignored_stays_ignored() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new("/bin/sh");
    command.args(["-c", "trap '' HUP INT QUIT; exec \"$0\" serve", PROGRAM]);
    let mut serve = Serve::run(folder.path(), "temporary", &mut command);
    for signal in ["-HUP", "-INT", "-QUIT"] {
        serve.send(signal);
        std::thread::sleep(Duration::from_millis(50));
        assert!(serve.answers(), "{signal}");
    }
    assert_eq!(serve.end("-TERM").signal(), Some(15));
    let left = std::fs::read_dir(folder.path().join("temporary")).unwrap();
    assert_eq!(left.count(), 0);
}

/// As this process has it; false where the system does not tell.
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.map_or(0, |mask| u64::from_str_radix(mask.trim(), 16).unwrap());
    mask & (1 << (signal - 1)) != 0
}

/// A socket's path has an end: the folder is made where there is room for it, and nothing is left of any.
#[test]
fn a_long_place_for_what_is_temporary() {
    let folder = tempfile::tempdir().unwrap();
    let long = "long".repeat(30);
    let runtime = folder.path().join("runtime");
    std::fs::create_dir(&runtime).unwrap();
    let mut command = Command::new(PROGRAM);
    let mut serve = Serve::run(folder.path(), &long, command.arg("serve"));
    let count = |place: &Path| std::fs::read_dir(place).unwrap().count();
    assert!(serve.answers());
    assert_eq!((count(&folder.path().join(&long)), count(&runtime)), (0, 1));
    serve.end("-TERM");
    assert_eq!(count(&runtime), 0);
    drop(serve);
    // Nor is it there.
    std::fs::remove_dir(&runtime).unwrap();
    let mut command = Command::new(PROGRAM);
    let mut serve = Serve::run(folder.path(), &long, command.arg("serve"));
    assert!(serve.answers());
    serve.end("-TERM");
}

#[test]
fn no_place_for_a_socket() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("daymark.toml"), "").unwrap();
    let mut command = Command::new(PROGRAM);
    command.arg("serve").current_dir(folder.path());
    let ended = command.env("TMPDIR", folder.path().join("gone")).output();
    let ended = ended.unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    let expected = "daymark: cannot serve on port 0: no socket in the temporary folder: no such file or directory\n";
    assert_eq!((said.as_str(), ended.status.code()), (expected, Some(2)));
}

/// As the system tells it: no port is listened on but the one that is printed.
#[cfg(target_os = "linux")]
#[test]
fn one_port_is_listened_on() {
    let folder = tempfile::tempdir().unwrap();
    let serve = Serve::start(folder.path());
    let process = Path::new("/proc").join(serve.child.id().to_string());
    let sockets: BTreeSet<String> = (files(&process).iter())
        .filter_map(|file| Some(file.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned()))
        .collect();
    let mut ports = Vec::new();
    for table in ["net/tcp", "net/tcp6", "net/udp", "net/udp6"] {
        // Where a kind of network is missing, nothing listens on it.
        let table = std::fs::read_to_string(process.join(table)).unwrap_or_default();
        for line in table.lines().skip(1) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            if sockets.contains(fields[9]) {
                let (address, port) = fields[1].split_once(':').unwrap();
                assert_eq!(address, "0100007F", "{line}");
                ports.push(u16::from_str_radix(port, 16).unwrap());
            }
        }
    }
    let printed = serve.host.split(':').nth(1).unwrap();
    assert_eq!(ports, [printed.parse::<u16>().unwrap()]);
}

/// Bodies that are said to be longer than any leave nothing open behind the gate.
#[cfg(target_os = "linux")]
#[test]
fn no_length_holds_a_connection() {
    let folder = tempfile::tempdir().unwrap();
    let serve = Serve::start(folder.path());
    let process = Path::new("/proc").join(serve.child.id().to_string());
    let before = files(&process).len();
    for _ in 0..60 {
        let mut stream = TcpStream::connect(&serve.host).unwrap();
        let limit = Duration::from_secs(60);
        stream.set_read_timeout(Some(limit)).unwrap();
        let host = &serve.host;
        let head =
            format!("POST /mark HTTP/1.1\r\nHost: {host}\r\nContent-Length: 999999999\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 403 "), "{answer}");
    }
    let after = files(&process).len();
    assert!(after < before + 30, "{before} open files became {after}");
}

/// What a process has open.
#[cfg(target_os = "linux")]
fn files(process: &Path) -> Vec<String> {
    let open = std::fs::read_dir(process.join("fd")).unwrap();
    let open = open.filter_map(|entry| std::fs::read_link(entry.unwrap().path()).ok());
    open.map(|file| file.to_string_lossy().into_owned())
        .collect()
}
