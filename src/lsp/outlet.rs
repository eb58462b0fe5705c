//! What goes to the client: answers, refusals, notices and questions.
//!
//! They are written as they are, without a tree of JSON between: the colours of ten years are a million numbers.

use super::frame;
use gen_lsp_types::{Notification, Request};
use lsp_server::{ErrorCode, RequestId};
use serde::Serialize;
use std::io::Write;

pub struct Outlet<'w> {
    out: Box<dyn Write + 'w>,
    /// Whether nobody listens any more.
    pub is_gone: bool,
    asked: i32,
}

#[derive(Serialize)]
struct Answer<'a, T> {
    id: &'a RequestId,
    result: T,
}

#[derive(Serialize)]
struct Refused<'a> {
    id: Option<&'a RequestId>,
    error: Wrong<'a>,
}

#[derive(Serialize)]
struct Wrong<'a> {
    code: i32,
    message: &'a str,
}

#[derive(Serialize)]
struct Told<T> {
    method: &'static str,
    params: T,
}

#[derive(Serialize)]
struct Asked<T> {
    id: i32,
    method: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<T>,
}

impl<'w> Outlet<'w> {
    pub fn new(out: Box<dyn Write + 'w>) -> Self {
        Self {
            out,
            is_gone: false,
            asked: 0,
        }
    }

    pub fn answer(&mut self, id: &RequestId, result: impl Serialize) {
        self.write(&Answer { id, result });
    }

    /// An id is only missing where what came was no request at all.
    pub fn refuse(&mut self, id: Option<&RequestId>, code: i32, reason: &str) {
        let error = Wrong {
            code,
            message: reason,
        };
        self.write(&Refused { id, error });
    }

    pub fn refuse_as(&mut self, id: &RequestId, code: ErrorCode, reason: &str) {
        self.refuse(Some(id), code as i32, reason);
    }

    pub fn tell<N: Notification>(&mut self, params: N::Params) {
        self.tell_as::<N>(params);
    }

    /// The same with parameters that are made while they are written.
    pub fn tell_as<N: Notification>(&mut self, params: impl Serialize) {
        self.write(&Told {
            method: N::METHOD.as_str(),
            params,
        });
    }

    /// Asks the client for something whose answer changes nothing here.
    pub fn ask<R: Request>(&mut self, params: Option<R::Params>) {
        self.asked += 1;
        self.write(&Asked {
            id: self.asked,
            method: R::METHOD.as_str(),
            params,
        });
    }

    fn write(&mut self, message: &impl Serialize) {
        self.is_gone |= frame::write(&mut self.out, message).is_err();
    }
}
