use super::reverted_rows::RevertedRows;
use crate::client::{Client, Direction, ListQuery};
use crate::flow::Request;
use crate::flow::reverting::{Event, News, Reverter, Shown, Step};
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, FailureNotice, Notice, Pages, Tone};
use crate::words::undo as words;
use coverlist_api::{ImportView, Page, ReversalRow, ReversalView};
use coverlist_core::plan::Reversal;
use leptos::prelude::*;

/// What would return and what would be kept, and the button that consents.
#[component]
pub fn Preview(
    reverter: Reverter,
    shown: Shown,
    import: ImportView,
    direction: Direction,
    open: RwSignal<bool>,
) -> impl IntoView {
    let Shown { preview, news, .. } = shown;
    let counts = preview.counts;
    let request = reverter.watch(Step::request);
    let busy = Signal::derive(move || request.get() == Request::Sent);
    let failure = move || request.get().failure().map(|failure| view! { <FailureNotice failure /> });
    let words = words::consent(&import, counts);
    let consent = (counts.reverted > 0).then(|| {
        view! {
            <Button kind=ButtonKind::Primary busy on_press=move || reverter.send(Event::Consented)>
                {words}
            </Button>
        }
    });
    view! {
        {news.map(news_notice)}
        <p>{words::returns(&import, counts)}</p>
        <div class="verdict-bar" aria-hidden="true">
            {share(counts.reverted, "verdict-part tone-info")}
            {share(counts.kept, "verdict-part tone-warning")}
        </div>
        <Rows preview import direction />
        <p class="soft">{t!(undo_means)}</p>
        {failure}
        <div class="actions">
            <Button disabled=busy on_press=move || open.set(false)>{t!(plan_cancel)}</Button>
            {consent}
        </div>
    }
}

/// A part of the bar; nothing for no record.
fn share(records: u32, class: &'static str) -> Option<impl IntoView> {
    (records > 0).then(|| view! { <div class=class style:flex-grow=records.to_string()></div> })
}

/// The records that are kept, and on request all of them.
#[component]
fn Rows(preview: ReversalView, import: ImportView, direction: Direction) -> impl IntoView {
    let client = Host::here().client;
    let ReversalView { counts, rows, next, .. } = preview;
    let has_kept = counts.kept > 0;
    let all = pages(client, import.id, direction, None);
    all.begin_with(Page { rows, next });
    let kept = pages(client, import.id, direction, Some(Reversal::Kept));
    if has_kept {
        kept.restart();
    }
    let shows_all = RwSignal::new(false);
    let kind = import.kind.id();
    let list = move || {
        let import = import.clone();
        match shows_all.get() {
            true => {
                let (label, total) = (t!(undo_all_label), counts.total());
                Some(view! { <RevertedRows pages=all import label total is_mixed=true /> })
            }
            false if has_kept => {
                let (label, total) = (t!(undo_kept_label), counts.kept);
                Some(view! { <RevertedRows pages=kept import label total is_mixed=false /> })
            }
            false => None,
        }
    };
    let is_offered = move || has_kept || !shows_all.get();
    let other = move || if shows_all.get() { t!(undo_show_kept) } else { t!(undo_show_all, counts.total()) };
    view! {
        {has_kept.then(|| view! { <p>{t!(undo_kept, kind, counts.kept)}</p> })}
        {list}
        <Show when=is_offered>
            <p class="undo-more">
                <Button kind=ButtonKind::Quiet on_press=move || shows_all.update(|shows| *shows = !*shows)>
                    {other}
                </Button>
            </p>
        </Show>
    }
}

/// The records with one outcome; all, if it is `None`.
fn pages(client: Client, import: i64, direction: Direction, only: Option<Reversal>) -> Pages<ReversalRow> {
    Pages::new(move |cursor| async move {
        let list = ListQuery { limit: Some(Pages::<ReversalRow>::LIMIT), cursor };
        let part = client.reversal(import, direction, only, &list).await?;
        Ok(Page { rows: part.rows, next: part.next })
    })
}

/// Explains why nothing was undone after a consent.
fn news_notice(news: News) -> AnyView {
    let (tone, title, help) = match news {
        News::Stale => (Tone::Warning, t!(undo_stale), t!(undo_stale_help)),
        News::Failed => (Tone::Bad, t!(undo_failed), t!(undo_failed_help)),
        News::Withdrawn => (Tone::Info, t!(undo_withdrawn), t!(undo_stale_help)),
    };
    view! { <Notice tone title><p>{help}</p></Notice> }.into_any()
}
