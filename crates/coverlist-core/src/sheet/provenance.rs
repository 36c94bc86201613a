//! Where a sheet comes from: facts about its source, with headers and counts only. `docs/SHEET.md` describes
//! the document.

use super::SheetRows;
use super::decisions::OrderWord;
use crate::findings::Code;
use crate::read::{Delimiter, Dialect, Encoding, Table, WorkbookFacts, Worksheet};
use crate::record::{Field, inserted, trim};
use crate::validate::{CenturyColumn, DateColumn, DecimalColumn, Verdict};
use crate::value::{Century, DecimalStyle, shortened};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The maximum length of a header, in characters.
const LONGEST_HEADER: usize = 200;

/// Where a sheet comes from. It has headers and counts, and never a cell's value. The browser reports it;
/// nothing in it decides about a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The file that was converted.
    pub source: ProvenanceSource,
    /// The template under which it was converted.
    pub template: ProvenanceTemplate,
    /// The name of the saved source whose decisions were applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_source: Option<String>,
    /// The column of the source for each mapped field.
    pub columns: BTreeMap<Field, ProvenanceColumn>,
    /// The fields that have one value for all rows, by decision of a person.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub constants: BTreeSet<Field>,
    /// The order of day and month in each date column that needs one.
    pub date_orders: BTreeMap<Field, ProvenanceOrder>,
    /// The century of years with two digits, in each date column that has some.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub centuries: BTreeMap<Field, ProvenanceCentury>,
    /// The decimal style of each column of numbers with a decimal comma, or whose style a person chose.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub decimals: BTreeMap<Field, ProvenanceDecimal>,
    /// The number of words that stand for others, by decision of a person.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub mapped_words: u32,
    /// The number of cells that a person has changed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub changed_cells: u32,
    /// The columns of the source that are only compared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<ProvenanceColumn>,
    /// The number of rows that each rule of a person leaves out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<u32>,
    /// The number of findings about the source, by code.
    pub findings: BTreeMap<Code, u32>,
    /// The number of rows of the source, by their status in the sheet.
    pub rows: SheetRows,
    /// The sheet that was written.
    pub sheet: ProvenanceSheet,
}

/// The file that was converted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProvenanceSource {
    /// The name of the file, without its folder.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The name of the worksheet, if it is a workbook; a very long one is cut and ends in `…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worksheet: Option<String>,
    /// The encoding in which it was read.
    pub encoding: Encoding,
    /// The character that separates its cells.
    pub delimiter: Delimiter,
    /// How cells are separated and quoted.
    #[serde(default, skip_serializing_if = "Dialect::is_plain")]
    pub dialect: Dialect,
}

/// The template under which a file was converted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProvenanceTemplate {
    /// Its id within the district.
    pub id: String,
    /// Its version.
    pub version: u32,
}

/// A column of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProvenanceColumn {
    /// Its position, from 1.
    pub column: u16,
    /// Its header in the source; a very long one is cut and ends in `…`.
    pub header: String,
}

/// The order of day and month in a column, and its proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProvenanceOrder {
    /// The order.
    pub order: OrderWord,
    /// The first line of the column that proves it; `None` when no line does, and a person chose it or
    /// another column proves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Whether a person chose it.
    pub chosen: bool,
}

/// The century of years with two digits in a column, and its proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProvenanceCentury {
    /// The century.
    pub century: Century,
    /// The first line with a year of four digits that proves it; `None` when a person chose it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Whether a person chose it.
    pub chosen: bool,
}

/// The decimal style of a column, and its proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProvenanceDecimal {
    /// The character before the decimals.
    pub style: DecimalStyle,
    /// The first line that proves it; `None` when no line does, and a person chose it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Whether a person chose it.
    pub chosen: bool,
}

/// The sheet that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProvenanceSheet {
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Whether the source was a sheet with a column *Line*, and the lines are those of its rows.
    #[serde(default, skip_serializing_if = "is_false")]
    pub states_lines: bool,
}

