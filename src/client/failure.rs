//! Why a call gave no answer.

use coverlist_api::{Problem, ProblemCode};

/// Why a call gave no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The server refused, and says why.
    Problem(Box<Problem>),
    /// No answer came: the server is away, or the network is.
    Away,
    /// An answer came that this page cannot read: it is older than the server, or something stands between the two.
    Unreadable {
        /// The answer's HTTP status.
        status: u16,
    },
}

impl Failure {
    /// The machine code of the server's refusal, if it refused.
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            Self::Away | Self::Unreadable { .. } => None,
        }
    }

    /// Whether the server answered and refused: sending the same again would be refused again.
    pub fn is_definite(&self) -> bool {
        match self.code() {
            Some(
                ProblemCode::Internal | ProblemCode::Unavailable | ProblemCode::Busy | ProblemCode::TooSlow,
            )
            | None => false,
            Some(_) => true,
        }
    }

    /// What an answer other than success says. `body` is its text.
    pub(super) fn of_answer(status: u16, body: &str) -> Self {
        match serde_json::from_str::<Problem>(body) {
            Ok(problem) => Self::Problem(Box::new(problem)),
            // A proxy in front of a server that is away answers for it.
            Err(_) if matches!(status, 502..=504) => Self::Away,
            Err(_) => Self::Unreadable { status },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_read_and_a_gateway_page_is_not() {
        let problem = r#"{"code":"forbidden","title":"t","detail":"d","request_id":"r"}"#;
        assert_eq!(Failure::of_answer(403, problem).code(), Some(ProblemCode::Forbidden));
        assert_eq!(Failure::of_answer(502, "<html>"), Failure::Away);
        assert_eq!(Failure::of_answer(500, "<html>"), Failure::Unreadable { status: 500 });
    }

    #[test]
    fn only_a_refusal_is_definite() {
        let problem = |code| {
            Failure::of_answer(500, &format!(r#"{{"code":"{code}","title":"","detail":"","request_id":""}}"#))
        };
        assert!(problem("plan_stale").is_definite());
        assert!(!problem("unavailable").is_definite());
        assert!(!problem("busy").is_definite());
        assert!(!Failure::Away.is_definite());
    }
}
