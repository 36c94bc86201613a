use crate::steps::Host;
use crate::ui::{Notice, Tone};
use coverlist_api::{Permission, ProcessedBefore};
use leptos::prelude::*;

/// Says that the same file was processed before, and links to the report of that import.
#[component]
pub fn ProcessedBeforeNotice(before: ProcessedBefore, sentence: String) -> impl IntoView {
    let Host { account, links, .. } = Host::here();
    let may_look_back = account.get_untracked().may(Permission::ViewReports);
    let report = (links.report)(before.id);
    let to_report = may_look_back.then(|| view! { " " <a href=report>{t!(stage_earlier_report)}</a> });
    view! { <Notice tone=Tone::Info><p>{sentence} {to_report}</p></Notice> }
}
