//! The events and effects of the session.

use crate::client::{Failure, WhyClosed};
use coverlist_api::{DemoSite, SessionView};

/// The server's answer to the question who is signed in; `None` when nobody is.
pub type Answer = Result<Option<Box<SessionView>>, Failure>;

/// Something that happened to the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page opened, or the person tried again.
    Opened,
    Loaded(Answer, Option<DemoSite>),
    SignedIn(Box<SessionView>),
    SignedOut,
    /// The session had ended, and the person went to the sign-in page instead of signing in at the dialog.
    Left,
    /// The person left the page to the other account that is signed in.
    Yielded,
    /// The person returned to the page.
    Returned,
    /// The browser restored the page from its cache, or the person tried the check again. The page may show
    /// data of another account.
    Restored,
    Rechecked(Answer),
}

/// An action outside the state, such as a request to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the server who is signed in, and whether it serves the demo district.
    Load,
    Recheck,
    /// Ask for the password and make calls wait: the session ended, or changed to another account.
    CloseGate(WhyClosed),
    /// Send the waiting calls again, because the account is signed in again.
    OpenGate,
    /// Let the waiting calls fail, because the person went to the sign-in page.
    LeaveGate,
    /// Load the page again, without anything of the account.
    Reload,
}
