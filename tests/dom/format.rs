//! Numbers and times follow the browser's locale; the test browser's is American English.

use coverlist_messages::text;
use coverlist_web::{bytes, date_time, number, tr};
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

#[wasm_bindgen_test]
fn plurals_lists_and_days_of_messages_are_the_browser_s() {
    assert_eq!(tr(&text::duration_seconds(1_u32)), "1 second");
    assert_eq!(tr(&text::duration_seconds(1_200_u32)), "1,200 seconds");
    assert_eq!(tr(&text::words_lines(3_u32, ["3", "5", "9"])), "lines 3, 5, and 9");
    assert_eq!(tr(&text::shell_permissions(["Room", "Chairs"])), "Room, Chairs");
    let example = tr(&text::dates_example("Day first", "08/09/2026", "2026-09-08"));
    assert_eq!(example, "Day first: 08/09/2026 is September 8, 2026");
}

#[wasm_bindgen_test]
fn a_time_has_its_day_and_its_minute() {
    let text = date_time("2026-08-14T20:05:00Z");
    assert!(text.starts_with("Aug ") && text.contains(", 2026, ") && text.contains(":05 "), "{text}");
}
