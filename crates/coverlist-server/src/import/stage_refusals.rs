//! Refuses uploads, and explains why.

use super::judged_sheet::JudgedSheet;
use super::sheet_upload::Upload;
use super::stage::in_source;
use super::templates::ImportTemplates;
use crate::{Failure, Refusal};
use coverlist_api::{ImportView, ProblemCode, RowCounts};
use coverlist_core::sheet::SheetFault;
use coverlist_core::template::Template;
use coverlist_core::validate::Limits;
use coverlist_messages::{Message, sheet_rule, text};

/// Refuses a sheet that has no accepted row, or another number of rejected rows than agreed.
///
/// # Errors
///
/// `file_blocked`.
pub(super) fn check_counts(
    sheet: &JudgedSheet,
    templates: &ImportTemplates,
    upload: &Upload,
) -> Result<(), Failure> {
    if sheet.accepted == 0 {
        return Err(blocked(sheet, templates, upload, text::problem_file_blocked_no_rows()));
    }
    if upload.agreed != sheet.rejected {
        let reason = text::problem_file_blocked_not_agreed(sheet.rejected, upload.agreed);
        return Err(blocked(sheet, templates, upload, reason));
    }
    Ok(())
}

/// Refuses a second open import.
pub(super) fn import_open(open: ImportView) -> Failure {
    let reason = text::problem_import_open(&open.staged_by.name, &open.name, &open.staged_at);
    Refusal { open: Some(Box::new(open)), ..Refusal::new(ProblemCode::ImportOpen, reason) }.into()
}

pub(super) fn file_differs() -> Failure {
    Failure::refuse(ProblemCode::FileDiffers, text::problem_file_differs())
}

/// Refuses a text that is not a sheet, with the broken rule and its place.
pub(super) fn malformed(fault: SheetFault) -> Failure {
    let (row, rule) = (u64::from(fault.line), sheet_rule(fault.rule));
    let reason = match fault.column {
        Some(column) => text::problem_sheet_malformed_cell(row, u64::from(column), rule),
        None => text::problem_sheet_malformed_row(row, rule),
    };
    Failure::refuse(ProblemCode::SheetMalformed, reason)
}

pub(super) fn too_many_rows(limits: Limits) -> Failure {
    let limit = text::part_rows(u64::from(limits.max_rows));
    Failure::refuse(ProblemCode::TooLarge, text::problem_too_large(limit))
}

/// Refuses a sheet that was written under another version of its template than the current one.
pub(super) fn template_changed(current: &Template) -> Failure {
    let reason = text::problem_template_changed(&current.name, current.version.to_string());
    let template = Some(Box::new(current.clone()));
    Refusal { template, ..Refusal::new(ProblemCode::TemplateChanged, reason) }.into()
}

fn blocked(sheet: &JudgedSheet, templates: &ImportTemplates, upload: &Upload, reason: Message) -> Failure {
    let findings = sheet.first_findings().map(|finding| in_source(finding, &upload.provenance));
    let findings = findings.map(|finding| templates.view(&finding)).collect();
    let counts = Some(RowCounts {
        rows: sheet.accepted + sheet.rejected,
        accepted: sheet.accepted,
        rejected: sheet.rejected,
        set_aside: upload.provenance.rows.ignored.saturating_add(sheet.repeated),
    });
    Refusal { findings, counts, ..Refusal::new(ProblemCode::FileBlocked, reason) }.into()
}
