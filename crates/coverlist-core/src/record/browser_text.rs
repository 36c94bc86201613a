//! Text operations that need large tables. In a browser, they use the browser's tables, which would be 27 kB
//! of the compressed worker. Both give the same results, because Unicode never changes these properties of an
//! assigned letter.

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::{composed, upper};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::{composed, upper};

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use unicode_normalization::UnicodeNormalization;

    /// The text in Unicode Normalization Form C (Unicode Standard Annex 15).
    pub(crate) fn composed(text: &str) -> String {
        text.nfc().collect()
    }

    /// The letter in upper case, which may be several letters.
    pub(crate) fn upper(letter: char) -> String {
        letter.to_uppercase().collect()
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::JsString;

    pub(crate) fn composed(text: &str) -> String {
        JsString::from(text).normalize("NFC").into()
    }

    pub(crate) fn upper(letter: char) -> String {
        JsString::from(letter).to_upper_case().into()
    }
}
