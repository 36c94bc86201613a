use crate::flow::importing::{Importer, Importing, Validate};
use crate::ui::{Notice, Tone};
use coverlist_core::findings::{Code, Finding, Severity};
use leptos::prelude::*;

/// Explains each finding that blocks the file, except those that another part of the screen asks about.
#[component]
pub fn BlockingFindings() -> impl IntoView {
    let sentences = Importer::here().watch(sentences);
    move || {
        let items: Vec<_> =
            sentences.get().into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect();
        (!items.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Bad title=t!(validate_blocked)>
                    <ul class="blocked">{items}</ul>
                </Notice>
            }
        })
    }
}

fn sentences(importing: &Importing) -> Vec<String> {
    let Some(chosen) = &importing.templates.chosen else { return Vec::new() };
    let foremost =
        importing.validate().and_then(Validate::summary).map(|summary| summary.top_findings.as_slice());
    let findings = foremost.unwrap_or_default().iter();
    findings.filter(|finding| is_news(finding)).map(|finding| chosen.message(finding)).collect()
}

fn is_news(finding: &Finding) -> bool {
    let has_question = matches!(
        finding.code,
        Code::TemplateWrong
            | Code::DateOrderUnknown
            | Code::DateOrderMixed
            | Code::DateOrderDoubtful
            | Code::HeaderNear
            | Code::HeaderDuplicate
            | Code::HiddenRowsUndecided
    );
    finding.severity() == Severity::Blocks && !has_question
}
