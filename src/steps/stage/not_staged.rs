use crate::client::Failure;
use crate::flow::importing::{Event, Importer, Unsent};
use crate::ui::{FailureNotice, Notice, Tone};
use crate::words::stage as words;
use coverlist_api::{FindingView, ProblemCode};
use leptos::prelude::*;

/// Explains why the file was not staged and what to do. The admin's decisions are kept.
#[component]
pub fn NotStaged(why: Unsent) -> impl IntoView {
    let importer = Importer::here();
    let again = move || importer.send(Event::StageRequested);
    match why {
        Unsent::FileChanged => view! {
            <Notice tone=Tone::Bad title=words::CHANGED><p>{words::CHANGED_NEXT}</p></Notice>
        }
        .into_any(),
        Unsent::TemplateChanged => view! {
            <Notice tone=Tone::Warning title=words::TEMPLATE_CHANGED><p>{words::TEMPLATE_CHANGED_NEXT}</p></Notice>
        }
        .into_any(),
        // The notice about the open import names who staged it.
        Unsent::Failed(failure) if failure.code() == Some(ProblemCode::ImportOpen) => {
            view! { <Notice tone=Tone::Warning title=words::OPEN_NOW><p>{words::OPEN_NOW_NEXT}</p></Notice> }
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
    let Failure::Problem(problem) = failure else { return None };
    if problem.findings.is_empty() {
        return None;
    }
    let item = |finding: &FindingView| view! { <li>{finding.message.clone()}</li> };
    let items = problem.findings.iter().map(item).collect_view();
    Some(
        view! { <div class="stage-findings"><p>{words::REFUSED_FINDINGS}</p><ul>{items}</ul></div> }
            .into_any(),
    )
}
