use super::absent_records::AbsentRecords;
use super::comparison::Comparison;
use super::decision_log::DecisionLog;
use super::plan_head::PlanHead;
use super::proposals::Proposals;
use super::row_decisions::row_decisions;
use super::seen_plan::SeenPlan;
use crate::flow::processing::{Event, News, Planned, Processor, Request, Step};
use crate::steps::Host;
use crate::steps::processed_before::ProcessedBeforeNotice;
use crate::steps::row_keys::RowKeys;
use crate::steps::rows::{
    ColumnNames, RowCounts, RowList, RowQuery, RowSearch, RowTools, Shown, WatchedRows, rows_of,
};
use crate::ui::{FailureNotice, Notice, Tone};
use crate::words::plan as words;
use crate::words::terms::Tense;
use coverlist_api::{ImportView, Page, ProcessedBefore};
use coverlist_core::record::Field;
use leptos::html;
use leptos::prelude::*;

/// Shows in one sentence and row by row what processing would change, and takes decisions about rows.
#[component]
pub fn PlannedImport(processor: Processor, planned: Planned) -> impl IntoView {
    let client = Host::here().client;
    let plan = SeenPlan::follow(processor, &planned);
    let Planned { import, plan: first, news, .. } = planned;
    let (id, kind) = (import.id, import.kind);
    let tally = Signal::derive(move || plan.with(|plan| plan.tally));
    let search = RowSearch::new(Tense::Plan);
    let fetch = move |query: RowQuery| async move {
        let page = client.plan(id, &query.of_plan()).await?;
        if plan.try_with_untracked(|plan| plan.generation < page.generation) == Some(true) {
            processor.send(Event::PlanChanged(id));
        }
        Ok(Page { rows: page.rows.into_iter().map(Into::into).collect(), next: page.next })
    };
    let first = Page { rows: first.rows.into_iter().map(Into::into).collect(), next: first.next };
    let applied = import.applied;
    let rows = NodeRef::<html::Div>::new();
    view! {
        <PlanHead processor import=import.clone() plan />
        <RowCounts
            sentence=move || words::headline(kind, &tally.get().outcomes)
            tally
            before=Signal::derive(move || plan.with(|plan| plan.before))
            shown=search.shown
            key=import.header(Field::Key).to_owned()
            tense=Tense::Plan
        />
        <div class="workspace-notices">
            {news.and_then(news_notice)}
            {import.processed_before.as_deref().map(processed_before)}
            <NothingToChange plan is_sampled={applied > 0} />
            <Refusal processor />
            <Proposals processor import=import.clone() plan />
        </div>
        <div class="row-head">
            <RowTools search import=import.clone() />
            <WatchedRows
                warnings=Signal::derive(move || plan.with(|plan| plan.warnings.clone()))
                shown=search.shown
            />
        </div>
        <RowList
            search
            names=names(&import)
            total=Signal::derive(move || total(plan, search.shown.get()))
            first
            generation=Signal::derive(move || plan.with(|plan| plan.generation))
            actions=Some(row_decisions(processor))
            place=rows
            fetch
        />
        <div class="workspace-foot">
            <p>{move || words::sum(&tally.get().outcomes, applied)}</p>
            <RowKeys place=rows />
            <div class="foot-links">
                <DecisionLog processor id plan />
                <Comparison import=import.clone() />
                <AbsentRecords import />
            </div>
        </div>
    }
}

fn names(import: &ImportView) -> ColumnNames {
    ColumnNames {
        table: t!(plan_table),
        import: import.clone(),
        outcome: t!(plan_action),
        tense: Tense::Plan,
    }
}

/// The number of rows of the plan that are shown.
fn total(plan: Memo<SeenPlan>, shown: Shown) -> u32 {
    plan.with(|plan| match shown {
        Shown::Warning(warning) => {
            plan.warnings.iter().find(|count| count.warning == warning).map_or(0, |count| count.rows)
        }
        _ => rows_of(&plan.tally, shown),
    })
}

/// Says that processing would change no record, and why.
#[component]
fn NothingToChange(plan: Memo<SeenPlan>, is_sampled: bool) -> impl IntoView {
    let outcomes = Memo::new(move |_| plan.with(|plan| plan.tally.outcomes));
    move || {
        let counts = outcomes.get();
        let (tone, help) = match counts.updated {
            0 if is_sampled => (Tone::Info, t!(plan_rest_changes_nothing)),
            0 if counts.unchanged == 0 => (Tone::Warning, t!(plan_matches_nothing)),
            0 => (Tone::Info, t!(plan_changes_nothing)),
            _ => return None,
        };
        Some(view! { <Notice tone><p>{help}</p></Notice> })
    }
}

/// Why the server refused a decision.
#[component]
fn Refusal(processor: Processor) -> impl IntoView {
    let failure = processor.watch(|step| match step {
        Step::Planned(planned) => match &planned.request {
            Request::Failed(failure) => Some(failure.clone()),
            _ => None,
        },
        _ => None,
    });
    move || failure.get().map(|failure| view! { <FailureNotice failure /> })
}

/// Explains why the plan differs from the one that the admin saw before.
fn news_notice(news: News) -> Option<AnyView> {
    let (tone, title, help) = match news {
        News::Stale => (Tone::Warning, t!(plan_stale), t!(plan_stale_help)),
        News::Moved => (Tone::Warning, t!(plan_moved), t!(plan_stale_help)),
        News::Failed => (Tone::Bad, t!(process_failed), t!(process_failed_help)),
        News::Withdrawn => (Tone::Info, t!(process_withdrawn), t!(process_failed_help)),
        News::Deleted | News::DeletedElsewhere => return None,
    };
    Some(view! { <Notice tone title><p>{help}</p></Notice> }.into_any())
}

fn processed_before(before: &ProcessedBefore) -> impl IntoView + use<> {
    let sentence = t!(plan_processed_before, &before.at, &before.by.name);
    view! { <ProcessedBeforeNotice before=before.clone() sentence /> }
}
