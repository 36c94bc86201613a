//! The setting that turns off shortcuts of one character, as WCAG 2.2 asks in 2.1.4: speech input would press
//! them by mistake.

use crate::language::storage;

/// The place in the browser's storage.
const PLACE: &str = "coverlist-letter-keys";

const OFF: &str = "off";

pub fn letter_keys_are_on() -> bool {
    storage().and_then(|storage| storage.get_item(PLACE).ok().flatten()).is_none_or(|kept| kept != OFF)
}

/// Turns the keys on or off, for this browser. A full or forbidden storage keeps nothing.
pub fn turn_letter_keys(on: bool) {
    let Some(storage) = storage() else { return };
    let _ = if on { storage.remove_item(PLACE) } else { storage.set_item(PLACE, OFF) };
}
