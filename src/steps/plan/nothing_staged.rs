//! Nothing is staged.

use crate::client::{Ask, Client};
use crate::flow::processing::News;
use crate::screens::{Account, addresses};
use crate::ui::{EmptyState, Fetched, Notice, Tone};
use crate::words::plan as words;
use coverlist_api::{ImportView, Permission};
use leptos::prelude::*;
use leptos_router::components::A;

/// Nothing is staged: what happened, where to go, and the import before.
#[component]
pub fn NothingStaged(
    /// What happened to the file that was.
    news: Option<News>,
) -> impl IntoView {
    let said = match news {
        Some(News::Deleted) => Some(words::DELETED),
        Some(News::DeletedElsewhere) => Some(words::DELETED_ELSEWHERE),
        Some(News::Stale | News::Moved) | None => None,
    };
    let may_look_back = Account::here().get_untracked().may(Permission::ViewReports);
    view! {
        {said.map(|said| view! { <Notice tone=Tone::Good><p>{said}</p></Notice> })}
        <EmptyState title=words::NOTHING>
            <p>{words::NOTHING_HELP}</p>
            <p class="actions">
                <A href=addresses::IMPORT attr:class="button button-primary">{words::TO_IMPORT}</A>
            </p>
            {may_look_back.then(|| view! { <LastImport /> })}
        </EmptyState>
    }
}

/// The import before, for whoever comes back after its processing has ended.
#[component]
fn LastImport() -> impl IntoView {
    let client = expect_context::<Client>();
    let latest =
        Fetched::new(move || async move { client.imports(&Ask { limit: Some(1), ..Ask::default() }).await });
    // It is beside the point: nothing is said while it comes, or when it does not.
    move || latest.get().and_then(|page| page.rows.into_iter().next()).map(last)
}

fn last(import: ImportView) -> impl IntoView {
    let ended = words::ended(&import);
    view! {
        <p>
            {words::LAST} " " <A href=addresses::import(import.id)>{import.name}</A> " " {ended}
        </p>
    }
}
