//! Refuses uploads, and explains why.

use super::templates::ImportTemplates;
use crate::store::imports::Import;
use crate::{Failure, Refusal, spelled_out};
use coverlist_api::{ImportView, ProblemCode, RowCounts};
use coverlist_core::findings::{Finding, Severity};
use coverlist_core::template::Template;
use coverlist_core::validate::Verdict;

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
        return Err(refused(verdict, templates, NOTHING_ACCEPTED.to_owned()));
    }
    if agreed != verdict.rejected {
        return Err(not_agreed(agreed, verdict, templates));
    }
    Ok(())
}

/// Refuses a second open import. `view` describes the first one.
pub(super) fn import_open(open: &Import, view: ImportView) -> Failure {
    let detail = format!(
        "{} staged {} ({}). Process it or delete it first; this file was not staged.",
        open.staged_by.name,
        open.name,
        spelled_out(open.staged_at)
    );
    Refusal { open: Some(Box::new(view)), ..Refusal::new(ProblemCode::ImportOpen, detail) }.into()
}

fn blocked(verdict: &Verdict, templates: &ImportTemplates) -> Failure {
    let blocking: Vec<String> =
        shown(verdict, Severity::Blocks).map(|finding| templates.message(finding)).take(5).collect();
    let detail = format!("This file cannot be staged. {}", blocking.join(" "));
    refused(verdict, templates, detail)
}

const NOTHING_ACCEPTED: &str = "This file cannot be staged: every row of it is rejected, so there is nothing to apply. \
                                Correct the rows and send the file again.";

fn not_agreed(agreed: u32, verdict: &Verdict, templates: &ImportTemplates) -> Failure {
    let rejected = match verdict.rejected {
        1 => "1 row of this file is rejected".to_owned(),
        rows => format!("{rows} rows of this file are rejected"),
    };
    let detail = format!(
        "{rejected} and would not be applied, but {agreed} were agreed to. Look at the findings; then agree to that \
         number (rejected={}), or correct the file.",
        verdict.rejected
    );
    refused(verdict, templates, detail)
}

pub(super) fn file_differs() -> Failure {
    Failure::refuse(
        ProblemCode::FileDiffers,
        "The bytes that arrived are not those whose SHA-256 the request states, so the file changed after it was checked \
         or on its way. Nothing was staged. Check the file as it is now and send it with its own SHA-256.",
    )
}

/// Refuses a file that was checked under another version of its template than the current one.
pub(super) fn template_changed(current: &Template) -> Failure {
    let detail = format!(
        "The template {} has changed since this file was checked: version {} is current. Nothing was staged. Check the \
         file again under the current template, then stage it.",
        current.name, current.version
    );
    let template = Some(Box::new(current.clone()));
    Refusal { template, ..Refusal::new(ProblemCode::TemplateChanged, detail) }.into()
}

fn refused(verdict: &Verdict, templates: &ImportTemplates, detail: String) -> Failure {
    let blocking = shown(verdict, Severity::Blocks);
    let rest = verdict.findings.iter().filter(|finding| finding.severity() != Severity::Blocks);
    let findings = blocking.chain(rest).take(SHOWN).map(|finding| templates.view(finding)).collect();
    let Verdict { rows, accepted, rejected, set_aside, .. } = *verdict;
    let counts = Some(RowCounts { rows, accepted, rejected, set_aside });
    Refusal { findings, counts, ..Refusal::new(ProblemCode::FileBlocked, detail) }.into()
}

fn shown(verdict: &Verdict, severity: Severity) -> impl Iterator<Item = &Finding> {
    verdict.findings.iter().filter(move |finding| finding.severity() == severity)
}
