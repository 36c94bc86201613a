use super::utility_screens::Manages;
use crate::client::Client;
use crate::screens::addresses;
use crate::screens::heading::Heading;
use crate::steps::StateBadge;
use crate::ui::{Card, Fetched};
use crate::words::{shell, templates, utilities as words};
use coverlist_api::ImportView;
use coverlist_core::lifecycle::State;
use leptos::prelude::*;

/// The two cards, each with its purpose, the open import and the next step.
#[component]
pub fn UtilityCards() -> impl IntoView {
    view! {
        <Manages title=shell::UTILITIES>
            <Heading title=shell::UTILITIES within=shell::SETTINGS />
            <TwoCards />
            <OtherSettings />
        </Manages>
    }
}

#[component]
fn TwoCards() -> impl IntoView {
    let client = expect_context::<Client>();
    let open = Fetched::new(move || async move { client.open_import().await });
    open.view(|open| {
        let open = open.as_ref();
        let (standing, standing_too) = (standing(open), standing(open));
        let (import_next, process_next) = (import_next(open), process_next(open));
        view! {
            <div class="cards">
                <Card title=words::IMPORT>
                    <p>{words::IMPORT_ABOUT}</p>
                    {standing}
                    {import_next}
                </Card>
                <Card title=words::PROCESS>
                    <p>{words::PROCESS_ABOUT}</p>
                    {standing_too}
                    {process_next}
                </Card>
            </div>
        }
    })
}

/// Links to the other pages with settings.
#[component]
fn OtherSettings() -> impl IntoView {
    view! {
        <section class="stack other-settings">
            <h2>{words::MORE}</h2>
            <p>
                <a href=addresses::TEMPLATES>{templates::TITLE}</a>
                <span class="soft">": " {words::TEMPLATES_ABOUT}</span>
            </p>
        </section>
    }
}

/// Describes the open import.
fn standing(open: Option<&ImportView>) -> AnyView {
    let Some(import) = open else {
        return view! { <p class="standing soft">{words::NOTHING_STAGED}</p> }.into_any();
    };
    let sentence = match import.state {
        State::Queued => words::processing(import, import.consented_by.as_ref()),
        _ => words::staged(import),
    };
    view! { <p class="standing"><StateBadge state=import.state /> <span>{sentence}</span></p> }.into_any()
}

fn import_next(open: Option<&ImportView>) -> AnyView {
    match open {
        None => {
            view! { <p><a href=addresses::IMPORT class="button button-primary">{words::CHOOSE_FILE}</a></p> }
                .into_any()
        }
        Some(_) => view! {
            <p class="soft">{words::ONE_AT_A_TIME}</p>
            <p><a href=addresses::IMPORT class="button">{words::OPEN_IMPORT}</a></p>
        }
        .into_any(),
    }
}

fn process_next(open: Option<&ImportView>) -> AnyView {
    let Some(import) = open else {
        return view! {
            <p class="soft">{words::STAGE_FIRST}</p>
            <p><a href=addresses::PROCESS class="button">{words::OPEN_PROCESS}</a></p>
        }
        .into_any();
    };
    let verb = if import.state == State::Queued { words::SEE_PROGRESS } else { words::SEE_PLAN };
    view! { <p><a href=addresses::PROCESS class="button button-primary">{verb}</a></p> }.into_any()
}
