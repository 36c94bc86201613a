//! The findings about a header.

use super::{Found, HeaderVerdict};
use crate::findings::{Code, Finding};
use crate::record::{Field, RecordKind};

/// The findings about a header.
pub(crate) fn observe(header: &HeaderVerdict) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(header.roster.map(|kind| Finding::row(roster(kind), header.named_line())));
    let unlike = header.is_unlike();
    if unlike {
        findings.push(Finding::row(Code::HeaderNotFound, header.named_line()));
    }
    expected(header, &mut findings);
    if !unlike {
        others(header, &mut findings);
    }
    findings
}

impl HeaderVerdict {
    /// Whether no header is similar to any header of the template or to the key of another one, and the file
    /// is no known roster.
    pub(crate) fn is_unlike(&self) -> bool {
        self.fits_better.is_none()
            && self.roster.is_none()
            && self.expected.iter().all(|expected| expected.found == Found::Missing)
            && self.others.iter().all(|other| other.left_out.is_none())
    }

    /// The finding about a column that holds the key of the template that fits better.
    fn wrong_template(&self, column: u16) -> Option<Finding> {
        let better = self.fits_better.as_ref().filter(|better| better.key_column == Some(column))?;
        let fits_better = Some(better.template.as_str().into());
        Some(Finding { fits_better, ..Finding::cell(Code::TemplateWrong, self.named_line(), column, None) })
    }
}

const fn roster(kind: RecordKind) -> Code {
    match kind {
        RecordKind::User => Code::RosterUsers,
        RecordKind::Device => Code::RosterDevices,
    }
}

fn expected(header: &HeaderVerdict, findings: &mut Vec<Finding>) {
    for expected in &header.expected {
        let field = Some(expected.field);
        match expected.found {
            Found::Proposed { column, .. } => {
                let near = || Finding::cell(Code::HeaderNear, header.named_line(), column, field);
                findings.push(header.wrong_template(column).unwrap_or_else(near));
            }
            // The finding about the other template's key, or about the roster, covers this case.
            Found::Missing if expected.field == Field::Key && header.fits_better.is_some() => {}
            Found::Missing if header.roster.is_some() => {}
            Found::Missing if expected.required => {
                findings.push(Finding { field, ..Finding::row(Code::HeaderMissing, header.named_line()) });
            }
            Found::Exact { column } if header.others.iter().any(|other| other.repeats == field) => {
                findings.push(Finding::cell(Code::HeaderDuplicate, header.named_line(), column, field));
            }
            Found::Exact { .. } | Found::Mapped { .. } | Found::Constant | Found::Missing => {}
        }
    }
}

fn others(header: &HeaderVerdict, findings: &mut Vec<Finding>) {
    for other in &header.others {
        let finding = if let Some(finding) = header.wrong_template(other.column) {
            finding
        } else if let Some(field) = other.repeats {
            Finding::cell(Code::HeaderDuplicate, header.named_line(), other.column, Some(field))
        } else {
            Finding::cell(Code::HeaderUnknown, header.named_line(), other.column, None)
        };
        findings.push(finding);
    }
}
