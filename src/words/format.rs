//! Formats numbers, sizes, durations and times.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// A count in the browser's locale: `12,480`.
pub fn number(count: impl Into<u64>) -> String {
    js_sys::Number::from(count.into() as f64).to_locale_string(&locale()).into()
}

/// A count and its noun: `1 row`, `812 rows`.
pub fn count(count: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// A size: `812 bytes`, `48 KB`, `3.1 MB`. A KB is 1,024 bytes, as in the file lists of operating systems.
pub fn bytes(size: u64) -> String {
    const KB: u64 = 1 << 10;
    const MB: u64 = 1 << 20;
    match size {
        0..KB => format!("{size} bytes"),
        KB..MB => format!("{} KB", size.div_ceil(KB)),
        _ if size.is_multiple_of(MB) => format!("{} MB", number(size / MB)),
        _ => format!("{}.{} MB", number(size / MB), size % MB * 10 / MB),
    }
}

/// A rounded duration: `a moment`, `40 seconds`, `2 minutes`.
pub fn duration(milliseconds: u64) -> String {
    match milliseconds.div_ceil(1_000) {
        0..=1 => "a moment".to_owned(),
        seconds @ 2..=90 => format!("{seconds} seconds"),
        seconds => format!("{} minutes", seconds.div_ceil(60)),
    }
}

/// An RFC 3339 time in the browser's locale and time zone: `Aug 14, 2026, 3:05 PM`.
pub fn date_time(rfc3339: &str) -> String {
    let date = Date::new(&JsValue::from_str(rfc3339));
    if date.get_time().is_nan() {
        return rfc3339.to_owned();
    }
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    // Some browsers put a narrow no-break space before AM and PM. A plain space is easier to copy and to
    // find.
    String::from(date.to_locale_string(&locale(), &options)).replace('\u{202f}', " ")
}

/// The browser's regional variant of English, else American English.
fn locale() -> String {
    let own = web_sys::window().and_then(|window| window.navigator().language());
    own.filter(|language| language.starts_with("en")).unwrap_or_else(|| "en-US".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_round() {
        assert_eq!(duration(300), "a moment");
        assert_eq!(duration(39_200), "40 seconds");
        assert_eq!(duration(119_000), "2 minutes");
    }
}
