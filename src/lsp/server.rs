//! The conversation: what comes is taken in its order, and a journal is analysed where it is asked about or has
//! changed.
//!
//! A whole analysis of ten years takes a few milliseconds, so nothing of it outlives a change: it is made, questions
//! are answered from it while they come, and the next change ends it.

use super::answers;
use super::capabilities;
use super::client::Client;
use super::desk::Desk;
use super::held::Held;
use super::inbox::{Inbox, Incoming};
use super::look::look;
use super::notes;
use super::outlet::Outlet;
use super::publish::{self, Published};
use super::scene::Scene;
use crate::analysis::{Analysis, Depth};
use crate::journal::Settings;
use crate::text::{Day, SourceId};
use crate::world::World;
use gen_lsp_types::{Uri, WorkspaceDiagnosticReport};
use lsp_server::{ErrorCode, Request, RequestId};
use std::time::Duration;

/// What day it is where a journal is set so.
pub type Today<'w> = &'w (dyn Fn(&Settings) -> Day + Sync);

/// So often it is looked whether a new day has come.
const HEARTBEAT: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// Its client has not said yet that it is ready too.
    Greeted,
    Ready,
    Shut,
}

pub struct Server<'w> {
    world: &'w dyn World,
    today: Today<'w>,
    inbox: Inbox,
    outlet: Outlet<'w>,
    state: State,
    client: Client,
    desk: Desk,
    published: Published,
}

impl<'w> Server<'w> {
    pub fn new(world: &'w dyn World, today: Today<'w>) -> Self {
        Self {
            world,
            today,
            inbox: Inbox::new(world.input()),
            outlet: Outlet::new(world.out()),
            state: State::New,
            client: Client::default(),
            desk: Desk::default(),
            published: Published::default(),
        }
    }

    /// Until the client ends it. Whether it was asked to before.
    pub fn run(mut self) -> bool {
        while !self.outlet.is_gone {
            if self.state == State::Greeted && self.inbox.next().is_some() {
                self.state = State::Ready;
            }
            self.turn_day();
            match self.inbox.next() {
                Some(Incoming::End) => break,
                Some(Incoming::Note(note)) if note.method == "exit" => break,
                Some(Incoming::Request(_)) => self.request(),
                Some(_) => self.other(),
                None => self.idle(),
            }
        }
        self.state == State::Shut
    }

    /// Tells what is new; where nothing is, waits for the client or a new day.
    fn idle(&mut self) {
        if self.state == State::Ready {
            self.look_again();
            if let Some(untold) = self
                .desk
                .journals
                .iter()
                .position(|held| held.told.is_none())
            {
                return self.sit(untold);
            }
        }
        self.inbox.wait(HEARTBEAT);
    }

    /// A new day says other things of a journal.
    fn turn_day(&mut self) {
        let today = self.today;
        let journals = self.desk.journals.iter_mut();
        let old = journals.filter(|held| held.is_old(today));
        if old.map(|held| held.told = None).count() > 0 {
            publish::refresh(&self.client, &mut self.outlet);
        }
    }

    /// Whether the disk may be otherwise, though nothing was said. A client that can't watch says never, and one
    /// that can says nothing of a folder that goes.
    fn is_to_look(&self) -> bool {
        !self.client.watches || self.desk.looked.get() != Some(self.world.now())
    }

    /// Looks at the disk where there is reason to.
    fn look_again(&mut self) {
        if !self.desk.is_stale {
            return;
        }
        let (seen, troubles) = look(&self.desk, self.world);
        if self.desk.is_as(&seen) {
            self.desk.is_stale = false;
            return;
        }
        let before = std::mem::take(&mut self.desk.troubles);
        let is_new = self.desk.settle(seen, troubles, self.world);
        notes::say_troubles(&before, &self.desk.troubles, &mut self.outlet);
        self.published.clear_gone(&self.desk, &mut self.outlet);
        if is_new {
            publish::refresh(&self.client, &mut self.outlet);
        }
    }

    /// What is no request: it changes what is here, or nothing.
    fn other(&mut self) {
        match self.inbox.take() {
            Some(Incoming::Refused(refusal)) => {
                let id = refusal.id.as_ref();
                self.outlet.refuse(id, refusal.code, &refusal.reason);
            }
            Some(Incoming::Note(note)) if self.state == State::Ready => {
                notes::take(
                    note,
                    &mut self.desk,
                    &self.client,
                    self.world,
                    &mut self.outlet,
                );
            }
            _ => {}
        }
    }

    fn request(&mut self) {
        let Some(Incoming::Request(request)) = self.inbox.next() else {
            return;
        };
        let method = request.method.clone();
        let is_about_one = self.state == State::Ready && answers::is_about_one(&method);
        if is_about_one {
            let uri = uri_of(request);
            self.desk.is_stale |= self.is_to_look();
            self.look_again();
            if let Some((journal, _)) = uri.and_then(|uri| self.desk.find(&uri, self.world)) {
                return self.sit(journal);
            }
        }
        let Some((request, is_cancelled)) = self.inbox.take_request() else {
            return;
        };
        let id = request.id.clone();
        let outlet = &mut self.outlet;
        match (self.state, method.as_str()) {
            _ if is_cancelled => cancelled(outlet, &id),
            (State::New, "initialize") => self.greet(&request),
            (State::New, _) => {
                let reason = "expected `initialize` first";
                outlet.refuse_as(&id, ErrorCode::ServerNotInitialized, reason);
            }
            (State::Shut, _) => {
                let reason = "it was asked to shut down: expected `exit`";
                outlet.refuse_as(&id, ErrorCode::InvalidRequest, reason);
            }
            (_, "initialize") => {
                let reason = "it was asked to `initialize` before";
                outlet.refuse_as(&id, ErrorCode::InvalidRequest, reason);
            }
            (_, "shutdown") => {
                outlet.answer(&id, ());
                self.state = State::Shut;
            }
            _ if is_about_one => answers::nowhere(&request, outlet),
            (_, "workspace/symbol") => self.symbols(request),
            (_, "workspace/diagnostic") => self.diagnostics(request),
            _ => {
                let reason = format!("`{method}` is not known here");
                outlet.refuse_as(&id, ErrorCode::MethodNotFound, &reason);
            }
        }
    }

