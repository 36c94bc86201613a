//! Writes a template as a file: the header alone, or a filled example.

use super::{Sheet, SheetStyle};
use crate::template::{Template, example_rows};

/// Writes the template as a CSV with only a header.
pub fn template_csv(template: &Template) -> Vec<u8> {
    sheet(template, &[])
}

/// Writes the header and a few filled rows. Validation recognizes these rows and sets them aside.
pub fn example_csv(template: &Template) -> Vec<u8> {
    sheet(template, &example_rows(template))
}

/// The name of the file to download, without its ending, such as `coverlist-user-template`.
pub fn template_file_name(template: &Template, example: bool) -> String {
    let content = if example { "example" } else { "template" };
    format!("coverlist-{}-{content}", template.id)
}

fn sheet(template: &Template, rows: &[Vec<String>]) -> Vec<u8> {
    let mut sheet = Sheet::new(SheetStyle::Excel);
    sheet.row(template.columns.iter().map(|column| &column.header));
    rows.iter().for_each(|row| sheet.row(row));
    sheet.into_bytes()
}
