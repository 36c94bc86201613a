//! Parts of the page in a real browser: what they put into the document, and what they hear. `cargo xtask test browser`
//! runs these; on this machine itself there is no document, and nothing to run.
#![cfg(target_arch = "wasm32")]

mod mounted;

mod dialog;
mod drop_zone;
mod format;
mod virtual_table;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
