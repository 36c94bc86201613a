//! An import and its provenance, for tests.

use coverlist_api::{ImportView, Person};
use coverlist_core::lifecycle::State;
use coverlist_core::read::{Delimiter, Dialect, Encoding};
use coverlist_core::record::RecordKind;
use coverlist_core::sheet::{Provenance, ProvenanceSheet, ProvenanceSource, ProvenanceTemplate, SheetRows};
use std::collections::{BTreeMap, BTreeSet};

pub fn import(id: i64, state: State) -> Box<ImportView> {
    Box::new(ImportView {
        id,
        state,
        template: "device".to_owned(),
        template_version: 1,
        template_name: "Device".to_owned(),
        kind: RecordKind::Device,
        columns: Vec::new(),
        name: "enrollment.csv".to_owned(),
        bytes: 100,
        source_sha256: "ab12".to_owned(),
        sha256: "cd34".to_owned(),
        generation: 1,
        #[cfg(not(target_arch = "wasm32"))]
        provenance: provenance(),
        rows: 2,
        accepted: 2,
        rejected: 0,
        set_aside: 0,
        staged_by: Person { name: "R. Ortiz".to_owned(), email: "r@example.org".to_owned() },
        staged_at: "2026-08-14T12:00:00Z".to_owned(),
        run: None,
        closed_by: None,
        closed_at: None,
        counts: None,
        applied: 0,
        #[cfg(not(target_arch = "wasm32"))]
        origin: coverlist_core::lifecycle::Origin::List,
        merges: None,
        #[cfg(not(target_arch = "wasm32"))]
        round: 1,
        progress: None,
        processed_before: None,
    })
}

pub fn provenance() -> Provenance {
    Provenance {
        source: ProvenanceSource {
            name: "enrollment.csv".to_owned(),
            sha256: "ab12".to_owned(),
            bytes: 100,
            worksheet: None,
            encoding: Encoding::Utf8,
            delimiter: Delimiter::Comma,
            dialect: Dialect::Plain,
        },
        template: ProvenanceTemplate { id: "device".to_owned(), version: 1 },
        saved_source: None,
        columns: BTreeMap::new(),
        constants: BTreeSet::new(),
        checks: Vec::new(),
        left_out: Vec::new(),
        date_orders: BTreeMap::new(),
        centuries: BTreeMap::new(),
        decimals: BTreeMap::new(),
        mapped_words: 0,
        changed_cells: 0,
        findings: BTreeMap::new(),
        rows: SheetRows { accepted: 2, rejected: 0, ignored: 0 },
        sheet: ProvenanceSheet { sha256: "cd34".to_owned(), states_lines: false },
    }
}
