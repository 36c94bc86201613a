use crate::flow::processing::{Event, Processor, Request, Step};
use crate::steps::rows::{OutcomeRow, RowActions};
use crate::ui::{Button, ButtonKind};
use coverlist_core::plan::{Outcome, RowDecision};
use leptos::prelude::*;

/// What a person can decide about rows that need a look: the others are as the file says.
pub fn row_decisions(processor: Processor) -> RowActions {
    let busy = processor.watch(|step| matches!(step, Step::Planned(plan) if plan.request == Request::Decide));
    let button = move |decision: RowDecision, word: String| {
        let decide = move || processor.send(Event::Decided(vec![decision]));
        view! { <Button kind=ButtonKind::Quiet busy on_press=decide>{word}</Button> }
    };
    UnsyncCallback::new(move |(row,): (OutcomeRow,)| {
        let line = row.line;
        let confirm = row
            .record
            .filter(|_| row.is_other_person)
            .map(|record| button(RowDecision::Confirm { line, record: record.id }, t!(plan_confirm)));
        let needs_look = row.outcome == Outcome::Refused || !row.watch.is_empty();
        let leave_out = needs_look.then(|| button(RowDecision::LeaveOut { line }, t!(plan_leave_out)));
        let is_open = confirm.is_some() || leave_out.is_some();
        is_open.then(|| view! { <div class="row-decisions">{confirm} {leave_out}</div> }).into_any()
    })
}
