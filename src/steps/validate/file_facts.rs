use super::encoding_choice::ReadOtherwise;
use crate::flow::importing::{Importer, Phase, Validate};
use crate::steps::Host;
use crate::ui::{Fact, FactList, Menu};
use crate::words::{bytes, file_terms, number, validate as words};
use coverlist_core::read::{FileKind, WorkbookFacts};
use leptos::prelude::*;

/// Shows in a few words how the file is read; in a menu every fact, and the choice of another way.
#[component]
pub fn FileFacts() -> impl IntoView {
    let importer = Importer::here();
    let root = Host::here().root;
    let facts = importer.watch(|importing| importing.validate().map(facts).unwrap_or_default());
    let label = importer.watch(|importing| {
        let facts = importing.validate().map(in_short).filter(|facts| !facts.is_empty());
        facts.unwrap_or_else(|| t!(validate_file))
    });
    view! {
        <Menu label root>
            {move || view! { <FactList facts=facts.get() /> }}
            <ReadOtherwise />
        </Menu>
    }
}

fn facts(validate: &Validate) -> Vec<Fact> {
    let mut facts = vec![
        Fact::data(t!(validate_name), validate.file.name.clone()),
        Fact::new(t!(validate_size), bytes(validate.file.bytes)),
        Fact::new(t!(validate_rows), rows(validate)),
    ];
    let Some(read) = validate.facts.as_ref().map(|facts| &facts.facts) else { return facts };
    if let Some(worksheet) = validate.workbook().and_then(WorkbookFacts::worksheet) {
        facts.push(Fact::new(t!(validate_kind), file_terms::file_kind(FileKind::Workbook)));
        // Several worksheets are in a list below.
        let is_only = validate.workbook().is_some_and(|workbook| workbook.worksheets.len() == 1);
        facts.extend(is_only.then(|| Fact::data(t!(validate_worksheet), worksheet.name.clone())));
    } else if read.kind == FileKind::Text {
        facts.push(Fact::new(t!(validate_encoding), file_terms::encoding_of_file(read.encoding, read.bom)));
        facts.push(Fact::new(t!(validate_delimiter), file_terms::delimiter(read.delimiter)));
        facts.push(Fact::new(t!(validate_line_ends), file_terms::line_ends(read.line_ends)));
    } else {
        facts.push(Fact::new(t!(validate_kind), file_terms::file_kind(read.kind)));
    }
    facts
}

/// The rows, and the encoding and the delimiter or the kind of the file.
fn in_short(validate: &Validate) -> String {
    let count = match (&validate.phase, validate.summary()) {
        (_, Some(summary)) => Some(summary.rows),
        (Phase::Working { progress, .. }, None) => Some(progress.rows),
        (Phase::Done { .. } | Phase::Canceled | Phase::Unreadable(_), None) => None,
    };
    let mut facts: Vec<String> = count.map(|rows| t!(validate_shown, rows)).into_iter().collect();
    match validate.facts.as_ref().map(|facts| &facts.facts) {
        Some(_) if validate.workbook().is_some() => facts.push(file_terms::file_kind(FileKind::Workbook)),
        Some(read) if read.kind == FileKind::Text => {
            facts.push(file_terms::encoding_of_file(read.encoding, read.bom));
            facts.push(file_terms::delimiter(read.delimiter));
        }
        Some(read) => facts.push(file_terms::file_kind(read.kind)),
        None => {}
    }
    facts.join(" · ")
}

fn rows(validate: &Validate) -> String {
    match (&validate.phase, validate.summary()) {
        (_, Some(summary)) => words::rows(summary),
        (Phase::Working { progress, .. }, None) => number(progress.rows),
        (Phase::Done { .. } | Phase::Canceled | Phase::Unreadable(_), None) => "–".to_owned(),
    }
}
