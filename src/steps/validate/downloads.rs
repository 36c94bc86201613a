//! Downloads of the file: corrected as a sheet, or rows of it with their findings.

use crate::flow::importing::{
    Download, DownloadFailure, DownloadFormat, Downloading, Event, Importer, Importing, Phase, Validate,
};
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Menu, Notice, Tone, unique_id};
use crate::words::tr;
use coverlist_core::record::Field;
use coverlist_messages::finding_title;
use coverlist_worker::{DownloadContent, Filter, Summary};
use leptos::prelude::*;

/// Offers the downloads that the file has, each as a workbook and as CSV. Nothing leaves the browser.
#[component]
pub fn Downloads(
    /// The filter of the table.
    filter: RwSignal<Filter>,
) -> impl IntoView {
    let importer = Importer::here();
    let root = Host::here().root;
    let has_sheet = importer.watch(|importing| summary(importing).is_some_and(|summary| summary.checked));
    let has_findings =
        importer.watch(|importing| summary(importing).is_some_and(|summary| summary.with_findings > 0));
    let has_rows = importer.watch(|importing| summary(importing).is_some_and(|summary| summary.rows > 0));
    let is_other = Memo::new(move |_| filter.with(|filter| *filter != Filter::default()));
    let failure = importer.watch(|importing| match importing.validate()?.downloading {
        Downloading::Failed(failure) => Some(failure),
        _ => None,
    });
    let sheet = UnsyncCallback::new(|()| DownloadContent::Sheet);
    let with_findings = UnsyncCallback::new(move |()| rows(importer, Filter::default()));
    let shown = UnsyncCallback::new(move |()| rows(importer, filter.get_untracked()));
    view! {
        <Show when=move || has_rows.get()>
            <Menu label=Signal::derive(|| t!(download_menu)) root>
                <Show when=move || has_sheet.get()>
                    <Choice title=t!(download_sheet) suffix=t!(download_sheet_suffix) content=sheet />
                    <p class="soft">{t!(download_sheet_about)}</p>
                </Show>
                <Show when=move || has_findings.get()>
                    <Choice title=t!(download_findings) suffix=t!(download_findings_suffix) content=with_findings />
                </Show>
                <Show when=move || is_other.get()>
                    <Choice title=t!(download_shown) suffix=t!(download_shown_suffix) content=shown />
                </Show>
                <p class="soft">{t!(download_rows_about)}</p>
                {move || failure.get().map(|failure| {
                    let sentence = match failure {
                        DownloadFailure::TooLarge => t!(download_too_large),
                        DownloadFailure::NoWriter => t!(download_no_writer),
                    };
                    view! { <Notice tone=Tone::Bad><p>{sentence}</p></Notice> }
                })}
            </Menu>
        </Show>
    }
}

/// A download, with a button for each format.
#[component]
fn Choice(
    title: String,
    /// What the name of the file ends with.
    suffix: String,
    content: UnsyncCallback<(), DownloadContent>,
) -> impl IntoView {
    let importer = Importer::here();
    let busy = importer
        .watch(|importing| importing.validate().is_some_and(|validate| validate.downloading.is_under_way()));
    let is_working = importer.watch(|importing| {
        !matches!(importing.validate().map(|validate| &validate.phase), Some(Phase::Done { .. }))
    });
    let title_id = unique_id("download");
    let labelled_by = title_id.clone();
    let suffix = StoredValue::new(suffix);
    let ask = move |format: DownloadFormat| {
        let stem = importer.now(|importing| importing.validate().map(stem)).unwrap_or_default();
        let name = suffix.with_value(|suffix| file_name(&stem, suffix, format));
        let download = Download { name, format, content: content.run(()) };
        importer.send(Event::DownloadRequested(Box::new(download)));
    };
    view! {
        <div class="download-choice" role="group" aria-labelledby=labelled_by>
            <p class="download-title" id=title_id>{title}</p>
            <div class="actions">
                <Button kind=ButtonKind::Plain busy disabled=is_working on_press=move || ask(DownloadFormat::Workbook)>
                    {t!(download_workbook)}
                </Button>
                <Button kind=ButtonKind::Plain busy disabled=is_working on_press=move || ask(DownloadFormat::Csv)>
                    {t!(download_csv)}
                </Button>
            </div>
        </div>
    }
}

/// Rows with their reasons in the language of the page.
fn rows(importer: Importer, filter: Filter) -> DownloadContent {
    let (reasons, missing) = importer.now(|importing| {
        let tally = summary(importing).map_or(&[][..], |summary| &summary.tally);
        let reasons = tally.iter().map(|line| (line.code, tr(&finding_title(line.code)))).collect();
        let chosen = importing.templates.chosen.as_ref();
        let missing = chosen.map(|chosen| t!(keys_missing_row, chosen.template.header(Field::Key)));
        (reasons, missing.unwrap_or_default())
    });
    DownloadContent::Rows { filter, reasons, missing }
}

fn summary(importing: &Importing) -> Option<&Summary> {
    importing.validate().and_then(Validate::summary)
}

/// The name of the chosen file without its ending.
fn stem(validate: &Validate) -> String {
    let name = &validate.file.name;
    name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned()
}

fn file_name(stem: &str, suffix: &str, format: DownloadFormat) -> String {
    let ending = match format {
        DownloadFormat::Csv => "csv",
        DownloadFormat::Workbook => "xlsx",
    };
    format!("{stem}-{suffix}.{ending}")
}
