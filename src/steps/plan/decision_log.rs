use super::seen_plan::SeenPlan;
use crate::client::ListQuery;
use crate::flow::processing::{Event, Processor};
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Dialog, PagedList, Pages};
use crate::words::{number, report};
use coverlist_api::DecisionView;
use coverlist_core::plan::RowDecision;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Opens the decisions about rows of the plan, the newest first. The one that holds can be taken back.
#[component]
pub fn DecisionLog(processor: Processor, id: i64, plan: Memo<SeenPlan>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <Button kind=ButtonKind::Quiet on_press=move || is_open.set(true)>{t!(plan_decisions)}</Button>
        <Dialog open=is_open title=t!(plan_decisions)>
            <Decisions processor id plan />
        </Dialog>
    }
}

#[component]
fn Decisions(processor: Processor, id: i64, plan: Memo<SeenPlan>) -> impl IntoView {
    let client = Host::here().client;
    let pages = Pages::new(move |cursor| async move {
        client.decisions(id, &ListQuery { limit: Some(Pages::<DecisionView>::LIMIT), cursor }).await
    });
    pages.follow(move || plan.with(|plan| plan.generation));
    let draw = move |rows: Arc<Vec<DecisionView>>| {
        if rows.is_empty() {
            return view! { <p>{t!(plan_decisions_none)}</p> }.into_any();
        }
        let mut lines = BTreeSet::new();
        let entry = |row: &DecisionView| {
            let holds = lines.insert(row.decision.line());
            decision(processor, row, holds)
        };
        view! { <ul class="decision-list">{rows.iter().map(entry).collect_view()}</ul> }.into_any()
    };
    view! { <PagedList pages draw /> }
}

fn decision(processor: Processor, entry: &DecisionView, holds: bool) -> impl IntoView + use<> {
    let line = entry.decision.line();
    let can_return = holds && !matches!(entry.decision, RowDecision::TakeBack { .. });
    let take_back = can_return.then(|| {
        let send = move || processor.send(Event::Decided(vec![RowDecision::TakeBack { line }]));
        view! { <Button on_press=send>{t!(plan_take_back)}</Button> }
    });
    view! {
        <li>
            <p>
                {sentence(entry.decision)} " "
                <span class="soft">{report::by(entry.by.as_ref(), &entry.at)}</span>
            </p>
            {take_back}
        </li>
    }
}

fn sentence(decision: RowDecision) -> String {
    let line = number(decision.line());
    match decision {
        RowDecision::Accept { .. } => t!(plan_decided_accept, line),
        RowDecision::Reject { .. } => t!(plan_decided_reject, line),
        RowDecision::Confirm { .. } => t!(plan_decided_confirm, line),
        RowDecision::LeaveOut { .. } => t!(plan_decided_leave_out, line),
        RowDecision::TakeBack { .. } => t!(plan_decided_take_back, line),
    }
}
