//! The stage *choose*, and the notice about the open import.

use super::bytes;
use coverlist_api::ImportView;

pub fn limit(max_bytes: u64, max_rows: u32) -> String {
    t!(choose_limit, bytes(max_bytes), max_rows)
}

pub fn too_large(file: &str, size: u64, max_bytes: u64) -> String {
    t!(choose_too_large, file, bytes(size), bytes(max_bytes))
}

pub fn open_import(import: &ImportView) -> String {
    let ImportView { name, template_name, rows, staged_by, staged_at, .. } = import;
    t!(choose_open_import, name, template_name, *rows, &staged_by.name, staged_at)
}
