use super::confirm_dialog::ConfirmDialog;
use super::days_field::{DaysField, TypedDays};
use crate::flow::Listed;
use crate::flow::retention::{Event, Keeping, Step};
use crate::screens::listed_view::ListedView;
use crate::ui::{Button, ButtonKind, FailureNotice};
use coverlist_api::{KeptPart, RetentionPeriods};
use leptos::prelude::*;

/// Shows and changes the days.
#[component]
pub fn RetentionForm(keeping: Keeping) -> impl IntoView {
    // The form stays when the days have changed: they are what was typed into it.
    let list = keeping.watch(|retention| retention.periods.clone().map(|_| ()));
    let again = move || keeping.send(Event::Opened);
    let draw = move |()| match keeping.now(|retention| retention.periods.clone()) {
        Listed::Known(periods) => view! { <DaysForm periods keeping /> }.into_any(),
        Listed::Loading | Listed::Failed(_) => ().into_any(),
    };
    view! {
        <ListedView list again draw />
        <ConfirmDialog keeping />
    }
}

#[component]
fn DaysForm(periods: RetentionPeriods, keeping: Keeping) -> impl IntoView {
    let [file, rows, report] = KeptPart::ALL.map(|part| TypedDays::new(periods.of(part)));
    let typed =
        move || Ok::<_, ()>(RetentionPeriods { file: file.get()?, rows: rows.get()?, report: report.get()? });
    let busy = keeping.watch(|retention| retention.step.is_busy());
    let step = keeping.watch(|retention| retention.step.clone());
    let failure = move || match step.get() {
        Step::Editing(failure) => failure.map(|failure| view! { <FailureNotice failure /> }),
        _ => None,
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Ok(periods) = untrack(typed) {
            keeping.send(Event::Submitted(periods));
        }
    };
    view! {
        <form class="stack" on:submit=submit>
            {failure}
            <div class="retention-parts">
                <DaysField part=KeptPart::File days=file />
                <DaysField part=KeptPart::Rows days=rows />
                <DaysField part=KeptPart::Report days=report />
            </div>
            <div class="actions">
                <Button kind=ButtonKind::Primary busy submits=true>{t!(retention_change)}</Button>
            </div>
        </form>
    }
}
