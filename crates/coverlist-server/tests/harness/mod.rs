//! The harness: tests speak of sessions, files, plans and reports, and go through the front door.

#![allow(dead_code, unused_imports, reason = "each test binary uses a part of it")]

mod http;
mod app;
mod binary;
mod session;
mod files;
mod clock;

pub use app::{App, Options, PASSWORD};
pub use binary::Binary;
pub use clock::TestClock;
pub use files::{Csv, devices, roster};
pub use http::{Answer, Ask, connect, connect_from, read};
pub use session::Session;
