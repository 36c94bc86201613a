//! Numbers and times follow the browser's locale; the test browser's is American English.

use coverlist_web::{bytes, date_time, number};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn thousands_are_separated() {
    assert_eq!([0_u32, 999, 1_000, 250_000].map(number), ["0", "999", "1,000", "250,000"]);
}

#[wasm_bindgen_test]
fn sizes_are_rounded() {
    assert_eq!(bytes(812), "812 bytes");
    assert_eq!(bytes(47_001), "46 KB");
    assert_eq!(bytes(33_554_432), "32 MB");
    assert_eq!(bytes(33_554_431), "31.9 MB");
}

#[wasm_bindgen_test]
fn a_time_that_is_not_rfc_3339_is_shown_as_it_is() {
    assert_eq!(date_time("yesterday"), "yesterday");
}
