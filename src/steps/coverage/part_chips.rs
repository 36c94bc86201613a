use super::naming::{PartName, name};
use super::selecting::Selecting;
use crate::ui::{Button, ButtonKind};
use crate::words::coverage as words;
use leptos::prelude::*;

/// The number of records that are listed, and the filters, each of which a press removes.
#[component]
pub fn PartChips(selecting: Selecting) -> impl IntoView {
    let kind = selecting.kind;
    let found = move || selecting.found.get().map(|found| words::records(kind, found));
    let chips = move || {
        let counts = selecting.counts.get_value();
        let chip = |part| {
            let name = name(kind, part, &counts);
            view! {
                <li>
                    // Part `chip`: a filter, which a press removes.
                    <button
                        class="chip"
                        part="chip"
                        type="button"
                        aria-label=t!(coverage_remove, &name)
                        on:click=move |_| selecting.remove(part)
                    >
                        <PartName selecting part />
                        <span class="chip-cross" aria-hidden="true"></span>
                    </button>
                </li>
            }
        };
        selecting.parts().into_iter().map(chip).collect_view()
    };
    let is_narrowed =
        move || !selecting.parts().is_empty() || selecting.text.with(|text| !text.trim().is_empty());
    view! {
        <div class="chips" tabindex="-1" node_ref=selecting.place>
            <b aria-live="polite">{found}</b>
            <ul class="chip-list" aria-label=t!(records_filter)>{chips}</ul>
            <Show when=is_narrowed>
                <Button kind=ButtonKind::Quiet on_press=move || selecting.show_all()>
                    {t!(coverage_clear)}
                </Button>
            </Show>
        </div>
    }
}
