use super::last_imports::LastImports;
use super::process_card::ProcessCard;
use super::utility_screens::Manages;
use crate::client::Client;
use crate::screens::addresses;
use crate::screens::heading::Heading;
use crate::steps::Host;
use crate::ui::{Card, Fetched};
use coverlist_api::{ImportView, Permission};
use leptos::prelude::*;

/// The home of everyone who manages insurance: the two cards, and the last imports.
#[component]
pub fn UtilityCards() -> impl IntoView {
    view! {
        <Manages title=t!(shell_utilities)>
            <Heading title=t!(shell_utilities) within=t!(shell_settings) />
            <TwoCards />
            {may_see_imports().then(|| view! { <LastImports /> })}
            <OtherSettings />
        </Manages>
    }
}

/// The list of imports requires another permission than the two cards.
fn may_see_imports() -> bool {
    Host::here().account.get_untracked().may(Permission::ViewReports)
}

#[component]
fn TwoCards() -> impl IntoView {
    let client = expect_context::<Client>();
    let open = Fetched::new(move || async move { client.open_import().await });
    view! {
        <div class="cards">
            <Card title=t!(utilities_import)>
                <p>{t!(utilities_import_about)}</p>
                <div class="card-next">{open.view(|open| import_next(open.as_ref()))}</div>
            </Card>
            <Card title=t!(utilities_process)>
                <p>{t!(utilities_process_about)}</p>
                <div class="card-next">
                    {open.view(|open| view! { <ProcessCard open /> })}
                </div>
            </Card>
        </div>
    }
}

/// Choosing a file is the next step unless one is staged. Then another file can only be checked.
fn import_next(open: Option<&ImportView>) -> AnyView {
    match open {
        None => view! {
            <p><a href=addresses::IMPORT class="button button-primary">{t!(utilities_choose_file)}</a></p>
        }
        .into_any(),
        Some(_) => view! {
            <p class="soft">{t!(utilities_one_at_a_time)}</p>
            <p><a href=addresses::IMPORT class="button">{t!(utilities_open_import)}</a></p>
        }
        .into_any(),
    }
}

/// Links to the other pages with settings.
#[component]
fn OtherSettings() -> impl IntoView {
    let settings = [
        (addresses::TEMPLATES, t!(templates_title), t!(utilities_templates_about)),
        (addresses::SOURCES, t!(sources_title), t!(utilities_sources_about)),
        (addresses::ACCOUNTS, t!(accounts_title), t!(utilities_accounts_about)),
        (addresses::AUDIT, t!(audit_title), t!(utilities_audit_about)),
        (addresses::RETENTION, t!(retention_title), t!(utilities_retention_about)),
    ];
    let link = |(address, title, about)| {
        view! { <p><a href=address>{title}</a> <span class="soft">": " {about}</span></p> }
    };
    view! {
        <section class="stack other-settings">
            <h2>{t!(utilities_more)}</h2>
            {settings.map(link).collect_view()}
        </section>
    }
}
