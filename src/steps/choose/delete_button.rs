use crate::flow::importing::{Deleting, Event, Importer};
use crate::steps::delete_dialog::DeleteDialog;
use crate::ui::{Button, ButtonKind};
use leptos::prelude::*;

/// A button that deletes the open import after the admin confirms.
#[component]
pub fn DeleteButton(name: String) -> impl IntoView {
    let importer = Importer::here();
    let open = RwSignal::new(false);
    let deleting = importer.watch(|importing| importing.deleting.clone());
    let busy = Signal::derive(move || deleting.get() == Some(Deleting::Requested));
    let sampled = importer.watch(|importing| importing.open.as_ref().is_some_and(|open| open.applied > 0));
    let failure = Signal::derive(move || match deleting.get() {
        Some(Deleting::Failed(failure)) => Some(failure),
        Some(Deleting::Requested) | None => None,
    });
    view! {
        <Button kind=ButtonKind::Danger on_press=move || open.set(true)>{t!(plan_delete)}</Button>
        <DeleteDialog open name sampled busy failure on_confirm=move || importer.send(Event::DeleteRequested) />
    }
}
