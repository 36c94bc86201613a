//! A call that gave no answer, told with what to do.

use super::badge::Tone;
use super::button::Button;
use super::notice::Notice;
use crate::client::Failure;
use crate::words::failure as words;
use leptos::prelude::*;

/// Says why a call gave no answer, and offers to try again where that can help.
#[component]
pub fn FailureNotice(
    /// Why.
    failure: Failure,
    /// Sends the call again.
    #[prop(optional, into)]
    again: Option<UnsyncCallback<()>>,
) -> impl IntoView {
    let tone = if failure == Failure::Away { Tone::Warns } else { Tone::Bad };
    let again = again.filter(|_| !failure.is_definite());
    view! {
        <Notice tone title=words::title(&failure)>
            <p>{words::sentence(&failure)}</p>
            {again.map(|again| view! { <Button on_press=again>{words::TRY_AGAIN}</Button> })}
        </Notice>
    }
}
