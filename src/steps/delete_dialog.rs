use crate::client::Failure;
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice};
use leptos::prelude::*;

/// Asks before a staged file is deleted.
#[component]
pub fn DeleteDialog(
    open: RwSignal<bool>,
    name: String,
    /// Whether samples of the file are applied, so that only the other rows are deleted.
    #[prop(into)]
    sampled: Signal<bool>,
    /// Whether the request is sent and the server has not answered.
    busy: Signal<bool>,
    failure: Signal<Option<Failure>>,
    #[prop(into)] on_confirm: UnsyncCallback<()>,
) -> impl IntoView {
    view! {
        <Dialog open title=t!(plan_delete_question, &name) held=busy>
            <p>
                {move || if sampled.get() { t!(plan_delete_rest_means) } else { t!(plan_delete_means) }}
            </p>
            {move || failure.get().map(|failure| view! { <FailureNotice failure /> })}
            <div class="actions">
                <Button disabled=busy on_press=move || open.set(false)>{t!(plan_cancel)}</Button>
                <Button kind=ButtonKind::Danger busy on_press=on_confirm>{t!(plan_delete)}</Button>
            </div>
        </Dialog>
    }
}
