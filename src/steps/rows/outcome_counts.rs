use crate::steps::badges::OutcomeIcon;
use crate::words::{number, plan as words, terms};
use coverlist_core::plan::{Counts, Outcome};
use leptos::prelude::*;

/// The counts of all rows and of each outcome. Pressing a count filters the rows. The sum is written out
/// below.
#[component]
pub fn OutcomeCounts(
    counts: Counts,
    /// The outcome whose rows are shown; `None` shows all rows.
    only: RwSignal<Option<Outcome>>,
) -> impl IntoView {
    let all = view! {
        <button
            class="tally-count"
            type="button"
            aria-pressed=move || only.get().is_none().to_string()
            on:click=move |_| only.set(None)
        >
            <span class="tally-word">{t!(plan_all)}</span>
            " "
            <span class="tally-number">{number(counts.total())}</span>
        </button>
    };
    let outcomes = Outcome::ALL.map(|outcome| {
        view! {
            <button
                class="tally-count"
                type="button"
                title=terms::outcome_means(outcome)
                aria-pressed=move || (only.get() == Some(outcome)).to_string()
                on:click=move |_| only.set(Some(outcome))
            >
                <span class="tally-word"><OutcomeIcon outcome />{terms::outcome(outcome)}</span>
                " "
                <span class="tally-number">{number(count_of(&counts, outcome))}</span>
            </button>
        }
    });
    view! {
        <div class="tally">
            <div class="tally-counts" role="group" aria-label=t!(plan_filter)>
                {all} {outcomes.collect_view()}
            </div>
            <p class="tally-sum">{words::sum(&counts)}</p>
        </div>
    }
}

pub const fn count_of(counts: &Counts, outcome: Outcome) -> u32 {
    match outcome {
        Outcome::Updated => counts.updated,
        Outcome::Unchanged => counts.unchanged,
        Outcome::Skipped => counts.skipped,
        Outcome::Refused => counts.refused,
        Outcome::Rejected => counts.rejected,
    }
}
