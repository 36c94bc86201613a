use crate::flow::importing::{Event, Importer, Importing};
use crate::steps::Host;
use crate::steps::choose::DeleteButton;
use crate::steps::processed_before::ProcessedBeforeNotice;
use crate::ui::{Button, Fact, FactList, in_next_frame, unique_id};
use crate::words::{bytes, number};
use coverlist_api::{ImportView, ProcessedBefore};
use leptos::html;
use leptos::prelude::*;

/// Says what was staged, and goes to the plan. A page around the element may prevent that; then the card
/// stays.
#[component]
pub fn StagedCard() -> impl IntoView {
    let importer = Importer::here();
    let links = Host::here().links;
    let id = unique_id("staged");
    let title_id = id.clone();
    let heading = NodeRef::<html::H2>::new();
    let plan = NodeRef::<html::A>::new();
    Effect::new(move || {
        let (Some(heading), Some(plan)) = (heading.get(), plan.get()) else { return };
        in_next_frame(move || {
            // The stage button had the focus and is gone. A removed heading needs no focus.
            let _ = heading.focus();
            plan.click();
        });
    });
    let staged = importer.now(|importing: &Importing| importing.staged().cloned());
    staged.map(|import| {
        view! {
            <section class="card" part="card" aria-labelledby=id>
                <h2 id=title_id class="staged-title" tabindex="-1" node_ref=heading>{t!(stage_staged)}</h2>
                <p>{t!(stage_staged_next)}</p>
                {import.processed_before.as_deref().map(processed_before)}
                <FactList facts=facts(&import) />
                <div class="actions">
                    <a
                        href=links.process
                        node_ref=plan
                        class="button button-primary"
                        part="button button-primary"
                    >
                        {t!(choose_to_process)}
                    </a>
                    <Button on_press=move || importer.send(Event::Left)>{t!(stage_another)}</Button>
                    <DeleteButton name=import.name.clone() />
                </div>
            </section>
        }
    })
}

fn facts(import: &ImportView) -> Vec<Fact> {
    let mut facts = vec![
        Fact::data(t!(validate_name), import.name.clone()),
        Fact::data(t!(choose_template), &import.template_name),
        Fact::new(t!(validate_size), bytes(import.bytes)),
        Fact::new(t!(file_row_accepted), number(import.accepted)),
        Fact::new(t!(file_row_rejected), number(import.rejected)),
    ];
    if import.set_aside > 0 {
        facts.push(Fact::new(t!(file_row_ignored), number(import.set_aside)));
    }
    facts
}

fn processed_before(before: &ProcessedBefore) -> impl IntoView + use<> {
    let sentence = t!(stage_processed_before, &before.at, &before.by.name);
    view! { <ProcessedBeforeNotice before=before.clone() sentence /> }
}
