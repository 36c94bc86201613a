use super::similarity::nearness;
use super::{Found, HeaderVerdict, Other};
use crate::findings::{Code, Finding};
use crate::record::Field;
use crate::template::Template;

/// Turns the comparison of the header into findings.
pub(in crate::validate) fn observe(header: &HeaderVerdict, template: &Template) -> Vec<Finding> {
    let mut findings = Vec::new();
    let unlike = header.is_unlike();
    if unlike {
        findings.push(Finding::row(Code::HeaderNotFound, header.line));
    }
    expected(header, &mut findings);
    if !unlike {
        others(header, template, &mut findings);
    }
    findings
}

impl HeaderVerdict {
    /// Whether no header is similar to any header of either template.
    fn is_unlike(&self) -> bool {
        self.fits_better.is_none() && self.expected.iter().all(|expected| expected.found == Found::Missing)
    }
}

fn expected(header: &HeaderVerdict, findings: &mut Vec<Finding>) {
    for expected in &header.expected {
        let field = Some(expected.field);
        match expected.found {
            Found::Similar { column, .. } => {
                findings.push(Finding::cell(Code::HeaderNear, header.line, column, field));
            }
            // The finding about the other template's key covers this case.
            Found::Missing if expected.field == Field::Key && header.fits_better.is_some() => {}
            Found::Missing if expected.required => {
                findings.push(Finding { field, ..Finding::row(Code::HeaderMissing, header.line) });
            }
            Found::Exact { column } if header.others.iter().any(|other| other.repeats == field) => {
                findings.push(Finding::cell(Code::HeaderDuplicate, header.line, column, field));
            }
            Found::Exact { .. } | Found::Mapped { .. } | Found::Missing => {}
        }
    }
}

fn others(header: &HeaderVerdict, template: &Template, findings: &mut Vec<Finding>) {
    let mut foreign_key = header.fits_better.and_then(|_| foreign_key(header, template));
    for other in &header.others {
        let finding = if foreign_key == Some(other.column) {
            foreign_key = None;
            Finding::cell(Code::TemplateWrong, header.line, other.column, None)
        } else if let Some(field) = other.repeats {
            Finding::cell(Code::HeaderDuplicate, header.line, other.column, Some(field))
        } else {
            Finding::cell(Code::HeaderUnknown, header.line, other.column, None)
        };
        findings.push(finding);
    }
}

/// The column of the other template's key, with the most similar header.
fn foreign_key(header: &HeaderVerdict, template: &Template) -> Option<u16> {
    let kind = template.kind.other();
    let other_template = Template::builtin(kind);
    let expected = other_template.header(Field::Key);
    let distance = |other: &Other| {
        let nearness = nearness(&other.text, expected, Field::Key, kind)?;
        Some((other.text != expected, nearness, other.column))
    };
    header.others.iter().filter_map(distance).min().map(|(.., column)| column)
}
