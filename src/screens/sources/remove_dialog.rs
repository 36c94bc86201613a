use crate::client::Retryable;
use crate::flow::Request;
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice};
use coverlist_core::sheet::Source;
use leptos::prelude::*;
use leptos::task::spawn_local;
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
    let (open, request) = (RwSignal::new(false), RwSignal::new(Request::None));
    let remove = StoredValue::new_local(Rc::new(Retryable::default()));
    let is_asked = Memo::new(move |_| removing.with(Option::is_some));
    Effect::new(move || {
        request.set(Request::None);
        open.set(is_asked.get());
    });
    Effect::new(move || {
        if !open.get() && is_asked.get_untracked() {
            removing.set(None);
        }
    });
    let press = move || {
        let Some(source) = removing.get_untracked() else { return };
        let remove = remove.get_value();
        request.set(Request::Sent);
        spawn_local(async move {
            let send = async |name: &String, key: &_| client.remove_source(name, key).await;
            match remove.send(source.name.clone(), send).await {
                Ok(()) => {
                    open.try_set(false);
                    on_done.try_run(source.name);
                }
                Err(failure) => drop(request.try_set(Request::Failed(failure))),
            }
        });
    };
    let busy = Signal::derive(move || request.with(|request| *request == Request::Sent));
    let failure = move || request.with(Request::failure).map(|failure| view! { <FailureNotice failure /> });
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
