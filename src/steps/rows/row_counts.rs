use super::Shown;
use crate::steps::badges::{effect_mark, outcome_mark};
use crate::ui::{Icon, StatusIcon, Tone};
use crate::words::number;
use crate::words::terms::{self, Tense};
use coverlist_core::plan::{Counts, Effect, EffectCounts, Outcome};
use leptos::prelude::*;

/// The numbers of all rows of a plan or a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    pub outcomes: Counts,
    /// How the changed rows are divided; `None` in a report.
    pub effects: Option<EffectCounts>,
}

/// The rows with the same outcome or effect.
struct Part {
    shows: Shown,
    tone: Tone,
    icon: Icon,
    word: String,
    means: String,
    rows: u32,
    /// Their number in the plan that the admin saw before, if it was another one.
    before: Option<u32>,
}

/// Says in a sentence what the rows do, and shows their parts in proportion. Each part filters the rows.
#[component]
pub fn RowCounts(
    #[prop(into)] sentence: ViewFn,
    #[prop(into)] tally: Signal<Tally>,
    /// The numbers that the admin saw before.
    #[prop(into, optional)]
    before: Signal<Option<Tally>>,
    shown: RwSignal<Shown>,
    /// The name of the key, such as `User ID`.
    key: String,
    tense: Tense,
) -> impl IntoView {
    let parts = Memo::new(move |_| (tally.get(), before.get()));
    let all = move || number(tally.get().outcomes.total());
    let drawn = move || {
        let (tally, before) = parts.get();
        let parts = parts_of(&tally, before.as_ref(), &key, tense);
        let counts = parts.into_iter().map(|part| count(part, shown)).collect_view();
        view! {
            <TallyBar tally />
            <div class="row-counts" role="group" aria-label=t!(plan_filter)>
                <button
                    class="row-count"
                    part="count"
                    type="button"
                    aria-pressed=move || is_pressed(shown, Shown::All)
                    on:click=move |_| shown.set(Shown::All)
                >
                    {t!(plan_all)} " " <b>{all}</b>
                </button>
                {counts}
            </div>
        }
    };
    view! {
        <div class="workspace-verdict">
            <p class="verdict-sentence">{sentence.run()}</p>
            {drawn}
        </div>
    }
}

/// The parts in proportion. What was not applied is shown once: by its outcomes.
#[component]
fn TallyBar(tally: Tally) -> impl IntoView {
    let parts = divisions(&tally).into_iter().filter_map(|shows| {
        let rows = rows_of(&tally, shows);
        let class = format!("verdict-part tone-{}", mark(shows).0.class());
        (rows > 0).then(|| view! { <span class=class style:flex-grow=rows.to_string()></span> })
    });
    view! { <div class="verdict-bar" aria-hidden="true">{parts.collect_view()}</div> }
}

/// What the rows of a plan do: in proportion, and in numbers.
#[component]
pub fn PlanCounts(tally: Tally) -> impl IntoView {
    let counts = divisions(&tally).into_iter().filter_map(|shows| {
        let rows = rows_of(&tally, shows);
        let (tone, icon) = mark(shows);
        let class = format!("tone-{}", tone.class());
        (rows > 0).then(|| {
            view! { <li class=class><StatusIcon icon /> {word(shows, Tense::Plan)} " " <b>{number(rows)}</b></li> }
        })
    });
    view! {
        <TallyBar tally />
        <ul class="plan-counts">{counts.collect_view()}</ul>
    }
}

/// The button of a part.
fn count(part: Part, shown: RwSignal<Shown>) -> impl IntoView {
    let Part { shows, tone, icon, word, means, rows, before } = part;
    view! {
        // Part `count`: the number of rows or records of one sort, as a filter.
        <button
            class=format!("row-count tone-{}", tone.class())
            part="count"
            type="button"
            title=means
            aria-pressed=move || is_pressed(shown, shows)
            on:click=move |_| shown.update(|now| *now = shows.pressed(*now))
        >
            <StatusIcon icon />
            {word}
            " "
            <b>{number(rows)}</b>
            {before.map(|before| {
                view! { " " <span class="row-count-before">{t!(plan_count_before, before)}</span> }
            })}
        </button>
    }
}

/// The state of the button that shows only these rows, as ARIA has it.
pub(super) fn is_pressed(now: RwSignal<Shown>, shows: Shown) -> &'static str {
    if now.get() == shows { "true" } else { "false" }
}

/// The parts that have rows, or had some before.
fn parts_of(tally: &Tally, before: Option<&Tally>, key: &str, tense: Tense) -> Vec<Part> {
    let part = |shows| {
        let rows = rows_of(tally, shows);
        let before = before.map(|before| rows_of(before, shows)).filter(|before| *before != rows);
        let (tone, icon) = mark(shows);
        Part { shows, tone, icon, word: word(shows, tense), means: means(shows, key), rows, before }
    };
    let left = (tense == Tense::Report).then_some(Shown::Left);
    let all = left.into_iter().chain(divisions(tally)).map(part);
    all.filter(|part| part.rows > 0 || part.before.is_some()).collect()
}

/// The outcomes, with the effects in place of *Updated* where they are known. Each row is in one of them.
fn divisions(tally: &Tally) -> Vec<Shown> {
    let updated = match tally.effects {
        Some(_) => Effect::ALL.map(Shown::Effect).to_vec(),
        None => vec![Shown::Outcome(Outcome::Updated)],
    };
    let others = Outcome::ALL.into_iter().filter(|outcome| *outcome != Outcome::Updated).map(Shown::Outcome);
    updated.into_iter().chain(others).collect()
}

/// The number of rows that are shown, apart from those with a warning.
pub fn rows_of(tally: &Tally, shows: Shown) -> u32 {
    match shows {
        Shown::Outcome(outcome) => count_of(&tally.outcomes, outcome),
        Shown::Left => Outcome::ALL
            .into_iter()
            .filter(|outcome| !outcome.is_applied())
            .map(|outcome| count_of(&tally.outcomes, outcome))
            .sum(),
        Shown::Effect(effect) => tally.effects.map_or(0, |effects| effects.rows(effect)),
        Shown::All | Shown::Warning(_) => tally.outcomes.total(),
    }
}

fn word(shows: Shown, tense: Tense) -> String {
    match shows {
        Shown::Outcome(outcome) => terms::outcome(outcome, tense),
        Shown::Effect(effect) => terms::effect(effect, tense),
        Shown::Left => t!(report_left_filter),
        Shown::All | Shown::Warning(_) => t!(plan_all),
    }
}

fn means(shows: Shown, key: &str) -> String {
    match shows {
        Shown::Outcome(outcome) => terms::outcome_means(outcome, key),
        Shown::Effect(effect) => terms::effect_means(effect),
        Shown::All | Shown::Left | Shown::Warning(_) => String::new(),
    }
}

const fn mark(shows: Shown) -> (Tone, Icon) {
    match shows {
        Shown::Outcome(outcome) => outcome_mark(outcome),
        Shown::Effect(effect) => effect_mark(effect),
        Shown::Left => (Tone::Warning, Icon::Triangle),
        Shown::All | Shown::Warning(_) => (Tone::Plain, Icon::Ring),
    }
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
