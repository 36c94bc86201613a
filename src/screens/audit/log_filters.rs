use super::log_filter::{LogFilter, NOBODY};
use crate::client::Client;
use crate::ui::{DownloadButton, Fetched, Field, SelectField};
use crate::words::logs as words;
use coverlist_api::{AccountView, EventKind, LogName};
use leptos::prelude::*;

/// Chooses which entries the list shows, and downloads them.
#[component]
pub fn LogFilters(filter: LogFilter) -> impl IntoView {
    let client = expect_context::<Client>();
    let is_account: fn(&String) -> bool = |by| by.parse::<i64>().is_ok();
    let people = Fetched::new(move || async move { client.accounts().await }).view(move |people| {
        view! {
            <SelectField
                label=t!(audit_person)
                options=person_options(people)
                value=filter.by
                is_data=is_account
            />
        }
    });
    let logs = options(t!(audit_log_both), LogName::ALL, words::log);
    let kinds = options(t!(audit_kind_any), EventKind::ALL, words::kind);
    let download = move || {
        view! { <DownloadButton path=filter.query().csv()>{t!(audit_download)}</DownloadButton> }
    };
    view! {
        <div class="tools tools-filter" role="group" aria-label=t!(audit_filter)>
            <SelectField label=t!(audit_kind) options=kinds value=filter.kind />
            <SelectField label=t!(audit_log) options=logs value=filter.log />
            {people}
            <Field label=t!(audit_from) value=filter.from kind="date" />
            <Field label=t!(audit_to) value=filter.to kind="date" />
            <div class="log-download">{download}</div>
        </div>
    }
}

/// The values of a filter, with one before them that selects everything.
fn options<T, const N: usize>(any: String, all: [T; N], word: fn(T) -> String) -> Vec<(Option<T>, String)>
where
    T: Copy,
{
    std::iter::once((None, any)).chain(all.map(|value| (Some(value), word(value)))).collect()
}

fn person_options(people: Vec<AccountView>) -> Vec<(String, String)> {
    let ends = [(String::new(), t!(audit_person_any)), (NOBODY.to_owned(), t!(audit_person_nobody))];
    let people = people.into_iter().map(|account| (account.id.to_string(), account.name));
    ends.into_iter().chain(people).collect()
}
