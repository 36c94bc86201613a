use super::{Problem, ProblemDetails};
use coverlist_api::ProblemCode;
use wasm_split_helpers::SplitLoaderError;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The server answered with a problem document (RFC 9457).
    Problem(Box<Problem>),
    /// No answer came: the server or the network is down.
    Unreachable,
    /// This page cannot read the answer: a proxy answered.
    Unreadable { status: u16 },
    /// The server has another build than this page, and the page cannot read its answer.
    OtherBuild,
}

impl Failure {
    /// `None` unless the server answered with a problem document.
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            Self::Unreachable | Self::Unreadable { .. } | Self::OtherBuild => None,
        }
    }

    /// The name of the failure for the page around an element: the code of the problem, or `unreachable`.
    pub fn id(&self) -> String {
        match self {
            Self::Problem(problem) => serde_json::to_value(problem.code)
                .ok()
                .and_then(|code| code.as_str().map(str::to_owned))
                .unwrap_or_default(),
            Self::Unreachable => "unreachable".to_owned(),
            Self::Unreadable { .. } => "unreadable".to_owned(),
            Self::OtherBuild => "new_version".to_owned(),
        }
    }

    /// What the server says about the failure beside its sentence.
    pub fn details(&self) -> ProblemDetails {
        match self {
            Self::Problem(problem) => problem.details(),
            Self::Unreachable | Self::Unreadable { .. } | Self::OtherBuild => ProblemDetails::default(),
        }
    }

    /// Whether the server refused the request for good: sending it again gives the same answer.
    pub fn is_definite(&self) -> bool {
        match self.code() {
            Some(
                ProblemCode::Internal | ProblemCode::Unavailable | ProblemCode::Busy | ProblemCode::TooSlow,
            )
            | None => false,
            Some(_) => true,
        }
    }

    /// Reads an answer whose status is not success.
    pub(crate) fn of_answer(status: u16, body: &str) -> Self {
        match Problem::of(body) {
            Some(problem) => Self::Problem(Box::new(problem)),
            // A proxy answers for a server that is down.
            None if matches!(status, 502..=504) => Self::Unreachable,
            None => Self::Unreadable { status },
        }
    }

    /// The same failure, of an answer of another build than the page's or not.
    pub(super) fn of_build(self, is_other: bool) -> Self {
        match self {
            Self::Unreadable { .. } if is_other => Self::OtherBuild,
            other => other,
        }
    }
}

/// The code of a part of the page did not arrive.
impl From<SplitLoaderError> for Failure {
    fn from(_: SplitLoaderError) -> Self {
        Self::Unreachable
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_read_and_a_gateway_page_is_not() {
        let problem = r#"{"code":"forbidden","title":"t","detail":"d","reason":"r","request_id":"r"}"#;
        assert_eq!(Failure::of_answer(403, problem).code(), Some(ProblemCode::Forbidden));
        assert_eq!(Failure::of_answer(502, "<html>"), Failure::Unreachable);
        assert_eq!(Failure::of_answer(500, "<html>"), Failure::Unreadable { status: 500 });
    }

    #[test]
    fn only_a_refusal_is_definite() {
        let problem = |code| {
            Failure::of_answer(
                500,
                &format!(r#"{{"code":"{code}","title":"","detail":"","reason":"","request_id":""}}"#),
            )
        };
        assert!(problem("plan_stale").is_definite());
        assert!(!problem("unavailable").is_definite());
        assert!(!problem("busy").is_definite());
        assert!(!Failure::Unreachable.is_definite());
    }
}
