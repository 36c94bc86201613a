//! Refuses uploads, and explains why.

use super::templates::ImportTemplates;
use crate::store::imports::Import;
use crate::{Failure, Refusal, rfc3339};
use coverlist_api::{ImportView, ProblemCode, RowCounts};
use coverlist_core::findings::{Finding, Severity};
use coverlist_core::template::Template;
use coverlist_core::validate::Verdict;
use coverlist_messages::{Message, text};

/// The maximum number of findings in a refusal. Findings that block the file come first.
const SHOWN: usize = 200;

/// Refuses a file that is blocked, has no accepted row, or has another number of rejected rows than agreed.
///
/// # Errors
///
/// `file_blocked`.
pub(super) fn check_verdict(
    verdict: &Verdict,
    templates: &ImportTemplates,
    agreed: u32,
) -> Result<(), Failure> {
    if verdict.blocked {
        return Err(blocked(verdict, templates));
    }
    if verdict.accepted == 0 {
        return Err(refused(verdict, templates, text::problem_file_blocked_no_rows()));
    }
    if agreed != verdict.rejected {
        let reason = text::problem_file_blocked_not_agreed(verdict.rejected, agreed);
        return Err(refused(verdict, templates, reason));
    }
    Ok(())
}

/// Refuses a second open import. `view` describes the first one.
pub(super) fn import_open(open: &Import, view: ImportView) -> Failure {
    let reason = text::problem_import_open(&open.staged_by.name, &open.name, rfc3339(open.staged_at));
    Refusal { open: Some(Box::new(view)), ..Refusal::new(ProblemCode::ImportOpen, reason) }.into()
}

fn blocked(verdict: &Verdict, templates: &ImportTemplates) -> Failure {
    let blocking = shown(verdict, Severity::Blocks).count();
    refused(verdict, templates, text::problem_file_blocked_findings(blocking as u64))
}

pub(super) fn file_differs() -> Failure {
    Failure::refuse(ProblemCode::FileDiffers, text::problem_file_differs())
}

/// Refuses a file that was checked under another version of its template than the current one.
pub(super) fn template_changed(current: &Template) -> Failure {
    let reason = text::problem_template_changed(&current.name, current.version.to_string());
    let template = Some(Box::new(current.clone()));
    Refusal { template, ..Refusal::new(ProblemCode::TemplateChanged, reason) }.into()
}

fn refused(verdict: &Verdict, templates: &ImportTemplates, reason: Message) -> Failure {
    let blocking = shown(verdict, Severity::Blocks);
    let rest = verdict.findings().filter(|finding| finding.severity() != Severity::Blocks);
    let findings = blocking.chain(rest).take(SHOWN).map(|finding| templates.view(&finding)).collect();
    let Verdict { rows, accepted, rejected, set_aside, .. } = *verdict;
    let counts = Some(RowCounts { rows, accepted, rejected, set_aside });
    Refusal { findings, counts, ..Refusal::new(ProblemCode::FileBlocked, reason) }.into()
}

fn shown(verdict: &Verdict, severity: Severity) -> impl Iterator<Item = Finding> {
    verdict.findings().filter(move |finding| finding.severity() == severity)
}
