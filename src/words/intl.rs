//! Plurals, numbers, dates and lists as a browser forms them.
//!
//! A table of many rows formats thousands of numbers, and a formatter is slow to make: each is made once.

use js_sys::{Array, Date, Function, Intl, JsString, Object, Reflect};
use std::cell::OnceCell;
use wasm_bindgen::JsValue;

/// The formatters of a language.
pub(super) struct Forms {
    /// The language tag (BCP 47).
    tag: String,
    plurals: OnceCell<Intl::PluralRules>,
    numbers: OnceCell<Function>,
    decimals: OnceCell<Function>,
    days: OnceCell<Function>,
    months: OnceCell<Function>,
    short_months: OnceCell<Function>,
    times: OnceCell<Function>,
    lists: OnceCell<Intl::ListFormat>,
    conjunctions: OnceCell<Intl::ListFormat>,
}

impl Forms {
    pub(super) fn new(tag: String) -> Self {
        Self {
            tag,
            plurals: OnceCell::new(),
            numbers: OnceCell::new(),
            decimals: OnceCell::new(),
            days: OnceCell::new(),
            months: OnceCell::new(),
            short_months: OnceCell::new(),
            times: OnceCell::new(),
            lists: OnceCell::new(),
            conjunctions: OnceCell::new(),
        }
    }

    /// The plural category of a count, such as `one`.
    pub(super) fn plural(&self, count: u64) -> String {
        let rules = self.plurals.get_or_init(|| Intl::PluralRules::new(&self.tags(), &Object::new()));
        rules.select(count as f64).into()
    }

    pub(super) fn number(&self, count: u64) -> String {
        let format = || Intl::NumberFormat::new(&self.tags(), &Object::new()).format();
        formatted(self.numbers.get_or_init(format), &JsValue::from_f64(count as f64))
    }

    /// A number with at most one digit after the decimal mark.
    pub(super) fn decimal(&self, number: f64) -> String {
        let format = || {
            let digits = options([("maximumFractionDigits", JsValue::from_f64(1.0))]);
            Intl::NumberFormat::new(&self.tags(), &digits).format()
        };
        formatted(self.decimals.get_or_init(format), &JsValue::from_f64(number))
    }

    /// A day in ISO 8601 form, written out; another text as it is.
    pub(super) fn date(&self, day: &str) -> String {
        let format = || {
            // The time zone in which a day without a time begins.
            let style = options([("dateStyle", "long".into()), ("timeZone", "UTC".into())]);
            Intl::DateTimeFormat::new(&self.tags(), &style).format()
        };
        self.day_or_time(self.days.get_or_init(format), day)
    }

    /// A month such as `2026-09`, written out.
    pub(super) fn month(&self, month: &str) -> String {
        let format = || {
            let style = [("month", "long".into()), ("year", "numeric".into()), ("timeZone", "UTC".into())];
            Intl::DateTimeFormat::new(&self.tags(), &options(style)).format()
        };
        self.day_or_time(self.months.get_or_init(format), &format!("{month}-01"))
    }

    /// The short name of a month such as `2026-09`, without its year.
    pub(super) fn short_month(&self, month: &str) -> String {
        let format = || {
            let style = options([("month", "short".into()), ("timeZone", "UTC".into())]);
            Intl::DateTimeFormat::new(&self.tags(), &style).format()
        };
        self.day_or_time(self.short_months.get_or_init(format), &format!("{month}-01"))
    }

    /// A time in RFC 3339 form, in the browser's time zone; another text as it is.
    pub(super) fn time(&self, time: &str) -> String {
        let format = || {
            let style = options([("dateStyle", "medium".into()), ("timeStyle", "short".into())]);
            Intl::DateTimeFormat::new(&self.tags(), &style).format()
        };
        // Some browsers put a narrow no-break space before AM and PM. A plain space is easier to copy and to
        // find.
        self.day_or_time(self.times.get_or_init(format), time).replace('\u{202f}', " ")
    }

    fn day_or_time(&self, format: &Function, text: &str) -> String {
        let date = Date::new(&JsValue::from_str(text));
        if date.get_time().is_nan() { text.to_owned() } else { formatted(format, &date) }
    }

    /// `a, b, c`.
    pub(super) fn list(&self, texts: Vec<String>) -> String {
        joined(self.lists.get_or_init(|| self.joiner("unit")), texts)
    }

    /// `a, b, and c`.
    pub(super) fn and(&self, texts: Vec<String>) -> String {
        joined(self.conjunctions.get_or_init(|| self.joiner("conjunction")), texts)
    }

    fn joiner(&self, kind: &str) -> Intl::ListFormat {
        Intl::ListFormat::new(&self.tags(), &options([("type", kind.into())]))
    }

    fn tags(&self) -> Array {
        Array::of1(&JsValue::from_str(&self.tag))
    }
}

fn options<const N: usize>(options: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (name, value) in options {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object
}

/// What a formatter makes of a value. It does not fail for numbers and valid dates.
fn formatted(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn joined(format: &Intl::ListFormat, texts: Vec<String>) -> String {
    let texts: Array = texts.into_iter().map(JsString::from).map(JsValue::from).collect();
    format.format(&texts).into()
}

/// The name of a language in that language; the tag if the browser does not know it.
pub(super) fn language_name(tag: &str) -> String {
    let names = Intl::DisplayNames::new(&Array::of1(&tag.into()), &options([("type", "language".into())]));
    names.of(tag).map_or_else(|| tag.to_owned(), String::from)
}
