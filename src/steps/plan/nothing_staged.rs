use crate::client::ListQuery;
use crate::flow::processing::News;
use crate::steps::{Host, Links};
use crate::ui::{EmptyState, Fetched, Notice, Tone};
use crate::words::plan as words;
use coverlist_api::{ImportView, Permission};
use leptos::prelude::*;

/// Says that nothing is staged, and links to the import screen and the last import.
#[component]
pub fn NothingStaged(
    /// Explains why the import that was staged before is gone.
    news: Option<News>,
) -> impl IntoView {
    let sentence = match news {
        Some(News::Deleted) => Some(t!(plan_deleted)),
        Some(News::DeletedElsewhere) => Some(t!(plan_deleted_elsewhere)),
        Some(News::Stale | News::Moved | News::Failed | News::Withdrawn) | None => None,
    };
    let host = Host::here();
    let may_look_back = host.account.get_untracked().may(Permission::ViewReports);
    view! {
        {sentence.map(|sentence| view! { <Notice tone=Tone::Good><p>{sentence}</p></Notice> })}
        <EmptyState title=t!(plan_nothing)>
            <p>{t!(plan_nothing_help)}</p>
            <p class="actions">
                <a href=host.links.import class="button button-primary" part="button button-primary">
                    {t!(plan_to_import)}
                </a>
            </p>
            {may_look_back.then(|| view! { <LastImport /> })}
        </EmptyState>
    }
}

/// A link to the last import, for admins who return after processing has ended.
#[component]
fn LastImport() -> impl IntoView {
    let Host { client, links, .. } = Host::here();
    let latest = Fetched::new(move || async move {
        client.imports(&ListQuery { limit: Some(1), ..ListQuery::default() }).await
    });
    // Optional: nothing is shown while it loads or when it fails.
    move || latest.get().and_then(|page| page.rows.into_iter().next()).map(|import| last(import, links))
}

fn last(import: ImportView, links: Links) -> impl IntoView {
    let report = (links.report)(import.id);
    let ended = words::ended(&import);
    view! {
        <p>
            {t!(plan_last)} " " <a href=report translate="no">{import.name}</a> " " {ended}
        </p>
    }
}
