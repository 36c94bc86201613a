use crate::client::Failure;
use coverlist_api::SessionView;

/// Who is signed in. The work of a person stays while a new session is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmbeddingState {
    /// The host is asked for a token, which is then exchanged for a session.
    Asking {
        earlier: Option<Box<SessionView>>,
    },
    SignedIn(Box<SessionView>),
    /// There is no session. The person or the host can try again.
    Refused {
        earlier: Option<Box<SessionView>>,
        why: Refusal,
    },
}

/// Why an element has no session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The host gave no token.
    NoToken,
    /// The host's function failed, or did not answer in time.
    NoAnswer,
    /// The server refused the token, or did not answer.
    Failed(Failure),
    /// The new session is somebody else's, whose work this is not.
    OtherPerson,
}

impl EmbeddingState {
    /// The session, or the one before it while a new one is asked for.
    pub fn session(&self) -> Option<&SessionView> {
        match self {
            Self::SignedIn(session) => Some(session),
            Self::Asking { earlier } | Self::Refused { earlier, .. } => earlier.as_deref(),
        }
    }

    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused { why, .. } => Some(why),
            Self::Asking { .. } | Self::SignedIn(_) => None,
        }
    }
}

impl Refusal {
    /// The name in the event `coverlist-error`.
    pub fn id(&self) -> String {
        match self {
            Self::NoToken => "no_token".to_owned(),
            Self::NoAnswer => "no_answer".to_owned(),
            Self::Failed(failure) => failure.id(),
            Self::OtherPerson => "other_account".to_owned(),
        }
    }
}
