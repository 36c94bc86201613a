use crate::steps::badges::StateBadge;
use crate::ui::{Button, ButtonKind, Dialog, Fact, FactList};
use crate::words::terms::state;
use crate::words::{bytes, number, report as words};
use coverlist_api::ImportView;
use coverlist_core::lifecycle::State;
use leptos::prelude::*;

/// Opens what is known about the file and its import.
#[component]
pub fn FileFacts(import: ImportView) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let import = StoredValue::new(import);
    view! {
        <Button kind=ButtonKind::Quiet on_press=move || is_open.set(true)>{t!(report_file)}</Button>
        <Dialog open=is_open title=t!(report_file)>
            {import.with_value(|import| {
                view! {
                    <p><StateBadge state=import.state /></p>
                    <FactList facts=facts(import) />
                }
            })}
        </Dialog>
    }
}

fn facts(import: &ImportView) -> Vec<Fact> {
    let mut facts = vec![
        Fact::data(t!(report_name), import.name.clone()),
        Fact::data(t!(report_template), &import.template_name),
        Fact::new(t!(plan_rows), number(import.rows)),
        Fact::new(t!(report_size), bytes(import.bytes)),
        Fact::new(t!(report_staged), words::staged(import)),
    ];
    if import.set_aside > 0 {
        facts.push(Fact::new(t!(plan_ignored), number(import.set_aside)));
    }
    if let (Some(term), Some(at)) = (ended(import.state), &import.closed_at) {
        facts.push(Fact::new(term, words::by(import.closed_by.as_ref(), at)));
    }
    if let Some((person, at)) = words::undone(import) {
        facts.push(Fact::new(state(State::Undone), words::by(Some(person), at)));
    }
    facts.push(Fact::data(t!(report_source_fingerprint), import.source_sha256.clone()));
    facts.push(Fact::data(t!(report_sheet_fingerprint), import.sha256.clone()));
    facts
}

fn ended(state: State) -> Option<String> {
    match state {
        State::Processed | State::Undone => Some(t!(report_processed)),
        State::Deleted => Some(t!(report_deleted)),
        State::Staged | State::Queued => None,
    }
}