impl Provenance {
    /// Whether two sheets come from the same source: from files with the same saved source, or, unless both
    /// have one, with the same headers.
    pub fn is_of_same_source(&self, other: &Self) -> bool {
        let headers = |of: &Self| -> BTreeMap<Field, String> {
            of.columns.iter().map(|(field, column)| (*field, column.header.clone())).collect()
        };
        self.template.id == other.template.id
            && match (&self.saved_source, &other.saved_source) {
                (Some(one), Some(other)) => one == other,
                _ => headers(self) == headers(other),
            }
    }

    /// The provenance of a sheet that was written from a validated file with this name and this hash.
    pub fn new(
        name: &str,
        sha256: &str,
        table: &Table,
        verdict: &Verdict,
        rows: SheetRows,
        sheet: ProvenanceSheet,
    ) -> Self {
        let facts = table.facts();
        let template = verdict.template();
        let orders = verdict.dates.iter().filter_map(|date| Some((date.field, ProvenanceOrder::of(date)?)));
        let centuries =
            verdict.centuries.iter().filter_map(|it| Some((it.field, ProvenanceCentury::of(it)?)));
        let decimals = verdict.decimals.iter().filter_map(|it| Some((it.field, ProvenanceDecimal::of(it)?)));
        let tally = verdict.tally().lines;
        Self {
            source: ProvenanceSource {
                name: name.to_owned(),
                sha256: sha256.to_owned(),
                bytes: facts.workbook.as_ref().map_or(facts.bytes, |workbook| workbook.bytes),
                worksheet: table.workbook().and_then(WorkbookFacts::worksheet).map(worksheet_name),
                encoding: facts.encoding,
                delimiter: facts.delimiter,
                dialect: facts.dialect,
            },
            template: ProvenanceTemplate { id: template.id.clone(), version: template.version },
            saved_source: None,
            columns: columns(table, verdict),
            constants: verdict.constants(),
            date_orders: inserted(orders),
            centuries: inserted(centuries),
            decimals: inserted(decimals),
            mapped_words: verdict.mapped_words() as u32,
            changed_cells: table.edited_cells() as u32,
            checks: checks(table, verdict),
            left_out: verdict.left_out(table),
            findings: inserted(tally.into_iter().map(|line| (line.code, line.count))),
            rows,
            sheet,
        }
    }
}

fn worksheet_name(worksheet: &Worksheet) -> String {
    shortened(&worksheet.name, LONGEST_HEADER)
}

const fn is_false(flag: &bool) -> bool {
    !*flag
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}

impl ProvenanceOrder {
    fn of(date: &DateColumn) -> Option<Self> {
        let order = date.order?;
        Some(Self { order: order.into(), line: date.proving(order).first(), chosen: date.chosen })
    }
}

impl ProvenanceCentury {
    fn of(column: &CenturyColumn) -> Option<Self> {
        let line = column.full.first().filter(|_| !column.chosen);
        Some(Self { century: column.century?, line, chosen: column.chosen })
    }
}

impl ProvenanceDecimal {
    /// `None` for a column with a decimal point that nobody chose, as nearly all are.
    fn of(column: &DecimalColumn) -> Option<Self> {
        let style = column.style.filter(|style| column.chosen || *style == DecimalStyle::Comma)?;
        let proving = match style {
            DecimalStyle::Point => &column.point,
            DecimalStyle::Comma => &column.comma,
        };
        Some(Self { style, line: proving.first(), chosen: column.chosen })
    }
}

fn columns(table: &Table, verdict: &Verdict) -> BTreeMap<Field, ProvenanceColumn> {
    let Some(header) = &verdict.header else { return BTreeMap::new() };
    let names = header.names(table);
    let mapped = header.expected.iter().filter_map(|expected| {
        let column = expected.found.read_from()?;
        let name = names.get(usize::from(column) - 1)?;
        Some((expected.field, ProvenanceColumn { column, header: shortened(trim(name), LONGEST_HEADER) }))
    });
    inserted(mapped)
}

fn checks(table: &Table, verdict: &Verdict) -> Vec<ProvenanceColumn> {
    let headers: Vec<_> = verdict.header.iter().flat_map(|header| header.names(table)).collect();
    let of_column = |&column: &u16| {
        let text = headers.get(usize::from(column) - 1).map_or("", |text| text.as_ref());
        ProvenanceColumn { column, header: shortened(trim(text), LONGEST_HEADER) }
    };
    verdict.checks().iter().map(of_column).collect()
}