    fn greet(&mut self, request: &Request) {
        self.client = Client::new(&request.params);
        self.desk.folders.clone_from(&self.client.folders);
        self.desk.is_stale = true;
        self.state = State::Greeted;
        self.outlet
            .answer(&request.id, capabilities::of(&self.client));
    }

    /// Analyses a journal, tells what is new in it, and answers what is asked about it until something else comes.
    fn sit(&mut self, journal: usize) {
        let Self {
            world,
            today,
            inbox,
            outlet,
            client,
            desk,
            published,
            ..
        } = self;
        let (world, today) = (*world, *today);
        let Some(held) = desk.journals.get(journal) else {
            return;
        };
        let mut told = held.told.clone();
        let mut is_stale = false;
        with(held, client, today, |scene| {
            let analysis = scene.analysis;
            // Where the next change waits, its findings are those worth telling.
            if told.is_none() && !inbox.has_change() {
                published.push(&scene, outlet);
                told = Some((analysis.today, analysis.journal.settings.clone()));
            }
            while !outlet.is_gone {
                match inbox.next() {
                    Some(Incoming::Request(request)) if answers::is_about_one(&request.method) => {
                        let found = uri_of(request).and_then(|uri| desk.find(&uri, world));
                        let Some((_, file)) = found.filter(|found| found.0 == journal) else {
                            break;
                        };
                        if today(&analysis.journal.settings) != analysis.today {
                            break;
                        }
                        let is_to_look = !client.watches || desk.looked.get() != Some(world.now());
                        if is_to_look && !desk.is_as(&look(desk, world).0) {
                            is_stale = true;
                            break;
                        }
                        match inbox.take_request() {
                            Some((request, true)) => cancelled(outlet, &request.id),
                            Some((request, false)) => {
                                answers::answer(&scene, SourceId(file as u32), request, outlet);
                            }
                            None => break,
                        }
                    }
                    Some(_) => break,
                    None if told.is_none() => break,
                    None => {
                        let others = desk.journals.iter().enumerate();
                        let mut others = others.filter(|(other, _)| *other != journal);
                        if others.any(|(_, held)| held.told.is_none() || held.is_old(today)) {
                            break;
                        }
                        inbox.wait(HEARTBEAT);
                        if today(&analysis.journal.settings) != analysis.today {
                            break;
                        }
                    }
                }
            }
        });
        desk.is_stale |= is_stale;
        if let Some(held) = desk.journals.get_mut(journal) {
            held.told = told;
        }
    }

    /// Asks every journal, and tells what is new in each.
    fn all<T>(&mut self, mut ask: impl FnMut(&Scene<'_>) -> Vec<T>) -> Vec<T> {
        self.desk.is_stale |= self.is_to_look();
        self.look_again();
        let mut found = Vec::new();
        for held in &mut self.desk.journals {
            let told = with(held, &self.client, self.today, |scene| {
                self.published.push(&scene, &mut self.outlet);
                found.extend(ask(&scene));
                let analysis = scene.analysis;
                (analysis.today, analysis.journal.settings.clone())
            });
            held.told = Some(told);
        }
        found
    }

    fn symbols(&mut self, request: Request) {
        let query = request.params.get("query").and_then(|query| query.as_str());
        let query = query.unwrap_or("").to_owned();
        let found = self.all(|scene| answers::symbols::of_workspace(scene, &query));
        self.outlet.answer(&request.id, found);
    }

    fn diagnostics(&mut self, request: Request) {
        let previous = request.params.get("previousResultIds").cloned();
        let previous = previous.and_then(|ids| serde_json::from_value(ids).ok());
        let previous: Vec<gen_lsp_types::PreviousResultId> = previous.unwrap_or_default();
        let mut items = self.all(|scene| publish::pull_all(scene, &previous));
        items.extend(publish::pull_gone(&self.desk, previous));
        let report = WorkspaceDiagnosticReport { items };
        self.outlet.answer(&request.id, report);
    }
}

impl Held {
    /// Whether its findings are of another day.
    fn is_old(&self, today: Today<'_>) -> bool {
        let told = self.told.as_ref();
        told.is_some_and(|(day, settings)| today(settings) != *day)
    }
}

fn with<T>(held: &Held, client: &Client, today: Today<'_>, then: impl FnOnce(Scene<'_>) -> T) -> T {
    let (sources, bad_bytes, config) = (&held.sources, &held.bad_bytes, &held.config);
    Analysis::with(sources, bad_bytes, config, Depth::All, today, |analysis| {
        then(Scene {
            analysis: &analysis,
            held,
            client,
        })
    })
}

/// The document that a request is about.
fn uri_of(request: &Request) -> Option<Uri> {
    let uri = request.params.pointer("/textDocument/uri")?;
    uri.as_str().map(Uri::from)
}

fn cancelled(outlet: &mut Outlet<'_>, id: &RequestId) {
    outlet.refuse_as(id, ErrorCode::RequestCanceled, "it was taken back");
}
