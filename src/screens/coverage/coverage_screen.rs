use crate::embed::{SiteElement, Tag};
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::screens::router::{Place, Router};
use crate::steps::Coverage;
use coverlist_api::Permission;
use leptos::prelude::*;

/// Shows which users and devices are insured, and until when.
#[component]
pub fn CoverageScreen() -> impl IntoView {
    let query = Router::here().query_of(Place::Coverage);
    view! {
        <Permitted permission=Permission::ViewReports title=t!(coverage_title)>
            <Heading title=t!(coverage_title) />
            <SiteElement tag=Tag::Coverage><Coverage query /></SiteElement>
        </Permitted>
    }
}
