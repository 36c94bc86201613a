//! The language of the page: the texts of a table, or English, with the numbers and dates of the browser.

use super::intl::Forms;
use coverlist_messages::{English, Language, Message, Params, Table, Wording, render};
use std::cell::OnceCell;

thread_local! {
    static CURRENT: OnceCell<Locale> = const { OnceCell::new() };
}

/// The language in which the page is shown.
pub(super) struct Locale {
    forms: Forms,
    /// The texts; `None` for English.
    table: Option<Table>,
}

/// Sets another language than English, once, before anything is shown.
pub fn set_language(tag: &str, table: Table) {
    CURRENT.with(|current| {
        // A second call changes nothing: another language needs a reload.
        let _ = current.set(Locale { forms: Forms::new(tag.to_owned()), table: Some(table) });
    });
}

/// A message in the language of the page.
pub fn tr(message: &Message) -> String {
    with_language(|locale| render(locale, message))
}

/// A message that is used once.
pub(crate) fn say(message: Message) -> String {
    tr(&message)
}

/// A message in the language of the page, by its id with underscores, and the values of its parameters.
macro_rules! t {
    ($id:ident) => {
        $crate::words::tr(const { &coverlist_messages::text::$id() })
    };
    ($id:ident, $($value:expr),+ $(,)?) => {
        $crate::words::say(coverlist_messages::text::$id($($value),+))
    };
}

/// A sentence that the server sends as a code with parameters, in another language than English.
pub(super) fn of_code(code: &str, params: &Params) -> Option<String> {
    with_language(|locale| locale.table.as_ref()?.sentence(locale, code, params))
}

/// Several texts as one: `a, b, c`.
pub(crate) fn list(texts: Vec<String>) -> String {
    with_language(|language| language.list(texts))
}

/// The name of a language in that language, such as `español`.
pub(crate) fn language_name(tag: &str) -> String {
    super::intl::language_name(tag)
}

/// A number with at most one digit after the decimal mark.
pub(super) fn decimal(number: f64) -> String {
    with_language(|locale| locale.forms.decimal(number))
}

pub(super) fn with_language<T>(read: impl FnOnce(&Locale) -> T) -> T {
    CURRENT.with(|current| read(current.get_or_init(Locale::english)))
}

impl Locale {
    /// A month such as `2026-09`: `September 2026`.
    pub(super) fn month(&self, month: &str) -> String {
        self.forms.month(month)
    }

    /// The short name of a month such as `2026-09`: `Sep`.
    pub(super) fn short_month(&self, month: &str) -> String {
        self.forms.short_month(month)
    }

    fn english() -> Self {
        Self { forms: Forms::new(regional_english()), table: None }
    }
}

/// The browser's regional variant of English, else American English.
fn regional_english() -> String {
    let own = if cfg!(target_arch = "wasm32") { browser_language() } else { None };
    own.filter(|language| language.starts_with("en")).unwrap_or_else(|| "en-US".to_owned())
}

fn browser_language() -> Option<String> {
    web_sys::window()?.navigator().language()
}

impl Language for Locale {
    fn text<'a>(&'a self, wording: &'a Wording) -> &'a str {
        match &self.table {
            Some(table) => table.text(wording),
            None => English.text(wording),
        }
    }

    fn plural(&self, count: u64) -> String {
        self.forms.plural(count)
    }

    fn number(&self, count: u64) -> String {
        self.forms.number(count)
    }

    fn date(&self, day: &str) -> String {
        self.forms.date(day)
    }

    fn time(&self, time: &str) -> String {
        self.forms.time(time)
    }

    fn list(&self, texts: Vec<String>) -> String {
        self.forms.list(texts)
    }

    fn and(&self, texts: Vec<String>) -> String {
        self.forms.and(texts)
    }
}
