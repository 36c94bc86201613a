use crate::flow::importing::{Importer, Validate};
use crate::ui::{Icon, StatusIcon, Tone};
use crate::words::number;
use coverlist_worker::Summary;
use leptos::prelude::*;

/// Counts rows by status. Rows that were not checked count as neither accepted nor rejected. Draws nothing
/// for a file without rows.
#[component]
pub fn RowCounts() -> impl IntoView {
    let summary =
        Importer::here().watch(|importing| importing.validate().and_then(Validate::summary).cloned());
    move || {
        let summary = summary.get().filter(has_rows)?;
        let rows = if summary.checked {
            verdict(&summary)
        } else {
            count(Tone::Plain, Icon::Ring, t!(file_row_unchecked), summary.rows).into_any()
        };
        let set_aside = count(Tone::Plain, Icon::Bar, t!(file_row_ignored), summary.set_aside);
        Some(view! { <dl class="counts">{rows} {set_aside}</dl> })
    }
}

fn verdict(summary: &Summary) -> AnyView {
    let tone = |of: Tone, count: u32| if count > 0 { of } else { Tone::Plain };
    let Summary { accepted, rejected, .. } = *summary;
    view! {
        {count(tone(Tone::Good, accepted), Icon::Tick, t!(file_row_accepted), accepted)}
        {count(tone(Tone::Bad, rejected), Icon::Cross, t!(file_row_rejected), rejected)}
    }
    .into_any()
}

/// Whether there are rows to count and to show.
pub(super) fn has_rows(summary: &Summary) -> bool {
    summary.rows + summary.set_aside > 0
}

fn count(tone: Tone, icon: Icon, word: String, count: u32) -> impl IntoView {
    view! {
        <div class=format!("count tone-{}", tone.class())>
            <dt><StatusIcon icon /> {word}</dt>
            <dd>{number(count)}</dd>
        </div>
    }
}
