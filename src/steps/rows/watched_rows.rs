use super::Shown;
use super::row_counts::is_pressed;
use crate::ui::{Icon, StatusIcon};
use crate::words::{number, terms};
use coverlist_api::WarningCount;
use leptos::prelude::*;

/// The warnings of a plan with their numbers of rows. Each one filters the rows.
#[component]
pub fn WatchedRows(
    #[prop(into)] warnings: Signal<Vec<WarningCount>>,
    shown: RwSignal<Shown>,
) -> impl IntoView {
    let button = move |WarningCount { warning, rows }: WarningCount| {
        let shows = Shown::Warning(warning);
        view! {
            <button
                class="row-count tone-warning"
                part="count"
                type="button"
                aria-pressed=move || is_pressed(shown, shows)
                on:click=move |_| shown.update(|now| *now = shows.pressed(*now))
            >
                <StatusIcon icon=Icon::Triangle />
                {terms::warning(warning)}
                " "
                <b>{number(rows)}</b>
            </button>
        }
    };
    move || {
        let warnings = warnings.get();
        (!warnings.is_empty()).then(|| {
            view! {
                <div class="row-counts" role="group" aria-label=t!(plan_warnings)>
                    {warnings.into_iter().map(button).collect_view()}
                </div>
            }
        })
    }
}
