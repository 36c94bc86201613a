//! The events and effects of the session.

use crate::client::Failure;
use coverlist_api::{DemoSite, SessionView};

/// The server's answer to the question who is signed in; `None` when nobody is.
pub type Answer = Result<Option<Box<SessionView>>, Failure>;

/// Something that happened to the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page opened, or the person tried again.
    Opened,
    /// The server answered who is signed in, and whether it serves the demo district.
    Loaded(Answer, Option<DemoSite>),
    /// An account signed in on this page.
    SignedIn(Box<SessionView>),
    /// The account signed out.
    SignedOut,
    /// The session had ended, and the person chose the sign-in page over signing in again.
    Left,
    /// The person returned to the page.
    Returned,
    /// The browser restored the page from its cache, or the person tried the check again. The page may show
    /// data of another account.
    Restored,
    /// The server answered the check.
    Rechecked(Answer),
}

/// Something to do outside the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the server who is signed in, and whether it serves the demo district.
    Load,
    /// Ask the server who is signed in now.
    Recheck,
    /// Ask for the password and make calls wait: the session ended elsewhere.
    CloseGate,
    /// Send the waiting calls again.
    OpenGate,
    /// Let the waiting calls fail.
    LeaveGate,
}
