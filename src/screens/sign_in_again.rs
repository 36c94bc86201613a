//! The dialog that asks for the password after the session has ended. The page below it stays as it is.

use super::sign_in::SignInForm;
use crate::client::{SignInGate, WhyClosed};
use crate::flow::session::{Event, Session};
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Dialog};
use coverlist_api::SessionView;
use leptos::prelude::*;

/// Asks for the password while requests wait at the gate. Escape does not close the dialog, because the
/// requests would then wait forever.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let Host { client, account, announcer, .. } = Host::here();
    let (gate, session) = (expect_context::<SignInGate>(), expect_context::<Session>());
    let open = RwSignal::new(false);
    let email = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    Effect::new(move |was_closed| {
        let closed = gate.is_closed();
        if closed && was_closed != Some(true) {
            email.set(account.get_untracked().email);
            password.set(String::new());
        }
        open.set(closed);
        closed
    });
    let is_other = Memo::new(move |_| gate.closed() == Some(WhyClosed::OtherAccount));
    let title = move || if is_other.get() { t!(sign_in_other) } else { t!(sign_in_ended) };
    let help = move || {
        let SessionView { name, district, .. } = account.get();
        if is_other.get() { t!(sign_in_other_help, name, district) } else { t!(sign_in_ended_help) }
    };
    let enter = move |signed_in| {
        session.send(Event::SignedIn(Box::new(signed_in)));
        announcer.say(t!(sign_in_back));
    };
    let leave = move || match is_other.get() {
        true => {
            view! { <Button kind=ButtonKind::Quiet on_press=move || session.send(Event::Yielded)>{t!(sign_in_yield)}</Button> }
        }
        false => {
            view! { <Button kind=ButtonKind::Quiet on_press=move || session.send(Event::Left)>{t!(sign_in_leave)}</Button> }
        }
    };
    view! {
        <Dialog open title=Signal::derive(title) held=Signal::derive(move || gate.is_closed())>
            <p>{help}</p>
            <SignInForm client email password again=true on_enter=enter />
            <div class="actions">{leave}</div>
        </Dialog>
    }
}
