use crate::flow::Editing;
use crate::flow::accounts::{AccountList, Draft, Event};
use crate::ui::{Button, ButtonKind, Choice, FailureNotice, Field, RadioGroup};
use crate::words::accounts as words;
use coverlist_api::{AccountChange, AccountView, NewAccountRequest, Role};
use leptos::prelude::*;

/// The details of a new account.
#[component]
pub fn AddForm(open: RwSignal<bool>, accounts: AccountList) -> impl IntoView {
    let (email, name, password) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let role = RwSignal::new(Role::Viewer);
    let draft = move || {
        let [email, name] = [email, name].map(|text| text.get_untracked().trim().to_owned());
        let password = password.get_untracked();
        Draft::Add(NewAccountRequest { email, name, role: role.get_untracked(), password })
    };
    let roles = Role::ALL.map(|role| Choice {
        value: role,
        label: words::role_name(role),
        about: words::role_means(role),
        is_data: false,
    });
    view! {
        <SentForm open accounts draft verb=t!(accounts_add_now)>
            <Field label=t!(accounts_email) value=email kind="email" required=true focused=true />
            <Field label=t!(accounts_name) value=name required=true />
            <RadioGroup
                legend=t!(accounts_role)
                choices=roles.clone().into()
                chosen=role
                on_choose=move |chosen| role.set(chosen)
            />
            <Field label=t!(accounts_first_password) value=password required=true />
            <p class="soft">{t!(accounts_password_means)}</p>
        </SentForm>
    }
}

/// What can be changed of an account, of which a person chooses one.
#[component]
pub fn ChangeForm(open: RwSignal<bool>, account: AccountView, accounts: AccountList) -> impl IntoView {
    let password = RwSignal::new(String::new());
    let changes = changes(&account);
    let chosen = RwSignal::new(changes[0].clone());
    let id = account.id;
    let draft = move || {
        let wanted = match chosen.get_untracked() {
            AccountChange::Password { .. } => AccountChange::Password { password: password.get_untracked() },
            other => other,
        };
        Draft::Change(id, wanted)
    };
    let is_password = Memo::new(move |_| matches!(chosen.get(), AccountChange::Password { .. }));
    let field = move || {
        is_password.get().then(|| {
            view! {
                <Field label=t!(accounts_new_password) value=password required=true />
                <p class="soft">{t!(accounts_password_means)}</p>
            }
        })
    };
    view! {
        <SentForm open accounts draft verb=t!(accounts_change_now)>
            <RadioGroup
                legend=t!(accounts_wanted)
                choices=changes.into_iter().map(choice).collect()
                chosen
                on_choose=move |wanted| chosen.set(wanted)
            />
            {field}
        </SentForm>
    }
}

/// A form with what was refused, and its buttons.
#[component]
fn SentForm(
    open: RwSignal<bool>,
    accounts: AccountList,
    /// What the form asks for now.
    #[prop(into)]
    draft: UnsyncCallback<(), Draft>,
    /// The text of the button that sends it.
    verb: String,
    children: Children,
) -> impl IntoView {
    let busy = accounts.watch(|accounts| accounts.editing == Editing::Sending);
    let editing = accounts.watch(|accounts| accounts.editing.clone());
    let failure = move || match editing.get() {
        Editing::Open(failure) => failure.map(|failure| view! { <FailureNotice failure /> }),
        Editing::Closed | Editing::Sending => None,
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        accounts.send(Event::Submitted(draft.run(())));
    };
    view! {
        <form class="stack" on:submit=submit>
            {failure}
            {children()}
            <div class="actions">
                <Button busy on_press=move || open.set(false)>{t!(accounts_cancel)}</Button>
                <Button kind=ButtonKind::Primary busy submits=true>{verb}</Button>
            </div>
        </form>
    }
}

/// The changes that make sense for an account.
fn changes(account: &AccountView) -> Vec<AccountChange> {
    let roles = Role::ALL.into_iter().filter(|role| account.role != Some(*role));
    let roles = roles.map(|role| AccountChange::Role { role });
    let password = AccountChange::Password { password: String::new() };
    let own = roles.chain([password]).filter(|_| account.issuer.is_none());
    let sign_in = if account.disabled { AccountChange::Enable } else { AccountChange::Disable };
    own.chain([AccountChange::EndSessions]).chain((!account.own).then_some(sign_in)).collect()
}

fn choice(change: AccountChange) -> Choice<AccountChange> {
    let (label, about) = words::change(&change);
    Choice { value: change, label, about, is_data: false }
}
