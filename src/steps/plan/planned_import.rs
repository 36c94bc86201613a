use crate::flow::processing::{Event, News, Planned, Processor, Request};
use crate::steps::Host;
use crate::steps::delete_dialog::DeleteDialog;
use crate::steps::pending_request::PendingRequest;
use crate::steps::process::ConsentDialog;
use crate::steps::processed_before::ProcessedBeforeNotice;
use crate::steps::rows::{ColumnNames, RowList};
use crate::ui::{Button, ButtonKind, Fact, FactList, Notice, Tone, unique_id};
use crate::words::terms::Tense;
use crate::words::{bytes, number, report};
use coverlist_api::{ImportView, Page, ProcessedBefore};
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
    let is_sampled = import.applied > 0;
    let (consenting, deleting) = (RwSignal::new(false), RwSignal::new(false));
    let delete = PendingRequest::shown_in(deleting, processor);
    view! {
        {news.and_then(news_notice)}
        {import.processed_before.as_deref().map(processed_before)}
        <section class="card" part="card" aria-labelledby=id>
            <div class="file-head">
                <h2 id=title_id translate="no">{import.name.clone()}</h2>
                <div class="actions">
                    <Button kind=ButtonKind::Primary on_press=move || consenting.set(true)>
                        {t!(process_process)}
                    </Button>
                    <Button kind=ButtonKind::Danger on_press=move || deleting.set(true)>
                        {t!(plan_delete)}
                    </Button>
                </div>
            </div>
            <FactList facts=facts(&import) />
        </section>
        {(counts.updated == 0)
            .then(|| {
                let help = if is_sampled { t!(plan_rest_changes_nothing) } else { t!(plan_changes_nothing) };
                view! { <Notice tone=Tone::Info><p>{help}</p></Notice> }
            })}
        <RowList counts heads=heads(&import) first fetch />
        <ConsentDialog processor open=consenting import=import.clone() counts />
        <DeleteDialog
            open=deleting
            name=import.name
            sampled=is_sampled
            busy=delete.is_waiting(Request::Delete)
            failure=delete.failure()
            on_confirm=move || processor.send(Event::DeleteRequested)
        />
    }
}

fn heads(import: &ImportView) -> ColumnNames {
    ColumnNames {
        table: t!(plan_table),
        import: import.clone(),
        outcome: t!(plan_action),
        what: t!(plan_changes),
        tense: Tense::Plan,
    }
}

fn facts(import: &ImportView) -> Vec<Fact> {
    let mut facts = vec![
        Fact::data(t!(report_template), &import.template_name),
        Fact::new(t!(plan_rows), number(import.rows)),
        Fact::new(t!(report_size), bytes(import.bytes)),
        Fact::new(t!(report_staged), report::staged(import)),
    ];
    if import.set_aside > 0 {
        facts.push(Fact::new(t!(plan_ignored), number(import.set_aside)));
    }
    if import.applied > 0 {
        facts.push(Fact::new(t!(plan_sampled), number(import.applied)));
    }
    facts
}

/// Explains why the plan differs from the one that the admin saw before.
fn news_notice(news: News) -> Option<AnyView> {
    let (tone, title, help) = match news {
        News::Stale => (Tone::Warning, t!(plan_stale), t!(plan_stale_help)),
        News::Moved => (Tone::Warning, t!(plan_moved), t!(plan_stale_help)),
        News::Failed => (Tone::Bad, t!(process_failed), t!(process_failed_help)),
        News::Withdrawn => (Tone::Info, t!(process_withdrawn), t!(process_failed_help)),
        News::Deleted | News::DeletedElsewhere => return None,
    };
    Some(view! { <Notice tone title><p>{help}</p></Notice> }.into_any())
}

fn processed_before(before: &ProcessedBefore) -> impl IntoView + use<> {
    let sentence = t!(plan_processed_before, &before.at, &before.by.name);
    view! { <ProcessedBeforeNotice before=before.clone() sentence /> }
}
