use super::repair_button::RepairButton;
use crate::flow::importing::{Event, Importer};
use crate::ui::{ButtonKind, Notice, Tone};
use leptos::prelude::*;

/// Offers the answers that a person gave about the same file before a reload, a crash or a new sign-in.
#[component]
pub fn DraftOffer() -> impl IntoView {
    let stored_at =
        Importer::here().watch(|importing| Some(importing.validate()?.draft.offered()?.stored_at.clone()));
    move || {
        stored_at.get().map(|stored_at| {
            view! {
                <Notice tone=Tone::Info title=t!(draft_title)>
                    <p>{t!(draft_about, &stored_at)}</p>
                    <div class="actions">
                        <RepairButton kind=ButtonKind::Primary event=Event::DraftTaken label=t!(draft_take) />
                        <RepairButton event=Event::DraftDeleted label=t!(draft_delete) />
                    </div>
                </Notice>
            }
        })
    }
}
