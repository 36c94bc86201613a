//! Tests of the core through its public interface.

#[path = "../../../../tests/corpus/case.rs"]
mod case;
mod clearing;
mod corpus;
mod corrections;
mod date_formats;
mod decisions;
mod edges;
mod edits;
mod fields;
#[path = "../../../../tests/lists/case.rs"]
mod list_case;
mod lists;
mod lookup;
mod map;
mod oracle;
mod plan;
mod plan_rules;
mod questions;
mod read_dialect;
mod read_dialects;
mod read_encoding;
mod read_fixtures;
mod read_hostile;
mod read_kind;
mod read_like_csv_core;
mod read_properties;
mod read_records;
mod read_sheets;
mod repairs;
mod roster;
mod roster_decisions;
#[path = "../../../../tests/sheets/case.rs"]
mod sheet_case;
mod sheet_convert;
mod sheet_decimals;
mod sheet_century;
mod sheet_properties;
mod sheet_round_trip;
mod sheets;
mod table_schema;
mod template_documents;
mod slices;
mod sources;
mod templates;
mod ugly_cells;
mod ugly_files;
mod ugly_templates;
mod validate;
mod validate_columns;
mod validate_oracle;
mod validate_properties;
mod workbook;
