use super::utility_screens::Manages;
use crate::client::Client;
use crate::screens::addresses;
use crate::screens::heading::Heading;
use crate::steps::StateBadge;
use crate::ui::{Card, Fetched};
use crate::words::utilities as words;
use coverlist_api::ImportView;
use coverlist_core::lifecycle::State;
use leptos::prelude::*;

/// The two cards, each with its purpose, the open import and the next step.
#[component]
pub fn UtilityCards() -> impl IntoView {
    view! {
        <Manages title=t!(shell_utilities)>
            <Heading title=t!(shell_utilities) within=t!(shell_settings) />
            <TwoCards />
            <OtherSettings />
        </Manages>
    }
}

#[component]
fn TwoCards() -> impl IntoView {
    let client = expect_context::<Client>();
    let open = Fetched::new(move || async move { client.open_import().await });
    let process = move || {
        let open = open.get()?;
        Some((standing(open.as_ref()), process_next(open.as_ref())))
    };
    view! {
        <div class="cards">
            <Card title=t!(utilities_import)>
                <p>{t!(utilities_import_about)}</p>
                <div class="card-next">{open.view(|open| import_next(open.as_ref()))}</div>
            </Card>
            <Card title=t!(utilities_process)>
                <p>{t!(utilities_process_about)}</p>
                <div class="card-next">{process}</div>
            </Card>
        </div>
    }
}

/// Links to the other pages with settings.
#[component]
fn OtherSettings() -> impl IntoView {
    view! {
        <section class="stack other-settings">
            <h2>{t!(utilities_more)}</h2>
            <p>
                <a href=addresses::TEMPLATES>{t!(templates_title)}</a>
                <span class="soft">": " {t!(utilities_templates_about)}</span>
            </p>
            <p>
                <a href=addresses::ACCOUNTS>{t!(accounts_title)}</a>
                <span class="soft">": " {t!(utilities_accounts_about)}</span>
            </p>
            <p>
                <a href=addresses::AUDIT>{t!(audit_title)}</a>
                <span class="soft">": " {t!(utilities_audit_about)}</span>
            </p>
            <p>
                <a href=addresses::RETENTION>{t!(retention_title)}</a>
                <span class="soft">": " {t!(utilities_retention_about)}</span>
            </p>
        </section>
    }
}

/// Describes the open import.
fn standing(open: Option<&ImportView>) -> AnyView {
    let Some(import) = open else {
        return view! { <p class="standing soft">{t!(utilities_nothing_staged)}</p> }.into_any();
    };
    let sentence = match import.state {
        State::Queued => words::processing(import, import.run.as_ref().map(|run| &run.by)),
        _ => words::staged(import),
    };
    view! { <p class="standing"><StateBadge state=import.state /> <span>{sentence}</span></p> }.into_any()
}

fn import_next(open: Option<&ImportView>) -> AnyView {
    match open {
        None => {
            view! { <p><a href=addresses::IMPORT class="button button-primary">{t!(utilities_choose_file)}</a></p> }
                .into_any()
        }
        Some(_) => view! {
            <p class="soft">{t!(utilities_one_at_a_time)}</p>
            <p><a href=addresses::IMPORT class="button">{t!(utilities_open_import)}</a></p>
        }
        .into_any(),
    }
}

fn process_next(open: Option<&ImportView>) -> Option<impl IntoView + use<>> {
    let verb = if open?.state == State::Queued { t!(utilities_see_progress) } else { t!(utilities_see_plan) };
    Some(view! { <p><a href=addresses::PROCESS class="button button-primary">{verb}</a></p> })
}
