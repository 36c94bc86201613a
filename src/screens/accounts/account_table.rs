use super::account_dialog::Purpose;
use crate::ui::{Badge, Button, ButtonKind, Icon, TableBox, Tone, column_heads};
use crate::words::{accounts as words, date_time};
use coverlist_api::AccountView;
use leptos::prelude::*;

/// Lists accounts, each with a button that opens its changes.
#[component]
pub fn AccountTable(rows: Vec<AccountView>, edit: UnsyncCallback<Purpose>) -> impl IntoView {
    let heads = [
        t!(accounts_name),
        t!(accounts_role),
        t!(accounts_signs_in_with),
        t!(accounts_last_sign_in),
        t!(accounts_state),
        t!(accounts_change),
    ];
    view! {
        <TableBox
            name=t!(accounts_title)
            heads=column_heads(heads)
            rows=rows.into_iter().map(|account| row(account, edit)).collect_view().into_any()
        />
    }
}

fn row(account: AccountView, edit: UnsyncCallback<Purpose>) -> impl IntoView {
    let AccountView { email, name, issuer, disabled, own, last_sign_in, .. } = account.clone();
    let label = t!(accounts_change_one, &name);
    let role = words::role(&account);
    let press = move || edit.run(Purpose::Change(Box::new(account.clone())));
    let (tone, icon) = if disabled { (Tone::Plain, Icon::Cross) } else { (Tone::Good, Icon::Tick) };
    let own = own.then(|| view! { " " <span class="soft">{t!(accounts_own)}</span> });
    let signs_in = match issuer {
        Some(issuer) => view! { <span translate="no">{issuer}</span> }.into_any(),
        None => t!(accounts_password).into_any(),
    };
    view! {
        <tr>
            <th scope="row" data-label=t!(accounts_name)>
                <span class="account-cell">
                    <span><span translate="no">{name}</span> {own}</span>
                    <span class="soft account-email" translate="no">{email}</span>
                </span>
            </th>
            <td data-label=t!(accounts_role)>{role}</td>
            <td data-label=t!(accounts_signs_in_with)>{signs_in}</td>
            <td data-label=t!(accounts_last_sign_in)>
                {last_sign_in.map_or_else(|| t!(accounts_never), |at| date_time(&at))}
            </td>
            <td data-label=t!(accounts_state)><Badge tone icon word=words::state(disabled) /></td>
            <td data-label=t!(accounts_change)>
                <Button kind=ButtonKind::Quiet on_press=press>{label}</Button>
            </td>
        </tr>
    }
}
