use crate::client::Client;
use crate::screens::addresses;
use crate::steps::{PlanCounts, StateBadge, Tally};
use crate::ui::Fetched;
use crate::words::{plan, utilities as words};
use coverlist_api::{ImportView, PlanQueryRequest, PlanView};
use coverlist_core::lifecycle::State;
use leptos::prelude::*;

/// The open import, what processing it would do, and the next step.
#[component]
pub fn ProcessCard(open: Option<ImportView>) -> impl IntoView {
    let Some(import) = open else {
        return view! { <p class="standing soft">{t!(utilities_nothing_staged)}</p> }.into_any();
    };
    let is_queued = import.state == State::Queued;
    let (sentence, verb) = match is_queued {
        true => {
            (words::processing(&import, import.run.as_ref().map(|run| &run.by)), t!(utilities_see_progress))
        }
        false => (words::staged(&import), t!(utilities_see_plan)),
    };
    let planned = (!is_queued).then(|| view! { <Planned import=import.clone() /> });
    view! {
        <p class="standing"><StateBadge state=import.state /> <span>{sentence}</span></p>
        {planned}
        <p><a href=addresses::PROCESS class="button button-primary">{verb}</a></p>
    }
    .into_any()
}

/// What processing would do, in numbers.
#[component]
fn Planned(import: ImportView) -> impl IntoView {
    let client = expect_context::<Client>();
    let counts_only = PlanQueryRequest { limit: Some(1), ..PlanQueryRequest::default() };
    let planned = Fetched::new(move || {
        let query = counts_only.clone();
        async move { client.plan(import.id, &query).await }
    });
    planned.view(move |PlanView { counts, effects, .. }| {
        let tally = Tally { outcomes: counts, effects: Some(effects) };
        view! {
            <div class="card-plan">
                <p>{plan::headline(import.kind, &counts)}</p>
                <PlanCounts tally />
            </div>
        }
    })
}
