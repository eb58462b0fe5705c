//! The server over real sockets: who is let in, what each refusal says, what the form writes.
//!
//! `tests/serve/refusals.txt` holds a request a case and how its answer begins; TOKEN, COOKIE, HOST and ORIGIN stand for
//! the server's own.

#[cfg(unix)]
#[path = "serve/program.rs"]
mod program;

use daymark::serve::{Journals, Limits, Server};
use daymark::text::Day;
use daymark::world::Real;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

/// A journal served while something is asked of it.
struct Served<'s> {
    server: &'s Server,
    folder: &'s Path,
    address: String,
}

fn served(patience: Duration, ask: impl FnOnce(&Served<'_>)) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("daymark.toml"), "").unwrap();
    std::fs::write(
        folder.path().join("plan.day"),
        "habit run\n  every day\n  at least 2 km\n",
    )
    .unwrap();
    std::fs::write(
        folder.path().join("2026.day"),
        "2026-01-05 [x] run 3 km: pomegranate\r\n",
    )
    .unwrap();
    let limits = Limits {
        patience,
        guests: 8,
        workers: 2,
    };
    let server = Server::bind(0, limits).unwrap();
    let today = |_: &daymark::journal::Settings| Day::parse("2026-01-06").unwrap();
    let site = Journals {
        world: &Real,
        paths: vec![folder.path().to_path_buf()],
        today: &today,
        with_text: false,
    };
    let address = server.address();
    std::thread::scope(|scope| {
        scope.spawn(|| server.run(&site).unwrap());
        let asked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            ask(&Served {
                server: &server,
                folder: folder.path(),
                address,
            });
        }));
        server.stop();
        asked.unwrap();
    });
}

impl Served<'_> {
    fn host(&self) -> &str {
        self.address
            .strip_prefix("http://")
            .unwrap()
            .split('/')
            .next()
            .unwrap()
    }

    fn token(&self) -> &str {
        self.address.split("token=").nth(1).unwrap()
    }

    /// Sends bytes as they are; everything that comes back until the server closes or falls silent.
    fn send(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.host()).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        stream.write_all(bytes).unwrap();
        let mut answer = Vec::new();
        // A connection that the server resets has said what it had to say.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8(answer).unwrap()
    }

    fn get(&self, target: &str, headers: &str) -> String {
        let host = self.host();
        self.send(
            format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n")
                .as_bytes(),
        )
    }

    fn cookie(&self) -> String {
        let answer = self.get(&format!("/?token={}", self.token()), "");
        let line = answer
            .lines()
            .find(|line| line.starts_with("Set-Cookie: "))
            .unwrap_or_else(|| panic!("{answer:?}"));
        line["Set-Cookie: ".len()..]
            .split(';')
            .next()
            .unwrap()
            .to_owned()
    }

    fn post(&self, body: &str) -> String {
        let (host, cookie) = (self.host(), self.cookie());
        self.send(
            format!(
                "POST /mark HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\
                 Connection: close\r\n\r\n{body}",
                body.len()
            )
            .as_bytes(),
        )
    }

    fn days(&self) -> String {
        std::fs::read_to_string(self.folder.join("2026.day")).unwrap()
    }
}

const PATIENCE: Duration = Duration::from_secs(5);

/// Every case in the file is answered as it says there, and nothing is written by any.
#[test]
fn refusals() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/serve/refusals.txt");
    let cases = std::fs::read_to_string(path).unwrap();
    served(PATIENCE, |served| {
        let before = served.days();
        let cookie = served.cookie();
        let mut count = 0;
        for case in cases.split("\n=== ").skip(1) {
            let (name, rest) = case.split_once('\n').unwrap();
            let (request, expected) = rest.split_once("\n---\n").unwrap();
            let request = request
                .replace("TOKEN", served.token())
                .replace("COOKIE", &cookie)
                .replace("ORIGIN", &format!("http://{}", served.host()))
                .replace("HOST", served.host())
                .replace('\n', "\r\n")
                .replace("<70000 bytes>", &"x".repeat(70_000));
            let answer = served.send(request.as_bytes());
            let status = answer.lines().next().unwrap_or("");
            let said = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
            let found = format!("{}\n{}", status, said.trim_end());
            assert_eq!(found.trim_end(), expected.trim_end(), "{name}");
            assert!(!answer.contains("pomegranate"), "{name}");
            if !said.is_empty() {
                held_by_every_answer(&answer);
            }
            count += 1;
        }
        assert!(count > 20, "{count}");
        assert_eq!(served.days(), before);
    });
}

fn held_by_every_answer(answer: &str) {
    for header in [
        "Content-Security-Policy: default-src 'none'; ",
        "frame-ancestors 'none'",
        "X-Frame-Options: DENY",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "Cache-Control: no-store",
    ] {
        assert!(answer.contains(header), "{header}: {answer}");
    }
}

