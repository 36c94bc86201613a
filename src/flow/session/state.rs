//! The state of the session.

use crate::client::Failure;
use coverlist_api::{DemoSite, SessionView};

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// The server has not answered yet.
    Loading,
    /// The server did not answer.
    Unreachable(Failure),
    /// Nobody is signed in.
    SignedOut {
        /// The demo district, on a server that serves one.
        demo: Option<DemoSite>,
    },
    /// An account is signed in.
    SignedIn {
        /// The account and its session.
        session: Box<SessionView>,
        /// The state of the check after the person was away.
        recheck: Recheck,
        /// The demo district, on a server that serves one.
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
    /// A line that says that the page loads.
    Loading,
    /// The server did not answer.
    Unreachable(Failure),
    /// The sign-in page.
    SignIn,
    /// The site, for the account with this email address.
    Site(String),
}

impl SessionState {
    /// The screen that fits the session.
    pub fn screen(&self) -> Screen {
        match self {
            Self::Loading => Screen::Loading,
            Self::Unreachable(failure) => Screen::Unreachable(failure.clone()),
            Self::SignedOut { .. } => Screen::SignIn,
            Self::SignedIn { session, .. } => Screen::Site(session.email.clone()),
        }
    }

    /// The session, if an account is signed in.
    pub fn session(&self) -> Option<&SessionView> {
        match self {
            Self::SignedIn { session, .. } => Some(session),
            _ => None,
        }
    }

    /// The state of the check after the person was away.
    pub fn recheck(&self) -> Recheck {
        match self {
            Self::SignedIn { recheck, .. } => recheck.clone(),
            _ => Recheck::Idle,
        }
    }

    /// The demo district, on a server that serves one.
    pub fn demo(&self) -> Option<DemoSite> {
        match self {
            Self::SignedOut { demo } | Self::SignedIn { demo, .. } => demo.clone(),
            Self::Loading | Self::Unreachable(_) => None,
        }
    }
}
