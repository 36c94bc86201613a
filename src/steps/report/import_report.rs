use super::report_rows::ReportRows;
use super::stored_findings::StoredFindings;
use crate::steps::Host;
use crate::steps::badges::StateBadge;
use crate::ui::{Card, DownloadButton, Fact, FactList, Notice, Tone};
use crate::words::{bytes, number, plan, process, report as words, terms};
use coverlist_api::{ImportView, Permission, paths};
use coverlist_core::lifecycle::State;
use leptos::prelude::*;

/// Shows the report of a processed import, or explains why there is none.
#[component]
pub fn Report(import: ImportView) -> impl IntoView {
    let id = import.id;
    let host = Host::here();
    let may_process = host.account.get_untracked().may(Permission::ManageSettings);
    let has_file = import.state != State::Deleted;
    let body = match import.state {
        State::Processed | State::Undone => view! { <ReportRows import=import.clone() /> }.into_any(),
        State::Failed => {
            view! { <Notice tone=Tone::Bad title=process::FAILED><p>{process::FAILED_HELP}</p></Notice> }
                .into_any()
        }
        State::Deleted => view! { <Notice tone=Tone::Info><p>{words::WAS_DELETED}</p></Notice> }.into_any(),
        State::Staged | State::Queued => {
            let plan = host.links.process;
            let to_plan = may_process.then(|| view! { <a href=plan class="button">{words::TO_PLAN}</a> });
            view! { <Notice tone=Tone::Info title=words::OPEN>{to_plan}</Notice> }.into_any()
        }
    };
    view! {
        <div class="stack">
            {body}
            <Card title=words::FILE>
                <p><StateBadge state=import.state /></p>
                <FactList facts=facts(&import) />
                {has_file
                    .then(|| {
                        view! {
                            <div class="actions">
                                <DownloadButton path=paths::import_file(id)>
                                    {words::DOWNLOAD_FILE}
                                </DownloadButton>
                            </div>
                        }
                    })}
            </Card>
            {has_file.then(|| view! { <StoredFindings id /> })}
        </div>
    }
}

fn facts(import: &ImportView) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new(words::NAME, import.name.clone()),
        Fact::new(words::TEMPLATE, &import.template_name),
        Fact::new(plan::ROWS, number(import.rows)),
        Fact::new(words::SIZE, bytes(import.bytes)),
        Fact::new(words::STAGED, words::staged(import)),
    ];
    if import.set_aside > 0 {
        facts.push(Fact::new(plan::SET_ASIDE, number(import.set_aside)));
    }
    if let (Some(term), Some(at)) = (ended(import.state), &import.closed_at) {
        facts.push(Fact::new(term, words::by(import.closed_by.as_ref(), at)));
    }
    facts.push(Fact::new(words::FINGERPRINT, import.sha256.clone()));
    facts
}

const fn ended(state: State) -> Option<&'static str> {
    match state {
        State::Processed | State::Undone => Some(words::PROCESSED),
        State::Failed => Some(terms::state(State::Failed)),
        State::Deleted => Some(words::DELETED),
        State::Staged | State::Queued => None,
    }
}
