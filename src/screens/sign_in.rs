use super::heading::Heading;
use crate::client::{Client, Failure};
use crate::flow::session::{Event, Session, SessionState};
use crate::ui::{Button, ButtonKind, FailureNotice, Field, Notice, Tone};
use crate::words::{sign_in as words, terms};
use coverlist_api::{DemoSite, ProblemCode, SessionView, SignIn};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::FormData;

/// The sign-in page. After signing in, the site shows the screen of the current address.
#[component]
pub fn SignInPage(client: Client) -> impl IntoView {
    let session = expect_context::<Session>();
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let demo = session.watch(SessionState::demo);
    let enter = move |signed_in| session.send(Event::SignedIn(Box::new(signed_in)));
    let demo = move || demo.get().map(|demo| view! { <DemoAccounts demo email password /> });
    view! {
        <main class="sign-in">
            <div class="sign-in-about">
                <p class="brand">{t!(shell_product)}</p>
                <p class="soft">{t!(sign_in_about)}</p>
            </div>
            <section class="card">
                <Heading title=t!(sign_in_sign_in) focused=false />
                <SignInForm client email password on_enter=enter />
            </section>
            {demo}
        </main>
    }
}

/// Asks for email and password, and shows why the last attempt failed.
#[component]
pub fn SignInForm(
    /// A client of one account signs in no other.
    client: Client,
    email: RwSignal<String>,
    password: RwSignal<String>,
    /// Whether the account signs in again. Its email address is known, so the form focuses the password.
    #[prop(optional)]
    again: bool,
    #[prop(into)] on_enter: UnsyncCallback<SessionView>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<Refusal>);
    let enter = move || {
        if busy.get_untracked() {
            return;
        }
        let sign_in =
            SignIn { email: email.get_untracked().trim().to_owned(), password: password.get_untracked() };
        if sign_in.email.is_empty() || sign_in.password.is_empty() {
            return refusal.set(Some(Refusal::Empty));
        }
        busy.set(true);
        refusal.set(None);
        spawn_local(async move {
            let answer = client.sign_in(&sign_in).await;
            // A browser that refuses the cookie reports no error: the session exists, but the next request is
            // signed out.
            let is_kept = answer.is_err() || client.session().await != Ok(None);
            // The person may have left the form before the answer arrives.
            match answer {
                Ok(_) if !is_kept => refusal.set(Some(Refusal::NoCookie)),
                Ok(session) => drop(on_enter.try_run(session)),
                Err(failure) => refusal.set(Some(Refusal::from(failure))),
            }
            busy.set(false);
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        read_form(&event, email, password);
        enter();
    };
    view! {
        <form class="stack" novalidate on:submit=submit>
            {move || refusal.get().map(|refusal| refused(refusal, enter))}
            <Field
                label=t!(sign_in_email)
                value=email
                name=EMAIL
                kind="email"
                autocomplete="username"
                required=true
                focused=!again
            />
            <Field
                label=t!(sign_in_password)
                value=password
                name=PASSWORD
                kind="password"
                autocomplete="current-password"
                required=true
                focused=again
            />
            <Button kind=ButtonKind::Primary submits=true busy>{t!(sign_in_sign_in)}</Button>
        </form>
    }
}

const EMAIL: &str = "email";
const PASSWORD: &str = "password";

/// Reads the fields: a password manager may have filled them without an input event.
fn read_form(event: &web_sys::SubmitEvent, email: RwSignal<String>, password: RwSignal<String>) {
    let form = event.target().and_then(|form| form.dyn_into().ok());
    let Some(filled) = form.and_then(|form| FormData::new_with_form(&form).ok()) else { return };
    for (name, value) in [(EMAIL, email), (PASSWORD, password)] {
        value.set(filled.get(name).as_string().unwrap_or_default());
    }
}

#[derive(Clone)]
enum Refusal {
    Empty,
    NoCookie,
    Wrong,
    Throttled(Option<u32>),
    Failed(Failure),
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        match &failure {
            Failure::Problem(problem) if problem.code == ProblemCode::WrongPassword => Self::Wrong,
            Failure::Problem(problem) if problem.code == ProblemCode::TooManyAttempts => {
                Self::Throttled(problem.retry_after)
            }
            _ => Self::Failed(failure),
        }
    }
}

fn refused(refusal: Refusal, again: impl Fn() + Copy + 'static) -> AnyView {
    match refusal {
        Refusal::Empty => view! { <Notice tone=Tone::Bad><p>{t!(sign_in_both_needed)}</p></Notice> }.into_any(),
        Refusal::NoCookie => {
            view! { <Notice tone=Tone::Bad title=t!(sign_in_no_cookie)><p>{t!(sign_in_no_cookie_help)}</p></Notice> }
                .into_any()
        }
        Refusal::Wrong => {
            view! { <Notice tone=Tone::Bad title=t!(sign_in_wrong)><p>{t!(sign_in_wrong_help)}</p></Notice> }.into_any()
        }
        Refusal::Throttled(seconds) => {
            let sentence = words::throttled(seconds);
            view! { <Notice tone=Tone::Bad title=t!(sign_in_throttled)><p>{sentence}</p></Notice> }.into_any()
        }
        Refusal::Failed(failure) => view! { <FailureNotice failure again /> }.into_any(),
    }
}

/// The accounts of the demo district. A press fills the form.
#[component]
fn DemoAccounts(demo: DemoSite, email: RwSignal<String>, password: RwSignal<String>) -> impl IntoView {
    let accounts = demo
        .accounts
        .into_iter()
        .map(|account| {
            let fill = {
                let account = account.clone();
                move || {
                    email.set(account.email.clone());
                    password.set(account.password.clone());
                }
            };
            view! {
                <li class="demo-account">
                    <dl>
                        <div><dt>{t!(sign_in_password)}</dt><dd translate="no">{account.password}</dd></div>
                        <div><dt>{t!(sign_in_may)}</dt><dd>{terms::permissions(&account.permissions)}</dd></div>
                    </dl>
                    <Button on_press=fill>{t!(sign_in_fill_with, &account.email)}</Button>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="demo" aria-labelledby="demo-title">
            <h2 id="demo-title">{t!(sign_in_demo)}</h2>
            <p class="soft">{t!(sign_in_demo_help)}</p>
            <ul class="stack">{accounts}</ul>
        </section>
    }
}
