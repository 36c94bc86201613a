use super::import_screen::no_such_import;
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::screens::router::Router;
use crate::steps::Verify;
use coverlist_api::Permission;
use leptos::prelude::*;

/// Shows the verification sheet of one import.
#[component]
pub fn VerifyScreen() -> impl IntoView {
    let router = Router::here();
    let id = Memo::new(move |_| router.import());
    view! {
        <Permitted permission=Permission::ViewReports title=t!(verify_title)>
            {move || match id.get() {
                Some(id) => view! {
                    <Heading title=t!(verify_title) />
                    <Verify id />
                }
                .into_any(),
                None => no_such_import(),
            }}
        </Permitted>
    }
}
