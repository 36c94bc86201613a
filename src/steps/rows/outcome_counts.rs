use crate::steps::badges::OutcomeIcon;
use crate::words::terms::{self, Tense};
use crate::words::{number, plan, report};
use coverlist_core::plan::{Counts, Outcome};
use leptos::prelude::*;

/// The counts of all rows and of each outcome. Pressing a count filters the rows. The sum is written out
/// below.
#[component]
pub fn OutcomeCounts(
    counts: Counts,
    /// The number of rows that samples applied, and that a plan does not have.
    applied: u32,
    /// The outcome whose rows are shown; `None` shows all rows.
    only: RwSignal<Option<Outcome>>,
    /// The name of the key, such as `User ID`.
    key: String,
    tense: Tense,
) -> impl IntoView {
    let all = view! {
        <button
            class="tally-count"
            part="count"
            type="button"
            aria-pressed=move || only.get().is_none().to_string()
            on:click=move |_| only.set(None)
        >
            <span class="tally-word">{t!(plan_all)}</span>
            " "
            <span class="tally-number">{number(counts.total())}</span>
        </button>
    };
    let outcomes = counted(&counts).into_iter().map(|outcome| {
        view! {
            <button
                class="tally-count"
                part="count"
                type="button"
                title=terms::outcome_means(outcome, &key)
                aria-pressed=move || (only.get() == Some(outcome)).to_string()
                on:click=move |_| only.set(Some(outcome))
            >
                <span class="tally-word"><OutcomeIcon outcome />{terms::outcome(outcome, tense)}</span>
                " "
                <span class="tally-number">{number(count_of(&counts, outcome))}</span>
            </button>
        }
    });
    let sum = match tense {
        Tense::Plan => plan::sum(&counts, applied),
        Tense::Report => report::sum(&counts),
    };
    view! {
        // Part `count`: the rows of one outcome, as a filter.
        <div class="tally">
            <div class="tally-counts" role="group" aria-label=t!(plan_filter)>
                {all} {outcomes.collect_view()}
            </div>
            <p class="tally-sum">{sum}</p>
        </div>
    }
}

/// The outcomes to show the counts of. *Not processed* is one only after a sample.
pub fn counted(counts: &Counts) -> Vec<Outcome> {
    let is_shown = |outcome: &Outcome| *outcome != Outcome::NotProcessed || counts.not_processed > 0;
    Outcome::ALL.into_iter().filter(is_shown).collect()
}

pub const fn count_of(counts: &Counts, outcome: Outcome) -> u32 {
    match outcome {
        Outcome::Updated => counts.updated,
        Outcome::Unchanged => counts.unchanged,
        Outcome::Skipped => counts.skipped,
        Outcome::Refused => counts.refused,
        Outcome::Rejected => counts.rejected,
        Outcome::NotProcessed => counts.not_processed,
    }
}
