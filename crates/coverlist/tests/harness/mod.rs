//! The test harness. It runs servers and commands, signs in, and stages files, all through public interfaces.

#![allow(dead_code, unused_imports, reason = "each test binary uses a part of it")]

mod client;
mod staging;
mod session;
mod record_changes;
mod pages;
mod app;
mod binary;
mod command;
mod files;
pub mod downloads;
pub mod workbook;
mod clock;
pub mod portal;
mod openssl_keys;
mod http_server;
mod wait;
mod pauses;

pub use app::{App, Options, PASSWORD};
pub use binary::Binary;
pub use client::{Request, Response, connect, connect_from, read};
pub use clock::TestClock;
pub use command::{Ran, command, coverlist, coverlist_on, coverlist_with, file, write};
pub use files::{Csv, devices, roster};
pub use http_server::HttpServer;
pub use openssl_keys::OPENSSL_KEYS;
pub use pages::every_page;
pub use pauses::PauseDirectory;
pub use portal::{Algorithm, Portal, SigningKey};
pub use record_changes::asking;
pub use session::Session;
pub use staging::{Staging, form, form_of, form_of_file, hash};
pub use wait::wait_for;
