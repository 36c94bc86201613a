use crate::client::Client;
use crate::ui::{Fetched, Notice, Tone};
use crate::words::wire;
use coverlist_api::{LogName, LogsCheck};
use leptos::prelude::*;

/// Says whether the logs are as they were written.
#[component]
pub fn LogCheckNotice() -> impl IntoView {
    let client = expect_context::<Client>();
    Fetched::new(move || async move { client.check_logs().await }).view(result)
}

fn result(check: LogsCheck) -> AnyView {
    let flaws: Vec<_> = check.logs.iter().flat_map(|log| &log.flaws).map(wire::sentence).collect();
    if !flaws.is_empty() {
        let flaws = flaws.into_iter().map(|flaw| view! { <li>{flaw}</li> }).collect_view();
        return view! { <Notice tone=Tone::Bad title=t!(audit_broken)><ul>{flaws}</ul></Notice> }.into_any();
    }
    let entries = |name| check.logs.iter().find(|log| log.log == name).map_or(0, |log| log.entries);
    let whole = t!(audit_whole, entries(LogName::Audit), entries(LogName::Access));
    view! {
        <p>{whole}</p>
        <p class="soft">{t!(audit_whole_help)}</p>
    }
    .into_any()
}
