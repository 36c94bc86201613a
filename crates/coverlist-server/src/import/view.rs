//! Converts imports for the API.

use crate::rfc3339;
use crate::store::imports::{self, Import};
use coverlist_api::{ColumnView, ImportView, ProcessedBefore, Progress};
use coverlist_core::read::{Delimiter, Encoding};
use coverlist_core::sheet::{Provenance, ProvenanceSheet, ProvenanceSource, ProvenanceTemplate, SheetRows};
use coverlist_core::template::Column;
use std::collections::BTreeMap;

pub(super) fn import(import: &Import, progress: Option<Progress>) -> ImportView {
    let template = &import.template;
    ImportView {
        id: import.key.id,
        state: import.state,
        template: template.id.clone(),
        template_version: template.version,
        template_name: template.name.clone(),
        kind: template.kind,
        columns: template.columns.iter().map(column).collect(),
        name: import.name.clone(),
        bytes: import.size,
        source_sha256: import.sha256.clone(),
        sha256: import.sha256.clone(),
        generation: import.generation,
        provenance: provenance(import),
        rows: import.rows,
        accepted: import.accepted,
        rejected: import.rejected,
        set_aside: import.set_aside,
        staged_by: import.staged_by.clone(),
        staged_at: rfc3339(import.staged_at),
        consented_by: import.consented_by.clone(),
        consented_at: import.consented_at.map(rfc3339),
        closed_by: import.closed_by.clone(),
        closed_at: import.closed_at.map(rfc3339),
        counts: import.counts,
        progress,
        processed_before: import.processed_before.as_ref().map(|before| Box::new(processed(before))),
    }
}

/// The facts of a staged file in the form of a provenance.
fn provenance(import: &Import) -> Provenance {
    Provenance {
        source: ProvenanceSource {
            name: import.name.clone(),
            sha256: import.sha256.clone(),
            bytes: import.size,
            encoding: import.choices.read.encoding.unwrap_or(Encoding::Utf8),
            delimiter: import.choices.read.delimiter.unwrap_or(Delimiter::Comma),
        },
        template: ProvenanceTemplate { id: import.template.id.clone(), version: import.template.version },
        columns: BTreeMap::new(),
        date_orders: BTreeMap::new(),
        findings: BTreeMap::new(),
        rows: SheetRows { accepted: import.accepted, rejected: import.rejected, ignored: import.set_aside },
        sheet: ProvenanceSheet { sha256: import.sha256.clone() },
    }
}

fn column(column: &Column) -> ColumnView {
    ColumnView { field: column.field, header: column.header.clone() }
}

fn processed(before: &imports::ProcessedBefore) -> ProcessedBefore {
    ProcessedBefore { id: before.id, by: before.by.clone(), at: rfc3339(before.at) }
}
