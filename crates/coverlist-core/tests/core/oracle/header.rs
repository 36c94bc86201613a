//! The findings about the header of a file. The header verdict itself is the core's: its proposals are tested
//! with lists whose columns are known.

use coverlist_core::findings::{Code, Finding};
use coverlist_core::map::{Found, HeaderVerdict};
use coverlist_core::record::{Field, RecordKind};

/// The findings about a header.
pub fn observe(header: &HeaderVerdict) -> Vec<Finding> {
    let mut findings = Vec::new();
    let line = header.line.max(1);
    findings.extend(header.roster.map(|kind| match kind {
        RecordKind::User => Finding::row(Code::RosterUsers, line),
        RecordKind::Device => Finding::row(Code::RosterDevices, line),
    }));
    let is_left_out = header.others.iter().any(|other| other.left_out.is_some());
    let is_found = is_left_out || header.expected.iter().any(|expected| expected.found != Found::Missing);
    let is_unlike = header.fits_better.is_none() && header.roster.is_none() && !is_found;
    if is_unlike {
        findings.push(Finding::row(Code::HeaderNotFound, line));
    }
    let wrong = |column: u16| {
        let better = header.fits_better.as_ref().filter(|better| better.key_column == Some(column))?;
        let fits_better = Some(better.template.as_str().into());
        Some(Finding { fits_better, ..Finding::cell(Code::TemplateWrong, line, column, None) })
    };
    for expected in &header.expected {
        let field = Some(expected.field);
        let missing = || Finding { field, ..Finding::row(Code::HeaderMissing, line) };
        let near = |column| Finding::cell(Code::HeaderNear, line, column, field);
        let twice = |column| Finding::cell(Code::HeaderDuplicate, line, column, field);
        let is_twice = header.others.iter().any(|other| other.repeats == field);
        let is_said = header.roster.is_some() || expected.field == Field::Key && header.fits_better.is_some();
        findings.extend(match &expected.found {
            Found::Missing => (expected.required && !is_said).then(missing),
            Found::Proposed { column, .. } => wrong(*column).or(Some(near(*column))),
            Found::Exact { column } => is_twice.then(|| twice(*column)),
            Found::Mapped { .. } | Found::Constant => None,
        });
    }
    for other in header.others.iter().filter(|_| !is_unlike) {
        let code = if other.repeats.is_some() { Code::HeaderDuplicate } else { Code::HeaderUnknown };
        let finding = Finding::cell(code, line, other.column, other.repeats);
        findings.push(wrong(other.column).unwrap_or(finding));
    }
    findings
}