/// The token is exchanged for a cookie, and with that everything of the page is there.
#[test]
fn whoever_has_the_address_is_let_in() {
    served(PATIENCE, |served| {
        assert_eq!(served.token().len(), 32);
        let first = served.get(&format!("/?token={}", served.token()), "");
        assert!(first.starts_with("HTTP/1.1 303 "), "{first}");
        assert!(first.contains("\r\nLocation: /\r\n"), "{first}");
        assert!(
            first.contains("; HttpOnly; SameSite=Strict; Path=/\r\n"),
            "{first}"
        );
        assert!(
            !first.contains(&format!("={}", served.token())),
            "the cookie is another secret"
        );
        held_by_every_answer(&first);
        let cookie = format!("Cookie: other=1; {}\r\n", served.cookie());
        for (target, kind, holds) in [
            ("/", "text/html", "<title>Tue 2026-01-06: open</title>"),
            ("/style.css", "text/css", "prefers-color-scheme"),
            ("/live.js", "text/javascript", "use strict"),
            ("/version", "text/plain", ""),
        ] {
            let answer = served.get(target, &cookie);
            assert!(answer.starts_with("HTTP/1.1 200 "), "{target}: {answer}");
            assert!(
                answer.contains(&format!("Content-Type: {kind}; charset=utf-8")),
                "{target}"
            );
            assert!(answer.contains(holds), "{target}: {answer}");
            assert!(!answer.contains("pomegranate"), "{target}");
            held_by_every_answer(&answer);
        }
    });
}

#[test]
fn secrets_differ_from_start_to_start() {
    let address = || Server::bind(0, Limits::default()).unwrap().address();
    let (one, other) = (address(), address());
    let token = |address: &str| address.split("token=").nth(1).unwrap().to_owned();
    assert_ne!(token(&one), token(&other));
}

/// The form writes the line that `daymark mark` would, in the file's own style.
#[test]
fn the_form_marks() {
    served(PATIENCE, |served| {
        let answer = served.post("name=run&state=x&amount=5+km&note=by+the+canal&date=2026-01-06");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        assert!(answer.contains("run: "), "{answer}");
        assert_eq!(
            served.days(),
            "2026-01-05 [x] run 3 km: pomegranate\r\n2026-01-06 [x] run 5 km: by the canal\r\n"
        );
    });
}

/// The time has a field of its own, for a habit that is to be done `before` one.
#[test]
fn the_form_knows_a_time() {
    served(PATIENCE, |served| {
        let answer = served.post("name=run&state=x&amount=5+km&date=2026-01-06&time=22%3A30");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        assert!(
            served.days().ends_with("2026-01-06 22:30 [x] run 5 km\r\n"),
            "{}",
            served.days()
        );
        let answer = served.post("name=run&state=x&amount=22%3A30&date=2026-01-06");
        let said = "`22:30` is no amount: a time and a note have fields of their own";
        assert!(answer.ends_with(said), "{answer}");
    });
}

/// What is asked of the day comes first, with the question that its note answers.
#[test]
fn the_form_begins_with_what_is_due() {
    served(PATIENCE, |served| {
        let plan = "habit sleep\n  every mon\nhabit walk\n  every day\n  ask: Where <to>?\n\
                    task shoes\n  by 2026-01-06\ntask hat\n";
        std::fs::write(served.folder.join("rest.day"), plan).unwrap();
        let page = served.get("/", &format!("Cookie: {}\r\n", served.cookie()));
        let (_, select) = page.split_once("<select name=\"name\" required>").unwrap();
        let (select, _) = select.split_once("</select>").unwrap();
        let option = |name: &str| format!("<option value=\"{name}\">{name}</option>");
        assert_eq!(
            select,
            format!(
                "<optgroup label=\"Due today\">{}<option value=\"walk\" data-ask=\"Where &lt;to&gt;?\">walk</option>{}\
                 </optgroup><optgroup label=\"Others\">{}{}</optgroup>",
                option("run"),
                option("shoes"),
                option("sleep"),
                option("hat"),
            )
        );
    });
}

/// What is wrong is said, and writes nothing.
#[test]
fn what_the_form_can_not_say() {
    served(PATIENCE, |served| {
        let plan = "habit walk\n  every day\nhabit run fast\n  every day\n";
        std::fs::write(served.folder.join("rest.day"), plan).unwrap();
        let before = served.days();
        for body in [
            "",
            "name=run",
            "name=run&state=x&date=tomorrow",
            "name=rum&state=x&date=2026-01-06",
            "name=run&state=y&date=2026-01-06",
            "name=run&state=x&date=2026-01-06&time=late",
            "name=run&state=x&date=2026-01-06&time=25:00",
            "name=run&state=x&date=2026-01-06&amount=5+km:+note",
            "name=run&state=x&date=2026-01-06&note=a%0Ahabit+evil",
            "name=run&amount=5+km+walk+3&state=x&date=2026-01-06",
            "name=run&amount=walk&state=x&date=2026-01-06",
            "name=run&amount=fast&state=x&date=2026-01-06",
            "name=run+5+km&state=x&date=2026-01-06",
            "name=run%0Afast&state=x&date=2026-01-06",
            "name=run%0A2026-01-06+evil&state=x&date=2026-01-06",
            "name=%ff%fe&state=x&date=2026-01-06",
        ] {
            let answer = served.post(body);
            let is_written = served.days() != before;
            assert!(
                answer.starts_with("HTTP/1.1 422 ") && !is_written,
                "{body}: {answer}\n{}",
                served.days()
            );
            held_by_every_answer(&answer);
        }
    });
}

