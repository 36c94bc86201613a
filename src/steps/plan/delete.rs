//! Asks before a staged file is deleted.

use crate::flow::processing::{Asking, Event, Processor, Step};
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice};
use crate::words::plan as words;
use leptos::prelude::*;

/// Asks before the staged file is deleted.
#[component]
pub fn DeleteDialog(
    /// Takes what the admin wants.
    processor: Processor,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// The file's name.
    name: String,
) -> impl IntoView {
    let asking = asking(processor, open);
    let busy = Signal::derive(move || asking.get() == Some(Asking::Delete));
    let delete = move || processor.send(Event::DeleteAsked);
    view! {
        <Dialog open title=words::delete_question(&name) held=busy>
            <p>{words::DELETE_MEANS}</p>
            {move || refused(asking).map(|failure| view! { <FailureNotice failure /> })}
            <div class="actions">
                <Button disabled=busy on_press=move || open.set(false)>{words::CANCEL}</Button>
                <Button kind=ButtonKind::Danger busy on_press=delete>{words::DELETE}</Button>
            </div>
        </Dialog>
    }
}

/// What the admin asked for. Closing the dialog takes what was refused away.
pub(in crate::steps) fn asking(processor: Processor, open: RwSignal<bool>) -> Memo<Option<Asking>> {
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is {
            processor.send(Event::Dismissed);
        }
        is
    });
    let step = processor.step();
    Memo::new(move |_| {
        step.with(|step| match step {
            Step::Planned(planned) => Some(planned.asking.clone()),
            _ => None,
        })
    })
}

/// Why what was asked for was not done; a signal.
pub(in crate::steps) fn refused(asking: Memo<Option<Asking>>) -> Option<crate::client::Failure> {
    match asking.get() {
        Some(Asking::Refused(failure)) => Some(failure),
        _ => None,
    }
}
