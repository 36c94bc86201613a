use super::heading::Heading;
use crate::steps::Host;
use crate::ui::{Notice, Tone};
use crate::words::terms;
use coverlist_api::Permission;
use leptos::prelude::*;

/// A screen that requires a permission. Without it, the screen explains what is missing and whom to ask.
#[component]
pub fn Permitted(
    permission: Permission,
    /// The heading that is shown without the permission.
    #[prop(into)]
    title: Signal<String>,
    /// Shown below the explanation when the permission is missing.
    #[prop(into, optional)]
    instead: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let account = Host::here().account;
    let may = Memo::new(move |_| account.may(permission));
    move || {
        if may.get() {
            return children().into_any();
        }
        let sentence = t!(shell_denied_help, terms::permission(permission), account.get().district);
        let instead = instead.run();
        view! {
            <Heading title />
            <Notice tone=Tone::Info title=t!(shell_denied)>
                <p>{sentence}</p>
                {instead}
            </Notice>
        }
        .into_any()
    }
}
