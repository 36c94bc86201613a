use crate::client::Retryable;
use crate::flow::Sending;
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice};
use coverlist_core::sheet::Source;
use leptos::prelude::*;
use std::rc::Rc;

/// Asks whether to remove a source.
#[component]
pub fn RemoveDialog(
    /// The source; `None` closes the dialog.
    removing: RwSignal<Option<Source>>,
    /// Gets the name of a source that was removed.
    on_done: UnsyncCallback<String>,
) -> impl IntoView {
    let client = Host::here().client;
    let (open, sending) = (RwSignal::new(false), Sending::new());
    let remove = StoredValue::new_local(Rc::new(Retryable::default()));
    let is_asked = Memo::new(move |_| removing.with(Option::is_some));
    Effect::new(move || {
        sending.reset();
        open.set(is_asked.get());
    });
    Effect::new(move || {
        if !open.get() && is_asked.get_untracked() {
            removing.set(None);
        }
    });
    let press = move || {
        let Some(source) = removing.get_untracked() else { return };
        let (remove, name) = (remove.get_value(), source.name.clone());
        let answer = async move {
            let send = async |name: &String, key: &_| client.remove_source(name, key).await;
            remove.send(source.name, send).await
        };
        sending.send(answer, move |()| {
            open.set(false);
            on_done.run(name);
        });
    };
    let busy = sending.busy();
    let failure = move || sending.failure().map(|failure| view! { <FailureNotice failure /> });
    let title = Signal::derive(move || {
        removing
            .with(|source| source.as_ref().map(|source| t!(sources_remove, &source.name)))
            .unwrap_or_default()
    });
    view! {
        <Dialog open title held=busy>
            {failure}
            <p>{t!(sources_remove_means)}</p>
            <div class="actions">
                <Button busy on_press=move || open.set(false)>{t!(fields_cancel)}</Button>
                <Button kind=ButtonKind::Danger busy on_press=press>{t!(sources_remove_now)}</Button>
            </div>
        </Dialog>
    }
}
