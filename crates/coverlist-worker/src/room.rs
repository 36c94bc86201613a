//! Touches memory before a file needs it. The first write to each page of memory interrupts the program until
//! the operating system has provided the page, which delays a large file.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The most memory to touch, in bytes. A device file with a million rows needs 109 MB.
const MOST: usize = 96 << 20;
/// The memory of one step, in bytes: one or two milliseconds.
const STEP: usize = 4 << 20;

/// The memory of a computer that has no memory to spare, in GiB.
const SCARCE: f64 = 4.0;

/// Memory that is touched step by step. Dropping it keeps it in the module, for the file.
#[derive(Default)]
pub(crate) struct Room {
    bytes: Vec<u8>,
}

impl Room {
    /// Touches more memory. Returns `false` when nothing is left to do.
    pub(crate) fn touch(&mut self) -> bool {
        let touched = self.bytes.len();
        if touched == MOST || self.bytes.try_reserve_exact(MOST - touched).is_err() {
            return false;
        }
        self.bytes.resize(touched + STEP, 1);
        true
    }
}

/// Whether this computer has memory to spare. Most browsers do not tell.
pub(crate) fn has_room() -> bool {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into());
    let memory = navigator.and_then(|navigator| Reflect::get(&navigator, &"deviceMemory".into()));
    memory.ok().as_ref().and_then(JsValue::as_f64).is_none_or(|gibibytes| gibibytes >= SCARCE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_touched_up_to_the_limit() {
        let mut room = Room::default();
        let steps = std::iter::repeat_with(|| room.touch()).take_while(|&is_due| is_due).count();
        assert_eq!((steps, room.bytes.len()), (MOST / STEP, MOST));
    }
}
