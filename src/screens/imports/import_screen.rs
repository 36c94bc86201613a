use crate::client::Client;
use crate::embed::SiteElement;
use crate::screens::addresses;
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::screens::router::Router;
use crate::steps::Report;
use crate::ui::Fetched;
use coverlist_api::Permission;
use leptos::prelude::*;

/// Shows one import with its report.
#[component]
pub fn ImportScreen() -> impl IntoView {
    let router = Router::here();
    let id = Memo::new(move |_| router.import());
    view! {
        <Permitted permission=Permission::ViewReports title=t!(report_title)>
            {move || match id.get() {
                Some(id) => view! { <OneImport id /> }.into_any(),
                None => no_such_import(),
            }}
        </Permitted>
    }
}

#[component]
fn OneImport(id: i64) -> impl IntoView {
    let client = expect_context::<Client>();
    let import = Fetched::new(move || async move {
        match client.import(id).await {
            Err(failure) if failure.code() == Some(coverlist_api::ProblemCode::NotFound) => Ok(None),
            answer => answer.map(Some),
        }
    });
    import.view(|import| match import {
        Some(import) => view! {
            <Heading title=t!(report_title) />
            <SiteElement><Report import=import.clone() /></SiteElement>
        }
        .into_any(),
        None => no_such_import(),
    })
}

pub(super) fn no_such_import() -> AnyView {
    view! {
        <Heading title=t!(history_no_such) />
        <p><a href=addresses::IMPORTS>{t!(history_back)}</a></p>
    }
    .into_any()
}
