use crate::flow::importing::{Importer, Phase, Validate};
use crate::ui::{Fact, FactList};
use crate::words::{bytes, file_terms, number, validate as words};
use coverlist_core::read::{FileKind, WorkbookFacts};
use leptos::prelude::*;

/// Shows name, size, rows, encoding, delimiter and line ends.
#[component]
pub fn FileFacts() -> impl IntoView {
    let facts = Importer::here().watch(|importing| importing.validate().map(facts).unwrap_or_default());
    move || view! { <FactList facts=facts.get() /> }
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

fn rows(validate: &Validate) -> String {
    match (&validate.phase, validate.summary()) {
        (_, Some(summary)) => words::rows(summary),
        (Phase::Working { progress, .. }, None) => number(progress.rows),
        (Phase::Done { .. } | Phase::Canceled | Phase::Unreadable(_), None) => "–".to_owned(),
    }
}