/// Another version after a save, the same one without.
#[test]
fn a_save_is_seen() {
    served(PATIENCE, |served| {
        let cookie = format!("Cookie: {}\r\n", served.cookie());
        let version = || {
            let answer = served.get("/version", &cookie);
            answer.split_once("\r\n\r\n").unwrap().1.to_owned()
        };
        let first = version();
        assert_eq!(version(), first);
        let page = served.get("/", &cookie);
        assert!(page.contains(&format!("data-version=\"{first}\"")));
        std::fs::write(served.folder.join("new.day"), "2026-01-06 Hello.\n").unwrap();
        assert_ne!(version(), first);
    });
}

/// Who sends half a request is not waited for, and others are answered meanwhile.
#[test]
fn slow_clients() {
    served(Duration::from_secs(1), |served| {
        let host = served.host();
        let mut idle: Vec<TcpStream> = (0..12).map(|_| TcpStream::connect(host).unwrap()).collect();
        for stream in &mut idle {
            stream.write_all(b"GET / HT").unwrap();
        }
        let cookie = served.cookie();
        let half = format!(
            "POST /mark HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nname=run"
        );
        let answer = served.send(half.as_bytes());
        assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
        for mut stream in idle {
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
            let mut rest = Vec::new();
            // Closed, or reset: nothing was said either way.
            let _ = stream.read_to_end(&mut rest);
            assert!(rest.is_empty());
        }
    });
}

/// Longer than any of these tests waits for an answer.
const ENDLESS: Duration = Duration::from_secs(600);

/// However many say nothing, or half of something, whoever says what it wants is answered long before their time is over.
#[test]
fn crowds() {
    served(ENDLESS, |served| {
        let halves = [
            "",
            "GET / HT",
            "POST /mark HTTP/1.1\r\nContent-Length: 9000\r\n\r\nname=",
        ];
        let mut crowd = Vec::new();
        for half in halves.iter().cycle().take(100) {
            let mut stream = TcpStream::connect(served.host()).unwrap();
            stream.write_all(half.as_bytes()).unwrap();
            crowd.push(stream);
        }
        let cookie = format!("Cookie: {}\r\n", served.cookie());
        let page = served.get("/", &cookie);
        assert!(page.starts_with("HTTP/1.1 200 "), "{page}");
        // Who came first went first.
        let first = &mut crowd[0];
        first.set_read_timeout(Some(PATIENCE)).unwrap();
        assert!(matches!(first.read(&mut [0]), Ok(0)));
    });
}

/// Nobody behind the gate waits for a form that does not come, be it refused or not.
#[test]
fn forms_that_do_not_come() {
    served(ENDLESS, |served| {
        let (host, cookie) = (served.host(), served.cookie());
        let half = format!(
            "POST /mark HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: 5000\r\n"
        );
        let known = format!("Origin: http://{host}\r\nCookie: {cookie}\r\n");
        let mut waiting = Vec::new();
        for secret in ["", &known, "", &known] {
            let mut stream = TcpStream::connect(host).unwrap();
            let sent = format!("{half}{secret}\r\nname=run");
            stream.write_all(sent.as_bytes()).unwrap();
            waiting.push(stream);
        }
        let page = served.get("/", &format!("Cookie: {cookie}\r\n"));
        assert!(page.starts_with("HTTP/1.1 200 "), "{page}");
    });
}

/// A head that has no end is not listened to for ever.
#[test]
fn endless_heads() {
    served(PATIENCE, |served| {
        let head = format!(
            "GET / HTTP/1.1\r\nHost: {}\r\nX: {}",
            served.host(),
            "x".repeat(40_000)
        );
        assert_eq!(served.send(head.as_bytes()), "");
    });
}

/// What is said of a body's length is believed by nobody.
#[test]
fn lengths_beyond_belief() {
    served(Duration::from_millis(300), |served| {
        let host = served.host();
        for length in [
            "999999999999999",
            "18446744073709551615",
            "99999999999999999999999",
        ] {
            let mut stream = TcpStream::connect(host).unwrap();
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
            let head =
                format!("POST /mark HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n");
            stream.write_all(head.as_bytes()).unwrap();
            let mut start = [0; 12];
            stream.read_exact(&mut start).unwrap();
            assert_eq!(&start, b"HTTP/1.1 403");
        }
        assert!(
            served
                .get(&format!("/?token={}", served.token()), "")
                .starts_with("HTTP/1.1 303")
        );
        let _ = served.server;
    });
}
