//! The interface between the steps and the page around them.

use crate::client::Client;
use crate::flow::Tell;
use crate::ui::{Announcer, Root};
use coverlist_api::{DemoSample, Permission, SessionView};
use coverlist_core::record::RecordKind;
use leptos::prelude::*;
use web_sys::File;

/// The objects that the steps need from the page around them. The site's screens provide them; a custom
/// element can do the same in another page. The steps use no router, no `window` and no `document`.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    pub client: Client,
    pub announcer: Announcer,
    pub account: Account,
    pub links: Links,
    /// The node that contains this instance. It receives drops and pastes.
    pub root: Root,
    /// The sample files of the demo district; empty elsewhere.
    pub samples: Signal<Vec<DemoSample>>,
    /// What the page around the steps wants of them.
    pub wishes: Wishes,
    /// Tells the page around the steps what happens.
    pub tell: Tell,
    /// Goes to another screen.
    pub go: UnsyncCallback<Destination>,
}

/// What a page around the steps wants of them, by the attributes and methods of the element.
#[derive(Clone, Copy, Debug)]
pub struct Wishes {
    /// The id of the template to choose.
    pub template: RwSignal<Option<String>>,
    /// The name of the saved source to read files with.
    pub source: RwSignal<Option<String>>,
    /// A file to read as if it had been chosen. The import screen takes it.
    pub file: RwSignal<Option<File>, LocalStorage>,
}

impl Wishes {
    /// No wishes so far.
    pub fn new() -> Self {
        Self { template: RwSignal::new(None), source: RwSignal::new(None), file: RwSignal::new_local(None) }
    }
}

impl Host {
    /// The host that the surrounding page provides as a context.
    pub fn here() -> Self {
        expect_context()
    }
}

/// A screen to which the steps lead by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// The screen with the stages choose, validate and stage.
    Import,
    /// The report of the import with this id. It takes the place of the current screen.
    Report(i64),
}

/// The URLs of the pages around the steps, to which the steps link.
#[derive(Clone, Copy, Debug)]
pub struct Links {
    /// The screen with the stages choose, validate and stage.
    pub import: &'static str,
    /// The screen with the stages plan, process and report.
    pub process: &'static str,
    /// The list of imports; `None` if there is none.
    pub imports: Option<&'static str>,
    /// The screen on which users and devices are loaded; `None` if there is none.
    pub records: Option<&'static str>,
    /// Returns the address of the record with this id; `None` if records have no screen.
    pub record: Option<fn(RecordKind, i64) -> String>,
    /// Returns the address of the report page of the import with this id.
    pub report: fn(i64) -> String,
    /// Returns the address of the verification sheet of the import with this id.
    pub verify: fn(i64) -> String,
}

#[derive(Clone, Copy, Debug)]
pub struct Account(Memo<SessionView>);

impl Account {
    pub fn new(session: Memo<SessionView>) -> Self {
        Self(session)
    }

    /// The account's name, district and permissions. The value is tracked like a signal.
    pub fn get(&self) -> SessionView {
        self.0.get()
    }

    pub fn get_untracked(&self) -> SessionView {
        self.0.get_untracked()
    }

    pub fn may(&self, permission: Permission) -> bool {
        self.0.with(|session| session.may(permission))
    }
}
