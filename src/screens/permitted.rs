//! Screens that need a permission.

use super::heading::Heading;
use crate::steps::Host;
use crate::ui::{Notice, Tone};
use crate::words::shell as words;
use coverlist_api::Permission;
use leptos::prelude::*;

/// A screen that needs a permission; without it, why it is closed and whom to ask.
#[component]
pub fn Permitted(
    /// What it needs.
    permission: Permission,
    /// The screen's heading when it is closed.
    title: &'static str,
    /// What can be done without the permission.
    #[prop(into, optional)]
    instead: ViewFn,
    /// The screen.
    children: ChildrenFn,
) -> impl IntoView {
    let account = Host::here().account;
    let may = Memo::new(move |_| account.may(permission));
    move || {
        if may.get() {
            return children().into_any();
        }
        let sentence = words::denied(permission.title(), &account.get().district);
        let instead = instead.run();
        view! {
            <Heading title />
            <Notice tone=Tone::Info title=words::DENIED>
                <p>{sentence}</p>
                {instead}
            </Notice>
        }
        .into_any()
    }
}
