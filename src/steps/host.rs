//! What the steps need from the page around them.

use crate::client::Client;
use crate::ui::{Announcer, Root};
use coverlist_api::{DemoSample, Permission, SessionView};
use leptos::prelude::*;

/// What the steps need from the page around them: the site's screens today, a custom element in another page later.
/// The steps use no router, no `window` and no `document`.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// Calls the server, and knows its base URL.
    pub client: Client,
    /// Speaks to screen readers.
    pub announcer: Announcer,
    /// The account that is signed in.
    pub account: Account,
    /// Where links lead.
    pub links: Links,
    /// The node that contains this instance; it receives drops and pastes.
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

/// The addresses to which the steps link.
#[derive(Clone, Copy, Debug)]
pub struct Links {
    /// Choose, validate, stage.
    pub import: &'static str,
    /// Plan, process, report.
    pub process: &'static str,
    /// The report of the import with this id.
    pub report: fn(i64) -> String,
}

/// The account that is signed in.
#[derive(Clone, Copy, Debug)]
pub struct Account(Memo<SessionView>);

impl Account {
    /// An account that follows its session.
    pub fn new(session: Memo<SessionView>) -> Self {
        Self(session)
    }

    /// Name, district, permissions; a signal.
    pub fn get(&self) -> SessionView {
        self.0.get()
    }

    /// The same without tracking.
    pub fn get_untracked(&self) -> SessionView {
        self.0.get_untracked()
    }

    /// Whether the account's role allows something; a signal.
    pub fn may(&self, permission: Permission) -> bool {
        self.0.with(|session| session.may(permission))
    }
}
