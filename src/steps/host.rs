//! What the steps need from the page around them.

use crate::client::Client;
use crate::ui::{Announcer, Root};
use coverlist_api::{DemoSample, Permission, SessionView};
use leptos::prelude::*;

/// What the steps need from the page around them. The site's screens provide it; a custom element can do the
/// same in another page. The steps use no router, no `window` and no `document`.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// Calls the server; it knows the base URL.
    pub client: Client,
    /// Announces changes to screen readers.
    pub announcer: Announcer,
    /// The signed-in account.
    pub account: Account,
    /// The targets of the steps' links.
    pub links: Links,
    /// The node that contains this instance. It receives drops and pastes.
    pub root: Root,
    /// The sample files of the demo district; empty elsewhere.
    pub samples: Signal<Vec<DemoSample>>,
}

impl Host {
    /// The host of the current component.
    pub fn here() -> Self {
        expect_context()
    }
}

/// The URLs to which the steps link.
#[derive(Clone, Copy, Debug)]
pub struct Links {
    /// The view of choose, validate and stage.
    pub import: &'static str,
    /// The view of plan, process and report.
    pub process: &'static str,
    /// The report of the import with this id.
    pub report: fn(i64) -> String,
}

/// The signed-in account.
#[derive(Clone, Copy, Debug)]
pub struct Account(Memo<SessionView>);

impl Account {
    /// An account that follows its session.
    pub fn new(session: Memo<SessionView>) -> Self {
        Self(session)
    }

    /// Name, district and permissions; a signal.
    pub fn get(&self) -> SessionView {
        self.0.get()
    }

    /// The same without tracking.
    pub fn get_untracked(&self) -> SessionView {
        self.0.get_untracked()
    }

    /// Whether the account's role grants a permission; a signal.
    pub fn may(&self, permission: Permission) -> bool {
        self.0.with(|session| session.may(permission))
    }
}
