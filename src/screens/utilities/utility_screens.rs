//! The screens that the two cards open.

use crate::embed::SiteElement;
use crate::screens::addresses;
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::steps::{Host, ImportSteps, parts};
use crate::ui::part;
use coverlist_api::Permission;
use leptos::prelude::*;

/// The screen Bulk Insurance Import: choose, validate, stage.
#[component]
pub fn ImportUtility() -> impl IntoView {
    view! {
        <Manages title=t!(utilities_import)>
            <Heading title=t!(utilities_import) />
            <SiteElement><ImportSteps /></SiteElement>
        </Manages>
    }
}

/// The screen Bulk Insurance Process: plan, process, report.
#[component]
pub fn ProcessUtility() -> impl IntoView {
    view! {
        <Manages title=t!(utilities_process)>
            <Heading title=t!(utilities_process) />
            <SiteElement>{part(parts::process, ())}</SiteElement>
        </Manages>
    }
}

/// A screen of System Utilities. Without the permission it offers the list of imports, if the account may see
/// that.
#[component]
pub fn Manages(
    /// The heading that is shown without the permission.
    #[prop(into)]
    title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let account = Host::here().account;
    let instead = move || {
        account.may(Permission::ViewReports).then(
            || view! { <p><a href=addresses::IMPORTS class="button">{t!(utilities_history_instead)}</a></p> },
        )
    };
    view! { <Permitted permission=Permission::ManageSettings title instead>{children()}</Permitted> }
}
