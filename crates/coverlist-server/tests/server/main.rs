//! The server and its commands, through their public interfaces.

#[path = "../harness/mod.rs"]
mod harness;
#[path = "../../../../tests/corpus/case.rs"]
mod case;
#[path = "../../../../tests/lists/case.rs"]
mod list_case;
#[path = "../../../../tests/loads/case.rs"]
mod load_case;

#[path = "../faults/invariants.rs"]
mod invariants;

mod stage;
mod judged_sheet;
mod parity;
mod fields;
mod field_command;
mod templates;
mod template_documents;
mod template_command;
mod sources;
mod source_command;
mod plan;
mod plan_query;
mod process;
mod pause;
mod report;
mod sample;
mod workbooks;
mod worksheets;
mod custom_fields;
mod corrupt_values;
mod idempotency;
mod import_commands;
mod sign_in;
mod issuer_command;
mod draft_key;
mod exchange;
mod refused_tokens;
mod cross_origin;
mod tickets;
mod key_urls;
mod provision;
mod language;
mod throttle;
mod undo;
mod verification;
mod access_log;
mod absent;
mod access;
mod left_out;
mod limits;
mod hosts;
mod proxy;
mod crowd;
mod health;
mod full_disk;
mod audit;
mod sentinels;
mod page;
mod assets;
mod command_line;
mod convert;
mod converted_worksheets;
mod lists;
mod lookups;
mod comparison;
mod conversions;
mod stage_command;
mod check;
mod read;
mod load_records;
mod load_undo;
mod load_undo_command;
mod other_names;
mod merge;
mod record_exports;
mod loads;
mod receipt;
mod record_changes;
mod record_history;
mod records;
mod records_query;
mod decisions;
mod demo;
mod demo_issuer;
mod settings;
mod directory;
mod private;
mod district;
mod account;
mod store;
mod statements;
mod sql_schema;
mod corruption;
mod coverage;
