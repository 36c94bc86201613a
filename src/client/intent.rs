//! Something that a person wants done once, however often it has to be sent.

use std::cell::RefCell;

/// What a mutating call carries as `Idempotency-Key`: the same on every attempt at the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent(String);

impl Intent {
    /// A new intent: 128 random bits.
    pub fn new() -> Self {
        let mut bits = [0_u8; 16];
        // `randomUUID` is absent from pages on plain HTTP, which a district's own network may well use.
        let crypto = web_sys::window().and_then(|window| window.crypto().ok());
        let filled = crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bits).ok());
        if filled.is_none() {
            bits.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
        }
        Self(base16ct::lower::encode_string(&bits))
    }

    /// The header's value.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Intent {
    fn default() -> Self {
        Self::new()
    }
}

/// The intent under way. It is kept until a definite answer came, so that a retry is the same intent.
#[derive(Debug, Default)]
pub struct Intents(RefCell<Option<(String, Intent)>>);

impl Intents {
    /// The intent to do `what`: the one under way if it is the same thing, else a new one.
    pub fn of(&self, what: &str) -> Intent {
        let mut under_way = self.0.borrow_mut();
        match under_way.as_ref() {
            Some((same, intent)) if same == what => intent.clone(),
            _ => under_way.insert((what.to_owned(), Intent::new())).1.clone(),
        }
    }

    /// A definite answer came: doing the same again is a new intent.
    pub fn settle(&self) {
        self.0.borrow_mut().take();
    }
}
