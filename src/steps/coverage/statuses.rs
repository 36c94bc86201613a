use super::part::Part;
use super::part_button::PartButton;
use super::selecting::Selecting;
use super::swatch::{STATUSES, StatusBar, Swatch, count_of};
use crate::words::{coverage as words, number};
use leptos::prelude::*;

/// Says how many records are insured, and shows the statuses of all in proportion. Each status is a filter.
#[component]
pub fn Statuses(selecting: Selecting) -> impl IntoView {
    let all = selecting.counts.with_value(|counts| counts.all.clone());
    let legend = STATUSES
        .into_iter()
        .filter(|&status| count_of(&all, status) > 0)
        .map(|status| {
            let records = number(count_of(&all, status));
            view! {
                <PartButton selecting parts=vec![Part::Status(status)] class="row-count">
                    <Swatch status />
                    {words::status(status)}
                    " "
                    <b>{records}</b>
                </PartButton>
            }
        })
        .collect_view();
    let headline = words::headline(selecting.kind, all.covered, all.records);
    view! {
        <div class="workspace-verdict">
            <p class="verdict-sentence">{headline}</p>
            <StatusBar count=all />
            <div class="row-counts" role="group" aria-label=t!(coverage_statuses)>{legend}</div>
        </div>
    }
}
