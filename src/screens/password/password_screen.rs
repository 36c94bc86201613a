use crate::client::Failure;
use crate::flow::Sending;
use crate::screens::heading::Heading;
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, FailureNotice, Field, Notice, Tone, focus_in_next_frame};
use coverlist_api::{PasswordChange, ProblemCode};
use leptos::html;
use leptos::prelude::*;

/// Changes the password of the signed-in account.
#[component]
pub fn PasswordScreen() -> impl IntoView {
    view! {
        <Heading title=t!(password_title) focused=false />
        <p class="soft">{t!(password_about)}</p>
        <PasswordForm />
    }
}

#[component]
fn PasswordForm() -> impl IntoView {
    let Host { client, account, .. } = Host::here();
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let sending = Sending::new();
    let is_changed = RwSignal::new(false);
    let done = NodeRef::<html::Div>::new();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let change = PasswordChange { current: current.get_untracked(), new: new.get_untracked() };
        is_changed.set(false);
        sending.send(async move { client.change_password(&change).await }, move |()| {
            current.set(String::new());
            new.set(String::new());
            is_changed.set(true);
            focus_in_next_frame(done);
        });
    };
    let refused = move |code| Signal::derive(move || detail(&sending.failure()?, code));
    let (wrong_current, wrong_new) =
        (refused(ProblemCode::WrongPassword), refused(ProblemCode::AccountInvalid));
    let other = move || {
        let failure = sending.failure()?;
        let is_at_field =
            matches!(failure.code(), Some(ProblemCode::WrongPassword | ProblemCode::AccountInvalid));
        (!is_at_field).then(|| view! { <FailureNotice failure /> })
    };
    let busy = sending.busy();
    let email = account.get_untracked().email;
    view! {
        <div class="focus-place" tabindex="-1" node_ref=done>
            {move || is_changed.get().then(|| view! {
                <Notice tone=Tone::Good title=t!(password_changed)>
                    <p>{t!(password_changed_about)}</p>
                </Notice>
            })}
        </div>
        <form class="stack password-form" on:submit=submit>
            {other}
            // A password manager stores the new password for this name.
            <input type="text" name="username" autocomplete="username" value=email hidden />
            <Field
                label=t!(password_current)
                value=current
                kind="password"
                autocomplete="current-password"
                wrong=wrong_current
                required=true
                focused=true
            />
            <Field
                label=t!(accounts_new_password)
                value=new
                kind="password"
                autocomplete="new-password"
                wrong=wrong_new
                required=true
            />
            <p class="soft">{t!(password_rule)}</p>
            <div class="actions">
                <Button kind=ButtonKind::Primary busy submits=true>{t!(password_title)}</Button>
            </div>
        </form>
    }
}

/// What a failure with this code says.
fn detail(failure: &Failure, code: ProblemCode) -> Option<String> {
    match failure {
        Failure::Problem(problem) if problem.code == code => {
            Some(crate::words::wire::problem(&problem.reason, &problem.params, &problem.detail))
        }
        Failure::Problem(_) | Failure::Unreachable | Failure::Unreadable { .. } | Failure::OtherBuild => None,
    }
}
