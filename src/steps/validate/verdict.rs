//! The result in one sentence, and its parts in proportion.

use crate::flow::importing::Importer;
use crate::steps::badges::{MISSING_MARK, row_mark};
use crate::ui::{Icon, StatusIcon, Tone};
use crate::words::file_terms::{self, Judged};
use crate::words::{number, validate as words};
use coverlist_core::record::Field;
use coverlist_core::validate::RowStatus;
use coverlist_worker::{Filter, Summary, Which};
use leptos::prelude::*;

/// A number of rows with the same status.
struct Part {
    tone: Tone,
    icon: Icon,
    word: String,
    rows: u32,
    /// The length of its segment of the bar, in rows. Rows that are not found are accepted, too.
    drawn: u32,
    /// The filter that shows these rows. Rows that were not checked have none.
    shows: Option<Which>,
}

/// Says how many rows can be staged, or why none can. Each status is a filter of the rows.
#[component]
pub fn Verdict(filter: RwSignal<Filter>) -> impl IntoView {
    let result = Importer::here().watch(|importing| {
        let validate = importing.validate()?;
        let header = importing.templates.chosen.as_ref()?.template.header(Field::Key).to_owned();
        let missing = validate.look_up.matched().map(|matched| matched.missing);
        Some((validate.summary()?.clone(), missing, header))
    });
    move || {
        let (summary, missing, header) = result.get()?;
        let all_known = missing == Some(0) && summary.accepted > 0;
        let parts = parts(&summary, missing.unwrap_or_default());
        let bar = parts.iter().filter(|part| part.drawn > 0).map(segment).collect_view();
        let counts = parts.into_iter().map(|part| count(part, filter)).collect_view();
        Some(view! {
            <p class="verdict-sentence">
                {words::can_be_staged(&summary)}
                {all_known.then(|| view! {
                    " " <span class="verdict-known">{t!(validate_all_known, &header)}</span>
                })}
            </p>
            <div class="verdict-bar" aria-hidden="true">{bar}</div>
            <dl class="counts">{counts}</dl>
        })
    }
}

/// The parts that have rows. The accepted rows are always shown. `missing` of them name no record.
fn parts(summary: &Summary, missing: u32) -> Vec<Part> {
    let Summary { rows, accepted, rejected, set_aside, checked, blocked, .. } = *summary;
    let part = |status: RowStatus, rows| {
        let (tone, icon) = match (status, blocked) {
            (RowStatus::Accepted, true) => (Tone::Plain, Icon::Ring),
            _ => row_mark(status),
        };
        let tone = if rows == 0 { Tone::Plain } else { tone };
        Part {
            tone,
            icon,
            word: file_terms::row_status(status, Judged::of(summary)),
            rows,
            drawn: rows,
            shows: Some(Which::Status(status)),
        }
    };
    let judged = if checked {
        let accepted =
            Part { drawn: accepted.saturating_sub(missing), ..part(RowStatus::Accepted, accepted) };
        let (tone, icon) = MISSING_MARK;
        let shows = Some(Which::Missing);
        let word = t!(file_row_missing);
        let missing = Part { tone, icon, word, rows: missing, drawn: missing, shows };
        vec![accepted, missing, part(RowStatus::Rejected, rejected)]
    } else {
        let word = t!(file_row_unchecked);
        vec![Part { tone: Tone::Plain, icon: Icon::Ring, word, rows, drawn: rows, shows: None }]
    };
    let all = judged.into_iter().chain([part(RowStatus::SetAside, set_aside)]);
    all.filter(|part| part.rows > 0 || part.shows == Some(Which::Status(RowStatus::Accepted))).collect()
}

fn segment(part: &Part) -> impl IntoView + use<> {
    let class = format!("verdict-part tone-{}", part.tone.class());
    view! { <span class=class style:flex-grow=part.drawn.to_string()></span> }
}

/// The state of the button that shows only these rows, as ARIA has it.
pub(super) fn is_pressed(filter: RwSignal<Filter>, which: Which) -> &'static str {
    if filter.with(|filter| filter.which == which) { "true" } else { "false" }
}

/// Shows only these rows, or all rows again.
pub(super) fn press(filter: RwSignal<Filter>, which: Which) {
    filter.update(|filter| filter.which = if filter.which == which { Which::All } else { which });
}

/// Whether there are rows to count and to show.
pub(super) fn has_rows(summary: &Summary) -> bool {
    summary.rows + summary.set_aside > 0
}

fn count(part: Part, filter: RwSignal<Filter>) -> impl IntoView {
    let Part { tone, icon, word, rows, shows, .. } = part;
    let text = view! { <StatusIcon icon /> {word} };
    let term = match shows {
        None => text.into_any(),
        Some(which) => view! {
            <button
                type="button"
                class="count-filter"
                aria-pressed=move || is_pressed(filter, which)
                on:click=move |_| press(filter, which)
            >
                {text}
            </button>
        }
        .into_any(),
    };
    view! {
        <div class=format!("count tone-{}", tone.class())>
            <dt>{term}</dt>
            <dd>{number(rows)}</dd>
        </div>
    }
}
