//! What a document would become, without storing it.

use super::change::check_identity;
use crate::document::{self, Fault};
use crate::store::{StoreError, Tx, fields, templates};
use coverlist_api::{SentenceView, TemplateFaultView, TemplatePreview};
use coverlist_core::template::{TableSchema, Template, TemplateSet, example_rows};
use coverlist_messages::template_difference;

/// What the document would become as the template with an id: its faults, or how it differs from the current
/// version and what the example file would be.
pub(super) fn preview(
    tx: &Tx<'_>,
    district: i64,
    id: &str,
    json: &[u8],
) -> Result<TemplatePreview, StoreError> {
    let templates = templates::current(tx, district)?;
    let last = templates.get(id);
    let current = last.map_or(0, |last| last.version);
    let fields = fields::of_district(tx, district)?;
    let template = checked(json, id, &templates).and_then(|template| {
        template.check_fields(&fields).map_err(|fault| vec![fault.into()])?;
        Ok(template)
    });
    Ok(match template {
        Err(faults) => TemplatePreview {
            current,
            faults: faults.into_iter().map(view).collect(),
            ..TemplatePreview::default()
        },
        Ok(template) => TemplatePreview {
            current,
            differences: last.map(|last| differences(&template, last)).unwrap_or_default(),
            example: example(&template),
            faults: Vec::new(),
        },
    })
}

/// How a version differs from an earlier one, as sentences.
pub(super) fn differences(now: &Template, before: &Template) -> Vec<SentenceView> {
    now.differences(before).iter().map(|difference| template_difference(difference).into()).collect()
}

fn checked(json: &[u8], id: &str, templates: &TemplateSet) -> Result<Template, Vec<Fault>> {
    let schema: TableSchema = document::parse(json).map_err(|fault| vec![fault])?;
    let others = templates.iter().filter(|template| template.id != id).cloned().collect();
    let template = schema.checked(others);
    let template = template.map_err(|faults| faults.into_iter().map(Fault::from).collect::<Vec<_>>())?;
    check_identity(&template, id, templates.get(id)).map_err(|fault| vec![fault])?;
    Ok(template)
}

fn example(template: &Template) -> Vec<Vec<String>> {
    let header = template.columns.iter().map(|column| column.header.clone()).collect();
    std::iter::once(header).chain(example_rows(template)).collect()
}

fn view(Fault { pointer, problem }: Fault) -> TemplateFaultView {
    TemplateFaultView { pointer, problem: problem.into() }
}
