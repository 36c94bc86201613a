use super::records_covered::RecordsCovered;
use super::selection::Selection;
use crate::steps::{Host, ScreenQuery};
use crate::ui::Fetched;
use crate::words::terms;
use coverlist_core::record::RecordKind;
use leptos::prelude::*;

/// Shows which users or devices are insured, and until when.
#[component]
pub fn Coverage(query: ScreenQuery) -> impl IntoView {
    let kind = Memo::new(move |_| Selection::parse(&query.get()).kind);
    view! {
        <div class="workspace coverage" part="workspace">
            <div class="workspace-head">
                <h2 class="workspace-title">{t!(coverage_title)}</h2>
                <div class="kind-switch" role="group" aria-label=t!(records_tabs)>
                    {RecordKind::ALL.map(|own| kind_button(own, kind, query)).collect_view()}
                </div>
            </div>
            {move || view! { <CoverageOf kind=kind.get() query /> }}
        </div>
    }
}

fn kind_button(own: RecordKind, kind: Memo<RecordKind>, query: ScreenQuery) -> impl IntoView {
    let is_shown = move || kind.get() == own;
    let show = move |_| {
        if !untrack(is_shown) {
            query.go(Selection::all(own).query());
        }
    };
    view! {
        <button type="button" aria-pressed=move || is_shown().to_string() on:click=show>
            {terms::records(own)}
        </button>
    }
}

#[component]
fn CoverageOf(kind: RecordKind, query: ScreenQuery) -> impl IntoView {
    let client = Host::here().client;
    let counts = Fetched::new(move || async move { client.coverage(kind).await });
    counts.view(move |counts| view! { <RecordsCovered kind counts query /> })
}
