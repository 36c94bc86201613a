//! The records as a sheet.

use super::list::mentions;
use crate::store::records::{self, Record};
use crate::store::{StoreError, Tx};
use coverlist_core::record::{Coverage, Field, RecordKind, Search, Status};
use coverlist_core::roster::Attribute;
use coverlist_core::sheet::{Sheet, SheetStyle};
use coverlist_core::template::Template;

/// How many records are read at a time.
const SLICE: u32 = 1_000;

/// Every record of a kind that a search finds, with its attributes and its insurance, as a CSV that opens right in Excel. Loaded again, it
/// changes nothing.
pub fn sheet(tx: &Tx<'_>, district: i64, kind: RecordKind, search: &Search) -> Result<Vec<u8>, StoreError> {
    let template = Template::builtin(kind);
    let mut sheet = Sheet::new(SheetStyle::Excel);
    sheet.row(headers(&template));
    let mut after = String::new();
    loop {
        let slice = records::after(tx, district, kind, &after, SLICE)?;
        let found = slice.iter().filter(|record| mentions(record, kind, search));
        found.for_each(|record| sheet.row(cells(record, &template)));
        match slice.last() {
            Some(last) if slice.len() == SLICE as usize => after.clone_from(&last.match_key),
            _ => return Ok(sheet.into_bytes()),
        }
    }
}

fn headers(template: &Template) -> Vec<&str> {
    let attributes = Attribute::of(template.kind).iter().map(|attribute| attribute.header());
    let coverage = Coverage::FIELDS.into_iter().map(|field| template.header(field));
    std::iter::once(template.header(Field::Key)).chain(attributes).chain(coverage).collect()
}

fn cells(record: &Record, template: &Template) -> Vec<String> {
    let coverage = Coverage::FIELDS.into_iter().map(|field| match field {
        Field::Status => record.coverage.status.map(|status| word(template, status)).unwrap_or_default(),
        field => record.coverage.text(field).unwrap_or_default(),
    });
    let known = std::iter::once(record.key.clone()).chain(record.attributes.iter().cloned());
    known.chain(coverage).collect()
}

/// The word that the template has for a status.
fn word(template: &Template, status: Status) -> String {
    let word = template.status_words.iter().find(|word| word.status == status);
    word.map_or(status.id(), |word| &word.word).to_owned()
}
