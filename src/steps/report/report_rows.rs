use crate::steps::Host;
use crate::steps::rows::{ColumnNames, RowCounts, RowList, RowQuery, RowSearch, RowTools, Tally, rows_of};
use crate::ui::{Fetched, Icon, Notice, Pages, StatusIcon, Tone};
use crate::words::report as words;
use crate::words::terms::{self, Tense};
use coverlist_api::{ImportView, Page, ReportRow, ReportView, RowQueryRequest};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Counts;
use coverlist_core::record::Field;
use leptos::html;
use leptos::prelude::*;

/// Shows what was left in one sentence, the counts, and every row.
#[component]
pub fn ReportRows(
    import: ImportView,
    /// Receives the number of rows with each outcome.
    reported: RwSignal<Option<Counts>>,
    place: NodeRef<html::Div>,
) -> impl IntoView {
    let client = Host::here().client;
    let id = import.id;
    let report = Fetched::new(move || async move {
        let first = RowQueryRequest { limit: Some(Pages::<ReportRow>::LIMIT), ..RowQueryRequest::default() };
        client.report(id, &first).await
    });
    report.view(move |report| {
        let ReportView { counts, rows_in_file, rows, next } = report;
        let first = Page { rows: rows.into_iter().map(Into::into).collect(), next };
        let fetch = move |query: RowQuery| async move {
            let page = client.report(id, &query.of_report()).await?;
            Ok(Page { rows: page.rows.into_iter().map(Into::into).collect(), next: page.next })
        };
        let tally = Tally { outcomes: counts, effects: None };
        reported.set(Some(counts));
        let (state, search) = (import.state, RowSearch::new(Tense::Report));
        view! {
            <RowCounts
                sentence=move || headline(state, &counts)
                tally
                shown=search.shown
                key=import.header(Field::Key).to_owned()
                tense=Tense::Report
            />
            <div class="workspace-notices">
                {(counts.total() != rows_in_file)
                    .then(|| view! { <Notice tone=Tone::Bad><p>{t!(report_astray)}</p></Notice> })}
            </div>
            <div class="row-head"><RowTools search import=import.clone() /></div>
            <RowList
                search
                names=names(import.clone())
                total=Signal::derive(move || rows_of(&tally, search.shown.get()))
                first
                place
                fetch
            />
        }
    })
}

/// What was left comes first, and is never green.
pub(super) fn headline(state: State, counts: &Counts) -> AnyView {
    let left = words::left(state, counts);
    let changed = match state {
        State::Undone => terms::state(state),
        State::Processed if counts.not_processed == 0 => t!(report_headline, counts.updated),
        _ => t!(report_sampled, counts.updated),
    };
    match (state, left) {
        (State::Undone, _) => {
            view! { <span class="tone-warning"><StatusIcon icon=Icon::Bar /> {changed}</span> }.into_any()
        }
        (State::Processed, 1..) => view! {
            <span class="tone-warning">
                <StatusIcon icon=Icon::Triangle /> {t!(report_left, left, counts.total())}
            </span>
            " " <span class="verdict-known">{changed}</span>
        }
        .into_any(),
        (State::Processed, 0) => view! {
            <span class="tone-good"><StatusIcon icon=Icon::Tick /> {changed}</span>
            " " <span class="verdict-known">{t!(report_everything)}</span>
        }
        .into_any(),
        _ => changed.into_any(),
    }
}

fn names(import: ImportView) -> ColumnNames {
    ColumnNames { table: t!(report_table), import, outcome: t!(report_outcome), tense: Tense::Report }
}
