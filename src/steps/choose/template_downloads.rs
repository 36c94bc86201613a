//! The downloads of the templates.

use crate::flow::importing::Importer;
use crate::steps::Host;
use crate::ui::{ButtonKind, DownloadButton, Menu};
use coverlist_api::paths;
use coverlist_core::template::Template;
use leptos::prelude::*;

/// Downloads each template, empty for Excel and as CSV, and with example rows.
#[component]
pub fn TemplateDownloads() -> impl IntoView {
    let root = Host::here().root;
    let set = Importer::here().watch(|importing| Some(importing.templates.chosen.as_ref()?.set.clone()));
    let downloads = move || {
        let set = set.get()?;
        Some(set.iter().map(downloads).collect_view())
    };
    view! {
        <Menu label=Signal::derive(|| t!(choose_downloads)) root>
            {downloads}
        </Menu>
    }
}

fn downloads(template: &Template) -> impl IntoView + use<> {
    let (file, example) = (paths::template_file(&template.id), paths::template_example(&template.id));
    let workbook = paths::workbook(&file);
    let name = &template.name;
    let workbook_label = t!(choose_download_workbook, name);
    let (file_label, example_label) = (t!(choose_download_template, name), t!(choose_download_example, name));
    view! {
        <DownloadButton path=workbook kind=ButtonKind::Quiet>{workbook_label.clone()}</DownloadButton>
        <DownloadButton path=file kind=ButtonKind::Quiet>{file_label.clone()}</DownloadButton>
        <DownloadButton path=example kind=ButtonKind::Quiet>{example_label.clone()}</DownloadButton>
    }
}
