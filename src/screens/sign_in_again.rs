//! The dialog that asks for the password after the session has ended. The page below it stays as it is.

use super::sign_in::SignInForm;
use crate::client::SignInGate;
use crate::flow::session::{Event, Session};
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Dialog};
use leptos::prelude::*;

/// Asks for the password while requests wait at the gate. Escape does not close the dialog, because the
/// requests would then wait forever.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let Host { account, announcer, .. } = Host::here();
    let (gate, session) = (expect_context::<SignInGate>(), expect_context::<Session>());
    let open = RwSignal::new(false);
    let email = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    Effect::new(move || {
        let closed = gate.is_closed();
        if closed {
            email.set(account.get_untracked().email);
            password.set(String::new());
        }
        open.set(closed);
    });
    let enter = move |signed_in| {
        session.send(Event::SignedIn(Box::new(signed_in)));
        announcer.say(t!(sign_in_back));
    };
    let leave = move || session.send(Event::Left);
    view! {
        <Dialog open title=t!(sign_in_ended) held=Signal::derive(move || gate.is_closed())>
            <p>{t!(sign_in_ended_help)}</p>
            <SignInForm email password again=true on_enter=enter />
            <div class="actions">
                <Button kind=ButtonKind::Quiet on_press=leave>{t!(sign_in_leave)}</Button>
            </div>
        </Dialog>
    }
}
