use crate::flow::processing::{Event, News, Planned, Processor, Request};
use crate::steps::Host;
use crate::steps::delete_dialog::DeleteDialog;
use crate::steps::pending_request::PendingRequest;
use crate::steps::process::ConsentDialog;
use crate::steps::rows::{ColumnNames, RowList};
use crate::ui::{Button, ButtonKind, Fact, FactList, Notice, Tone, unique_id};
use crate::words::{bytes, number, plan as words, process, report};
use coverlist_api::{ImportView, Page};
use leptos::prelude::*;

/// Shows the file's facts, the planned changes row by row, and the buttons to process or delete.
#[component]
pub fn PlannedImport(processor: Processor, planned: Planned) -> impl IntoView {
    let client = Host::here().client;
    let id = unique_id("staged");
    let title_id = id.clone();
    let Planned { import, plan, news, .. } = planned;
    let (id, generation, counts) = (import.id, plan.generation, plan.counts);
    let fetch = move |query| async move {
        let page = client.plan(id, &query).await?;
        if page.generation != generation {
            processor.send(Event::PlanChanged(id));
        }
        Ok(Page { rows: page.rows.into_iter().map(Into::into).collect(), next: page.next })
    };
    let first = Some(Page { rows: plan.rows.into_iter().map(Into::into).collect(), next: plan.next });
    let (consenting, deleting) = (RwSignal::new(false), RwSignal::new(false));
    let delete = PendingRequest::shown_in(deleting, processor);
    view! {
        {news.and_then(news_notice)}
        {processed_before(&import, counts.updated)}
        <section class="card" aria-labelledby=id>
            <div class="file-head">
                <h2 id=title_id>{import.name.clone()}</h2>
                <div class="actions">
                    <Button kind=ButtonKind::Primary on_press=move || consenting.set(true)>
                        {process::PROCESS}
                    </Button>
                    <Button kind=ButtonKind::Danger on_press=move || deleting.set(true)>
                        {words::DELETE}
                    </Button>
                </div>
            </div>
            <FactList facts=facts(&import) />
        </section>
        {(counts.updated == 0)
            .then(|| view! { <Notice tone=Tone::Info><p>{words::CHANGES_NOTHING}</p></Notice> })}
        <RowList counts heads=heads(&import) first fetch />
        <ConsentDialog processor open=consenting import=import.clone() counts />
        <DeleteDialog
            open=deleting
            name=import.name
            busy=delete.is_waiting(Request::Delete)
            failure=delete.failure()
            on_confirm=move || processor.send(Event::DeleteRequested)
        />
    }
}

fn heads(import: &ImportView) -> ColumnNames {
    ColumnNames { table: words::TABLE, import: import.clone(), outcome: words::ACTION, what: words::CHANGES }
}

fn facts(import: &ImportView) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new(report::TEMPLATE, &import.template_name),
        Fact::new(words::ROWS, number(import.rows)),
        Fact::new(report::SIZE, bytes(import.bytes)),
        Fact::new(report::STAGED, report::staged(import)),
    ];
    if import.set_aside > 0 {
        facts.push(Fact::new(words::SET_ASIDE, number(import.set_aside)));
    }
    facts
}

/// Explains why the plan differs from the one that the admin saw before.
fn news_notice(news: News) -> Option<AnyView> {
    let title = match news {
        News::Stale => words::STALE,
        News::Moved => words::MOVED,
        News::Deleted | News::DeletedElsewhere => return None,
    };
    Some(view! { <Notice tone=Tone::Warning title><p>{words::STALE_HELP}</p></Notice> }.into_any())
}

/// A notice when the same file was processed before.
fn processed_before(import: &ImportView, updated: u32) -> Option<AnyView> {
    let before = import.processed_before.as_ref()?;
    let sentence = words::processed_before(&before.by.name, &before.at, updated);
    Some(view! { <Notice tone=Tone::Info title=words::SAME_FILE><p>{sentence}</p></Notice> }.into_any())
}
