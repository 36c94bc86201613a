use super::badge::Tone;
use super::button::Button;
use super::notice::Notice;
use crate::client::Failure;
use crate::words::tr;
use leptos::prelude::*;

/// Says why a request failed, and offers to send it again if that can help.
#[component]
pub fn FailureNotice(
    failure: Failure,
    /// Sends the request again; `None` when the caller cannot.
    #[prop(optional, into)]
    again: Option<UnsyncCallback<()>>,
) -> impl IntoView {
    let tone = if failure == Failure::Unreachable { Tone::Warning } else { Tone::Bad };
    let again = again.filter(|_| !failure.is_definite() && failure != Failure::OtherBuild);
    let (title, sentence) = describe(failure);
    view! {
        <Notice tone title>
            <p>{sentence}</p>
            {again.map(|again| view! { <Button on_press=again>{t!(failure_try_again)}</Button> })}
        </Notice>
    }
}

/// HTTP status 413. Coverlist refuses with a problem document, so a bare 413 comes from a proxy.
const CONTENT_TOO_LARGE: u16 = 413;

fn describe(failure: Failure) -> (String, String) {
    match failure {
        Failure::Problem(problem) => (tr(&problem.code.title()), problem.sentence()),
        Failure::Unreachable => (t!(failure_away), t!(failure_away_help)),
        Failure::OtherBuild => (t!(version_new), t!(version_unreadable_help)),
        Failure::Unreadable { status: CONTENT_TOO_LARGE } => {
            (t!(failure_too_large_for_proxy), t!(failure_too_large_for_proxy_help))
        }
        Failure::Unreadable { status } => {
            (t!(failure_foreign_answer), t!(failure_foreign_answer_help, status.to_string()))
        }
    }
}
