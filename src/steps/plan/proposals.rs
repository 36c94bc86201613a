use super::seen_plan::SeenPlan;
use crate::client::{Client, Failure, ListQuery};
use crate::flow::processing::{Event, Processor};
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice, Notice, PagedList, Pages, Tone};
use crate::words::{keys as words, number};
use coverlist_api::{AnswerView, ChoiceView, EvidenceView, ImportView, Page, ProposalKind, ProposalRow};
use coverlist_core::plan::RowDecision;
use coverlist_core::record::Field;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The number of rows that are fetched at once to accept all of a kind.
const MANY: u32 = 1_000;
/// The maximum number of decisions in a request.
const MAX_DECISIONS: usize = 10_000;

/// Offers the records that keys without a record probably mean: all of a kind, or one by one. Nothing is
/// shown while there are none.
#[component]
pub fn Proposals(processor: Processor, import: ImportView, plan: Memo<SeenPlan>) -> impl IntoView {
    let client = Host::here().client;
    let (id, header) = (import.id, StoredValue::new(import.header(Field::Key).to_owned()));
    let kinds = RwSignal::new(Vec::<ProposalKind>::new());
    let (is_open, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    Effect::new(move || {
        // Each decision changes the plan, and with it the proposals.
        if plan.with(|plan| plan.tally.outcomes.skipped) == 0 {
            kinds.set(Vec::new());
            return;
        }
        spawn_local(async move {
            let one = ListQuery { limit: Some(1), cursor: None };
            // Without an answer nothing is offered; the rows are still listed as not found.
            if let Ok(found) = client.proposals(id, &one).await {
                kinds.try_set(found.kinds);
            }
        });
    });
    let accept_all = move |kind: ProposalKind| {
        failure.set(None);
        spawn_local(async move {
            match of_kind(client, id, &kind).await {
                Ok(decisions) => processor.send(Event::Decided(decisions)),
                Err(why) => drop(failure.try_set(Some(why))),
            }
        });
    };
    let offer = move |kind: ProposalKind| {
        let rows = u64::from(kind.rows);
        let sentence =
            header.with_value(|key| words::explanation(key, kind.relation, &kind.differences, rows));
        let accept = move || accept_all(kind.clone());
        view! {
            <li>
                <span>{sentence}</span>
                <Button on_press=accept>{t!(plan_accept_all, rows)}</Button>
            </li>
        }
    };
    view! {
        <Show when=move || kinds.with(|kinds| !kinds.is_empty())>
            <Notice tone=Tone::Warning title=t!(plan_proposals)>
                <ul class="offers">{move || kinds.get().into_iter().map(offer).collect_view()}</ul>
                {move || failure.get().map(|failure| view! { <FailureNotice failure /> })}
                <Button on_press=move || is_open.set(true)>{t!(plan_proposals_review)}</Button>
            </Notice>
        </Show>
        <Dialog open=is_open title=t!(plan_proposals)>
            <ProposalList processor id header plan />
        </Dialog>
    }
}

/// The decisions that accept all proposals of a kind, without those that have a rival.
async fn of_kind(client: Client, id: i64, kind: &ProposalKind) -> Result<Vec<RowDecision>, Failure> {
    let (mut decisions, mut cursor) = (Vec::new(), None);
    loop {
        let found = client.proposals(id, &ListQuery { limit: Some(MANY), cursor }).await?;
        decisions.extend(found.rows.iter().filter_map(|row| accepted(row, kind)));
        decisions.truncate(MAX_DECISIONS);
        cursor = found.next;
        if cursor.is_none() || decisions.len() == MAX_DECISIONS {
            return Ok(decisions);
        }
    }
}

fn accepted(row: &ProposalRow, kind: &ProposalKind) -> Option<RowDecision> {
    let AnswerView::Proposal { record, evidence, .. } = &row.answer else { return None };
    let is_of_kind = evidence.relation == kind.relation && evidence.differences == kind.differences;
    (is_of_kind && row.rival_line.is_none())
        .then_some(RowDecision::Accept { line: row.line, record: *record })
}

/// The proposals row by row, each with its evidence.
#[component]
fn ProposalList(
    processor: Processor,
    id: i64,
    header: StoredValue<String>,
    plan: Memo<SeenPlan>,
) -> impl IntoView {
    let client = Host::here().client;
    let pages = Pages::new(move |cursor| async move {
        let list = ListQuery { limit: Some(Pages::<ProposalRow>::LIMIT), cursor };
        let found = client.proposals(id, &list).await?;
        Ok(Page { rows: found.rows, next: found.next })
    });
    pages.follow(move || plan.with(|plan| plan.generation));
    let draw = move |rows: Arc<Vec<ProposalRow>>| match rows.is_empty() {
        true => view! { <p>{t!(plan_proposals_none)}</p> }.into_any(),
        false => {
            let rows = rows.iter().cloned().map(|row| proposal(processor, header, row)).collect_view();
            view! { <ul class="decision-list">{rows}</ul> }.into_any()
        }
    };
    view! { <PagedList pages draw /> }
}

fn proposal(processor: Processor, header: StoredValue<String>, row: ProposalRow) -> impl IntoView {
    let ProposalRow { line, key, answer, choices, rival_line } = row;
    let proposed = match answer {
        AnswerView::Proposal { record, key, evidence } => vec![ChoiceView { record, key, evidence }],
        _ => choices,
    };
    let choices =
        proposed.into_iter().map(|choice| choice_line(processor, header, line, choice)).collect_view();
    let reject = move || processor.send(Event::Decided(vec![RowDecision::Reject { line }]));
    view! {
        <li>
            <p><b translate="no">{key}</b> " " <span class="soft">{t!(plan_in_line, number(line))}</span></p>
            {rival_line.map(|rival| view! { <p class="soft">{t!(plan_rival, number(rival))}</p> })}
            <ul>{choices}</ul>
            <Button kind=ButtonKind::Quiet on_press=reject>{t!(plan_reject)}</Button>
        </li>
    }
}

/// A record that the key may mean, and why.
fn choice_line(
    processor: Processor,
    header: StoredValue<String>,
    line: u32,
    choice: ChoiceView,
) -> impl IntoView {
    let ChoiceView { record, key, evidence: EvidenceView { relation, text, differences } } = choice;
    let why = header.with_value(|header| words::explanation(header, relation, &differences, 1));
    let accept = move || processor.send(Event::Decided(vec![RowDecision::Accept { line, record }]));
    let stands_for = (text != key).then(|| view! { " " <span translate="no">{text}</span> });
    view! {
        <li>
            <span><b translate="no">{key.clone()}</b> {stands_for} " " <span class="soft">{why}</span></span>
            <Button on_press=accept>{t!(plan_accept, &key)}</Button>
        </li>
    }
}
