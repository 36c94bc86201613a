//! The states of the session, and the screen that fits each.

use crate::client::Failure;
use coverlist_api::{DemoSite, SessionView};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// The server has not answered yet.
    Loading,
    /// The server did not answer the question who is signed in.
    Unreachable(Failure),
    SignedOut {
        /// The demo district; `None` on a server without one.
        demo: Option<DemoSite>,
    },
    SignedIn {
        session: Box<SessionView>,
        recheck: Recheck,
        /// The demo district; `None` on a server without one.
        demo: Option<DemoSite>,
    },
}

/// Whether the same account is still signed in after the person was away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recheck {
    /// The page shows the account's data.
    Idle,
    /// The server has been asked, and the page shows nothing until it answers.
    Pending,
    /// The server did not answer, and the page shows nothing.
    Unreachable(Failure),
}

/// The screen that fits the session. It stays the same when only the session was renewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A line of text, while the server has not answered.
    Loading,
    /// A notice that the server did not answer.
    Unreachable(Failure),
    SignIn,
    /// The site, for the account with this id.
    Site(String),
}

impl SessionState {
    pub fn screen(&self) -> Screen {
        match self {
            Self::Loading => Screen::Loading,
            Self::Unreachable(failure) => Screen::Unreachable(failure.clone()),
            Self::SignedOut { .. } => Screen::SignIn,
            Self::SignedIn { session, .. } => Screen::Site(session.account.clone()),
        }
    }

    pub fn session(&self) -> Option<&SessionView> {
        match self {
            Self::SignedIn { session, .. } => Some(session),
            _ => None,
        }
    }

    pub fn recheck(&self) -> Recheck {
        match self {
            Self::SignedIn { recheck, .. } => recheck.clone(),
            _ => Recheck::Idle,
        }
    }

    /// `None` on a server without a demo district, and while the server has not answered.
    pub fn demo(&self) -> Option<DemoSite> {
        match self {
            Self::SignedOut { demo } | Self::SignedIn { demo, .. } => demo.clone(),
            Self::Loading | Self::Unreachable(_) => None,
        }
    }
}
