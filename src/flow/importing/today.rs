//! The current day in the district. It decides which coverage has expired; the server uses the same day.

use coverlist_core::record::Date;
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The current day in a time zone, or in the browser's own zone when the browser does not know the time zone.
pub fn today_in(time_zone: &str) -> Date {
    let now = js_sys::Date::new_0();
    in_zone(&now, Some(time_zone)).or_else(|| in_zone(&now, None)).unwrap_or_default()
}

fn in_zone(now: &js_sys::Date, time_zone: Option<&str>) -> Option<Date> {
    let parts = formatter(time_zone).ok()?.format_to_parts(now);
    let number = |name: &str| {
        let is_named = |part: &JsValue| text(part, "type").as_deref() == Some(name);
        text(&parts.iter().find(is_named)?, "value")?.parse::<i16>().ok()
    };
    let (month, day) = (number("month")?.try_into().ok()?, number("day")?.try_into().ok()?);
    Date::new(number("year")?, month, day)
}

/// Uses reflection, because the constructor throws on an unknown time zone.
fn formatter(time_zone: Option<&str>) -> Result<Intl::DateTimeFormat, JsValue> {
    let options = Object::new();
    for name in ["year", "month", "day"] {
        Reflect::set(&options, &name.into(), &"numeric".into())?;
    }
    if let Some(time_zone) = time_zone {
        Reflect::set(&options, &"timeZone".into(), &time_zone.into())?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let constructor: Function = Reflect::get(&intl, &"DateTimeFormat".into())?.dyn_into()?;
    Ok(Reflect::construct(&constructor, &Array::of2(&"en-US".into(), &options))?.unchecked_into())
}

fn text(part: &JsValue, name: &str) -> Option<String> {
    Reflect::get(part, &name.into()).ok()?.as_string()
}
