//! The two screens behind the cards.

use crate::screens::addresses;
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::steps::{Host, ImportSteps, ProcessSteps};
use crate::words::{shell, utilities as words};
use coverlist_api::Permission;
use leptos::prelude::*;

/// Bulk Insurance Import: choose, validate, stage.
#[component]
pub fn ImportUtility() -> impl IntoView {
    view! {
        <Manages title=words::IMPORT>
            <Trail />
            <Heading title=words::IMPORT />
            <ImportSteps />
        </Manages>
    }
}

/// Bulk Insurance Process: plan, process, report.
#[component]
pub fn ProcessUtility() -> impl IntoView {
    view! {
        <Manages title=words::PROCESS>
            <Trail />
            <Heading title=words::PROCESS />
            <ProcessSteps />
        </Manages>
    }
}

/// The way back up.
#[component]
fn Trail() -> impl IntoView {
    view! { <p class="trail">{shell::SETTINGS} <span aria-hidden="true">" / "</span> <a href=addresses::UTILITIES>{shell::UTILITIES}</a></p> }
}

/// A screen of System Utilities. Who may not use it is offered the history instead, if that is open to them.
#[component]
pub fn Manages(
    /// The screen's heading when it is closed.
    title: &'static str,
    /// The screen.
    children: ChildrenFn,
) -> impl IntoView {
    let account = Host::here().account;
    let instead = move || {
        account
            .may(Permission::ViewReports)
            .then(|| view! { <p><a href=addresses::IMPORTS class="button">{words::HISTORY_INSTEAD}</a></p> })
    };
    view! { <Permitted permission=Permission::ManageSettings title instead>{children()}</Permitted> }
}
