use crate::client::Failure;
use crate::flow::importing::{Event, Importer, Unsent};
use crate::ui::{FailureNotice, Notice, Tone};
use crate::words::wire;
use coverlist_api::FindingView;
use leptos::prelude::*;

/// Explains why the file was not staged and what to do. The admin's decisions are kept.
#[component]
pub fn NotStaged(why: Unsent) -> impl IntoView {
    let importer = Importer::here();
    let again = move || {
        // The admin knew this number before the first attempt.
        let without = importer.now(|importing| Some(importing.validate()?.summary()?.rejected));
        importer.send(Event::StageRequested { without: without.unwrap_or_default() });
    };
    match why {
        Unsent::TemplateChanged => view! {
            <Notice tone=Tone::Warning title=t!(stage_template_changed)><p>{t!(stage_template_changed_next)}</p></Notice>
        }
        .into_any(),
        // The notice about the open import names who staged it.
        Unsent::ImportOpen(_) => {
            view! { <Notice tone=Tone::Warning title=t!(stage_open_now)><p>{t!(stage_open_now_next)}</p></Notice> }
                .into_any()
        }
        Unsent::Failed(failure) => {
            let findings = findings(&failure);
            view! { <FailureNotice failure again=again /> {findings} }.into_any()
        }
    }
}

/// Lists the server's findings if they differ from the page's.
fn findings(failure: &Failure) -> Option<AnyView> {
    let findings = failure.details().findings;
    if findings.is_empty() {
        return None;
    }
    let item = |finding: &FindingView| view! { <li>{wire::finding(finding)}</li> };
    let items = findings.iter().map(item).collect_view();
    Some(
        view! { <div class="stage-findings"><p>{t!(stage_refused_findings)}</p><ul>{items}</ul></div> }
            .into_any(),
    )
}
