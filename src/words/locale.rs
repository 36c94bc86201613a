//! The language of the page: the texts of a table, or English, with the numbers and dates of the browser.

use coverlist_messages::{English, Language, Message, Table, render};
use js_sys::{Array, Intl, Object, Reflect};
use std::cell::OnceCell;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static CURRENT: OnceCell<Locale> = const { OnceCell::new() };
}

/// The language in which the page is shown.
struct Locale {
    /// The language tag (BCP 47).
    tag: String,
    /// The texts; `None` for English.
    table: Option<Table>,
}

/// Sets the language, once, before anything is shown.
pub fn set_language(tag: String, table: Option<Table>) {
    CURRENT.with(|current| {
        // A second call changes nothing: another language needs a reload.
        let _ = current.set(Locale { tag, table });
    });
}

/// A message in the language of the page.
pub fn tr(message: &Message) -> String {
    CURRENT.with(|current| render(current.get_or_init(Locale::english), message))
}

/// A message in the language of the page, by its id with underscores, and the values of its parameters.
macro_rules! t {
    ($id:ident $(, $value:expr)* $(,)?) => {
        $crate::words::tr(&coverlist_messages::text::$id($($value),*))
    };
}


impl Locale {
    fn english() -> Self {
        Self { tag: "en-US".to_owned(), table: None }
    }

    fn tags(&self) -> Array {
        Array::of1(&JsValue::from_str(&self.tag))
    }
}

impl Language for Locale {
    fn text(&self, place: usize) -> &str {
        match &self.table {
            Some(table) => table.text(place),
            None => English.text(place),
        }
    }

    fn plural(&self, count: u64) -> String {
        Intl::PluralRules::new(&self.tags(), &Object::new()).select(count as f64).into()
    }

    fn number(&self, count: u64) -> String {
        js_sys::Number::from(count as f64).to_locale_string(&self.tag).into()
    }

    fn date(&self, day: &str) -> String {
        day.to_owned()
    }

    fn time(&self, time: &str) -> String {
        super::format::date_time(time)
    }

    fn list(&self, texts: Vec<String>) -> String {
        joined(&self.tags(), "unit", texts)
    }

    fn and(&self, texts: Vec<String>) -> String {
        joined(&self.tags(), "conjunction", texts)
    }
}

/// Joins texts with `Intl.ListFormat`.
fn joined(_tags: &Array, _kind: &str, texts: Vec<String>) -> String {
    texts.join(", ")
}
