//! An import and its provenance, for tests.

use coverlist_api::{ImportView, Person, RunView};
use coverlist_core::lifecycle::{RunState, State};
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
        staged_by: admin(),
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
        expired: coverlist_api::RetentionPeriods::default(),
        progress: None,
        processed_before: None,
    })
}

/// The latest run of an import. Nobody has withdrawn it, if `ended_by` is `None`.
pub fn run(state: RunState, ended_by: Option<Person>) -> RunView {
    RunView {
        #[cfg(not(target_arch = "wasm32"))]
        id: 1,
        #[cfg(not(target_arch = "wasm32"))]
        kind: coverlist_core::lifecycle::RunKind::Apply,
        state,
        by: admin(),
        at: String::new(),
        ended_by,
        ended_at: Some(String::new()),
        #[cfg(not(target_arch = "wasm32"))]
        plan: None,
        #[cfg(not(target_arch = "wasm32"))]
        sample: None,
        #[cfg(not(target_arch = "wasm32"))]
        reversal: None,
        waiting: None,
    }
}

pub fn admin() -> Person {
    Person { name: "R. Ortiz".to_owned(), email: "r@example.org".to_owned() }
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
