//! Deletes the staged file, after a question.

use crate::flow::importing::{Deleting, Event, Importer};
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice};
use crate::words::plan as words;
use leptos::prelude::*;

/// A button that deletes the staged file, after a question.
#[component]
pub fn DeleteButton(
    /// The file's name.
    name: String,
) -> impl IntoView {
    let importer = Importer::here();
    let open = RwSignal::new(false);
    let deleting = importer.watch(|importing| importing.deleting.clone());
    let busy = Signal::derive(move || deleting.get() == Some(Deleting::Asked));
    let failure = move || match deleting.get() {
        Some(Deleting::Failed(failure)) => Some(view! { <FailureNotice failure /> }),
        Some(Deleting::Asked) | None => None,
    };
    view! {
        <Button kind=ButtonKind::Danger on_press=move || open.set(true)>{words::DELETE}</Button>
        <Dialog open title=words::delete_question(&name) held=busy>
            <p>{words::DELETE_MEANS}</p>
            {failure}
            <div class="actions">
                <Button disabled=busy on_press=move || open.set(false)>{words::CANCEL}</Button>
                <Button kind=ButtonKind::Danger busy on_press=move || importer.send(Event::DeleteAsked)>
                    {words::DELETE}
                </Button>
            </div>
        </Dialog>
    }
}
