use crate::flow::retention::{Event, Keeping, Step};
use crate::ui::{Button, ButtonKind, Dialog};
use crate::words::retention as words;
use coverlist_api::RetentionPreview;
use leptos::prelude::*;

/// Says what a change of the days deletes at once, and asks whether to make it.
#[component]
pub fn ConfirmDialog(keeping: Keeping) -> impl IntoView {
    let asked = keeping.watch(|retention| match &retention.step {
        Step::Asking(_, seen) | Step::Saving(_, seen) => Some(*seen),
        Step::Editing(_) | Step::Previewing(_) => None,
    });
    let busy = keeping.watch(|retention| retention.step.is_busy());
    let open = RwSignal::new(false);
    Effect::new(move || open.set(asked.get().is_some()));
    Effect::new(move || {
        if !open.get() {
            keeping.send(Event::Canceled);
        }
    });
    view! {
        <Dialog open title=t!(retention_confirm) held=busy>
            {move || asked.get().map(deleted)}
            <div class="actions">
                <Button busy on_press=move || open.set(false)>{t!(retention_cancel)}</Button>
                <Button kind=ButtonKind::Danger busy on_press=move || keeping.send(Event::Confirmed)>
                    {t!(retention_change)}
                </Button>
            </div>
        </Dialog>
    }
}

fn deleted(seen: RetentionPreview) -> impl IntoView {
    let sentences = words::deleted_now(&seen);
    if sentences.is_empty() {
        return view! { <p>{t!(retention_deletes_nothing)}</p> }.into_any();
    }
    view! {
        <ul>{sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
        <p>{t!(retention_for_good)}</p>
    }
    .into_any()
}
