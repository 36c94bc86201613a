/// The build of the server, compared with that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// The server has not answered yet.
    Unknown,
    Same,
    /// The server has got another build since the page was opened.
    New,
    /// The page had another build than the server from the beginning: a cache had it, so loading it again by
    /// itself could go on forever.
    Cached,
}

/// Something that happened to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The server answered, with the build of the page or with another one.
    Answered { is_same: bool },
    /// The person went to another screen, which has left the work of the previous one.
    Navigated {
        /// Whether calls wait or are changing something.
        is_busy: bool,
    },
    /// The person wants to load the page again.
    ReloadAsked,
}

/// An action outside the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Load the page again.
    Reload,
    /// Tell the page around an element that there is a new version.
    TellHost,
}

impl Version {
    /// Whether the server has another build than the page.
    pub fn is_other(&self) -> bool {
        matches!(self, Self::New | Self::Cached)
    }
}

/// Returns the next state and the effects of an event.
pub fn advance(state: Version, event: Event) -> (Version, Vec<Effect>) {
    use Version::{Cached, New, Same, Unknown};
    match (state, event) {
        (_, Event::Answered { is_same: true }) => (Same, vec![]),
        (Unknown, Event::Answered { is_same: false }) => (Cached, vec![Effect::TellHost]),
        (Same, Event::Answered { is_same: false }) => (New, vec![Effect::TellHost]),
        (New, Event::Navigated { is_busy: false }) | (New | Cached, Event::ReloadAsked) => {
            (state, vec![Effect::Reload])
        }
        _ => (state, vec![]),
    }
}
