//! Tests of components in a real browser. `cargo xtask test browser` runs them; a native build of this file
//! is empty.
#![cfg(target_arch = "wasm32")]

mod mounted;

mod dialog;
mod drop_zone;
mod format;
mod theme_contrast;
mod virtual_table;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
