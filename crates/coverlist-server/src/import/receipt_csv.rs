//! A receipt as a table with two columns: each fact of the JSON document, and its value.

use crate::Failure;
use coverlist_api::ReceiptView;
use coverlist_core::sheet::{Sheet, SheetStyle};
use coverlist_core::value::unsafe_cell;
use serde_json::{Map, Value};

/// The headers. The name of a fact is its path in the document, such as `runs.0.kind`.
const HEADERS: [&str; 2] = ["Fact", "Value"];

/// More parts than a path of a receipt has.
const DEEPEST: usize = 16;

/// A byte order mark, with which downloads begin.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A receipt as a CSV that opens correctly in Excel.
///
/// # Errors
///
/// When the receipt cannot be written as JSON.
pub(crate) fn receipt_csv(receipt: &ReceiptView) -> Result<Vec<u8>, Failure> {
    let document = serde_json::to_value(receipt).map_err(anyhow::Error::from)?;
    let mut sheet = Sheet::new(SheetStyle::Download);
    sheet.row(HEADERS);
    write("", &document, &mut sheet);
    Ok(sheet.into_bytes())
}

/// Reads a receipt, a JSON document or a CSV; `None` if the bytes are none.
pub(crate) fn read_receipt(bytes: &[u8]) -> Option<ReceiptView> {
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    if bytes.trim_ascii_start().starts_with(b"{") {
        return serde_json::from_slice(bytes).ok();
    }
    let mut document = Value::Null;
    for row in csv::Reader::from_reader(bytes).into_records() {
        let row = row.ok().filter(|row| row.len() == HEADERS.len())?;
        put(&mut document, &row[0], value(unsafe_cell(&row[1])))?;
    }
    serde_json::from_value(document).ok()
}

/// Writes a row for each value that is neither a list nor an object, or an empty one.
fn write(path: &str, value: &Value, sheet: &mut Sheet) {
    let at = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Object(members) if !members.is_empty() => {
            members.iter().for_each(|(name, member)| write(&at(name), member, sheet));
        }
        Value::Array(items) if !items.is_empty() => {
            items.iter().enumerate().for_each(|(place, item)| write(&at(&place.to_string()), item, sheet));
        }
        value => sheet.row([path, &text(value)]),
    }
}

/// A value in a cell: a text as it is, unless it would be read as something else.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) if serde_json::from_str::<Value>(text).is_err() => text.clone(),
        other => other.to_string(),
    }
}

/// The value of a cell.
fn value(cell: &str) -> Value {
    serde_json::from_str(cell).unwrap_or_else(|_| Value::String(cell.to_owned()))
}

/// Puts a value into a document. A name that is a number is a place in a list, and the next one of it.
fn put(document: &mut Value, path: &str, value: Value) -> Option<()> {
    if path.split('.').count() > DEEPEST {
        return None;
    }
    let mut part = document;
    for name in path.split('.') {
        part = match name.parse::<usize>() {
            Ok(place) => item(part, place)?,
            Err(_) => member(part, name)?,
        };
    }
    *part = value;
    Some(())
}

fn item(document: &mut Value, place: usize) -> Option<&mut Value> {
    if document.is_null() {
        *document = Value::Array(Vec::new());
    }
    let items = document.as_array_mut()?;
    if place == items.len() {
        items.push(Value::Null);
    }
    items.get_mut(place)
}

fn member<'d>(document: &'d mut Value, name: &str) -> Option<&'d mut Value> {
    if document.is_null() {
        *document = Value::Object(Map::new());
    }
    Some(document.as_object_mut()?.entry(name).or_insert(Value::Null))
}
